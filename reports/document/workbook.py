"""What the workbook has beyond the paper: sheets to filter, colours, links, charts, and figures that it reckons.

A document without it is written as it always was, so what was issued earlier comes out byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from reports.document.blocks import Figure, Piece, Table

Tone = Literal["done", "late_done", "running", "soon", "bad", "waiting"]  # green, purple, blue, orange, red, grey
How = Literal["filled", "numbers", "says", "mean", "sum"]
# Letters alone, and too many of them to be the address of a cell.
KEY = re.compile(r"[A-Z][A-Za-z]{4,39}")


@dataclass(frozen=True)
class Trait(Piece):
    """What a column of a sheet does besides holding its cells; `column` is its header.

    `tones`: cells that say this are coloured so; `bar`: a bar behind each per cent.
    `leads`: (sheet, column), each cell is a link to the first row there that says the same.
    `counts`: (sheet, column), each cell is the number of rows there that say what the first column says here.
    `share`: (part, whole), the columns from whose totals the total of a per cent is reckoned.
    """

    column: str
    tones: tuple[tuple[str, Tone], ...] = ()
    bar: bool = False
    leads: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    share: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart(Piece):
    """Bars on the first sheet, one for each row of a sheet, drawn from the cells of columns `label` and `value`.

    `tones`: the column by whose tones they are coloured, if not the label's.
    """

    title: str
    sheet: str
    label: str
    value: str
    unit: str = ""
    tones: str = ""


@dataclass(frozen=True)
class Sheet(Piece):
    """A table with a sheet of its own; `key` is the name defined for its cells. ValueError on a column it has not."""

    key: str
    table: Table
    traits: tuple[Trait, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        check_key(self.key)
        if not self.table.name:
            raise ValueError(f"sheet {self.key}: its table has no name")
        known = {column.header for column in self.table.columns}
        asked = [name for trait in self.traits for name in (trait.column, *trait.share)]
        if missing := [name for name in asked if name not in known]:
            raise ValueError(f"sheet {self.key}: no column {missing}")
        tones = {tone for trait in self.traits for _words, tone in trait.tones}
        if not tones <= set(get_args(Tone)):
            raise ValueError(f"sheet {self.key}: unknown tones {tones}")

    def trait(self, header: str) -> Trait:
        return next((trait for trait in self.traits if trait.column == header), Trait(header))


@dataclass(frozen=True)
class Reckoned(Piece):
    """A figure of the first sheet and how it follows from a column of a sheet; `key` is the name of its cell.

    `how`: cells with anything in them, numbers and days alone, cells that say one of `says`, the mean, the sum.
    `alarm`: above zero it stands out, in red.
    """

    key: str
    figure: Figure
    sheet: str
    column: str
    how: How = "filled"
    says: tuple[str, ...] = ()
    alarm: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        check_key(self.key)
        if self.how not in get_args(How):
            raise ValueError(f"figure {self.key}: {self.how!r}")


@dataclass(frozen=True)
class Workbook(Piece):
    """A sheet takes the place of the report's tables that have its name. ValueError on what leads nowhere."""

    sheets: tuple[Sheet, ...]
    figures: tuple[Reckoned, ...] = ()
    charts: tuple[Chart, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        keys = [*(sheet.key for sheet in self.sheets), *(figure.key for figure in self.figures)]
        if len(set(keys)) != len(keys):
            raise ValueError(f"workbook: a name is given twice: {keys}")
        known = {(sheet.key, column.header) for sheet in self.sheets for column in sheet.table.columns}
        if lost := [place for place in self._references() if place not in known]:
            raise ValueError(f"workbook: nothing at {lost}")

    def _references(self) -> Iterator[tuple[str, ...]]:
        yield from ((row.sheet, row.column) for row in self.figures)
        for chart in self.charts:
            yield from ((chart.sheet, name) for name in (chart.label, chart.value, chart.tones or chart.label))
        for sheet in self.sheets:
            for trait in sheet.traits:
                yield from filter(None, (trait.leads, trait.counts))


def check_key(key: str) -> None:
    if not KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no name for cells: five letters or more, no accents")
