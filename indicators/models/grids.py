"""A statistic laid out: its cells with what stood there a year ago, and the sums that its plan allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from indicators.workflow import Totals

Shape = Mapping[str, Any]  # `Statistic.shape`
Key = tuple[str, str]  # the keys of a row and of a column, empty where there is only one
Figures = Mapping[Key, Decimal]
TENFOLD = 10


@dataclass
class Cell:
    """One figure; None is no figure. `field` is the form's own when it is being typed, `counted` what cases come to."""

    row: str
    column: str
    label: str
    column_name: str
    value: Decimal | None
    before: Decimal | None = None
    field: Any = None
    counted: Decimal | None = None

    @property
    def is_tenfold(self) -> bool:
        """At least ten times last year's figure, or a tenth of it: perhaps another unit."""
        if not self.value or not self.before:
            return False
        return self.value >= TENFOLD * self.before or self.before >= TENFOLD * self.value


@dataclass
class GridRow:
    name: str
    cells: list[Cell]
    total: Decimal | None = None


@dataclass
class Grid:
    """`columns`: names over the cells, empty for a single one. `totals`: the line below, None where none is added."""

    shape: Shape
    columns: list[str]
    rows: list[GridRow]
    totals: list[Decimal | None] | None = None
    total: Decimal | None = None
    nothing: bool = False
    help: str = ""
    nothing_field: Any = None

    @property
    def across(self) -> bool:
        return len(self.columns) > 1 and self.shape["totals"] in (Totals.COLUMNS, Totals.BOTH)

    @property
    def is_blank(self) -> bool:
        return all(cell.value is None for row in self.rows for cell in row.cells)

    @property
    def has_before(self) -> bool:
        return any(cell.before is not None for row in self.rows for cell in row.cells)

    @property
    def totals_named(self) -> list[tuple[str, Decimal | None]]:
        """The line of sums, each under the name of its column."""
        return list(zip(self.columns, self.totals or (), strict=False))

    @property
    def is_answered(self) -> bool:
        return self.nothing or not self.is_blank

    @property
    def tenfold(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.cells if cell.is_tenfold]


def grid_of(shape: Shape, figures: Figures, before: Figures | None = None, *, nothing: bool = False) -> Grid:
    """The statistic with these figures, beside those of a year ago."""
    rows = shape["rows"] or [{"key": "", "name": ""}]
    columns = shape["columns"] or [{"key": "", "name": ""}]
    before = before or {}
    laid = []
    for row in rows:
        cells = [
            Cell(
                row["key"],
                column["key"],
                " – ".join(name for name in (row["name"], column["name"]) if name) or shape["name"],
                column["name"],
                figures.get((row["key"], column["key"])),
                before.get((row["key"], column["key"])),
            )
            for column in columns
        ]
        laid.append(GridRow(row["name"], cells))
    grid = Grid(shape, [column["name"] for column in columns], laid, nothing=nothing)
    add_up(grid)
    return grid


def add_up(grid: Grid) -> None:
    """Sums of what is there; where nothing is, there is no sum either."""
    if grid.across:
        for row in grid.rows:
            row.total = summed(cell.value for cell in row.cells)
    if len(grid.rows) > 1 and grid.shape["totals"] in (Totals.ROWS, Totals.BOTH):
        grid.totals = [summed(row.cells[place].value for row in grid.rows) for place in range(len(grid.columns))]
        grid.total = summed(grid.totals) if grid.across else None


def summed(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
