"""Who may make and close accounts. Roles are known above, so the rule is theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

from accounts.models import User
from core.errors import Verdict

# The app that knows roles appends its rule here in `apps.py: ready()`.
people_guards: list[Callable[[User], Verdict]] = []


def require_manager(by: User) -> None:
    """Raises 403 with the reason unless every rule lets this person manage people."""
    for guard in people_guards:
        guard(by).require()


def session_end(session: SessionBase) -> datetime | None:
    """When the session ends unless the person goes on; None for one that was not begun by signing in on a page."""
    if (began := session.get("began")) is None:
        return None
    return datetime.fromtimestamp(began, UTC) + timedelta(seconds=session.get_expiry_age())
