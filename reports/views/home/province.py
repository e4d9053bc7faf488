"""Where the plan stands, for the province's leaders."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from indicators.models import Indicator, Observation
from plans.models import EDITABLE, Period, State, Submission
from reports.models import Report
from reports.models import State as ReportState
from reports.views.periods import counts, days_late


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
        "targets": targets(request, moment),
        "reports": reports.select_related("period__plan").prefetch_related("files").defer("snapshot")[:5],
    }


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
