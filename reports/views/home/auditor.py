"""What an auditor comes for: what changed lately, and where the periods stand."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Count, Q, When
from django.http import HttpRequest

from core.record import by_act, event_models, pointers, read
from plans.models import SENT, Period, State

LINES = 40
ACTS = 12


def lately(request: HttpRequest) -> dict[str, Any]:
    """The newest acts with what they changed, and every period that was opened."""
    found = pointers(*(model._default_manager.all() for model in event_models().values()))
    periods = Period.objects.visible_to(request.user).filter(opened_at__isnull=False).select_related("plan")
    periods = periods.annotate(
        expected=Count("submissions"),
        sent=Count("submissions", filter=Q(submissions__state__in=SENT)),
        accepted=Count("submissions", filter=Q(submissions__state=State.ACCEPTED)),
    )
    rank = Case(When(closed_at=None, then=0), default=1)
    return {
        "acts": by_act(read(found[:LINES]))[:ACTS],
        "periods": periods.order_by(rank, "-window_end", "-pk")[:8],
    }
