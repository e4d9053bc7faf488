"""The targets of a plan: their figures year by year, what is asked for, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from core.fields import format_decimal
from indicators.models import Indicator, Observation, Standing
from plans.models import PeriodKind, Plan
from reports.builders.charts import Chart, Series, percent
from reports.builders.words import share_of_target


@dataclass(frozen=True)
class Target:
    """`figures`: year → the province's figure up to its end. `forecast`: for the last year, where one is known."""

    indicator: Indicator
    figures: Mapping[int, Decimal]
    found: Observation | None
    standing: Standing
    forecast: Decimal | None = None
    asked: Mapping[int, Decimal] = field(default_factory=dict)

    @property
    def latest(self) -> Decimal | None:
        return self.found.figure if self.found else None

    @property
    def before(self) -> Decimal | None:
        """The figure of the year before the latest."""
        return self.figures.get(self.found.period.year - 1) if self.found else None

    @property
    def change(self) -> Decimal | None:
        if self.latest is None or self.before is None:
            return None
        return round(self.latest - self.before, 1)

    @property
    def share(self) -> Decimal | None:
        """The latest figure in per cent of what the next horizon asks for."""
        found = share_of_target(self.indicator, self.found.period.year, self.latest) if self.found else None
        return None if found is None else round(found, 1)

    @property
    def shown(self) -> Decimal | None:
        """As it was recorded; of a ratio two decimals."""
        return None if self.latest is None else round(self.latest, 2)

    @property
    def unit(self) -> str:
        return "%" if self.indicator.is_ratio else self.indicator.unit


def read_targets(user: Any, plan: int, year: int) -> list[Target]:
    return targets_of(Indicator.objects.visible_to(user), Observation.objects.visible_to(user), plan, year)


def targets_of(indicators: Any, observations: Any, plan: int, year: int) -> list[Target]:
    """Four queries: targets, horizons, milestones, and the province's annual figures."""
    observed: Any = observations.filter(agency=None, period__kind=PeriodKind.ANNUAL)
    observed = observed.select_related("period").order_by("period__window_end", "pk")
    rows = indicators.filter(plan=plan).order_by("order")
    rows = rows.prefetch_related("horizons", "milestones", Prefetch("observations", observed, to_attr="seen"))
    return [make_target(row, year) for row in rows]


def make_target(indicator: Any, year: int) -> Target:
    figures = {row.period.year: round(row.figure, 1) for row in indicator.seen if row.figure is not None}
    found = indicator.seen[-1] if indicator.seen else None
    standing = indicator.standing_in(found.period.year if found else year, found.figure if found else None)
    asked = {row.year: row.value for row in indicator.horizons.all() if row.value is not None}
    return Target(indicator, figures, found, standing, asked=asked)


def of_target(target: Target, plan: Plan) -> Chart:
    """The figures against the path and the horizons, over all years of the plan."""
    years = range(min([plan.first_year + 1, *target.figures]), max([plan.last_year, *target.asked]) + 1)
    path = tuple(target.indicator.expected_in(year) for year in years)
    series = [
        Series(_("Số liệu"), tuple(target.figures.get(year) for year in years), "done_on_time"),
        Series(_("Mục tiêu"), tuple(target.asked.get(year) for year in years), "overdue"),
    ]
    if any(value is not None for value in path):
        rounded = tuple(None if value is None else round(value, 1) for value in path)
        series.append(Series(_("Đường đến mục tiêu"), rounded, "unreported"))
    return Chart(
        key=f"target-{target.indicator.pk}",
        kind="lines",
        title=target.indicator.name,
        sentence=told(target),
        head=_("Năm"),
        unit=target.unit,
        categories=tuple(str(year) for year in years),
        series=tuple(series),
    )


def told(target: Target) -> str:
    """«Năm 2025: 4 đơn, bằng 40 % mục tiêu ít nhất 10 đơn năm 2030. Đánh giá: …»"""
    horizons = "; ".join(
        _("%(year)s: %(comparator)s %(value)s") % {
            "year": row.year,
            "comparator": row.get_comparator_display(),
            "value": amount(row.value, target.unit) if row.value is not None else "",
        }
        for row in target.indicator.horizons.all()
    )  # fmt: skip
    if target.found is None or target.latest is None:
        return _("Chưa có số liệu. Mục tiêu năm %(horizons)s.") % {"horizons": horizons.strip()}
    words = {
        "year": target.found.period.year, "figure": amount(round(target.latest, 1), target.unit),
        "horizons": horizons.strip(), "standing": target.standing.label, "share": percent(target.share),
    }  # fmt: skip
    if target.share is None:
        return _("Năm %(year)s: %(figure)s. Mục tiêu năm %(horizons)s. Đánh giá: %(standing)s.") % words
    return _(
        "Năm %(year)s: %(figure)s, bằng %(share)s mục tiêu gần nhất. Mục tiêu năm %(horizons)s. Đánh giá: %(standing)s."
    ) % words  # fmt: skip


def amount(value: Decimal, unit: str) -> str:
    return f"{format_decimal(value)} {unit}".strip()
