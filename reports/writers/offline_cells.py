"""Cells of the form that is filled in without network: what is asked in yellow and open, all else locked."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.document.offline import FIRST_ROW, TASKS, OfflineForm
from reports.writers import words
from reports.writers.xlsx_cells import Book, put, set_print

INPUT_FILL, LOCKED_FILL = "#FFF9DB", "#F1F3F5"
TOP = FIRST_ROW - 1  # XlsxWriter counts from nought
LIMIT = "Tối đa 20.000 ký tự. Alt+Enter để xuống dòng."


def marks(form: OfflineForm) -> list[str]:
    return [words.DEMO] if form.demo else []


def entitle(book: Book, sheet: Worksheet, form: OfflineForm, name: str, note: str) -> None:
    """Title, whose and when, what to do."""
    put(sheet, 0, 0, " · ".join([*marks(form), name]), book.style(bold=True, font_size=14))
    put(sheet, 1, 0, f"{form.agency} – {form.period}", book.style(bold=True))
    put(sheet, 2, 0, note, book.style(italic=True))


def finish(sheet: Worksheet, form: OfflineForm, name: str, *, frozen: bool = True) -> None:
    """Locked but for the answers, ready to print on A4 across, heads always in sight."""
    if frozen:
        sheet.freeze_panes(TOP, 2 if name == TASKS else 0)
        sheet.repeat_rows(TOP - 1)
    set_print(sheet, f"{name} – {form.agency} – {form.period}", marks(form), landscape=True)
    sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
    sheet.ignore_errors({"number_stored_as_text": "A1:H1000"})


def answer(book: Book, **look: object) -> Format:
    """Yellow and open; as text, so that «- Đã làm…» and «05/11/2026» stay what was typed."""
    return book.style(
        **{"border": 1, "text_wrap": True, "locked": 0, "bg_color": INPUT_FILL, "num_format": "@", **look}
    )


def locked(book: Book, **look: object) -> Format:
    return book.style(border=1, text_wrap=True, bg_color=LOCKED_FILL, **look)


def hint(title: str, message: str) -> dict[str, object]:
    return {"validate": "any", "input_title": title[:32], "input_message": message[:255]}


def plain(text: str) -> str:
    """Lines end as Excel ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
