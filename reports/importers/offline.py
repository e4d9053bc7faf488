"""Reading the form filled in without network: what stands in which cell, not yet whether it is right."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from core.errors import DomainError
from plans.importers.handed_in.package import (
    Bounds,
    broken,
    column_letters,
    column_number,
    make_safe,
    package_refusal,
    refuse,
)
from plans.importers.handed_in.uploads import package_fault
from reports.document.offline import COLUMNS, FIRST_ROW, HEADS, KEY, PAPERS, STAMP, STATISTICS, SUMMARY, TASKS, Fault

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST, UNPACKED = 5 * 1024 * 1024, 12 * 1024 * 1024
ASKED = (SUMMARY, TASKS, PAPERS)


@dataclass(frozen=True)
class Row:
    """One row of answers, by field: text as typed, or a day; `number` as Excel counts, `key` from the locked column."""

    number: int
    key: str
    values: dict[str, str | date]

    @property
    def blank(self) -> bool:
        return not any(self.values.values())


@dataclass(frozen=True)
class Cells:
    """A sheet whose layout only its account tells: rows of values as they stand, and the cells with a formula."""

    grid: list[list[Any]]
    formulas: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """What came back. `faults`: cells that hold what no cell of a form may hold; `content`: the file, safe to open.

    `statistics`: None where the workbook has no such sheet.
    """

    content: bytes
    stamp: str
    rows: dict[str, tuple[Row, ...]]
    faults: tuple[Fault, ...]
    statistics: Cells | None


def read_offline(content: BinaryIO, *, size: int) -> Filled:
    """The filled form; DomainError with a sentence where the file as a whole cannot be taken. `size` in bytes."""
    if size == 0:
        raise refuse(_("Tệp rỗng. Hãy chọn lại tệp phiếu đã điền."))
    if size > LARGEST:
        raise refuse(
            _("Tệp lớn hơn %d MB. Phiếu chỉ gồm chữ và số; hãy bỏ hình ảnh, tệp nhúng.") % (LARGEST // 1024**2)
        )
    if fault := package_fault(content, SHEET, unpacked=UNPACKED):
        raise package_refusal(fault, UNPACKED)
    safe = io.BytesIO()
    formulas = make_safe(content, (*ASKED, STAMP), into=safe, bounds=Bounds(), if_there=(STATISTICS,))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(safe.getvalue()))
        sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in formulas}
    except CalamineError as error:
        raise broken() from error
    for name in ASKED:
        require_heads(name, sheets[name])
    faults = [fault for name in ASKED for fault in strays(name, sheets[name], formulas[name])]
    rows = {name: tuple(rows_of(name, sheets[name])) for name in ASKED}
    counted = Cells(sheets[STATISTICS], formulas[STATISTICS]) if STATISTICS in formulas else None
    return Filled(safe.getvalue(), as_text(cell(sheets[STAMP], 1, 1)), rows, tuple(faults), counted)


def cell(grid: list[list[Any]], row: int, column: int) -> Any:
    """What stands in a cell, rows and columns counted from one; an empty text where nothing does."""
    return grid[row - 1][column - 1] if row <= len(grid) and column <= len(grid[row - 1]) else ""


def as_text(value: Any) -> str:
    """A cell's value as it would have been typed."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip() if "\r" in value else value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year:04}"
    return str(value)


def as_answer(field: str, value: Any) -> str | date:
    if field == "issued_on" and isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    return as_text(value)


def one_line(text: str) -> str:
    return " ".join(text.split())


def require_heads(name: str, grid: list[list[Any]]) -> None:
    """Columns stand where the form has them."""
    for place, head in enumerate(HEADS[name], 1):
        found = one_line(as_text(cell(grid, FIRST_ROW - 1, place)))
        if found != head:
            raise moved(name, f"{column_letters(place)}{FIRST_ROW - 1}", head)


def moved(sheet: str, address: str, words: str) -> DomainError:
    """The cell does not hold what the form has there."""
    message = _(
        "Trang «%(sheet)s» đã bị thêm, bớt hoặc chuyển cột, dòng: ô %(cell)s phải là «%(head)s»."
        " Hãy tải phiếu mới và chép nội dung sang."
    )
    return refuse(message % {"sheet": sheet, "cell": address, "head": words}, "bad_structure")


def strays(name: str, grid: list[list[Any]], formulas: tuple[str, ...]) -> Iterator[Fault]:
    """Formulas, and words outside the rows and columns of the form, which would be lost without a word."""
    yield from (Fault(name, address, formula_words()) for address in formulas)
    width, key = len(HEADS[name]), KEY.get(name)
    for number, row in enumerate(grid[FIRST_ROW - 1 :], FIRST_ROW):
        within = width if key is None or as_text(cell(grid, number, column_number(key))) else 0
        for place, value in enumerate(row[within:], within + 1):
            if as_text(value):
                yield Fault(name, f"{column_letters(place)}{number}", outside_words())


def formula_words() -> str:
    return _("Ô có công thức. Hãy thay công thức bằng chữ hoặc số.")


def outside_words() -> str:
    return _("Nội dung nằm ngoài phần nhập nên không được nhận. Hãy chuyển vào ô nền vàng hoặc xóa đi.")


def rows_of(name: str, grid: list[list[Any]]) -> Iterator[Row]:
    key = KEY.get(name)
    places = [(column_number(letter) - 1, field) for letter, field in COLUMNS[name].items()]
    for number, given in enumerate(grid[FIRST_ROW - 1 :], FIRST_ROW):
        values = {field: as_answer(field, given[place]) if place < len(given) else "" for place, field in places}
        row = Row(number, as_text(cell(grid, number, column_number(key))) if key else "", values)
        if row.key or not (key or row.blank):
            yield row
