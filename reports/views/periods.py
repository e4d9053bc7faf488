"""The reporting periods: who has sent, who is late and by how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from core import clock
from plans import policy
from plans.models import SENT, Period, State, Submission
from reports.forms import SubmissionFilter
from reports.models import Report
from reports.policy import can_compile
from tasks.models import duties_in


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All periods, open ones first and coming ones last, with how many accounts are expected, sent and accepted."""
    rows = Period.objects.visible_to(request.user).select_related("plan")
    rows = rows.annotate(
        expected=Count("submissions"),
        sent=Count("submissions", filter=Q(submissions__state__in=SENT)),
        accepted=Count("submissions", filter=Q(submissions__state=State.ACCEPTED)),
    )
    rank = Case(When(opened_at=None, then=2), When(closed_at=None, then=0), default=1)
    page = Paginator(rows.order_by(rank, "-window_end", "-pk"), 50).get_page(request.GET.get("page"))
    return render(request, "reports/periods.html", {"page": page, "moment": clock.now()})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One period: the whole for those who read it, one's own account for an agency."""
    period = get_object_or_404(Period.objects.visible_to(request.user).select_related("plan", "duty"), pk=pk)
    seen = Submission.objects.visible_to(request.user).filter(period=period)
    chosen = SubmissionFilter(request.GET, queryset=seen.with_deadline().select_related("agency"))
    page = Paginator(list(chosen.qs.order_by("agency__name_order", "pk")), 50).get_page(request.GET.get("page"))
    moment = clock.now()
    manages = policy.is_coordinator(request.user)
    compiled = Report.objects.visible_to(request.user).compiled().filter(period=period).defer("snapshot")
    context = {
        "period": period,
        "filter": chosen,
        "page": page,
        "rows": [{"row": row, "late": days_late(row, moment)} for row in page.object_list],
        "counts": counts(seen.with_deadline().defer(*Submission.SUMMARY_FIELDS), moment)[period.pk],
        "manages": manages,
        "manage": policy.can_manage_period(request.user, period),
        "compile": can_compile(request.user, period),
        "unheld": duties_in(period)[1] if manages and period.is_open else [],
        "reports": compiled.prefetch_related("files")[:3] if manages else [],
    }
    return render(request, "reports/period.html", context)


def days_late(submission: Any, moment: datetime) -> int:
    """Whole days begun after the deadline in force, by the first sending or, unsent, by now; 0 in time."""
    end = submission.first_submitted_at or moment
    return (end - submission.deadline).days + 1 if end >= submission.deadline else 0


def counts(seen: Iterable[Submission], moment: datetime) -> dict[int, dict[str, int]]:
    """Period → accounts in each state, late, and expected in all. Rows come `with_deadline`."""
    found: dict[int, dict[str, int]] = defaultdict(
        lambda: dict.fromkeys([*map(str, State.values), "late", "expected"], 0)
    )
    for row in seen:
        for name in (row.state, "expected", *(["late"] if days_late(row, moment) else [])):
            found[row.period_id][name] += 1
    return found
