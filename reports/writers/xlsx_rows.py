"""The rows of a sheet to read and to filter, straight to the file's XML.

They are what makes a workbook large. Put cell by cell they cost several times as much: a check of each cell's place and
type, an object for it, and the same questions asked again when it is written. Here a column knows how it writes, and a
value that was written once is not thought over again. The file is byte for byte what XlsxWriter's own calls give.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reports.document import Cell, Column
from reports.writers import words
from reports.writers.xlsx_cells import FIRST_DAY, Book, is_number, look_of, number_format, safe, stored

TEXT = ' t="s">'
LATE = "\x03"  # stands where a sheet with bars, which is one of Excel 2010, has an attribute more
DESCENT = ' x14ac:dyDescent="0.25"'
PIECE = 1_000  # rows that are written at a time
BLOCK = 16  # rows that tell their first and last column together
DAY_ZERO = date(1899, 12, 30).toordinal()
# Where in the workbook a text leads, if anywhere.
Leads = Callable[[str], str | None]


class RowSheet(Worksheet):  # type: ignore[misc]  # of a library without types
    """A worksheet with one run of rows that are XML already; all else in it is put as in any other.

    Formats have no number before the file is written: till then each stands in the rows as a mark.
    """

    dim_rowmin: Any
    dim_rowmax: Any

    def __init__(self) -> None:
        super().__init__()
        self.ready: list[str] = []
        self.ready_links: list[str] = []
        self.marks: dict[Format, str] = {}
        self.run = range(0)

    def mark(self, style: Format) -> str:
        """No document holds such characters (`reports.document.text`)."""
        return self.marks.setdefault(style, f"\x01{len(self.marks)}\x02")

    def take(self, first: int, rows: list[str], links: list[str], width: int) -> None:
        """Rows from `first` on, each as wide as the others, and what their cells lead to."""
        self.ready, self.ready_links = rows, links
        self.run = range(first, first + len(rows))
        self._check_dimensions(self.run[0], 0)
        self._check_dimensions(self.run[-1], width - 1)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """Ours call no function that came after Excel 2007: none is looked for, least of all in quoted words."""
        return formula.removeprefix("=")

    def _write_rows(self) -> None:
        if not self.run:
            super()._write_rows()
            return
        top, bottom = self.dim_rowmin, self.dim_rowmax
        self.dim_rowmax = self.run[0] - 1
        super()._write_rows()
        late = DESCENT if self.excel_version == 2010 else ""
        while self.ready:  # piece by piece, and each let go: a large sheet would stand in memory three times
            text = "".join(self.ready[:PIECE]).replace(LATE, late)
            del self.ready[:PIECE]
            for style, mark in self.marks.items():
                text = text.replace(mark, str(style._get_xf_index()))
            self.fh.write(text)
        self.dim_rowmin, self.dim_rowmax = self.run[-1] + 1, bottom
        super()._write_rows()
        self.dim_rowmin = top

    def _calculate_spans(self) -> None:
        super()._calculate_spans()
        if self.run:
            for block in range(self.run[0] // BLOCK, self.run[-1] // BLOCK + 1):
                self.row_spans[block] = f"1:{self.dim_colmax + 1}"

    def _write_hyperlinks(self) -> None:
        if not self.ready_links:
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        for row, links in self.hyperlinks.items():  # they stand above the run
            for place, url in links.items():
                self._write_hyperlink_internal(row, place, url)
        self.fh.write("".join(self.ready_links))
        self._xml_end_tag("hyperlinks")


class Pen:
    """Writes the cells of one column; `leads` makes links of its texts."""

    def __init__(self, book: Book, sheet: RowSheet, place: int, column: Column, leads: Leads | None) -> None:
        self.book, self.sheet, self.column, self.leads = book, sheet, column, leads
        self.letters = xl_col_to_name(place)
        self.known: dict[Cell, str] = {}
        self.links: dict[Cell, str] = {}
        self.marks: dict[bool, str] = {}

    def write(self, cell: Cell) -> str:
        """All of a cell's element that comes after its address."""
        if isinstance(cell, date) and cell >= FIRST_DAY:
            return self.number(cell.toordinal() - DAY_ZERO, "dd/mm/yyyy")
        if is_number(cell):
            return self.number(stored(cell, self.column.kind), number_format(cell, self.column))
        text = cell if isinstance(cell, str) else words.shown(cell, self.column.kind, self.column.places)
        target = self.leads(text) if self.leads and isinstance(cell, str) else None
        if target is not None:
            self.links[cell] = self.link(target, safe(text))
        index = self.sheet.str_table._get_shared_string_index(safe(text))
        return f' s="{self.mark(target is not None)}"{TEXT}<v>{index}</v></c>'

    def mark(self, led: bool) -> str:
        """Of the format of a text."""
        if led not in self.marks:
            self.marks[led] = self.sheet.mark(self.book.style(**look_of(self.column, led=led)))
        return self.marks[led]

    def number(self, value: float, shown: str) -> str:
        style = self.book.style(**look_of(self.column), num_format=shown)
        return f' s="{self.sheet.mark(style)}"><v>{value:.16G}</v></c>'

    def link(self, target: str, text: str) -> str:
        """All of a link's element that comes after its cell's address."""
        location, display = self.sheet._escape_attributes(target), self.sheet._escape_attributes(text)
        return f'" location="{location}" display="{display}"/>'


def tallness(height: float | None) -> str:
    """Of a row, in points, as attributes; it comes to whole pixels."""
    return "" if height is None else f' ht="{int(height * 4 / 3 + 0.5) * 0.75:.16g}" customHeight="1"'


def write_rows(
    sheet: RowSheet, first: int, rows: tuple[tuple[Cell, ...], ...], pens: list[Pen], heights: Sequence[float | None]
) -> None:
    """Rows of the sheet from `first` on; `heights` in points, None where the program that opens the file may choose."""
    ready, links = [], []
    before = sheet.str_table.count
    span = f'" spans="1:{len(pens)}"'
    tall = {height: tallness(height) for height in set(heights)}
    for number, (cells, height) in enumerate(zip(rows, heights, strict=True), first + 1):
        line = [f'<row r="{number}{span}{tall[height]}{LATE}>']
        for pen, cell in zip(pens, cells, strict=True):
            if cell not in pen.known:
                pen.known[cell] = pen.write(cell)
            line.append(f'<c r="{pen.letters}{number}"{pen.known[cell]}')
            if cell in pen.links:
                links.append(f'<hyperlink ref="{pen.letters}{number}{pen.links[cell]}')
        line.append("</row>")
        ready.append("".join(line))
    # The table of texts tells how many cells have one, not only how many texts there are.
    sheet.str_table.count = before + sum(row.count(TEXT) for row in ready)
    sheet.take(first, ready, links, len(pens))
