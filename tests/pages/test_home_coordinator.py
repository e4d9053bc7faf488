"""The coordinating officer's first page: the queue, the decisions, the reminders, and who is where."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from agencies.models import Agency
from core import clock
from plans.actions import ask_more_time
from plans.models import Reminder
from tasks.actions import raise_obstacle
from tasks.models import Trigger
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen


def home(desk: Desk, query: str = "") -> Screen:
    return Screen(desk.client("coordinator").get(f"/{query}"))


def test_what_was_sent_first_is_read_first(desk: Desk) -> None:
    desk.send("stp-qn")
    with clock.at(clock.now() + timedelta(hours=1)):
        desk.send("snv-qn")
    assert home(desk).links("Xem xét báo cáo gửi sớm nhất") == [desk.account("stp-qn").get_absolute_url()]


def test_what_to_decide_is_listed_with_its_press(desk: Desk) -> None:
    until = desk.period.due_at + timedelta(days=3)
    asked = ask_more_time(desk.account(), by=desk.people["head"], until=until, reason="Chờ số liệu.")
    obstacle = raise_obstacle(Agency.objects.get(code="snv-qn"), by=desk.people["head"], text="Chưa có định mức chi.")
    trigger = Trigger.objects.filter(occurred_on=None).order_by("plan", "id")[0]
    screen = home(desk)
    assert asked.get_absolute_url() in screen.links("Sở Nội vụ")
    assert screen.links("Chưa có định mức chi.") == [obstacle.get_absolute_url()]
    assert reverse("tasks:record_trigger", args=[trigger.pk]) in screen.page.xpath("//a/@href")


def test_the_list_of_agencies_is_filtered_by_the_address(desk: Desk) -> None:
    desk.send("stp-qn")
    (row,) = home(desk, "?state=submitted").rows("")
    assert "Sở Tư pháp" in row
    assert len(home(desk, "?q=tu+phap").rows("")) == 1
    assert "khớp điều kiện lọc" in home(desk, "?late=1").text
    assert all("Ủy ban" in row for row in home(desk, "?kind=commune").rows(""))
    assert len(home(desk, "?state=khong-co").rows("")) > 1


def test_who_will_be_reminded_and_when(desk: Desk) -> None:
    screen = home(desk)
    assert "11/12/2026: nhắc còn 1 ngày làm việc" in screen.text, screen.text
    with clock.at(datetime(2026, 12, 14, 9, tzinfo=HANOI)):
        assert "15/12/2026: báo quá hạn" in home(desk).text


def test_late_ones_are_reminded_from_here_once_a_day(desk: Desk) -> None:
    with clock.at(datetime(2026, 12, 17, 9, tzinfo=HANOI)):
        screen, client = home(desk), desk.client("coordinator")
        assert "Đã quá hạn, chưa gửi" in screen.text
        action = reverse("plans:remind_late", args=[desk.period.pk])
        assert screen.page.xpath(f"//form[@action='{action}']")
        client.post(action)
        assert Reminder.objects.count() > 10
        assert "Hôm nay đã nhắc" in home(desk).text


def test_the_auditor_sees_what_changed_and_the_administrator_who_lacks_a_role(desk: Desk) -> None:
    desk.send()
    auditor = Screen(desk.client("auditor").get("/"))
    assert "Thay đổi gần đây" in auditor.text and len(auditor.page.find_class("timeline-list")[0]) > 0
    assert "Đang mở" in auditor.row("Năm 2026")
    administrator = Screen(desk.client("administrator").get("/"))
    nobody = desk.people["nobody"]
    assert administrator.links(nobody.full_name) == [reverse("agencies:grant_membership", args=[nobody.pk])]
    assert administrator.links("Xem và điều chỉnh ngày làm việc") == [reverse("plans:calendar")]
