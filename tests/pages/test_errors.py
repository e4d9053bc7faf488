"""What goes wrong outside any form is told in Vietnamese, says whether anything was saved, and is never a fault."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from indicators.models import Indicator
from plans.models import State
from tests.pages.conftest import Desk
from tests.pages.screen import Screen

NOTHING = "Chưa có gì được lưu hay thay đổi."
HELP = "Cần giúp đỡ, hãy liên hệ: Sở Khoa học và Công nghệ"


def test_whoever_was_signed_out_meanwhile_signs_in_and_comes_back_to_the_form(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    form = Screen(client.get(url)).form("percent")
    client.logout()
    answer = form.post(client, url, stage="in_progress")
    assert answer.status_code == 302 and answer["Location"] == f"/accounts/login/?next={url}"
    assert desk.entry().version == 0


def test_what_was_typed_while_the_session_ended_is_shown_back_to_be_copied(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    form = Screen(client.get(url)).form("percent")
    client.logout()
    typed = "Đã tổ chức <b>03</b> lớp.\nSở & xã."
    sent = form.values | {"result": typed, "percent": "70"}
    answer = client.post(url, sent, headers={"Referer": f"http://testserver{url}?next=check"})
    screen = Screen(answer)
    assert (screen.status, screen.heading) == (403, "Phiên làm việc đã kết thúc")
    assert screen.value("typed-result") == typed and "<b>03" not in answer.content.decode()
    assert "Lần lưu vừa rồi chưa được ghi" in screen.text and HELP in screen.text
    assert screen.links("Đăng nhập lại") == [f"/accounts/login/?next={url}%3Fnext%3Dcheck"]
    assert "typed-version" not in answer.content.decode() and answer["Cache-Control"] == "no-store"
    assert screen.value("typed-percent") == "70" and desk.entry().version == 0
    kept = form.post(client, url, result=typed, kept="")
    assert kept.status_code == 302, "a window that keeps the text itself puts it back after signing in"


def test_documents_and_figures_are_shown_back_in_their_places_and_no_longer_than_they_may_be(desk: Desk) -> None:
    client, url = Client(), desk.entry().get_absolute_url()
    rows = {"outputs-0-number": "12/<KH>", "outputs-0-issued_on": "5/11", "outputs-2-title": 'Kế hoạch "A"'}
    more = {"outputs-TOTAL_FORMS": "9999", "outputs-60-number": "60/KH", "outputs-1-number": " ", "percent": "7" * 999}
    answer = client.post(url, rows | more)
    screen, text = Screen(answer), answer.content.decode()
    assert {name: screen.value(f"typed-{name}") for name in rows} == rows and "<KH>" not in text
    assert "Văn bản, sản phẩm 1: Số, ký hiệu" in screen.text and "Văn bản, sản phẩm 3: Trích yếu" in screen.text
    assert len(screen.value("typed-percent")) == 100 and "60/KH" not in text and "outputs-1" not in text
    figure = reverse("indicators:record", args=[Indicator.objects.values_list("pk", flat=True)[0]])
    back = Screen(client.post(figure, {"numerator": "1.250,5", "period": "1"}))
    assert back.value("typed-numerator") == "1.250,5" and back.status == 403


def test_too_many_tries_are_told_to_wait_and_whom_to_call(desk: Desk, settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"reset_password": "1/5m/ip"}
    cache.clear()
    client, url = Client(), reverse("account_reset_password")
    assert client.post(url, {"email": "a@example.test"}).status_code == 302
    answer = client.post(url, {"email": "a@example.test"})
    screen = Screen(answer)
    assert (screen.status, screen.heading) == (429, "Thử lại sau ít phút")
    assert "Hãy chờ năm phút rồi thử lại." in screen.text and answer["Retry-After"] == "300"
    assert NOTHING in screen.text and HELP in screen.text
    cache.clear()


@pytest.mark.parametrize(
    ("name", "field"),
    [("plans:edit_summary", "summary"), ("reports:return", "reason"), ("plans:ask_more_time", "reason")],
)
def test_other_long_texts_are_shown_back_too(desk: Desk, name: str, field: str) -> None:
    client, url = Client(), desk.page(name)
    screen = Screen(client.post(url, {field: "Đ" * 30_000, "password": "x", "other": "y" * 20}))
    assert screen.status == 403 and len(screen.value(f"typed-{field}")) == 20_000 and "y" * 20 not in screen.text
    assert screen.links("Đăng nhập lại") == [f"/accounts/login/?next={url}"]
    nothing = client.post(url, {field: "  "})
    assert nothing["Location"] == f"/accounts/login/?next={url}"


def test_a_stale_token_gives_the_text_back_only_to_a_page_of_ours(desk: Desk) -> None:
    client, url = desk.client("reporter", enforce_csrf_checks=True), desk.entry().get_absolute_url()
    sent = {"result": "Đã tổ chức 03 lớp.", "csrfmiddlewaretoken": "x" * 64}
    own = Screen(client.post(url, sent, headers={"Sec-Fetch-Site": "same-origin"}))
    assert own.status == 403 and own.value("typed-result") == "Đã tổ chức 03 lớp."
    assert NOTHING in own.text
    other = client.post(url, sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert other.status_code == 403 and "03 lớp" not in other.content.decode()


def test_whoever_was_signed_out_before_sending_is_told_that_nothing_was_sent(desk: Desk) -> None:
    desk.fill()
    client = desk.client("head")
    client.logout()
    url = desk.page("plans:submit")
    answer = client.post(url)
    assert answer["Location"] == f"/accounts/login/?next={url}"
    client.force_login(desk.people["head"])
    back = client.get(url)
    screen = Screen(back)
    assert (back.status_code, back["Allow"]) == (405, "POST")
    assert screen.heading == "Việc này chưa được thực hiện"
    assert "Nếu anh/chị vừa đăng nhập lại, hãy mở lại trang cũ và bấm nút lần nữa." in screen.text
    assert NOTHING in screen.text and desk.account().state == State.DRAFT


def test_an_account_that_was_locked_meanwhile_saves_nothing(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    form = Screen(client.get(url)).form("percent")
    desk.client("administrator").post(reverse("agencies:disable_person", args=[desk.people["reporter"].pk]))
    answer = form.post(client, url, percent="70")
    assert answer.status_code == 403 and Screen(answer).heading == "Phiên làm việc đã kết thúc"
    assert desk.entry().version == 0 and client.get(url)["Location"] == f"/accounts/login/?next={url}"


def test_a_form_without_its_token_says_so_in_vietnamese(desk: Desk) -> None:
    client, url = desk.client("reporter", enforce_csrf_checks=True), desk.entry().get_absolute_url()
    form = Screen(client.get(url)).form("percent")
    assert form.post(client, url, percent="70").status_code == 302, "with its token it is taken"
    for token in ("", "x" * 64):
        screen = Screen(form.post(client, url, percent="80", csrfmiddlewaretoken=token))
        assert screen.status == 403 and screen.heading == "Trang đã để quá lâu"
        assert "Hãy quay lại, tải lại trang rồi làm lại." in screen.text
        assert NOTHING in screen.text and HELP in screen.text
    assert desk.entry().percent == 70


@pytest.mark.parametrize(
    "path", ["/khong-co/", "/tasks/progress/999999/", f"/tasks/progress/{'9' * 30}/", f"/reports/{'9' * 30}/files/pdf/"]
)
def test_what_is_not_there_is_not_found(desk: Desk, path: str) -> None:
    screen = Screen(desk.client("coordinator").get(path))
    assert screen.status == 404 and screen.heading == "Không tìm thấy trang"
    assert NOTHING in screen.text and HELP in screen.text and screen.links("Về trang đầu") == ["/"]


def test_a_request_that_cannot_be_read_says_so(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    too_many = {f"x{at}": "1" for at in range(1100)}
    screen = Screen(client.post(url, too_many))
    assert screen.status == 400 and screen.heading == "Yêu cầu không hợp lệ"
    assert NOTHING in screen.text and HELP in screen.text
    too_long = Screen(client.post(url, {"result": "Đ" * 3_000_000}))
    assert too_long.status == 400 and NOTHING in too_long.text
    for content_type in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
        odd = Screen(client.post(url, b"\xff\xfe{}", content_type=content_type))
        assert odd.status == 422 and "Hãy tải lại trang rồi nhập lại." in odd.text, content_type
    assert desk.entry().version == 0


def test_half_letters_are_kept_as_marks_and_never_a_fault(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    form = Screen(client.get(url)).form("percent")
    body = urlencode({name: value[0] for name, value in form.values.items()}) + "&result=Xong%ED%A0%80%FF"
    assert client.post(url, body, content_type="application/x-www-form-urlencoded").status_code == 302
    assert desk.entry().result.rstrip("\N{REPLACEMENT CHARACTER}") == "Xong"
    for path in (f"{url}?next=%FF", "/agencies/?q=%ED%A0%80", "/reports/periods/?page=%FF"):
        assert client.get(path).status_code == 200
    assert client.get("/tasks/%00/").status_code == 404


def test_a_fault_shows_a_plain_page_and_no_inner_words(desk: Desk) -> None:
    client, url = desk.client("reporter", raise_request_exception=False), desk.entry().get_absolute_url()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE tasks_progress RENAME COLUMN result TO lost")
    answer = client.get(url)
    text = answer.content.decode()
    assert answer.status_code == 500 and "<h1>Cổng gặp lỗi</h1>" in text
    assert "những gì đã lưu trước đó vẫn còn" in text and "hãy báo cơ quan đầu mối" in text
    assert not re.search("result|column|Traceback|Exception", text)


def test_a_refusal_inside_a_page_is_only_its_sentence(desk: Desk) -> None:
    answer = desk.client("leader").post(desk.page("plans:accept"), headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"]) == (403, "#messages")
    text = answer.content.decode()
    assert "Chỉ cơ quan đầu mối được xem xét báo cáo." in text and "<html" not in text


def test_nothing_that_a_person_saw_stays_in_a_shared_browser(desk: Desk) -> None:
    client = desk.client("reporter")
    for path in ("/", desk.page("reports:submission"), "/khong-co/"):
        assert client.get(path)["Cache-Control"] == "no-store"


def test_a_stranger_is_asked_to_sign_in_everywhere_and_learns_nothing(desk: Desk) -> None:
    client = Client()
    for path in (desk.page("reports:submission"), "/reports/submissions/999999/", "/agencies/people/"):
        assert client.get(path)["Location"] == f"/accounts/login/?next={path}"
        assert client.post(path)["Location"] == f"/accounts/login/?next={path}"
