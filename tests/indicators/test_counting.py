"""Figures counted from the register: they equal a plain recount, on any day, and no query goes without an index."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from accounts.models import User
from agencies.models import Agency
from core import clock, record
from core.errors import DomainError
from indicators.actions import clear_rule, count_figures, record_observation, set_rule
from indicators.jobs import count_open_periods
from indicators.models import (
    CountingRule,
    Indicator,
    Observation,
    Place,
    Product,
    Recognised,
    Title,
    TitleKind,
    count,
    count_again,
    count_indicator,
    rule_words,
)
from plans.actions import close_period
from plans.models import Period
from tasks.actions import open_period
from tests.register import fill_register
from tests.world import FILE, make_people

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 12, 10, 9, tzinfo=HANOI)
TITLES, PRODUCTS = 3000, 600
DAYS = (date(2012, 2, 29), date(2020, 12, 31), date(2025, 12, 14), date(2026, 11, 27))


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, User]]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
        call_command("load_plan", FILE, verbosity=0, stdout=io.StringIO())
        open_period(Period.objects.get(kind="annual", year=2026), by=User.objects.system())
        made = make_people(Agency.objects.get(code="snv-qn"), Agency.objects.get(code="stp-qn"))
        fill_register(TITLES, PRODUCTS)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def world(db: None, people: dict[str, User]) -> Iterator[None]:
    with clock.at(NOW):
        yield


def target(key: str = "sang-che") -> Indicator:
    return Indicator.objects.prefetch_related("horizons", "milestones").get(key=key)


def year(number: int = 2026) -> Period:
    return Period.objects.select_related("plan").get(kind="annual", year=number)


def on_list(row: Any, rule: CountingRule, on: date) -> bool:
    return any(
        one.valid_from <= on
        and (one.valid_until is None or one.valid_until >= on)
        and (not rule.lists or one.kind in rule.lists)
        and (not rule.stars or one.kind != "ocop" or one.stars >= rule.stars)
        for one in row.recognitions.all()
    )


def alive(row: Title, on: date) -> bool:
    return (
        row.granted_on is not None
        and row.granted_on <= on
        and (row.valid_until is None or row.valid_until >= on)
        and (row.ended_on is None or row.ended_on > on)
    )


def there(row: Any, rule: CountingRule) -> bool:
    if rule.territory == "inside":
        return bool(row.place == Place.INSIDE)
    return rule.territory == "any" or (row.district is not None and row.district.code in rule.districts)


def counts(row: Title, rule: CountingRule, on: date) -> bool:
    """The rule in plain words, one title at a time."""
    begun = row.filed_on if rule.state == "applied" else row.granted_on
    if begun is None or begun > on or (rule.since and begun < rule.since) or not there(row, rule):
        return False
    if (rule.kinds and row.kind not in rule.kinds) or (rule.state == "in_force" and not alive(row, on)):
        return False
    used = any(use.since <= on and (use.until is None or use.until >= on) for use in row.exploitations.all())
    return used or not rule.exploited


def guarded(row: Product, rule: CountingRule, on: date) -> bool:
    titles = [link.title for link in row.protections.all()]
    return any(alive(title, on) and (not rule.kinds or title.kind in rule.kinds) for title in titles)


def recount(rule: CountingRule, on: date, is_ratio: bool, rows: list[Any]) -> tuple[int, int | None]:
    if not rule.of_products:
        return sum(counts(row, rule, on) for row in rows), None
    whole = [row for row in rows if there(row, rule) and on_list(row, rule, on)]
    guard = [row for row in whole if guarded(row, rule, on)]
    return len(guard if is_ratio or rule.protected else whole), len(whole) if is_ratio else None


def some_rules(districts: list[str]) -> Iterator[tuple[CountingRule, bool]]:
    dice = random.Random(946)  # noqa: S311
    for _time in range(40):
        territory = dice.choice(("inside", "districts", "any"))
        where = tuple(dice.sample(districts, 3)) if territory == "districts" else ()
        kinds = tuple(dice.sample(TitleKind.values, dice.choice((0, 1, 3))))
        if dice.random() < 0.5:
            since = date(2015, 1, 1) + timedelta(days=dice.randrange(3000)) if dice.random() < 0.5 else None
            state = dice.choice(("applied", "granted", "in_force"))
            yield CountingRule("titles", kinds, state, since, territory, where, exploited=dice.random() < 0.3), False
            continue
        lists = tuple(dice.sample(Recognised.values, dice.choice((0, 1, 2))))
        ratio, stars = dice.random() < 0.5, dice.choice((0, 3, 4))
        protected = not ratio and dice.random() < 0.5
        yield (
            CountingRule(
                "products", kinds, territory=territory, districts=where, lists=lists, stars=stars, protected=protected
            ),
            ratio,
        )


def test_every_figure_equals_a_plain_recount() -> None:
    districts = list(Agency.objects.filter(kind=Agency.Kind.DISTRICT).values_list("code", flat=True))
    titles = list(Title.objects.select_related("district").prefetch_related("exploitations"))
    products = list(Product.objects.select_related("district").prefetch_related("recognitions", "protections__title"))
    found = 0
    for rule, is_ratio in some_rules(districts):
        assert not rule.problems(is_ratio=is_ratio) and CountingRule.of(rule.data) == rule
        for on in DAYS:
            made = count(rule, on, is_ratio=is_ratio)
            plain = recount(rule, on, is_ratio, products if rule.of_products else titles)
            assert (made.value, made.denominator) == plain, f"{rule} {on}"
            found += plain[0] > 0
    assert found > 80, "the generator fills what is counted"


def test_a_rule_is_set_counted_traced_and_cleared(people: dict[str, User]) -> None:
    patents, by = target(), people["coordinator"]
    assert count_indicator(patents, date(2026, 12, 10)) is None and count_figures(year(), by=by) == []
    rule = CountingRule(kinds=("patent",), since=date(2020, 1, 1))
    assert rule.data == {"object": "titles", "kinds": ["patent"], "since": "2020-01-01"}
    set_rule(patents, rule, by=by)
    set_rule(target(), rule, by=by)
    assert acts_on(patents) == ["load_plan", "set_rule"], "the same rule once more is no act"
    (figure,) = count_figures(year(), by=by)
    found = count_indicator(target(), date(2026, 12, 10))
    assert (
        found is not None
        and figure.value == found.value > 0
        and (figure.counted_on, figure.rule) == (found.on, rule.data)
    )
    assert count_figures(year(), by=by) == [], "nothing changed"
    with pytest.raises(DomainError, match="đếm từ sổ theo quy tắc") as refused:
        record_observation(target(), year(), by=by, value=Decimal(1))
    assert refused.value.kind == "refused"
    clear_rule(target(), by=by)
    clear_rule(target(), by=by)
    assert target().rule is None and Observation.objects.get(pk=figure.pk).rule == rule.data
    kept = record_observation(target(), year(), by=by, value=Decimal(1), version=figure.version)
    assert (kept.value, kept.rule, kept.counted_on) == (1, None, None), "a typed figure was counted by nobody"


def acts_on(row: Any) -> list[str]:
    events = type(row).pgh_event_model.objects.filter(pgh_obj_id=row.pk)
    return [line.act for line in reversed(record.read(record.pointers(events)))]


def test_while_the_period_runs_the_figure_follows_the_register(people: dict[str, User]) -> None:
    by, period = people["coordinator"], year()
    record_observation(target(), period, by=by, value=Decimal(3), note="Theo sổ giấy.")
    set_rule(target(), CountingRule(kinds=("patent",)), by=by)
    count_open_periods()
    first = Observation.objects.get()
    assert (first.version, first.note, first.recorded_by) == (2, "", User.objects.system())
    Title.objects.create(kind="patent", name="Mới", place="inside", granted_on=date(2026, 12, 9))
    assert first.value is not None
    (second,) = count_figures(period, by=by)
    assert (second.value, second.version, second.counted_on) == (first.value + 1, 3, date(2026, 12, 10))
    with clock.at(NOW + timedelta(days=12)):
        (last,) = count_figures(period, by=by)
        assert (last.value, last.counted_on) == (second.value, period.window_end), "the window's end is kept"
        assert count_figures(period, by=by) == []
        close_period(period, by=by)
        with pytest.raises(DomainError, match="đã khóa"):
            count_figures(year(), by=by)
    Title.objects.create(kind="patent", name="Ghi muộn", place="inside", granted_on=date(2026, 11, 1))
    again = count_again(last)
    assert again is not None and last.value is not None and again.value == last.value + 1
    assert count_again(Observation(value=Decimal(1))) is None


def test_a_share_counts_both_its_parts_and_of_nothing_there_is_none(people: dict[str, User]) -> None:
    by, share = people["coordinator"], target("san-pham-duoc-bao-ho")
    set_rule(share, CountingRule("products", ("geographical_indication", "trademark"), lists=("ocop",), stars=3), by=by)
    (figure,) = count_figures(year(), by=by)
    found = count_indicator(share, date(2026, 12, 10))
    assert found is not None
    assert (figure.value, figure.numerator, figure.denominator) == (None, found.value, found.denominator)
    assert found.value and found.denominator and figure.figure == found.figure == found.value * 100 / found.denominator
    Product.objects.update(place="outside")
    Observation.objects.all().delete()
    assert count_figures(year(), by=by) == []


@pytest.mark.parametrize(
    ("key", "rule", "said"),
    [
        ("san-pham-duoc-bao-ho", CountingRule(), "tử số là sản phẩm"),
        ("sang-che", CountingRule("products", exploited=True), "chỉ xét với văn bằng"),
        ("sang-che", CountingRule("products", since=date(2020, 1, 1)), "để trống ngày bắt đầu"),
        ("sang-che", CountingRule(stars=3), "chỉ xét khi đếm sản phẩm"),
        ("sang-che", CountingRule("products", stars=6), "từ 0 đến 5"),
        ("sang-che", CountingRule(territory="districts"), "ít nhất một huyện"),
        ("sang-che", CountingRule(districts=("tp-kon-tum",)), "ít nhất một huyện"),
        ("khai-thac-hieu-qua", CountingRule(), "đánh giá theo tiêu chí"),
    ],
)
def test_a_rule_that_cannot_count_is_refused(people: dict[str, User], key: str, rule: CountingRule, said: str) -> None:
    with pytest.raises(DomainError, match=said) as refused:
        set_rule(target(key), rule, by=people["coordinator"])
    assert refused.value.kind == "invalid" and target(key).rule is None


def test_only_the_coordinating_agency_sets_rules_and_counts(people: dict[str, User]) -> None:
    for name in ("reporter", "head", "leader", "auditor", "administrator", "nobody"):
        for attempt in (
            lambda who: set_rule(target(), CountingRule(), by=who),
            lambda who: clear_rule(target(), by=who),
            lambda who: count_figures(year(), by=who),
        ):
            with pytest.raises(DomainError, match="Chỉ cơ quan đầu mối"):
                attempt(people[name])


def test_a_rule_reads_as_a_sentence() -> None:
    rule = CountingRule(kinds=("patent",), state="in_force", since=date(2020, 1, 1), exploited=True)
    assert rule_words(rule, {}) == (
        "Đếm văn bằng còn hiệu lực trong ngày đếm: Sáng chế; cấp từ ngày 01/01/2020; đang được khai thác thương mại, "
        "có tài liệu chứng minh; chủ thể có địa chỉ trong địa bàn kế hoạch."
    )
    applied = CountingRule(state="applied", since=date(2020, 1, 1), territory="any")
    assert "đơn đã nộp: mọi đối tượng; nộp đơn từ ngày 01/01/2020; không xét địa bàn." in rule_words(applied, {})
    ocop = CountingRule(
        "products", ("trademark",), lists=("ocop",), stars=3, territory="districts", districts=("a", "b")
    )
    assert rule_words(ocop, {"a": "Huyện A"}, is_ratio=True) == (
        "Đếm sản phẩm còn được công nhận trong ngày đếm: Sản phẩm OCOP; OCOP từ 3 sao; tử số là sản phẩm được bảo hộ "
        "bằng văn bằng còn hiệu lực (Nhãn hiệu); chủ thể có địa chỉ tại: Huyện A, b."
    )
    kept = CountingRule("products", protected=True)
    assert "được bảo hộ bằng văn bằng còn hiệu lực (văn bằng bất kỳ)" in rule_words(kept, {})
