"""Targets, their figures, and where they stand."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core import clock
from core.fields import errors_into
from indicators import actions, policy
from indicators.forms import BaselineForm, ObservationForm, PeriodChoice
from indicators.models import Indicator, Observation
from plans.models import Period


def visible(request: HttpRequest) -> QuerySet[Indicator]:
    rows: QuerySet[Indicator] = Indicator.objects.visible_to(request.user)
    return rows.select_related("plan", "objective", "owner").prefetch_related("horizons", "milestones")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every target with its newest figure; no figure is said so, and is not zero."""
    figures: dict[int, Observation] = {}
    observed = Observation.objects.visible_to(request.user).filter(agency=None).select_related("period__plan")
    for row in observed.order_by("period__window_end", "pk"):
        figures[row.indicator_id] = row
    due, year = Period.objects.visible_to(request.user).years_due(clock.today()), clock.today().year
    rows = []
    for indicator in visible(request):
        found = figures.get(indicator.pk)
        of, figure = (found.period.year, found.figure) if found else (None, None)
        standing = indicator.standing_in(max(of, due.get(indicator.plan_id, 0)) if of else year, figure, of)
        rows.append(
            {"indicator": indicator, "found": found, "standing": standing, "horizons": indicator.horizons.all()}
        )
    baseline = policy.can_set_baseline(request.user)
    context = {"rows": rows, "baseline": baseline, "countable": countable(request, rows) if baseline else ()}
    return render(request, "indicators/list.html", context)


def countable(request: HttpRequest, rows: list[dict[str, Any]]) -> QuerySet[Period] | tuple[()]:
    """Open periods of plans of which something is counted from the register."""
    plans = {row["indicator"].plan_id for row in rows if row["indicator"].rule is not None}
    periods: QuerySet[Period] = Period.objects.visible_to(request.user)
    return periods.filter(plan__in=plans, opened_at__isnull=False, closed_at=None) if plans else ()


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """First the period, then its figure; a period without a choice is the newest that is open."""
    indicator = get_object_or_404(visible(request), pk=pk)
    policy.can_record_figures(request.user).require()
    asked, posted = "period" in request.GET, request.method == "POST"
    chosen = PeriodChoice(request.GET if asked else None, indicator=indicator)
    opened = Period.objects.visible_to(request.user).filter(plan=indicator.plan_id, opened_at__isnull=False)
    period = chosen.cleaned_data["period"] if chosen.is_valid() else opened.filter(closed_at=None).first()
    if period is None:
        return render(
            request, "indicators/record.html", {"indicator": indicator, "chosen": chosen}, status=409 if posted else 200
        )
    verdict = policy.can_type_figure(request.user, indicator, period)
    if posted:
        verdict.require()
    known = Observation.objects.visible_to(request.user).filter(indicator=indicator, period=period, agency=None).first()
    form = ObservationForm(request.POST if posted else None, indicator=indicator, known=known)
    if posted and asked and not chosen.is_valid():
        form.add_error(None, _("Kỳ báo cáo đã chọn không có. Số liệu chưa được ghi; hãy xem lại kỳ rồi ghi."))
    if form.is_valid():
        with errors_into(form):
            version = form.cleaned_data["version"]
            actions.record_observation(indicator, period, by=request.user, version=version, **form.values())
            messages.success(request, _("Đã ghi số liệu «%s».") % indicator)
            return redirect("indicators:list")
    choice = PeriodChoice(initial={"period": period}, indicator=indicator)
    more = {"indicator": indicator, "period": period, "chosen": choice, "verdict": verdict}
    return answer(request, "indicators/record.html", form, **more)


@require_http_methods(["GET", "HEAD", "POST"])
def set_baseline(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = get_object_or_404(visible(request), pk=pk)
    policy.can_set_baseline(request.user).require()
    initial = {"value": indicator.baseline, "on": indicator.baseline_on, "note": indicator.baseline_note}
    form = BaselineForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with errors_into(form):
            actions.set_baseline(indicator, by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã ghi số gốc của «%s».") % indicator)
            return redirect("indicators:list")
    return answer(request, "indicators/set_baseline.html", form, indicator=indicator)


def answer(request: HttpRequest, template: str, form: Any, **more: object) -> HttpResponse:
    context = {"form": form, "form_errors": form.is_bound} | more
    return render(request, template, context, status=422 if form.is_bound else 200)
