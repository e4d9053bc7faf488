"""Cells, formats and names of a workbook that is safe with any text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeGuard

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.document import Cell, Column, Kind
from reports.writers import words
from reports.writers.grids import ALIGN
from reports.writers.styles import FONT

TEXT_LIMIT = 32_767  # of Excel, in UTF-16 units
CUT = " … (phần còn lại xem trong bản Word)"
NAME_LIMIT = 31
NAME_BARRED = re.compile(r"[\[\]:*?/\\]")
FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
DIGITS = 10**15  # Excel keeps no more than fifteen
RED = "#C00000"
HEAD_FILL = "#DDE7F3"
LINK = {"font_color": "#0563C1", "underline": 1}


@dataclass
class Book:
    """A workbook with its formats, made once each, and the sheet names already given."""

    workbook: Workbook
    formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def style(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({"font_name": FONT, "valign": "top", **properties})
        return self.formats[key]

    def tone(self, letters: str, fill: str) -> Format:
        """The format of a rule: it changes the colours of a cell and nothing else."""
        key = (("fill", fill), ("letters", letters))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({"font_color": letters, "bg_color": fill})
        return self.formats[key]

    def sheet_name(self, wanted: str) -> str:
        """A valid name no other sheet has; sheets differ by more than capitals."""
        base = NAME_BARRED.sub(" ", words.one_line(wanted)).strip(" '")[:NAME_LIMIT].strip(" '") or "Bảng"
        name, number = base, 1
        while name.casefold() in self.names or name.casefold() == "history":
            number += 1
            ending = f" ({number})"
            name = base[: NAME_LIMIT - len(ending)] + ending
        self.names.add(name.casefold())
        return name


def put(sheet: Worksheet, row: int, place: int, text: str, style: Format) -> None:
    """Text as text: never a formula, a link or a number, cut at Excel's limit with a word where the rest is."""
    sheet.write_string(row, place, safe(text), style)


def safe(text: str) -> str:
    """As Excel can hold it."""
    if len(text) > TEXT_LIMIT // 2 and len(text.encode("utf-16-le")) > 2 * TEXT_LIMIT:
        kept = text.encode("utf-16-le")[: 2 * (TEXT_LIMIT - len(CUT))]
        text = kept.decode("utf-16-le", errors="ignore") + CUT
    # XlsxWriter takes such a string for markup of its own.
    return f" {text}" if text.startswith("<r>") else text


def put_cell(book: Book, sheet: Worksheet, row: int, place: int, cell: Cell, column: Column, **look: object) -> None:
    """A value with its type; what Excel cannot hold exactly goes in as the text that Word shows."""
    look = {**look_of(column), **look}
    if isinstance(cell, date) and cell >= FIRST_DAY:
        sheet.write_datetime(row, place, cell, book.style(**look, num_format="dd/mm/yyyy"))
    elif is_number(cell):
        style = book.style(**look, num_format=number_format(cell, column))
        sheet.write_number(row, place, stored(cell, column.kind), style)
    else:
        text = cell if isinstance(cell, str) else words.shown(cell, column.kind, column.places)
        put(sheet, row, place, text, book.style(**look))


def look_of(column: Column, *, led: bool = False) -> dict[str, object]:
    """How the cells of a column look, or those of them that lead elsewhere."""
    if led:
        return {"border": 1, "text_wrap": True, "align": column.align or "left", **LINK}
    return {"border": 1, "text_wrap": True, "align": column.align or ALIGN[column.kind]}


def is_number(cell: Cell) -> TypeGuard[int | Decimal]:
    """What Excel holds as a number, to the last digit."""
    return isinstance(cell, int | Decimal) and -DIGITS < cell < DIGITS


def put_formula(
    book: Book,
    sheet: Worksheet,
    row: int,
    place: int,
    formula: str,
    value: int | Decimal,
    column: Column,
    **look: object,
) -> None:
    """A formula of ours with its value, which looks as the value would."""
    look = {"border": 1, "align": column.align or ALIGN[column.kind], **look}
    style = book.style(**look, num_format=number_format(value, column))
    sheet.write_formula(row, place, formula, style, stored(value, column.kind))


def stored(cell: int | Decimal, kind: Kind) -> float:
    """The number in the cell: Excel keeps 85,7 % as 0,857."""
    return float(cell / Decimal(100) if kind == "percent" else cell)


def number_format(value: int | Decimal, column: Column) -> str:
    """The decimals that Word shows of this very value."""
    digits = words.decimals(words.rounded(value, column.places))
    places = f".{'0' * digits}" if digits else ""
    if column.kind == "percent":
        return f"0{places}\\ %"
    return f"0{places}" if column.kind == "text" else f"#,##0{places}"


def link(sheet: Worksheet, row: int, place: int, target: str, text: str, style: Format) -> None:
    """To the address of a cell of another sheet of the same workbook."""
    sheet.write_url(row, place, f"internal:{target}", style, safe(text))


def address(sheet: str, cells: str = "A1") -> str:
    """As any sheet names cells of this one."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cells}"


def set_print(sheet: Worksheet, title: str, marks: Iterable[str], *, landscape: bool) -> None:
    """A4, all columns on the page, page x/y at the foot, the title and the mark of demonstration data at the head."""
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_paper(9)
    sheet.set_margins(left=0.6, right=0.4, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    mark = "".join(f'&R&"{FONT},Bold"{text}' for text in marks)
    sheet.set_header(f'&L&"{FONT},Regular"&9{title[:120].replace("&", "&&")}{mark}')
    sheet.set_footer(f'&C&"{FONT},Regular"Trang &P/&N')
