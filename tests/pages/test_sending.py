"""Sending an account: what is missing, who may, on which side of the deadline, and the receipt."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Notification
from core import clock
from plans.actions import close_period, grant_extension
from plans.models import Period, State, Submission
from tasks.actions import open_period, save_progress
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen, fill_in
from tests.world import ENTRY

RESULT = str(ENTRY["result"])

LAST_MINUTE = datetime(2026, 12, 14, 23, 59, 59, tzinfo=HANOI)
DEADLINE = datetime(2026, 12, 15, tzinfo=HANOI)


def press(client: Client, desk: Desk, code: str = "snv-qn") -> Any:
    """Open the check, press «Gửi báo cáo»."""
    return Screen(client.get(desk.page("reports:check", code))).button("Gửi báo cáo").post(client)


def test_an_account_with_gaps_is_refused_part_by_part_with_the_way_to_each(desk: Desk) -> None:
    client = desk.client("head")
    save_progress(desk.entry(), {"stage": "in_progress"}, by=desk.people["reporter"], version=0)
    check = Screen(client.get(desk.page("reports:check")))
    assert "Còn 3 nội dung phải bổ sung" in check.text and not check.has_button("Gửi báo cáo")
    assert "Hãy bổ sung các nội dung nêu trên rồi gửi." in check.text
    summary, first, second = (
        desk.page("plans:edit_summary"),
        desk.entry().get_absolute_url(),
        desk.entry("10.1").get_absolute_url(),
    )
    wanted = [
        (summary, "Đánh giá chung: Nhập kết quả nổi bật của cơ quan trong kỳ."),
        (first, "Nhiệm vụ 6.1: Nhập kết quả thực hiện."),
        (second, "Nhiệm vụ 10.1: Chọn tình trạng thực hiện."),
    ]
    assert check.summary == [(f"{url}?next=check", said) for url, said in wanted]
    screen = Screen(client.post(desk.page("plans:submit")))
    assert screen.status == 422 and screen.heading == "Báo cáo chưa gửi được: còn 3 nội dung phải bổ sung."
    assert screen.summary == wanted and "những gì đã lưu vẫn còn" in screen.text
    assert desk.account().state == State.DRAFT and not desk.account().versions.exists()
    for url, field, typed in (
        (summary, "summary", {"summary": "Đạt."}),
        (first, "percent", {"percent": "40", "result": "Đang làm."}),
        (second, "percent", {"stage": "completed", "percent": "100", "result": "Xong."}),
    ):
        assert fill_in(client, f"{url}?next=check", field, **typed)["Location"].startswith(desk.page("reports:check"))
    assert press(client, desk).status_code == 302 and desk.account().state == State.SUBMITTED


def test_an_account_without_a_word_is_not_sent(desk: Desk) -> None:
    screen = Screen(desk.client("head").post(desk.page("plans:submit")))
    assert screen.status == 409 and "Báo cáo chưa có nội dung nào. Hãy nhập trước khi gửi." in screen.text
    assert desk.account().state == State.PENDING


def test_the_head_sends_where_there_is_one_else_the_reporter(desk: Desk) -> None:
    desk.fill()
    check = Screen(desk.client("reporter").get(desk.page("reports:check")))
    assert "Báo cáo do lãnh đạo cơ quan gửi. Anh/chị hãy báo lãnh đạo xem và gửi." in check.text
    refused = desk.client("reporter").post(desk.page("plans:submit"))
    assert refused.status_code == 403 and "Báo cáo do lãnh đạo cơ quan gửi." in Screen(refused).text
    for name in ("coordinator", "leader", "auditor"):
        assert desk.client(name).post(desk.page("plans:submit")).status_code == 403
    for name in ("other", "administrator", "nobody"):
        assert desk.client(name).post(desk.page("plans:submit")).status_code == 404
    assert desk.account().state == State.DRAFT
    desk.fill("stp-qn")
    assert press(desk.client("other"), desk, "stp-qn").status_code == 302
    assert desk.account("stp-qn").state == State.SUBMITTED


def test_the_receipt_says_what_was_sent_when_and_by_whom(desk: Desk) -> None:
    desk.fill()
    client = desk.client("head")
    nothing_yet = Screen(client.get(desk.page("reports:receipt")))
    assert nothing_yet.status == 404
    with clock.at(LAST_MINUTE):
        answer = press(client, desk)
    assert answer["Location"] == desk.page("reports:receipt")
    screen, version = Screen(client.get(answer["Location"])), desk.account().versions.get()
    assert screen.heading == "Đã gửi báo cáo" and version.receipt_code in screen.text
    assert "23:59:59 14/12/2026" in screen.text and "Người head" in screen.text
    assert version.content["summary"] == "Đã hoàn thành kế hoạch năm."
    told = Notification.objects.filter(key=f"sent:{version.pk}").values_list("recipient__full_name", flat=True)
    assert set(told) == {"Người coordinator", "Người colleague"}


def test_the_button_pressed_twice_gives_the_same_receipt(desk: Desk) -> None:
    desk.fill()
    client = desk.client("head")
    button = Screen(client.get(desk.page("reports:check"))).button("Gửi báo cáo")
    answers = [button.post(client) for _press in range(2)]
    assert [answer["Location"] for answer in answers] == [desk.page("reports:receipt")] * 2
    assert desk.account().versions.count() == 1
    assert Notification.objects.filter(key__startswith="sent:", recipient=desk.people["coordinator"]).count() == 1


def test_sending_what_another_sent_already_says_so(desk: Desk) -> None:
    desk.send("stp-qn")
    client = desk.client("administrator")
    grant = reverse("agencies:grant_membership", args=[desk.people["nobody"].pk])
    fill_in(client, grant, "role", role="reporter", agency=str(desk.account("stp-qn").agency_id))
    screen = Screen(desk.client("nobody").post(desk.page("plans:submit", "stp-qn")))
    assert screen.status == 409 and "Báo cáo này đã được gửi." in screen.text
    assert desk.account("stp-qn").versions.count() == 1


def on_time(desk: Desk, sent: datetime) -> tuple[bool, str]:
    """Whether an account sent at this moment counts as late, and what the period's page says of it."""
    client = desk.client("head")
    with clock.at(sent):
        assert press(client, desk).status_code == 302
        row = Screen(desk.client("coordinator").get(desk.period.get_absolute_url())).row("Sở Nội vụ")
        return not Submission.objects.late(sent).filter(pk=desk.account().pk).exists(), row


