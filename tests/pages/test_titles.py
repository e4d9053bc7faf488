"""The pages of the register of titles."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from core import clock
from indicators.actions import save_title
from indicators.models import Exploitation, Title, TitleDocument, TitlesAsked, Validity, narrowed_titles
from tests.pages.screen import Screen
from tests.world import World, make_world
from tests.world_titles import PAPER

MARK = {
    "kind": "trademark",
    "name": "Cà phê Minh Họa",
    "application_number": "4-2019-43953",
    "title_number": "4-0405854",
    "filed_on": "31/10/2019",
    "granted_on": "01/12/2021",
    "status": "granted",
    "owner": "HTX Minh Họa",
    "address": "Thôn 3, xã Đăk Mar, huyện Đăk Hà, tỉnh Kon Tum",
    "nice": "30, 35",
    "version": "0",
}


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def client_of(world: World, name: str = "coordinator") -> Client:
    client = Client()
    client.force_login(world.people[name])
    return client


def added(world: World, **values: str) -> Title:
    answer = client_of(world).post(reverse("indicators:create_title"), MARK | values)
    assert answer.status_code == 302
    found: Title = Title.objects.order_by("-pk").first()  # type: ignore[assignment]
    return found


def listed(world: World, **asked: str) -> str:
    return client_of(world, "reporter").get(reverse("indicators:titles"), asked).content.decode()


def test_what_is_seldom_asked_is_folded_until_it_is_asked(world: World) -> None:
    def folded(**asked: str) -> bool:
        page = Screen(client_of(world).get(reverse("indicators:titles"), asked)).page
        (more,) = page.xpath("//details[@class='more']")
        assert len(more.xpath(".//label")) == 9, "what is folded is still sent along"
        return "open" not in more.attrib

    assert folded() and folded(q="cà phê", kind="patent", status="granted", validity="in_force")
    for asked in ({"year": "2021"}, {"place": "inside"}, {"on": "31/12/2025"}, {"year": "năm nay"}):
        assert not folded(**asked), asked


def test_a_title_is_added_found_and_read(world: World) -> None:
    title = added(world)
    assert title.nice == ["30", "35"] and title.district and title.district.code == "ubnd-huyen-dak-ha"
    for asked in (
        {"q": "ca phe minh hoa"}, {"q": "VN4201943953"}, {"q": "405854"}, {"kind": "trademark"}, {"year": "2021"},
        {"symbol": "35"}, {"validity": "in_force", "on": "01/01/2026"}, {"validity": "pending", "on": "01/01/2020"},
        {"validity": "grace", "on": "01/01/2030"}, {"district": str(title.district_id)}, {"place": "inside"},
    ):  # fmt: skip
        assert MARK["name"] in listed(world, **asked), asked
    for asked in ({"q": "tra"}, {"kind": "patent"}, {"validity": "ended"}, {"exploited": "yes", "kind": "trademark"}):
        assert MARK["name"] not in listed(world, **asked), asked
    page = client_of(world, "leader").get(title.get_absolute_url()).content.decode()
    assert "31/10/2029" in page and "Điều 93" in page and "30/04/2029" in page and "30/04/2030" in page


def test_a_taken_number_leads_to_its_row(world: World) -> None:
    known = added(world)
    answer = client_of(world).post(reverse("indicators:create_title"), MARK | {"title_number": ""})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'href="{known.get_absolute_url()}"' in page and "&lt;a href" not in page


def test_two_people_at_one_form_see_both_texts(world: World) -> None:
    title, client = added(world), client_of(world)
    address = reverse("indicators:edit_title", args=[title.pk])
    assert client.post(address, MARK | {"owner": "Công ty A", "version": "1"}).status_code == 302
    answer = client.post(address, MARK | {"owner": "Công ty B", "version": "1"})
    assert answer.status_code == 409
    assert "Công ty A" in answer.content.decode() and "Công ty B" in answer.content.decode()


def test_use_without_proof_is_not_recorded_and_an_end_is_recorded_once(world: World) -> None:
    title, client = added(world), client_of(world)
    address = reverse("indicators:add_exploitation", args=[title.pk])
    use = {"kind": "own", "user": "HTX", "contract": "Cà phê bột", "since": "01/02/2022", "proof": " "}
    assert client.post(address, use).status_code == 422
    assert client.post(address, use | {"proof": "Hóa đơn 1", "until": "01/01/2022"}).status_code == 422
    assert client.post(address, use | {"proof": "Hóa đơn 1", "value": "1.500.000"}).status_code == 302
    found = Exploitation.objects.get(title=title)
    assert found.value == 1_500_000
    end = reverse("indicators:end_exploitation", args=[found.pk])
    assert client.post(end, {"on": "01/01/2022"}).status_code == 422
    assert client.post(end, {"on": "31/12/2024"}).status_code == 302
    assert client.post(end, {"on": "31/12/2025"}).status_code == 409
    assert list(Title.objects.exploited(date(2024, 12, 31)).filter(pk=title.pk)) == [title]


def test_only_an_indication_has_authorised_users(world: World) -> None:
    client, title = client_of(world), added(world)
    assert client.get(reverse("indicators:authorise_user", args=[title.pk])).status_code == 409
    address = reverse("indicators:authorise_user", args=[world.objects["title"].pk])
    user = {"name": "HTX Sâm", "certificate_number": "C0005", "granted_on": "01/01/2024", "address": "tỉnh Kon Tum"}
    assert client.post(address, user).status_code == 302
    assert client.post(address, user).status_code == 422
    end = reverse("indicators:end_authorisation", args=[world.objects["authorised_user"].pk])
    assert client.post(end, {"on": "31/12/2025"}).status_code == 302


def test_a_document_is_what_its_name_says_and_comes_back_as_it_was(world: World) -> None:
    client, title = client_of(world), added(world)
    address = reverse("indicators:add_title_document", args=[title.pk])
    bad = SimpleUploadedFile("a.pdf", b"MZ not a pdf")
    assert client.post(address, {"name": "Hợp đồng", "file": bad}).status_code == 422
    assert client.post(address, {"name": "Hợp đồng", "file": SimpleUploadedFile("a.pdf", PAPER)}).status_code == 302
    document = TitleDocument.objects.get(title=title)
    answer: Any = client_of(world, "reporter").get(reverse("indicators:title_document", args=[document.pk]))
    assert b"".join(answer.streaming_content) == PAPER and "attachment" in answer["Content-Disposition"]
    remove = reverse("indicators:remove_title_document", args=[document.pk])
    assert client.post(remove).status_code == 302 and not TitleDocument.objects.filter(title=title).exists()


def test_a_lost_file_is_told(world: World) -> None:
    document = world.objects["title_document"]
    TitleDocument.objects.filter(pk=document.pk).update(sha256="0" * 64)
    answer = client_of(world).get(reverse("indicators:title_document", args=[document.pk]))
    assert answer.status_code == 404 and "máy chủ không còn giữ" in answer.content.decode()


def test_a_step_twice_is_one(world: World) -> None:
    client, title = client_of(world), added(world)
    for _again in range(2):
        answer = client.post(reverse("indicators:add_step", args=[title.pk]), {"on": "", "words": "Nộp đơn"})
        assert answer.status_code == 302
    assert title.steps.count() == 1


def test_lists_say_of_every_title_what_its_page_says(world: World) -> None:
    """The six answers of the filter share out the register, each title to its own, on any day."""
    by, number = world.people["coordinator"], 0
    for kind in ("trademark", "industrial_design", "patent", "copyright"):
        for granted in (None, date(2012, 2, 29), date(2016, 8, 31)):
            for ended in (None, date(2022, 1, 1)):
                number += 1
                status = "granted" if granted else ("refused" if ended else "filed")
                values = {"kind": kind, "name": f"T{number}", "status": status, "granted_on": granted}
                filed = date(2010, 8, 31) if number % 2 else date(2011, 3, 1)
                save_title(values | {"filed_on": filed, "ended_on": ended if granted else None}, by=by)
    rows = list(Title.objects.all())
    for on in (
        date(2015, 8, 31),
        date(2016, 3, 2),
        date(2020, 12, 31),
        date(2021, 2, 28),
        date(2021, 9, 1),
        clock.today(),
    ):
        said = {row.pk: row.validity_on(on) for row in rows}
        found = {
            row.pk: answer
            for answer in Validity
            for row in narrowed_titles(Title.objects.all(), TitlesAsked(on, validity=answer))
        }
        assert found == said, on


def test_lists_are_sorted_both_ways(world: World) -> None:
    added(world)
    names = {
        sort: [
            row.name
            for row in narrowed_titles(Title.objects.all(), TitlesAsked(clock.today(), sort=sort))
            if row.name in ("Cà phê Minh Họa", "Hà Mòn", "Ngọc Linh")
        ]
        for sort in ("name", "-name", "granted", "-granted", "")
    }
    assert names["name"] == names["-name"][::-1] == ["Cà phê Minh Họa", "Hà Mòn", "Ngọc Linh"]
    assert names["granted"] == ["Ngọc Linh", "Cà phê Minh Họa", "Hà Mòn"]
    assert names["-granted"] == names[""] == names["granted"][::-1]


def test_the_list_goes_into_excel_as_it_is_narrowed(world: World) -> None:
    added(world, expires_on="31/10/2029")
    client = client_of(world, "leader")
    for query, names in (
        ("?sort=name", ["Cà phê Minh Họa", "Hà Mòn", "Hộp đựng sâm", "Máy rang", "Ngọc Linh"]),
        ("?q=ca+phe&kind=trademark&validity=expiring&lapsing=6&on=01/06/2029&symbol=35&year=2021", ["Cà phê Minh Họa"]),
    ):
        (address,) = Screen(client.get(reverse("indicators:titles") + query)).links("Tải danh sách này")
        answer: Any = client.get(address)
        book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
        head, *rows = book.get_sheet_by_index(0).to_python()
        assert [row[1] for row in rows] == names
    (found,) = [dict(zip(head, row, strict=True)) for row in rows]
    assert found["Đối tượng"] == "Nhãn hiệu" and found["Bảo hộ đến hết ngày"] == date(2029, 10, 31)
    assert found["Hiệu lực ngày 01/06/2029"] == "Sắp hết hạn" and found["Nice"] == "30, 35"
    assert (found["Số đơn"], found["Ngày chấm dứt, hủy bỏ"]) == ("4-2019-43953", "")
    assert found["Huyện, thành phố trước đây"] == "UBND huyện Đăk Hà"
    assert f"van-bang-{clock.today():%Y%m%d}.xlsx" in answer["Content-Disposition"]
    assert client.get(reverse("reports:titles_file"), {"kind": "xx"}).status_code == 422


def test_a_day_that_is_none_is_told_and_narrows_nothing(world: World) -> None:
    page = listed(world, on="31/02/2026")
    assert "không phải là một ngày có thật" in page and "Ngọc Linh" in page


def test_the_list_says_how_many_it_holds_and_when_protection_ended(world: World) -> None:
    added(world, status="lapsed", ended_on="01/02/2024")
    assert "5 đơn, văn bằng" in listed(world) and "1 đơn, văn bằng" in (page := listed(world, q="minh hoa"))
    assert "31/10/2029" in page and "chấm dứt 01/02/2024" in page


def test_a_refused_application_has_the_day_of_its_refusal(world: World) -> None:
    title = added(world, title_number="", granted_on="", status="refused", ended_on="01/02/2024")
    page = client_of(world, "reporter").get(title.get_absolute_url()).content.decode()
    assert "Ngày từ chối, rút đơn" in page and "01/02/2024" in page and "Ngày chấm dứt" not in page
    assert "chấm dứt 01/02/2024" not in listed(world)


def test_an_empty_list_says_why(world: World) -> None:
    assert "Không có đơn, văn bằng nào khớp" in listed(world, q="khongcogi", district="none", commune="none")


def test_who_may_not_write_sees_no_buttons(world: World) -> None:
    page = client_of(world, "reporter").get(world.objects["title"].get_absolute_url()).content.decode()
    assert reverse("indicators:edit_title", args=[world.objects["title"].pk]) not in page
    assert "Nhật ký của văn bằng" not in page
    page = client_of(world, "auditor").get(world.objects["title"].get_absolute_url()).content.decode()
    assert "Nhật ký của văn bằng" in page
