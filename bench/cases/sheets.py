"""Workbooks, and E: the same cells put one by one into XlsxWriter's constant memory."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook as Excel

from bench.world import NOW, YEAR
from plans.models import Period
from reports.builders import Asked, build
from reports.document import Document
from reports.writers.flat import write_flat
from reports.writers.xlsx import write_xlsx

HEAD = (
    ("Năm", 7), ("Kỳ báo cáo", 24), ("Cơ quan", 36), ("Mã nhiệm vụ", 10), ("Nội dung nhiệm vụ", 50),
    ("Trạng thái báo cáo", 16), ("Tình trạng thực hiện", 18), ("Tỷ lệ hoàn thành (%)", 12), ("Kết quả thực hiện", 50),
    ("Khó khăn, vướng mắc", 40), ("Việc tiếp theo", 40), ("Số văn bản, sản phẩm", 12), ("Ngày gửi", 12),
)  # fmt: skip


def annual() -> Document:
    """The report of the year that is measured, read from the database."""
    return build(Asked("annual", Period.objects.get(kind="annual", year=YEAR)), NOW)


def workbook(rows: int, stack: ExitStack) -> Callable[[], object]:
    return lambda: write_xlsx(annual())


def writing(rows: int, stack: ExitStack) -> Callable[[], object]:
    """The same without fetching and composing."""
    document = annual()
    return lambda: write_xlsx(document)


def workbook_plainly(rows: int, stack: ExitStack) -> Callable[[], object]:
    """E of the workbook: the cells that its file holds, without its links, rules, charts, heights and widths."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx(annual())))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    path = place(stack)
    return lambda: plainly(path, sheets)


def flat(rows: int, stack: ExitStack) -> Callable[[], object]:
    path = place(stack)
    return lambda: write_flat(path, HEAD, lines(rows), name="Dữ liệu")


def flat_plainly(rows: int, stack: ExitStack) -> Callable[[], object]:
    path = place(stack)
    return lambda: plainly(path, [lines(rows)])


def place(stack: ExitStack) -> Path:
    return Path(stack.enter_context(tempfile.TemporaryDirectory())) / "a.xlsx"


def lines(rows: int) -> Iterator[tuple[Any, ...]]:
    """Rows like those of `reports.builders.entries`, made as they are asked for."""
    first = date(2026, 1, 5)
    for number in range(rows):
        yield (
            2026, "Năm 2026", f"Ủy ban nhân dân xã Minh Họa {number // 37}", f"{number % 14 + 1}.{number % 5 + 1}",
            f"Nhiệm vụ {number % 37} của Kế hoạch thực hiện Chiến lược sở hữu trí tuệ", "Đã chấp nhận", "Hoàn thành",
            25 * (number % 5), f"Tổ chức {number % 29} lớp tập huấn cho {number % 997} lượt người.",
            "Thiếu cán bộ chuyên trách." if number % 4 else "", "Tiếp tục thực hiện.", number % 3,
            first + timedelta(days=number % 300) if number % 7 else None,
        )  # fmt: skip


def plainly(path: Path, sheets: Iterable[Iterable[Sequence[Any]]]) -> None:
    """Each cell by the call for its type, with the format its type needs; nothing else. Empty cells are left out."""
    with Excel(str(path), {"constant_memory": True}) as book:
        text = book.add_format({"border": 1, "text_wrap": True})
        number, day = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
        for rows in sheets:
            sheet = book.add_worksheet()
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, str):
                        if cell:
                            sheet.write_string(row, column, cell, text)
                    elif isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, day)
                    elif cell is not None:
                        sheet.write_number(row, column, cell, number)
