"""The demonstration's register of titles: two indications of public fact, each with its source; the rest invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from accounts.models import User
from core import clock
from indicators.actions import add_exploitation, add_step, authorise_user, save_title
from indicators.models import Place, Title, TitleKind, TitleStatus

SOURCE = "Dữ liệu minh họa"
NOTE = "Dữ liệu minh họa: đối tượng, số đơn, số văn bằng và chủ văn bằng đều không có thật."
LOOKED_UP = date(2026, 11, 1)
HERE = (
    "Phường Quyết Thắng, thành phố Kon Tum, tỉnh Kon Tum", "Xã Đăk Mar, huyện Đăk Hà, tỉnh Kon Tum",
    "Xã Bờ Y, tỉnh Quảng Ngãi", "Thị trấn Măng Đen, huyện Kon Plông, tỉnh Kon Tum",
)  # fmt: skip
ELSEWHERE = ("Quận 1, thành phố Hồ Chí Minh", "Thành phố Đà Nẵng", "Quận Cầu Giấy, thành phố Hà Nội")


class Invented(NamedTuple):
    """`granted`: None while it is pending. `classes`: IPC, Locarno or Nice, as the kind has them."""

    kind: str
    name: str
    filed: date
    granted: date | None
    classes: tuple[str, ...]
    is_here: bool = True
    status: str = TitleStatus.GRANTED


P, U, D = TitleKind.PATENT, TitleKind.UTILITY_SOLUTION, TitleKind.INDUSTRIAL_DESIGN
COLLECTIVE, CERTIFICATION, MARK = TitleKind.COLLECTIVE_MARK, TitleKind.CERTIFICATION_MARK, TitleKind.TRADEMARK
EXPLOITED = "Quy trình nhân giống sâm bằng nuôi cấy mô"
# Of the area: what the plan's targets count.
HERE_MADE = (
    Invented(P, "Máy sấy hạt cà phê dùng năng lượng mặt trời", date(2018, 5, 14), date(2021, 4, 12), ("F26B 3/28",)),
    Invented(P, EXPLOITED, date(2019, 8, 6), date(2023, 6, 19), ("A01H 4/00", "A61K 36/25")),
    Invented(P, "Chế phẩm sinh học phòng bệnh rỉ sắt cà phê", date(2020, 3, 9), date(2024, 5, 20), ("A01N 63/20",)),
    Invented(P, "Phương pháp chiết saponin từ rễ sâm", date(2021, 2, 22), date(2025, 7, 14), ("A61K 36/258",)),
    Invented(P, "Thiết bị tách vỏ hạt mắc ca", date(2024, 9, 2), None, ("A23N 5/00",), status=TitleStatus.EXAMINED),
    Invented(P, "Hệ thống tưới theo độ ẩm đất", date(2025, 10, 7), None, ("A01G 25/16",), status=TitleStatus.PUBLISHED),
    Invented(U, "Giá phơi cà phê nhiều tầng", date(2019, 4, 15), date(2022, 3, 28), ("F26B 9/10",)),
    Invented(U, "Dụng cụ thu hái sim rừng", date(2021, 6, 1), date(2024, 2, 5), ("A01D 46/24",)),
    Invented(U, "Quy trình ủ rượu ghè bằng men lá", date(2022, 1, 10), date(2025, 3, 17), ("C12G 3/02",)),
    Invented(U, "Lò sấy măng bằng nhiệt khói", date(2025, 3, 3), None, ("F26B 23/02",), status=TitleStatus.ACCEPTED),
    *(
        Invented(D, f"{thing} mẫu {order}", granted - timedelta(days=400), granted, ("09-01",))
        for order, (thing, granted) in enumerate(
            (
                ("Hộp đựng trà", date(2020, 9, 7)), ("Bao bì cà phê", date(2021, 10, 4)),
                ("Chai rượu sim", date(2022, 6, 13)), ("Giỏ đan quà tặng", date(2023, 8, 21)),
                ("Hộp sâm củ", date(2024, 4, 8)), ("Túi thổ cẩm", date(2024, 11, 11)),
                ("Lọ mật ong", date(2025, 5, 26)),
            ),
            1,
        )
    ),
    Invented(COLLECTIVE, "Rượu sim", date(2019, 7, 1), date(2021, 2, 8), ("33",)),
    Invented(COLLECTIVE, "Gạo nương đỏ", date(2020, 5, 11), date(2022, 1, 17), ("30",)),
    Invented(COLLECTIVE, "Thổ cẩm dệt tay", date(2020, 9, 21), date(2022, 8, 15), ("24",)),
    Invented(CERTIFICATION, "Mắc ca sấy nứt vỏ", date(2021, 3, 15), date(2023, 2, 20), ("29",)),
    Invented(CERTIFICATION, "Chuối rừng sấy", date(2021, 10, 4), date(2023, 11, 6), ("29",)),
    Invented(CERTIFICATION, "Tiêu rừng", date(2022, 8, 8), date(2024, 9, 16), ("30",)),
    Invented(MARK, "Cà phê Minh Họa", date(2016, 12, 5), date(2018, 6, 25), ("30",)),
    Invented(MARK, "Nhà máy Minh Họa", date(2017, 3, 20), date(2019, 1, 14), ("29", "30")),
    Invented(MARK, "Suối Minh Họa", date(2023, 5, 8), date(2025, 6, 30), ("32", "43")),
    Invented(MARK, "Đồi Minh Họa", date(2026, 6, 15), None, ("43",), status=TitleStatus.FILED),
    Invented(MARK, "Rừng Minh Họa", date(2022, 2, 14), None, ("31",), status=TitleStatus.REFUSED),
)  # fmt: skip
# From elsewhere: what is technically near to the area's products, in force or already free.
TECHNOLOGY = (
    ("Máy rang cà phê", "A23N 12/08"), ("Phương pháp lên men ướt cà phê", "A23F 5/02"),
    ("Thiết bị tách màu hạt", "B07C 5/342"), ("Nhà màng trồng dược liệu", "A01G 9/14"),
    ("Chế phẩm vi sinh cải tạo đất", "C05F 11/08"), ("Phương pháp sấy thăng hoa", "F26B 5/06"),
    ("Bao gói hút chân không", "B65B 31/02"), ("Phương pháp chiết tinh dầu", "C11B 9/02"),
)  # fmt: skip


def seed_titles() -> int:
    """How many titles were made; none where there are some already. Nothing is known before its day."""
    if Title.objects.exists():
        return 0
    by, today = User.objects.system(), clock.today()
    made = list(known_by(today, [*HERE_MADE, *from_elsewhere()]))
    for number, item in enumerate(made, 1):
        title = save_title(values_of(item, number) | {"retrieved_on": min(LOOKED_UP, today)}, by=by)
        if item.name == EXPLOITED and use()["since"] <= today:
            add_exploitation(title, use(), by=by)
    seed_indications(by, today)
    return len(made) + 2


def known_by(today: date, items: Iterable[Invented]) -> Iterator[Invented]:
    """As they stood on the day: what was granted later is still examined, what ran out later still in force."""
    for item in items:
        if item.filed > today:
            continue
        if item.granted and item.granted > today:
            yield item._replace(granted=None, status=TitleStatus.EXAMINED)
        elif item.status == TitleStatus.LAPSED and item.filed.replace(year=item.filed.year + 20) >= today:
            yield item._replace(status=TitleStatus.GRANTED)
        else:
            yield item


def from_elsewhere() -> list[Invented]:
    """Of each technology one patent whose twenty years are over and one in force."""
    found = []
    for place, (name, symbol) in enumerate(TECHNOLOGY):
        old, new = date(2003 + place % 3, 4, 1 + place), date(2017 + place % 5, 9, 1 + place)
        later = timedelta(days=1100)
        found.append(Invented(P, f"{name}, kiểu thứ nhất", old, old + later, (symbol,), False, TitleStatus.LAPSED))
        found.append(Invented(P, f"{name}, kiểu thứ hai", new, new + later, (symbol,), False))
    return found


def values_of(item: Invented, number: int) -> dict[str, Any]:
    digit = {P: 1, U: 2, D: 3}.get(TitleKind(item.kind), 4)
    classes = "ipc" if item.kind in (P, U) else "locarno" if item.kind == D else "nice"
    places = HERE if item.is_here else ELSEWHERE
    values: dict[str, Any] = {
        "kind": item.kind, "name": item.name, classes: list(item.classes), "filed_on": item.filed,
        "application_number": f"{digit}-{item.filed.year}-{90000 + number}", "granted_on": item.granted,
        "owner": f"Hợp tác xã Minh Họa {number:02d}" if item.is_here else f"Công ty Minh Họa {number:02d}",
        "address": places[number % len(places)], "status": item.status, "note": NOTE, "source": SOURCE,
    }  # fmt: skip
    if item.granted:
        values["title_number"] = f"{digit}-{9000000 + number if digit == 4 else 900000 + number:07d}"
    return values


def use() -> dict[str, Any]:
    return {
        "kind": "own", "user": "Hợp tác xã Minh Họa 02", "contract": "Cây giống sâm nuôi cấy mô (minh họa)",
        "since": date(2024, 3, 1), "proof": "Hóa đơn, sổ sách bán cây giống (minh họa).",
    }  # fmt: skip


def seed_indications(by: User, today: date) -> None:
    """What is known of the two by the day, with where it stands."""
    ginseng = save_title(
        indication("Ngọc Linh", "00049", date(2016, 8, 16), "Sâm củ", "cand.com.vn; skhcn.kontum.gov.vn"), by=by
    )
    add_step(ginseng, by=by, on=date(2016, 8, 16), words="Quyết định số 3235/QĐ-SHTT cấp giấy chứng nhận đăng ký.")
    add_step(ginseng, by=by, on=date(2018, 7, 30), words="Quyết định số 2465/QĐ-SHTT mở rộng khu vực địa lý.")
    certificate: dict[str, Any] = {
        "name": "VinGin", "certificate_number": "C0004", "decision": "Quyết định số 123/QĐ-SKHCN ngày 28/9/2023",
        "granted_on": date(2023, 9, 28), "scale": "99.000 cây sâm",
    }  # fmt: skip
    if certificate["granted_on"] <= today:
        authorise_user(ginseng, certificate, by=by)
    coffee = save_title(
        indication(
            "Đăk Hà", "00079", date(2019, 12, 26), "Cà phê nhân, cà phê hạt rang, cà phê bột", "taisantritue.gov.vn"
        ),
        by=by,
    )
    add_step(coffee, by=by, on=date(2019, 12, 26), words="Quyết định số 6221/QĐ-SHTT cấp giấy chứng nhận đăng ký.")
    words = "Quyết định số 411/QĐ-UBND của Ủy ban nhân dân huyện Đăk Hà trao quyền sử dụng cho 07 chủ thể."
    if date(2024, 6, 24) <= today:
        add_step(coffee, by=by, on=date(2024, 6, 24), words=words)


def indication(name: str, number: str, granted: date, goods: str, source: str) -> dict[str, Any]:
    return {
        "kind": TitleKind.GEOGRAPHICAL_INDICATION, "name": name, "title_number": number, "granted_on": granted,
        "goods": goods, "status": TitleStatus.GRANTED, "place": Place.INSIDE, "source": f"Nguồn: {source}",
    }  # fmt: skip
