"""Two people at one form: a save names the version it was read with, and a lost race shows both texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from core.errors import Conflict, DomainError


def differences(obj: Model, values: Mapping[str, Any]) -> list[str]:
    """Names of the fields in which `values` differ from the row."""
    return [name for name, value in values.items() if getattr(obj, name) != value]


def as_text(obj: Model, name: str, value: Any) -> str:
    """A field's value in the words of the screen."""
    choices = dict(getattr(obj._meta.get_field(name), "flatchoices", ()) or ())
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    return str(choices.get(value, value.strftime("%d/%m/%Y") if isinstance(value, date) else value))


def require_version(
    obj: Any, values: Mapping[str, Any], *, seen: int, extra: tuple[tuple[str, str, str], ...] = ()
) -> None:
    """Raises 409 with both texts when the row has moved on since `seen`. The caller holds the row's lock.

    `extra`: further (label, theirs, yours) of what hangs on the row, such as the list of documents.
    """
    if obj.version == seen:
        return
    sides = ((name, getattr(obj, name), values[name]) for name in differences(obj, values))
    fields = tuple(
        (str(obj._meta.get_field(name).verbose_name), as_text(obj, name, theirs), as_text(obj, name, yours))
        for name, theirs, yours in sides
    )
    message = _("Người khác đã lưu nội dung này trong lúc anh/chị đang nhập. Chưa có gì bị ghi đè.")
    raise DomainError("stale", message, conflict=Conflict(obj.version, fields + extra))
