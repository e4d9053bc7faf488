"""The targets of a plan: their figures year by year, what is asked for, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Prefetch, Subquery
from django.utils.translation import gettext as _

from core import clock
from core.fields import format_decimal, half_up
from indicators.models import Forecast, Indicator, Observation, Outlook, Standing
from plans.models import Period, PeriodKind, Plan
from reports.builders.charts import Chart, Series, percent
from reports.builders.words import share_of_target


@dataclass(frozen=True)
class Target:
    """`figures`: year → the province's figure up to its end. `outlook`: where they lead, if to a number."""

    indicator: Indicator
    figures: Mapping[int, Decimal]
    found: Observation | None
    standing: Standing
    outlook: Outlook | None = None
    asked: Mapping[int, Decimal] = field(default_factory=dict)

    @property
    def forecast(self) -> Forecast | None:
        return self.outlook.forecast if self.outlook else None

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
        return half_up(self.latest - self.before, 1)

    @property
    def share(self) -> Decimal | None:
        """The latest figure in per cent of what the next horizon asks for."""
        found = share_of_target(self.indicator, self.found.period.year, self.latest) if self.found else None
        return None if found is None else half_up(found, 1)

    @property
    def shown(self) -> Decimal | None:
        """As it was recorded; of a ratio two decimals."""
        return None if self.latest is None else half_up(self.latest, 2)

    @property
    def unit(self) -> str:
        return "%" if self.indicator.is_ratio else self.indicator.unit


def read_targets(user: Any, plan: int, year: int) -> list[Target]:
    """As of now: a figure is old once a later year's could be there."""
    indicators = Indicator.objects.visible_to(user).filter(plan=plan)
    return targets_of(with_year_due(indicators), Observation.objects.visible_to(user), year)


def read_target(user: Any, pk: int) -> Target | None:
    """One of them, by itself; None where the person may not know of it."""
    known = Indicator.objects.visible_to(user).filter(pk=pk).select_related("plan", "objective", "owner")
    found = targets_of(with_year_due(known), Observation.objects.visible_to(user), clock.today().year)
    return found[0] if found else None


def with_year_due(indicators: Any) -> Any:
    """Annotates `due`: the newest year of the plan whose data window has ended."""
    over = Period.objects.filter(plan=OuterRef("plan"), kind=PeriodKind.ANNUAL, window_end__lt=clock.today())
    return indicators.annotate(due=Subquery(over.order_by("-year").values("year")[:1]))


def targets_of(indicators: Any, observations: Any, year: int, due: int | None = None) -> list[Target]:
    """Four queries: targets, horizons, milestones, and the province's annual figures.

    `year`: asked about where there is no figure; `due`: the year that a figure must be of so as not to be an old one,
    where the targets do not bring their own.
    """
    rows = indicators.order_by("order")
    rows = rows.prefetch_related("horizons", "milestones", Prefetch("observations", observations.of_years(), "seen"))
    return [make_target(row, year, getattr(row, "due", due)) for row in rows]


def make_target(indicator: Any, year: int, due: int | None = None) -> Target:
    figures = {row.period.year: row.figure for row in indicator.seen if row.figure is not None}
    found = indicator.seen[-1] if indicator.seen else None
    told = max(found.period.year, due or 0) if found else year
    standing = indicator.standing_in(told, found.figure if found else None, found.period.year if found else None)
    asked = {row.year: row.value for row in indicator.horizons.all() if row.value is not None}
    shown = {year: half_up(figure, 1) for year, figure in figures.items()}
    over = {row.period.year: row.figure for row in indicator.seen if row.figure is not None and not row.is_running}
    return Target(indicator, shown, found, standing, indicator.outlook(over), asked)


