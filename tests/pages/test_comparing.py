"""The account beside last year's and the version before: in the review, and on the page that compares."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import User
from agencies.models import Agency
from core import clock
from indicators.actions import save_statistics
from indicators.models import filled_of
from plans.actions import return_submission, submit_submission
from plans.models import Period, Submission
from reports.builders.changed_figures import FigureChange
from reports.builders.comparison import compare_contents
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


CLASSES, SPENT = ("lop-dao-tao", "quan-ly", ""), ("kinh-phi", "tinh", "thuc-hien")


def report(desk: Desk, values: dict[tuple[str, str, str], int | None], **words: Any) -> None:
    """Sở Nội vụ writes figures into its account."""
    exact = {cell: None if value is None else Decimal(value) for cell, value in values.items()}
    version = filled_of(desk.account()).sheet.version
    save_statistics(desk.account(), exact, by=desk.people["head"], version=version, **words)


def twice(desk: Desk) -> None:
    """Figures sent, sent back, changed and sent again."""
    report(desk, {CLASSES: 3, ("lop-dao-tao", "khac", ""): 2, SPENT: 1250}, nothing=["chi-dao-tao"], note="Sơ bộ.")
    desk.send()
    return_submission(desk.account(), by=desk.people["coordinator"], reason="Thiếu.")
    report(desk, {CLASSES: 5, SPENT: None}, nothing=[], note="Chính thức.")
    submit_submission(desk.account(), by=desk.people["head"])


def lines(section: Any) -> list[list[str]]:
    return [[words(cell) for cell in row.xpath("th|td")] for row in section.xpath(".//tbody/tr")]


def test_figures_that_changed_are_told_from_old_to_new_and_no_others(desk: Desk) -> None:
    twice(desk)
    client, url = desk.client("auditor"), desk.page("reports:compare")
    found = sections(Screen(client.get(url)))
    assert set(found) == {"3 số liệu thống kê thay đổi", "Số liệu thống kê"}
    section = found["Số liệu thống kê"]
    assert lines(section) == [
        ["Cán bộ, công chức, viên chức quản lý", "3", "5"],
        ["Không phát sinh trong kỳ", "Có", "–"],
        ["Ngân sách tỉnh – Thực hiện", "1.250", "–"],
    ]
    assert [words(head) for head in section.xpath(".//h3")][0].startswith("Số lớp đào tạo, tập huấn, hội thảo")
    assert section.xpath(".//dd/del/text()") == ["Sơ bộ."] and section.xpath(".//dd/ins/text()") == ["Chính thức."]
    back = sections(Screen(client.get(url, {"a": "2", "b": "1"})))
    assert ["Ngân sách tỉnh – Thực hiện", "–", "1.250"] in lines(back["Số liệu thống kê"])
    assert "Hai bản giống hệt nhau." in Screen(client.get(url, {"a": "1", "b": "1"})).text


def test_the_review_says_which_figures_changed_since_the_version_before(desk: Desk) -> None:
    twice(desk)
    client, url = desk.client("coordinator"), desk.account().get_absolute_url()
    for asked in ({}, {"only": "changed"}):
        found = sections(Screen(client.get(url, asked)))
        total = desk.account().progress.count()
        assert f"0/{total} nhiệm vụ; 3 số liệu thống kê thay đổi" in words(found["Tổng quan"])
        text = Screen(client.get(url, asked)).text
        assert "Chỉ các phần thay đổi (1)" in text and "Không có nhiệm vụ nào như vậy" not in text
        assert ("Không nhiệm vụ nào thay đổi so với lần gửi trước" in text) == bool(asked)
        changes = found["Số liệu thống kê Có thay đổi"].xpath(".//details")[0]
        assert ["Cán bộ, công chức, viên chức quản lý", "3", "5"] in lines(changes)
        assert [words(head) for head in changes.xpath(".//thead//th")][1:3] == ["Lần gửi 1", "Bản này"]
    return_submission(desk.account(), by=desk.people["coordinator"], reason="Còn thiếu.")
    assert "Số liệu thống kê" in sections(Screen(client.get(url))), "nothing was typed since the last sending"


def test_a_note_alone_is_a_change_and_a_version_may_know_no_figures() -> None:
    old: dict[str, Any] = {"statistics": [], "statistics_note": "Sơ bộ."}
    found = compare_contents(old, old | {"statistics_note": ""})
    assert (found.headline, found.statistics) == ("Ghi chú số liệu thay đổi", ())
    shape = {"key": "k", "name": "Số vụ", "unit": "vụ", "rows": [], "columns": [], "totals": "rows", "decimals": 0}
    kept = {"statistics": [shape | {"nothing": False, "cells": [["", "", "4"]]}]}
    ((came,), (gone,)) = (row.statistics for row in (compare_contents({}, kept), compare_contents(kept, {})))
    assert came.figures == (FigureChange("Số vụ", "–", "4"),) and gone.figures == (FigureChange("Số vụ", "4", "–"),)
