"""Figures that say other than the register does are found, with both numbers and the way to the rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from indicators.actions import count_figures, record_observation, review_register, save_case, set_rule
from indicators.builders.quality import all_found
from indicators.models import CountingRule, Finding, Found, Indicator, Observation, Statistic, StatisticFigure, Title
from plans.actions import close_period
from plans.models import State, Submission
from tests.indicators.test_cases import values
from tests.pages.conftest import Desk
from tests.pages.screen import Screen

pytestmark = pytest.mark.django_db
RULE = "figure-against-register"
DAY = date(2027, 1, 20)


def against() -> list[Found]:
    return [item for item in all_found(DAY) if item.rule == RULE]


@pytest.fixture
def account(desk: Desk) -> Submission:
    """Of the market inspectors: two cases on their list, one of them on the net."""
    by = desk.people["coordinator"]
    save_case(values(), by=by)
    save_case(values(measure="remedy", fine=None, channel="digital", goods_value=None), by=by)
    save_case(values(handled_on=date(2025, 12, 14)), by=by)
    return desk.account("ccqltt-qn")


def say(account: Submission, key: str, row: str, column: str, value: Any, by: Any) -> None:
    StatisticFigure.objects.update_or_create(
        statistic=Statistic.objects.get(key=key), period=account.period, agency=account.agency, row=row, column=column,
        defaults={"value": Decimal(value), "recorded_by": by},
    )  # fmt: skip


def test_an_account_that_says_less_than_its_list_of_cases_is_found(desk: Desk, account: Submission) -> None:
    by = desk.people["coordinator"]
    cells: dict[tuple[str, str, str], Any] = {
        ("vu-kiem-tra", "", "thi-truong"): 7, ("vu-kiem-tra", "", "moi-truong-so"): 1,
        ("vu-vi-pham", "nhan-hieu", "phat-tien"): 1, ("vu-vi-pham", "nhan-hieu", "khac-phuc"): 1,
        ("vi-pham-theo-kenh", "", "thi-truong"): 1, ("vi-pham-theo-kenh", "", "moi-truong-so"): 1,
        ("tien-phat", "", ""): "12.5", ("gia-tri-hang", "", ""): 30,
    }  # fmt: skip
    for cell, value in cells.items():
        say(account, *cell, value, by)
    say(account, "tien-phat", "", "", 12, by)
    StatisticFigure.objects.filter(agency=account.agency, row="nhan-hieu", column="khac-phuc").delete()
    assert against() == [], "a draft says nothing yet"
    Submission.objects.filter(pk=account.pk).update(state=State.SUBMITTED)
    fines, remedies = sorted(against(), key=lambda item: item.subject)
    assert (fines.reported, fines.counted) == ("12 triệu đồng", "12,5 triệu đồng")
    assert fines.name == f"Tiền phạt vi phạm hành chính, {account.agency.short_name}, 2026"
    assert (remedies.reported, remedies.counted) == ("–", "1 vụ")
    assert "xử lý: Nhãn hiệu – Buộc khắc phục, " in remedies.name
    asked = {"agency": account.agency_id, "since": "15/12/2025", "until": "14/12/2026", "measure": "remedy"}
    assert remedies.rows == f"{reverse('indicators:cases')}?{urlencode(asked)}"
    for cell, value in cells.items():
        say(account, *cell, value, by)
    assert against() == []


def test_the_finding_shows_both_figures_and_leads_to_the_rows(desk: Desk, account: Submission) -> None:
    Submission.objects.filter(pk=account.pk).update(state=State.ACCEPTED)
    review_register(by=desk.people["coordinator"])
    finding = Finding.objects.get(rule=RULE, subject__contains="vu-vi-pham:nhan-hieu:khac-phuc")
    client = desk.client("coordinator")
    page = Screen(client.get(reverse("indicators:findings"), {"rule": RULE}))
    assert "Báo cáo: –; sổ: 1 vụ." in page.text
    rows = finding.facts["rows"]
    assert rows in page.links("Xem các dòng của sổ")
    listed = client.get(rows)
    assert listed.status_code == 200 and len(listed.context["page"].object_list) == 1


def test_a_figure_that_the_register_counts_no_more_is_found_once_its_period_is_closed(desk: Desk) -> None:
    by, period = desk.people["coordinator"], desk.period
    target = Indicator.objects.get(key="sang-che")
    set_rule(target, CountingRule(kinds=("patent",)), by=by)
    patent = Title.objects.create(kind="patent", name="Máy rang", place="inside", owner="HTX", title_number="1-0000001",
                                  granted_on=date(2026, 3, 1))  # fmt: skip
    count_figures(period, by=by)
    Observation.objects.update(counted_on=period.window_end)
    Title.objects.filter(pk=patent.pk).update(place="outside")
    assert against() == [], "counted again each night while it is open"
    close_period(period, by=by)
    (found,) = against()
    assert (found.name, found.reported, found.counted) == (f"{target.name}, 2026", "1 văn bằng", "0 văn bằng")
    assert found.rows == f"{reverse('indicators:rows', args=[target.pk])}?figure={Observation.objects.get().pk}"
    Title.objects.filter(pk=patent.pk).update(place="inside")
    assert against() == []


def test_a_typed_share_is_held_against_the_rule_that_was_set_later(desk: Desk) -> None:
    by, period = desk.people["coordinator"], desk.period
    target = Indicator.objects.get(key="san-pham-duoc-bao-ho")
    record_observation(target, period, by=by, numerator=Decimal(34), denominator=Decimal(150))
    close_period(period, by=by)
    assert against() == []
    set_rule(target, CountingRule("products"), by=by)
    (found,) = against()
    assert (found.reported, found.counted) == ("34/150", "0/0")
    assert found.rows.endswith("?on=14%2F12%2F2026")


def test_more_titles_than_the_register_has_are_found(desk: Desk) -> None:
    by, account = desk.people["coordinator"], desk.account("skhcn-qn")
    Submission.objects.filter(pk=account.pk).update(state=State.ACCEPTED)
    Title.objects.create(kind="utility_solution", name="Máy rang", filed_on=date(2026, 12, 14), status="accepted")
    for more in ({"filed_on": date(2026, 12, 15), "accepted_on": date(2026, 12, 20)}, {"status": "filed"}):
        Title.objects.create(kind="patent", name="Máy sấy", **more)
    say(account, "san-pham-shtt", "sang-che", "yeu-cau", 9, by)
    say(account, "san-pham-shtt", "sang-che", "dat", 1, by)
    assert against() == []
    say(account, "san-pham-shtt", "sang-che", "dat", 2, by)
    say(account, "san-pham-shtt", "kieu-dang", "dat", 1, by)
    solutions, designs = sorted(against(), key=lambda item: item.reported, reverse=True)
    assert (solutions.reported, solutions.counted) == ("2 đối tượng", "1 đối tượng")
    assert (designs.reported, designs.counted) == ("1 đối tượng", "0 đối tượng")
    assert ": Sáng chế, giải pháp hữu ích – Đạt, " in solutions.name
    assert solutions.rows == reverse("indicators:titles") and designs.rows.endswith("?kind=industrial_design")
    Submission.objects.filter(pk=account.pk).update(state=State.RETURNED)
    assert against() == []
