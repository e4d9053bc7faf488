"""The dashboards, the compiled report and the API say the same, and a count by hand says so too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from accounts.models import User
from agencies.models import Agency, Succession
from core import clock
from plans.models import Period, Plan, Submission, Version
from reports.builders import Asked, build
from reports.builders.figures import Bucket, accounts, by_task, done_before, tally
from reports.builders.readings import Kin, Readings, read_years
from reports.builders.scope import Scope
from reports.document import Figures
from tasks.models import Task
from tests.reports.years import NOW, make_years
from tests.world import person

YEARS = (2024, 2025, 2026)


@pytest.fixture(scope="module")
def plan(django_db_setup: None, django_db_blocker: Any) -> Iterator[Plan]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        made = make_years()
        person("coordinator", "coordinator")
        person("reporter", "reporter", Agency.objects.get(code="skhcn-qn"))
        person("administrator", "administrator")
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def today(plan: Plan, db: None) -> Iterator[date]:
    with clock.at(NOW):
        yield timezone.localdate(NOW)


def user(name: str) -> Any:
    return User.objects.get(email=f"{name}@example.test")


def readings(name: str = "coordinator") -> Readings:
    found = read_years(user(name), NOW)
    assert found is not None
    return found


def by_hand(year: int, today: date) -> Counter[str]:
    """From what was sent, with none of the portal's own formulas."""
    period = Period.objects.get(kind="annual", year=year)
    end, found = period.window_end, Counter[str]()
    tasks = {task.code: task for task in Task.objects.select_related("trigger")}
    newest = {row.submission_id: row for row in Version.objects.order_by("number")}
    for account in Submission.objects.filter(period=period):
        if account.state != "accepted":
            found["in_review" if account.state == "submitted" else "unreported"] += account.progress.count()
            continue
        for entry in newest[account.pk].content["entries"]:
            task = tasks[entry["code"]]
            last = task.due_on or (end if task.timing in ("annual", "from_year") else None)
            issued = [date.fromisoformat(row["issued_on"]) for row in entry["outputs"]]
            assert account.first_submitted_at is not None
            day = max(issued) if issued else min(end, timezone.localdate(account.first_submitted_at))
            judged = min(today, max(end, period.consolidate_by))
            if task.trigger and (task.trigger.occurred_on is None or task.trigger.occurred_on > end):
                found["waiting"] += 1
            elif entry["stage"] == "completed":
                found["done_late" if last and day > last else "done_on_time"] += 1
            elif last and judged > last:
                found["overdue"] += 1
            else:
                found["due_soon" if last and last - today <= timedelta(days=15) else "on_track"] += 1
    return found


def test_parts_are_counted_as_a_count_by_hand_counts_them(today: date) -> None:
    seen = readings()
    assert [year.year for year in seen.years] == list(YEARS)
    everything: Counter[str] = Counter()
    for year in seen.years:
        counted = {bucket.value: number for bucket, number in tally(year.parts).counts.items() if number}
        assert counted == by_hand(year.year, today), year.year
        everything.update(counted)
    assert {"done_late", "overdue", "due_soon", "in_review", "unreported", "waiting"} <= set(everything)


@pytest.mark.parametrize("number", YEARS)
def test_the_compiled_report_prints_the_same(number: int, today: date) -> None:
    year = readings().year(number)
    assert year is not None
    document = build(Asked("annual", year.period), NOW)
    (figures,) = [block for block in document.blocks if isinstance(block, Figures)]
    printed = {figure.label: figure.value for figure in figures.items}
    found = accounts(year, NOW)
    assert printed == {
        "Cơ quan phải báo cáo": found.expected,
        "Đã gửi": found.sent,
        "Gửi đúng hạn": found.on_time,
        "Được chấp nhận": found.accepted,
    }
    sums = told(document)
    counts = tally(year.parts).counts
    assert sums["Trong hạn"] == counts[Bucket.ON_TRACK] + counts[Bucket.DUE_SOON]
    assert sums["Chưa có báo cáo được chấp nhận"] == counts[Bucket.UNREPORTED] + counts[Bucket.IN_REVIEW]
    for bucket in (Bucket.DONE_ON_TIME, Bucket.DONE_LATE, Bucket.OVERDUE):
        assert sums[str(bucket.label)] == counts[bucket], bucket


