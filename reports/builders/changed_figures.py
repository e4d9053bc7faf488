"""The statistics of two accounts held side by side, as versions keep them: which figures changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.fields import format_decimal
from indicators.models import grid_of

Content = Mapping[str, Any]
NONE = "–"


@dataclass(frozen=True)
class FigureChange:
    """One figure by the names of its row and column, as it was and as it is; «–» is none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class StatisticChange:
    """One statistic with the figures of it that changed."""

    name: str
    unit: str
    figures: tuple[FigureChange, ...]


def changed_statistics(old: Content, new: Content) -> tuple[StatisticChange, ...]:
    """What `new` has otherwise than `old`, in the plan's order. Both are the content of a version."""
    before = {row["key"]: row for row in old.get("statistics", ())}
    after = {row["key"]: row for row in new.get("statistics", ())}
    found = []
    for key, row in (before | after).items():
        figures = tuple(changed_figures(before.get(key), after.get(key)))
        if figures:
            found.append(StatisticChange(row["name"], row["unit"], figures))
    return tuple(found)


def changed_figures(old: Content | None, new: Content | None) -> Iterable[FigureChange]:
    was, now = bool(old and old["nothing"]), bool(new and new["nothing"])
    if was != now:
        yield FigureChange(_("Không phát sinh trong kỳ"), said(was), said(now))
    before, after = cells_of(old), cells_of(new)
    for place, (label, _value) in (before | after).items():
        pair = [words(side[place][1]) if place in side else NONE for side in (before, after)]
        if pair[0] != pair[1]:
            yield FigureChange(label, *pair)


def cells_of(kept: Content | None) -> dict[tuple[str, str], tuple[str, Decimal | None]]:
    """(row, column) → (label, value) of every cell, filled in or not."""
    if kept is None:
        return {}
    grid = grid_of(kept, {(row, column): Decimal(value) for row, column, value in kept["cells"]})
    return {(cell.row, cell.column): (cell.label, cell.value) for row in grid.rows for cell in row.cells}


def said(nothing: bool) -> str:
    return _("Có") if nothing else NONE


def words(value: Decimal | None) -> str:
    return NONE if value is None else format_decimal(value)
