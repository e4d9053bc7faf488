"""Titles about to lapse: who keeps the register is told of each 12, 6 and 1 months before, once, all in one notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Letter, Notification, User
from agencies.models import Membership
from core import clock
from core.errors import DomainError
from indicators.actions import save_title, tell_lapses
from indicators.jobs import tell_lapses as daily_job
from indicators.models import LapseNotice, Title
from tests.pages.screen import Screen
from tests.world import person

pytestmark = pytest.mark.django_db
LAST = date(2027, 8, 31)


def at(day: date) -> Any:
    return clock.at(datetime(day.year, day.month, day.day, 8, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")))


@pytest.fixture
def keepers() -> Iterator[list[User]]:
    User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
    person("kiem-tra", "auditor")
    with at(date(2026, 1, 1)):
        yield [person("mot", "coordinator"), person("hai", "coordinator")]


def mark(by: User, name: str = "Cà phê", **values: Any) -> Title:
    given = {"kind": "trademark", "granted_on": date(2019, 1, 1), "status": "granted", "expires_on": LAST}
    return save_title({"name": name, **given, **values}, by=by)


def told(user: User) -> list[str]:
    rows = Notification.objects.filter(recipient=user, key__startswith="lapses:").order_by("pk")
    return list(rows.values_list("text", flat=True))


def run(day: date) -> int:
    """What the job of that day told; whatever it did, running it again tells nothing."""
    before = LapseNotice.objects.count()
    with at(day):
        daily_job()
        after = LapseNotice.objects.count()
        daily_job()
    assert LapseNotice.objects.count() == after
    return after - before


def test_each_title_is_told_of_three_times_to_all_who_keep_the_register(keepers: list[User]) -> None:
    mark(keepers[0])
    days = (
        (date(2026, 8, 30), 0), (date(2026, 8, 31), 1), (date(2026, 9, 1), 0), (date(2027, 2, 27), 0),
        (date(2027, 3, 3), 1),  # three days missed after the 28th of February
        (date(2027, 7, 30), 0), (date(2027, 7, 31), 1), (date(2027, 8, 31), 0), (date(2027, 9, 1), 0),
    )  # fmt: skip
    for day, number in days:
        assert run(day) == number, day
    for keeper in keepers:
        assert told(keeper) == ["Sắp hết hạn bảo hộ: Nhãn hiệu «Cà phê», đến hết ngày 31/08/2027."] * 3
    assert Notification.objects.filter(key__startswith="lapses:").count() == 6
    assert list(LapseNotice.objects.order_by("pk").values_list("months", flat=True)) == [12, 6, 1]


def test_all_titles_of_a_run_stand_in_one_notice_and_one_letter(keepers: list[User]) -> None:
    User.objects.filter(pk=keepers[1].pk).update(language="en")
    for number in range(3):
        mark(keepers[0], f"Nhãn {number}")
    mark(keepers[0], "Chè", expires_on=date(2026, 9, 20))
    assert run(date(2026, 9, 1)) == 4
    assert told(keepers[0]) == [
        "4 văn bằng sắp hết hạn bảo hộ (trong 12 tháng: 3; trong 1 tháng: 1). "
        "Sớm nhất là «Chè», đến hết ngày 20/09/2026."
    ]
    assert told(keepers[1]) == [
        "4 titles are about to lapse (within 12 months: 3; within 1 month: 1). "
        "The first is “Chè”, protected to the end of 20/09/2026."
    ]
    assert Letter.objects.count() == 2 and "Chè" in Letter.objects.get(recipient=keepers[0]).body
    mark(keepers[0], "Gạo")
    assert run(date(2026, 9, 1)) == 1 and len(told(keepers[0])) == 2


def test_a_title_found_late_is_told_of_the_nearest_step_only(keepers: list[User]) -> None:
    mark(keepers[0])
    assert run(date(2027, 8, 20)) == 1 and LapseNotice.objects.get().months == 1


def test_a_renewed_title_begins_anew(keepers: list[User]) -> None:
    title = mark(keepers[0])
    assert run(date(2027, 8, 1)) == 1
    save_title({"expires_on": date(2037, 8, 31)}, by=keepers[0], title=title, version=title.version)
    assert run(date(2027, 8, 2)) == 0
    assert run(date(2036, 9, 1)) == 1 and run(date(2037, 8, 1)) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "geographical_indication", "expires_on": None},
        {"kind": "copyright", "expires_on": None},
        {"kind": "industrial_design", "expires_on": None, "filed_on": date(2026, 4, 1), "granted_on": date(2026, 5, 1)},
        {"ended_on": date(2026, 2, 1), "status": "lapsed"},
        {"ended_on": date(2028, 2, 1), "status": "cancelled"},
        {"granted_on": None, "status": "refused"},
        {"granted_on": None, "status": "filed"},
        {"expires_on": date(2026, 8, 31)},
        {"expires_on": date(2027, 9, 2)},
    ],
)
def test_what_has_ended_or_has_no_known_end_is_not_told(keepers: list[User], values: dict[str, Any]) -> None:
    mark(keepers[0], **values)
    assert run(date(2026, 9, 1)) == 0 and not told(keepers[0])


def test_while_nobody_keeps_the_register_nothing_counts_as_told(keepers: list[User]) -> None:
    mark(keepers[0])
    held = Membership.objects.filter(user__in=keepers)
    held.update(valid_to=date(2026, 8, 1))
    assert run(date(2026, 9, 1)) == 0
    held.update(valid_to=None)
    assert run(date(2026, 9, 2)) == 1


def test_the_schedule_and_those_who_keep_the_register_tell(keepers: list[User]) -> None:
    with pytest.raises(DomainError) as error:
        tell_lapses(by=User.objects.get(email__startswith="kiem-tra"))
    assert error.value.kind == "refused"


def test_the_notice_leads_to_the_titles_it_tells_of(keepers: list[User]) -> None:
    title = mark(keepers[0], "Một")
    mark(keepers[0], "Hai", expires_on=date(2026, 9, 20))
    mark(keepers[0], "Ba", expires_on=date(2029, 1, 1))
    run(date(2026, 9, 1))
    client = Client()
    client.force_login(keepers[0])
    (news,) = Notification.objects.filter(recipient=keepers[0])
    with at(date(2026, 9, 1)):
        page = Screen(client.get(news.url))
        assert [page.text.index(name) for name in ("20/09/2026", "31/08/2027")] and "01/01/2029" not in page.text
        near = Screen(client.get(reverse("indicators:titles"), {"lapsing": "6"}))
        assert near.links("Hai") and not near.links("Một")
        assert client.get("/api/v1/titles/", {"lapsing": "12", "sort": "until"}).json()["count"] == 2
        assert set(client.get("/api/v1/titles/", {"lapsing": "5"}).json()["errors"]) == {"lapsing"}
        own = Screen(client.get(title.get_absolute_url()))
    assert "Báo văn bằng sắp hết hạn" in own.text
