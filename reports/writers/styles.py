"""Sizes, margins and paragraph styles by Decree 30/2020/NĐ-CP, Appendix I; Word and PDF both follow this table."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Times New Roman"
PDF_FONT = "Tinos"  # the metrics of Times New Roman, free to embed

# Millimetres.
PAPER = (210, 297)
HEADER_FROM_EDGE = 10
INDENT = 12.7
HEAD_OVERHANG = 5  # the head reaches so far into both margins: else its two columns would touch
HEAD_COLUMNS = (69.5, 95.5)
SIGNATURE_COLUMNS = (75.0, 80.0)
SIGNING_ROOM = 26
CELL_PADDING = (1.4, 0.7)  # at the sides, above and below


@dataclass(frozen=True)
class Margins:
    top: int
    bottom: int
    left: int
    right: int


UPRIGHT = Margins(top=25, bottom=20, left=35, right=20)
SIDEWAYS = Margins(top=25, bottom=20, left=30, right=15)


def text_width(*, landscape: bool) -> int:
    margins = SIDEWAYS if landscape else UPRIGHT
    return PAPER[1 if landscape else 0] - margins.left - margins.right


@dataclass(frozen=True)
class Style:
    """A paragraph style: `name` as Word lists it, `size` and spacing in points, `first` and `left` indents in mm."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    first: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    level: int = 0  # in the file's outline; 0 for what is no heading
    keep: bool = False  # with the paragraph that follows
    color: str = "000000"


STYLES = {
    "country": Style("Quốc hiệu", 12, bold=True),
    "motto": Style("Tiêu ngữ", 13, bold=True),
    "parent": Style("Cơ quan chủ quản", 12),
    "agency": Style("Cơ quan ban hành", 12, bold=True),
    "number": Style("Số, ký hiệu", 13, before=6),
    "place": Style("Địa danh, ngày tháng", 13, italic=True, before=6),
    "type": Style("Tên loại văn bản", bold=True, before=16, keep=True),
    "abstract": Style("Trích yếu", bold=True, keep=True),
    "rule": Style("Đường kẻ", 3, before=2, after=2),
    "gap": Style("Khoảng cách", 3),
    "foot_gap": Style("Khoảng trên chữ ký", 3, before=9),
    "to": Style("Kính gửi", before=10),
    "to_many": Style("Kính gửi nhiều nơi", align="left", left=32, before=10, keep=True),
    "to_list": Style("Kính gửi từng nơi", align="left", left=48),
    "basis": Style("Căn cứ", italic=True, align="justify", first=INDENT, before=6),
    "body": Style("Nội dung", align="justify", first=INDENT, before=6),
    "bullet": Style("Gạch đầu dòng", align="justify", first=INDENT, before=6),
    "clause": Style("Khoản, điểm", align="justify", first=INDENT, before=6),
    "part": Style("Số phần", bold=True, before=12, keep=True),
    "part_title": Style("Tên phần", bold=True, level=1, keep=True),
    "heading1": Style("heading 1", bold=True, align="justify", first=INDENT, before=10, level=1, keep=True),
    "heading2": Style("heading 2", bold=True, align="justify", first=INDENT, before=6, level=2, keep=True),
    "heading3": Style("heading 3", align="justify", first=INDENT, before=6, level=3),
    "caption": Style("Tên bảng", 13, bold=True, before=8, keep=True),
    "note": Style("Ghi chú bảng", 12, italic=True, align="justify", before=3),
    "authority": Style("Quyền hạn, chức vụ", bold=True, keep=True),
    "signer": Style("Họ tên người ký", bold=True),
    "recipients": Style("Nơi nhận", 12, bold=True, italic=True, align="left", keep=True),
    "recipient": Style("Từng nơi nhận", 11, align="left"),
    "appendix": Style("Số phụ lục", bold=True, keep=True),
    "appendix_title": Style("Tên phụ lục", bold=True, level=1, keep=True),
    "attached": Style("Kèm theo", 13, italic=True, after=6, keep=True),
    "page": Style("Số trang"),
    "demo": Style("Dữ liệu minh họa", 11, bold=True, align="right", color="C00000"),
}
# Tables on upright and on sideways pages: one style a column's alignment, and one for the head.
TABLES = {"table": 12, "wide": 11}
STYLES |= {
    f"{kind}_{align}": Style(f"Bảng {size} {align}", size, align=align)
    for kind, size in TABLES.items()
    for align in ("left", "center", "right")
}
STYLES |= {f"{kind}_head": Style(f"Bảng {size} head", size, bold=True, keep=True) for kind, size in TABLES.items()}
STYLES |= {
    f"{kind}_group": Style(f"Bảng {size} group", size, bold=True, align="left", keep=True)
    for kind, size in TABLES.items()
}
