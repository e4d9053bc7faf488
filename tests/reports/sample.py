"""A compiled report as the portal makes it: the real plan's 37 tasks, invented figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from reports.document import (
    Appendix,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Figures,
    Group,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
)

AS_OF = datetime(2026, 12, 15, 0, 5, tzinfo=timezone(timedelta(hours=7)))
STATES = (
    "Hoàn thành đúng hạn",
    "Trong hạn",
    "Chờ điều kiện",
    "Quá hạn",
    "Chưa có báo cáo được chấp nhận: 3; Trong hạn: 37 (trên 40 cơ quan)",
)
RESULTS = (
    "Ban hành 02 văn bản hướng dẫn; tổ chức 03 lớp tập huấn cho 120 lượt người.",
    "Đã kiểm tra 14 cơ sở, phát hiện 02 vụ vi phạm về nhãn hiệu, xử phạt 45.500.000 đồng.",
    "Hỗ trợ đăng ký nhãn hiệu tập thể cho 05 sản phẩm OCOP; có 03 đơn được chấp nhận hợp lệ, 02 đơn đang thẩm định nội "
    "dung. Phối hợp với các xã, phường rà soát danh mục sản phẩm chủ lực, sản phẩm đặc trưng để xây dựng kế hoạch hỗ "
    "trợ giai đoạn tiếp theo.",
    "",
)


def sample(**changes: object) -> Document:
    """A report for 2026 with a table of each sort; `changes` replace fields of the document."""
    fields: dict[str, object] = {
        "kind": "annual",
        "title": "Báo cáo kết quả thực hiện Kế hoạch số 946/KH-UBND năm 2026",
        "parent_agency": "UBND tỉnh Quảng Ngãi",
        "agency": "Sở Khoa học và Công nghệ",
        "symbol": "BC-SKHCN",
        "place": "Quảng Ngãi",
        "type_name": "BÁO CÁO",
        "abstract": "Kết quả thực hiện Kế hoạch số 946/KH-UBND ngày 26 tháng 3 năm 2020 triển khai thực hiện Chiến "
        "lược sở hữu trí tuệ đến năm 2030, năm 2026",
        "addressees": ("Ủy ban nhân dân tỉnh Quảng Ngãi", "Bộ Khoa học và Công nghệ"),
        "bases": (
            "Căn cứ Quyết định số 1068/QĐ-TTg ngày 22 tháng 8 năm 2019 của Thủ tướng Chính phủ về việc phê duyệt Chiến "
            "lược sở hữu trí tuệ đến năm 2030",
            "Căn cứ Kế hoạch số 946/KH-UBND ngày 26 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh Kon Tum",
        ),
        "blocks": body(),
        "signature": Signature(position="Phó Giám đốc", name="Nguyễn Văn Minh Họa", authority=("KT. Giám đốc",)),
        "recipients": (
            "Như trên",
            "Chủ tịch, các PCT UBND tỉnh (b/c)",
            "Các sở, ban, ngành; UBND các xã, phường",
            "Lãnh đạo Sở",
            "Lưu: VT, SHTT",
        ),
        "appendices": (
            Appendix("Kết quả thực hiện từng nhiệm vụ", (tasks_table(),), landscape=True),
            Appendix("Cơ quan, đơn vị chưa gửi báo cáo", (Paragraph("Tính đến thời điểm tổng hợp:"), missing_table())),
        ),
        "as_of": AS_OF,
        "demo": True,
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]


def body() -> tuple[Block, ...]:
    return (
        Paragraph(
            "Thực hiện Kế hoạch số 946/KH-UBND, Sở Khoa học và Công nghệ báo cáo kết quả thực hiện từ ngày 15 tháng 12 "
            "năm 2025 đến ngày 14 tháng 12 năm 2026 như sau:"
        ),
        Heading("Công tác chỉ đạo, triển khai"),
        Heading("Văn bản ban hành", 2),
        Paragraph(
            runs=(
                Run("Trong kỳ báo cáo, các cơ quan đã ban hành "),
                Run("12 văn bản", bold=True),
                Run(" chỉ đạo, hướng dẫn; số cơ quan gửi báo cáo đúng hạn là 52/57 (91,2%)."),
            )
        ),
        Figures(figures()),
        Heading("Thay đổi cơ quan thực hiện", 2),
        Heading("Sở Nông nghiệp và Phát triển nông thôn: nay là Sở Nông nghiệp và Môi trường.", 3),
        Heading("Ủy ban nhân dân các huyện, thành phố: nay là 40 xã, phường.", 3),
        Heading("Kết quả thực hiện mục tiêu"),
        targets_table(),
        Heading("Kiến nghị, đề xuất"),
        Bullets(
            (
                "Đề nghị Bộ Khoa học và Công nghệ hướng dẫn bộ chỉ số đo lường về sở hữu trí tuệ",
                "Đề nghị Ủy ban nhân dân tỉnh bố trí kinh phí thực hiện nhiệm vụ năm 2027",
            )
        ),
        Paragraph("Trên đây là báo cáo kết quả thực hiện Kế hoạch số 946/KH-UBND năm 2026."),
    )


def figures() -> tuple[Figure, ...]:
    return (
        Figure("Số nhiệm vụ được giao", 37, "nhiệm vụ"),
        Figure("Cơ quan gửi báo cáo đúng hạn", Decimal("91.2"), "", "52 trên 57 cơ quan phải báo cáo", "percent"),
        Figure("Kinh phí đã thực hiện", Decimal("1250.5"), "triệu đồng", "", "decimal"),
        Figure("Số vụ xâm phạm chuyển cơ quan điều tra", None, "vụ", "Chưa có số liệu"),
    )


def targets_table() -> Table:
    return Table(
        name="Chỉ tiêu",
        caption="Kết quả thực hiện các chỉ tiêu đến năm 2030",
        columns=(
            Column("TT", "integer", 6, "center"),
            Column("Chỉ tiêu", "text", 34),
            Column("Đơn vị", "text", 14, "center"),
            Column("Năm 2025", "decimal", 13),
            Column("Năm 2026", "decimal", 13),
            Column("Mục tiêu 2030", "decimal", 13),
            Column("Tỷ lệ đạt", "percent", 13, places=1),
        ),
        rows=(
            (1, "Sáng chế được cấp văn bằng bảo hộ", "văn bằng", 3, 4, 10, Decimal("40")),
            (2, "Kiểu dáng công nghiệp được cấp văn bằng bảo hộ", "văn bằng", 5, 7, 10, Decimal("70")),
            (3, "Giải pháp hữu ích được cấp văn bằng bảo hộ", "văn bằng", None, None, 5, None),
            (
                4,
                "Sản phẩm được bảo hộ trên tổng số sản phẩm",
                "%",
                Decimal("48.25"),
                Decimal("52.5"),
                70,
                Decimal("75"),
            ),
        ),
        note="Tỷ lệ đạt là số lũy kế chia cho mục tiêu năm 2030; dấu «–» là chưa có số liệu.",
    )


def tasks_table() -> Table:
    """Fourteen groups and thirty-seven tasks, with the agency as assigned and as of now."""
    columns = (
        Column("TT", "text", 6, "center"),
        Column("Nhiệm vụ", "text", 40),
        Column("Cơ quan chủ trì khi giao", "text", 22),
        Column("Cơ quan chủ trì hiện nay", "text", 22),
        Column("Hạn hoàn thành", "date", 13),
        Column("Tỷ lệ hoàn thành", "percent", 11),
        Column("Tình trạng", "text", 18),
        Column("Kết quả", "text", 38),
    )
    rows: list[tuple[Cell, ...] | Group] = []
    for line in (Path(__file__).parent / "sample-tasks.tsv").read_text(encoding="utf-8").splitlines():
        code, text = line.split("\t")
        rows.append(task_row(code, text, len(rows)) if "." in code else Group(f"{code}. {text}"))
    return Table(columns, tuple(rows), name="Nhiệm vụ")


def task_row(code: str, text: str, number: int) -> tuple[Cell, ...]:
    return (
        code,
        text,
        "Sở Nông nghiệp và Phát triển nông thôn tỉnh Kon Tum" if number % 3 else "Sở Khoa học và Công nghệ",
        "Sở Nông nghiệp và Môi trường tỉnh Quảng Ngãi" if number % 3 else "Sở Khoa học và Công nghệ",
        date(2026, 12, 1 + number % 28) if number % 2 else None,
        (None, 0, 25, 100)[number % 4],
        STATES[number % len(STATES)],
        RESULTS[number % len(RESULTS)],
    )


def missing_table() -> Table:
    rows = tuple((number, f"Ủy ban nhân dân xã Minh Họa {number}", number * 3) for number in range(1, 4))
    columns = (Column("TT", "integer", 8), Column("Cơ quan", "text", 60), Column("Số ngày chậm", "integer", 20))
    return Table(columns, rows, caption="Cơ quan chưa gửi báo cáo", total=(None, "Cộng", 18))


def long_table(rows: int) -> Document:
    """A report whose appendix has so many rows of nine columns."""
    columns = (Column("TT", "integer", 5), *(Column(f"Cột {number}", "text", 12) for number in range(8)))
    words = "Nội dung báo cáo của cơ quan"
    cells = tuple((number, *(f"{words} {number}.{column}" for column in range(8))) for number in range(1, rows + 1))
    return sample(appendices=(Appendix("Danh mục", (Table(columns, cells),), landscape=True),))
