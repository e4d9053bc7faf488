"""One entry of an account: filling it in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Max, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core import clock
from core.errors import DomainError
from plans.models import Submission
from plans.policy import repeated
from tasks import actions, policy
from tasks.forms import EvidenceForm, OutputFormSet, ProgressForm, listed, output_rows
from tasks.models import Comment, Evidence, Progress
from tasks.views.evidence import take_files

REUSABLE_SHOWN = 40


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
        return render(request, "tasks/edit_progress.html", blank(request, progress))
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
    messages.success(request, _("Đã lưu nhiệm vụ %s.") % progress.task.code, extra_tags="saved")
    return redirect(onward(request, progress))


@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """The page saves by itself what can be read of it so far, and is told what could not and which version it has now.

    A half-typed list of documents is left as it was: which of its rows were meant, only the person knows.
    """
    progress = get_object_or_404(visible(request), pk=pk)
    policy.can_edit_progress(request.user, progress).require()
    form, formset = ProgressForm(request.POST), OutputFormSet(request.POST, prefix="outputs")
    form.is_valid()
    if "version" in form.errors:
        raise DomainError("invalid", form.errors["version"][0], kind="invalid")
    saved = actions.save_progress(
        progress,
        form.values(),
        by=request.user,
        version=form.cleaned_data["version"],
        outputs=listed(formset) if formset.is_valid() else None,
        verb="autosave_progress",
    )
    answer = {"version": saved.version, "at": clock.now(), "form": form, "formset": formset}
    return render(request, "components/_autosaved.html", answer)


def onward(request: HttpRequest, progress: Progress) -> str:
    """Once more this form, the next part, the check before sending, or the list of parts."""
    more, checking = request.POST.get("more"), request.GET.get("next") == "check"
    asked = {"from": "before"} if more == "before" else {}
    if checking:
        asked["next"] = "check"
    here = f"{progress.get_absolute_url()}{'?' if asked else ''}{urlencode(asked)}"
    if more in ("outputs", "evidence"):
        return f"{here}#{more}"
    if more == "before":
        return here
    if more == "next":
        later = Progress.objects.visible_to(request.user).filter(submission=progress.submission_id)
        following = later.filter(task__order__gt=progress.task.order).order_by("task__order").first()
        summary = reverse("plans:edit_summary", args=[progress.submission_id])
        return following.get_absolute_url() if following else summary
    page = "reports:check" if checking else "reports:submission"
    return f"{reverse(page, args=[progress.submission_id])}#task-{progress.task_id}"


def entry_before(request: HttpRequest, progress: Progress) -> Progress | None:
    """The same task in the newest earlier account of the agency or of those whose duties came to it."""
    earlier = Submission.objects.visible_to(request.user).before(progress.submission).values("pk")
    rows = Progress.objects.visible_to(request.user).filter(task=progress.task_id, submission__in=earlier)
    rows = rows.select_related("submission__period", "submission__agency")
    found: Progress | None = rows.order_by("-submission__period__window_end").first()
    return found


def blank(request: HttpRequest, progress: Progress) -> dict[str, Any]:
    """The form as it was saved; asked to start from the period before, its blank texts hold what stood there then.

    Nothing is saved by that: whoever asked for it reads it, mends it and presses the button.
    """
    before = entry_before(request, progress)
    started = {}
    if before and request.GET.get("from") == "before":
        started = {
            name: getattr(before, name)
            for name in Progress.TEXT_FIELDS
            if getattr(before, name).strip() and not getattr(progress, name).strip()
        }
    form = ProgressForm(instance=progress, initial={"version": progress.version} | started)
    asked = before is not None and request.GET.get("from") == "before"
    found = context(request, progress, form, None, EvidenceForm(), before)
    found["repeated"] += list(started)
    return found | {"started": [form[name].label for name in started], "asked": asked}


def context(
    request: HttpRequest,
    progress: Progress,
    form: ProgressForm,
    formset: Any,
    files: EvidenceForm,
    before: Progress | None = None,
) -> dict[str, Any]:
    """What the page shows: the form, the remarks of the version sent last, and the same task a period ago."""
    submission, newest = progress.submission, progress.newest  # type: ignore[attr-defined]
    before = before or entry_before(request, progress)
    comments = Comment.objects.visible_to(request.user).select_related("author")
    both = [progress, before] if before else [progress]
    prefetch_related_objects(both, "outputs", "evidence", Prefetch("comments", queryset=comments))
    remarks = [row for row in progress.comments.all() if row.version_number == newest]
    if formset is None:
        formset = OutputFormSet(initial=output_rows(list(progress.outputs.all())), prefix="outputs")
    verdict = policy.can_edit_progress(request.user, progress)
    return {
        "progress": progress,
        "submission": submission,
        "form": form,
        "formset": formset,
        "files": files,
        "verdict": verdict,
        "before": before,
        "raise_": policy.can_raise(request.user, submission.agency_id),
        "repeated": repeated(progress, before, Progress.TEXT_FIELDS),
        "remarks": remarks,
        "reusable": reusable(request, progress) if verdict.allowed else [],
        "checking": request.GET.get("next") == "check",
    }


def reusable(request: HttpRequest, progress: Progress) -> QuerySet[Evidence]:
    rows: QuerySet[Evidence] = Evidence.objects.visible_to(request.user).to_reuse(progress)
    return rows.select_related("progress__task", "progress__submission__period")[:REUSABLE_SHOWN]