def of_target(target: Target, plan: Plan) -> Chart:
    """The figures against the path and the horizons, over all years of the plan."""
    years = range(min([plan.first_year + 1, *target.figures]), max([plan.last_year, *target.asked]) + 1)
    path = tuple(target.indicator.expected_in(year) for year in years)
    series = [
        Series(_("Số liệu"), tuple(target.figures.get(year) for year in years), "done_on_time"),
        Series(_("Mục tiêu"), tuple(target.asked.get(year) for year in years), "overdue"),
    ]
    if any(value is not None for value in path):
        rounded = tuple(None if value is None else half_up(value, 1) for value in path)
        series.append(Series(_("Đường đến mục tiêu"), rounded, "unreported"))
    series += foreseen(target, years)
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


def foreseen(target: Target, years: range) -> list[Series]:
    """The forecast goes on from the last figure, with the edges between which four of five such figures would lie."""
    if target.forecast is None or not target.figures:
        return []
    last, band = target.forecast.years[-1], target.forecast.band
    names = (_("Dự báo, thấp"), _("Dự báo"), _("Dự báo, cao"))
    found = []
    for place, (name, look) in enumerate(zip(names, ("not_due", "on_track", "not_due"), strict=True)):
        line = {year: half_up(values[place], 1) for year, values in band.items()} | {last: target.figures[last]}
        found.append(Series(name, tuple(line.get(year) for year in years), look))
    return found


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
        "year": target.found.period.year, "figure": amount(half_up(target.latest, 1), target.unit),
        "horizons": horizons.strip(), "standing": target.standing.label, "share": percent(target.share),
    }  # fmt: skip
    if target.share is None:
        return _("Năm %(year)s: %(figure)s. Mục tiêu năm %(horizons)s. Đánh giá: %(standing)s.") % words
    return _(
        "Năm %(year)s: %(figure)s, bằng %(share)s mục tiêu gần nhất. Mục tiêu năm %(horizons)s. Đánh giá: %(standing)s."
    ) % words  # fmt: skip


def pace_words(target: Target) -> list[str]:
    """«Cần 1,8 văn bằng một năm từ nay đến năm 2030; 3 năm gần nhất được 0,7 một năm.» and the forecast in words."""
    outlook = target.outlook
    if outlook is None or not target.figures:
        return []
    unit, points = target.unit, _("điểm phần trăm") if target.indicator.is_ratio else target.unit
    found = []
    if outlook.needed:
        found.append(_("Cần %(amount)s một năm, từ nay đến năm %(year)s.") % {
            "amount": amount(half_up(outlook.needed.per_year, 1), points), "year": outlook.year,
        })  # fmt: skip
    if outlook.gave:
        gave = {"years": outlook.gave.years, "amount": amount(half_up(outlook.gave.per_year, 1), points)}
        found.append(_("%(years)s năm gần nhất được %(amount)s một năm.") % gave)
    found.append(forecast_words(outlook, unit))
    return found


def forecast_words(outlook: Outlook, unit: str) -> str:
    forecast = outlook.forecast
    if forecast is None:
        return _("Chưa dự báo: cần số liệu của ít nhất ba năm.")
    low, high = (amount(half_up(value, 1), unit) for value in (forecast.low, forecast.high))
    told = {
        "year": outlook.year, "value": amount(half_up(forecast.value, 1), unit), "low": low, "high": high,
        "first": forecast.years[0], "last": forecast.years[-1], "met": forecast.met_in or "",
    }  # fmt: skip
    words = _(
        "Dự báo năm %(year)s: %(value)s, trong khoảng %(low)s đến %(high)s với xác suất 80 %%, tính theo số liệu từ "
        "năm %(first)s đến năm %(last)s, năm sau nặng hơn năm trước."
    ) % told  # fmt: skip
    if forecast.met_in is None:
        return words + " " + _("Theo đà này chưa thấy năm đạt mục tiêu.")
    if forecast.is_met:
        return words + " " + _("Mục tiêu đạt từ năm %(met)s.") % told
    return words + " " + _("Theo đà này mục tiêu đạt năm %(met)s.") % told


def amount(value: Decimal, unit: str) -> str:
    return f"{format_decimal(value)} {unit}".strip()
