"""What all agencies reported for a period: the figures accepted, who is asked, and where each account stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from agencies.models import Agency
from indicators.models.asked import reporters_in
from indicators.models.grids import Grid, Key, grid_of
from indicators.models.statistics import Statistic, StatisticFigure, StatisticSheet
from plans.models import Period, State, Submission


@dataclass
class Reported:
    """One agency's answer. `submission`: its account's id, None where there is none; `opens`: the reader may see it."""

    agency: Agency
    grid: Grid
    submission: int | None = None
    state: str = ""
    state_label: str = ""
    opens: bool = False

    @property
    def is_accepted(self) -> bool:
        return self.state == State.ACCEPTED


@dataclass
class Summary:
    """One statistic over all agencies: `grid` adds up what was accepted."""

    statistic: Statistic
    grid: Grid
    reports: list[Reported] = field(default_factory=list)

    @property
    def answered(self) -> int:
        return sum(row.is_accepted and row.grid.is_answered for row in self.reports)

    @property
    def sums(self) -> list[tuple[str, Decimal | None]]:
        """(column, sum) as far as the plan lets figures be added up; one without a name for the whole."""
        return sums_of(self.grid)


def sums_of(grid: Grid) -> list[tuple[str, Decimal | None]]:
    if len(grid.rows) == 1:
        row = grid.rows[0]
        whole = [("", row.total)] if grid.across else []
        return whole or [(cell.column_name, cell.value) for cell in row.cells]
    if grid.totals is None:
        return []
    return [("", grid.total)] if grid.across else grid.totals_named


def summaries(period: Period, chosen: Iterable[int] | None = None) -> list[Summary]:
    """Every statistic of the period's plan, or those `chosen` by id, with who reported what. Seven queries."""
    asked = reporters_in(period)
    rows = Statistic.objects.filter(plan=period.plan_id)
    statistics = list(rows if chosen is None else rows.filter(pk__in=list(chosen)))
    accounts = {row.agency_id: row for row in Submission.objects.filter(period=period)}
    accepted = {pk for pk, row in accounts.items() if row.state == State.ACCEPTED}
    cells = cells_of(period, statistics, accepted)
    nothing = nothing_of(period, accepted)
    found = []
    for statistic in statistics:
        together: dict[Key, Decimal] = {}
        summary = Summary(statistic, grid_of(statistic.shape, together))
        for agency in sorted(asked.get(statistic.pk, ()), key=lambda row: row.name_order):
            own = cells.get((statistic.pk, agency.pk), {})
            for key, value in own.items():
                together[key] = together.get(key, Decimal(0)) + value
            grid = grid_of(statistic.shape, own, nothing=(statistic.key, agency.pk) in nothing)
            summary.reports.append(reported(agency, grid, accounts.get(agency.pk)))
        summary.grid = grid_of(statistic.shape, together)
        found.append(summary)
    return found


def reported(agency: Agency, grid: Grid, account: Any) -> Reported:
    if account is None:
        return Reported(agency, grid)
    return Reported(agency, grid, account.pk, account.state, str(account.get_state_display()))


def cells_of(
    period: Period, statistics: Iterable[Statistic], agencies: Iterable[int]
) -> dict[tuple[int, int], dict[Key, Decimal]]:
    found: dict[tuple[int, int], dict[Key, Decimal]] = {}
    rows = StatisticFigure.objects.filter(period=period, statistic__in=list(statistics), agency__in=list(agencies))
    for statistic, agency, row, column, value in rows.values_list("statistic", "agency", "row", "column", "value"):
        found.setdefault((statistic, agency), {})[row, column] = value
    return found


def nothing_of(period: Period, agencies: Iterable[int]) -> set[tuple[str, int]]:
    sheets = StatisticSheet.objects.filter(submission__period=period, submission__agency__in=list(agencies))
    rows = sheets.values_list("submission__agency", "nothing")
    return {(key, agency) for agency, keys in rows for key in keys}
