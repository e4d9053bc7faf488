"""What the columns of a table from elsewhere mean, by the words and codes of `indicators/data/import_columns.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from core.vietnamese import fold

FILE = Path(__file__).resolve().parents[1] / "data" / "import_columns.yaml"
INID = re.compile(r"^\W*\(?\s*([0-9]{2,3})\s*\)")
MOST_BEFORE = 30
WIDTHS = {"name": 40, "owner": 34, "address": 44, "goods": 50, "note": 30, "steps": 40}


@dataclass(frozen=True)
class Column:
    """One thing a column may hold. `reads`: how its cells are read; `into`: the fields that a joined cell fills."""

    field: str
    reads: str
    headings: tuple[str, ...]
    codes: tuple[str, ...]
    most: int = 0
    form: str = ""
    into: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A column of the file at hand: its place from 0, its heading as written, and what it holds (None: not taken)."""

    place: int
    words: str
    column: Column | None


@cache
def told() -> Mapping[str, Any]:
    found: Mapping[str, Any] = MappingProxyType(yaml.safe_load(FILE.read_text(encoding="utf-8")))
    return found


def said(words: object) -> str:
    """Words without dấu, case and punctuation, to be compared."""
    return " ".join(re.findall("[a-z0-9]+", fold(str(words))))


@cache
def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of a kind of import (an `ImportKind`), in the order of the template."""
    return tuple(
        Column(**row | {name: tuple(row.get(name, ())) for name in ("headings", "codes", "into")})
        for row in told()[kind]
    )


@cache
def known_headings(kind: str) -> Mapping[str, Column]:
    known = {said(code): column for column in columns_of(kind) for code in column.codes}
    return known | {said(words): column for column in columns_of(kind) for words in column.headings}


@cache
def word_table(table: str) -> Mapping[str, str]:
    """The words of `kinds`, `statuses` or `lists` → what they come down to."""
    return {said(words): key for key, entries in told()[table].items() for words in entries}


def understood(table: str, words: str) -> str:
    """What the words of a cell come down to: in full, else by the longest entry that begins them; «» when unknown."""
    known, plain = word_table(table), said(words)
    if plain in known:
        return known[plain]
    begun = [entry for entry in known if len(entry) >= 4 and plain.startswith(f"{entry} ")]
    return known[max(begun, key=len)] if begun else ""


def column_for(kind: str, words: object) -> Column | None:
    """What a heading stands for; by its INID code first, since an office words the rest as it likes."""
    known = known_headings(kind)
    if found := INID.match(str(words)):
        return known.get(found[1])
    return known.get(said(words))


def find_headings(kind: str, rows: Iterable[Sequence[Any]]) -> tuple[int, tuple[Heading, ...]]:
    """(the place of the row of headings from 0, its columns): the row that names most; (-1, ()) when none does.

    A column named twice counts the first time.
    """
    best: tuple[int, tuple[Heading, ...]] = (-1, ())
    most = 1
    for place, row in enumerate(rows):
        if place >= MOST_BEFORE:
            break
        found = named(kind, row)
        if (count := sum(1 for heading in found if heading.column)) > most:
            best, most = (place, found), count
    return best


def named(kind: str, row: Sequence[Any]) -> tuple[Heading, ...]:
    headings, taken = [], set()
    for place, cell in enumerate(row):
        words = " ".join(str(cell if cell is not None else "").split())
        column = column_for(kind, words) if words else None
        if column and column.field in taken:
            column = None
        if column:
            taken.add(column.field)
        if words:
            headings.append(Heading(place, words, column))
    return tuple(headings)


def template_of(kind: str) -> list[tuple[str, int, list[str]]]:
    """The columns to fill in by hand: heading, width in characters, words to choose from where they are fixed."""
    tables = {"kind": "kinds", "list": "lists"}
    return [
        (
            column.headings[0],
            WIDTHS.get(column.field, 18),
            [entries[0] for entries in told()[tables[column.reads]].values()] if column.reads in tables else [],
        )
        for column in columns_of(kind)
        if not column.into
    ]
