"""Who may make and close accounts. Roles are known above, so the rule is theirs."""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import User
from core.errors import Verdict

# The app that knows roles appends its rule here in `apps.py: ready()`.
people_guards: list[Callable[[User], Verdict]] = []


def require_manager(by: User) -> None:
    """Raises 403 with the reason unless every rule lets this person manage people."""
    for guard in people_guards:
        guard(by).require()
