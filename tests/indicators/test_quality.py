"""What the rules of quality find comes, goes when mended, and stays silent once somebody says that it is right."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import SYSTEM_EMAIL, User
from agencies.models import Agency
from core import clock
from indicators.actions import (
    confirm_import,
    dismiss_finding,
    protect_product,
    recognise_product,
    remove_protection,
    remove_title,
    reopen_finding,
    review_register,
    save_product,
    take_import,
)
from indicators.actions.quality import retell
from indicators.builders.quality import CHECKS, all_found
from indicators.jobs import review_register_nightly, run_import
from indicators.models import RULES, Finding, Found, Product, RegisterImport, Statistic, StatisticFigure, Title
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


def test_one_number_under_two_kinds_is_found_on_both() -> None:
    numbers = {"title_number": "4-0000001", "title_key": "4-0000001"}
    for kind in ("trademark", "certification_mark"):
        Title.objects.create(name=f"Nhãn {kind}", **(GOOD | numbers | {"kind": kind, "filed_on": None}))
    bare = {"title_number": "41", "title_key": "41", "filed_on": None}
    for kind in ("plant_variety", "copyright"):
        Title.objects.create(name=f"Tên {kind}", **(GOOD | bare | {"kind": kind}))
    assert rules() == ["title-number-twice"] * 2
    assert {item.rows for item in all_found(DAY)} == {reverse("indicators:titles") + "?q=4-0000001"}
    Title.objects.filter(kind="trademark").update(title_key="4-0000002")
    assert rules() == []
    Title.objects.filter(kind__in=("trademark", "certification_mark")).update(application_key="4-2020-00001")
    assert rules() == ["title-number-twice"] * 2


def test_two_titles_alike_but_for_their_numbers_are_found() -> None:
    Title.objects.create(name="Sâm dây", title_key="4-1", **GOOD)
    other = Title.objects.create(name="SAM DAY", title_key="4-2", **GOOD)
    assert rules() == ["title-twice"] * 2
    for change in ({"filed_on": date(2020, 1, 2)}, {"owner": "HTX khác"}, {"kind": "collective_mark"}, {"name": "Sâm"}):
        Title.objects.filter(pk=other.pk).update(**change)
        assert rules() == []
        Title.objects.filter(pk=other.pk).update(name="Sâm dây", **{k: GOOD[k] for k in ("filed_on", "owner", "kind")})
    Title.objects.update(filed_on=None)
    assert rules() == []


def test_a_title_written_down_twice_is_taken_out(coordinator: User) -> None:
    kept, twice = (Title.objects.create(name="Sâm dây", title_key=f"4-{n}", **GOOD) for n in (1, 2))
    product = save_product({"name": "Sâm dây khô", "place": "outside"}, by=coordinator)
    row = protect_product(product, twice, by=coordinator)
    client = Client()
    client.force_login(coordinator)
    address = reverse("indicators:remove_title", args=[twice.pk])
    assert address in client.get(reverse("indicators:edit_title", args=[twice.pk])).content.decode()
    refused = client.post(address)
    assert refused.status_code == 409 and "Sâm dây khô" in refused.content.decode()
    remove_protection(row, by=coordinator)
    gone = client.post(address, follow=True)
    assert "Đã bỏ «Sâm dây» khỏi sổ." in gone.content.decode() and list(Title.objects.all()) == [kept]
    with refusal("refused", "Chỉ cơ quan đầu mối"):
        remove_title(kept, by=person("auditor", "auditor"))


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


def test_a_finding_said_to_be_right_is_opened_again(coordinator: User) -> None:
    Title.objects.create(name="Nhãn", **(GOOD | {"owner": ""}))
    review_register(by=coordinator)
    finding = dismiss_finding(Finding.objects.get(), by=coordinator, reason="Chủ không nêu tên.")
    client = Client()
    client.force_login(coordinator)
    again = reverse("indicators:reopen_finding", args=[finding.pk])
    assert again in client.get(reverse("indicators:findings"), {"state": "dismissed"}).content.decode()
    assert client.post(again).status_code == 302 and client.post(again).status_code == 409
    finding.refresh_from_db()
    assert (finding.dismissed_at, finding.dismissed_by, finding.reason) == (None, None, "")
    with refusal("conflict", "đang chờ xử lý"):
        reopen_finding(finding, by=coordinator)
    with refusal("refused", "Chỉ cơ quan đầu mối"):
        reopen_finding(finding, by=person("auditor", "auditor"))


def test_what_is_wrong_comes_first_then_the_oldest_on_the_page_and_in_the_api(coordinator: User) -> None:
    title = Title.objects.create(name="Nhãn", **GOOD)
    days = {"title-place-unknown": 1, "title-without-owner": 3, "title-granted-before-filed": 2, "title-twice": 4}
    for rule, day in days.items():
        Finding.objects.create(rule=rule, title=title, found_at=clock.now() + timedelta(days=day))
    wanted = ["title-granted-before-filed", "title-without-owner", "title-place-unknown", "title-twice"]
    client = Client()
    client.force_login(coordinator)
    page = client.get(reverse("indicators:findings"))
    assert [row.rule for row, _rule in page.context["rows"]] == wanted
    address = reverse("api:findings-list")
    assert [row["rule"] for row in client.get(address).json()["results"]] == wanted
    dismiss_finding(Finding.objects.get(rule="title-twice"), by=coordinator, reason="Hai nhãn khác nhau.")
    for asked, found in (({"dismissed": "true"}, ["title-twice"]), ({"dismissed": "false"}, wanted[:3]),
                         ({"rule": "title-twice"}, ["title-twice"])):  # fmt: skip
        assert [row["rule"] for row in client.get(address, asked).json()["results"]] == found
    assert client.get(address, {"rule": "xx"}).status_code == 400
    opened = client.post(reverse("api:findings-reopen", args=[Finding.objects.get(rule="title-twice").pk]))
    assert opened.status_code == 200 and opened.json()["reason"] == ""


def test_what_is_said_of_other_numbers_is_not_kept(coordinator: User) -> None:
    """A finding tells what stands there today, and of a figure that changed nobody has yet said that it is right."""
    title = Title.objects.create(name="Nhãn", **(GOOD | {"owner": ""}))
    review_register(by=coordinator)
    row = dismiss_finding(Finding.objects.get(), by=coordinator, reason="Đúng.")
    Title.objects.filter(pk=title.pk).update(name="Nhãn mới")
    assert review_register(by=coordinator).updated == 1
    row.refresh_from_db()
    assert row.facts == {"name": "Nhãn mới"} and row.reason == "Đúng."
    figure = Finding.objects.create(
        rule="statistic-tenfold", subject="figure:1", facts={"name": "50"}, dismissed_at=clock.now(), reason="Đúng."
    )
    for name, reason in (("50", "Đúng."), ("60", "")):
        assert retell({figure.pk: Found("statistic-tenfold", subject="figure:1", name=name, rows="/")}) == 1
        figure.refresh_from_db()
        assert (figure.facts, figure.reason) == ({"name": name, "rows": "/"}, reason)


def test_the_register_is_held_against_the_rules_once_an_import_is_written(coordinator: User, caplog: Any) -> None:
    """And where that fails the import stays written."""
    content = "Số đơn,Tên,Ngày nộp đơn,Tình trạng\n4-2019-43953,CÀ PHÊ XỨ LẠNH,11.11.2019,Đang giải quyết\n".encode()

    def hand_in(text: bytes) -> RegisterImport:
        given: dict[str, Any] = {"kind": "titles", "source": "WIPO Publish", "retrieved_on": date(2026, 11, 5)}
        imported = take_import(by=coordinator, name="a.csv", content=io.BytesIO(text), size=len(text), **given)
        run_import(imported.pk)
        imported.refresh_from_db()
        assert not Finding.objects.exists()
        confirm_import(imported, by=coordinator, with_doubtful=True)
        run_import(imported.pk)
        imported.refresh_from_db()
        return imported

    account = User.objects.filter(pk=User.objects.get_or_create(email=SYSTEM_EMAIL)[0].pk)
    account.update(email="khac@portal.invalid")  # nobody to review as
    assert hand_in(content).state == "applied" and not Finding.objects.exists()
    assert "the review of the register after it failed" in caplog.text
    account.update(email=SYSTEM_EMAIL)
    assert hand_in(content.replace(b"43953", b"43954")).state == "applied"
    assert set(Finding.objects.values_list("rule", flat=True)) >= {"title-without-owner", "title-place-unknown"}


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
