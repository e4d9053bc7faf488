"""What is promised, as data: which runs are taken, and what must come of them. Sources: the budgets of README.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bench.figures import Taken, exponent

What = Literal["ratio", "seconds", "mb", "growth"]


@dataclass(frozen=True)
class Data:
    """A database of so many entries, told by so many agencies (0: each accounts for the whole plan).

    With `products` one of so many titles, and of so many products.
    """

    rows: int
    agencies: int = 0
    products: int = 0


@dataclass(frozen=True)
class Run:
    """A case at a size, and the case it is held against; taken in turn so many `rounds`."""

    case: str
    rows: int
    rounds: int
    against: str = ""
    data: str = ""


@dataclass(frozen=True)
class Promise:
    """`budget` in `unit`, by the `clock`; `spare` seconds are free; `than`: the smaller run of a growth."""

    name: str
    run: str
    what: What
    budget: float
    unit: str
    clock: Literal["cpu", "wall"] = "cpu"
    spare: float = 0
    than: str = ""


DATA: Mapping[str, Data] = {
    "small": Data(400),
    "thirty": Data(1_110, 30),
    "sixty": Data(2_220, 60),
    "large": Data(40_000),
    "register": Data(200_000, products=20_000),
}
# The pages that ask the register; their addresses and the bare questions stand in cases/register.py.
PAGES: Mapping[str, str] = {
    "titles": "Danh sách 200.000 văn bằng",
    "titles-kind": "— lọc theo loại",
    "titles-search": "— tìm, một kết quả",
    "titles-found": "— tìm, hai vạn kết quả",
    "titles-slip": "— tìm, gõ sai chữ",
    "products": "Danh sách sản phẩm",
    "products-search": "— tìm",
    "shares": "Tỷ lệ sản phẩm được bảo hộ",
    "target": "Trang chỉ tiêu",
    "rows": "— các dòng được đếm",
    "technology": "Bản đồ công nghệ",
}
RUNS: Mapping[str, Run] = {
    "book-400": Run("workbook", 400, 5, "workbook_plainly", "small"),
    "book-written": Run("writing", 400, 5, "workbook_plainly", "small"),
    "book-2220": Run("workbook", 2_220, 5, "workbook_plainly", "sixty"),
    "book-40000": Run("workbook", 40_000, 3, "workbook_plainly", "large"),
    "flat-400": Run("flat", 400, 5, "flat_plainly"),
    "flat-40000": Run("flat", 40_000, 5, "flat_plainly"),
    "flat-400000": Run("flat", 400_000, 1, "flat_plainly"),
    "form": Run("form", 37, 5, "form_openpyxl", "sixty"),
    "pdf": Run("pdf", 2_220, 5, "pdf_typst", "sixty"),
    "word": Run("word", 2_220, 5, "word_docxtpl", "sixty"),
    "queue": Run("queue", 1_110, 5, "inline", "thirty"),
    "click": Run("click", 2_220, 3, "", "sixty"),
    **{f"page-{name}": Run(f"page-{name}", 200_000, 5, f"bare-{name}", "register") for name in PAGES},
    "import": Run("import", 50_000, 1, "", "register"),
}
BOOK, FLAT = "Bảng Excel có định dạng, biểu đồ, cả đọc dữ liệu", "Xuất dữ liệu phẳng"
PROMISES = (
    Promise(f"{BOOK}: 400 dòng", "book-400", "ratio", 1.5, "E"),  # docs/adr/0012
    Promise("— riêng việc ghi tệp ở 400 dòng", "book-written", "ratio", 0.9, "E"),
    Promise(f"{BOOK}: 2.220 dòng (60 cơ quan)", "book-2220", "ratio", 0.9, "E"),
    Promise(f"{BOOK}: 40.000 dòng", "book-40000", "ratio", 0.9, "E"),
    Promise("— bộ nhớ ở 400 dòng", "book-400", "mb", 40 + 0.002 * 400, "MB"),
    Promise("— bộ nhớ ở 40.000 dòng", "book-40000", "mb", 40 + 0.002 * 40_000, "MB"),
    Promise("— số mũ tăng 2.220 → 40.000 dòng", "book-40000", "growth", 1.05, "", than="book-2220"),
    Promise(f"{FLAT}: 400 dòng", "flat-400", "ratio", 0.25, "E"),
    Promise(f"{FLAT}: 40.000 dòng", "flat-40000", "ratio", 0.25, "E"),
    Promise(f"{FLAT}: 400.000 dòng", "flat-400000", "ratio", 0.25, "E"),
    Promise("— bộ nhớ ở 400 dòng", "flat-400", "mb", 32, "MB"),
    Promise("— bộ nhớ ở 40.000 dòng", "flat-40000", "mb", 32, "MB"),
    Promise("— bộ nhớ ở 400.000 dòng", "flat-400000", "mb", 32, "MB"),
    Promise("— số mũ tăng 40.000 → 400.000 dòng", "flat-400000", "growth", 1.05, "", than="flat-40000"),
    Promise("Đọc phiếu ngoại tuyến so với openpyxl", "form", "ratio", 0.25, "×"),
    Promise("PDF so với riêng typst (T), trừ 0,4 giây", "pdf", "ratio", 1.3, "T", spare=0.4),
    Promise("Word so với riêng docxtpl (D)", "word", "ratio", 1.5, "D"),
    Promise("Tổng hợp qua hàng đợi so với tại chỗ, trừ 50 ms (30 cơ quan)", "queue", "ratio", 1.1, "×", "wall", 0.05),
    Promise("Báo cáo năm của 60 cơ quan: từ lúc bấm đến đủ ba tệp", "click", "seconds", 10, "giây", "wall"),
    *(
        Promise(f"{said}: so với câu hỏi trần, trừ 10 ms", f"page-{name}", "ratio", 3, "×", "wall", 0.01)
        for name, said in PAGES.items()
    ),
    Promise("Nhập 50.000 dòng Excel: đọc, xem trước, ghi", "import", "seconds", 60, "giây", "wall"),
    Promise("— bộ nhớ", "import", "mb", 300, "MB"),
)


def found(promise: Promise, taken: Mapping[str, Taken]) -> float:
    """What came of a promise."""
    run = taken[promise.run]
    if promise.what == "ratio":
        return run.ratio(promise.clock, promise.spare)
    if promise.what == "mb":
        return run.middle("mb")
    if promise.what == "seconds":
        return run.middle(promise.clock)
    times = RUNS[promise.run].rows / RUNS[promise.than].rows
    return exponent(taken[promise.than].middle(promise.clock), run.middle(promise.clock), times)
