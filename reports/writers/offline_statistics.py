"""The sheet of statistics on the form that is filled in without network."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from reports.document.offline import STATISTICS, OfflineForm
from reports.document.offline_statistics import LABELS, NOTE, Block, Figure, Layout, Place, lay_out
from reports.writers import words
from reports.writers.offline_cells import answer, entitle, finish, hint, locked, plain
from reports.writers.xlsx_cells import HEAD_FILL, Book, put, safe

WIDTHS = (46, 14)  # of the names, and of each column of figures
ACROSS = 120  # letters that one line over the narrowest sheet takes
MOST = 99_999_999_999_999
NOTE_HINT = "Nêu điều người đọc cần biết: cách tính, số liệu chưa đầy đủ, lý do tăng giảm nhiều. Tối đa 5.000 ký tự."
ABOUT = (
    "Ô để trống là chưa có số liệu, không phải bằng 0; không có vụ, lớp nào thì nhập 0 hoặc ghi x ở dòng «Không phát "
    "sinh trong kỳ»."
)
WHOSE = "Biểu do cổng lập, không phải biểu mẫu do cơ quan có thẩm quyền ban hành."
TICK = hint("Không phát sinh", "Ghi x nếu trong kỳ không phát sinh; khi đó không nhập số ở các dòng trên.") | {
    "validate": "list", "source": ["x"], "error_title": "Chỉ ghi x", "error_message": "Ghi x hoặc để trống.",
}  # fmt: skip


def fill_statistics(book: Book, sheet: Worksheet, form: OfflineForm) -> None:
    """Each statistic with its breakdown; the sums are made by the portal."""
    layout = lay_out(form.statistics)
    sheet.set_column(0, 0, WIDTHS[0])
    sheet.set_column(1, layout.width - 1, WIDTHS[1])
    entitle(book, sheet, form, STATISTICS, ABOUT)
    put(sheet, 3, 0, WHOSE, book.style(italic=True))
    fill_labels(book, sheet, layout)
    for place, (block, figure) in layout.figures.items():
        fill_figure(book, sheet, place, block, figure)
    for (row, column), block in layout.nothing.items():
        put(sheet, row - 1, column - 1, "x" if block.nothing else "", answer(book, align="center"))
        sheet.data_validation(row - 1, column - 1, row - 1, column - 1, TICK)
    fill_note(book, sheet, layout, form.statistics_note)
    finish(sheet, form, STATISTICS, frozen=False)


def fill_labels(book: Book, sheet: Worksheet, layout: Layout) -> None:
    for (row, column), text in layout.labels.items():
        if (row, column) in layout.heads:
            look = book.style(bold=True, border=1, align="center", text_wrap=True, bg_color=HEAD_FILL)
        elif (row, column) in layout.titles:
            look = book.style(bold=True, font_size=12)
        else:
            look = locked(book)
        put(sheet, row - 1, column - 1, text, look)
    for (row, _column), text in layout.helps.items():
        look = book.style(italic=True, text_wrap=True)
        sheet.merge_range(row - 1, LABELS - 1, row - 1, layout.width - 1, safe(text), look)
        sheet.set_row(row - 1, 15 * (1 + len(text) // ACROSS))


def fill_figure(book: Book, sheet: Worksheet, place: Place, block: Block, figure: Figure) -> None:
    row, column = place[0] - 1, place[1] - 1
    places = f".{'0' * block.decimals}" if block.decimals else ""
    look = answer(book, num_format=f"#,##0{places}", align="right")
    if figure.value is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_number(row, column, float(figure.value), look)
    allowed = f"Số từ 0 trở lên, có nhiều nhất {block.decimals} chữ số thập phân."
    if not block.decimals:
        allowed = "Số nguyên từ 0 trở lên."
    before = "" if figure.before is None else f" Kỳ trước: {words.number(figure.before, 4)}."
    rule = {
        "validate": "decimal" if block.decimals else "integer", "criteria": "between", "minimum": 0, "maximum": MOST,
        "error_title": "Số liệu chưa đúng", "error_message": allowed,
    }  # fmt: skip
    message = f"{allowed} Để trống nếu chưa có số liệu; để trống không phải là 0.{before}"
    sheet.data_validation(row, column, row, column, hint(figure.label, message) | rule)


def fill_note(book: Book, sheet: Worksheet, layout: Layout, text: str) -> None:
    row, column = layout.note[0] - 1, layout.note[1] - 1
    sheet.merge_range(row, column, row, layout.width - 1, "", answer(book))
    put(sheet, row, column, plain(text), answer(book))
    sheet.data_validation(row, column, row, column, hint(NOTE, NOTE_HINT))
    sheet.set_row(row, max(60, 15 * (1 + text.count("\n") + len(text) // 80)))
