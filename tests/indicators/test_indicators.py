"""Figures and baselines: set by the coordinator, never by two people over one another, and blank is not zero."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts.models import User
from agencies.models import Agency
from core import clock, record
from core.errors import DomainError
from core.sync import Changes
from indicators.actions import load_indicators, record_observation, set_baseline, set_rule
from indicators.models import CountingRule, Indicator, Observation
from indicators.workflow import Standing
from plans.actions import close_period, mark_opened
from plans.models import Period, Plan
from tests.world import person

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[1] / "data"
MOMENT = datetime(2026, 12, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def coordinator() -> Iterator[User]:
    """An Sơn's coordinator; the plan has every kind of target."""
    User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
    call_command("load_plan", DATA / "an-son.yaml", verbosity=0)
    with clock.at(MOMENT):
        yield person("coordinator", "coordinator")


@pytest.fixture
def period(coordinator: User) -> Period:
    period = Period.objects.select_related("plan").get(kind="quarterly", year=2026, part=4)
    mark_opened(period, by=coordinator)
    return period


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def acts_on(obj: Any) -> list[tuple[str, str, str]]:
    events = type(obj).pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    return [(line.act, line.actor, line.kind) for line in reversed(record.read(record.pointers(events)))]


def target(key: str) -> Indicator:
    return Indicator.objects.select_related("plan").prefetch_related("horizons", "milestones").get(key=key)


def test_a_figure_is_recorded_once_and_corrected_with_both_texts_in_sight(coordinator: User, period: Period) -> None:
    level = target("vi-pham")
    first = record_observation(level, period, by=coordinator, value=Decimal(28), note=" Sổ kiểm tra. ")
    assert (first.value, first.figure, first.note, first.version) == (28, 28, "Sổ kiểm tra.", 1)
    assert (first.recorded_at, first.recorded_by, first.agency) == (MOMENT, coordinator, None)
    colleague = person("colleague", "coordinator")
    same = record_observation(level, period, by=colleague, value=Decimal(28), note="Sổ kiểm tra.")
    assert (same.pk, same.version, same.recorded_by) == (first.pk, 1, coordinator), "the same figure twice is one"
    with refusal("conflict", "Chưa có gì bị ghi đè") as lost:
        record_observation(level, period, by=colleague, value=Decimal(31), note="Sổ kiểm tra.")
    assert lost.value.conflict is not None and lost.value.conflict.version == 1
    assert [(label, yours) for label, _theirs, yours in lost.value.conflict.fields] == [("Giá trị", "31")]
    mended = record_observation(level, period, by=colleague, value=Decimal(31), note="Đếm lại.", version=1)
    assert (mended.pk, mended.value, mended.version, mended.recorded_by) == (first.pk, 31, 2, colleague)
    assert acts_on(first) == [
        ("record_observation", "Người coordinator", "insert"),
        ("record_observation", "Người colleague", "update"),
    ]
    commune = record_observation(
        target("moi-xa"), period, by=coordinator, agency=Agency.objects.get(code="ubnd-xa-an-lac-as"), value=Decimal(1)
    )
    assert commune.agency is not None and Observation.objects.count() == 2


def test_a_ratio_is_recorded_by_both_its_parts(coordinator: User, period: Period) -> None:
    ratio, level = target("ty-le-san-pham"), target("vi-pham")
    part = Decimal(7)
    cases: list[tuple[Indicator, dict[str, Decimal], str, str]] = [
        (level, {}, "value", "để trống không có nghĩa là 0"),
        (level, {"value": part, "numerator": part}, "value", "Hãy nhập một giá trị"),
        (level, {"numerator": part, "denominator": part}, "value", "Hãy nhập một giá trị"),
        (ratio, {}, "numerator", "cả tử số và mẫu số"),
        (ratio, {"value": part}, "numerator", "cả tử số và mẫu số"),
        (ratio, {"numerator": part}, "numerator", "cả tử số và mẫu số"),
        (ratio, {"numerator": part, "denominator": Decimal(0)}, "denominator", "phải lớn hơn 0"),
        (ratio, {"numerator": part, "denominator": Decimal(-1)}, "denominator", "phải lớn hơn 0"),
    ]
    for indicator, values, anchor, words in cases:
        with refusal("invalid", words) as wrong:
            record_observation(indicator, period, by=coordinator, **values)
        assert [item.anchor for item in wrong.value.items] == [anchor], values
    assert not Observation.objects.exists()
    found = record_observation(ratio, period, by=coordinator, numerator=part, denominator=Decimal(10))
    assert (found.value, found.figure) == (None, 70)
    assert ratio.standing_in(2030, found.figure) == Standing.MET
    zero = record_observation(level, period, by=coordinator, value=Decimal(0))
    assert zero.figure == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.filter(pk=found.pk).update(value=70)


