"""The form that is filled in without network: where everything stands in its workbook, and what goes into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reports.document.offline_statistics import Block

GUIDE, SUMMARY, TASKS, PAPERS, STAMP = "Hướng dẫn", "Đánh giá chung", "Nhiệm vụ", "Văn bản", "_phieu"
STATISTICS = "Số liệu thống kê"  # only where the agency is asked for any
ORDER = (SUMMARY, TASKS, PAPERS, STATISTICS)
FORM_VERSION = 2
FIRST_ROW = 5  # of the answers, as Excel counts; the heads stand above it
HEADS = {
    SUMMARY: ("Mục", "Nội dung"),
    TASKS: (
        "Mã", "Nhiệm vụ", "Thời gian thực hiện", "Tình trạng thực hiện", "Tỷ lệ hoàn thành (%)",
        "Kết quả thực hiện trong kỳ", "Khó khăn, vướng mắc", "Việc tiếp theo",
    ),
    PAPERS: ("Nhiệm vụ", "Số, ký hiệu", "Ngày ban hành", "Trích yếu"),
}  # fmt: skip
# The answers of each sheet: the columns people write in, by the field that each becomes.
COLUMNS = {
    SUMMARY: {"B": "text"},
    TASKS: {"D": "stage", "E": "percent", "F": "result", "G": "obstacles", "H": "next_steps"},
    PAPERS: {"A": "code", "B": "number", "C": "issued_on", "D": "title"},
}
KEY = {SUMMARY: "A", TASKS: "A"}  # the locked column by which a row is known


def column_of(sheet: str, field: str) -> str:
    """The letter of the column that a field stands in."""
    return next(letter for letter, name in COLUMNS[sheet].items() if name == field)


@dataclass(frozen=True)
class SummaryRow:
    label: str
    hint: str
    text: str


@dataclass(frozen=True)
class EntryRow:
    """One task with what is known of it. `note`: why nothing is asked yet; `stage`: as the list offers it."""

    code: str
    text: str
    timing: str
    note: str
    stage: str
    percent: int | None
    result: str
    obstacles: str
    next_steps: str


@dataclass(frozen=True)
class PaperRow:
    """A document issued, under the code of its task."""

    code: str
    number: str
    issued_on: date
    title: str


@dataclass(frozen=True)
class OfflineForm:
    """One agency's form for one period. `stamp`: signed, it says of what the form was made."""

    agency: str
    period: str
    plan: str
    deadline: str
    contact: str
    made_for: datetime
    demo: bool
    stages: tuple[str, ...]
    summary: tuple[SummaryRow, ...]
    entries: tuple[EntryRow, ...]
    papers: tuple[PaperRow, ...]
    statistics: tuple[Block, ...]
    statistics_note: str
    stamp: str


@dataclass(frozen=True)
class Fault:
    """One wrong cell and what is wrong with it."""

    sheet: str
    cell: str
    message: str

    @property
    def address(self) -> str:
        return f"{self.sheet}!{self.cell}"

    @property
    def place(self) -> tuple[int, int, int, str]:
        """To order faults by as people read: sheet by sheet, row by row."""
        letters = self.cell.rstrip("0123456789")
        return ORDER.index(self.sheet), int(self.cell[len(letters) :]), len(letters), letters
