"""Two periods of a plan held side by side, each agency with those that it continues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import Q

from agencies.models import Agency, Succession
from plans.models import Period, PeriodKind, Submission
from reports.builders.asked import Asked
from reports.builders.figures import DONE, Accounts, Bucket, Part, Year, accounts, by_task, done_before, share, tally
from reports.builders.gather import Account, TargetRow, read_targets
from reports.builders.readings import Kin, Readings, readings_of
from tasks.models import Task

UNJUDGED = (Bucket.IN_REVIEW, Bucket.UNREPORTED)
BETTER, WORSE, SAME, NEW, GONE, UNKNOWN = (
    "Tiến bộ", "Giảm", "Không đổi", "Mới báo cáo", "Không còn báo cáo", "Chưa đủ số liệu",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One of the two periods; `figures`: target → the province's figure in it."""

    year: Year
    sums: Accounts
    states: dict[int, Bucket]
    targets: list[TargetRow]

    @property
    def label(self) -> str:
        return self.year.period.label

    @property
    def done(self) -> int:
        return sum(state in DONE for state in self.states.values())


@dataclass(frozen=True)
class Match:
    """An agency now, with those whose accounts of the earlier period it answers for."""

    agency: Agency
    before: list[Account]
    now: list[Account]
    was: Decimal | None
    share: Decimal | None

    @property
    def verdict(self) -> str:
        """By the share of its tasks that is done, then by whether it sent in time."""
        if not self.before or not self.now:
            return GONE if self.before else NEW
        if self.was is None or self.share is None:
            return UNKNOWN
        old, new = (self.was, in_time(self.before)), (self.share, in_time(self.now))
        return SAME if old == new else BETTER if new > old else WORSE


@dataclass(frozen=True)
class Pair:
    before: Side
    now: Side
    tasks: dict[int, Task]
    kin: Kin

    @property
    def moved(self) -> list[Task]:
        """Tasks that stand elsewhere now."""
        return [task for pk, task in self.tasks.items() if self.before.states[pk] != self.now.states[pk]]

    @cached_property
    def matches(self) -> list[Match]:
        old, new = self.before.year, self.now.year
        here = {row.agency.pk for row in new.accounts}
        found = [self.match(row.agency, self.kin.before(row.agency.pk), [row]) for row in new.accounts]
        gone = [row.agency for row in old.accounts if not self.kin.line.reachable(row.agency.pk) & here]
        return found + [self.match(agency, {agency.pk}, []) for agency in gone]

    def match(self, agency: Agency, line: set[int], now: list[Account]) -> Match:
        before = [row for row in self.before.year.accounts if row.agency.pk in line]
        old = done_share(part for part in self.before.year.parts if part.agency.pk in line)
        new = done_share(part for part in self.now.year.parts if part.agency.pk == agency.pk)
        return Match(agency, before, now, old, new)

    @property
    def successions(self) -> list[Succession]:
        """What became, between the ends of the two periods, of the agencies that accounted in the first."""
        first, last = self.before.year.period.window_end, self.now.year.period.window_end
        line = set().union(*(self.kin.line.reachable(row.agency.pk) for row in self.before.year.accounts))
        edges = [edge for pk in line for edge in self.kin.line.out.get(pk, ()) if first < edge.effective_on <= last]
        return sorted(edges, key=lambda edge: (edge.effective_on, edge.pk))


def read_pair(asked: Asked, as_of: datetime) -> Pair:
    """The two periods, and the plan's years, by which what was completed for good is known."""
    periods = [row for row in (asked.period, asked.against) if row is not None]
    pair = sorted(periods, key=lambda row: (row.window_end, row.due_at, row.pk))
    rows = Submission.objects.filter(period__plan=asked.period.plan)
    rows = rows.filter(Q(period__kind=PeriodKind.ANNUAL) | Q(period__in=pair))
    readings = readings_of(rows, Task.objects.all(), as_of)
    before, now = (make_side(period, readings, as_of) for period in pair)
    return Pair(before, now, readings.tasks if readings else {}, Kin())


def make_side(period: Period, readings: Readings | None, as_of: datetime) -> Side:
    years = readings.years if readings else []
    year = next((row for row in years if row.period.pk == period.pk), Year(period, (), ()))
    known = readings.tasks.values() if readings else ()
    return Side(year, accounts(year, as_of), by_task(year, known, done_before(year, years)), read_targets(period))


def done_share(parts: Iterable[Part]) -> Decimal | None:
    """Of what was accepted: an account that is still to come is no zero."""
    return tally(part for part in parts if part.bucket not in UNJUDGED).done_share


def in_time(rows: Sequence[Account]) -> Decimal | None:
    return share(sum(row.on_time for row in rows), len(rows))
