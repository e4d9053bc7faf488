"""Invented cases of enforcement, of which the accounts of their agencies tell too."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from accounts.models import User
from agencies.models import Agency
from core import clock
from indicators.actions import save_case
from indicators.models import EnforcementCase, StatisticFigure
from kontum_ip.demo import words

FINE, WARNING, REMEDY = "fine", "warning", "remedy"


class Told(NamedTuple):
    """One case; sums in millions of đồng, None where there is none."""

    agency: str
    on: date
    kind: str
    measure: str
    address: str
    summary: str
    fine: float | None = None
    goods: float | None = None
    counterfeit: bool = False
    digital: bool = False
    decision: str = ""


CASES = (
    Told("cqltt-kt", date(2022, 5, 18), "trademark", FINE, "Phường Quyết Thắng, thành phố Kon Tum, tỉnh Kon Tum",
         "Bày bán giày thể thao giả mạo nhãn hiệu, hàng bị tịch thu, tiêu hủy.", 12.5, 38, counterfeit=True,
         decision="45/QĐ-XPVPHC"),
    Told("svhttdl-kt", date(2022, 9, 7), "copyright", FINE, "Phường Thắng Lợi, thành phố Kon Tum, tỉnh Kon Tum",
         "Đăng phim lên trang thông tin điện tử khi chủ sở hữu quyền tác giả chưa cho phép.", 15, digital=True,
         decision="08/QĐ-XPVPHC"),
    Told("cqltt-kt", date(2023, 3, 22), "geographical_indication", REMEDY, "Xã Măng Ri, huyện Tu Mơ Rông, tỉnh Kon Tum",
         "Gắn chỉ dẫn địa lý lên bao bì sản phẩm chưa được trao quyền sử dụng; buộc loại bỏ yếu tố vi phạm.", None, 9,
         decision="31/QĐ-KPHQ"),
    Told("ubnd-huyen-ngoc-hoi", date(2023, 8, 11), "trademark", WARNING, "Xã Bờ Y, huyện Ngọc Hồi, tỉnh Kon Tum",
         "Biển hiệu cửa hàng dùng dấu hiệu tương tự nhãn hiệu đã được bảo hộ; cửa hàng tự tháo dỡ."),
    Told("bdbp-kt", date(2024, 4, 16), "trademark", "border", "Cửa khẩu Bờ Y, xã Bờ Y, huyện Ngọc Hồi, tỉnh Kon Tum",
         "Tạm dừng làm thủ tục lô túi xách nhập khẩu giả mạo nhãn hiệu.", None, 96, counterfeit=True),
    Told("ca-kt", date(2024, 7, 2), "trademark", "criminal", "Phường Duy Tân, thành phố Kon Tum, tỉnh Kon Tum",
         "Bán mỹ phẩm giả mạo nhãn hiệu qua mạng xã hội; chuyển cơ quan điều tra.", None, 410, counterfeit=True,
         digital=True),
    Told("ubnd-huyen-dak-glei", date(2024, 9, 19), "trademark", "none", "Xã Đắk Pék, huyện Đăk Glei, tỉnh Kon Tum",
         "Kiểm tra các quầy bán hàng lưu niệm, không có vi phạm."),
    Told("skhcn-kt", date(2024, 10, 10), "industrial_design", REMEDY, "Thị trấn Đắk Hà, huyện Đăk Hà, tỉnh Kon Tum",
         "Sản xuất bao bì cà phê không khác biệt đáng kể với kiểu dáng đang được bảo hộ.", None, 21.5,
         decision="02/QĐ-KPHQ"),
    Told("ccqltt-qn", date(2025, 8, 12), "trademark", FINE, "Xã Đăk Hà, tỉnh Quảng Ngãi",
         "Bán cà phê bột mang nhãn hiệu của cơ sở khác trên sàn thương mại điện tử.", 25, 60, digital=True,
         decision="112/QĐ-XPVPHC"),
    Told("ca-qn", date(2025, 9, 3), "copyright", FINE, "Phường Kon Tum, tỉnh Quảng Ngãi",
         "Sao chép, bán giáo trình khi tác giả chưa cho phép.", 10, 7.2, decision="19/QĐ-XPHC"),
    Told("ccqltt-qn", date(2026, 3, 20), "trademark", FINE, "Xã Bờ Y, tỉnh Quảng Ngãi",
         "Vận chuyển phụ tùng xe máy giả mạo nhãn hiệu.", 40, 130, counterfeit=True, decision="27/QĐ-XPVPHC"),
    Told("svhttdl-qn", date(2026, 5, 14), "copyright", REMEDY, "Xã Măng Đen, tỉnh Quảng Ngãi",
         "Dùng bản ghi âm quảng bá du lịch trên mạng xã hội chưa xin phép; buộc gỡ bỏ.", digital=True),
    Told("skhcn-qn", date(2026, 6, 9), "utility_solution", REMEDY, "Xã Đăk Tô, tỉnh Quảng Ngãi",
         "Lắp ráp máy sấy theo giải pháp hữu ích của người khác; buộc chấm dứt.", None, 85, decision="05/QĐ-KPHQ"),
)  # fmt: skip


def seed_cases() -> int:
    """How many cases were made; none where there are some, or where accounts have told their figures without them."""
    if EnforcementCase.objects.exists() or StatisticFigure.objects.exists():
        return 0
    by, agencies, today = User.objects.system(), {row.code: row for row in Agency.objects.all()}, clock.today()
    happened = [case for case in CASES if case.on <= today]
    for case in happened:
        values = {
            "agency": agencies[case.agency], "handled_on": case.on, "kind": case.kind, "measure": case.measure,
            "is_counterfeit": case.counterfeit, "channel": "digital" if case.digital else "physical",
            "fine": millions(case.fine), "goods_value": millions(case.goods), "decision": case.decision,
            "address": case.address, "summary": f"{case.summary} {words.MARK_OF_STORY}",
        }  # fmt: skip
        save_case(values, by=by)
    return len(happened)


def millions(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)) * 1_000_000
