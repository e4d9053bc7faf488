"""The form to fill in without network, as an Excel workbook: what is asked in yellow, all else locked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.document.offline import (
    COLUMNS,
    FIRST_ROW,
    GUIDE,
    HEADS,
    PAPERS,
    STAMP,
    STATISTICS,
    SUMMARY,
    TASKS,
    OfflineForm,
    column_of,
)
from reports.writers import words
from reports.writers.offline_cells import LIMIT, TOP, answer, entitle, finish, hint, locked, marks, plain
from reports.writers.offline_statistics import fill_statistics
from reports.writers.xlsx import options
from reports.writers.xlsx_cells import RED, Book, put
from reports.writers.xlsx_sheets import fill_heads

WIDTHS = {SUMMARY: (30, 110), TASKS: (7, 44, 22, 17, 12, 48, 36, 36), PAPERS: (11, 22, 16, 90)}
SPARE_PAPERS = 100
HINTS = {
    "stage": ("Tình trạng thực hiện", "Chọn trong danh sách thả xuống."),
    "percent": (
        "Tỷ lệ hoàn thành (%)",
        "Số nguyên từ 0 đến 100. Để trống nếu chưa có số liệu; để trống không phải là 0.",
    ),
    "result": ("Kết quả thực hiện", f"Nêu rõ sản phẩm, số liệu, hiệu quả. {LIMIT}"),
    "obstacles": ("Khó khăn, vướng mắc", f"Bắt buộc nếu nhiệm vụ chưa thực hiện hoặc tạm dừng. {LIMIT}"),
    "next_steps": ("Việc tiếp theo", LIMIT),
    "code": ("Nhiệm vụ", "Chọn mã nhiệm vụ trong danh sách thả xuống."),
    "number": ("Số, ký hiệu", "Ví dụ 125/KH-UBND."),
    "issued_on": ("Ngày ban hành", "Ngày/tháng/năm, ví dụ 05/11/2026."),
    "title": ("Trích yếu", "Tối đa 500 ký tự."),
}


def write_offline(form: OfflineForm) -> bytes:
    """The workbook; equal forms give equal bytes. Nothing a person typed becomes a formula or a link."""
    out = io.BytesIO()
    with Workbook(out, options(in_memory=True)) as workbook:
        workbook.set_properties(
            {
                "title": f"Phiếu báo cáo – {form.agency} – {form.period}"[:255],
                "author": form.agency[:255],
                "comments": words.DEMO if form.demo else "",
                "created": form.made_for.astimezone(UTC).replace(tzinfo=None, microsecond=0),
            }
        )
        book = Book(workbook)
        names = (GUIDE, SUMMARY, TASKS, PAPERS, *[STATISTICS] * bool(form.statistics), STAMP)
        sheets = {name: workbook.add_worksheet(name) for name in names}
        fill_guide(book, sheets[GUIDE], form)
        fill_summary(book, sheets[SUMMARY], form)
        fill_tasks(book, sheets[TASKS], form)
        fill_papers(book, sheets[PAPERS], form)
        if form.statistics:
            fill_statistics(book, sheets[STATISTICS], form)
        sheets[STAMP].write_string(0, 0, form.stamp)
        sheets[STAMP].very_hidden()
        sheets[STAMP].protect()
    return out.getvalue()


def fill_guide(book: Book, sheet: Worksheet, form: OfflineForm) -> None:
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)
    put(sheet, 0, 0, "Phiếu báo cáo làm ngoại tuyến", book.style(bold=True, font_size=16))
    asked = "bốn trang «Đánh giá chung», «Nhiệm vụ», «Văn bản», «Số liệu thống kê»"
    if not form.statistics:
        asked = "ba trang «Đánh giá chung», «Nhiệm vụ», «Văn bản»"
    lines = [
        *marks(form),
        form.agency,
        f"{form.period} – {form.plan}",
        f"Hạn gửi: {form.deadline}",
        "",
        "Cách làm",
        f"1. Nhập vào các ô nền vàng ở {asked}. Các ô khác đã khóa.",
        "2. Ô để trống nghĩa là chưa có số liệu hoặc chưa có nội dung; để trống không phải là 0.",
        "3. Mỗi văn bản, sản phẩm đã ban hành ghi một dòng ở trang «Văn bản»: mã nhiệm vụ, số, ngày, trích yếu.",
        "4. Nhập chữ và số, không dùng công thức. Không đổi tên trang, không thêm, bớt hay chuyển cột và dòng.",
        "5. Lưu tệp dạng Excel (.xlsx). Khi có mạng, mở trang báo cáo trên cổng, chọn «Nộp phiếu Excel đã điền».",
        "",
        "Cần biết",
        "Cổng kiểm tra cả phiếu trước khi nhận: có ô sai thì chưa nhận ô nào, và từng ô sai được chỉ rõ. "
        "Phiếu được nhận là bản nháp; kiểm tra và gửi báo cáo vẫn làm trên cổng.",
        "Tệp minh chứng gắn trên cổng, không gắn vào phiếu này.",
        "Phiếu chỉ dùng cho cơ quan và kỳ báo cáo ghi ở trên. Nếu có người sửa báo cáo trên cổng sau khi anh/chị tải "
        "phiếu, cổng không ghi đè mà nêu rõ phần nào đã đổi.",
        "",
        f"Cần hỗ trợ, liên hệ: {form.contact}",
    ]
    for row, text in enumerate(lines, 1):
        bold = text in (form.agency, "Cách làm", "Cần biết", words.DEMO)
        color = {"font_color": RED} if text == words.DEMO else {}
        put(sheet, row, 0, text, book.style(text_wrap=True, bold=bold, **color))
    finish(sheet, form, GUIDE, frozen=False)


def start(book: Book, sheet: Worksheet, form: OfflineForm, name: str, note: str) -> None:
    """Title, whose and when, what to do, and the heads."""
    for place, width in enumerate(WIDTHS[name]):
        sheet.set_column(place, place, width)
    entitle(book, sheet, form, name, note)
    fill_heads(book, sheet, TOP - 1, list(HEADS[name]))


def fill_summary(book: Book, sheet: Worksheet, form: OfflineForm) -> None:
    start(book, sheet, form, SUMMARY, "Nhập vào các ô nền vàng.")
    for row, item in enumerate(form.summary, TOP):
        put(sheet, row, 0, item.label, locked(book, bold=True))
        put(sheet, row, 1, plain(item.text), answer(book))
        sheet.data_validation(row, 1, row, 1, hint(item.label, f"{item.hint} {LIMIT}".strip()))
        if not item.text:
            sheet.set_row(row, 60)
    finish(sheet, form, SUMMARY)


def fill_tasks(book: Book, sheet: Worksheet, form: OfflineForm) -> None:
    start(
        book,
        sheet,
        form,
        TASKS,
        "Nhập vào các ô nền vàng. Nhiệm vụ chờ văn bản làm căn cứ thì chưa phải báo cáo kết quả.",
    )
    for row, entry in enumerate(form.entries, TOP):
        put(sheet, row, 0, entry.code, locked(book, num_format="@", align="center", bold=True))
        put(sheet, row, 1, plain(entry.text), locked(book))
        put(sheet, row, 2, plain("\n".join(filter(None, (entry.timing, entry.note)))), locked(book))
        put(sheet, row, 3, entry.stage, answer(book))
        if entry.percent is None:
            sheet.write_blank(row, 4, None, answer(book, num_format="0", align="center"))
        else:
            sheet.write_number(row, 4, entry.percent, answer(book, num_format="0", align="center"))
        for place, text in enumerate((entry.result, entry.obstacles, entry.next_steps), 5):
            put(sheet, row, place, plain(text), answer(book))
    validate(sheet, TASKS, len(form.entries), stages=form.stages)
    finish(sheet, form, TASKS)


def fill_papers(book: Book, sheet: Worksheet, form: OfflineForm) -> None:
    note = "Mỗi văn bản một dòng, đủ bốn ô. Xóa trắng cả dòng để bỏ một văn bản."
    start(book, sheet, form, PAPERS, note)
    rows: list[Sequence[str]] = [
        (paper.code, paper.number, f"{paper.issued_on:%d/%m/}{paper.issued_on.year:04}", plain(paper.title))
        for paper in form.papers
    ]
    rows += [("", "", "", "")] * SPARE_PAPERS
    for row, cells in enumerate(rows, TOP):
        for place, text in enumerate(cells):
            put(sheet, row, place, text, answer(book))
    validate(sheet, PAPERS, len(rows), codes=len(form.entries))
    finish(sheet, form, PAPERS)


def validate(sheet: Worksheet, name: str, rows: int, *, stages: Sequence[str] = (), codes: int = 0) -> None:
    """What Excel itself checks and says at each column of answers."""
    rules: dict[str, dict[str, object]] = {
        "stage": {
            "validate": "list", "source": list(stages), "error_title": "Không có trong danh sách",
            "error_message": "Hãy chọn một tình trạng trong danh sách.",
        },
        "percent": {
            "validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100,
            "error_title": "Tỷ lệ chưa đúng", "error_message": "Tỷ lệ hoàn thành phải là số nguyên từ 0 đến 100.",
        },
        "code": {
            "validate": "list", "source": f"='{TASKS}'!$A${FIRST_ROW}:$A${FIRST_ROW + max(codes, 1) - 1}",
            "error_title": "Không có nhiệm vụ này", "error_message": "Hãy chọn mã nhiệm vụ trong danh sách.",
        },
    }  # fmt: skip
    for field in COLUMNS[name].values():
        area = f"{column_of(name, field)}{FIRST_ROW}:{column_of(name, field)}{FIRST_ROW + max(rows, 1) - 1}"
        sheet.data_validation(area, hint(*HINTS[field]) | rules.get(field, {}))
