"""Bringing rows in line with a file: only what differs is written, and everything done is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Manager, Model, ProtectedError, QuerySet
from django.utils.translation import gettext as _

from core.errors import DomainError

Row = TypeVar("Row", bound=Model)


@dataclass
class Changes:
    """How many rows a load made, changed, removed and left as they were; `kept`: what people had set otherwise."""

    created: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return _("thêm %(created)s, sửa %(updated)s, bỏ %(deleted)s, giữ nguyên %(unchanged)s dòng") % vars(self)


def sync(rows: Manager[Row] | QuerySet[Row], changes: Changes, keys: dict[str, Any], values: dict[str, Any]) -> Row:
    """The row found by `keys`, made or mended so that it has `values`; an equal row is not written."""
    found = rows.filter(**keys).first()
    if found is None:
        changes.created += 1
        return rows.create(**keys, **values)
    different = [name for name, value in values.items() if getattr(found, name) != value]
    if not different:
        changes.unchanged += 1
        return found
    for name in different:
        setattr(found, name, values[name])
    found.save(update_fields=different)
    changes.updated += 1
    return found


def prune(rows: QuerySet[Any], kept: Iterable[int], changes: Changes) -> None:
    """Remove the rows that the file no longer has; refused when something of record hangs on one of them."""
    gone = rows.exclude(pk__in=list(kept))
    for row in gone:
        try:
            row.delete()
        except ProtectedError as error:
            message = _("Không bỏ được «%s»: đã có dữ liệu báo cáo gắn với nội dung này.") % row
            raise DomainError("in_use", message) from error
        changes.deleted += 1
