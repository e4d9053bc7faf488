"""A filled form given back with each wrong cell marked: red, with what is wrong as its note."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from reports.document.offline import ORDER, Fault

RED, YELLOW = "FFF8B4B4", "FFFFF9DB"
SIGNED = "Cổng"
LAST_ROW, LAST_COLUMN = 2000, 60
log = logging.getLogger(__name__)


def mark_faults(content: bytes, faults: Iterable[Fault]) -> bytes:
    """The same workbook without the marks of an earlier round; nothing where it is too odd to be written again.

    `content`: the copy that the reader made safe, never the file as it came.
    """
    try:
        return marked(content, faults)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        log.warning("a filled form could be read but not marked", exc_info=True)
        return b""


def marked(content: bytes, faults: Iterable[Fault]) -> bytes:
    book = load_workbook(io.BytesIO(content))
    for name in ORDER:
        if name in book.sheetnames:
            unmark(book[name])
    notes: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        notes.setdefault((fault.sheet, fault.cell), []).append(fault.message)
    for (sheet, address), messages in notes.items():
        cell = book[sheet][address]
        cell.fill = PatternFill("solid", start_color=RED)
        cell.comment = Comment("\n".join(messages), SIGNED, height=120, width=320)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def unmark(sheet: Worksheet) -> None:
    """Only where answers stand: the sheet may claim to be as large as Excel allows."""
    for row in sheet.iter_rows(max_row=min(sheet.max_row, LAST_ROW), max_col=min(sheet.max_column, LAST_COLUMN)):
        for cell in row:
            if cell.comment is not None and cell.comment.author == SIGNED:
                cell.comment = None
                cell.fill = PatternFill("solid", start_color=YELLOW)
