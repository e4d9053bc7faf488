"""Reading the record: who did what, when, by which act, and what it changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

import pghistory.core
from django.db import connection, models
from django.db.models import Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Each app adds the words of its acts in `apps.py: ready()`.
act_words: dict[str, str | Promise] = {}
UNSAID = frozenset({"id", "version", "snapshot", "lease_token", "password"})
NAMING = ("code", "number", "receipt_code", "name", "email", "title", "text", "printed", "key")
KINDS = {"insert": _("thêm"), "update": _("sửa"), "delete": _("bỏ")}


@dataclass(frozen=True)
class Change:
    """One field in the words of the screen; an empty text where there was or is nothing."""

    label: str
    before: str
    after: str


@dataclass
class Line:
    """One row changed by one act. `table`: label of the model; `data`: the row as it stood after (or when removed)."""

    pk: int
    at: datetime
    table: str
    table_words: str
    kind: str
    act: str
    actor: str
    act_id: str
    object_id: int
    data: dict[str, Any] = field(repr=False)
    changes: list[Change] = field(default_factory=list)
    subject: str = ""

    @property
    def act_words(self) -> str:
        return str(act_words.get(self.act, self.act)) or str(_("Thay đổi ngoài cổng"))

    @property
    def kind_words(self) -> str:
        return str(KINDS[self.kind])


def event_models() -> dict[str, Any]:
    """Every table that keeps a record: label of the tracked model → model of its events."""
    tables: list[Any] = pghistory.core.event_models()
    found = {model.pgh_tracked_model._meta.label: model for model in tables}
    return dict(sorted(found.items()))


def pointers(*sources: Any) -> Any:
    """The events of several tables as one list of (`at`, `table`, `pk`), newest first; cheap to count and to slice."""
    labelled = [source.annotate(table=Value(source.model.pgh_tracked_model._meta.label)) for source in sources]
    rows = [source.values_list("pgh_created_at", "table", "pgh_id") for source in labelled]
    return rows[0].union(*rows[1:], all=True).order_by("-pgh_created_at", "-table", "-pgh_id")


def read(found: Iterable[tuple[datetime, str, int]]) -> list[Line]:
    """The events pointed at, each with what it changed, in the order given and in one query."""
    order = [(table, pk) for _at, table, pk in found]
    wanted: dict[str, list[int]] = {}
    for table, pk in order:
        wanted.setdefault(table, []).append(pk)
    if not wanted:
        return []
    known, parts = event_models(), []
    for table in wanted:
        name = connection.ops.quote_name(known[table]._meta.db_table)
        parts.append(
            f"SELECT %s, to_jsonb(e)::text, (SELECT to_jsonb(p)::text FROM {name} p WHERE p.pgh_obj_id = e.pgh_obj_id"  # noqa: S608
            f" AND p.pgh_id < e.pgh_id ORDER BY p.pgh_id DESC LIMIT 1) FROM {name} e WHERE e.pgh_id = ANY(%s)"
        )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [item for pair in wanted.items() for item in pair])
        rows = [(table, json.loads(event), json.loads(before or "{}")) for table, event, before in cursor.fetchall()]
    lines = {(table, event["pgh_id"]): line(table, event, before) for table, event, before in rows}
    return [lines[key] for key in order]


def line(table: str, event: Mapping[str, Any], before: Mapping[str, Any]) -> Line:
    model = event_models()[table].pgh_tracked_model
    context, kind = event["pgh_context"] or {}, event["pgh_label"]
    return Line(
        pk=event["pgh_id"],
        at=datetime.fromisoformat(event["pgh_created_at"]),
        table=table,
        table_words=str(model._meta.verbose_name),
        kind=kind,
        act=context.get("act", ""),
        actor=context.get("actor_name", ""),
        act_id=event["pgh_context_id"] or f"{table}:{event['pgh_id']}",
        object_id=event["pgh_obj_id"],
        data=dict(event),
        changes=list(changes(model, kind, event, before)),
        subject=next((str(event[name]) for name in NAMING if event.get(name)), ""),
    )


def changes(model: Any, kind: str, event: Mapping[str, Any], before: Mapping[str, Any]) -> Iterable[Change]:
    for item in model._meta.concrete_fields:
        if item.name in UNSAID or item.is_relation or item.column not in event:
            continue
        old = (
            "" if kind == "insert" else words(item, before.get(item.column) if kind == "update" else event[item.column])
        )
        new = "" if kind == "delete" else words(item, event[item.column])
        if old != new:
            yield Change(str(item.verbose_name), old, new)


def words(item: models.Field[Any, Any], value: Any) -> str:
    """A value out of the record's JSON as the screen writes it."""
    if value is None or value == "":
        return ""
    if isinstance(item, models.DateTimeField):
        return f"{timezone.localtime(datetime.fromisoformat(value)):%H:%M %d/%m/%Y}"
    if isinstance(item, models.DateField):
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return str(dict(item.flatchoices).get(value, value) if isinstance(value, str) else value)


def by_act(lines: Iterable[Line]) -> list[list[Line]]:
    """Neighbouring lines that one act wrote, together."""
    return [list(rows) for _act, rows in groupby(lines, key=lambda row: row.act_id)]
