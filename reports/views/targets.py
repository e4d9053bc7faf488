"""A target's own page: its figures and where each comes from, the way to the target, and where it is heading."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.models import Agency
from core import clock
from indicators.models import (
    Assessment,
    Count,
    CountingRule,
    Criterion,
    Indicator,
    Kind,
    Observation,
    count_again,
    count_indicator,
    rule_words,
)
from indicators.policy import can_record_figures, can_set_baseline, can_set_rule
from reports.builders import targets


@dataclass(frozen=True)
class Line:
    """One recorded figure; `again`: what the same rule finds today for the same day, where that differs."""

    figure: Observation
    asked: Decimal | None
    again: Count | None

    @property
    def is_counted(self) -> bool:
        return self.figure.rule is not None


@require_safe
def target(request: HttpRequest, pk: int) -> HttpResponse:
    """Three counts for each counted figure that stands, and one of today."""
    found = targets.read_target(request.user, pk)
    if found is None:
        raise Http404
    indicator = found.indicator
    today = count_indicator(indicator, clock.today())
    context = {
        "target": found,
        "indicator": indicator,
        "chart": targets.of_target(found, indicator.plan) if found.asked else None,
        "lines": lines(request, found),
        "told": targets.told(found),
        "pace": targets.pace_words(found),
        "today": today,
        "rule": words(request, indicator) if today else "",
        "criteria": criteria(request, indicator) if indicator.kind == Kind.QUALITATIVE else None,
        "acts": {
            "record": can_record_figures(request.user),
            "baseline": can_set_baseline(request.user),
            "rule": can_set_rule(request.user),
        },
    }
    return render(request, "reports/target.html", context)


def criteria(request: HttpRequest, indicator: Indicator) -> Any:
    """With the assessments of each, newest first."""
    answers = Assessment.objects.visible_to(request.user).select_related("period", "recorded_by")
    answers = answers.order_by("-period__window_end", "-pk")
    rows = Criterion.objects.visible_to(request.user).filter(indicator=indicator)
    return rows.prefetch_related(Prefetch("assessments", answers))


def words(request: HttpRequest, indicator: Indicator) -> str:
    rule = CountingRule.of(indicator.rule)
    rows: Any = Agency.objects.visible_to(request.user).filter(code__in=rule.districts) if rule.districts else []
    return rule_words(rule, {row.code: row.name for row in rows}, is_ratio=indicator.is_ratio)


def lines(request: HttpRequest, found: targets.Target) -> list[Line]:
    """Every figure of the province, newest first."""
    rows = Observation.objects.visible_to(request.user).filter(indicator=found.indicator, agency=None)
    rows = rows.select_related("period__plan", "recorded_by").order_by("-period__window_end", "-pk")
    return [make_line(row, found.indicator) for row in rows]


def make_line(figure: Observation, indicator: Indicator) -> Line:
    again = count_again(figure)
    differs = again is not None and again.parts != {name: getattr(figure, name) for name in again.parts}
    return Line(figure, indicator.expected_in(figure.period.year), again if differs else None)
