"""Everything a compiled report says, read from rows in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from agencies.models import Agency, Line, Succession
from indicators.models import Indicator, Observation
from plans.models import Assignment, Period, State, Submission, Version
from tasks.models import Progress, Responsibility, Stage, Task, Unheld, resolve

Asked = list[tuple[int, int]]


@dataclass(frozen=True)
class Account:
    """One agency's submission; `content` is the accepted version as it was sent, None while nothing is accepted."""

    agency: Agency
    state: str
    state_label: str
    deadline: datetime
    first_sent: datetime | None
    extended: bool
    content: Mapping[str, Any] | None

    @cached_property
    def sent_on(self) -> date | None:
        """The day of the first sending, here."""
        return timezone.localdate(self.first_sent) if self.first_sent else None

    @property
    def on_time(self) -> bool:
        return self.first_sent is not None and self.first_sent < self.deadline

    def days_late(self, moment: datetime) -> int:
        """Whole days begun since the deadline, to the sending or to `moment`; 0 when in time."""
        end = self.first_sent or moment
        return 0 if end < self.deadline else (end - self.deadline).days + 1


@dataclass
class TaskRow:
    """A task with those named in the plan, those that hold it on the day, and what was accepted from each of them.

    `done_in`: the year in which a task no longer asked about was accepted as completed.
    """

    task: Task
    assigned: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    holders: list[Agency] = field(default_factory=list)
    unheld: list[Unheld] = field(default_factory=list)
    expected: list[Account] = field(default_factory=list)
    entries: list[tuple[Account, Mapping[str, Any]]] = field(default_factory=list)
    done_in: int | None = None


@dataclass(frozen=True)
class TargetRow:
    """A target with this period's figure and the one before; None where there is none (blank is not zero)."""

    indicator: Indicator
    before: Decimal | None
    now: Decimal | None
    observation: Observation | None


@dataclass(frozen=True)
class Gathered:
    """`line`: all successions, read once; `standings`: where tasks stand in words, as far as already told."""

    period: Period
    as_of: datetime
    accounts: list[Account]
    assignments: list[Assignment]
    tasks: list[TaskRow]
    targets: list[TargetRow]
    successions: list[Succession]
    line: Line
    standings: dict[int, str] = field(default_factory=dict)

    @cached_property
    def accepted(self) -> list[Account]:
        return [account for account in self.accounts if account.content is not None]

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.as_of)


def gather(period: Period, as_of: datetime) -> Gathered:
    """Read a period as it stands; `as_of` is the moment printed, and the day for «as of now»."""
    asked, line, plan = read_asked(period), Line(), period.plan
    plan.issuer, plan.coordinator = line.by_id[plan.issuer_id], line.by_id[plan.coordinator_id]
    accounts = read_accounts(period, asked)
    return Gathered(
        period=period,
        as_of=as_of,
        accounts=list(accounts.values()),
        assignments=list(plan.assignments.all()),
        tasks=read_tasks(period, accounts, asked, line, timezone.localdate(as_of)),
        targets=read_targets(period),
        successions=read_successions(period, [account.agency.pk for account in accounts.values()], line),
        line=line,
    )


def read_asked(period: Period) -> dict[int, Asked]:
    """What each submission accounts for, by its id: tasks in printed order, each with its place in it."""
    asked: dict[int, Asked] = {}
    rows = Progress.objects.filter(submission__period=period).order_by("submission_id", "task__order")
    for submission, task, order in rows.values_list("submission_id", "task_id", "task__order"):
        asked.setdefault(submission, []).append((task, order))
    return asked


