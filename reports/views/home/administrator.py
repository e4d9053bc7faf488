"""What an administrator comes for: people who cannot do what they are here for."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest

from agencies.models import Membership
from agencies.policy import people_seen_by
from core import clock
from plans.models import DayOverride

SHOWN = 8


def people_to_see_to(request: HttpRequest) -> dict[str, Any]:
    """Who has no role, who is locked, how many have no second factor; and the calendar's changes to come."""
    roles = Membership.objects.visible_to(request.user).filter(user=OuterRef("pk")).active_on(clock.today())
    factors = Authenticator._default_manager.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    people = people_seen_by(request.user).annotate(has_role=Exists(roles), has_factor=Exists(factors))
    idle, locked = Q(is_active=True, has_role=False), Q(is_active=False)
    numbers = people.aggregate(
        total=Count("pk"),
        idle=Count("pk", filter=idle),
        locked=Count("pk", filter=locked),
        plain=Count("pk", filter=Q(is_active=True, has_factor=False)),
    )
    return {
        "numbers": numbers,
        "idle": people.filter(idle).order_by("-joined_at", "pk")[:SHOWN],
        "locked": people.filter(locked).order_by("full_name", "pk")[:SHOWN],
        "days": DayOverride.objects.visible_to(request.user).filter(day__gte=clock.today())[:SHOWN],
    }
