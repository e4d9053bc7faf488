"""Filling in the agency's own words, sending, accepting, giving more time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core import clock
from core.errors import DomainError, Verdict
from core.fields import errors_into
from plans import actions, policy
from plans.forms import ExtensionForm, SeenForm, SummaryForm
from plans.models import SENT, Submission


def visible(request: HttpRequest) -> QuerySet[Submission]:
    rows: QuerySet[Submission] = Submission.objects.visible_to(request.user)
    return rows.select_related("period__plan", "agency").prefetch_related("extensions")


def onward(request: HttpRequest, submission: Submission) -> str:
    """Back to the page the person came from: the check before sending, or the account."""
    came_from = request.GET.get("next") or request.POST.get("next")
    return reverse("reports:check" if came_from == "check" else "reports:submission", args=[submission.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def edit_summary(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(visible(request), pk=pk)
    verdict = policy.can_edit(request.user, submission)
    if request.method != "POST":
        return render(request, "plans/edit_summary.html", blank(request, submission, verdict))
    verdict.require()
    form = SummaryForm(request.POST)
    if not form.is_valid():
        answer = context(request, submission, form, verdict) | {"form_errors": form.errors}
        return render(request, "plans/edit_summary.html", answer, status=422)
    actions.save_summary(submission, form.texts(), by=request.user, version=form.cleaned_data["version"])
    messages.success(request, _("Đã lưu đánh giá chung."), extra_tags="saved")
    if request.POST.get("more") == "before":
        return redirect(f"{request.path}?{urlencode({**request.GET.dict(), 'from': 'before'})}")
    return redirect(onward(request, submission))


@require_POST
def autosave_summary(request: HttpRequest, pk: int) -> HttpResponse:
    """The page saves by itself what can be read of it so far, and is told which version it has now."""
    submission = get_object_or_404(visible(request), pk=pk)
    policy.can_edit(request.user, submission).require()
    form = SummaryForm(request.POST)
    form.is_valid()
    if "version" in form.errors:
        raise DomainError("invalid", form.errors["version"][0], kind="invalid")
    version = form.cleaned_data["version"]
    saved = actions.save_summary(submission, form.texts(), by=request.user, version=version, verb="autosave_summary")
    answer = {"version": saved.version, "at": clock.now(), "form": form}
    return render(request, "components/_autosaved.html", answer)


def blank(request: HttpRequest, submission: Submission, verdict: Verdict) -> dict[str, Any]:
    """The form as it was saved; asked to start from the period before, its blank texts hold what stood there then."""
    before = account_before(request, submission)
    started = {}
    asked = before is not None and request.GET.get("from") == "before"
    if before and asked:
        started = {
            name: getattr(before, name)
            for name in Submission.SUMMARY_FIELDS
            if getattr(before, name).strip() and not getattr(submission, name).strip()
        }
    form = SummaryForm(instance=submission, initial={"version": submission.version} | started)
    found = context(request, submission, form, verdict, before)
    found["repeated"] += list(started)
    return found | {"started": [form[name].label for name in started], "asked": asked}


def account_before(request: HttpRequest, submission: Submission) -> Submission | None:
    rows = Submission.objects.visible_to(request.user).before(submission).select_related("period", "agency")
    found: Submission | None = rows.first()
    return found


def context(
    request: HttpRequest,
    submission: Submission,
    form: SummaryForm,
    verdict: Verdict,
    before: Submission | None = None,
) -> dict[str, Any]:
    before = before or account_before(request, submission)
    return {
        "submission": submission,
        "form": form,
        "verdict": verdict,
        "before": before,
        "repeated": policy.repeated(submission, before, Submission.SUMMARY_FIELDS),
        "checking": request.GET.get("next") == "check",
    }


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send, and show the receipt; the sender's second press shows the same one."""
    submission = get_object_or_404(visible(request), pk=pk)
    newest = submission.versions.order_by("-number").first()
    if submission.state in SENT and newest is not None and newest.sent_by_id == request.user.pk:
        return redirect("reports:receipt", pk)
    actions.submit_submission(submission, by=request.user)
    return redirect("reports:receipt", pk)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(visible(request), pk=pk)
    policy.can_review(request.user, submission).require()
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise DomainError("stale", form.errors["seen"][0])
    actions.accept_submission(submission, by=request.user, seen=form.cleaned_data["seen"])
    messages.success(request, _("Đã chấp nhận báo cáo của %s.") % submission.agency)
    return redirect(Submission.objects.visible_to(request.user).next_to_review(submission) or submission.period)


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(visible(request), pk=pk)
    policy.can_extend(request.user, submission).require()
    form = ExtensionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            reason = form.cleaned_data["reason"]
            actions.grant_extension(submission, by=request.user, until=form.moment(), reason=reason)
            messages.success(request, _("Đã gia hạn."))
            return redirect(submission)
    answer = {"submission": submission, "form": form, "form_errors": form.is_bound}
    return render(request, "plans/extend.html", answer, status=422 if form.is_bound else 200)
