"""A table's sheet in the workbook: which cells hold what, and the formulas that follow from it.

A formula is made of addresses and of the report's own words alone. It is written only where it gives the very value
that the document holds, which is kept beside it for readers that do not reckon.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import ceil, isclose

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from reports.document import Cell, Column, Group, Reckoned, Sheet, Table, Trait
from reports.writers.xlsx_cells import DIGITS, address, stored

HEAD_ROW = 3
MOST_LINKS = 65_000  # of a sheet; Excel takes 65 530, and the way back is one
GROUP = Column("Nhóm", width=24)
PLAIN = Trait("")
LETTERS_ACROSS, NARROWEST = 150, 7
PATTERN = frozenset("*?~=<>")
FUNCTIONS = {"filled": "COUNTA", "numbers": "COUNT", "mean": "AVERAGE", "sum": "SUM"}


@dataclass(frozen=True)
class Leaf:
    """Where a table stands: its heads in HEAD_ROW, one row for each of its rows below, groups as a column.

    `charted`: columns that a chart draws. No figure stays an empty cell there, as a dash would be drawn as zero.
    """

    name: str
    title: str
    table: Table
    sheet: Sheet | None = None
    charted: frozenset[str] = frozenset()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        grouped = any(isinstance(item, Group) for item in self.table.rows)
        return ((GROUP,) if grouped else ()) + self.table.columns

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        found: list[tuple[Cell, ...]] = []
        group, grouped = "", len(self.columns) > len(self.table.columns)
        for item in self.table.rows:
            if isinstance(item, Group):
                group = item.text
            else:
                found.append((group, *item) if grouped else item)
        return tuple(found)

    @property
    def first(self) -> int:
        return HEAD_ROW + 1

    @property
    def last(self) -> int:
        """Of the data; an empty table has one empty row to filter."""
        return HEAD_ROW + max(len(self.rows), 1)

    @cached_property
    def total(self) -> tuple[Cell, ...]:
        """The total row, as wide as the others; empty where there is none."""
        total = self.table.total or ()
        return ("",) * (len(self.columns) - len(self.table.columns)) + total if total else ()

    @cached_property
    def traits(self) -> dict[str, Trait]:
        """By the heads of the columns that do more than hold their cells."""
        return {trait.column: trait for trait in reversed(self.sheet.traits)} if self.sheet else {}

    def trait(self, column: Column) -> Trait:
        return self.traits.get(column.header, PLAIN)

    @cached_property
    def is_reckoned(self) -> bool:
        """Whether cells among its rows are formulas, or drawn by a chart: what only XlsxWriter's own cells can be."""
        return bool(self.charted) or any(trait.counts for trait in self.traits.values())

    @cached_property
    def led(self) -> frozenset[int]:
        """The columns whose cells lead elsewhere: from the left, while a sheet has links left for all their rows."""
        wished = [place for place, column in enumerate(self.columns) if self.trait(column).leads]
        return frozenset(wished[: MOST_LINKS // max(len(self.rows), 1)])

    def place(self, header: str) -> int:
        return next(number for number, column in enumerate(self.columns) if column.header == header)

    def cells(self, place: int) -> list[Cell]:
        return [row[place] for row in self.rows]

    def width(self, place: int) -> float:
        """Of a column, in letters: the columns share LETTERS_ACROSS by their weights.

        In a sheet of the workbook's own a weight is also the letters that a column has at least.
        """
        column = self.columns[place]
        scale = LETTERS_ACROSS / sum(item.width for item in self.table.columns)
        if self.sheet:
            scale = max(scale, 1)
        return max(column.width * (1 if column is GROUP else scale), NARROWEST)

    def lines(self, cells: Sequence[Cell]) -> int:
        """How many lines the fullest of a row's texts takes."""
        found = 1
        for cell, room in zip(cells, self.rooms, strict=True):
            if isinstance(cell, str) and (len(cell) > room or "\n" in cell):
                found = max(found, sum(ceil(len(line) / room) or 1 for line in cell.split("\n")))
        return found

    @cached_property
    def rooms(self) -> list[float]:
        """Letters to a line in each column: running text is narrower than figures by what whole words waste."""
        return [self.width(place) for place in range(len(self.columns))]

    def row_saying(self, header: str, text: str) -> int | None:
        """The first row that says this in the column."""
        place = self.place(header)
        if place not in self.sought:
            cells = self.cells(place)
            self.sought[place] = {cell: row for row, cell in reversed(list(enumerate(cells, self.first)))}
        return self.sought[place].get(text)

    @cached_property
    def sought(self) -> dict[int, dict[Cell, int]]:
        return {}

    def area(self, place: int) -> str:
        """The column's data, as any sheet names them."""
        return address(self.name, xl_range_abs(self.first, place, self.last, place))

    @property
    def whole(self) -> str:
        """Heads and data."""
        return address(self.name, xl_range_abs(HEAD_ROW, 0, self.last, len(self.columns) - 1))


def numbers(cells: list[Cell]) -> list[Decimal]:
    """What Excel will see as numbers."""
    return [Decimal(cell) for cell in cells if isinstance(cell, int | Decimal) and abs(Decimal(cell)) < DIGITS]


def total_formula(leaf: Leaf, place: int, value: int | Decimal) -> str | None:
    """The sum of the rows that a filter leaves, or a share of two totals; None where that is another number."""
    column, row = leaf.columns[place], HEAD_ROW + len(leaf.rows) + 1
    if abs(Decimal(value)) >= DIGITS or not leaf.rows:
        return None
    if share := leaf.trait(column).share:
        part, whole = (leaf.place(header) for header in share)
        totals = numbers([leaf.total[part], leaf.total[whole]])
        if len(totals) < 2 or not totals[1] or not isclose(totals[0] / totals[1], stored(value, column.kind)):
            return None
        return f'=IFERROR({xl_rowcol_to_cell(row, part)}/{xl_rowcol_to_cell(row, whole)},"–")'
    counted = column.kind in ("integer", "decimal") and sum(numbers(leaf.cells(place))) == value
    return f"=SUBTOTAL(109,{xl_range(leaf.first, place, leaf.last, place)})" if counted else None


def count_formula(trait: Trait, leaves: Mapping[str, Leaf], row: int, label: Cell, value: int | Decimal) -> str | None:
    """How many rows of another sheet say what the first cell of this row says."""
    if not trait.counts or not isinstance(label, str) or not plain(label):
        return None
    key, header = trait.counts
    source = leaves[key]
    place = source.place(header)
    if said(source.cells(place), (label,)) != value:
        return None
    return f"=COUNTIF({source.area(place)},{xl_rowcol_to_cell(row, 0, col_abs=True)})"


def figure_formula(leaf: Leaf, item: Reckoned) -> str | None:
    """How a key figure follows from its sheet."""
    value = item.figure.value
    found = reckon(leaf, item)
    if found is None or not isinstance(value, int | Decimal) or not all(plain(words) for words in item.says):
        return None
    if not isclose(found, stored(value, item.figure.kind), abs_tol=1e-12):
        return None
    area = leaf.area(leaf.place(item.column))
    if item.how == "says":
        return "=" + "+".join(f"COUNTIF({area},{quoted(words)})" for words in item.says)
    return f"={FUNCTIONS[item.how]}({area})"


def reckon(leaf: Leaf, item: Reckoned) -> float | None:
    """The value that Excel will reckon."""
    place = leaf.place(item.column)
    cells, kind = leaf.cells(place), leaf.columns[place].kind
    values = [stored(cell, kind) for cell in cells if isinstance(cell, int | Decimal)]
    match item.how:
        case "filled":
            empty = leaf.columns[place].header in leaf.charted
            return len([cell for cell in cells if cell is not None or not empty])
        case "numbers":
            return sum(isinstance(cell, int | Decimal | date) for cell in cells)
        case "says":
            return said(cells, item.says)
        case "mean":
            return sum(values) / len(values) if values else None
        case "sum":
            return sum(values)


def said(cells: list[Cell], wanted: tuple[str, ...]) -> int:
    """As COUNTIF counts: capitals make no difference."""
    keys = {words.casefold() for words in wanted}
    return sum(isinstance(cell, str) and cell.casefold() in keys for cell in cells)


def plain(text: str) -> bool:
    """Whether COUNTIF takes it for the words it is: no number, no pattern, no comparison, not too long."""
    return text[:1].isalpha() and len(text) < 256 and not PATTERN & set(text)


def quoted(text: str) -> str:
    """Text as it stands inside a formula."""
    return '"' + text.replace('"', '""') + '"'
