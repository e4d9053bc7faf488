"""What a document is made of, from a run of letters to an appendix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, get_args

from reports.document.text import clean

Cell = str | int | Decimal | date | None  # None is «no figure» and prints as a dash; it is not zero
PLAIN = frozenset((str, int, date, type(None)))  # what needs no closer look
Kind = Literal["text", "integer", "decimal", "percent", "date"]  # a percent of 85.7 is given as 85.7
Align = Literal["", "left", "center", "right"]  # "" follows the column's kind


@dataclass(frozen=True)
class Piece:
    """What every part of a document is: frozen, and clean from the moment it is made."""

    def __post_init__(self) -> None:
        for name in self.__dataclass_fields__:
            given = getattr(self, name)
            if (cleaned := clean(given)) is not given:
                object.__setattr__(self, name, cleaned)


@dataclass(frozen=True)
class Run(Piece):
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Part(Piece):
    """«Phần I» and its title; headings count anew in each part."""

    text: str


@dataclass(frozen=True)
class Heading(Piece):
    """«I. …» (1), «1. …» (2) or «a) …» (3). Numbers are computed; `titled=False` is a numbered clause in plain type."""

    text: str
    level: Literal[1, 2, 3] = 1
    titled: bool = True


@dataclass(frozen=True)
class Paragraph(Piece):
    """Plain `text` in one style, or `runs` where the style changes inside."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    runs: tuple[Run, ...] = ()

    @property
    def pieces(self) -> tuple[Run, ...]:
        return self.runs or (Run(self.text, self.bold, self.italic),)


@dataclass(frozen=True)
class Bullets(Piece):
    """Lines that open with «- »."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Column(Piece):
    """`width` is a weight against the other columns; `places` the most decimals shown, trailing zeros dropped."""

    header: str
    kind: Kind = "text"
    width: int = 10
    align: Align = ""
    places: int = 2

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.kind not in get_args(Kind) or self.align not in get_args(Align) or self.width < 1:
            raise ValueError(f"column «{self.header}»: kind {self.kind!r}, align {self.align!r}, width {self.width!r}")


@dataclass(frozen=True)
class Group(Piece):
    """A row of a table that is one line across all columns; in the workbook it becomes a column to filter by."""

    text: str


@dataclass(frozen=True)
class Table(Piece):
    """`rows` of cells and groups, and `total` below them; a captioned table is numbered «Bảng 1.».

    `name` is the short name of its sheet, `note` a line below. ValueError on a row of another width than the columns
    and on a value that is no Cell.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...] | Group, ...] = ()
    caption: str = ""
    total: tuple[Cell, ...] | None = None
    note: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        width = len(self.columns)
        for number, row in enumerate(self.rows, 1):
            if not isinstance(row, Group) and (len(row) != width or not PLAIN.issuperset(map(type, row))):
                self._check(f"row {number}", row)
        if self.total is not None:
            self._check("total row", self.total)

    def _check(self, where: str, row: tuple[Cell, ...]) -> None:
        if len(row) != len(self.columns):
            raise ValueError(f"{where} of «{self.caption or self.name}»: {len(row)} cells, {len(self.columns)} columns")
        check_cells(f"{where} of «{self.caption or self.name}»", row)


@dataclass(frozen=True)
class Figure(Piece):
    """One key figure with its unit; `note` says what a share is a share of."""

    label: str
    value: Cell
    unit: str = ""
    note: str = ""
    kind: Kind = "integer"

    def __post_init__(self) -> None:
        super().__post_init__()
        check_cells(f"figure «{self.label}»", (self.value,))


@dataclass(frozen=True)
class Figures(Piece):
    """Key figures: a small table in print, the head of the workbook's first sheet."""

    items: tuple[Figure, ...]


Block = Part | Heading | Paragraph | Bullets | Table | Figures


@dataclass(frozen=True)
class Appendix(Piece):
    """Numbered by its place («Phụ lục I»; a single one has no number), on pages of its own, counted from 1."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Signature(Piece):
    """`authority`: the lines «TM. …», «KT. …», «TL. …», «TUQ. …» above the position; a blank name is signed later."""

    position: str
    name: str = ""
    authority: tuple[str, ...] = ()


def check_cells(where: str, cells: Iterable[object]) -> None:
    """ValueError on what no format can write the same way: floats, truth values, moments, infinities."""
    for cell in cells:
        known = cell is None or isinstance(cell, str | int | date | Decimal)
        if not known or isinstance(cell, bool | datetime) or (isinstance(cell, Decimal) and not cell.is_finite()):
            raise ValueError(f"{where}: {cell!r} is no text, integer, finite Decimal, date or None")
