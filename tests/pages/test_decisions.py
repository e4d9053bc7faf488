"""What the coordinating agency decides: documents that free tasks, duties that went elsewhere, opening a period."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from agencies.models import Succession
from core import clock
from plans.actions import close_period
from plans.models import Period, Submission
from tasks.models import Progress, Responsibility, SuccessorChoice, Trigger
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen, fill_in, refused, shown

PAPER = {"document_number": "2/QĐ-BKHCN", "occurred_on": "5/12/2026", "document_title": "Ban hành bộ chỉ số"}


def trigger() -> Trigger:
    return Trigger.objects.get(key="de-an-giao-duc-dai-hoc")


def record(desk: Desk, **typed: str) -> Any:
    url = reverse("tasks:record_trigger", args=[trigger().pk])
    return fill_in(desk.client("coordinator"), url, "document_number", **(PAPER | typed))


def duty() -> Responsibility:
    return Responsibility.objects.select_related("task").get(agency__code="sldtbxh-kt")


def led() -> Responsibility:
    """Were that agency the lead of its task, the duty would be nobody's until a choice is made."""
    Responsibility.objects.filter(pk=duty().pk).update(role="joint_lead")
    SuccessorChoice.objects.all().delete()
    return duty()


def choose(desk: Desk, by: str = "coordinator", **typed: str) -> Any:
    url = reverse("tasks:choose_successor", args=[duty().pk])
    return fill_in(desk.client(by), url, "reason", **typed)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("document_number", "", "Hãy nhập số, ký hiệu của văn bản."),
        ("document_number", "   ", "Hãy nhập số, ký hiệu của văn bản."),
        ("document_number", "K" * 61, "Nhập nhiều nhất 60 ký tự (đang có 61)."),
        ("document_number", "2\0", "Không được chứa ký tự NUL."),
        ("occurred_on", "11/12/2026", "Ngày ban hành không thể ở tương lai."),
        ("occurred_on", "31/02/2026", "«31/02/2026» không phải là một ngày có thật."),
        ("occurred_on", "", "Hãy nhập ngày ban hành của văn bản."),
        ("document_title", "K" * 2001, "Nhập nhiều nhất 2000 ký tự"),
        ("document_url", "khong phai dia chi", "Nhập một địa chỉ (URL) hợp lệ."),
        ("document_url", "javascript:alert(1)", "Nhập một địa chỉ (URL) hợp lệ."),
        ("document_url", "https://example.vn/" + "a" * 190, "Nhập nhiều nhất 200 ký tự"),
    ],
)
def test_a_document_that_cannot_be_so_comes_back(desk: Desk, field: str, typed: str, said: str) -> None:
    screen = refused(record(desk, **{field: typed}), f"id_{field}", said)
    assert screen.value(f"id_{field}") == shown(typed)
    assert screen.value("id_document_title") == (typed if field == "document_title" else "Ban hành bộ chỉ số")
    assert trigger().occurred_on is None and trigger().document_number == ""


def test_a_document_recorded_frees_its_tasks_and_may_be_corrected(desk: Desk) -> None:
    waits = desk.entry("5.1", "sgddt-qn")
    assert waits.waits
    client = desk.client("coordinator")
    answer = record(desk, occurred_on="10/12/2026", document_url="vbpl.vn/2-qd")
    assert answer["Location"] == reverse("tasks:decisions")
    assert "2/QĐ-BKHCN, 10/12/2026" in Screen(client.get(answer["Location"])).text
    assert not desk.entry("5.1", "sgddt-qn").waits
    assert (trigger().occurred_on, trigger().document_url) == (date(2026, 12, 10), "https://vbpl.vn/2-qd")
    form = Screen(client.get(reverse("tasks:record_trigger", args=[trigger().pk])))
    assert form.value("id_occurred_on") == "10/12/2026" and form.value("id_document_number") == "2/QĐ-BKHCN"
    for _press in range(2):
        assert record(desk, occurred_on="5.12.2026").status_code == 302
    assert trigger().occurred_on == date(2026, 12, 5)


def test_others_may_not_decide(desk: Desk) -> None:
    pages = [
        reverse("tasks:decisions"),
        reverse("tasks:record_trigger", args=[trigger().pk]),
        reverse("tasks:choose_successor", args=[duty().pk]),
    ]
    for name in ("reporter", "head", "leader", "auditor", "administrator"):
        for url in pages:
            screen = Screen(desk.client(name).get(url))
            assert screen.status == 403 and "Chỉ cơ quan đầu mối" in screen.text
    answer = desk.client("leader").post(pages[1], PAPER)
    assert answer.status_code == 403 and trigger().occurred_on is None


