"""The coordinating agency's words on an account: a remark on an entry, a return with its reason."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.fields import errors_into
from plans.actions import return_submission
from plans.models import Submission
from plans.policy import can_return
from reports.forms import CommentForm, ReasonForm
from reports.views.reading import Asked
from reports.views.submissions import account, to_review
from tasks.actions import comment_progress, edit_comment, withdraw_comment
from tasks.models import Comment, Progress
from tasks.policy import can_change_comment, can_comment


def onward(request: HttpRequest, submission: Submission) -> HttpResponse:
    """The account that waits next, or its period when none waits."""
    return redirect(Submission.objects.visible_to(request.user).next_to_review(submission) or submission.period)


def back_to(request: HttpRequest, entry: Progress) -> HttpResponse:
    """The account at this entry, with the columns and entries that were chosen."""
    address = entry.submission.get_absolute_url()
    return redirect(f"{address}{Asked.of(request.GET).query}#task-{entry.task_id}")


@require_POST
def return_(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(to_review(request), pk=pk)
    can_return(request.user, submission).require()
    form = ReasonForm(request.POST)
    if form.is_valid():
        with errors_into(form):
            return_submission(submission, by=request.user, **form.cleaned_data)
    if form.errors:
        return account(request, submission, reason=form)
    messages.success(request, _("Đã trả lại báo cáo của %s.") % submission.agency)
    return onward(request, submission)


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    entries = Progress.objects.visible_to(request.user).select_related("task", "submission__period")
    entry = get_object_or_404(entries, pk=pk)
    can_comment(request.user, entry).require()
    form = CommentForm(request.POST, entry=entry)
    if form.is_valid():
        with errors_into(form):
            comment_progress(entry, by=request.user, text=form.cleaned_data["text"])
    if form.errors:
        return account(request, get_object_or_404(to_review(request), pk=entry.submission_id), remark=form)
    messages.success(request, _("Đã ghi ý kiến cho nhiệm vụ %s.") % entry.task.code)
    return back_to(request, entry)


def remarks(request: HttpRequest) -> QuerySet[Comment]:
    rows: QuerySet[Comment] = Comment.objects.visible_to(request.user)
    return rows.select_related("progress__task", "progress__submission__period__plan", "progress__submission__agency")


@require_http_methods(["GET", "HEAD", "POST"])
def edit_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one's own remark in other words."""
    remark = get_object_or_404(remarks(request), pk=pk)
    can_change_comment(request.user, remark).require()
    entry = remark.progress
    given = request.POST if request.method == "POST" else None
    form = CommentForm(given, entry=entry, initial={"text": remark.text})
    if form.is_valid():
        with errors_into(form):
            edit_comment(remark, by=request.user, text=form.cleaned_data["text"])
            messages.success(request, _("Đã sửa ý kiến về nhiệm vụ %s.") % entry.task.code)
            return back_to(request, entry)
    context = {"remark": remark, "entry": entry, "submission": entry.submission, "form": form}
    context |= {"form_errors": form if form.is_bound else None, "asked": Asked.of(request.GET)}
    return render(request, "reports/edit_remark.html", context, status=422 if form.is_bound else 200)


@require_POST
def withdraw_remark(request: HttpRequest, pk: int) -> HttpResponse:
    remark = get_object_or_404(remarks(request), pk=pk)
    withdraw_comment(remark, by=request.user)
    messages.success(request, _("Đã rút ý kiến về nhiệm vụ %s.") % remark.progress.task.code)
    return back_to(request, remark.progress)
