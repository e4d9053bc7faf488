"""Asking for more time, and deciding on it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.fields import errors_into
from plans import actions, policy
from plans.forms import AskForm, ExtensionForm, RefuseForm
from plans.models import ExtensionRequest, Submission, last_day


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Submission.objects.visible_to(request.user).select_related("period__plan", "agency")
    submission = get_object_or_404(rows.prefetch_related("extensions"), pk=pk)
    policy.can_ask_more_time(request.user, submission).require()
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            reason = form.cleaned_data["reason"]
            asked = actions.ask_more_time(submission, by=request.user, until=form.moment(), reason=reason)
            messages.success(request, _("Đã gửi đề nghị gia hạn đến cơ quan đầu mối."))
            return redirect(asked)
    answer = {"submission": submission, "form": form, "form_errors": form.is_bound}
    return render(request, "plans/ask_more_time.html", answer, status=422 if form.is_bound else 200)


def visible(request: HttpRequest) -> QuerySet[ExtensionRequest]:
    rows: QuerySet[ExtensionRequest] = ExtensionRequest.objects.visible_to(request.user)
    rows = rows.select_related("submission__period__plan", "submission__agency", "asked_by", "decided_by")
    return rows.prefetch_related("submission__extensions")


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return page(request, get_object_or_404(visible(request), pk=pk))


def page(
    request: HttpRequest,
    asked: ExtensionRequest,
    *,
    granting: ExtensionForm | None = None,
    refusing: RefuseForm | None = None,
) -> HttpResponse:
    wrong = granting or refusing
    wanted = {"until": last_day(asked.until), "reason": asked.reason}
    context = {
        "asked": asked,
        "submission": asked.submission,
        "last_day": last_day(asked.until),
        "verdict": policy.can_decide_request(request.user, asked),
        "granting": granting or ExtensionForm(initial=wanted, prefix="grant"),
        "refusing": refusing or RefuseForm(prefix="refuse"),
        "form_errors": wrong,
    }
    return render(request, "plans/extension_request.html", context, status=422 if wrong else 200)


@require_POST
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """The time asked for, or until the day typed."""
    asked = get_object_or_404(visible(request), pk=pk)
    policy.can_decide_request(request.user, asked).require()
    form = ExtensionForm({"grant-reason": asked.reason} | request.POST.dict(), prefix="grant")
    if form.is_valid():
        with errors_into(form):
            actions.grant_request(asked, by=request.user, until=form.moment())
            messages.success(request, _("Đã gia hạn cho %s.") % asked.submission.agency)
            return redirect(asked.submission)
    return page(request, asked, granting=form)


@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(visible(request), pk=pk)
    policy.can_decide_request(request.user, asked).require()
    form = RefuseForm(request.POST, prefix="refuse")
    if form.is_valid():
        with errors_into(form):
            actions.refuse_request(asked, by=request.user, note=form.cleaned_data["note"])
            messages.success(request, _("Đã báo cho cơ quan: không gia hạn."))
            return redirect(asked)
    return page(request, asked, refusing=form)
