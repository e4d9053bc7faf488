"""The dates of a period, more time for one agency, and the end."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Notification
from core import clock
from plans.actions import close_period
from plans.models import Extension, Period, State
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen, fill_in, refused, shown


def adjust(desk: Desk, **typed: str) -> Any:
    url = reverse("plans:adjust_period", args=[desk.period.pk])
    return fill_in(desk.client("coordinator"), url, "due_at", **typed)


def extend(desk: Desk, until: str = "20/12/2026", reason: str = "Chờ số liệu quý IV.") -> Any:
    return fill_in(desk.client("coordinator"), desk.page("plans:extend"), "until", until=until, reason=reason)


DATES = ("window_start", "window_end", "opens_at", "due_at", "consolidate_by")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("window_start", "31/02/2026", "không phải là một ngày có thật"),
        ("window_end", "", "Trường này là bắt buộc."),
        ("consolidate_by", "abc", "«abc» không phải là một ngày có thật"),
        ("opens_at", "31/02/2026", "Không đọc được thời điểm."),
        ("due_at", "25:00 15/12/2026", "Không đọc được thời điểm."),
        ("due_at", "00:00 15/12/0026", "Không đọc được thời điểm."),
        ("due_at", "01/01/0001", "Không đọc được thời điểm."),
        ("opens_at", "00:00 01/01/9999", "Không đọc được thời điểm."),
        ("due_at", "\0", "Không đọc được thời điểm."),
        ("due_at", "", "Trường này là bắt buộc."),
        ("window_end", "14/12/2025", "«Số liệu đến ngày» phải sau «Số liệu từ ngày»."),
        ("due_at", "00:00 01/11/2026", "«Hạn gửi» phải sau «Mở nhập từ»."),
    ],
)
def test_dates_that_cannot_be_come_back(desk: Desk, field: str, typed: str, said: str) -> None:
    before = [getattr(desk.period, name) for name in DATES]
    screen = refused(adjust(desk, **{field: typed}), f"id_{field}", said)
    assert screen.value(f"id_{field}") == shown(typed)
    assert [getattr(desk.period, name) for name in DATES] == before


def test_the_form_shows_the_dates_as_they_stand_and_saves_them_unchanged(desk: Desk) -> None:
    client = desk.client("coordinator")
    screen = Screen(client.get(reverse("plans:adjust_period", args=[desk.period.pk])))
    assert [screen.value(f"id_{name}") for name in DATES] == [
        "15/12/2025",
        "14/12/2026",
        "00:00 01/11/2026",
        "00:00 15/12/2026",
        Period.objects.get(pk=desk.period.pk).consolidate_by.strftime("%d/%m/%Y"),
    ]
    before = [getattr(desk.period, name) for name in DATES]
    assert adjust(desk).status_code == 302
    assert [getattr(desk.period, name) for name in DATES] == before


@pytest.mark.parametrize("typed", ["17/12/2026", "00:00 17/12/2026", "17/12/2026 00:00"])
def test_a_later_deadline_is_kept_and_judged_by(desk: Desk, typed: str) -> None:
    answer = adjust(desk, due_at=typed, consolidate_by="30/12/2026")
    assert answer["Location"] == desk.period.get_absolute_url()
    assert (desk.period.due_at, desk.period.consolidate_by) == (
        datetime(2026, 12, 17, tzinfo=HANOI),
        date(2026, 12, 30),
    )
    client = desk.client("coordinator")
    with clock.at(datetime(2026, 12, 16, 23, 59, tzinfo=HANOI)):
        assert "Chậm" not in Screen(client.get(answer["Location"])).row("Sở Nội vụ")
    with clock.at(datetime(2026, 12, 17, tzinfo=HANOI)):
        assert "Chậm 1 ngày" in Screen(client.get(answer["Location"])).row("Sở Nội vụ")


def test_a_period_is_closed_once(desk: Desk) -> None:
    client = desk.client("coordinator")
    page = Screen(client.get(desk.period.get_absolute_url()))
    button, opening = page.button("Khóa kỳ"), page.button("Cập nhật danh sách")
    assert button.post(client)["Location"] == desk.period.get_absolute_url()
    closed_at = desk.period.closed_at
    assert closed_at is not None
    after = Screen(client.get(desk.period.get_absolute_url()))
    assert after.messages == ["Đã khóa kỳ báo cáo."] and not after.has_button("Khóa kỳ")
    for answer in (button.post(client), opening.post(client), adjust_again(desk)):
        screen = Screen(answer)
        assert screen.status == 409 and "Kỳ báo cáo «Năm 2026» đã khóa, không nhận thay đổi nữa." in screen.text
    assert desk.period.closed_at == closed_at


def adjust_again(desk: Desk) -> Any:
    url = reverse("plans:adjust_period", args=[desk.period.pk])
    typed = {"window_start": "15/12/2025", "window_end": "14/12/2026", "consolidate_by": "25/12/2026"}
    moments = {"opens_at": "01/11/2026", "due_at": "20/12/2026"}
    return desk.client("coordinator").post(url, typed | moments)


def test_a_period_that_is_not_open_is_not_closed(desk: Desk) -> None:
    coming = Period.objects.get(kind="annual", year=2028)
    client = desk.client("coordinator")
    screen = Screen(client.post(reverse("plans:close_period", args=[coming.pk])))
    assert screen.status == 409 and "Kỳ báo cáo «Năm 2028» chưa mở." in screen.text
    page = Screen(client.get(coming.get_absolute_url()))
    assert page.status == 200 and "Kỳ này chưa mở." in page.text


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"until": "14/12/2026"}, "until", "Thời hạn mới phải sau thời hạn đang áp dụng."),
        ({"until": "01/01/2020"}, "until", "Thời hạn mới phải sau thời hạn đang áp dụng."),
        ({"until": "31/02/2027"}, "until", "«31/02/2027» không phải là một ngày có thật."),
        ({"until": "31/12/9999"}, "until", "không phải là một ngày có thật"),
        ({"until": ""}, "until", "Trường này là bắt buộc."),
        ({"reason": ""}, "reason", "Trường này là bắt buộc."),
        ({"reason": "   "}, "reason", "Trường này là bắt buộc."),
        ({"reason": "K" * 20_001}, "reason", "Nhập nhiều nhất 20000 ký tự"),
        ({"reason": "K\0"}, "reason", "ký tự NUL"),
    ],
)
def test_more_time_that_cannot_be_comes_back(desk: Desk, typed: dict[str, str], field: str, said: str) -> None:
    screen = refused(extend(desk, **typed), f"id_{field}", said)
    known = {"until": "20/12/2026", "reason": "Chờ số liệu quý IV."} | typed
    assert [screen.value(f"id_{name}") for name in known] == [shown(value) for value in known.values()]
    assert not Extension.objects.exists()


def test_more_time_is_granted_once_and_told_to_the_agency(desk: Desk) -> None:
    client = desk.client("coordinator")
    form = Screen(client.get(desk.page("plans:extend"))).form("until")
    typed = {"until": "20/12/2026", "reason": "Chờ số liệu quý IV."}
    assert form.post(client, desk.page("plans:extend"), **typed)["Location"] == desk.account().get_absolute_url()
    twice = form.post(client, desk.page("plans:extend"), **typed)
    refused(twice, "id_until", "Thời hạn mới phải sau thời hạn đang áp dụng.")
    extension = Extension.objects.get()
    assert (extension.until, extension.reason) == (datetime(2026, 12, 21, tzinfo=HANOI), "Chờ số liệu quý IV.")
    told = Notification.objects.filter(key__startswith="extended:").values_list("recipient__full_name", flat=True)
    assert set(told) == {"Người reporter", "Người head"}
    assert desk.period.due_at == datetime(2026, 12, 15, tzinfo=HANOI), "the first deadline stays"
    assert extend(desk, until="21/12/2026").status_code == 302, "and again, later"
    assert Extension.objects.count() == 2 and desk.account().state == State.PENDING


def test_an_empty_press_tells_both_fields(desk: Desk) -> None:
    client, url = desk.client("coordinator"), desk.page("plans:extend")
    for typed in ({}, {"until": "", "reason": ""}):
        screen = Screen(client.post(url, typed))
        assert screen.status == 422 and [target for target, _said in screen.summary] == ["#id_until", "#id_reason"]
        assert screen.title.startswith("Lỗi: ")


def test_no_more_time_in_a_closed_period_nor_by_others(desk: Desk) -> None:
    url = desk.page("plans:extend")
    for name in ("reporter", "head", "leader", "auditor"):
        for answer in (desk.client(name).get(url), desk.client(name).post(url, {"until": "20/12/2026", "reason": "x"})):
            assert answer.status_code == 403 and "Chỉ cơ quan đầu mối được gia hạn." in Screen(answer).text
    close_period(desk.period, by=desk.people["coordinator"])
    screen = Screen(desk.client("coordinator").post(url, {"until": "20/12/2026", "reason": "x"}))
    assert screen.status == 409 and "đã khóa" in screen.text and not Extension.objects.exists()


def test_the_dates_are_the_coordinating_agencys(desk: Desk) -> None:
    urls = [reverse(f"plans:{name}", args=[desk.period.pk]) for name in ("adjust_period", "close_period")]
    for name in ("reporter", "head", "leader", "auditor", "administrator"):
        for url in urls:
            screen = Screen(desk.client(name).post(url, {"due_at": "01/01/2030"}))
            assert screen.status == 403 and "Chỉ cơ quan đầu mối được mở, điều chỉnh hoặc khóa kỳ" in screen.text
    assert desk.period.closed_at is None
