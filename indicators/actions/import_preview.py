"""The rows of a preview on their way to the database: by COPY, as an INSERT of each costs as much as judging it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

from indicators.models import ImportRow

COPY = "COPY {} (imported_id, number, verdict, label, values, changes, problems, target, version) FROM STDIN"
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def keep(rows: Iterable[ImportRow]) -> None:
    """Write new rows, outside or inside a transaction of the caller's."""
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(ImportRow._meta.db_table)
        cursor.copy_expert(COPY.format(table), io.StringIO("".join(map(line, rows))))


def line(row: ImportRow) -> str:
    cells = (
        row.imported_id, row.number, str(row.verdict), row.label, encode(row.values), encode(row.changes),
        encode(row.problems), row.target, row.version,
    )  # fmt: skip
    return "\t".join(map(written, cells)) + "\n"


def written(value: Any) -> str:
    """As COPY reads a value: what would end a cell or a line is marked with a backslash."""
    if not isinstance(value, str):
        return r"\N" if value is None else str(value)
    if "\\" in value:
        value = value.replace("\\", "\\\\")
    if "\t" in value or "\n" in value or "\r" in value:
        value = value.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return value
