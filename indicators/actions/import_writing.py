"""Writing the rows of a preview into the register: by the database itself, many rows a statement."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg2.sql import SQL, Composable, Identifier, Literal

from core import clock
from indicators.models import ImportKind, ImportRow, Product, Recognition, RegisterImport, RowVerdict, Title, TitleStep

# Rows a statement: few enough that the progress is seen to move.
AT_ONCE = 2500


class Stale(Exception):
    """The register is no longer what the preview was compared with."""


@dataclass
class Writer:
    """Writes the chosen rows of one import. `done` is called with the number of rows done so far."""

    imported: RegisterImport
    done: Callable[[int], None]
    common: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.common = {
            "source": self.imported.source, "retrieved_on": self.imported.retrieved_on.isoformat(),
            "changed_at": clock.now().isoformat(), "changed_by_id": self.imported.confirmed_by_id,
        }  # fmt: skip

    @property
    def verdicts(self) -> list[str]:
        chosen = [RowVerdict.NEW, RowVerdict.CHANGED]
        return [str(verdict) for verdict in (*chosen, *[RowVerdict.DOUBTFUL] * self.imported.with_doubtful)]

    def write(self) -> None:
        """All rows, inside the caller's transaction. Stale when any of them was changed since it was compared."""
        model: type[Model] = Title if self.imported.kind == ImportKind.TITLES else Product
        with connection.cursor() as cursor:
            # Kept for the end, checks of foreign keys would lie in a list that the trigger of each row goes through.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.require_fresh(model)
        if model is Title:
            self.run(NEW_IDS, table=table(Title), sequence=sequence(Title))
        else:
            self.run(NEW_PRODUCT_IDS, sequence=sequence(Product))
        rows = ImportRow.objects.filter(imported=self.imported, verdict__in=self.verdicts)
        numbers = list(rows.order_by("number").values_list("number", flat=True))
        for start in range(0, len(numbers), AT_ONCE):
            window = numbers[start : start + AT_ONCE]
            self.window(model, window[0], window[-1])
            self.done(start + len(window))

    def window(self, model: type[Model], first: int, last: int) -> None:
        base = Literal(json.dumps(defaults_of(model) | self.common | {"version": 1}))
        common = Literal(json.dumps(self.common))
        between = {"first": Literal(first), "last": Literal(last)}
        self.run(INSERT, table=table(model), columns=listed(model), given=listed(model, "x"), base=base, **between)
        self.run(UPDATE, table=table(model), assigned=assigned(model), common=common, **between)
        if model is Title:
            self.run(STEPS, table=table(TitleStep), **between)
        else:
            self.run(ROUNDS, table=table(Recognition), **between)

    def require_fresh(self, model: type[Any]) -> None:
        """Each row that is to change is still of the version it was compared with; it is held until the end."""
        chosen = ImportRow.objects.filter(imported=self.imported, verdict__in=self.verdicts, version__isnull=False)
        seen = dict(chosen.values_list("target", "version"))
        held = model.objects.select_for_update().filter(pk__in=chosen.values("target")).order_by("pk")
        if dict(held.values_list("pk", "version")) != seen:
            raise Stale

    def run(self, statement: str, **parts: Composable) -> None:
        chosen = SQL("r.imported_id = {} AND r.verdict = ANY({}::text[])").format(
            Literal(self.imported.pk), Literal(self.verdicts)
        )
        with connection.cursor() as cursor:
            composed = SQL(statement).format(rows=table(ImportRow), chosen=chosen, **parts)
            cursor.execute(composed.as_string(cursor.connection))


def table(model: type[Model]) -> Identifier:
    return Identifier(model._meta.db_table)


def sequence(model: type[Model]) -> Literal:
    return Literal(model._meta.db_table)


def columns_of(model: type[Model]) -> list[str]:
    """The columns that are written: all but the key and what the database generates."""
    fields = [item for item in model._meta.concrete_fields if not item.primary_key and not item.generated]
    return [str(item.column) for item in fields]


def listed(model: type[Model], prefix: str = "") -> Composable:
    names = [Identifier(prefix, name) if prefix else Identifier(name) for name in columns_of(model)]
    return SQL(", ").join(names)


def assigned(model: type[Model]) -> Composable:
    pairs = [SQL("{} = {}").format(Identifier(name), Identifier("x", name)) for name in columns_of(model)]
    return SQL(", ").join(pairs)


def defaults_of(model: type[Model]) -> dict[str, Any]:
    """What a new row holds where the file says nothing."""
    blank = model(changed_at=None)
    fields = [item for item in model._meta.concrete_fields if not item.primary_key and not item.generated]
    values = {str(item.column): getattr(blank, item.attname) for item in fields if item.column != "changed_at"}
    return {name: str(value) if isinstance(value, str) else value for name, value in values.items()}


NEW_IDS = """
UPDATE {rows} r SET target = nextval(pg_get_serial_sequence({sequence}, 'id'))
WHERE {chosen} AND r.version IS NULL
"""
# The lines of one new product share it.
NEW_PRODUCT_IDS = """
WITH made AS MATERIALIZED (
  SELECT name, owner, nextval(pg_get_serial_sequence({sequence}, 'id')) AS id
  FROM (SELECT DISTINCT r.values->>'name' AS name, r.values->>'owner' AS owner
        FROM {rows} r WHERE {chosen} AND r.version IS NULL) named
)
UPDATE {rows} r SET target = made.id FROM made
WHERE {chosen} AND r.version IS NULL AND r.values->>'name' = made.name AND r.values->>'owner' = made.owner
"""
INSERT = """
INSERT INTO {table} (id, {columns})
SELECT r.target, {given}
FROM (SELECT DISTINCT ON (r.target) r.target, r.values FROM {rows} r
      WHERE {chosen} AND r.version IS NULL AND r.number BETWEEN {first} AND {last}
      ORDER BY r.target, r.number) r,
     LATERAL jsonb_populate_record(NULL::{table}, {base}::jsonb || r.values) x
WHERE NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = r.target)
"""
UPDATE = """
UPDATE {table} t SET {assigned}
FROM (SELECT DISTINCT ON (r.target) r.target, r.version, r.values FROM {rows} r
      WHERE {chosen} AND r.version IS NOT NULL AND r.number BETWEEN {first} AND {last}
      ORDER BY r.target, r.number) r
JOIN {table} old ON old.id = r.target,
     LATERAL jsonb_populate_record(old, {common}::jsonb || r.values || jsonb_build_object('version', r.version + 1)) x
WHERE t.id = old.id AND old.version = r.version
"""
STEPS = """
INSERT INTO {table} (title_id, "on", words)
SELECT r.target, (step->>0)::date, step->>1
FROM {rows} r, LATERAL jsonb_array_elements(r.values->'steps') step
WHERE {chosen} AND r.number BETWEEN {first} AND {last} AND r.values ? 'steps'
ON CONFLICT DO NOTHING
"""
ROUNDS = """
INSERT INTO {table} AS known (product_id, kind, stars, decision, valid_from, valid_until)
SELECT r.target, x.kind, x.stars, x.decision, x.valid_from, x.valid_until
FROM {rows} r, LATERAL jsonb_populate_record(NULL::{table}, r.values->'recognition') x
WHERE {chosen} AND r.number BETWEEN {first} AND {last} AND r.values ? 'recognition'
ON CONFLICT (product_id, kind, valid_from) DO UPDATE
SET stars = excluded.stars, decision = excluded.decision, valid_until = excluded.valid_until
"""
