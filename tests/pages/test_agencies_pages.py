"""The list of agencies, and what became of one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from agencies.models import Agency, Succession
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, fill_in, refused, shown

LIST, RECORD = reverse("agencies:list"), reverse("agencies:record_succession")


def pk(code: str) -> str:
    return str(Agency.objects.get(code=code).pk)


def merged(**typed: str) -> dict[str, str]:
    """Two agencies of today become one, as typed."""
    return {
        "predecessor": pk("snv-qn"),
        "kind": "merge",
        "successor": pk("stp-qn"),
        "scope": "whole",
        "effective_on": "1/1/2027",
        "legal_basis": "Nghị quyết 1/NQ-HĐND",
        "confidence": "unverified",
    } | typed


def record(desk: Desk, **typed: str) -> Any:
    return fill_in(desk.client("coordinator"), RECORD, "kind", **merged(**typed))


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("predecessor", "", "Trường này là bắt buộc."),
        ("predecessor", "999999", "Lựa chọn này không có trong danh sách."),
        ("predecessor", "abc", "Lựa chọn này không có trong danh sách."),
        ("successor", "999999", "Lựa chọn này không có trong danh sách."),
        ("successor", "9" * 30, "Lựa chọn này không có trong danh sách."),
        ("successor", "\0", "Không được chứa ký tự NUL."),
        ("successor", "", "Hãy chọn cơ quan kế thừa"),
        ("kind", "eat", "«eat» không có trong danh sách."),
        ("scope", "half", "«half» không có trong danh sách."),
        ("scope", "", "Trường này là bắt buộc."),
        ("effective_on", "31/02/2027", "không phải là một ngày có thật"),
        ("effective_on", "", "Trường này là bắt buộc."),
        ("legal_basis", "", "Trường này là bắt buộc."),
        ("legal_basis", "K" * 2001, "Nhập nhiều nhất 2000 ký tự"),
        ("legal_basis", "K\0", "ký tự NUL"),
        ("function", "K" * 201, "Nhập nhiều nhất 200 ký tự"),
        ("confidence", "sure", "«sure» không có trong danh sách."),
    ],
)
def test_a_succession_that_cannot_be_so_comes_back(desk: Desk, field: str, typed: str, said: str) -> None:
    count = Succession.objects.count()
    screen = refused(record(desk, **{field: typed}), f"id_{field}", said)
    if field not in ("predecessor", "successor", "kind", "scope", "confidence"):
        assert screen.value(f"id_{field}") == shown(typed)
    if field != "predecessor":
        assert screen.value("id_predecessor") == pk("snv-qn"), "what was chosen stays chosen"
    assert Succession.objects.count() == count


def test_a_split_by_function_names_the_function(desk: Desk) -> None:
    refused(record(desk, scope="function"), "id_function", "Hãy nêu chức năng được chuyển.")
    refused(record(desk, scope="function", function="  "), "id_function", "Hãy nêu chức năng được chuyển.")


def test_no_agency_follows_itself(desk: Desk) -> None:
    refused(record(desk, successor=pk("snv-qn")), "id_successor", "không thể khép vòng")
    refused(record(desk, predecessor=pk("snv-qn"), successor=pk("snv-kt")), "id_successor", "không thể khép vòng")


def test_a_succession_is_recorded_once(desk: Desk) -> None:
    answer = record(desk)
    assert answer["Location"] == reverse("agencies:detail", args=[pk("snv-qn")])
    screen = Screen(desk.client("leader").get(answer["Location"]))
    assert "Sở Tư pháp tỉnh Quảng Ngãi" in screen.text and "01/01/2027" in screen.text
    refused(record(desk), "id_predecessor", "Việc kế thừa này đã được ghi nhận.")
    found = Succession.objects.get(predecessor__code="snv-qn")
    assert (found.effective_on, found.legal_basis) == (date(2027, 1, 1), "Nghị quyết 1/NQ-HĐND")


def test_an_agency_may_end_with_nobody_after_it(desk: Desk) -> None:
    assert record(desk, kind="dissolve", successor="").status_code == 302
    assert Succession.objects.get(predecessor__code="snv-qn").successor is None
    assert desk.client("leader").get(reverse("agencies:detail", args=[pk("snv-qn")])).status_code == 200


def test_the_form_opens_on_the_agency_one_came_from(desk: Desk) -> None:
    client = desk.client("coordinator")
    assert Screen(client.get(RECORD, {"predecessor": pk("snv-qn")})).value("id_predecessor") == pk("snv-qn")
    for rubbish in ("abc", "999999", "\0", "9" * 30):
        screen = Screen(client.get(RECORD, {"predecessor": rubbish}))
        assert screen.status == 200 and screen.value("id_predecessor") == ""
    refusal = Screen(desk.client("administrator").post(RECORD, merged()))
    assert refusal.status == 403 and "Chỉ cơ quan đầu mối được ghi nhận" in refusal.text


def test_agencies_are_found_by_name_kind_and_day(desk: Desk) -> None:
    client = desk.client("leader")
    for words in ("so noi vu", "SỞ NỘI VỤ", "snv-qn"):
        assert "Sở Nội vụ tỉnh Quảng Ngãi" in Screen(client.get(LIST, {"q": words})).text, words
    for day, stood in (("30/6/2025", True), ("1.7.2025", False)):
        page = Screen(client.get(LIST, {"q": "Sở Nội vụ", "on": day}))
        assert ("Sở Nội vụ tỉnh Kon Tum" in page.text) is stood and page.value("id_on") == day
    assert "Hiển thị" in Screen(client.get(LIST, {"kind": "commune"})).text


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\0"}, {"q": "%_\\'"}, {"q": "x" * 5000}, {"kind": "xx"}, {"kind": "\0"}, {"on": "31/02/2026"},
        {"on": "abc"}, {"page": "999"}, {"page": "0"}, {"page": "-1"}, {"page": "abc"}, {"year": "0", "agency": "abc"},
    ],
)  # fmt: skip
def test_rubbish_in_the_address_is_no_fault(desk: Desk, query: dict[str, str]) -> None:
    assert desk.client("leader").get(LIST, query).status_code == 200


def test_a_day_that_never_was_is_told_at_its_field(desk: Desk) -> None:
    screen = Screen(desk.client("leader").get(LIST, {"on": "31/02/2026"}))
    assert "«31/02/2026» không phải là một ngày có thật." in screen.at("id_on")
    assert screen.value("id_on") == "31/02/2026"


def test_an_agencys_page_says_from_what_and_into_what(desk: Desk) -> None:
    client = desk.client("reporter")
    screen = Screen(client.get(reverse("agencies:detail", args=[pk("sldtbxh-kt")])))
    assert "Sở Y tế tỉnh Kon Tum" in screen.text and "bảo trợ xã hội, trẻ em" in screen.text
    assert client.get(reverse("agencies:detail", args=[999999])).status_code == 404
