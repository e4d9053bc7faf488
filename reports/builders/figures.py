"""What is counted: each task as each agency accounts for it in each year, and the sums of these. No queries here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core.fields import half_up
from plans.models import Assignment, Period, Plan, State
from reports.builders.gather import Account
from reports.builders.judging import judge
from tasks.models import Task, Timeliness

SOON = 15  # days before a deadline from which a task is «about to be due»


class Bucket(models.TextChoices):
    """Where a part stands. What the report prints as «Trong hạn» is here the third and the fourth together."""

    DONE_ON_TIME = "done_on_time", _("Hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("Hoàn thành quá hạn")
    ON_TRACK = "on_track", _("Trong hạn")
    DUE_SOON = "due_soon", _("Sắp đến hạn")
    OVERDUE = "overdue", _("Quá hạn")
    IN_REVIEW = "in_review", _("Chờ xem xét")
    UNREPORTED = "unreported", _("Chưa báo cáo")
    WAITING = "waiting", _("Chờ điều kiện")
    NOT_DUE = "not_due", _("Chưa đến kỳ")


DONE = (Bucket.DONE_ON_TIME, Bucket.DONE_LATE)
TO_WATCH = (Bucket.OVERDUE, Bucket.DUE_SOON, Bucket.UNREPORTED)
# Of several accounts of one task the worst tells where the task stands.
WORST_FIRST = (
    Bucket.OVERDUE, Bucket.DUE_SOON, Bucket.ON_TRACK, Bucket.UNREPORTED, Bucket.IN_REVIEW, Bucket.WAITING,
    Bucket.NOT_DUE, Bucket.DONE_LATE, Bucket.DONE_ON_TIME,
)  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """What an agency said of one task: stage, percent, the day of its last document."""

    stage: str
    percent: int | None
    last_output: date | None


@dataclass(frozen=True)
class Part:
    """One task as one agency accounts for it in one period («phần việc»): the unit of every count."""

    task: Task
    agency: Agency
    bucket: Bucket
    deadline: date | None
    percent: int | None = None


@dataclass(frozen=True)
class Year:
    """A reporting period with all accounts that were due in it."""

    period: Period
    accounts: tuple[Account, ...]
    parts: tuple[Part, ...]

    @property
    def year(self) -> int:
        return self.period.year

    def is_over(self, moment: datetime) -> bool:
        return self.period.due_at <= moment

    def narrowed(self, agencies: frozenset[int] | None, assignment: int | None) -> Year:
        """Only these agencies' accounts, only this assignment's tasks."""
        if agencies is None and assignment is None:
            return self
        parts = [part for part in self.parts if assignment is None or part.task.assignment_id == assignment]
        parts = [part for part in parts if agencies is None or part.agency.pk in agencies]
        owners = {part.agency.pk for part in parts} if assignment is not None else agencies
        accounts = [account for account in self.accounts if owners is None or account.agency.pk in owners]
        return replace(self, accounts=tuple(accounts), parts=tuple(parts))


@dataclass(frozen=True)
class Tally:
    """How many parts stand where; every bucket is named, also with none."""

    counts: Mapping[Bucket, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        return sum(self.counts[bucket] for bucket in DONE)

    @property
    def done_share(self) -> Decimal | None:
        return share(self.done, self.total)

    def lines(self) -> list[tuple[Bucket, int, Decimal | None]]:
        return [(bucket, number, share(number, self.total)) for bucket, number in self.counts.items()]


@dataclass(frozen=True)
class Group:
    """Parts that belong together: an agency's, an assignment's, all communes'. `pk` is None for several agencies."""

    label: str
    tally: Tally
    pk: int | None = None
    kind: str = ""
    short: str = ""


@dataclass(frozen=True)
class Accounts:
    """How the accounts of a year came in. `late`: sent late or still not sent after the deadline."""

    expected: int
    sent: int
    on_time: int
    accepted: int
    late: list[Account] = field(default_factory=list)

    @property
    def on_time_share(self) -> Decimal | None:
        return share(self.on_time, self.expected)


