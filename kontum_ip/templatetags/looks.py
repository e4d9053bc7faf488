"""States as text, icon and colour together."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()

GREEN, BLUE, PURPLE, ORANGE, RED, GREY = (
    f"tone-{name}" for name in ("green", "blue", "purple", "orange", "red", "grey")
)
# state → (tone, icon); the words come from the row, so that no state is told by colour alone.
LOOKS = {
    "pending": (GREY, {"icon": "circle-dashed"}),
    "draft": (BLUE, {"icon": "pencil"}),
    "submitted": (PURPLE, {"icon": "send"}),
    "returned": (ORANGE, {"icon": "arrow-back-up"}),
    "accepted": (GREEN, {"icon": "check"}),
    "not_started": (GREY, {"icon": "circle-dashed"}),
    "in_progress": (BLUE, {"icon": "progress"}),
    "completed": (GREEN, {"icon": "check"}),
    "waiting": (GREY, {"icon": "hourglass"}),
    "paused": (ORANGE, {"icon": "player-pause"}),
    "done_on_time": (GREEN, {"icon": "check"}),
    "done_late": (PURPLE, {"icon": "check"}),
    "on_track": (BLUE, {"icon": "progress"}),
    "overdue": (RED, {"icon": "alert-triangle"}),
    "due_soon": (ORANGE, {"icon": "clock"}),
    "not_due": (GREY, {"icon": "calendar"}),
    "in_review": (GREY, {"icon": "send"}),
    "unreported": (GREY, {"icon": "circle-dashed"}),
    "queued": (GREY, {"icon": "hourglass"}),
    "running": (BLUE, {"icon": "progress"}),
    "done": (GREEN, {"icon": "check"}),
    "failed": (RED, {"icon": "alert-triangle"}),
    "cut": (RED, {"icon": "alert-triangle"}),
    "never": (GREY, {"icon": "circle-dashed"}),
    "issued": (GREEN, {"icon": "certificate"}),
    "canceled": (GREY, {"icon": "circle-dashed"}),
    "frozen": (BLUE, {"icon": "lock"}),
    "met": (GREEN, {"icon": "check"}),
    "at_risk": (ORANGE, {"icon": "alert-triangle"}),
    "behind": (RED, {"icon": "trending-down"}),
    "regressed": (RED, {"icon": "trending-down"}),
    "no_baseline": (GREY, {"icon": "info-circle"}),
    "no_data": (GREY, {"icon": "circle-dashed"}),
    "stale": (GREY, {"icon": "clock"}),
    "open": (BLUE, {"icon": "lock-open"}),
    "closed": (GREY, {"icon": "lock"}),
    "verified": (GREEN, {"icon": "check"}),
    "inferred": (GREY, {"icon": "info-circle"}),
    "expiring": (ORANGE, {"icon": "clock"}),
    "grace": (RED, {"icon": "alert-triangle"}),
    "ended": (GREY, {"icon": "x"}),
    "filed": (BLUE, {"icon": "progress"}),
    "published": (BLUE, {"icon": "progress"}),
    "examined": (BLUE, {"icon": "progress"}),
    "withdrawn": (GREY, {"icon": "x"}),
    "cancelled": (GREY, {"icon": "x"}),
    "unknown": (GREY, {"icon": "info-circle"}),
    "inside": (BLUE, {"icon": "check"}),
    "outside": (GREY, {"icon": "x"}),
    "secondary": (GREY, {"icon": "info-circle"}),
    "raised": (BLUE, {"icon": "message-report"}),
    "forwarded": (PURPLE, {"icon": "send"}),
    "answered": (GREEN, {"icon": "message-check"}),
    "asked": (ORANGE, {"icon": "clock"}),
    "granted": (GREEN, {"icon": "check"}),
    "refused": (GREY, {"icon": "x"}),
    "reading": (BLUE, {"icon": "progress"}),
    "previewed": (ORANGE, {"icon": "clock"}),
    "applying": (BLUE, {"icon": "progress"}),
    "applied": (GREEN, {"icon": "check"}),
    "unverified": (GREY, {"icon": "info-circle"}),
    "in_force": (GREEN, {"icon": "check"}),
    "lapsed": (GREY, {"icon": "clock"}),
    "unprotected": (ORANGE, {"icon": "alert-triangle"}),
}


@register.inclusion_tag("components/_badge.html")
def badge(state: str, label: Any) -> dict[str, Any]:
    """`{% badge row.state row.get_state_display %}`: the state's words with its icon and colour."""
    tone, look = LOOKS.get(str(state), (GREY, {"icon": "info-circle"}))
    return {"tone": tone, "name": look["icon"], "label": label}


@register.simple_tag
def tone(state: str) -> str:
    """The colour class of a state, for what shows its words and its icon by itself."""
    return LOOKS.get(str(state), (GREY, {}))[0]


@register.inclusion_tag("components/_look_icon.html")
def look_icon(state: str) -> dict[str, str]:
    """The icon of a state alone; the words stand beside it."""
    return {"name": LOOKS.get(str(state), (GREY, {"icon": "info-circle"}))[1]["icon"]}
