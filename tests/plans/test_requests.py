"""More time asked for, granted or refused; and reminders, each told once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.actions import change_settings
from accounts.models import Notification, User
from core import clock
from core.errors import DomainError
from plans import actions
from plans.jobs import remind_agencies
from plans.models import ExtensionRequest, Reminder, RequestState, Submission
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, fill_in, refused

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day: int, hour: int = 8) -> Any:
    return clock.at(datetime(2026, 12, day, hour, tzinfo=HANOI))


def ask(desk: Desk, days: int = 5) -> ExtensionRequest:
    account = desk.account()
    until = account.period.due_at + timedelta(days=days)
    return actions.ask_more_time(account, by=desk.people["head"], until=until, reason="Chờ số liệu quý IV.")


def told(person: User, start: str) -> int:
    return Notification.objects.filter(recipient=person, key__startswith=start).count()


def test_what_is_granted_moves_the_deadline_and_the_agency_hears_of_it(desk: Desk) -> None:
    asked = ask(desk)
    assert told(desk.people["coordinator"], "asked:") == told(desk.people["colleague"], "asked:") == 1
    actions.grant_request(asked, by=desk.people["coordinator"])
    assert desk.account().deadline_now == asked.until
    assert ExtensionRequest.objects.get().state == RequestState.GRANTED
    assert told(desk.people["head"], "extended:") == 1


def test_what_is_refused_leaves_the_deadline_and_says_why(desk: Desk) -> None:
    asked, due = ask(desk), desk.account().deadline_now
    with pytest.raises(DomainError, match="lý do"):
        actions.refuse_request(asked, by=desk.people["coordinator"], note="")
    actions.refuse_request(asked, by=desk.people["coordinator"], note="Kỳ tổng hợp đã sát.")
    assert desk.account().deadline_now == due
    assert told(desk.people["reporter"], "refused:") == 1
    with pytest.raises(DomainError) as late:
        actions.grant_request(ExtensionRequest.objects.get(), by=desk.people["coordinator"])
    assert late.value.kind == "conflict"
    assert ask(desk).pk != asked.pk, "one may ask again"


def test_one_request_at_a_time_by_the_head_for_an_account_not_sent(desk: Desk) -> None:
    until = desk.account().deadline_now + timedelta(days=3)
    with pytest.raises(DomainError, match="Lãnh đạo cơ quan xin gia hạn"):
        actions.ask_more_time(desk.account(), by=desk.people["reporter"], until=until, reason="Chờ.")
    with pytest.raises(DomainError, match="sau thời hạn"):
        actions.ask_more_time(
            desk.account(), by=desk.people["head"], until=desk.account().deadline_now, reason="Chờ số liệu."
        )
    with pytest.raises(DomainError, match="nêu lý do") as empty:
        actions.ask_more_time(desk.account(), by=desk.people["head"], until=until, reason="  ")
    assert empty.value.items[0].anchor == "reason"
    ask(desk)
    with pytest.raises(DomainError, match="đang chờ quyết định"):
        ask(desk)
    desk.send("stp-qn")
    with pytest.raises(DomainError, match="đã gửi"):
        actions.ask_more_time(desk.account("stp-qn"), by=desk.people["other"], until=until, reason="Chờ.")


def test_nobody_else_decides(desk: Desk) -> None:
    asked = ask(desk)
    for name in ("head", "leader", "administrator"):
        with pytest.raises(DomainError) as no:
            actions.grant_request(asked, by=desk.people[name])
        assert no.value.kind == "refused"


def test_from_the_account_to_the_decision_by_the_pages(desk: Desk) -> None:
    page = desk.page("reports:submission")
    (link,) = Screen(desk.client("head").get(page)).links("Xin gia hạn")
    assert not Screen(desk.client("reporter").get(page)).links("Xin gia hạn")
    refused(fill_in(desk.client("head"), link, "until", until="20/12/2026"), "id_reason", "")
    fill_in(desk.client("head"), link, "until", until="20/12/2026", reason="Chờ số liệu.")
    (link,) = Screen(desk.client("coordinator").get(page)).links("Quyết định gia hạn")
    refused(fill_in(desk.client("coordinator"), link, "refuse-note"), "id_refuse-note", "lý do")
    refused(
        fill_in(desk.client("coordinator"), link, "grant-until", **{"grant-until": "1/12/2026"}),
        "id_grant-until",
        "sau",
    )
    fill_in(desk.client("coordinator"), link, "grant-until", **{"grant-until": "18/12/2026"})
    assert desk.account().deadline_now == datetime(2026, 12, 19, tzinfo=HANOI)


def test_the_api_asks_and_decides(desk: Desk) -> None:
    def post(name: str, path: str, **body: Any) -> Any:
        client = APIClient()
        client.force_authenticate(User.objects.get(pk=desk.people[name].pk))
        return client.post(f"/api/v1/extension-requests/{path}", body, format="json")

    body = {"submission": desk.account().pk, "until": "2026-12-20T00:00:00+07:00", "reason": "Chờ số liệu."}
    assert post("reporter", "", **body).status_code == 403
    made = post("head", "", **body)
    assert (made.status_code, made.json()["state"]) == (201, "asked")
    pk = made.json()["id"]
    assert post("head", "", **body).status_code == 409
    assert post("coordinator", f"{pk}/refuse/").status_code == 400
    assert post("coordinator", f"{pk}/grant/").status_code == 201
    assert post("coordinator", f"{pk}/refuse/", note="Muộn.").status_code == 409


def test_the_daily_job_tells_each_thing_once(desk: Desk) -> None:
    with at(3):
        remind_agencies()
        remind_agencies()
    assert told(desk.people["head"], "remind:") == told(desk.people["reporter"], "remind:") == 1
    with at(4):
        remind_agencies()
    assert told(desk.people["head"], "remind:") == 1
    for day, number in ((9, 2), (11, 3), (14, 3), (15, 4), (16, 4)):
        with at(day):
            remind_agencies()
        assert told(desk.people["head"], "remind:") == number, day
    assert "quá hạn" in Notification.objects.filter(recipient=desk.people["head"]).latest("pk").text


def test_reminders_go_on_the_days_that_the_administrator_set(desk: Desk) -> None:
    change_settings({"reminder_days": [5]}, by=desk.people["administrator"], version=0)
    for day, number in ((4, 0), (7, 1), (9, 1), (11, 1), (14, 1), (15, 2)):
        with at(day):
            remind_agencies()
        assert told(desk.people["head"], "remind:") == number, day


def test_a_day_on_which_the_job_did_not_run_is_made_up_for(desk: Desk) -> None:
    with at(4):
        remind_agencies()
    assert "Còn 6 ngày làm việc" in Notification.objects.filter(recipient=desk.people["head"]).latest("pk").text


def test_who_has_sent_is_left_alone_and_more_time_begins_anew(desk: Desk) -> None:
    desk.send("stp-qn")
    with at(11):
        remind_agencies()
    assert not Reminder.objects.filter(submission__agency__code="stp-qn").exists()
    actions.grant_request(ask(desk, days=14), by=desk.people["coordinator"])
    before = told(desk.people["head"], "remind:")
    with at(15):
        remind_agencies()
    assert told(desk.people["head"], "remind:") == before
    with at(25):
        remind_agencies()
    assert told(desk.people["head"], "remind:") == before + 1


def test_by_hand_once_a_day_and_on_record(desk: Desk) -> None:
    account, client = desk.account(), desk.client("coordinator")
    answer = client.post(reverse("plans:remind", args=[account.pk]))
    assert answer.status_code == 302
    assert client.post(reverse("plans:remind", args=[account.pk])).status_code == 409
    assert told(desk.people["head"], "remind:") == 1
    event = Reminder.pgh_event_model.objects.get(submission=account.pk)  # type: ignore[attr-defined]
    assert event.pgh_context["act"] == "remind"
    with clock.at(clock.now() + timedelta(days=1)):
        assert client.post(reverse("plans:remind", args=[account.pk])).status_code == 302


def test_the_last_day_is_called_the_last(desk: Desk) -> None:
    with at(14, 20):
        actions.remind_by_hand(desk.account(), by=desk.people["coordinator"])
    assert "Hôm nay là ngày cuối" in Notification.objects.filter(recipient=desk.people["head"]).latest("pk").text


def test_nobody_is_reminded_once_the_period_is_closed(desk: Desk) -> None:
    with at(16):
        actions.close_period(desk.period, by=desk.people["coordinator"])
        with pytest.raises(DomainError, match="đã khóa"):
            actions.remind_by_hand(desk.account(), by=desk.people["coordinator"])
    assert not Reminder.objects.exists()


def test_all_late_ones_at_once(desk: Desk) -> None:
    client, address = desk.client("coordinator"), reverse("plans:remind_late", args=[desk.period.pk])
    client.post(address)
    assert not Reminder.objects.exists(), "on the tenth nobody is late"
    with at(16):
        desk.send("stp-qn")
        late = Submission.objects.filter(first_submitted_at=None).count()
        client.post(address)
        client.post(address)
    assert Reminder.objects.count() == late
    assert told(desk.people["other"], "remind:") == 0
