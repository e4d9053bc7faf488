"""What stands as public fact, each with its source, and the invented figures of the targets.

Everything else that the demonstration says is invented, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Fact:
    """What was done, with its source. `document`: number, day of issue, title; None where the source names none."""

    text: str
    document: tuple[str, date, str] | None = None


DEPARTMENT = (
    "Nguồn: Cổng thông tin Sở Khoa học và Công nghệ tỉnh Kon Tum (skhcn.kontum.gov.vn), bài về kết quả triển khai thực "
    "hiện Chiến lược sở hữu trí tuệ năm 2024."
)

# (year, task, agency) → fact.
FACTS = {
    (2021, "1.5", "skhcn-kt"): Fact(
        "Đã hoàn thành việc tham mưu quy chế phối hợp trong bảo vệ quyền sở hữu trí tuệ: Chương trình phối hợp số "
        f"3744/CTPH-UBND-TAND-VKSND ngày 18/10/2021. {DEPARTMENT}",
        (
            "3744/CTPH-UBND-TAND-VKSND",
            date(2021, 10, 18),
            "Chương trình phối hợp giữa Ủy ban nhân dân, Tòa án nhân dân và Viện kiểm sát nhân dân tỉnh Kon Tum",
        ),
    ),
    (2021, "1.14", "skhcn-kt"): Fact(
        "Ủy ban nhân dân tỉnh ban hành Chương trình phát triển tài sản trí tuệ tỉnh Kon Tum giai đoạn 2021-2030 tại "
        f"Quyết định số 137/QĐ-UBND ngày 26/02/2021. {DEPARTMENT}",
        (
            "137/QĐ-UBND",
            date(2021, 2, 26),
            "Chương trình phát triển tài sản trí tuệ tỉnh Kon Tum giai đoạn 2021-2030",
        ),
    ),
    (2021, "1.18", "skhcn-kt"): Fact(
        "Trên địa bàn tỉnh có 02 chỉ dẫn địa lý được bảo hộ: «Ngọc Linh» cho sâm củ (số 00049, Quyết định số "
        "3235/QĐ-SHTT ngày 16/8/2016) và «Đăk Hà» cho cà phê (số 00079, Quyết định số 6221/QĐ-SHTT ngày 26/12/2019). "
        "Nguồn: Cổng thông tin Sở Khoa học và Công nghệ tỉnh Kon Tum (skhcn.kontum.gov.vn); taisantritue.gov.vn."
    ),
    (2022, "1.16", "skhcn-kt"): Fact(
        "Hội đồng nhân dân tỉnh ban hành chính sách hỗ trợ tại Nghị quyết số 30/2022/NQ-HĐND ngày 12/7/2022. "
        f"{DEPARTMENT}",
        ("30/2022/NQ-HĐND", date(2022, 7, 12), "Nghị quyết của Hội đồng nhân dân tỉnh về chính sách hỗ trợ"),
    ),
    (2022, "1.18", "skhcn-kt"): Fact(
        "Đến tháng 12/2022, tỉnh có 02 chỉ dẫn địa lý, 11 nhãn hiệu chứng nhận và trên 100 nhãn hiệu của các sản phẩm "
        "chủ lực, đặc trưng của địa phương. Nguồn: bài đăng trên tuephong.com.vn, tháng 12/2022."
    ),
    (2023, "1.18", "skhcn-kt"): Fact(
        "Tháng 8/2023, hai giấy chứng nhận quyền sử dụng chỉ dẫn địa lý «Ngọc Linh» đầu tiên được cấp. Nguồn: "
        "cand.com.vn; Cổng thông tin Sở Khoa học và Công nghệ tỉnh Kon Tum (skhcn.kontum.gov.vn)."
    ),
    (2024, "14.1", "ubnd-huyen-dak-ha"): Fact(
        "Ủy ban nhân dân huyện trao quyền sử dụng chỉ dẫn địa lý «Đăk Hà» cho 07 chủ thể theo Quyết định số "
        "411/QĐ-UBND ngày 24/6/2024. Nguồn: taisantritue.gov.vn; caphedakha.com.vn.",
        ("411/QĐ-UBND", date(2024, 6, 24), "Quyết định về quyền sử dụng chỉ dẫn địa lý «Đăk Hà»"),
    ),
}  # fmt: skip

FIGURE_NOTE = "Dữ liệu minh họa; không phải số liệu thống kê của tỉnh."
# Target → year → the figure up to the end of that year. A ratio has its two parts.
FIGURES: dict[str, dict[int, Decimal | tuple[Decimal, Decimal]]] = {
    "sang-che": {year: Decimal(value) for year, value in zip(range(2021, 2026), (1, 1, 2, 3, 4), strict=True)},
    "kieu-dang-cong-nghiep": {
        year: Decimal(value) for year, value in zip(range(2021, 2026), (2, 3, 4, 6, 7), strict=True)
    },
    "giai-phap-huu-ich": {year: Decimal(value) for year, value in zip(range(2021, 2026), (0, 1, 1, 2, 3), strict=True)},
    "san-pham-duoc-bao-ho": {
        year: (Decimal(part), Decimal(whole))
        for year, part, whole in zip(
            range(2021, 2026), (34, 52, 71, 96, 118), (150, 175, 200, 230, 250), strict=True
        )
    },
    # Nothing for 2021 and 2022: where nobody counted there is no figure, and no figure is not zero.
    "sang-che-khai-thac": {2023: Decimal(0), 2024: Decimal(1), 2025: Decimal(1)},
}  # fmt: skip
