"""States move here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from core.audit import act
from core.errors import DomainError


@dataclass(frozen=True)
class Step:
    """One transition: from any of `sources` to `target`."""

    sources: frozenset[str]
    target: str


Table = Mapping[str, Step]


def move(obj: Model, table: Table, verb: str, *, by: Any, **fields: Any) -> None:
    """Move `obj` by `verb`, writing `fields` in the same statement; a stale or wrong state is 409 and writes nothing.

    The row is updated only if its state is still the one that `obj` was read with.
    """
    step, seen = table[verb], obj.state  # type: ignore[attr-defined]
    if seen not in step.sources:
        raise DomainError(
            "wrong_state", _("Việc này không làm được khi hồ sơ đang ở trạng thái «%s».") % state_label(obj)
        )
    with act(verb, by):
        changed = type(obj)._default_manager.filter(pk=obj.pk, state=seen).update(state=step.target, **fields)
        if changed != 1:
            raise DomainError("stale", _("Người khác vừa xử lý hồ sơ này. Hãy tải lại trang rồi làm lại."))
    obj.state = step.target  # type: ignore[attr-defined]
    for name, value in fields.items():
        setattr(obj, name, value)


def state_label(obj: Model) -> str:
    """The state in the words of the screen."""
    return str(obj.get_state_display())  # type: ignore[attr-defined]
