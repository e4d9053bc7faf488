"""Sheets of many rows: they are written straight to the file, and are what XlsxWriter writes cell by cell."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook as Excel

from reports.document import Cell, Column, Sheet, Table, Trait, Workbook
from reports.writers.xlsx import options
from reports.writers.xlsx_cells import Book
from reports.writers.xlsx_leaf import Leaf
from reports.writers.xlsx_rows import RowSheet
from reports.writers.xlsx_sheets import Places, colour, fill_cell, fill_foot, fill_rows, height
from reports.writers.xlsx_texts import TextWorkbook
from tests.reports.readers import written
from tests.reports.sample import sample

COLUMNS = (
    Column("Việc"), Column("Số", "integer"), Column("Tỷ lệ", "percent", places=1), Column("Ngày", "date"),
    Column("Giá trị", "decimal"), Column("Mã", "text", align="center"),
)  # fmt: skip
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Một việc", 1, Decimal("33.333333"), date(2026, 1, 2), Decimal("1250.50"), 2026),
    ("Hai & <ba> \"bốn\" 'năm'", None, None, date(1890, 5, 6), Decimal("-0.004"), "007"),
    ("một dòng\nhai dòng\nba dòng", 10**15, Decimal(100), date(1900, 3, 1), Decimal("1E+20"), "=1+1"),
    ("", 0, Decimal("0.05"), date(9999, 12, 31), 7, "<r>x</r>"),
    ("a" * 40_000, -3, 50, None, None, " hai đầu "),
    ("Một việc", 1, Decimal("33.3"), None, Decimal("1250.5"), "x" * 700),
    ("_x0041_ và _x00", 2, None, None, None, "dòng cuối\n"),
)
TRAITS = (
    Trait("Việc", leads=("CacViec", "Việc"), tones=(("Một việc", "done"),)),
    Trait("Mã", leads=("CacViec", "Mã")),
)


def sheet_of(leaf: Leaf, *, straight: bool) -> bytes:
    """A workbook of this sheet alone."""
    out = io.BytesIO()
    with (TextWorkbook if straight else Excel)(out, options(in_memory=True)) as workbook:
        workbook.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 – as the format has it
        book, places = Book(workbook), Places({"CacViec": leaf})
        page = workbook.add_worksheet(leaf.name, RowSheet)
        page.set_row(3, height(1))
        if straight:
            fill_rows(book, page, leaf, places)
        else:
            for row, cells in enumerate(leaf.rows, leaf.first):
                page.set_row(row, height(leaf.lines(cells)))
                for place in range(len(leaf.columns)):
                    fill_cell(book, page, leaf, row, place, places)
        for place, column in enumerate(leaf.columns):
            colour(book, page, leaf, place, leaf.trait(column))
        fill_foot(book, page, leaf)
    return out.getvalue()


@pytest.mark.parametrize("bar", [False, True])
@pytest.mark.parametrize("times", [1, 4, 9])
@pytest.mark.parametrize("foot", [{}, {"note": "Ghi chú"}, {"total": ("Cộng", 9, None, None, None, ""), "note": "x"}])
def test_rows_are_byte_for_byte_what_xlsxwriter_writes(bar: bool, times: int, foot: dict[str, object]) -> None:
    traits = (*TRAITS, Trait("Tỷ lệ", bar=bar))
    table = Table(COLUMNS, ROWS * times, name="Việc", **foot)  # type: ignore[arg-type]
    leaf = Leaf("Việc", "Các việc", table, Sheet("CacViec", table, traits))
    assert sheet_of(leaf, straight=True) == sheet_of(leaf, straight=False)


def test_more_cells_than_excel_has_links_keep_their_words() -> None:
    rows = tuple((f"Việc {number}", f"Mã {number}", number) for number in range(33_000))
    table = Table((Column("Việc"), Column("Mã"), Column("Số", "integer")), rows, name="Việc")
    traits = (Trait("Việc", leads=("CacViec", "Việc")), Trait("Mã", leads=("CacViec", "Mã")))
    data = written(sample(workbook=Workbook((Sheet("CacViec", table, traits),))), "xlsx")
    found = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("Việc").to_python(skip_empty_area=False)
    assert [tuple(row) for row in found[4:33_004]] == list(rows)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        links = re.findall(r'<hyperlink ref="([A-Z]+)\d+"', file.read("xl/worksheets/sheet2.xml").decode())
    assert set(links) == {"A"} and len(links) == 33_001, "all of the first column, and the way back"
