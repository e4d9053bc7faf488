"""The rows behind the figures, in a fixed number of queries, and which agencies one asks about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Max, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from agencies.models import Agency, Line, Scope, Succession
from plans.models import Period, PeriodKind, Plan, Submission
from reports.builders.figures import Part, Sent, Year, make_part
from reports.builders.gather import Account
from tasks.models import Progress, Task


@dataclass(frozen=True)
class Readings:
    """A plan's years, oldest first, as far as the person may see them; `tasks` are all that count, by id."""

    plan: Plan
    years: list[Year]
    tasks: dict[int, Task]
    moment: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.moment)

    def year(self, number: int | None) -> Year | None:
        """The year asked for; else the newest."""
        if number is None:
            return self.years[-1] if self.years else None
        return next((year for year in self.years if year.year == number), None)


def current_plan() -> QuerySet[Any, Any]:
    """The plan of the newest annual period that was opened, as a subquery."""
    rows = Period.objects.filter(kind=PeriodKind.ANNUAL, opened_at__isnull=False)
    return rows.order_by("-window_end", "-plan__issued_on", "-pk").values("plan")[:1]


def read_years(user: Any, moment: datetime, plan: int | None = None) -> Readings | None:
    """The annual accounts of a plan, the current one unless told. None where the person sees no account."""
    rows = Submission.objects.visible_to(user)
    rows = rows.filter(period__kind=PeriodKind.ANNUAL, period__plan=current_plan() if plan is None else plan)
    return readings_of(rows, Task.objects.visible_to(user), moment)


def readings_of(submissions: Any, tasks: Any, moment: datetime) -> Readings | None:
    """Two queries: these accounts of one plan with what each says, and those of the tasks that count."""
    entries = Progress.objects.filter(submission=OuterRef("pk")).annotate(issued=Max("outputs__issued_on"))
    said = JSONObject(task="task_id", stage="stage", percent="percent", issued=F("issued"))
    rows = (
        submissions.select_related("agency", "period__plan__issuer")
        .with_deadline()
        .annotate(said=ArraySubquery(entries.order_by("task__order").values_list(said)))
        .defer(*Submission.SUMMARY_FIELDS)
        .order_by("period__window_end", "agency__name", "pk")
    )
    found = list(rows)
    if not found:
        return None
    current = found[0].period.plan
    counted = tasks.counted().filter(plan=current.pk, children=None)
    by_id = {task.pk: task for task in counted.select_related("trigger", "assignment").order_by("order")}
    return Readings(current, list(make_years(found, by_id, timezone.localdate(moment))), by_id, moment)


def make_years(rows: Iterable[Any], tasks: dict[int, Task], today: date) -> Iterable[Year]:
    by_period: dict[int, list[Any]] = {}
    for row in rows:
        by_period.setdefault(row.period_id, []).append(row)
    for members in by_period.values():
        period = members[0].period
        accounts: list[Account] = []
        parts: list[Part] = []
        for row in members:
            accounts.append(account := account_of(row))
            parts += parts_of(row, account, period, tasks, today)
        yield Year(period, tuple(accounts), tuple(parts))


def account_of(row: Any) -> Account:
    return Account(
        agency=row.agency,
        state=row.state,
        state_label=str(row.get_state_display()),
        deadline=row.deadline,
        first_sent=row.first_submitted_at,
        extended=row.deadline > row.period.due_at,
        content=None,
    )


def parts_of(row: Any, account: Account, period: Period, tasks: dict[int, Task], today: date) -> Iterable[Part]:
    for entry in row.said:
        if (task := tasks.get(entry["task"])) is not None:
            issued = date.fromisoformat(entry["issued"]) if entry["issued"] else None
            yield make_part(task, account, period, Sent(entry["stage"], entry["percent"], issued), today)


@dataclass
class Kin:
    """Agencies through time: who came before whom, read once."""

    line: Line = field(default_factory=Line)

    def __post_init__(self) -> None:
        self.back: dict[int, list[Succession]] = {}
        for edges in self.line.out.values():
            for edge in edges:
                if edge.successor_id:
                    self.back.setdefault(edge.successor_id, []).append(edge)

    def before(self, start: int) -> set[int]:
        """An agency and all whose duties came down to it."""
        found, queue = {start}, [start]
        while queue:
            fresh = {edge.predecessor_id for edge in self.back.get(queue.pop(), ())} - found
            found |= fresh
            queue += fresh
        return found

    def related(self, start: int) -> frozenset[int]:
        """An agency, its predecessors and its successors: one line through the years."""
        return frozenset(self.before(start) | self.line.reachable(start))

    def heir(self, agency: Agency) -> Agency:
        """Who continues an agency as a whole: the last of its successors; itself where it was divided or lives on."""
        seen = {agency.pk}
        while True:
            whole = [edge for edge in self.line.out.get(agency.pk, ()) if edge.scope == Scope.WHOLE and edge.successor]
            if not whole or whole[-1].successor_id in seen:
                return self.line.by_id[agency.pk]
            agency = whole[-1].successor  # type: ignore[assignment]
            seen.add(agency.pk)

    def joins(self, agencies: Iterable[int]) -> list[Succession]:
        """The successions between these agencies, by day."""
        among = set(agencies)
        edges = [edge for pk in among for edge in self.line.out.get(pk, ()) if edge.successor_id in among]
        return sorted(edges, key=lambda edge: (edge.effective_on, edge.pk))

    def districts(self) -> list[Agency]:
        return sorted((row for row in self.line.by_id.values() if row.kind == Agency.Kind.DISTRICT), key=by_name)


def by_name(agency: Agency) -> tuple[str, int]:
    return agency.name, agency.pk
