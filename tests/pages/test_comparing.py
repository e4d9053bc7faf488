"""The account beside last year's and the version before: in the review, and on the page that compares."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from accounts.models import User
from agencies.models import Agency
from core import clock
from plans.actions import submit_submission
from plans.models import Period, Submission
from tasks.actions import comment_progress, open_period
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen, words
from tests.world import fill, person


@pytest.fixture
def sent(desk: Desk) -> Desk:
    desk.send()
    return desk


def two_years_ago(desk: Desk) -> Submission:
    """The predecessor in Kon Tum accounted for the same task in 2024."""
    with clock.at(datetime(2024, 12, 5, 9, tzinfo=HANOI)):
        period = Period.objects.get(kind="annual", year=2024)
        open_period(period, by=User.objects.system())
        line = Agency.objects.line_of([desk.account().agency_id])
        rows = Submission.objects.select_related("period", "agency").filter(period=period, agency__in=line)
        old = rows.get(progress__task__code="6.1")
        head = person("predecessor", "head", old.agency)
        fill(old, head)
        submit_submission(rows.get(pk=old.pk), by=head)
    return old


def sections(screen: Screen) -> dict[str, Any]:
    return {words(section.find("h2")): section for section in screen.page.xpath("//section[h2]")}


def test_two_sendings_are_compared_word_by_word(sent: Desk) -> None:
    client, url = sent.client("auditor"), sent.page("reports:compare")
    assert "Cần ít nhất hai lần gửi" in Screen(client.get(url)).text
    sent.send_again()
    screen = Screen(client.get(url))
    found = sections(screen)
    assert set(found) == {"1 nhiệm vụ thay đổi; thêm 1 văn bản", "Nhiệm vụ 6.1"}
    told = words(found["1 nhiệm vụ thay đổi; thêm 1 văn bản"])
    assert "Nhiệm vụ 6.1: tình trạng «Đang thực hiện» → «Hoàn thành», tỷ lệ 50 → 100 %, kết quả, thêm 1 văn bản" in told
    entry = found["Nhiệm vụ 6.1"]
    assert screen.links("Nhiệm vụ 6.1") == [f"#{entry.get('id')}"]
    assert entry.xpath(".//dd[3]/del/text()") == ["02", "huấn."] and entry.xpath(".//dd[3]/ins/text()")[0] == "03"
    assert "12/KH (05/11/2026): Kế hoạch <mới>" in screen.text, "words, never markup"
    assert "Hai bản giống hệt nhau." in Screen(client.get(url, {"a": "1", "b": "1"})).text
    back = Screen(client.get(url, {"a": "2", "b": "1"}))
    assert "gỡ 1 văn bản" in back.text
    for rubbish in ({"a": "x", "b": "-1"}, {"a": "99", "b": "1" * 5000}, {"a": "\0", "b": "²"}):
        odd = Screen(client.get(url, rubbish))
        assert odd.status == 200 and (odd.value("a"), odd.value("b")) == ("1", "2")


def test_the_account_is_compared_with_the_predecessors(sent: Desk) -> None:
    old = two_years_ago(sent)
    screen = Screen(sent.client("coordinator").get(sent.page("reports:compare")))
    assert (screen.value("a"), screen.value("b")) == ("last_year", "1")
    assert f"Năm 2024 – {old.agency.short_name}" in screen.text
    assert "chỉ có trong bản" in screen.text or "giống hệt" in screen.text


def test_what_changed_since_the_version_before_is_marked_in_the_review(sent: Desk) -> None:
    comment_progress(sent.entry(), by=sent.people["coordinator"], text="Nêu đủ số lớp.")
    comment_progress(sent.entry("10.1"), by=sent.people["coordinator"], text="Nêu số bài.")
    sent.send_again()
    client, url = sent.client("coordinator"), sent.account().get_absolute_url()
    screen = Screen(client.get(url))
    found = sections(screen)
    assert "1/2 nhiệm vụ có ý kiến đã được sửa" in words(found["Tổng quan"])
    assert "Nhiệm vụ 10.1: chưa sửa gì" in words(found["Tổng quan"])
    entry = found["Nhiệm vụ 6.1"]
    assert entry.xpath(".//td/div/del/text()") == ["02", "huấn."]
    assert "Ý kiến về lần gửi 1 – nhiệm vụ đã được sửa Nêu đủ số lớp." in words(entry)
    assert "trước: Đang thực hiện, 50 %" in words(entry)
    beside = Screen(client.get(url, {"beside": "version", "only": "changed"}))
    assert set(sections(beside)) == {"Tổng quan", "Nhiệm vụ 6.1", "Kết luận"}
    old = sections(beside)["Nhiệm vụ 6.1"].xpath(".//td[@data-label='Lần gửi 1']")
    assert "Đã tổ chức [bỏ] 02 lớp tập [bỏ] huấn." in [words(cell) for cell in old]
    assert not Screen(client.get(url, {"only": "obstacles"})).has_button("Ghi ý kiến")
    assert "Nhiệm vụ 10.1" in sections(Screen(client.get(url, {"only": "remarked", "beside": "none"})))
    for rubbish in ({"beside": "\0", "only": "x"}, {"beside": "1" * 5000}):
        assert len(sections(Screen(client.get(url, rubbish)))) == len(found)


def test_last_years_account_says_whose_it_was(sent: Desk) -> None:
    old = two_years_ago(sent)
    sent.send_again()
    client, url = sent.client("coordinator"), sent.account().get_absolute_url()
    heads = Screen(client.get(url)).page.xpath("//section[@id='summary']//th[@scope='col']/text()")
    assert heads[2] == f"Năm 2024 – {old.agency.short_name}"
    both = Screen(client.get(url, {"beside": "both"})).page.xpath("//section[@id='summary']//th[@scope='col']/text()")
    assert both == ["Nội dung", "Năm 2026", f"Năm 2024 – {old.agency.short_name}", "Lần gửi 1"]
