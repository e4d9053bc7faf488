"""The leader's first page: the plan against its end, on one screen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from indicators.models import Standing
from reports.builders import charts, leader, targets
from reports.builders.figures import accounts, tally
from reports.builders.readings import Readings, read_years
from reports.builders.scope import Scope
from reports.models import COMPILED, MADE, File
from tasks.models import Obstacle, ObstacleState

NAMED = 6
DRAWN = 8


def leader_page(request: HttpRequest, moment: datetime) -> dict[str, Any]:
    """Eight queries: accounts, tasks, targets (four), obstacles, and the files of the newest report."""
    readings = read_years(request.user, moment)
    return {"files": newest_files(request), **obstacles(request), **(figures(request, readings) if readings else {})}


def figures(request: HttpRequest, readings: Readings) -> dict[str, Any]:
    year = readings.years[-1]
    whole = tally(year.parts)
    now, before, changes = leader.changes(readings)
    told = now or year
    came_in = accounts(told, readings.moment)
    aims = targets.read_targets(request.user, readings.plan.pk, year.year)
    course = leader.course(readings)
    return {
        "plan": readings.plan,
        "year": year,
        "tally": whole,
        "lines": whole.lines(),
        "told": told,
        "accounts": came_in,
        "running": None if told is year else accounts(year, readings.moment),
        "late": came_in.late[:NAMED],
        "late_more": max(0, len(came_in.late) - NAMED),
        "course": course,
        "course_words": course.words(readings.plan.last_year) if course else "",
        "tasks": leader.tasks_by_state(readings, year).items(),
        "tasks_total": len(readings.tasks),
        "chart": charts.of_agencies(leader.by_need(Scope().groups(year.parts)), drawn=DRAWN),
        "now": now,
        "before": before,
        "changes": changes,
        "targets": aims,
        "unmeasured": sum(aim.standing == Standing.NO_BASELINE for aim in aims),
    }


def obstacles(request: HttpRequest) -> dict[str, Any]:
    """What waits for the People's Committee's word, the longest first, and how many are still below."""
    rows = Obstacle.objects.visible_to(request.user).opened().select_related("agency", "task").order_by("raised_at")
    found = list(rows[:200])
    waiting = [row for row in found if row.state == ObstacleState.FORWARDED]
    return {"to_answer": waiting, "obstacles_below": sum(row.state == ObstacleState.RAISED for row in found)}


def newest_files(request: HttpRequest) -> list[File]:
    """The files of the newest compiled report."""
    rows = File.objects.visible_to(request.user).filter(report__state__in=MADE, report__kind__in=COMPILED)
    found = list(rows.select_related("report__period__plan").order_by("-report_id", "id")[:6])
    return [row for row in found if row.report_id == found[0].report_id]
