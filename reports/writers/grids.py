"""Tables as they will be read: every cell as text, every width in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.document import Cell, Column, Figures, Group, Table
from reports.writers import metrics, words
from reports.writers.styles import CELL_PADDING, TABLES, text_width

# Lines. A taller row may be divided between pages: kept whole it could be cut off at the foot of one.
WHOLE_ROW = 18
SLACK = 0.3  # mm, for what rounding takes
ALIGN = {"text": "left", "integer": "right", "decimal": "right", "percent": "right", "date": "center"}


@dataclass(frozen=True)
class Row:
    """`style`: row, group (one cell across) or total; `whole` rows are never divided between pages."""

    style: str
    cells: tuple[str, ...]
    whole: bool = True


@dataclass(frozen=True)
class Grid:
    """A table with borders; `widths` in mm, `style` a key of TABLES, `heads` repeated on every page."""

    heads: tuple[str, ...]
    aligns: tuple[str, ...]
    widths: tuple[float, ...]
    style: str
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """(head, alignment) of each column."""
        return tuple(zip(self.heads, self.aligns, strict=True))


def lay_out_grid(table: Table, room: float) -> Grid:
    """Columns share `room` mm by their weights, after each has what its figures and the words of its head need."""
    style = "wide" if room > text_width(landscape=False) else "table"
    rows = list(read_rows(table))
    figures = [cells for kind, cells in rows if kind != "group"]
    widths = shared(room, table, needs(table, figures, TABLES[style]))
    letters = [metrics.letters_a_line(width - 2 * CELL_PADDING[0], TABLES[style]) for width in widths]
    return Grid(
        heads=tuple(column.header for column in table.columns),
        aligns=tuple(column.align or ALIGN[column.kind] for column in table.columns),
        widths=widths,
        style=style,
        rows=tuple(Row(kind, cells, kind == "group" or fits(cells, letters)) for kind, cells in rows),
    )


def read_rows(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Style and texts of each row; the total last, blank where there is nothing to add up."""
    for row in table.rows:
        yield ("group", (words.shown(row.text),)) if isinstance(row, Group) else ("row", read_row(table, row))
    if table.total is not None:
        texts = zip(table.total, read_row(table, table.total), strict=True)
        yield "total", tuple(["" if cell is None else text for cell, text in texts])


def read_row(table: Table, row: tuple[Cell, ...]) -> tuple[str, ...]:
    pairs = zip(row, table.columns, strict=True)
    return tuple([words.shown(cell, column.kind, column.places) for cell, column in pairs])


def needs(table: Table, rows: list[tuple[str, ...]], size: float) -> list[float]:
    """Millimetres below which a column breaks a figure, or a word of its head, in two."""
    found = []
    for number, column in enumerate(table.columns):
        need = max(metrics.width(word, size) for word in [*column.header.split(), ""])
        if column.kind != "text":
            need = max(need, metrics.widest((row[number] for row in rows), size))
        found.append(need + 2 * CELL_PADDING[0] + SLACK)
    return found


def shared(room: float, table: Table, needed: list[float]) -> tuple[float, ...]:
    """Widths by weight, none below its need; where the needs alone exceed the room, in proportion to them."""
    if sum(needed) >= room:
        return tuple(round(room * need / sum(needed), 2) for need in needed)
    weights = {number: column.width for number, column in enumerate(table.columns)}
    fixed: dict[int, float] = {}
    while True:
        unit = (room - sum(fixed.values())) / sum(weights.values()) if weights else 0
        short = {number for number, weight in weights.items() if weight * unit < needed[number]}
        if not short:
            return tuple(round(fixed.get(number) or weights[number] * unit, 2) for number in range(len(needed)))
        fixed |= {number: needed[number] for number in short}
        weights = {number: weight for number, weight in weights.items() if number not in short}


def fits(texts: tuple[str, ...], letters: list[int]) -> bool:
    """Whether no cell takes more than WHOLE_ROW lines; `letters` is how many fit on a line of each column."""
    return all(
        len(text) <= WHOLE_ROW or len(text) + text.count("\n") * room <= WHOLE_ROW * room
        for text, room in zip(texts, letters, strict=True)
    )


def figures_table(figures: Figures) -> Table:
    """Key figures in print; units and notes have a column only where there are any."""
    columns = [Column("Nội dung", width=40), Column("Số liệu", width=14, align="right")]
    units = any(item.unit for item in figures.items)
    notes = any(item.note for item in figures.items)
    columns += [Column("Đơn vị", width=14, align="center")] if units else []
    columns += [Column("Ghi chú", width=32)] if notes else []
    rows = [
        (
            item.label,
            words.shown(item.value, item.kind),
            *([item.unit] if units else []),
            *([item.note] if notes else []),
        )
        for item in figures.items
    ]
    return Table(tuple(columns), tuple(rows))
