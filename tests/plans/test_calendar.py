"""Working days: Tết, the 24th of November, swap days, and the days that the portal is told of."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from core.errors import DomainError
from plans.actions import remove_day, set_day
from plans.models import DayOverride, overrides
from plans.status import Coming, is_working_day, next_reminder, step_today, working_days_between, working_days_left
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, fill_in, refused

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DEADLINE = datetime(2026, 12, 15, tzinfo=HANOI)  # «trước ngày 15/12»: the 14th is the last day
STEPS = (7, 3, 1)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-01-24", True), ("2025-01-27", False), ("2025-01-31", False), ("2025-02-03", True),  # Tết Ất Tỵ
        ("2025-04-26", True), ("2025-05-02", False),  # a Saturday worked for the Friday after 1 May
        ("2025-04-07", False), ("2025-09-01", False), ("2025-11-24", True),
        ("2026-01-01", False), ("2026-02-16", False), ("2026-02-20", False), ("2026-02-23", True),  # Tết Bính Ngọ
        ("2026-04-27", False),  # Giỗ Tổ fell on a Sunday
        ("2026-08-22", True), ("2026-08-31", False), ("2026-11-24", False),  # the new Day of Culture
        ("2026-11-28", False), ("2026-11-30", True),
        ("2027-02-05", False), ("2027-05-03", False), ("2027-09-03", False), ("2027-11-24", False),
        ("2027-11-25", True),
    ],
)  # fmt: skip
def test_the_calendar_of_three_years(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day), {}) is works


def test_an_override_decides_against_the_calendar() -> None:
    given = {date(2026, 12, 10): False, date(2026, 12, 12): True}
    assert not is_working_day(date(2026, 12, 10), given)
    assert is_working_day(date(2026, 12, 12), given)


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [
        ("2026-11-20", "2026-11-27", 4),  # a week with the 24th
        ("2026-02-13", "2026-02-23", 1),  # over Tết
        ("2026-08-21", "2026-09-03", 7),  # Saturday the 22nd is worked, 31/8–2/9 are off
        ("2026-12-07", "2026-12-07", 0),
        ("2026-12-08", "2026-12-07", 0),
        ("2026-12-31", "2027-01-04", 1),
    ],
)
def test_days_are_counted_after_the_first_and_with_the_last(start: str, end: str, number: int) -> None:
    assert working_days_between(date.fromisoformat(start), date.fromisoformat(end), {}) == number


@pytest.mark.parametrize(("today", "left"), [(3, 7), (4, 6), (9, 3), (11, 1), (12, 1), (13, 1), (14, 0), (15, 0)])
def test_days_left_before_the_deadline(today: int, left: int) -> None:
    assert working_days_left(DEADLINE, date(2026, 12, today), {}) == left


def test_a_deadline_in_the_middle_of_a_day_leaves_that_day() -> None:
    noon = datetime(2026, 12, 15, 12, tzinfo=HANOI)
    assert working_days_left(noon, date(2026, 12, 14), {}) == 1


@pytest.mark.parametrize(
    ("today", "step"), [(2, None), (3, 7), (4, 7), (8, 7), (9, 3), (10, 3), (11, 1), (14, 1), (15, 0), (28, 0)]
)
def test_a_reminder_stays_due_until_the_next_step(today: int, step: int | None) -> None:
    assert step_today(DEADLINE, datetime(2026, 12, today, 8, tzinfo=HANOI), STEPS, {}) == step


@pytest.mark.parametrize(
    ("today", "coming"),
    [(1, Coming(date(2026, 12, 3), 7)), (3, Coming(date(2026, 12, 9), 3)), (11, Coming(date(2026, 12, 15), 0)),
     (14, Coming(date(2026, 12, 15), 0)), (15, None)],
)  # fmt: skip
def test_the_next_reminder(today: int, coming: Coming | None) -> None:
    assert next_reminder(DEADLINE, date(2026, 12, today), STEPS, {}) == coming


def test_a_day_is_changed_and_changed_back(desk: Desk) -> None:
    day, by = date(2026, 12, 26), desk.people["administrator"]
    set_day(day, by=by, works=True, name="Làm bù ngày 31/12.")
    assert overrides() == {day: True}
    set_day(day, by=by, works=False, name="Thôi làm bù.")
    assert overrides() == {day: False}
    remove_day(DayOverride.objects.get(), by=by)
    assert overrides() == {}
    kinds = DayOverride.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", flat=True)  # type: ignore[attr-defined]
    assert list(kinds) == ["insert", "update", "delete"]


def test_what_the_calendar_already_says_is_not_said_again(desk: Desk) -> None:
    with pytest.raises(DomainError, match="đã là ngày nghỉ"):
        set_day(date(2026, 11, 24), by=desk.people["coordinator"], works=False, name="Ngày Văn hóa.")
    with pytest.raises(DomainError, match="quản trị hệ thống"):
        set_day(date(2026, 12, 26), by=desk.people["head"], works=True, name="Làm bù.")


def test_the_page_shows_the_year_and_takes_a_change(desk: Desk) -> None:
    address, client = reverse("plans:calendar"), desk.client("administrator")
    screen = Screen(client.get(f"{address}?year=2026"))
    assert "Ngày Văn hóa Việt Nam" in screen.row("24/11/2026")
    assert any("hoán đổi" in row for row in screen.rows("22/08/2026"))
    refused(fill_in(client, address, "works", day="26/12/2026"), "id_works", "Hãy chọn nghỉ hay đi làm")
    refused(fill_in(client, address, "works", day="26/12/2026", works="1"), "id_name", "Hãy nêu căn cứ")
    answer = fill_in(client, address, "works", day="26/12/2026", works="1", name="Thông báo số 12")
    assert answer["Location"] == f"{address}?year=2026"
    row = DayOverride.objects.get()
    client.post(reverse("plans:remove_day", args=[row.pk]))
    assert not DayOverride.objects.exists()
