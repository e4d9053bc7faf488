"""The first page of an agency's people: how long there is, what is missing, where to go on, what to sign."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from agencies.models import Agency
from core import clock
from plans.actions import ask_more_time, close_period, return_submission
from tasks.actions import answer_obstacle, comment_progress, forward_obstacle, raise_obstacle, save_progress
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen
from tests.world import ENTRY


def home(desk: Desk, name: str) -> Screen:
    return Screen(desk.client(name).get("/"))


@pytest.mark.parametrize(
    ("day", "said"),
    [(1, "Còn 9 ngày làm việc"), (10, "Còn 2 ngày làm việc"), (14, "Hôm nay là ngày cuối"), (16, "Chậm 2 ngày")],
)
def test_days_left_are_working_days(desk: Desk, day: int, said: str) -> None:
    with clock.at(datetime(2026, 12, day, 9, tzinfo=HANOI)):
        assert said in home(desk, "reporter").text


def test_what_is_missing_leads_to_where_it_is_missing(desk: Desk) -> None:
    screen = home(desk, "reporter")
    entry = desk.entry()
    assert entry.get_absolute_url() in screen.links("Nhiệm vụ 6.1")
    assert "Nhiệm vụ 6.1: Chọn tình trạng thực hiện." in screen.text
    assert "Đã xong 0/3 phần." in screen.text


def test_one_goes_on_where_one_stopped(desk: Desk) -> None:
    entry = desk.entry()
    half = save_progress(entry, {"stage": "in_progress"}, by=desk.people["reporter"], version=0)
    assert home(desk, "reporter").links("Làm tiếp: nhiệm vụ 6.1") == [entry.get_absolute_url()]
    save_progress(half, ENTRY, by=desk.people["reporter"], version=half.version)
    onward = home(desk, "reporter").links("Làm tiếp")
    assert onward and onward != [entry.get_absolute_url()]


def test_what_came_back_says_why_and_where(desk: Desk) -> None:
    desk.send()
    by = desk.people["coordinator"]
    comment_progress(desk.entry(), by=by, text="Nêu rõ số người.")
    return_submission(desk.account(), by=by, reason="Thiếu số liệu quý IV.")
    screen = home(desk, "reporter")
    assert "Thiếu số liệu quý IV." in screen.text and "Nhiệm vụ có ý kiến: 6.1" in screen.text
    assert screen.links("Xem ý kiến và bổ sung") == [desk.page("reports:submission")]


def test_the_head_sees_what_waits_for_a_signature(desk: Desk) -> None:
    assert home(desk, "head").links("Đọc như người xem xét") == [desk.page("reports:check")]
    desk.fill()
    screen = home(desk, "head")
    assert "chờ anh/chị đọc và gửi" in screen.text
    assert screen.links("Kiểm tra và gửi") == [desk.page("reports:check")]
    assert not home(desk, "reporter").links("Kiểm tra và gửi")


def test_more_time_is_asked_for_from_here_and_then_waited_for(desk: Desk) -> None:
    assert home(desk, "head").links("Xin gia hạn") == [desk.page("plans:ask_more_time")]
    until = desk.period.due_at + timedelta(days=3)
    asked = ask_more_time(desk.account(), by=desk.people["head"], until=until, reason="Chờ số liệu.")
    assert home(desk, "head").links("Đang chờ quyết định gia hạn") == [asked.get_absolute_url()]


def test_answers_to_obstacles_come_first(desk: Desk) -> None:
    agency, head = Agency.objects.get(code="snv-qn"), desk.people["head"]
    answered = raise_obstacle(agency, by=head, text="Vướng cũ.")
    forward_obstacle(answered, by=desk.people["coordinator"], note="Trình.")
    answer_obstacle(answered, by=desk.people["leader"], answer="Đồng ý.")
    raise_obstacle(agency, by=head, text="Vướng mới.")
    text = home(desk, "head").text
    assert text.index("Vướng cũ.") < text.index("Vướng mới.")
    assert reverse("tasks:obstacles") in home(desk, "head").links("Xem tất cả khó khăn")


def test_last_years_result_stands_below(desk: Desk) -> None:
    desk.send()
    close_period(desk.period, by=desk.people["coordinator"])
    row = home(desk, "reporter").row("Năm 2026")
    assert "Đúng hạn" in row and "0/2" in row
