"""Each person's first page is their own next step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.models import Role, standing_of
from core import clock
from indicators.models import Indicator, Observation
from plans.models import EDITABLE, Period, State, Submission
from plans.policy import can_submit
from reports.models import Report
from reports.models import State as ReportState
from reports.views.periods import counts, days_late
from tasks.models import Progress, Trigger, leading, resolve
from tasks.policy import lacks


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    standing, moment = standing_of(request.user), clock.now()
    context: dict[str, Any] = {"roles": standing.roles, "moment": moment}
    if standing.own:
        context |= own_work(request, moment)
    if standing.sees_all_content:
        context |= overview(request, moment)
    if Role.COORDINATOR in standing.roles:
        context |= to_decide(request)
    if standing.roles & {Role.LEADER, Role.COORDINATOR}:
        context["targets"] = targets(request, moment)
    return render(request, "reports/home.html", context)


def own_work(request: HttpRequest, moment: datetime) -> dict[str, Any]:
    """The accounts due from the person's agencies, those sent back first, each with how many parts are done."""
    entries = Progress.objects.visible_to(request.user).select_related("task__trigger", "submission__period")
    rows = (
        Submission.objects.visible_to(request.user)
        .filter(agency__in=standing_of(request.user).own, period__opened_at__isnull=False)
        .select_related("period__plan", "agency")
        .prefetch_related(Prefetch("progress", queryset=entries))
        .with_deadline()
    )
    current = [card(request, row, moment) for row in rows.filter(period__closed_at=None).order_by("period__due_at")]
    order = {State.RETURNED: 0, State.DRAFT: 1, State.PENDING: 2, State.SUBMITTED: 3, State.ACCEPTED: 4}
    current.sort(key=lambda item: (order[State(item["row"].state)], item["row"].deadline))
    past = Submission.objects.visible_to(request.user).filter(period__closed_at__isnull=False)
    past = past.select_related("period__plan", "agency").order_by("-period__window_end", "agency__name_order")
    return {"current": current, "past": past[:12]}


def card(request: HttpRequest, row: Any, moment: datetime) -> dict[str, Any]:
    entries = list(row.progress.all())
    done = sum(not lacks(entry) for entry in entries) + bool(row.summary.strip())
    total = len(entries) + 1
    return {
        "row": row,
        "done": done,
        "total": total,
        "editable": row.state in EDITABLE,
        "ready": row.state in EDITABLE and done == total,
        "submit": can_submit(request.user, row),
        "late": days_late(row, moment),
        "days_left": max(0, (row.deadline - moment).days),
    }


def overview(request: HttpRequest, moment: datetime) -> dict[str, Any]:
    """Where each open period stands, what waits for review, and the newest compiled reports."""
    opened = Period.objects.visible_to(request.user).filter(opened_at__isnull=False, closed_at=None)
    rows = Submission.objects.visible_to(request.user).filter(period__in=opened).with_deadline()
    seen = list(rows.select_related("period", "agency").defer(*Submission.SUMMARY_FIELDS))
    numbers = counts(seen, moment)
    waiting = [row for row in seen if row.state == State.SUBMITTED]
    late = [row for row in seen if row.state in EDITABLE and days_late(row, moment)]
    reports = Report.objects.visible_to(request.user).filter(state__in=[ReportState.DONE, ReportState.ISSUED])
    return {
        "periods": [{"period": period, "counts": numbers[period.pk]} for period in opened.select_related("plan")],
        "waiting": sorted(waiting, key=lambda row: row.submitted_at)[:20],
        "late": [
            {"row": row, "days": days_late(row, moment)}
            for row in sorted(late, key=lambda row: (row.deadline, row.agency.name_order))[:20]
        ],
        "reports": reports.select_related("period__plan").prefetch_related("files").defer("snapshot")[:5],
    }


def to_decide(request: HttpRequest) -> dict[str, Any]:
    """How many duties nobody holds today, and how many documents are still waited for."""
    _held, unheld = resolve(leading(request.user), clock.today())
    waited = Trigger.objects.visible_to(request.user).filter(occurred_on=None).aggregate(n=Count("pk"))
    return {"unheld": len(unheld), "waited": waited["n"]}


def targets(request: HttpRequest, moment: datetime) -> list[dict[str, Any]]:
    """Every target with its newest figure for the province and where it stands; no figure is said so."""
    figures: dict[int, Observation] = {}
    observed: QuerySet[Observation] = Observation.objects.visible_to(request.user).filter(Q(agency=None))
    for row in observed.select_related("period__plan").order_by("period__window_end", "pk"):
        figures[row.indicator_id] = row
    rows = Indicator.objects.visible_to(request.user).select_related("plan")
    answer = []
    for indicator in rows.prefetch_related("horizons", "milestones"):
        found = figures.get(indicator.pk)
        year = found.period.year if found else moment.year
        standing = indicator.standing_in(year, found.figure if found else None)
        answer.append({"indicator": indicator, "found": found, "standing": standing})
    return answer
