"""Dashboards: what is asked stands in the address, each filter can be taken away, each chart has words and a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from agencies.models import Agency
from core import clock
from reports.builders.charts import of_agencies
from reports.builders.figures import Bucket, Group, Part, Tally
from reports.builders.leader import by_need
from reports.views.dashboard import days_left
from tasks.models import Task
from tests.pages.conftest import HANOI
from tests.pages.screen import Screen, words
from tests.reports.years import NOW, make_years
from tests.world import person


@pytest.fixture(scope="module")
def years(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        make_years()
        for role in ("coordinator", "leader", "administrator"):
            person(role, role)
        person("reporter", "reporter", Agency.objects.get(code="skhcn-qn"))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def desk(years: None, db: None) -> Iterator[Any]:
    def client(name: str) -> Client:
        found = Client()
        found.force_login(User.objects.get(email=f"{name}@example.test"))
        return found

    with clock.at(NOW):
        yield client


def charts(screen: Screen) -> dict[str, Any]:
    """What the script is given, by the key of the chart."""
    found = screen.page.xpath("//script[@type='application/json']")
    return {item.get("id"): json.loads(item.text) for item in found}


def test_every_chart_has_a_title_a_sentence_and_the_same_numbers_in_its_table(desk: Any) -> None:
    for name in ("dashboard", "trends", "target_trends"):
        screen = Screen(desk("coordinator").get(reverse(f"reports:{name}")))
        assert screen.status == 200
        for box in screen.page.xpath("//section[contains(@class, 'chart-box')]"):
            assert words(box.find("h2")) and words(box.find("p")).endswith(".")
            (key,) = box.xpath(".//div[@data-chart]/@data-chart")
            chart = charts(screen)[key]
            assert words(box.find("p")) in " ".join(chart["label"].split())
            rows = box.xpath(".//tbody/tr")
            assert len(rows) == len(chart["categories"])
            for place, row in enumerate(rows):
                shown = [words(cell).removesuffix("có kế thừa trong năm").strip() for cell in row.findall("td")]
                given = [series["data"][place] for series in chart["series"]]
                assert shown[: len(given)] == [as_shown(value, chart["unit"]) for value in given]


def as_shown(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    return f"{value:g}".replace(".", ",") + (" %" if unit == "%" else "")


def test_the_address_holds_what_is_asked_and_each_filter_can_be_taken_away(desk: Any) -> None:
    agency = Agency.objects.get(code="skhcn-qn")
    address = f"{reverse('reports:dashboard')}?year=2025&agency={agency.pk}"
    screen = Screen(desk("coordinator").get(address))
    assert screen.heading == "Tổng quan thực hiện Kế hoạch năm 2025"
    assert (screen.value("id_year"), screen.value("id_agency")) == ("2025", str(agency.pk))
    assert screen.links("Bỏ lọc: Năm: 2025") == [f"?agency={agency.pk}"]
    assert screen.links("Bỏ lọc: Cơ quan:") == ["?year=2025"]
    (onward,) = screen.links("Qua các năm")
    assert onward == f"{reverse('reports:trends')}?year=2025&agency={agency.pk}"


def test_what_cannot_be_asked_is_told_and_the_rest_is_shown(desk: Any) -> None:
    screen = Screen(desk("coordinator").get(reverse("reports:dashboard"), {"year": "1999", "agency": "x"}))
    assert screen.status == 200
    assert screen.at("id_year") and screen.at("id_agency")
    assert screen.heading.endswith("năm 2026")


def test_the_list_is_searched_without_marks_filtered_and_sorted(desk: Any) -> None:
    client, address = desk("coordinator"), reverse("reports:dashboard")
    overdue = Screen(client.get(address, {"year": 2025, "state": "overdue"}))
    rows = [words(row) for row in overdue.page.xpath("//table[caption='Phần việc theo điều kiện lọc']/tbody/tr")]
    assert rows and all("Quá hạn" in row for row in rows)
    found = Screen(client.get(address, {"year": 2025, "state": "all", "q": "co so du lieu"}))
    rows = [words(row) for row in found.page.xpath("//table[caption='Phần việc theo điều kiện lọc']/tbody/tr")]
    assert rows and all("cơ sở dữ liệu" in row for row in rows)
    sorted_ = Screen(client.get(address, {"state": "all", "sort": "-code"}))
    (head,) = sorted_.page.xpath("//th[@aria-sort]")
    assert (words(head), head.get("aria-sort")) == ("Mã", "descending")
    codes = [words(cell) for cell in sorted_.page.xpath("//td[@data-label='Mã']")]
    assert codes[0] == "14.1"


def test_a_successors_line_continues_and_the_change_is_told(desk: Any) -> None:
    agency = Agency.objects.get(code="skhcn-qn")
    screen = Screen(desk("coordinator").get(reverse("reports:trends"), {"agency": agency.pk}))
    chart = charts(screen)["lines"]
    assert chart["categories"] == ["2024", "2025"], "2026 runs still"
    (line,) = chart["series"]
    assert None not in line["data"] and line["marks"] == [1]
    assert "Từ 01/07/2025: Sở Khoa học và Công nghệ tỉnh Quảng Ngãi tiếp nhận nhiệm vụ của" in screen.text


def test_names_in_our_english_sentences_are_marked_as_vietnamese(desk: Any) -> None:
    client, agency = desk("coordinator"), Agency.objects.get(code="skhcn-qn")
    User.objects.update(language="en")
    page = Screen(client.get(reverse("reports:trends"), {"agency": agency.pk})).page
    notes = page.xpath("//p[contains(., 'took over the tasks of')]")
    assert notes and all("took over" not in words(name) for name in page.xpath("//*[@lang='vi']"))
    assert agency.name in [words(name) for name in notes[0].xpath(".//*[@lang='vi']")]


def test_communes_continue_their_districts(desk: Any) -> None:
    screen = Screen(desk("coordinator").get(reverse("reports:trends")))
    assert "40 xã, phường tiếp nhận nhiệm vụ của 10 huyện, thành phố" in screen.text
    assert "Năm 2026 đang báo cáo nên chưa so sánh được." in screen.text


def test_an_agency_sees_its_own_line_and_who_sees_none_is_told(desk: Any) -> None:
    screen = Screen(desk("reporter").get(reverse("reports:dashboard")))
    assert "của cơ quan anh/chị và các cơ quan tiền thân" in screen.text
    assert [row["name"] for row in charts(screen)["by-agency"]["series"]]
    assert charts(screen)["by-agency"]["categories"] == [Agency.objects.get(code="skhcn-qn").short_name]
    assert "Chưa có số liệu nào" in Screen(desk("administrator").get(reverse("reports:dashboard"))).text


def test_the_leader_reads_the_plan_on_one_page(desk: Any) -> None:
    screen = Screen(desk("leader").get(reverse("home")))
    for said in (
        "Kế hoạch đã đi qua", "thời gian đến hết năm 2030; theo số liệu năm 2025, đã hoàn thành",
        "Khó khăn, vướng mắc chờ cho ý kiến", "Cơ quan gửi đúng hạn", "Năm 2025 so với năm 2024",
        "Chỉ tiêu của kế hoạch",
    ):  # fmt: skip
        assert said in screen.text, said
    assert "điểm phần trăm" in screen.row("Tỷ lệ cơ quan gửi đúng hạn")
    assert "Dự báo" not in screen.text, "no forecast is shown before there is one"
    assert set(charts(screen)) == {"by-agency"}


def test_the_leaders_chart_draws_those_with_most_left_and_its_table_has_all(desk: Any) -> None:
    rows = [
        Group(name, tally)
        for name, tally in (("a", told(overdue=1)), ("b", told(unreported=9)), ("c", told(overdue=2)))
    ]
    chart = of_agencies(by_need(rows), drawn=2)
    assert chart.spec["categories"] == ("c", "a") and [row["label"] for row in chart.rows] == ["c", "a", "b"]
    assert all(len(row["data"]) == 2 for row in chart.spec["series"])
    assert "Biểu đồ vẽ 2 cơ quan còn nhiều việc nhất, bảng có đủ 3 cơ quan." in chart.sentence
    assert "Biểu đồ vẽ" not in of_agencies(rows).sentence


def told(**counts: int) -> Tally:
    return Tally({bucket: counts.get(bucket.value, 0) for bucket in Bucket})


def test_the_tasks_to_look_after_say_how_many_working_days_are_left(desk: Any) -> None:
    page = desk("coordinator").get(reverse("reports:dashboard"), {"state": "all", "year": 2026})
    left = page.context["left"]
    assert left, "some deadline lies within a year"
    text = Screen(page).text
    assert re.search(r"còn \d+ ngày làm việc|hôm nay là ngày cuối", text)
    assert not re.search(r"còn \d+ ngày(?! làm)", text)
    task, agency = Task(), Agency()
    days = (date(2026, 12, 14), date(2026, 12, 9), None, date(2030, 12, 31))
    with clock.at(datetime(2026, 12, 10, 9, tzinfo=HANOI)):
        parts = [Part(task, agency, Bucket.DUE_SOON, day) for day in days]
        assert days_left(parts) == {date(2026, 12, 14): 2}, "neither passed ones nor those years away"
