"""The map of technology: the same numbers as a plain count, and what is free to use, with its workbook."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from django.urls import reverse
from python_calamine import load_workbook

from agencies.models import Agency
from indicators.models import Title
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, words

MAP, FREE = reverse("reports:technology"), reverse("reports:free_technology")
FILE = reverse("reports:free_technology_file")


def invention(name: str, *ipc: str, **values: Any) -> Title:
    known = {"kind": "patent", "place": "inside", "owner": "Công ty A", "filed_on": date(2020, 5, 6)}
    return Title.objects.create(name=name, ipc=list(ipc), **known | values)


def opened(desk: Desk, path: str, **asked: str) -> Screen:
    return Screen(desk.client("leader").get(path, asked))


def cells(screen: Screen, row: str) -> list[str]:
    """The heat map's line of a class, below the tree's."""
    line = [line for line in screen.page.xpath("//tbody/tr") if row in words(line)][-1]
    return [words(cell) for cell in line.xpath("th|td")]


def test_a_title_is_counted_once_in_each_of_its_classes(desk: Desk) -> None:
    empty = opened(desk, MAP)
    assert empty.page.xpath("//nav//a[@aria-current='page']/@href")[0] == reverse("indicators:titles")
    assert empty.text.count("Chưa có đơn, văn bằng nào có phân loại IPC") == 2
    district = Agency.objects.filter(kind="district").order_by("code")[0]
    invention("Máy rang", "A23F 5/10", "A23F 5/12", "F26B 3/00", district=district)
    invention("Máy sấy", "A23L 2/38", filed_on=date(2022, 1, 1), owner="Hộ B", granted_on=date(2024, 1, 1))
    invention("Ở nơi khác", "G06Q 50/02", place="outside", filed_on=None)
    invention("Nhãn", "A23F 1/00", kind="trademark")
    invention("Giải pháp", "A23N 12/08", kind="utility_solution", filed_on=date(2022, 2, 2))
    page = opened(desk, MAP)
    assert "3 lớp công nghệ có đơn hoặc văn bằng; nhiều nhất là lớp A23 (A – Nhu cầu của con người) với 3." in page.text
    assert "Đậm nhất: lớp A23, 2022: 2." in page.text
    assert cells(page, "A23") == ["A23", "1", "2", "0"] and cells(page, "G06") == ["G06", "0", "0", "1"]
    inside = opened(desk, MAP, place="inside", kind="patent", since="2021", across="owner")
    assert cells(inside, "A23") == ["A23", "1"] and "Hộ B" in inside.text and "Công ty A" not in inside.text
    there = opened(desk, MAP, across="territory")
    assert district.name in there.text and cells(there, "F26") == ["F26", "1", "0"]
    assert "1 lớp công nghệ" in opened(desk, MAP, state="granted").text
    assert "1 lớp công nghệ" in opened(desk, MAP, state="in_force").text
    assert "3 lớp công nghệ" in opened(desk, MAP, across="x", since="năm", kind="?").text, "not understood, not asked"


def test_what_is_left_out_of_the_picture_is_said(desk: Desk) -> None:
    for number in range(30):
        invention(f"Máy {number}", f"B{number:02} 1/00", owner=f"Hộ {number}")
    assert "Không vẽ ở đây: 6 lớp và 15 cột." in opened(desk, MAP, across="owner").text


def test_what_nobody_may_forbid_is_listed_with_its_reason_and_taken_away(desk: Desk) -> None:
    granted = {"granted_on": date(2005, 1, 1), "title_number": "1-0005555"}
    invention("Hết hạn", "A23F 5/10", valid_until=date(2020, 1, 1), filed_on=date(2000, 1, 1), **granted)
    invention(
        "Chấm dứt", "F26B 3/00", valid_until=date(2040, 1, 1), ended_on=date(2024, 3, 4), place="outside", **granted
    )
    invention("Từ chối", "A01G 9/02", status="refused", owner="Viện C")
    invention("Còn hiệu lực", "A23F 5/10", valid_until=date(2040, 1, 1), granted_on=date(2021, 1, 1))
    invention("Đang xét", "A23F 5/10", status="filed")
    client = desk.client("leader")
    page = Screen(client.get(FREE))
    assert "Hết thời hạn bảo hộ01/01/2020" in page.row("Hết hạn") and "04/03/2024" in page.row("Chấm dứt")
    assert "Đơn bị từ chối" in page.row("Từ chối")
    assert "Còn hiệu lực" not in page.text and "Đang xét" not in page.text
    for asked, name in (
        ({"why": "expired"}, "Hết hạn"),
        ({"why": "ended"}, "Chấm dứt"),
        ({"why": "never"}, "Từ chối"),
        ({"symbol": "a23f"}, "Hết hạn"),
        ({"section": "F"}, "Chấm dứt"),
        ({"place": "outside"}, "Chấm dứt"),
        ({"until": "2001"}, "Hết hạn"),
        ({"q": "vien c"}, "Từ chối"),
    ):
        found = Screen(client.get(FREE, asked))
        assert len(found.rows("")) == 1 and found.row(name), asked
    assert "Không có công nghệ nào khớp" in Screen(client.get(FREE, {"symbol": "H04"})).text
    assert "Ghi ký hiệu IPC" in Screen(client.get(FREE, {"symbol": "cà phê"})).text
    answer = client.get(FILE, {"why": "expired"})
    book = load_workbook(io.BytesIO(b"".join(answer)))
    head, line = book.get_sheet_by_index(0).to_python()
    told = dict(zip(head, line, strict=True))
    assert (told["Tên"], told["Số văn bằng"], told["Phân loại IPC"]) == ("Hết hạn", "1-0005555", "A23F 5/10")
    assert told["Vì sao được tự do dùng"] == "Hết thời hạn bảo hộ" and told["Từ ngày"] == date(2020, 1, 1)
    none = load_workbook(io.BytesIO(b"".join(client.get(FILE, {"q": "không có gì"}))))
    assert none.get_sheet_by_index(0).to_python()[0] == head
    assert client.get(FILE, {"symbol": "?"}).status_code == 422
