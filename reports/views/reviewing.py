"""The coordinating agency's words on an account: a remark on an entry, a return with its reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.fields import errors_into
from plans.actions import return_submission
from plans.policy import can_return
from reports.forms import CommentForm, ReasonForm
from reports.views.submissions import account, visible
from tasks.actions import comment_progress
from tasks.models import Progress
from tasks.policy import can_comment


@require_POST
def return_(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(visible(request), pk=pk)
    can_return(request.user, submission).require()
    form = ReasonForm(request.POST)
    if form.is_valid():
        with errors_into(form):
            return_submission(submission, by=request.user, **form.cleaned_data)
    if form.errors:
        return account(request, submission, reason=form)
    messages.success(request, _("Đã trả lại báo cáo của %s.") % submission.agency)
    return redirect(submission)


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    entries = Progress.objects.visible_to(request.user).select_related("task", "submission__period")
    entry = get_object_or_404(entries, pk=pk)
    can_comment(request.user, entry).require()
    form = CommentForm(request.POST, entry=entry)
    if form.is_valid():
        with errors_into(form):
            comment_progress(entry, by=request.user, text=form.cleaned_data["text"])
    submission = get_object_or_404(visible(request), pk=entry.submission_id)
    if form.errors:
        return account(request, submission, remark=form)
    messages.success(request, _("Đã ghi ý kiến cho nhiệm vụ %s.") % entry.task.code)
    return redirect(f"{submission.get_absolute_url()}#task-{entry.task_id}")