def read_accounts(period: Period, asked: Mapping[int, Asked] | None = None) -> dict[int, Account]:
    """By submission id, in the order in which the plan names their first task; `asked` if it was read already."""
    asked = read_asked(period) if asked is None else asked
    newest = Version.objects.order_by("submission_id", "-number").distinct("submission_id")
    versions = {row.submission_id: row.content for row in newest.filter(submission__period=period)}
    rows = Submission.objects.filter(period=period).select_related("agency").prefetch_related("extensions")
    for row in rows:
        row.period = period
    ordered = sorted(rows, key=lambda row: (asked[row.pk][0][1] if row.pk in asked else 10_000, row.agency_id))
    labels = {state: str(label) for state, label in State.choices}
    return {
        row.pk: Account(
            agency=row.agency,
            state=row.state,
            state_label=labels[row.state],
            deadline=row.deadline_now,
            first_sent=row.first_submitted_at,
            extended=row.deadline_now > period.due_at,
            content=versions.get(row.pk) if row.state == State.ACCEPTED else None,
        )
        for row in ordered
    }


def read_tasks(
    period: Period, accounts: Mapping[int, Account], asked: Mapping[int, Asked], line: Line, today: date
) -> list[TaskRow]:
    """All tasks of the plan that count, live or not, in printed order."""
    tasks = Task.objects.counted().filter(plan=period.plan_id, children=None)
    rows = {task.pk: TaskRow(task) for task in tasks.select_related("trigger", "assignment")}
    parties = Responsibility.objects.filter(task__in=rows).order_by("task__order", "order")
    leads = []
    for party in parties.prefetch_related("choices"):
        row = rows[party.task_id]
        party.task, party.agency = row.task, line.by_id[party.agency_id]
        (row.assigned if party.leads else row.partners).append(party.agency.name)
        leads += [party] if party.leads else []
    duties, unheld = resolve(leads, today, line)
    held: dict[int, dict[int, Agency]] = {pk: {} for pk in rows}
    for duty in duties:
        held[duty.task.id].setdefault(duty.agency.id, duty.agency)
    for pk, row in rows.items():
        row.holders.extend(held[pk].values())
    for waiting in unheld:
        rows[waiting.responsibility.task_id].unheld.append(waiting)
    done = Progress.objects.filter(task__in=rows, stage=Stage.COMPLETED, submission__state=State.ACCEPTED)
    done = done.filter(submission__period__window_end__lt=period.window_end).order_by("-submission__period__window_end")
    for task_id, year, end in done.values_list("task_id", "submission__period__year", "submission__period__window_end"):
        if not rows[task_id].task.waits_on(end):  # such an account is judged as waiting, whatever it says
            rows[task_id].done_in = year
    by_code = {row.task.code: row for row in rows.values()}
    for submission_id, account in accounts.items():
        for task_id, _order in asked.get(submission_id, ()):
            rows[task_id].expected.append(account)
        for entry in (account.content or {}).get("entries", ()):
            if entry["code"] in by_code:
                by_code[entry["code"]].entries.append((account, entry))
    return list(rows.values())


def read_targets(period: Period) -> list[TargetRow]:
    """The province's own figures: the newest up to the end of this period's window, and the one before it."""
    indicators = Indicator.objects.filter(plan=period.plan_id).prefetch_related("horizons", "milestones")
    known = Observation.objects.filter(agency=None, period__window_end__lte=period.window_end).filter(
        Q(period=period) | Q(period__kind=period.kind)
    )
    known = known.select_related("period").order_by("period__window_end", "period__due_at")
    rows = []
    for indicator in indicators.prefetch_related(Prefetch("observations", known, to_attr="figures")):
        current = [row for row in indicator.figures if row.period_id == period.pk]
        earlier = [row for row in indicator.figures if row.period_id != period.pk]
        rows.append(
            TargetRow(
                indicator=indicator,
                before=earlier[-1].figure if earlier else None,
                now=current[-1].figure if current else None,
                observation=current[-1] if current else None,
            )
        )
    return rows


def read_successions(period: Period, agency_ids: list[int], line: Line) -> list[Succession]:
    """What became, within the data window, of the agencies that report and of those before them."""
    concerned = set(Agency.objects.line_of(agency_ids))
    within = [edge for edge in line.edges if period.window_start <= edge.effective_on <= period.window_end]
    return [edge for edge in within if edge.predecessor_id in concerned]
