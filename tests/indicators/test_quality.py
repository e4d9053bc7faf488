"""What the rules of quality find comes, goes when mended, and stays silent once somebody says that it is right."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from agencies.models import Agency
from core import clock
from indicators.actions import dismiss_finding, recognise_product, review_register, save_product
from indicators.builders.quality import CHECKS, all_found
from indicators.jobs import review_register_nightly
from indicators.models import RULES, Finding, Product, Statistic, StatisticFigure, Title
from plans.models import Period, Plan, ReportingDuty
from tests.indicators.test_indicators import refusal
from tests.pages.screen import Screen, fill_in, refused
from tests.world import person

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 10)
GOOD: dict[str, Any] = {
    "kind": "trademark", "owner": "HTX", "place": "inside", "status": "granted", "title_number": "4-0000001-000",
    "filed_on": date(2020, 1, 1), "granted_on": date(2021, 1, 1), "valid_until": date(2030, 1, 1),
}  # fmt: skip


@pytest.fixture
def coordinator() -> User:
    return person("coordinator", "coordinator")


def rules(on: date = DAY) -> list[str]:
    return sorted(item.rule for item in all_found(on))


def test_every_rule_has_its_query() -> None:
    assert list(CHECKS) == list(RULES)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({}, ""),
        ({"owner": ""}, "title-without-owner"),
        ({"owner": "", "kind": "geographical_indication"}, ""),
        ({"granted_on": date(2019, 1, 1)}, "title-granted-before-filed"),
        ({"title_number": ""}, "title-granted-without-number"),
        ({"valid_until": date(2026, 12, 9)}, "title-past-its-term"),
        ({"valid_until": DAY}, ""),
        ({"valid_until": date(2026, 12, 9), "ended_on": date(2026, 12, 10)}, ""),
        ({"place": "unknown"}, "title-place-unknown"),
    ],
)
def test_a_title_is_found_by_what_is_wrong_with_it(values: dict[str, Any], rule: str) -> None:
    Title.objects.create(name="Nhãn", **(GOOD | values))
    assert rules() == [rule] * bool(rule)


def test_a_product_is_found_by_what_is_wrong_with_it(coordinator: User) -> None:
    product = save_product({"name": "Rượu sim", "place": "outside"}, by=coordinator)
    assert rules() == ["product-without-recognition"]
    days = {"valid_from": date(2020, 1, 1), "valid_until": date(2026, 12, 9)}
    recognise_product(product, by=coordinator, kind="ocop", stars=3, **days)
    assert rules() == ["product-recognition-ended"] and rules(date(2026, 12, 9)) == []
    recognise_product(product, by=coordinator, kind="key", valid_from=date(2021, 1, 1))
    assert rules() == []
    again = save_product({"name": "RUOU SIM", "place": "outside"}, by=coordinator)
    recognise_product(again, by=coordinator, kind="key", valid_from=date(2021, 1, 1))
    assert rules() == ["product-twice"] * 2
    Product.objects.filter(pk=again.pk).update(place="unknown", name="Rượu cần")
    assert rules() == ["product-place-unknown"]


def test_a_figure_is_found_when_it_is_tenfold(coordinator: User) -> None:
    agency = Agency.objects.create(code="a", name="Sở A", short_name="Sở A", kind="department")
    plan = Plan.objects.create(
        slug="p", number="1/KH", issued_on=date(2020, 1, 1), title="Kế hoạch", first_year=2020, last_year=2030,
        issuer=agency, coordinator=agency,
    )  # fmt: skip
    statistic = Statistic.objects.create(plan=plan, key="s", order=1, name="Số lớp", unit="lớp", appendix="VII")
    duty = ReportingDuty.objects.create(plan=plan, key="d", kind="annual")
    when: dict[str, Any] = {"duty": duty, "opens_at": clock.now(), "due_at": clock.now(), "consolidate_by": clock.now()}
    for year, value in ((2024, 0), (2025, 5), (2026, 50)):
        span = {"window_start": date(year - 1, 12, 15), "window_end": date(year, 12, 14)}
        period = Period.objects.create(plan=plan, year=year, kind="annual", **span, **when)
        StatisticFigure.objects.create(
            statistic=statistic, period=period, agency=agency, value=Decimal(value), recorded_by=coordinator
        )
    (found,) = all_found(DAY)
    assert (found.rule, found.name) == ("statistic-tenfold", "Số lớp, Sở A, 2026: 50 (2025: 5)")
    StatisticFigure.objects.filter(value=50).update(value=Decimal("49.9"))
    assert rules() == []


def test_findings_come_go_and_stay_silent(coordinator: User) -> None:
    User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
    title = Title.objects.create(name="Nhãn", **(GOOD | {"owner": "", "title_number": ""}))
    first = review_register(by=coordinator)
    assert (first.created, first.deleted, Finding.objects.count()) == (2, 0, 2)
    kept = Finding.objects.get(rule="title-without-owner")
    with refusal("invalid", "Hãy nêu vì sao"):
        dismiss_finding(kept, by=coordinator, reason=" ")
    dismiss_finding(kept, by=coordinator, reason=" Chủ không nêu tên. ")
    Title.objects.filter(pk=title.pk).update(title_number="4-1")
    review_register_nightly()
    (left,) = Finding.objects.all()
    assert (left.pk, left.reason, left.dismissed_by) == (kept.pk, "Chủ không nêu tên.", coordinator)
    Title.objects.filter(pk=title.pk).update(owner="HTX")
    assert review_register(by=coordinator).deleted == 1 and not Finding.objects.exists()
    auditor: Any = person("auditor", "auditor")
    for attempt in (lambda: review_register(by=auditor), lambda: dismiss_finding(left, by=auditor, reason="x")):
        with refusal("refused", "Chỉ cơ quan đầu mối"):
            attempt()


def test_findings_are_counted_filtered_and_said_to_be_right_on_the_page(coordinator: User) -> None:
    product = save_product({"name": "Măng khô", "place": "outside"}, by=coordinator)
    client, address = Client(), reverse("indicators:findings")
    client.force_login(coordinator)
    assert client.post(reverse("indicators:review_register")).status_code == 302
    page = Screen(client.get(address))
    assert "1 điểm mới" in " ".join(page.messages)
    assert page.links("Măng khô") == [product.get_absolute_url(), page.links("Măng khô")[1]]
    (finding,) = Finding.objects.all()
    form = reverse("indicators:dismiss_finding", args=[finding.pk])
    refused(fill_in(client, form, "reason", reason=""), "id_reason", "Hãy nêu vì sao")
    assert fill_in(client, form, "reason", reason="Mới ghi, chờ quyết định.").status_code == 302
    assert not Screen(client.get(address)).links("Măng khô")
    assert "Mới ghi, chờ quyết định." in Screen(client.get(address, {"state": "dismissed"})).row("Măng khô")
    assert not Screen(client.get(address, {"state": "all", "rule": "product-twice"})).links("Măng khô")
    assert Screen(client.get(address, {"state": "\0", "rule": "xx"})).status == 200
