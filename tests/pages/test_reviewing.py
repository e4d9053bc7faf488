"""The coordinating agency at an account: remarks, a return with its reason, acceptance, and what stands afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Notification
from core import clock
from plans.actions import close_period, return_submission, submit_submission
from plans.models import Return, State
from tasks.actions import save_progress
from tasks.models import Comment
from tests.pages.conftest import NOW, Desk
from tests.pages.screen import Screen, fill_in, refused

LONG = "Đ" * 20_001


@pytest.fixture
def sent(desk: Desk) -> Desk:
    desk.send()
    return desk


def open_account(desk: Desk, by: str = "coordinator") -> tuple[Client, Screen]:
    client = desk.client(by)
    return client, Screen(client.get(desk.account().get_absolute_url()))


def send_back(desk: Desk, **typed: Any) -> Any:
    client, page = open_account(desk)
    return page.form("reason").post(client, **typed)


def remark(desk: Desk, text: str, task: str = "6.1") -> Any:
    client, page = open_account(desk)
    address = reverse("reports:comment", args=[desk.entry(task).pk])
    (form,) = [form for form in page.page.forms if form.get("action") == address]
    assert "csrfmiddlewaretoken" in form.fields
    return client.post(address, {"text": text})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Hãy nêu lý do trả lại để cơ quan báo cáo biết cần bổ sung gì."),
        (" \n ", "Hãy nêu lý do trả lại"),
        (LONG, "Nhập nhiều nhất 20000 ký tự (đang có 20001)."),
        ("Thiếu\0số", "Không được chứa ký tự NUL."),
    ],
)
def test_a_return_without_a_reason_that_can_be_read_comes_back(sent: Desk, typed: str, said: str) -> None:
    screen = refused(send_back(sent, reason=typed), "id_reason", said)
    if typed == LONG:
        assert screen.value("id_reason") == LONG
    assert sent.account().state == State.SUBMITTED and not Return.objects.exists()
    assert screen.has_button("Chấp nhận báo cáo"), "the whole account is still there to read and judge"


def test_a_return_says_why_on_the_form_and_to_the_agency(sent: Desk) -> None:
    remark(sent, "Bổ sung số lớp.\nVà số người.")
    answer = send_back(sent, reason=" Thiếu số liệu quý IV. ")
    assert answer.status_code == 302 and sent.account().state == State.RETURNED
    returned = Return.objects.get(version__submission=sent.account())
    assert (returned.reason, returned.returned_by) == ("Thiếu số liệu quý IV.", sent.people["coordinator"])
    told = Notification.objects.filter(key__startswith="returned:").values_list("recipient__full_name", flat=True)
    assert set(told) == {"Người reporter", "Người head"}
    client, page = open_account(sent, "reporter")
    assert "Cơ quan đầu mối trả lại để bổ sung" in page.text and "Thiếu số liệu quý IV." in page.text
    assert "Có ý kiến cần bổ sung" in page.row("Nhiệm vụ 6.1") and "Có ý kiến" not in page.row("Nhiệm vụ 10.1")
    form = Screen(client.get(sent.entry().get_absolute_url()))
    assert "Bổ sung số lớp. Và số người." in form.text
    assert "Trả lại" in Screen(client.get(sent.page("reports:versions"))).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Hãy nhập ý kiến."), ("  ", "Hãy nhập ý kiến."), (LONG, "nhiều nhất 20000 ký tự"), ("a\0", "ký tự NUL")],
)
def test_a_remark_that_cannot_be_read_comes_back_at_its_task(sent: Desk, typed: str, said: str) -> None:
    field = f"text-{sent.entry().pk}"
    screen = refused(remark(sent, typed), field, said)
    assert f"Ý kiến về nhiệm vụ 6.1: {screen.at(field)}" == screen.summary[0][1]
    assert screen.page.xpath(f"//details[@open]//*[@id='{field}']"), "it stands open"
    if typed == LONG:
        assert screen.value(field) == LONG
    assert not Comment.objects.exists()


def test_a_remark_stands_under_its_task(sent: Desk) -> None:
    answer = remark(sent, " Đã rõ. ", "10.1")
    assert answer["Location"].endswith(f"#task-{sent.entry('10.1').task_id}")
    _client, page = open_account(sent)
    assert "Đã rõ." in page.text and Comment.objects.get().version_number == 1
    remark(sent, "Đã rõ.", "10.1")
    assert Comment.objects.count() == 1, "pressed twice, said once"


def test_ones_own_remark_is_put_in_other_words_or_taken_back_until_the_decision(sent: Desk) -> None:
    remark(sent, "Thieu.")
    client, page = open_account(sent)
    (edit,) = page.links("Sửa ý kiến")
    assert Screen(client.get(edit)).value(f"text-{sent.entry().pk}") == "Thieu."
    refused(fill_in(client, edit, "text", text=" "), f"text-{sent.entry().pk}", "Hãy nhập ý kiến.")
    answer = fill_in(client, f"{edit}?only=remarked&beside=none", "text", text="Thiếu số lớp.")
    assert (
        answer["Location"]
        == f"{sent.account().get_absolute_url()}?beside=none&only=remarked#task-{sent.entry().task_id}"
    )
    assert Comment.objects.get().text == "Thiếu số lớp."
    other = sent.client("colleague")
    assert not Screen(other.get(sent.account().get_absolute_url())).links("Sửa ý kiến")
    assert "Chỉ người ghi ý kiến" in Screen(other.get(edit)).text
    _client, page = open_account(sent)
    page.button("Rút ý kiến").post(client)
    assert not Comment.objects.exists()
    history = Screen(client.get(sent.page("reports:submission_history"))).text
    assert "Sửa ý kiến xem xét" in history and "Rút ý kiến xem xét" in history


def test_the_reason_begins_with_the_tasks_remarked_on(sent: Desk) -> None:
    assert open_account(sent)[1].value("id_reason") == ""
    remark(sent, "Bổ sung.")
    remark(sent, "Nêu rõ.", "10.1")
    _client, page = open_account(sent)
    assert page.value("id_reason") == "Đề nghị bổ sung, làm rõ theo ý kiến ở nhiệm vụ: 6.1, 10.1."


def test_after_a_decision_the_next_account_lies_on_the_desk(sent: Desk) -> None:
    with clock.at(NOW + timedelta(hours=1)):
        sent.send("stp-qn")
    client, page = open_account(sent)
    assert "Báo cáo thứ 1 trong 2 báo cáo chờ xem xét" in page.text
    assert page.links("Báo cáo tiếp theo") == [sent.account("stp-qn").get_absolute_url()]
    answer = page.button("Chấp nhận báo cáo").post(client)
    assert answer["Location"] == sent.account("stp-qn").get_absolute_url()
    page = Screen(client.get(answer["Location"]))
    assert page.messages == ["Đã chấp nhận báo cáo của Sở Nội vụ tỉnh Quảng Ngãi."] and not page.links("Báo cáo trước")
    answer = page.form("reason").post(client, reason="Thiếu.")
    assert answer["Location"] == sent.period.get_absolute_url()
    assert "Không còn báo cáo nào chờ xem xét." in open_account(sent)[1].text


def test_only_the_coordinating_agency_judges_and_only_what_was_sent(desk: Desk) -> None:
    pk, entry = desk.fill().pk, desk.entry().pk
    acts = [
        (reverse("reports:return", args=[pk]), {"reason": "Thiếu."}, "Chỉ trả lại được báo cáo đã gửi"),
        (reverse("plans:accept", args=[pk]), {}, "Báo cáo không ở trạng thái chờ xem xét."),
        (reverse("reports:comment", args=[entry]), {"text": "Thiếu."}, "Báo cáo không ở trạng thái chờ xem xét."),
    ]
    for url, typed, said in acts:
        early = Screen(desk.client("coordinator").post(url, typed))
        assert early.status == 409 and said in early.text
        for name in ("reporter", "head", "leader", "auditor"):
            assert Screen(desk.client(name).post(url, typed)).status == 403
        for name in ("other", "administrator", "nobody"):
            assert desk.client(name).post(url, typed).status_code == 404
    submit_submission(desk.account(), by=desk.people["head"])
    for url, typed, _said in acts:
        for name in ("reporter", "head", "leader", "auditor"):
            refusal = Screen(desk.client(name).post(url, typed))
            assert refusal.status == 403 and "Chỉ cơ quan đầu mối" in refusal.text
            assert Screen(desk.client(name).post(url, {"reason": "\0", "text": "\0"})).status == 403, url
    assert desk.account().state == State.SUBMITTED and not Comment.objects.exists()


def test_accepting_twice_tells_that_it_was_done(sent: Desk) -> None:
    client, page = open_account(sent)
    button = page.button("Chấp nhận báo cáo")
    assert button.post(client).status_code == 302
    assert "Đã chấp nhận báo cáo của Sở Nội vụ" in Screen(client.get(sent.account().get_absolute_url())).messages[0]
    decided = sent.account().decided_at
    again = Screen(button.post(client))
    assert again.status == 409 and "Báo cáo không ở trạng thái chờ xem xét." in again.text
    assert (sent.account().state, sent.account().decided_at) == (State.ACCEPTED, decided)
    assert Notification.objects.filter(key__startswith="accepted:", recipient=sent.people["head"]).count() == 1


def test_an_accepted_account_may_come_back_while_the_period_is_open(sent: Desk) -> None:
    client, page = open_account(sent)
    page.button("Chấp nhận báo cáo").post(client)
    assert send_back(sent, reason="Sai số.").status_code == 302
    assert sent.account().state == State.RETURNED
    for name in ("coordinator", "colleague"):
        twice = Screen(sent.client(name).post(sent.page("reports:return"), {"reason": "Sai số."}))
        assert twice.status == 409 and "Chỉ trả lại được báo cáo đã gửi hoặc đã chấp nhận." in twice.text
    assert Return.objects.count() == 1


def test_nobody_judges_a_version_they_have_not_seen(sent: Desk) -> None:
    client, page = open_account(sent)
    return_submission(sent.account(), by=sent.people["colleague"], reason="Thiếu.")
    submit_submission(sent.account(), by=sent.people["head"])
    for answer in (page.button("Chấp nhận báo cáo").post(client), page.form("reason").post(client, reason="Cũ.")):
        screen = Screen(answer)
        assert screen.status == 409 and "đã gửi lại (lần 2) sau khi anh/chị mở trang" in screen.text
    assert sent.account().state == State.SUBMITTED
    for rubbish in ("abc", "9" * 30, "-1"):
        assert Screen(client.post(sent.page("plans:accept"), {"seen": rubbish})).status == 409
        assert Screen(client.post(sent.page("reports:return"), {"seen": rubbish, "reason": "x"})).status in (409, 422)
    assert sent.account().state == State.SUBMITTED


def test_nothing_is_judged_in_a_closed_period(sent: Desk) -> None:
    client, page = open_account(sent)
    close_period(sent.period, by=sent.people["coordinator"])
    for answer in (page.button("Chấp nhận báo cáo").post(client), page.form("reason").post(client, reason="Thiếu.")):
        screen = Screen(answer)
        assert screen.status == 409 and "Kỳ báo cáo «Năm 2026» đã khóa" in screen.text
    _client, after = open_account(sent)
    assert not after.has_button("Chấp nhận báo cáo") and not after.has_button("Trả lại")
    assert sent.account().state == State.SUBMITTED


def test_the_record_of_an_account_names_every_act(sent: Desk) -> None:
    remark(sent, "Bổ sung số lớp.")
    sent.send_again()
    client, url = sent.client("auditor"), sent.page("reports:submission_history")
    page = Screen(client.get(url))
    for said in ("Trả lại", "Ghi ý kiến", "Gửi", "Lưu", "Nhiệm vụ 6.1", "Người coordinator", "Bổ sung số lớp."):
        assert said in page.text, said
    for rubbish in ("0", "-1", "999", "abc", "\0"):
        assert client.get(url, {"page": rubbish}).status_code == 200
    versions = Screen(client.get(sent.page("reports:versions")))
    assert "Người coordinator: Thiếu." in versions.row("-01-") and versions.links("So sánh hai lần gửi")
    assert "Báo cáo chưa được gửi lần nào." in Screen(client.get(sent.page("reports:versions", "stp-qn"))).text


def test_the_reviewer_reads_what_the_agency_wrote_and_no_form(sent: Desk) -> None:
    _client, page = open_account(sent, "leader")
    assert "Đã hoàn thành kế hoạch năm." in page.text and "Đã tổ chức 02 lớp tập huấn." in page.text
    assert not page.has_button("Chấp nhận") and not page.has_button("Trả lại") and not page.has_button("Ghi ý kiến")
    _client, own = open_account(sent, "reporter")
    assert "Báo cáo đã gửi, không sửa được nữa trừ khi cơ quan đầu mối trả lại." in own.text


def test_the_parts_of_an_account_each_say_where_they_stand(desk: Desk) -> None:
    save_progress(desk.entry(), {"stage": "in_progress"}, by=desk.people["reporter"], version=0)
    client, page = open_account(desk, "reporter")
    assert "đã xong 0/3" in page.text
    assert page.row("Nhiệm vụ 6.1").endswith("Đang nhập") and page.row("Nhiệm vụ 10.1").endswith("Chưa bắt đầu")
    assert page.row("Đánh giá chung").endswith("Chưa bắt đầu")
    fill_in(client, desk.page("plans:edit_summary"), "summary", shortcomings="Chậm.")
    fill_in(client, desk.entry().get_absolute_url(), "percent", percent="40", result="Đang làm.")
    _client, page = open_account(desk, "reporter")
    assert page.row("Đánh giá chung").endswith("Đang nhập") and page.row("Nhiệm vụ 6.1").endswith("Hoàn thành")
    waiting = Screen(desk.client("coordinator").get(desk.page("reports:submission", "sgddt-qn")))
    assert "Nhiệm vụ 5.1" in waiting.text
