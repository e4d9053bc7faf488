"""Excel, one plain sheet of up to a million rows, which go to the disk as they come: memory does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from rustpy_xlsxwriter import Format, write_worksheet

from reports.writers.errors import WriterError
from reports.writers.xlsx_cells import safe

MOST_ROWS = 1_048_575  # of a sheet, below its head
DAY = "dd/mm/yyyy"
Value = str | int | float | date | None
Head = Sequence[tuple[str, float]]


def write_flat(path: Path, head: Head, rows: Iterable[Sequence[Value]], *, name: str, most: int = MOST_ROWS) -> int:
    """Titles with the widths of their columns, then the rows; how many those were. WriterError past a sheet's end.

    Dates and numbers go in as what they are; text stays text whatever it begins with.
    """
    titles = [title for title, _width in head]
    counted = Counted(rows, most)
    records = (dict(zip(titles, map(held, row), strict=True)) for row in counted)
    first = next(records, None)
    # The head comes from the first row: where there is none, an empty one brings it.
    known = dict.fromkeys(titles) if first is None else first
    write_worksheet(
        chain([known], records),
        str(path),
        sheet_name=name,
        freeze_row=1,
        autofilter=True,
        datetime_format=DAY,
        column_widths=[width for _title, width in head],
        header_format=Format().set_bold().set_text_wrap(),
    )
    return counted.found


class Counted:
    """Rows on their way to the sheet, refused once it is full: Excel would call the whole file broken."""

    def __init__(self, rows: Iterable[Sequence[Value]], most: int) -> None:
        self.rows, self.most, self.found = rows, most, 0

    def __iter__(self) -> Iterator[Sequence[Value]]:
        for row in self.rows:
            if self.found == self.most:
                raise WriterError(f"Một trang tính chỉ chứa được {self.most} dòng dữ liệu.")
            self.found += 1
            yield row


def held(value: Value) -> Value:
    """As a cell can hold it."""
    return safe(value) if isinstance(value, str) else value
