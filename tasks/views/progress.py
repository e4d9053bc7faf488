"""One entry of an account: filling it in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Max, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.fields import errors_into
from plans.models import Submission
from tasks import actions, policy
from tasks.forms import EvidenceForm, OutputFormSet, ProgressForm, listed, output_rows
from tasks.models import Comment, Progress


def visible(request: HttpRequest) -> QuerySet[Progress]:
    rows: QuerySet[Progress] = Progress.objects.visible_to(request.user)
    return rows.select_related(
        "task__trigger", "task__assignment", "submission__period__plan", "submission__agency", "saved_by"
    ).annotate(newest=Max("submission__versions__number"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of one entry; read-only with the reason where it may not be edited.

    Files are taken before the text is judged: whatever is wrong with a date, nobody chooses their files again.
    """
    progress = get_object_or_404(visible(request), pk=pk)
    verdict = policy.can_edit_progress(request.user, progress)
    if request.method != "POST":
        form = ProgressForm(instance=progress, initial={"version": progress.version})
        return render(request, "tasks/edit_progress.html", context(request, progress, form, None, EvidenceForm()))
    verdict.require()
    files = take_files(request, progress)
    form, formset = ProgressForm(request.POST), OutputFormSet(request.POST, prefix="outputs")
    if not (form.is_valid() & formset.is_valid() & files.is_valid()):
        progress = get_object_or_404(visible(request), pk=pk)
        answer = context(request, progress, form, formset, files) | {"form_errors": True}
        return render(request, "tasks/edit_progress.html", answer, status=422)
    actions.save_progress(
        progress, form.values(), by=request.user, version=form.cleaned_data["version"], outputs=listed(formset)
    )
    messages.success(request, _("Đã lưu nhiệm vụ %s.") % progress.task.code)
    return redirect(onward(request, progress))


def take_files(request: HttpRequest, progress: Progress) -> EvidenceForm:
    """Attach what was chosen, all of it or nothing, and take off what was struck out."""
    form = EvidenceForm(request.POST, request.FILES)
    form.is_valid()
    if uploads := form.uploads():
        with errors_into(form):
            actions.add_files(progress, by=request.user, uploads=uploads)
            messages.success(request, _("Đã gắn %d tệp.") % len(uploads))
    for evidence in form.struck(progress):
        actions.remove_evidence(evidence, by=request.user)
        messages.success(request, _("Đã gỡ tệp «%s».") % evidence.name)
    return form


def onward(request: HttpRequest, progress: Progress) -> str:
    """Once more this form, the check before sending, or the list of parts."""
    if (part := request.POST.get("more")) in ("outputs", "evidence"):
        return f"{progress.get_absolute_url()}#{part}"
    page = "reports:check" if request.GET.get("next") == "check" else "reports:submission"
    return f"{reverse(page, args=[progress.submission_id])}#task-{progress.task_id}"


def context(
    request: HttpRequest, progress: Progress, form: ProgressForm, formset: Any, files: EvidenceForm
) -> dict[str, Any]:
    """What the page shows: the form, the remarks of the version sent last, and the same task a period ago."""
    submission, newest = progress.submission, progress.newest  # type: ignore[attr-defined]
    earlier = Submission.objects.visible_to(request.user).before(submission).values("pk")
    rows = Progress.objects.visible_to(request.user).filter(task=progress.task_id, submission__in=earlier)
    rows = rows.select_related("submission__period", "submission__agency")
    before: Progress | None = rows.order_by("-submission__period__window_end").first()
    comments = Comment.objects.visible_to(request.user).select_related("author")
    both = [progress, before] if before else [progress]
    prefetch_related_objects(both, "outputs", "evidence", Prefetch("comments", queryset=comments))
    remarks = [row for row in progress.comments.all() if row.version_number == newest]
    if formset is None:
        formset = OutputFormSet(initial=output_rows(list(progress.outputs.all())), prefix="outputs")
    return {
        "progress": progress,
        "submission": submission,
        "form": form,
        "formset": formset,
        "files": files,
        "verdict": policy.can_edit_progress(request.user, progress),
        "before": before,
        "raise_": policy.can_raise(request.user, submission.agency_id),
        "remarks": remarks,
    }
