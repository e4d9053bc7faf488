"""The coordinating officer's desk: what waits to be read, what to decide, whom to remind, who is where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpRequest

from accounts.models import setting
from core import clock
from plans.models import (
    EDITABLE,
    ExtensionRequest,
    Reminder,
    RequestState,
    State,
    Submission,
    last_day,
    next_reminder,
    overrides,
    working_days_left,
)
from plans.policy import hand_key
from reports.forms import DeskFilter
from reports.models import Report
from reports.policy import can_compile
from reports.views.periods import counts, days_late
from tasks.models import Obstacle, ObstacleState, Trigger, leading, resolve

SHOWN = 8


def desk(request: HttpRequest, moment: datetime) -> dict[str, Any]:
    """All of it, from one reading of the accounts of every open period."""
    days = overrides()
    rows = accounts(request)
    late = {row.pk: days_late(row, moment) for row in rows}
    waiting = sorted((row for row in rows if row.state == State.SUBMITTED), key=lambda row: row.submitted_at)
    asking = [row for row in rows if row.request_state == RequestState.ASKED and row.state in EDITABLE]
    overdue = sorted((row for row in rows if row.state in EDITABLE and late[row.pk]), key=lambda row: row.deadline)
    chosen = DeskFilter(request.GET)
    found = [row for row in rows if chosen.wants(row, late[row.pk])]
    page = Paginator(found, 15).get_page(request.GET.get("page"))
    return {
        "periods": periods(request, rows, moment, days),
        "waiting": waiting[:SHOWN],
        "waiting_total": len(waiting),
        "asking": [{"row": row, "last_day": last_day(row.request_until)} for row in asking],
        "overdue": [{"row": row, "days": late[row.pk]} for row in overdue[:SHOWN]],
        "overdue_total": len(overdue),
        "coming": coming(rows, moment, days),
        "filter": chosen,
        "page": page,
        "rows": [{"row": row, "late": late[row.pk]} for row in page.object_list],
    } | decisions(request)


def accounts(request: HttpRequest) -> list[Any]:
    """Every account of an open period with its deadline, its newest request for more time, and today's reminder."""
    requests = ExtensionRequest.objects.visible_to(request.user).filter(submission=OuterRef("pk")).order_by("-pk")
    reminded = Reminder.objects.visible_to(request.user).filter(submission=OuterRef("pk"), key=hand_key())
    rows = Submission.objects.visible_to(request.user).filter(period__opened_at__isnull=False, period__closed_at=None)
    rows = rows.with_deadline().with_request().select_related("period__plan", "agency")
    reports = (
        Report.objects.visible_to(request.user).compiled().filter(period=OuterRef("period")).order_by("-requested_at")
    )
    rows = rows.annotate(
        request_until=Subquery(requests.values("until")[:1]),
        reminded=Exists(reminded),
        report_id=Subquery(reports.values("pk")[:1]),
        compiled_at=Subquery(reports.values("requested_at")[:1]),
    )
    return list(rows.defer(*Submission.SUMMARY_FIELDS).order_by("period__due_at", "agency__name_order", "pk"))


def periods(
    request: HttpRequest, rows: Iterable[Any], moment: datetime, days: dict[date, bool]
) -> list[dict[str, Any]]:
    """Each open period with its counts, the working days left, and the newest compiled report."""
    numbers = counts(rows, moment)
    found = {row.period_id: row for row in rows}
    return [
        {
            "period": row.period,
            "counts": numbers[pk],
            "left": working_days_left(row.period.due_at, clock.today(), days),
            "passed": moment >= row.period.due_at,
            "compile": can_compile(request.user, row.period),
            "report": row.report_id,
            "compiled_at": row.compiled_at,
        }
        for pk, row in found.items()
    ]


def coming(rows: Iterable[Any], moment: datetime, days: dict[date, bool]) -> list[dict[str, Any]]:
    """The reminders about to go by themselves: day, step, and the agencies that will hear if nothing changes."""
    steps = setting("reminder_days")
    groups: dict[tuple[date, int], list[Any]] = defaultdict(list)
    known: dict[datetime, Any] = {}
    for row in rows:
        if row.state not in EDITABLE:
            continue
        if row.deadline not in known:
            known[row.deadline] = next_reminder(row.deadline, clock.today(), steps, days)
        if found := known[row.deadline]:
            groups[(found.day, found.step)].append(row)
    return [{"day": day, "step": step, "rows": found} for (day, step), found in sorted(groups.items())]


def decisions(request: HttpRequest) -> dict[str, Any]:
    """Obstacles to lay before the province, duties that nobody holds, documents waited for."""
    raised = Obstacle.objects.visible_to(request.user).filter(state=ObstacleState.RAISED)
    _held, unheld = resolve(leading(request.user), clock.today())
    triggers = Trigger.objects.visible_to(request.user).filter(occurred_on=None)
    awaited = list(triggers.annotate(codes=ArrayAgg("tasks__code", order_by="tasks__order", default=[])))
    obstacles = list(raised.select_related("agency").order_by("raised_at"))
    return {
        "raised": obstacles[:SHOWN],
        "raised_total": len(obstacles),
        "unheld": unheld[:SHOWN],
        "unheld_total": len(unheld),
        "awaited": awaited[:4],
        "awaited_total": len(awaited),
    }
