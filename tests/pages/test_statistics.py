"""The statistics of an account on the screen: filled in, kept by the page itself, read before and after sending."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from agencies.models import Agency
from indicators.models import StatisticFigure, StatisticSheet
from plans.models import Submission
from tests.pages.conftest import Desk

pytestmark = pytest.mark.django_db
CLASSES = "cell__lop-dao-tao__quan-ly__"
SPENT = "cell__kinh-phi__tinh__thuc-hien"
PLANNED = "cell__kinh-phi__tinh__du-toan"


def post(desk: Desk, values: dict[str, Any], name: str = "indicators:edit_statistics", who: str = "reporter") -> Any:
    return desk.client(who).post(desk.page(name), {"version": 0} | values)


def get(desk: Desk, name: str, who: str = "reporter") -> str:
    response = desk.client(who).get(desk.page(name))
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_form_has_a_cell_for_each_figure_that_is_asked_for(desk: Desk) -> None:
    html = get(desk, "indicators:edit_statistics")
    assert 'href="/reports/periods/" aria-current="page"' in html, "figures are a part of the account"
    assert html.count('name="cell__') == 6 + 6 + 2 + 5 * 2
    assert "Ô để trống là chưa có số liệu, không phải bằng 0" in html
    assert "không phải biểu mẫu do cơ quan có thẩm quyền ban hành" in html
    assert 'aria-label="Kinh phí thực hiện kế hoạch theo nguồn: Ngân sách tỉnh – Thực hiện"' in html


def test_figures_are_kept_in_vietnamese_writing(desk: Desk) -> None:
    response = post(desk, {CLASSES: "3", SPENT: "1.250,5", "nothing__chi-dao-tao": "on", "note": "Sơ bộ."})
    assert response.url == f"{desk.page('reports:submission')}#statistics"
    kept = {(row.statistic.key, row.column): str(row.value) for row in StatisticFigure.objects.all()}
    assert kept == {("lop-dao-tao", ""): "3.0000", ("kinh-phi", "thuc-hien"): "1250.5000"}
    assert StatisticSheet.objects.get().nothing == ["chi-dao-tao"]
    html = get(desk, "indicators:edit_statistics")
    assert 'value="1.250,5"' in html
    checking = desk.client("reporter").post(f"{desk.page('indicators:edit_statistics')}?next=check", {"version": 1})
    assert checking.url == f"{desk.page('reports:check')}#statistics"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({CLASSES: "ba"}, "không đọc được thành số"),
        ({CLASSES: "-1"}, "không được âm"),
        ({CLASSES: "1,5"}, "Hãy nhập số nguyên"),
        ({SPENT: "1,55"}, "nhiều nhất 1 chữ số thập phân"),
        ({CLASSES: "1" * 15}, "Số quá lớn"),
        ({SPENT: "1", "nothing__kinh-phi": "on"}, "Đã nhập số thì không ghi"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell_and_nothing_is_lost(desk: Desk, typed: dict[str, str], words: str) -> None:
    response = post(desk, {PLANNED: "7"} | typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    assert all(f'value="{value}"' in html for value in typed.values() if value != "on")
    assert not StatisticFigure.objects.exists()


def test_the_page_keeps_by_itself_what_can_be_read(desk: Desk) -> None:
    typed = {CLASSES: "3", "cell__lop-dao-tao__khac__": "ba", SPENT: "1", "nothing__kinh-phi": "on"}
    response = post(desk, typed, "indicators:autosave_statistics")
    html = response.content.decode()
    assert 'data-version="1"' in html
    assert "không đọc được thành số" in html
    assert "Đã nhập số thì không ghi" in html
    assert [(row.row, row.value) for row in StatisticFigure.objects.all()] == [("quan-ly", 3)]
    assert post(desk, {"version": ""}, "indicators:autosave_statistics").status_code == 422


def test_a_lost_race_shows_both(desk: Desk) -> None:
    post(desk, {CLASSES: "3"})
    response = post(desk, {CLASSES: "5"}, who="head")
    assert response.status_code == 409
    assert "Cán bộ, công chức, viên chức quản lý" in response.content.decode()


def test_the_list_of_parts_says_how_far_it_is(desk: Desk) -> None:
    assert "Đã có 0/4 số liệu" in get(desk, "reports:submission")
    post(desk, {CLASSES: "3"})
    html = get(desk, "reports:submission")
    assert "Đã có 1/4 số liệu" in html
    keys = ("luot-nguoi", "chi-dao-tao", "kinh-phi")
    post(desk, {CLASSES: "3", "version": 1} | {f"nothing__{key}": "on" for key in keys})
    assert "Đã có 4/4 số liệu" in get(desk, "reports:submission")


def test_without_figures_the_account_may_be_sent_and_the_check_says_what_is_missing(desk: Desk) -> None:
    desk.fill()
    html = get(desk, "reports:check", "head")
    assert "Chưa có số liệu: Số lớp đào tạo" in html
    assert "Báo cáo vẫn gửi được" in html
    assert desk.client("head").post(desk.page("plans:submit")).url == desk.page("reports:receipt")


def test_the_reviewer_reads_the_figures_and_the_agency_may_no_longer_change_them(desk: Desk) -> None:
    post(desk, {CLASSES: "3", SPENT: "1.250,5", "nothing__chi-dao-tao": "on", "note": "Sơ bộ."})
    desk.send()
    html = get(desk, "reports:submission", "coordinator")
    assert "1.250,5" in html
    assert "Không phát sinh trong kỳ." in html
    assert "Sơ bộ." in html
    assert "Lưu số liệu thống kê" in get(desk, "reports:submission_history", "coordinator")
    closed = get(desk, "indicators:edit_statistics")
    assert "không sửa được nữa" in closed
    assert 'name="cell__' not in closed
    assert post(desk, {"version": 1}).status_code == 409


def test_an_agency_that_is_asked_for_none_has_no_such_part(desk: Desk) -> None:
    commune = Agency.objects.get(name="Ủy ban nhân dân phường Kon Tum")
    account = Submission.objects.get(period=desk.period, agency=commune)
    page = reverse("indicators:edit_statistics", args=[account.pk])
    assert desk.client("coordinator").get(page).status_code == 404
    assert "Số liệu thống kê" not in desk.client("coordinator").get(account.get_absolute_url()).content.decode()
