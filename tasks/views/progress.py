"""One entry of an account: filling it in, and remarking on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.errors import Verdict
from plans.models import Submission
from tasks import actions, policy
from tasks.forms import CommentForm, OutputFormSet, ProgressForm, listed, output_rows
from tasks.models import Progress


def visible(request: HttpRequest) -> QuerySet[Progress]:
    rows: QuerySet[Progress] = Progress.objects.visible_to(request.user)
    return rows.select_related(
        "task__trigger", "task__assignment", "submission__period__plan", "submission__agency", "saved_by"
    ).prefetch_related("outputs", "evidence", "comments__author")


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of one entry; read-only with the reason where it may not be edited."""
    progress = get_object_or_404(visible(request), pk=pk)
    verdict = policy.can_edit_progress(request.user, progress)
    if request.method != "POST":
        form = ProgressForm(instance=progress, initial={"version": progress.version})
        formset = OutputFormSet(initial=output_rows(list(progress.outputs.all())), prefix="outputs")
        return render(request, "tasks/edit_progress.html", context(request, progress, form, formset, verdict))
    verdict.require()
    form, formset = ProgressForm(request.POST), OutputFormSet(request.POST, prefix="outputs")
    if not (form.is_valid() & formset.is_valid()):
        answer = context(request, progress, form, formset, verdict) | {"form_errors": True}
        return render(request, "tasks/edit_progress.html", answer, status=422)
    actions.save_progress(
        progress, form.values(), by=request.user, version=form.cleaned_data["version"], outputs=listed(formset)
    )
    messages.success(request, _("Đã lưu nhiệm vụ %s.") % progress.task.code)
    return redirect(onward(request, progress))


def onward(request: HttpRequest, progress: Progress) -> str:
    """One more empty row, the check before sending, or the list of parts."""
    if "more" in request.POST:
        return f"{progress.get_absolute_url()}#outputs"
    page = "reports:check" if request.GET.get("next") == "check" else "reports:submission"
    return f"{reverse(page, args=[progress.submission_id])}#task-{progress.task_id}"


def context(
    request: HttpRequest, progress: Progress, form: ProgressForm, formset: Any, verdict: Verdict
) -> dict[str, Any]:
    """What the page shows: the form, the remarks of the version sent last, and the same task a period ago."""
    submission = progress.submission
    earlier = Submission.objects.visible_to(request.user).before(submission).values("pk")
    before = Progress.objects.visible_to(request.user).filter(task=progress.task_id, submission__in=earlier)
    newest = submission.versions.order_by("-number").first()
    remarks = [row for row in progress.comments.all() if newest and row.version_number == newest.number]
    return {
        "progress": progress,
        "submission": submission,
        "form": form,
        "formset": formset,
        "verdict": verdict,
        "before": before.select_related("submission__period", "submission__agency")
        .prefetch_related("outputs")
        .order_by("-submission__period__window_end")
        .first(),
        "remarks": remarks,
        "most_files": policy.MAX_EVIDENCE,
    }


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    progress = get_object_or_404(visible(request), pk=pk)
    form = CommentForm(request.POST)
    form.is_valid()
    actions.comment_progress(progress, by=request.user, text=form.cleaned_data.get("text", ""))
    messages.success(request, _("Đã ghi ý kiến cho nhiệm vụ %s.") % progress.task.code)
    return redirect(f"{progress.submission.get_absolute_url()}#task-{progress.task_id}")
