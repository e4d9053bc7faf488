"""The one way to say no: a code for machines and a whole sentence for people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

PAGE_STATUS = {"refused": 403, "missing": 404, "conflict": 409, "invalid": 422}
API_STATUS = PAGE_STATUS | {"invalid": 400}


@dataclass(frozen=True)
class Conflict:
    """Both texts of a lost race. `fields`: (label, theirs, yours); `version`: what a second save must send."""

    version: int
    fields: tuple[tuple[str, str, str], ...] = ()
    keep_url: str = ""


@dataclass(frozen=True)
class Missing:
    """One thing that is missing or wrong: where (`anchor` names the entry for machines, `url` for people) and what."""

    anchor: str
    label: str
    message: str
    url: str = ""


@dataclass
class DomainError(Exception):
    """A refusal of the domain. `kind`: refused (403), missing (404), conflict (409), invalid (422, in the API 400)."""

    code: str
    message: str
    kind: str = "conflict"
    items: tuple[Missing, ...] = ()
    conflict: Conflict | None = None
    errors: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True)
class Verdict:
    """May this person do this? The reason is shown beside the greyed button and in the 403 alike."""

    allowed: bool
    reason: str = ""
    code: str = "forbidden"
    kind: str = "refused"

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        if not self.allowed:
            raise DomainError(self.code, self.reason, kind=self.kind)


YES = Verdict(True)


def no(reason: str) -> Verdict:
    """The person has no right to it: 403."""
    return Verdict(False, reason)


def not_now(reason: str, code: str = "wrong_state") -> Verdict:
    """The person has the right, the moment or the state has not: 409."""
    return Verdict(False, reason, code, "conflict")