def told(document: Any) -> Counter[str]:
    """The states of the report's table of tasks, «Quá hạn: 3; Trong hạn: 1 (trên 4 cơ quan)» summed up."""
    (table,) = [block for part in document.appendices for block in part.blocks if block.name == "Nhiệm vụ"]
    sums: Counter[str] = Counter()
    for row in table.rows:
        words = re.sub(r" \(trên \d+ cơ quan\)$", "", str(row[-1]))
        for item in words.split("; "):
            label, _colon, number = item.partition(": ")
            sums[label] += int(number or 1)
    return sums


def test_a_task_stands_where_its_worst_account_stands(today: date) -> None:
    seen = readings()
    newest = seen.years[-1]
    found = by_task(newest, seen.tasks.values(), done_before(newest, seen.years))
    assert set(found) == set(seen.tasks), "every task of the plan, asked for or not"
    task = next(row for row in seen.tasks.values() if row.code == "10.1")
    assert found[task.pk] in (Bucket.DUE_SOON, Bucket.OVERDUE)


def test_an_agency_is_followed_through_succession(today: date) -> None:
    kin = Kin()
    heir = Agency.objects.get(code="skhcn-qn")
    scope = Scope.of({"agency": heir.pk}, kin)
    names = {year.year: [row.agency.code for row in year.accounts] for year in scope.years(readings())}
    assert names[2024] == ["skhcn-kt"] and names[2026] == ["skhcn-qn"]
    assert Scope.of({"agency": Agency.objects.get(code="skhcn-kt").pk}, kin).agencies >= {heir.pk}


def test_a_district_is_followed_into_its_communes_and_a_commune_back(today: date) -> None:
    kin, seen = Kin(), readings()
    district = Agency.objects.get(code="ubnd-huyen-dak-ha")
    heirs = set(Succession.objects.filter(predecessor=district).values_list("successor", flat=True))
    years = {year.year: {row.agency.pk for row in year.accounts} for year in scoped(seen, kin, territory=district.pk)}
    assert years[2024] == {district.pk} and years[2026] == heirs
    commune = sorted(heirs)[0]
    back = {year.year: {row.agency.pk for row in year.accounts} for year in scoped(seen, kin, territory=commune)}
    assert district.pk in back[2024] and back[2026] == {commune}


def scoped(seen: Readings, kin: Kin, **asked: int) -> Any:
    return Scope.of(asked, kin).years(seen)


def test_an_agency_sees_its_own_line_and_an_administrator_no_account(today: date) -> None:
    agencies = {row.agency.code for year in readings("reporter").years for row in year.accounts}
    assert agencies == {"skhcn-kt", "skhcn-qn"}
    assert read_years(user("administrator"), NOW) is None


def test_page_and_api_show_the_same_numbers(today: date) -> None:
    client = Client()
    client.force_login(user("coordinator"))
    body = client.get(reverse("api:figures"), {"year": 2025}).json()
    counted = {row["year"]: {item["state"]: item["count"] for item in row["states"]} for row in body["years"]}
    for year in readings().years:
        assert counted[year.year] == {bucket.value: number for bucket, number in tally(year.parts).counts.items()}
        page = html.fromstring(client.get(reverse("reports:dashboard"), {"year": year.year}).content.decode())
        tiles = [" ".join(tile.text_content().split()) for tile in page.xpath("//*[@class='tiles']/a")]
        total = sum(counted[year.year].values())
        assert tiles[0] == f"Tổng số phần việc {total} 100 %"
        for bucket, number in counted[year.year].items():
            shown = [words for words in tiles if words.startswith(f"{Bucket(bucket).label} {number} ")]
            assert bool(shown) == bool(number), (bucket, tiles)
    assert sum(row["total"] for row in body["by_agency"]) == sum(counted[2025].values())
    assert client.get(reverse("api:figures"), {"nam": 2025}).status_code == 400
