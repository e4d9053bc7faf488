"""The sheets of tables: title, way back, heads that stay, rows to filter, colours, links, the total and the note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.document import Column, Document, Tone, Trait
from reports.writers import words
from reports.writers.xlsx_cells import (
    HEAD_FILL,
    LINK,
    RED,
    Book,
    address,
    link,
    look_of,
    put,
    put_cell,
    put_formula,
    set_print,
)
from reports.writers.xlsx_leaf import HEAD_ROW, Leaf, count_formula, quoted, total_formula
from reports.writers.xlsx_rows import Pen, RowSheet, write_rows

OVERVIEW = "Tổng quan"
LINE, TALLEST = 15, 409  # points; Excel has no taller row
# Letters and fill of what a cell says: dark on pale, at more than 4,5:1; and the bar of a chart.
TONES: Mapping[Tone, tuple[str, str, str]] = {
    "done": ("#1B5E20", "#DDF1DF", "#2E7D32"),
    "late_done": ("#4A148C", "#EBDFF5", "#7B4FA3"),
    "running": ("#0D3C78", "#DCE9F8", "#2F6FB5"),
    "soon": ("#7A3E00", "#FDE6CC", "#D9822B"),
    "bad": ("#8B0000", "#FBD9D9", "#C62828"),
    "waiting": ("#424242", "#E8E8E8", "#8A8A8A"),
}
BAR = "#9DC3E6"


@dataclass(frozen=True)
class Places:
    """Where the sheets of a workbook are, by key."""

    leaves: Mapping[str, Leaf]

    def target(self, trait: Trait, text: str) -> str | None:
        """The first row that says what the cell says, in the sheet it leads to."""
        leaf = self.leaves[trait.leads[0]]
        row = leaf.row_saying(trait.leads[1], text)
        return None if row is None else address(leaf.name, xl_rowcol_to_cell(row, 0))


def put_marked(book: Book, sheet: Worksheet, row: int, document: Document, text: str, **look: object) -> None:
    """A line that opens, in red, with the mark of demonstration data where there is one."""
    color = {"font_color": RED} if document.demo else {}
    put(sheet, row, 0, " · ".join([*marks(document), text]), book.style(**look, **color))


def marks(document: Document) -> list[str]:
    return [words.DEMO] if document.demo else []


def fill_heads(book: Book, sheet: Worksheet, row: int, heads: list[str]) -> None:
    style = book.style(bold=True, border=1, align="center", valign="vcenter", text_wrap=True, bg_color=HEAD_FILL)
    for place, text in enumerate(heads):
        put(sheet, row, place, text, style)


def fill_leaf(book: Book, sheet: RowSheet, document: Document, leaf: Leaf, places: Places) -> None:
    """Title, as-of time and way back; then one head row, data to filter, the total and the note below."""
    put(sheet, 0, 0, leaf.title, book.style(bold=True, font_size=13))
    put_marked(book, sheet, 1, document, f"Số liệu tính đến {words.moment(document.as_of)}", italic=True)
    link(sheet, 2, 0, address(OVERVIEW), f"← {OVERVIEW}", book.style(**LINK))
    for place in range(len(leaf.columns)):
        sheet.set_column(place, place, leaf.width(place))
    fill_heads(book, sheet, HEAD_ROW, [column.header for column in leaf.columns])
    fill_rows(book, sheet, leaf, places)
    for place, column in enumerate(leaf.columns):
        colour(book, sheet, leaf, place, leaf.trait(column))
    sheet.autofilter(HEAD_ROW, 0, leaf.last, len(leaf.columns) - 1)
    last = fill_foot(book, sheet, leaf)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    set_print(sheet, leaf.title, marks(document), landscape=True)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 2}"})


def fill_rows(book: Book, sheet: RowSheet, leaf: Leaf, places: Places) -> None:
    """Rows as tall as their text, as not every program that opens the file sees to it."""
    if leaf.sheet:
        sheet.set_row(HEAD_ROW, height(leaf.lines([column.header for column in leaf.columns])))
    if leaf.rows and not leaf.is_reckoned:
        heights = [height(leaf.lines(cells)) if leaf.sheet else None for cells in leaf.rows]
        write_rows(sheet, leaf.first, leaf.rows, pens(book, sheet, leaf, places), heights)
        return
    for row, cells in enumerate(leaf.rows, leaf.first):
        if leaf.sheet:
            sheet.set_row(row, height(leaf.lines(cells)))
        for place in range(len(leaf.columns)):
            fill_cell(book, sheet, leaf, row, place, places)


def height(lines: int) -> int:
    return min(LINE * lines + 2, TALLEST)


def pens(book: Book, sheet: RowSheet, leaf: Leaf, places: Places) -> list[Pen]:
    """One for each column."""
    return [
        Pen(book, sheet, place, column, partial(places.target, leaf.trait(column)) if place in leaf.led else None)
        for place, column in enumerate(leaf.columns)
    ]


def fill_cell(book: Book, sheet: Worksheet, leaf: Leaf, row: int, place: int, places: Places) -> None:
    """The cell, or the formula or link that its column's trait makes of it."""
    cells, column = leaf.rows[row - leaf.first], leaf.columns[place]
    cell, trait = cells[place], leaf.trait(column)
    if isinstance(cell, int | Decimal) and (formula := count_formula(trait, places.leaves, row, cells[0], cell)):
        put_formula(book, sheet, row, place, formula, cell, column)
    elif isinstance(cell, str) and place in leaf.led and (target := places.target(trait, cell)):
        link(sheet, row, place, target, cell, book.style(**look_of(column, led=True)))
    elif cell is None and column.header in leaf.charted:
        sheet.write_blank(row, place, None, book.style(border=1))
    else:
        put_cell(book, sheet, row, place, cell, column)


def colour(book: Book, sheet: Worksheet, leaf: Leaf, place: int, trait: Trait) -> None:
    """Rules that follow the words of a cell; the words stay."""
    area = (leaf.first, place, leaf.last, place)
    for said, tone in trait.tones:
        rule = {"type": "cell", "criteria": "==", "value": quoted(said), "format": book.tone(*TONES[tone][:2])}
        sheet.conditional_format(*area, rule)
    if trait.bar:
        ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
        sheet.conditional_format(*area, {"type": "data_bar", "bar_color": BAR, "bar_solid": True, **ends})


def fill_foot(book: Book, sheet: Worksheet, leaf: Leaf) -> int:
    """The total, which follows the filter, and the note; gives the last row written."""
    row = HEAD_ROW + len(leaf.rows)
    if leaf.total:
        row += 1
        for place, column in enumerate(leaf.columns):
            fill_total(book, sheet, leaf, row, place, column)
    if leaf.table.note:
        row += 1
        put(sheet, row, 0, words.one_line(leaf.table.note), book.style(italic=True))
    return row


def fill_total(book: Book, sheet: Worksheet, leaf: Leaf, row: int, place: int, column: Column) -> None:
    cell = leaf.total[place]
    if isinstance(cell, int | Decimal) and (formula := total_formula(leaf, place, cell)):
        put_formula(book, sheet, row, place, formula, cell, column, bold=True)
    else:
        put_cell(book, sheet, row, place, "" if cell is None else cell, column, bold=True)