def make_part(task: Task, account: Account, period: Period, sent: Sent, today: date) -> Part:
    """Judge one entry; what is not accepted is not judged, only told as waiting for review or for the agency."""
    deadline = task.deadline_in(period)
    if account.state != State.ACCEPTED:
        bucket = Bucket.IN_REVIEW if account.state == State.SUBMITTED else Bucket.UNREPORTED
        return Part(task, account.agency, bucket, deadline)
    judged = judge(
        task, period, sent.stage, last_output=sent.last_output, sent_on=account.sent_on, today=today
    )  # fmt: skip
    soon = judged == Timeliness.ON_TRACK and deadline is not None and (deadline - today).days <= SOON
    return Part(task, account.agency, Bucket.DUE_SOON if soon else Bucket(judged), deadline, sent.percent)


def tally(parts: Iterable[Part]) -> Tally:
    found = Counter(part.bucket for part in parts)
    return Tally({bucket: found[bucket] for bucket in Bucket})


def grouped(parts: Iterable[Part], key: Callable[[Part], Any]) -> dict[Any, list[Part]]:
    """In the order of first appearance."""
    found: dict[Any, list[Part]] = {}
    for part in parts:
        found.setdefault(key(part), []).append(part)
    return found


def by_agency(parts: Iterable[Part], *, together: Mapping[str, str]) -> list[Group]:
    """Agency by agency, most parts first; kinds in `together` (kind → label) are one line each."""
    groups = grouped(parts, lambda part: part.agency.kind if part.agency.kind in together else part.agency)
    found = [
        Group(together[key], tally(rows), kind=key)
        if isinstance(key, str)
        else Group(key.name, tally(rows), key.pk, key.kind, key.short_name)
        for key, rows in groups.items()
    ]
    return sorted(found, key=lambda group: (group.pk is None, -group.tally.total, group.label))


def by_assignment(parts: Iterable[Part], assignments: Mapping[int, Assignment]) -> list[Group]:
    groups = grouped(parts, lambda part: part.task.assignment_id)
    ordered = sorted(groups, key=lambda pk: assignments[pk].order)
    return [Group(str(assignments[pk]), tally(groups[pk]), pk) for pk in ordered]


def accounts(year: Year, moment: datetime) -> Accounts:
    """As the compiled report counts them."""
    rows = year.accounts
    return Accounts(
        expected=len(rows),
        sent=sum(row.first_sent is not None for row in rows),
        on_time=sum(row.on_time for row in rows),
        accepted=sum(row.state == State.ACCEPTED for row in rows),
        late=sorted((row for row in rows if row.days_late(moment)), key=lambda row: row.agency.name),
    )


def by_task(year: Year, tasks: Iterable[Task], done_in: Mapping[int, int]) -> dict[int, Bucket]:
    """Where each task of the plan stands: by the worst of its accounts; what is not asked is done, waits or is to come.

    `done_in`: task → the earlier year in which it was completed for good.
    """
    groups = grouped(year.parts, lambda part: part.task.pk)
    found = {}
    for task in tasks:
        buckets = {part.bucket for part in groups.get(task.pk, ())}
        if buckets:
            found[task.pk] = next(bucket for bucket in WORST_FIRST if bucket in buckets)
        elif task.pk in done_in:
            found[task.pk] = Bucket.DONE_ON_TIME
        else:
            found[task.pk] = Bucket.WAITING if task.waits_on(year.period.window_end) else Bucket.NOT_DUE
    return found


def done_before(year: Year, years: Iterable[Year]) -> dict[int, int]:
    """Task → the latest earlier year in which an account of it was accepted as completed."""
    found: dict[int, int] = {}
    for earlier in sorted(years, key=lambda row: row.period.window_end):
        if earlier.period.window_end < year.period.window_end:
            found |= {part.task.pk: earlier.year for part in earlier.parts if part.bucket in DONE}
    return found


def time_gone(plan: Plan, today: date) -> Decimal:
    """The share of the plan's time that is over, in per cent: from its issue to the end of its last year."""
    whole = (date(plan.last_year, 12, 31) - plan.issued_on).days
    return half_up(Decimal(min(max((today - plan.issued_on).days, 0), whole) * 100) / whole, 1)


def settled(years: list[Year], moment: datetime) -> Year | None:
    """The newest year whose deadline has passed: the one that can be compared with the year before."""
    over = [year for year in years if year.is_over(moment)]
    return max(over, key=lambda year: year.period.window_end, default=None)


def share(part: int, whole: int) -> Decimal | None:
    """In per cent with one decimal, None of nothing."""
    return half_up(Decimal(part * 100) / whole, 1) if whole else None