def test_figures_are_the_coordinators_while_the_period_is_open(coordinator: User, period: Period) -> None:
    level = target("vi-pham")
    for somebody in (
        person("head", "head", Agency.objects.get(code="skhcn-as")),
        person("leader", "leader"),
        person("administrator", "administrator"),
    ):
        with refusal("refused", "Chỉ cơ quan đầu mối được ghi nhận số liệu chỉ tiêu"):
            record_observation(level, period, by=somebody, value=Decimal(1))
        with refusal("refused", "Chỉ cơ quan đầu mối được ghi nhận số gốc"):
            set_baseline(level, by=somebody, value=Decimal(1), on=date(2023, 12, 31), note="x")
        with refusal("refused", "Chỉ cơ quan đầu mối được nạp kế hoạch"):
            load_indicators(period.plan, {}, by=somebody, changes=None)  # type: ignore[arg-type]
    unopened = Period.objects.get(kind="quarterly", year=2026, part=3)
    with refusal("conflict", "chưa mở"):
        record_observation(level, unopened, by=coordinator, value=Decimal(1))
    call_command("load_plan", DATA / "binh-lam.yaml", verbosity=0)
    elsewhere = Plan.objects.get(slug="binh-lam-2028").periods.select_related("plan").get(kind="final")
    mark_opened(elsewhere, by=coordinator)
    with refusal("invalid", "cùng một kế hoạch") as strange:
        record_observation(level, elsewhere, by=coordinator, value=Decimal(1))
    assert [item.anchor for item in strange.value.items] == ["period"]
    close_period(period, by=coordinator)
    with refusal("conflict", "đã khóa"):
        record_observation(level, period, by=coordinator, value=Decimal(1))
    assert not Observation.objects.exists()


def test_a_rule_of_the_plan_file_counts_and_the_coordinators_own_is_kept(coordinator: User) -> None:
    assert CountingRule.of(target("van-bang").rule) == CountingRule(since=date(2024, 1, 1))
    moved = CountingRule(kinds=("patent",), territory="any")
    set_rule(target("vi-pham"), moved, by=coordinator)
    call_command("load_plan", DATA / "an-son.yaml", verbosity=0)
    assert CountingRule.of(target("vi-pham").rule) == moved, "the file has none"
    plan = Plan.objects.get(slug="an-son-2030")
    row = {"key": "x", "code": "X1", "name": "X", "kind": "ratio", "source": "reported", "rule": {"object": "titles"}}
    with refusal("invalid", "X1: Chỉ tiêu là tỷ lệ"):
        load_indicators(plan, {"indicators": [row]}, by=coordinator, changes=Changes())


def test_a_baseline_comes_with_the_rule_by_which_it_was_counted(coordinator: User) -> None:
    floor = target("sang-kien")
    assert floor.standing_in(2026, Decimal(12)) == Standing.NO_BASELINE
    with refusal("invalid", "nguồn và quy tắc đếm") as silent:
        set_baseline(floor, by=coordinator, value=Decimal(10), on=date(2023, 12, 31), note="  ")
    assert [item.anchor for item in silent.value.items] == ["note"]
    set_baseline(floor, by=coordinator, value=Decimal(10), on=date(2023, 12, 31), note=" Sổ sáng kiến. ")
    kept = target("sang-kien")
    assert (kept.baseline, kept.baseline_on, kept.baseline_note) == (10, date(2023, 12, 31), "Sổ sáng kiến.")
    assert (floor.baseline, floor.baseline_note) == (kept.baseline, kept.baseline_note)
    assert kept.standing_in(2026, Decimal(12)) == Standing.BEHIND
    assert acts_on(kept)[-1] == ("set_baseline", "Người coordinator", "update")


def test_a_year_is_judged_by_the_next_horizon(coordinator: User) -> None:
    certificates = target("van-bang")

    def horizon_year(year: int) -> int | None:
        horizon = certificates.horizon_for(year)
        return horizon and horizon.year

    assert [horizon_year(year) for year in (2024, 2026, 2027, 2031)] == [2026, 2026, 2030, 2030]
    assert certificates.standing_in(2026, Decimal(171)) == Standing.MET, "about 180 is met from 171"
    assert certificates.standing_in(2025, Decimal(150)) == Standing.ON_TRACK, "the milestone of 2025 is 150"
    assert certificates.standing_in(2028, Decimal(180)) == Standing.BEHIND, "half of what the milestone of 2028 adds"
    assert certificates.standing_in(2028, None) == Standing.NO_DATA
    culture = target("van-hoa")
    assert [culture.standing_in(2030, Decimal(n)) for n in (1, 0)] == [Standing.MET, Standing.NO_BASELINE]
    culture.horizons.all().delete()
    assert target("van-hoa").standing_in(2030, Decimal(1)) == Standing.NO_DATA