def test_a_second_before_the_fifteenth_is_in_time(desk: Desk) -> None:
    desk.fill()
    held, row = on_time(desk, LAST_MINUTE)
    assert held and "23:59 14/12/2026" in row and row.endswith("Đúng hạn")


def test_midnight_is_late_by_a_day_and_still_taken(desk: Desk) -> None:
    desk.fill()
    held, row = on_time(desk, DEADLINE)
    assert not held and "00:00 15/12/2026" in row and row.endswith("Chậm 1 ngày")


@pytest.mark.parametrize(
    ("sent", "held"),
    [(datetime(2026, 12, 20, 23, 59, 59, tzinfo=HANOI), True), (datetime(2026, 12, 21, tzinfo=HANOI), False)],
)
def test_with_more_time_granted_the_whole_last_day_counts(desk: Desk, sent: datetime, held: bool) -> None:
    desk.fill()
    until = DEADLINE + timedelta(days=6)
    grant_extension(desk.account(), by=desk.people["coordinator"], until=until, reason="Chờ số liệu.")
    with clock.at(DEADLINE):
        page = Screen(desk.client("head").get(desk.account().get_absolute_url()))
        assert "Hạn gửi: trước ngày 21/12/2026" in page.text and "Chậm" not in page.text
    in_time, row = on_time(desk, sent)
    assert in_time is held and "được gia hạn" in row
    assert ("Đúng hạn" in row) is held and ("Chậm 1 ngày" in row) is not held


def test_sending_again_after_a_return_keeps_the_first_moment(desk: Desk) -> None:
    desk.fill()
    with clock.at(LAST_MINUTE):
        press(desk.client("head"), desk)
    with clock.at(DEADLINE + timedelta(days=2)):
        page = desk.client("coordinator").get(desk.account().get_absolute_url())
        Screen(page).button("Trả lại để bổ sung").post(desk.client("coordinator"), reason="Thiếu số.")
        again = press(desk.client("head"), desk)
        receipt = Screen(desk.client("head").get(again["Location"]))
    assert "00:00:00 17/12/2026" in receipt.text
    account = desk.account()
    assert (account.first_submitted_at, account.versions.count()) == (LAST_MINUTE, 2)
    assert not Submission.objects.late(DEADLINE + timedelta(days=9)).filter(pk=account.pk).exists()


def test_a_closed_period_takes_nothing_and_says_so(desk: Desk) -> None:
    desk.fill()
    client = desk.client("head")
    button = Screen(client.get(desk.page("reports:check"))).button("Gửi báo cáo")
    close_period(desk.period, by=desk.people["coordinator"])
    screen = Screen(button.post(client))
    assert screen.status == 409 and "Kỳ báo cáo «Năm 2026» đã khóa, không nhận thay đổi nữa." in screen.text
    assert desk.account().state == State.DRAFT
    check = Screen(client.get(desk.page("reports:check")))
    assert "đã khóa" in check.text and not check.has_button("Gửi báo cáo")


def test_the_second_year_shows_the_first_beside(desk: Desk) -> None:
    account = desk.send()
    Screen(desk.client("coordinator").get(account.get_absolute_url())).button("Chấp nhận").post(
        desk.client("coordinator")
    )
    close_period(desk.period, by=desk.people["coordinator"])
    with clock.at(datetime(2027, 11, 5, 9, tzinfo=HANOI)):
        open_period(Period.objects.get(kind="annual", year=2027), by=desk.people["coordinator"])
        client, entry = desk.client("reporter"), desk.entry(year=2027)
        form = Screen(client.get(entry.get_absolute_url()))
        assert "Kỳ trước: Năm 2026 – Sở Nội vụ tỉnh Quảng Ngãi" in form.text and RESULT in form.text
        assert form.value("id_result") == "" and form.value("id_percent") == "", "nothing is filled in by itself"
        summary = Screen(client.get(reverse("plans:edit_summary", args=[entry.submission_id])))
        assert "Bắt đầu từ nội dung kỳ trước" in summary.text and "Đã hoàn thành kế hoạch năm." in summary.text
        assert summary.value("id_summary") == ""
        review = Screen(desk.client("coordinator").get(entry.submission.get_absolute_url()))
        assert "Năm 2026 – Sở Nội vụ Quảng Ngãi" in review.text and RESULT in review.text
        home = Screen(client.get("/"))
        assert "Báo cáo năm 2027 – Sở Nội vụ" in home.text and "Đã chấp nhận" in home.row("Năm 2026")