def test_where_nobody_holds_a_duty_the_coordinator_is_asked(desk: Desk) -> None:
    client, page = desk.client("coordinator"), reverse("tasks:decisions")
    assert "Mọi phần việc đều đã rõ cơ quan thực hiện." in Screen(client.get(page)).text
    assert led().task.code == "5.1"
    screen = Screen(client.get(page))
    assert "5.1" in screen.row("Sở Lao động") and screen.links("Chọn cơ quan tiếp nhận") == [
        reverse("tasks:choose_successor", args=[duty().pk])
    ]


@pytest.mark.parametrize("typed", ["", "999999", "abc", "9" * 30, "\0"])
def test_a_successor_that_is_not_offered_is_not_taken(desk: Desk, typed: str) -> None:
    before = list(SuccessorChoice.objects.values_list("pk", "succession", "reason"))
    wanted = {"": "Hãy chọn cơ quan tiếp nhận.", "\0": "Không được chứa ký tự NUL."}.get(
        typed, "không có trong danh sách"
    )
    screen = refused(choose(desk, succession=typed, reason="Theo QĐ 02."), "id_succession", wanted)
    assert screen.value("id_reason") == "Theo QĐ 02."
    assert list(SuccessorChoice.objects.values_list("pk", "succession", "reason")) == before


def test_a_split_of_another_agency_is_not_offered(desk: Desk) -> None:
    elsewhere = Succession.objects.exclude(scope="function").first()
    assert elsewhere is not None
    refused(choose(desk, succession=str(elsewhere.pk), reason="x"), "id_succession", "không có trong danh sách")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Hãy nêu căn cứ lựa chọn."), (" ", "Hãy nêu căn cứ"), ("K" * 2001, "nhiều nhất 2000"), ("a\0", "NUL")],
)
def test_a_choice_needs_its_ground(desk: Desk, typed: str, said: str) -> None:
    edge = Succession.objects.get(successor__code="syt-kt", scope="function")
    before = list(SuccessorChoice.objects.values_list("succession", "reason"))
    screen = refused(choose(desk, succession=str(edge.pk), reason=typed), "id_reason", said)
    picked = screen.page.xpath("//input[@name='succession'][@checked]/@value")
    assert picked == [str(edge.pk)], "what was chosen stays chosen"
    assert list(SuccessorChoice.objects.values_list("succession", "reason")) == before


def test_a_choice_moves_the_duty_in_the_open_period_at_once(desk: Desk) -> None:
    assert led().leads
    edge = Succession.objects.get(successor__code="syt-kt", scope="function")
    for _press in range(2):
        assert choose(desk, succession=str(edge.pk), reason="Theo QĐ 02.").status_code == 302
    choice = SuccessorChoice.objects.get(responsibility=duty())
    assert (choice.succession, choice.reason) == (edge, "Theo QĐ 02.")
    holders = Progress.objects.filter(submission__period=desk.period, task=duty().task)
    assert "syt-qn" in set(holders.values_list("submission__agency__code", flat=True))


def test_a_period_is_opened_once_and_closed_for_good(desk: Desk) -> None:
    year = Period.objects.get(kind="annual", year=2027)
    client = desk.client("coordinator")
    with clock.at(datetime(2027, 11, 5, tzinfo=HANOI)):
        button = Screen(client.get(year.get_absolute_url())).button("Mở kỳ báo cáo")
        for _press in range(2):
            answer = button.post(client)
            assert answer["Location"] == year.get_absolute_url()
        count = Submission.objects.filter(period=year).count()
        said = Screen(client.get(year.get_absolute_url())).messages
        assert said == [f"Kỳ báo cáo đang mở: {count} cơ quan phải báo cáo."] * 2 and count > 50
        close_period(Period.objects.get(pk=year.pk), by=desk.people["coordinator"])
        screen = Screen(button.post(client))
    assert screen.status == 409 and "đã khóa" in screen.text
    assert Period.objects.get(pk=year.pk).opened_at == datetime(2027, 11, 5, tzinfo=HANOI)


def test_the_plan_says_which_duty_nobody_holds(desk: Desk) -> None:
    assert led().leads
    task = duty().task
    plan = Screen(desk.client("leader").get(task.plan.get_absolute_url(), {"q": task.code}))
    assert "chờ xác định" in plan.row("5.1").lower()


def test_opening_says_how_many_duties_nobody_holds(desk: Desk) -> None:
    led()
    client, page = desk.client("coordinator"), desk.period.get_absolute_url()
    Screen(client.get(page)).button("Cập nhật danh sách cơ quan").post(client)
    screen = Screen(client.get(page))
    assert screen.messages[0].endswith("1 nhiệm vụ chờ xác định cơ quan.")
    assert "1 phần việc chờ xác định cơ quan thực hiện:" in screen.text
