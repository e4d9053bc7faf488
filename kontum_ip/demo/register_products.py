"""Invented products of the demonstration: key, typical and OCOP, some past their time, some protected."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from accounts.models import User
from core import clock
from indicators.actions import protect_product, recognise_product, save_product
from indicators.models import MARKS, Product, Recognised, Title

SOURCE = "Dữ liệu minh họa"
NOTE = "Dữ liệu minh họa: sản phẩm, chủ thể và quyết định đều không có thật."
COFFEE, GINSENG = "6-00079", "6-00049"


class Made(NamedTuple):
    """What is made in one place: the names, the address then and now, and the key of what may protect it."""

    names: tuple[str, ...]
    old: str
    new: str
    protected: str = ""


MADE = (
    Made(("Cà phê nhân", "Cà phê hạt rang", "Cà phê bột"), "Xã Hà Mòn, huyện Đăk Hà", "Xã Đăk Hà", COFFEE),
    Made(
        ("Cà phê bột pha phin", "Trà vỏ cà phê", "Mật ong hoa cà phê"), "Xã Đăk Mar, huyện Đăk Hà", "Xã Đăk Mar", COFFEE
    ),
    Made(("Sâm củ tươi", "Sâm củ khô", "Trà túi lọc sâm dây"), "Xã Măng Ri, huyện Tu Mơ Rông", "Xã Măng Ri", GINSENG),
    Made(("Đảng sâm khô", "Đương quy thái lát", "Cao sâm dây"), "Xã Tu Mơ Rông, huyện Tu Mơ Rông", "Xã Tu Mơ Rông"),
    Made(
        ("Sâm củ ngâm mật ong", "Ngũ vị tử khô", "Chuối rừng sấy"),
        "Xã Mường Hoong, huyện Đăk Glei",
        "Xã Ngọc Linh",
        GINSENG,
    ),
    Made(("Gạo nương đỏ", "Măng le khô", "Tiêu rừng"), "Xã Đăk Môn, huyện Đăk Glei", "Xã Đăk Môn"),
    Made(("Rượu sim", "Cá niên một nắng", "Tinh dầu sả"), "Thị trấn Măng Đen, huyện Kon Plông", "Xã Măng Đen"),
    Made(("Rượu ghè", "Thổ cẩm dệt tay", "Gùi tre"), "Xã Đăk Rơ Wa, thành phố Kon Tum", "Xã Đăk Rơ Wa"),
    Made(
        ("Mì khô thảo mộc", "Nấm linh chi đỏ", "Yến sào chưng"),
        "Phường Quyết Thắng, thành phố Kon Tum",
        "Phường Kon Tum",
    ),
    Made(("Sầu riêng sấy", "Chanh dây ép", "Hạt điều rang"), "Xã Sa Bình, huyện Sa Thầy", "Xã Sa Bình"),
    Made(("Mắc ca sấy nứt vỏ", "Bơ sáp", "Gạo nếp than"), "Thị trấn Đăk Tô, huyện Đăk Tô", "Xã Đăk Tô"),
    Made(("Khoai lang tím sấy", "Hồng đẳng sâm viên", "Bún gạo khô"), "Xã Đăk Kôi, huyện Kon Rẫy", "Xã Đăk Kôi"),
    Made(("Mủ cao su tờ", "Xoài sấy dẻo", "Hạt điều nhân"), "Xã Ia Tơi, huyện Ia H'Drai", "Xã Ia Tơi"),
    Made(("Ớt rừng muối", "Dứa sấy"), "Xã Bờ Y, huyện Ngọc Hồi", "Xã Bờ Y"),
)
LISTS = (Recognised.OCOP, Recognised.OCOP, Recognised.TYPICAL, Recognised.OCOP, Recognised.KEY)


def seed_products() -> int:
    """How many products were made; none where there are some of ours already."""
    if Product.objects.filter(source=SOURCE).exists():
        return 0
    by, number = User.objects.system(), 0
    titles = {title.title_key: title for title in Title.objects.filter(title_key__in=[COFFEE, GINSENG])}
    marks = {title.name: title for title in Title.objects.filter(kind__in=MARKS, source=SOURCE)}
    for place, made in enumerate(MADE, 1):
        for name in made.names:
            number += 1
            product = save_product(values_of(name, made, place, number), by=by)
            recognise(product, number, by)
            title = titles.get(made.protected)
            if title and protects(title, name):
                protect_product(product, title, by=by, note=SOURCE)
            if mark := marks.get(name):
                protect_product(product, mark, by=by, note=SOURCE)
    return number


def values_of(name: str, made: Made, place: int, number: int) -> dict[str, object]:
    """One in three was written down after July 2025, with the new address."""
    address = f"{made.new}, tỉnh Quảng Ngãi" if number % 3 == 0 else f"{made.old}, tỉnh Kon Tum"
    owner = f"Hợp tác xã Minh Họa {place:02d}"
    return {"name": name, "owner": owner, "address": address, "source": SOURCE, "note": NOTE}


def recognise(product: Product, number: int, by: User) -> None:
    """OCOP for 36 months, half of them a second time; key and typical without an end."""
    kind = LISTS[number % len(LISTS)]
    year = 2021 + number % 4
    decision = f"QĐ số {100 + number}/QĐ-MH"
    if kind != Recognised.OCOP:
        recognise_product(product, by=by, kind=kind, valid_from=date(year, 3, 1), decision=decision)
        return
    first = {"valid_from": date(year, 12, 15), "valid_until": date(year + 3, 12, 14)}
    recognise_product(product, by=by, kind=kind, stars=3 + number % 2, decision=decision, **first)
    if number % 2 and year + 3 < clock.today().year:
        again = {"valid_from": date(year + 3, 12, 15), "valid_until": date(year + 6, 12, 14)}
        recognise_product(product, by=by, kind=kind, stars=4, decision=f"{decision}-2", **again)


def protects(title: Title, name: str) -> bool:
    """Each indication covers some goods only: coffee, or the root of the ginseng."""
    return name.startswith("Cà phê" if title.title_key == COFFEE else "Sâm củ")
