"""The pages of enforcement cases and of reported statistics."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from agencies.models import Agency
from indicators.models import EnforcementCase, Statistic
from tests.indicators.test_cases import accepted
from tests.pages.conftest import Desk
from tests.pages.screen import Screen
from tests.world import person

pytestmark = pytest.mark.django_db
TYPED = {
    "version": 0, "handled_on": "4/5/2026", "kind": "trademark", "measure": "fine", "channel": "physical",
    "fine": "12.500.000", "summary": "Bán giày mang nhãn hiệu của người khác.", "address": "xã Bờ Y, tỉnh Quảng Ngãi",
}  # fmt: skip


@pytest.fixture
def market(desk: Desk) -> Desk:
    """The market surveillance office has somebody at its desk."""
    desk.people["market"] = person("market", "reporter", Agency.objects.get(code="ccqltt-qn"))
    return desk


def write(market: Desk, **more: Any) -> Any:
    agency = Agency.objects.get(code="ccqltt-qn")
    return market.client("market").post(reverse("indicators:create_case"), TYPED | {"agency": agency.pk} | more)


def test_a_case_is_written_down_found_corrected_and_struck_out(market: Desk) -> None:
    assert write(market).url == reverse("indicators:cases")
    case = EnforcementCase.objects.get()
    client = market.client("market")
    for asked, shown in (("", True), ("?q=giay mang", True), ("?kind=patent", False), ("?since=5/5/2026", False)):
        html = client.get(reverse("indicators:cases") + asked).content.decode()
        assert ("Bán giày" in html) == shown, asked
    assert "12.500.000" in client.get(reverse("indicators:cases")).content.decode()
    page = reverse("indicators:edit_case", args=[case.pk])
    assert 'value="12.500.000"' in client.get(page).content.decode()
    again = TYPED | {"agency": case.agency_id, "version": 1, "summary": "Bán túi."}
    assert client.post(page, again).status_code == 302
    assert client.post(page, again | {"summary": "Khác."}).status_code == 409
    assert client.post(reverse("indicators:delete_case", args=[case.pk])).status_code == 302
    assert not EnforcementCase.objects.exists()


def test_the_list_goes_into_excel_as_it_is_narrowed(market: Desk) -> None:
    write(market)
    write(market, measure="remedy", fine="", is_counterfeit="on", channel="digital", summary="=Bán túi trên mạng.")
    client = market.client("leader")
    list_page = reverse("indicators:cases")
    for query, cases in (("", 2), ("?measure=fine&since=4/5/2026&until=4/5/2026&q=giay", 1), ("?kind=patent", 0)):
        (address,) = Screen(client.get(list_page + query)).links("Tải danh sách này")
        answer = client.get(address)
        book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
        head, *rows = book.get_sheet_by_index(0).to_python()
        assert head[0] == "Ngày xử lý" and len([row for row in rows if row[0]]) == cases, query
        if query == "":
            second, first = rows
    agency, inside = Agency.objects.get(code="ccqltt-qn"), Agency.objects.get(name="Ủy ban nhân dân xã Bờ Y")
    assert first[:10] == [date(2026, 5, 4), agency.name, "Nhãn hiệu", "", "Phạt tiền", "Ngoài thị trường", 12_500_000,
                          "", "", "Bán giày mang nhãn hiệu của người khác."]  # fmt: skip
    assert first[10:12] == ["xã Bờ Y, tỉnh Quảng Ngãi", inside.short_name]
    assert second[3:7] == ["Có", "Buộc khắc phục hậu quả", "Môi trường số", ""] and second[9] == "=Bán túi trên mạng."
    assert 'filename="vu-viec-20261210.xlsx"' in answer["Content-Disposition"]
    file = reverse("reports:cases_file")
    for wrong in ({"kind": "xx"}, {"since": "31/2/2026"}, {"agency": "x"}):
        assert client.get(file, wrong).status_code == 422
    assert not Screen(client.get(list_page, {"since": "31/2/2026"})).links("Tải danh sách này")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"handled_on": "31/2/2026"}, "không phải là một ngày có thật"),
        ({"handled_on": "11/12/2026"}, "Ngày xử lý chưa đến"),
        ({"measure": "warning"}, "không có tiền phạt"),
        ({"summary": ""}, "bắt buộc"),
    ],
)
def test_what_is_wrong_is_told_and_kept(market: Desk, wrong: dict[str, str], words: str) -> None:
    response = write(market, **wrong)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert 'value="12.500.000"' in response.content.decode()


def test_others_read_the_list_and_cannot_write(market: Desk) -> None:
    write(market)
    html = market.client("other").get(reverse("indicators:cases")).content.decode()
    assert "Bán giày" in html
    case = EnforcementCase.objects.get()
    assert market.client("other").get(reverse("indicators:edit_case", args=[case.pk])).status_code == 403
    assert market.client("leader").get(reverse("indicators:create_case")).status_code == 403
    wrong = market.client("other").post(reverse("indicators:create_case"), TYPED | {"agency": case.agency_id})
    assert wrong.status_code == 422


def test_the_account_is_filled_from_the_list_and_nothing_is_saved_by_that(market: Desk) -> None:
    page = market.page("indicators:edit_statistics", "ccqltt-qn")
    client = market.client("market")
    assert "có 0 vụ trong kỳ" in client.get(page).content.decode()
    write(market)
    assert "Điền từ danh sách vụ việc" in client.get(page).content.decode()
    html = client.get(f"{page}?from=cases").content.decode()
    assert "cộng từ 1 vụ việc" in html
    assert 'name="cell__vu-vi-pham__nhan-hieu__phat-tien" value="1"' in html
    assert 'name="cell__tien-phat____" value="12,5"' in html
    assert "Từ danh sách vụ việc: 12,5" in html
    assert market.account("ccqltt-qn").state == "pending"


def test_statistics_of_all_agencies_lead_to_who_reported(desk: Desk) -> None:
    accepted(desk, {("lop-dao-tao", "quan-ly", ""): 3})
    html = desk.client("leader").get(reverse("indicators:statistics")).content.decode()
    assert "Số lớp đào tạo, tập huấn, hội thảo theo đối tượng" in html
    assert "1/8" in html
    page = reverse("indicators:statistic", args=[Statistic.objects.get(key="lop-dao-tao").pk])
    leader = desk.client("leader").get(f"{page}?period={desk.period.pk}").content.decode()
    assert f'href="{desk.page("reports:submission")}#statistics"' in leader
    other = desk.client("other").get(page).content.decode()
    assert desk.page("reports:submission") not in other
    assert "Sở Nội vụ tỉnh Quảng Ngãi" in other


def test_without_an_open_year_the_page_says_so(desk: Desk) -> None:
    Statistic.objects.all().delete()
    html = desk.client("leader").get(reverse("indicators:statistics")).content.decode()
    assert "kế hoạch không có số liệu thống kê nào" in html


def test_other_systems_read_and_write_figures_and_cases(market: Desk) -> None:
    client, base = market.client("market"), "/api/v1"
    account = market.account("ccqltt-qn")
    given = {
        "submission": account.pk, "version": 0, "nothing": ["gia-tri-hang"],
        "cells": [{"statistic": "tien-phat", "value": "12.5"}],
    }  # fmt: skip
    sheet = client.post(f"{base}/statistic-figures/", given, content_type="application/json")
    assert (sheet.status_code, sheet.json()["version"]) == (200, 1)
    assert client.get(f"{base}/statistic-figures/").json()["results"][0]["value"] == "12.5000"
    assert client.get(f"{base}/statistics/?key=tien-phat").json()["results"][0]["unit"] == "triệu đồng"
    again = given | {"cells": [{"statistic": "tien-phat", "value": "1.55"}], "version": 1}
    assert client.post(f"{base}/statistic-figures/", again, content_type="application/json").status_code == 400
    strange = given | {"cells": [{"statistic": "tiền phạt", "value": "1"}], "nothing": ["x y"], "version": 1}
    refused = client.post(f"{base}/statistic-figures/", strange, content_type="application/json")
    assert refused.status_code == 400 and refused.content.decode().count("Không có số liệu nào mang mã này.") == 2
    case = {"agency": account.agency_id, "handled_on": "2026-05-04", "kind": "trademark", "measure": "fine"}
    made = client.post(f"{base}/cases/", case | {"summary": "Bán giày."}, content_type="application/json")
    assert made.status_code == 201
    asked = {"q=ban+giay": 1, "q=tui": 0, "since=2026-05-04&until=2026-05-04": 1, "since=2026-05-05": 0,
             "handled_on=2026-05-04&measure=fine": 1, "handled_on=2026-05-05": 0,
             f"agency={account.agency_id}": 1}  # fmt: skip
    for query, number in asked.items():
        assert client.get(f"{base}/cases/?{query}").json()["count"] == number, query
    assert client.get(f"{base}/cases/?since=hom-qua").status_code == 400
    address = f"{base}/cases/{made.json()['id']}/"
    changed = case | {"summary": "Bán túi.", "version": 1}
    assert client.put(address, changed, content_type="application/json").json()["version"] == 2
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404
