"""A task through the hands that held it, and an agency at its work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from agencies.models import Agency
from plans.models import Period, Submission
from tasks.models import Evidence, Obstacle, Output, Task
from tests.pages.conftest import NOW, Desk
from tests.pages.screen import Screen


def agency_page(desk: Desk, code: str = "snv-qn", by: str = "coordinator") -> Screen:
    answer = desk.client(by).get(reverse("reports:agency", args=[Agency.objects.get(code=code).pk]))
    assert answer.status_code == 200
    return Screen(answer)


def proof_page(desk: Desk, by: str = "coordinator") -> Screen:
    answer = desk.client(by).get(reverse("tasks:proof", args=[Task.objects.get(code="6.1").pk]))
    assert answer.status_code == 200
    return Screen(answer)


def test_a_task_tells_how_it_went_from_hand_to_hand(desk: Desk) -> None:
    task = Task.objects.get(code="6.1")
    page = Screen(desk.client("leader").get(task.get_absolute_url()))
    (timeline,) = page.page.xpath("//ol[@class='timeline-list']")
    words = " ".join(timeline.text_content().split())
    assert "Sở Nội vụ" in words and "chuyển sang" in words and "01/07/2025" in words
    days = [item.xpath("string(strong)") for item in timeline.xpath("./li")]
    assert days == sorted(days, key=lambda day: day.split("/")[::-1]), "the oldest first"


def test_a_task_held_by_a_hundred_communes_is_one_page(desk: Desk) -> None:
    for task in Task.objects.filter(children=None):
        assert desk.client("leader").get(task.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(("by", "seen"), [("coordinator", True), ("reporter", True), ("other", False)])
def test_what_came_of_a_task_is_seen_by_whoever_sees_the_account(desk: Desk, by: str, seen: bool) -> None:
    entry, person = desk.entry(), desk.people["reporter"]
    for number, day in (("1/QĐ", date(2026, 2, 1)), ("2/QĐ", date(2026, 5, 1))):
        Output.objects.create(progress=entry, order=1, number=number, issued_on=day, title="Quyết định")
    Evidence.objects.create(progress=entry, name="bien-ban.pdf", sha256="b" * 64, size=9, uploaded_by=person)
    agency = entry.submission.agency
    Obstacle.objects.create(agency=agency, task=entry.task, text="Thiếu kinh phí.", raised_by=person)
    page = proof_page(desk, by)
    assert bool(page.rows("1/QĐ")) is seen
    for words in ("bien-ban.pdf", "Thiếu kinh phí."):
        assert (words in page.text) is seen, words
    if seen:
        assert page.text.index("2/QĐ") < page.text.index("1/QĐ"), "newest first"
        assert page.links("bien-ban.pdf")
    assert ("Thiếu kinh phí." in agency_page(desk, by=by).text) is seen


def test_an_agency_tells_its_duties_and_its_accounts_with_their_lateness(desk: Desk) -> None:
    page = agency_page(desk)
    assert page.links("6.1") and "Trong hạn" in page.row("Năm 2026")
    assert "Kế hoạch giao:" in page.text, "a duty that came from another agency says so"
    desk.send()
    assert any("Gửi đúng hạn" in row for row in agency_page(desk).rows("Năm 2026"))
    hidden = agency_page(desk, by="other")
    assert not hidden.rows("Năm 2026") and "Chưa có báo cáo nào mà anh/chị được xem." in hidden.text


def test_its_people_are_shown_to_whoever_may_see_people(desk: Desk) -> None:
    assert "Người head" in agency_page(desk, by="administrator").text
    assert "Người head" not in agency_page(desk, by="other").text
    gone = agency_page(desk, "sldtbxh-kt")
    assert "Hiện nay cơ quan không giữ nhiệm vụ nào của kế hoạch." in gone.text


def test_the_two_sides_of_an_agency_lead_to_each_other(desk: Desk) -> None:
    agency = Agency.objects.get(code="snv-qn")
    detail = Screen(desk.client("leader").get(reverse("agencies:detail", args=[agency.pk])))
    assert detail.links("Nhiệm vụ, báo cáo") == [reverse("reports:agency", args=[agency.pk])]
    assert agency_page(desk).links("Thông tin, kế thừa") == [reverse("agencies:detail", args=[agency.pk])]


def test_an_agency_says_how_many_of_its_periods_came_in_time(desk: Desk) -> None:
    assert "Đúng hạn" not in agency_page(desk).text, "a period that still runs counts for nothing"
    desk.send()
    assert "Đúng hạn 1/1 kỳ" in agency_page(desk).text
    last_year = Period.objects.get(kind="annual", year=2025)
    Period.objects.filter(pk=last_year.pk).update(opened_at=NOW)
    for code in ("snv-kt", "sldtbxh-kt"):
        Submission.objects.create(
            period=last_year,
            agency=Agency.objects.get(code=code),
            first_submitted_at=last_year.due_at - timedelta(days=1) if code == "snv-kt" else None,
        )
    page = agency_page(desk)
    assert "Đúng hạn 1/2 kỳ" in page.text, "two that reported for one period are one period"
    assert "Đúng hạn 1 trong 2 kỳ" in page.text and page.links("Xem từng kỳ") == ["#accounts"]
    assert "Đúng hạn" not in agency_page(desk, by="other").text


def test_an_agency_tells_where_it_came_from_and_which_it_is(desk: Desk) -> None:
    page = agency_page(desk)
    (story,) = page.page.xpath("//ol[contains(@class, 'line-story')]")
    words = " ".join(story.text_content().split())
    assert words.index("Sở Nội vụ tỉnh Kon Tum") < words.index("Sở Nội vụ tỉnh Quảng Ngãi")
    assert "01/07/2025" in words and "chuyển sang" in words and "Căn cứ:" in words
    (here,) = story.xpath(".//a[@aria-current='page']")
    assert here.get("href") == reverse("reports:agency", args=[Agency.objects.get(code="snv-qn").pk])
    assert "cơ quan này" in here.xpath("string(..)")
    others = story.xpath(".//a[not(@aria-current)]/@href")
    assert reverse("reports:agency", args=[Agency.objects.get(code="sldtbxh-kt").pk]) in others, "two steps back"
