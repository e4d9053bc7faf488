"""An agency at work: its duties today, its accounts year by year, what stands in its way, its people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agencies.models import Agency, Line, Membership, story_of
from core import clock
from plans.models import Submission
from reports.views.periods import days_late
from tasks.models import Obstacle, Progress, Responsibility, resolve


@require_safe
def agency(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person may see of it; the accounts of those before it stand among its own, marked."""
    found, user = get_object_or_404(Agency.objects.visible_to(request.user), pk=pk), request.user
    moment, today = clock.now(), clock.today()
    line = Line()
    before = {pk for pk in line.by_id if found.pk in line.reachable(pk)}
    accounts = Submission.objects.visible_to(user).filter(agency__in=before, period__opened_at__isnull=False)
    accounts = accounts.with_deadline().select_related("period__plan", "agency").defer(*Submission.SUMMARY_FIELDS)
    newest = list(accounts.order_by("-period__window_end", "agency__name_order", "pk"))
    page = Paginator(newest, 30).get_page(request.GET.get("page"))
    members = Membership.objects.visible_to(user).filter(agency=found).active_on(today).select_related("user")
    context = {
        "agency": found,
        "duties": duties_of(user, found, line),
        "page": page,
        "rows": [{"row": row, "late": days_late(row, moment), "before": row.agency_id != pk} for row in page],
        "obstacles": Obstacle.objects.visible_to(user).opened().filter(agency__in=before).select_related("task")[:30],
        "members": members.order_by("user__name_order", "pk"),
        "story": story_of(found, line),
        "tab": "work",
    } | timeliness(newest, moment)
    return render(request, "reports/agency.html", context)


def timeliness(rows: Iterable[Any], moment: datetime) -> dict[str, int]:
    """Periods of the line that came in time, of those that were due or are in already.

    A period is in time when all accounts that the line owed in it were.
    """
    periods: dict[int, list[Any]] = {}
    for row in rows:
        periods.setdefault(row.period_id, []).append(row)
    late = [any(days_late(row, moment) for row in found) for found in periods.values()]
    sent = [all(row.first_submitted_at for row in found) for found in periods.values()]
    expected = [was_late for was_late, is_in in zip(late, sent, strict=True) if was_late or is_in]
    return {"on_time": expected.count(False), "expected": len(expected)}


def duties_of(user: Any, agency: Agency, line: Line) -> list[dict[str, Any]]:
    """Every task in which it has a part today, with its newest account of it."""
    parts: Any = Responsibility.objects.visible_to(user).filter(task__same_as=None, task__children=None)
    parts = parts.to_resolve().select_related("task__plan").order_by("task__plan", "task__order", "order")
    held, _unheld = resolve(parts, clock.today(), line)
    newest: dict[int, Progress] = {}
    seen = Progress.objects.visible_to(user).filter(submission__agency=agency).select_related("submission__period")
    for entry in seen.defer(*Progress.TEXT_FIELDS).order_by("submission__period__window_end"):
        newest[entry.task_id] = entry
    mine = [duty for duty in held if duty.agency.pk == agency.pk]
    return [{"duty": duty, "entry": newest.get(duty.task.pk)} for duty in mine]
