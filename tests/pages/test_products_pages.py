"""Products on the page: found, written, recognised, linked to titles; every share leads to the list it counts."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from indicators.actions import protect_product, recognise_product, save_product
from indicators.models import Product, Protection, Recognition, Title
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, fill_in, refused, refused_whole

LIST, NEW, SHARES = (reverse(f"indicators:{name}") for name in ("products", "create_product", "shares"))


@pytest.fixture
def ginseng(desk: Desk) -> Product:
    """OCOP with four stars for two years, protected by a mark that was granted halfway."""
    by: Any = desk.people["coordinator"]
    product = save_product(
        {"name": "Trà sâm dây", "owner": "HTX Tu Mơ Rông", "address": "xã Tu Mơ Rông, huyện Tu Mơ Rông, tỉnh Kon Tum"},
        by=by,
    )
    days = {"valid_from": date(2025, 1, 1), "valid_until": date(2026, 12, 31)}
    recognise_product(product, by=by, kind="ocop", stars=4, **days)
    protect_product(product, mark(), by=by)
    return product


def mark(number: str = "4-0900001-000", **values: Any) -> Title:
    known: dict[str, Any] = {"kind": "trademark", "name": "Tu Mơ Rông Sâm", "granted_on": date(2026, 1, 1)}
    key = number.removesuffix("-000")
    return Title.objects.create(title_number=number, title_key=key, number_keys=[key], **(known | values))


def listed(desk: Desk, **query: Any) -> Screen:
    return Screen(desk.client("leader").get(LIST, query))


def test_products_are_found_by_words_list_day_and_place(desk: Desk, ginseng: Product) -> None:
    save_product({"name": "Măng khô"}, by=desk.people["coordinator"])
    everything = listed(desk)
    assert "2 sản phẩm; công nhận và bảo hộ xét tại ngày 10/12/2026" in everything.text
    assert "Sản phẩm OCOP 4 31/12/2026 Nhãn hiệu 4-0900001-000" in everything.row("Trà sâm dây")
    assert "Không còn hiệu lực" in everything.row("Măng khô") and "Chưa được bảo hộ" in everything.row("Măng khô")
    district = str(ginseng.district_id)
    for query, found in (
        ({"q": "tra sam"}, True),
        ({"q": "Trà sâm"}, True),
        ({"q": "tu mo rong"}, True),
        ({"q": "ca phe"}, False),
        ({"kind": "ocop", "stars": "4"}, True),
        ({"kind": ["key", "typical"]}, False),
        ({"stars": "5"}, False),
        ({"valid": "yes"}, True),
        ({"valid": "yes", "on": "1/1/2027"}, False),
        ({"valid": "no", "on": "1/1/2027"}, True),
        ({"protected": "yes"}, True),
        ({"protected": "yes", "on": "31/12/2025"}, False),
        ({"protected": "yes", "by": "geographical_indication"}, False),
        ({"by": "signs"}, True),
        ({"place": "inside", "district": district, "commune": str(ginseng.commune_id)}, True),
        ({"district": "null"}, False),
        ({"place": "unknown"}, False),
    ):
        page = listed(desk, **query)
        assert bool(page.links("Trà sâm dây")) is found, query
    assert "Không có sản phẩm nào khớp" in listed(desk, q="khong co gi").text
    wrong = listed(desk, on="31/02/2026", kind="xx", valid="maybe")
    assert "không phải là một ngày có thật" in wrong.at("id_on") and wrong.links("Trà sâm dây")


def test_a_column_sorts_both_ways_and_says_so(desk: Desk, ginseng: Product) -> None:
    page = listed(desk, sort="until", valid="yes")
    heads = {head.text_content().strip(): head for head in page.page.xpath("//thead//th[@aria-sort]")}
    assert [(name, head.get("aria-sort")) for name, head in heads.items()] == [("Đến hết ngày", "ascending")]
    (again,) = page.links("Đến hết ngày")
    assert "sort=-until" in again and "valid=yes" in again
    assert listed(desk, sort="password").links("Trà sâm dây"), "an unknown order is the usual one"


def test_a_product_is_read_on_any_day_with_its_record(desk: Desk, ginseng: Product) -> None:
    address = ginseng.get_absolute_url()
    now, then = (Screen(desk.client("leader").get(address, query)) for query in ({}, {"on": "1/6/2025"}))
    assert "Đang bảo hộ" in now.row("Tu Mơ Rông Sâm") and "Chưa cấp văn bằng" in then.row("Tu Mơ Rông Sâm")
    assert "Còn hiệu lực" in now.row("Sản phẩm OCOP") and "trước đây: UBND huyện Tu Mơ Rông" in now.text
    later = Screen(desk.client("leader").get(address, {"on": "1/1/2027"}))
    assert "Hết hiệu lực" in later.row("Sản phẩm OCOP")
    assert "Nhật ký của sản phẩm" not in now.text and not now.links("Sửa sản phẩm")
    auditor = Screen(desk.client("auditor").get(address))
    assert "Nhật ký của sản phẩm" in auditor.text and "Gắn văn bằng bảo hộ sản phẩm" in auditor.text
    assert Screen(desk.client("auditor").get(address, {"on": "x"})).status == 200


def test_a_product_is_typed_in_and_found_where_its_address_says(desk: Desk) -> None:
    client = desk.client("coordinator")
    empty = refused(fill_in(client, NEW, "owner", name="", note="Ghi nhớ"), "id_name", "bắt buộc")
    assert empty.value("id_note") == "Ghi nhớ"
    typed = {"name": "Cà phê Đăk Hà", "owner": "HTX Sáu", "address": "Thị trấn Đăk Hà, huyện Đăk Hà, tỉnh Kon Tum"}
    answer = fill_in(client, NEW, "owner", **typed)
    product = Product.objects.get()
    assert answer["Location"] == product.get_absolute_url()
    assert (product.commune.code, product.district.code) == ("ubnd-xa-dak-ha", "ubnd-huyen-dak-ha")  # type: ignore[union-attr]
    twice = refused(fill_in(client, NEW, "owner", **typed), "id_name", "Sổ đã có sản phẩm «Cà phê Đăk Hà»")
    assert twice.links("Cà phê Đăk Hà")[-1] == product.get_absolute_url()
    assert refused(fill_in(client, NEW, "owner", name="x", retrieved_on="31/2/2026"), "id_retrieved_on", "ngày có thật")
    assert Product.objects.count() == 1


def test_two_people_at_one_product_see_both_texts(desk: Desk, ginseng: Product) -> None:
    address = reverse("indicators:edit_product", args=[ginseng.pk])
    mine, theirs = desk.client("coordinator"), desk.client("colleague")
    form = Screen(mine.get(address)).form("owner")
    assert fill_in(theirs, address, "owner", note="Của người kia.").status_code == 302
    lost = form.post(mine, address, note="Của tôi.")
    screen = Screen(lost)
    assert screen.status == 409 and "Của người kia." in screen.text and "Của tôi." in screen.text
    assert screen.button("Lưu bản của tôi").post(mine, address).status_code == 302
    assert Product.objects.get().note == "Của tôi."


def test_a_new_round_is_another_row_and_may_not_overlap(desk: Desk, ginseng: Product) -> None:
    client, address = desk.client("coordinator"), reverse("indicators:recognise_product", args=[ginseng.pk])
    typed = {"kind": "ocop", "stars": "5", "valid_from": "1/6/2026", "valid_until": "1/6/2029"}
    overlap = fill_in(client, address, "stars", **typed)
    refused(overlap, "id_valid_from", "từ ngày 01/01/2025 đến hết ngày 31/12/2026")
    refused(fill_in(client, address, "stars", **(typed | {"stars": ""})), "id_stars", "từ 1 đến 5 sao")
    refused(fill_in(client, address, "stars", **(typed | {"valid_from": ""})), "id_valid_from", "")
    assert fill_in(client, address, "stars", **(typed | {"valid_from": "1/1/2027"})).status_code == 302
    first = Recognition.objects.earliest("valid_from")
    edit = reverse("indicators:edit_recognition", args=[first.pk])
    assert fill_in(client, edit, "stars", valid_until="30/6/2026").status_code == 302
    refused(fill_in(client, edit, "stars", valid_until="30/6/2027"), "id_valid_from", "từ ngày 01/01/2027")
    first.refresh_from_db()
    assert (first.valid_until, first.stars) == (date(2026, 6, 30), 4)
    gone = Screen(client.get(edit)).button("Bỏ lần công nhận này").post(client)
    assert Screen(client.get(address)).links("Bỏ qua") == [ginseng.get_absolute_url()]
    assert gone["Location"] == ginseng.get_absolute_url() and Recognition.objects.count() == 1


def test_a_title_is_found_by_any_writing_of_its_number_and_linked(desk: Desk, ginseng: Product) -> None:
    client, address = desk.client("coordinator"), reverse("indicators:protect_product", args=[ginseng.pk])
    other = mark("4-0405854-000", name="Đăk Hà Coffee", owner="HTX Sáu")
    assert "Đã gắn" in Screen(client.get(address, {"q": "4-0900001"})).row("Tu Mơ Rông Sâm")
    assert "Không tìm thấy văn bằng nào" in Screen(client.get(address, {"q": "zzz"})).text
    for typed in ("dak ha coffee", "4-0405854-000", "0405854"):
        assert Screen(client.get(address, {"q": typed})).row("Đăk Hà Coffee"), typed
    at = f"{address}?{urlencode({'q': 'dak ha'})}"
    assert client.post(at, {"title": str(other.pk), "note": "logo trên bao bì"}).status_code == 302
    link = Protection.objects.get(title=other)
    assert link.note == "logo trên bao bì"
    refused_whole(client.post(at, {"title": str(other.pk)}), "đã được gắn")
    refused_whole(client.post(at, {"title": "999999"}), "Sổ không có văn bằng đã chọn")
    refused_whole(client.post(at), "Hãy chọn một văn bằng")
    page = Screen(client.get(ginseng.get_absolute_url()))
    assert page.row("Đăk Hà Coffee")
    assert client.post(reverse("indicators:remove_protection", args=[link.pk])).status_code == 302
    assert not Screen(client.get(ginseng.get_absolute_url())).rows("Đăk Hà Coffee")


def test_a_product_recorded_by_mistake_leaves_the_register(desk: Desk, ginseng: Product) -> None:
    client = desk.client("coordinator")
    page = Screen(client.get(reverse("indicators:edit_product", args=[ginseng.pk])))
    assert page.button("Bỏ sản phẩm khỏi sổ").post(client)["Location"] == LIST
    assert not Product.objects.exists()


def test_each_figure_of_the_share_leads_to_the_list_it_counts(desk: Desk, ginseng: Product) -> None:
    by: Any = desk.people["coordinator"]
    bare = save_product({"name": "Măng khô"}, by=by)
    recognise_product(bare, by=by, kind="key", valid_from=date(2020, 1, 1))
    client = desk.client("leader")
    page = Screen(client.get(SHARES))
    assert "50 %Tỷ lệ được bảo hộ" in page.text and page.value("id_by") == "signs"
    assert "1 sản phẩm được bảo hộ 1 sản phẩm còn hiệu lực 100 %" in page.row("Sản phẩm OCOP")
    assert "0 sản phẩm được bảo hộ 1 sản phẩm còn hiệu lực 0 %" in page.row("Sản phẩm chủ lực")
    assert page.row("Sản phẩm đặc trưng").endswith("–") and page.row("Chưa xác định")
    figures = page.page.xpath("//main//a[contains(@href, 'valid=yes')]")
    assert len(figures) == 3 + 2 * 3 + 2 * 2
    for link in figures:
        number = re.match(r"\d+", link.text_content().strip()).group()  # type: ignore[union-attr]
        assert f"{number} sản phẩm; công nhận" in Screen(client.get(link.get("href"))).text, link.get("href")
    assert "0 %Tỷ lệ" in Screen(client.get(SHARES, {"by": "geographical_indication"})).text
    none = Screen(client.get(SHARES, {"on": "1/1/2000", "by": "any"}))
    assert "không có nghĩa là 0 %" in none.text and none.status == 200
    assert Screen(client.get(SHARES, {"on": "x", "by": "\0"})).status == 200


def test_the_list_goes_into_excel_as_it_is_narrowed(desk: Desk, ginseng: Product) -> None:
    save_product({"name": "Măng khô"}, by=desk.people["coordinator"])
    client = desk.client("leader")
    for query, names in (("", ["Măng khô", "Trà sâm dây"]), ("?stars=4&valid=yes&by=signs", ["Trà sâm dây"])):
        (address,) = Screen(client.get(LIST + query)).links("Tải danh sách này")
        answer = client.get(address)
        content = b"".join(answer.streaming_content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        head, *rows = book.get_sheet_by_index(0).to_python()
        assert head[0] == "Tên sản phẩm" and [row[0] for row in rows] == names
    assert rows[0][5:] == ["Sản phẩm OCOP", 4, date(2025, 1, 1), date(2026, 12, 31), "Nhãn hiệu 4-0900001-000"]
    assert 'filename="san-pham-20261210.xlsx"' in answer["Content-Disposition"]
    assert client.get(reverse("reports:products_file"), {"kind": "xx"}).status_code == 422
