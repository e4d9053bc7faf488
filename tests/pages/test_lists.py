"""Lists, filters and first pages: they find what was asked for, and whatever stands in the address is no fault."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.models import Agency, Membership
from core import clock
from plans.actions import close_period, grant_extension
from plans.models import Period, Plan
from tasks.models import Task
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen

RUBBISH: list[dict[str, str]] = [
    {"state": "xx", "agency": "abc", "page": "999", "year": "0"},
    {"state": "\0", "late": "\0", "q": "\0", "page": "\0", "on": "\0"},
    {"q": "%_\\'\"", "assignment": "abc", "timing": "xx", "on": "31/02/2026"},
    {"q": "x" * 5000, "assignment": "9" * 30, "page": "-1"},
    {"assignment": "\0", "page": "1e9", "late": "2", "kind": "xx"},
    {"person": "\0", "act": "xx", "table": "plans.Plan'", "since": "31/02/2026", "until": "x"},
    {"since": "31/12/9999", "until": "31/12/9999"},
    {"since": "01/01/1900", "until": "31/12/2199"},
    {"period": "abc", "format": "exe", "ordering": "password"},
]


def lists() -> list[tuple[str, str]]:
    """(person, address) of every page that reads something from its address."""
    period, plan = Period.objects.get(kind="annual", year=2026), Plan.objects.get()
    task = Task.objects.get(code="6.1")
    return [
        ("coordinator", "/"),
        ("coordinator", reverse("reports:periods")),
        ("coordinator", period.get_absolute_url()),
        ("coordinator", plan.get_absolute_url()),
        ("coordinator", reverse("tasks:plans")),
        ("coordinator", task.get_absolute_url()),
        ("coordinator", reverse("tasks:history", args=[task.pk])),
        ("coordinator", reverse("agencies:list")),
        ("coordinator", reverse("indicators:list")),
        ("coordinator", reverse("reports:list")),
        ("coordinator", reverse("tasks:decisions")),
        ("administrator", reverse("agencies:people")),
        ("auditor", reverse("reports:record")),
        ("reporter", reverse("accounts:notifications")),
    ]


@pytest.mark.parametrize("query", RUBBISH, ids=lambda query: urlencode(query)[:40])
def test_rubbish_in_an_address_is_never_a_fault(desk: Desk, query: dict[str, str]) -> None:
    for name, address in lists():
        answer = desk.client(name).get(address, query)
        assert answer.status_code == 200, (address, query)
        assert Screen(answer).heading


def period_page(desk: Desk, by: str = "coordinator", **query: str) -> Screen:
    return Screen(desk.client(by).get(desk.period.get_absolute_url(), query))


def test_accounts_are_found_by_agency_state_and_lateness(desk: Desk) -> None:
    desk.send()
    found = period_page(desk, q="so noi vu")
    assert "Sở Nội vụ" in found.row("Đã gửi") and "Sở Tư pháp" not in found.text
    sent = period_page(desk, state="submitted")
    assert "Sở Nội vụ" in sent.text and "Sở Tư pháp" not in sent.text
    assert "Không có báo cáo nào" in period_page(desk, state="accepted").text
    assert "Không có báo cáo nào" in period_page(desk, late="1").text
    grant_extension(
        desk.account("stp-qn"),
        by=desk.people["coordinator"],
        until=datetime(2026, 12, 21, tzinfo=HANOI),
        reason="Chờ số liệu.",
    )
    with clock.at(datetime(2026, 12, 16, 9, tzinfo=HANOI)):
        late = period_page(desk, late="1")
        assert "Sở Nội vụ" not in late.text and "Sở Tư pháp" not in late.text
        assert "Chậm 2 ngày" in late.row("Sở Tài chính")
        assert "được gia hạn" in period_page(desk).row("Sở Tư pháp")


def test_the_pages_of_a_list_keep_what_was_asked(desk: Desk) -> None:
    first = period_page(desk, state="pending")
    assert "Hiển thị 1–50 trong" in first.text
    client, (second,) = desk.client("coordinator"), first.links("2")[-1:]
    page = Screen(client.get(desk.period.get_absolute_url() + second))
    assert "Hiển thị 51–" in page.text and "state=pending" in second
    beyond = period_page(desk, state="pending", page="999")
    assert "Hiển thị 51–" in beyond.text, "past the end is the last page"


def test_an_agency_sees_its_own_account_only(desk: Desk) -> None:
    page = period_page(desk, by="reporter")
    assert "Sở Nội vụ" in page.text and "Sở Tư pháp" not in page.text and not page.has_button("Khóa kỳ")
    assert desk.client("nobody").get(desk.period.get_absolute_url()).status_code == 404


def plan_page(desk: Desk, **query: str) -> Screen:
    return Screen(desk.client("leader").get(Plan.objects.get().get_absolute_url(), query))


def test_tasks_are_found_by_words_code_heading_timing_and_day(desk: Desk) -> None:
    by_code = plan_page(desk, q="1")
    codes = [code for code in ("1.1", "1.22", "10.1") if by_code.links(code)]
    assert codes[:2] == ["1.1", "1.22"]
    assert plan_page(desk, q="giong cay trong").links("3.1") and not plan_page(desk, q="giong cay trong").links("6.1")
    heading = Task.objects.get(code="6.1").assignment_id
    group = plan_page(desk, assignment=str(heading))
    assert group.links("6.1") and not group.links("7.1")
    waiting = plan_page(desk, timing="on_trigger")
    assert "Chờ điều kiện" in waiting.row("5.1") and not waiting.links("6.1")
    then, now = plan_page(desk, on="1/6/2023"), plan_page(desk)
    assert "Kon Tum" in then.row("7.1") and "Quảng Ngãi" in now.row("7.1")
    assert then.value("on") == "01/06/2023"
    assert "Không có nhiệm vụ nào khớp điều kiện lọc." in plan_page(desk, q="khong co gi").text


def test_a_day_that_never_was_is_told_and_today_is_shown(desk: Desk) -> None:
    page = plan_page(desk, on="31/02/2026")
    assert page.messages == ["«31/02/2026» không phải là một ngày có thật; đang xem ngày 10/12/2026."]
    assert page.value("on") == "10/12/2026" and plan_page(desk).messages == []


def test_a_task_says_who_was_named_and_who_holds_it(desk: Desk) -> None:
    desk.send()
    task = Task.objects.get(code="5.1")
    page = Screen(desk.client("leader").get(task.get_absolute_url()))
    assert "Sở Lao động - Thương binh và Xã hội tỉnh Kon Tum" in page.text
    assert "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi" in page.text
    record = Screen(desk.client("leader").get(reverse("tasks:history", args=[Task.objects.get(code="6.1").pk])))
    assert "Người reporter" in record.text and "Nạp" in record.text
    assert "cơ quan được giao" in record.text and "Sở Nội vụ tỉnh Quảng Ngãi" in record.text
    theirs = Screen(desk.client("other").get(reverse("tasks:history", args=[Task.objects.get(code="6.1").pk])))
    assert "Người reporter" not in theirs.text, "the account of another agency is not theirs to read"


def record_page(desk: Desk, **query: str) -> Screen:
    return Screen(desk.client("auditor").get(reverse("reports:record"), query))


def test_the_record_is_read_by_person_act_table_and_day(desk: Desk) -> None:
    desk.send()
    close_period(desk.period, by=desk.people["coordinator"])
    head = record_page(desk, person="người head")
    assert "Gửi báo cáo" in head.text and "Người coordinator" not in head.text
    closing = record_page(desk, act="close_period")
    assert "Người coordinator" in closing.text and "Người head" not in closing.text
    table = record_page(desk, table="tasks.Progress")
    assert "Đã tổ chức 02 lớp tập huấn." in table.text and "Người coordinator" not in table.text
    today = datetime.now(HANOI).strftime("%d/%m/%Y")
    assert "Gửi báo cáo" in record_page(desk, person="head", since=today, until=today).text
    assert "không có việc nào khớp điều kiện lọc" in record_page(desk, person="head", until="1/1/2020").text
    assert "không có việc nào khớp điều kiện lọc" in record_page(desk, since="1/1/2199").text


def test_a_wrong_question_to_the_record_is_told_at_its_field(desk: Desk) -> None:
    page = record_page(desk, since="31/02/2026", act="xx", person="\0")
    assert "«31/02/2026» không phải là một ngày có thật." in page.at("id_since")
    assert "«xx» không có trong danh sách." in page.at("id_act") and "ký tự NUL" in page.at("id_person")
    assert page.value("id_since") == "31/02/2026"
    refusal = Screen(desk.client("coordinator").get(reverse("reports:record")))
    assert refusal.status == 403 and "được xem toàn bộ nhật ký" in refusal.text


def home(desk: Desk, name: str) -> Screen:
    return Screen(desk.client(name).get("/"))


def test_the_first_page_is_each_persons_next_step(desk: Desk) -> None:
    assert "Tài khoản chưa được giao vai trò." in home(desk, "nobody").text
    assert "Bắt đầu nhập" in home(desk, "reporter").text
    desk.fill()
    reporter, head = home(desk, "reporter"), home(desk, "head")
    assert "Đã xong 3/3 phần." in reporter.text and "Báo cáo do lãnh đạo cơ quan gửi." in reporter.text
    assert head.links("Kiểm tra và gửi") == [desk.page("reports:check")]
    desk.send()
    assert head_links(desk) == [desk.page("reports:receipt")]
    coordinator = home(desk, "coordinator")
    assert "Sở Nội vụ" in coordinator.text
    assert "Xem nhật ký" in home(desk, "auditor").text and "Thêm người dùng" in home(desk, "administrator").text
    leader = home(desk, "leader")
    assert "phần việc (đang báo cáo)" in leader.text and not leader.has_button("Chấp nhận")


def head_links(desk: Desk) -> list[str]:
    return home(desk, "head").links("Xem biên nhận")


def test_the_first_page_counts_the_days_to_and_past_the_deadline(desk: Desk) -> None:
    desk.fill()
    for moment, said in (
        (datetime(2026, 12, 14, 23, 59, tzinfo=HANOI), "Hôm nay là ngày cuối"),
        (datetime(2026, 12, 15, tzinfo=HANOI), "Chậm 1 ngày"),
        (datetime(2026, 12, 17, 9, tzinfo=HANOI), "Chậm 3 ngày"),
    ):
        with clock.at(moment):
            assert said in home(desk, "reporter").text, moment
            assert ("Chậm" in said) == (
                f"Sở Tư pháp tỉnh Quảng Ngãi Năm 2026 Chưa bắt đầu {said}" in home(desk, "coordinator").text
            )


def test_the_accounts_page_counts_working_days(desk: Desk) -> None:
    address, client = desk.page("reports:submission"), desk.client("reporter")
    for day, said in ((1, "còn 9 ngày làm việc"), (11, "còn 1 ngày làm việc"), (14, "hôm nay là ngày cuối")):
        with clock.at(datetime(2026, 12, day, 9, tzinfo=HANOI)), CaptureQueriesContext(connection) as queries:
            assert said in Screen(client.get(address)).text, day
    assert len(queries) <= 12, "as many as any page may ask"
    desk.send()
    assert "ngày làm việc" not in Screen(desk.client("reporter").get(address)).text, "nothing runs any more"


def test_one_person_of_two_agencies_sees_both_accounts(desk: Desk) -> None:
    two: Any = desk.people["nobody"]
    for code in ("snv-qn", "stp-qn"):
        Membership.objects.create(user=two, role="reporter", agency=Agency.objects.get(code=code))
    page = home(desk, "nobody")
    assert page.text.count("Bắt đầu nhập") == 2 and "Sở Nội vụ" in page.text and "Sở Tư pháp" in page.text
    close_period(desk.period, by=desk.people["coordinator"])
    after = home(desk, "nobody")
    assert "Hiện không có báo cáo nào đang chờ" in after.text and "Chưa bắt đầu" in after.row("Sở Tư pháp")


@pytest.mark.parametrize("name", ["indicators:titles", "indicators:products", "agencies:list"])
def test_a_list_of_nothing_counts_no_rows(desk: Desk, name: str) -> None:
    client = desk.client("coordinator")
    assert "Hiển thị 1–" in Screen(client.get(reverse("agencies:list"))).text
    assert "Hiển thị" not in Screen(client.get(reverse(name), {"q": "zzzqqq"})).text
