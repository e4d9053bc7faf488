"""Terms of protection by the day of filing, and where a title stands on a day."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from indicators.importers.terms import (
    add_months,
    grace_from,
    kinds_with_grace,
    lapse_step,
    last_day,
    renewal_of,
    soon_until,
    table,
    term_of,
    validity,
    within,
)
from indicators.models import LAPSE_MONTHS, TitleKind, Validity

DAYS = some.dates(date(1985, 1, 1), date(2060, 12, 31))


def title(kind: str, **values: object) -> SimpleNamespace:
    blank = dict.fromkeys(("status", "filed_on", "granted_on", "valid_until", "ended_on"))
    return SimpleNamespace(**{**blank, "is_tree": False, "kind": kind, **values})


@pytest.mark.parametrize(
    ("kind", "filed", "granted", "until"),
    [
        ("patent", date(2010, 3, 10), date(2013, 1, 1), date(2030, 3, 10)),
        ("utility_solution", date(2016, 2, 29), date(2018, 1, 1), date(2026, 2, 28)),
        ("industrial_design", date(2020, 5, 5), date(2021, 1, 1), date(2025, 5, 5)),
        ("trademark", date(2019, 11, 30), date(2021, 1, 1), date(2029, 11, 30)),
        ("certification_mark", date(2026, 5, 1), date(2026, 11, 1), date(2036, 5, 1)),
        ("geographical_indication", None, date(2016, 8, 16), None),
        ("plant_variety", date(2015, 1, 1), date(2018, 6, 1), date(2038, 6, 1)),
        # Not known, so not told: the design after Law 131/2025, layouts whose first use is not known, copyright.
        ("industrial_design", date(2026, 4, 1), date(2026, 10, 1), None),
        ("layout_design", date(2015, 1, 1), date(2018, 6, 1), None),
        ("copyright", None, date(2018, 6, 1), None),
        ("patent", None, date(2018, 6, 1), None),
        ("patent", date(2018, 6, 1), None, None),
    ],
)
def test_last_day_of_the_first_term(kind: str, filed: date | None, granted: date | None, until: date | None) -> None:
    assert last_day(title(kind, filed_on=filed, granted_on=granted)) == until


def test_trees_are_protected_longer() -> None:
    assert last_day(title("plant_variety", granted_on=date(2018, 6, 1), is_tree=True)) == date(2043, 6, 1)


def test_the_law_of_the_filing_day_counts() -> None:
    before, after = term_of("industrial_design", date(2026, 3, 31)), term_of("industrial_design", date(2026, 4, 1))
    assert before and before.years == 5 and before.renewal_times == 2 and before.confidence == "verified"
    assert after and after.years is None and not after.is_known and "131/2025" in after.law
    assert term_of("trademark", None) is None
    gi = term_of("geographical_indication", None)
    assert gi and gi.unlimited and gi.is_known


def test_every_kind_has_a_term_that_says_its_law_and_how_sure_it_is() -> None:
    kinds = table()[1]
    assert set(kinds) == set(TitleKind)
    known = {"verified", "secondary", "inferred", "unverified"}
    assert all(row.law and row.confidence in known for rows in kinds.values() for row in rows)
    assert all((row.window_confidence == "secondary") == bool(row.opens) for rows in kinds.values() for row in rows)


def test_a_mark_is_renewed_for_ever_a_design_twice() -> None:
    mark = title("trademark", filed_on=date(2010, 8, 31), valid_until=date(2030, 8, 31))
    found = renewal_of(mark)
    assert found and (found.opens, found.until, found.grace) == (
        date(2030, 2, 28),
        date(2030, 8, 31),
        date(2031, 2, 28),
    )
    design = title("industrial_design", filed_on=date(2015, 1, 1), valid_until=date(2025, 1, 1))
    found = renewal_of(design)
    assert found and (found.opens, found.until, found.grace) == (None, date(2025, 1, 1), None)
    design.valid_until = date(2030, 1, 1)
    assert renewal_of(design) is None
    assert renewal_of(title("patent", filed_on=date(2015, 1, 1), valid_until=date(2035, 1, 1))) is None
    assert renewal_of(title("trademark", filed_on=date(2015, 1, 1))) is None


def test_where_a_mark_stands_as_time_goes_on() -> None:
    mark = title("trademark", status="granted", filed_on=date(2015, 3, 31), granted_on=date(2017, 1, 1))
    mark.valid_until = last_day(mark)
    days = {
        date(2016, 12, 31): Validity.PENDING,
        date(2017, 1, 1): Validity.IN_FORCE,
        date(2024, 9, 29): Validity.IN_FORCE,
        date(2024, 9, 30): Validity.EXPIRING,
        date(2025, 3, 31): Validity.EXPIRING,
        date(2025, 4, 1): Validity.GRACE,
        date(2025, 9, 30): Validity.GRACE,
        date(2025, 10, 1): Validity.ENDED,
    }
    assert {day: validity(mark, day) for day in days} == days
    mark.ended_on = date(2020, 1, 1)
    assert validity(mark, date(2019, 12, 31)) == Validity.IN_FORCE
    assert validity(mark, date(2020, 1, 1)) == Validity.ENDED


def test_what_was_never_granted() -> None:
    assert validity(title("patent", status="filed"), date(2026, 1, 1)) == Validity.PENDING
    assert validity(title("patent", status="refused"), date(2026, 1, 1)) == Validity.CLOSED
    assert validity(title("patent", status="withdrawn"), date(2026, 1, 1)) == Validity.CLOSED
    patent = title("patent", status="granted", granted_on=date(2010, 1, 1), valid_until=date(2025, 1, 1))
    assert validity(patent, date(2025, 1, 2)) == Validity.ENDED


@settings(max_examples=500, deadline=None)
@given(DAYS, DAYS)
def test_the_bounds_that_lists_filter_by_say_what_the_months_say(last: date, on: date) -> None:
    assert (last <= soon_until(on)) == (add_months(last, -6) <= on)
    assert (last >= grace_from(on)) == (add_months(last, 6) >= on)


@settings(max_examples=500, deadline=None)
@given(DAYS, some.integers(-400, 30))
def test_the_nearest_step_whose_day_has_come_is_due(last: date, days: int) -> None:
    on = last + timedelta(days=days)
    come = [months for months in LAPSE_MONTHS if add_months(last, -months) <= on]
    assert lapse_step(last, on) == (min(come, default=None) if on <= last else None)


@settings(max_examples=100, deadline=None)
@given(DAYS, some.lists(some.integers(1, 27), min_size=30, max_size=30))
def test_whenever_it_is_asked_each_step_comes_once_and_in_its_time(last: date, gaps: list[int]) -> None:
    """No pause is longer than the shortest step, so none is skipped; the first asking after its day tells it."""
    on, told = last - timedelta(days=400), dict[int, date]()
    for gap in gaps:
        before, on = on, on + timedelta(days=gap)
        step = lapse_step(last, on)
        if step and step not in told:
            told[step] = on
            assert before < add_months(last, -step) <= on
    assert list(told) == [months for months in LAPSE_MONTHS if add_months(last, -months) <= on]


@pytest.mark.parametrize(
    ("last", "months", "first"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2027, 2, 28), 12, date(2026, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
    ],
)
def test_at_the_ends_of_months_the_step_is_the_months_last_day(last: date, months: int, first: date) -> None:
    assert lapse_step(last, first) == months != lapse_step(last, first - timedelta(days=1))


@settings(max_examples=500, deadline=None)
@given(DAYS, some.integers(-600, 600))
def test_months_keep_the_day_or_end_with_the_month(day: date, months: int) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


def test_the_calendar_has_ends() -> None:
    assert within(date(9999, 11, 1), 12) == within(date.max, 6) == date.max
    assert add_months(date(9999, 6, 1), 12) == date.max and add_months(date(1, 6, 1), -12) == date.min
    assert kinds_with_grace() == ("trademark", "collective_mark", "certification_mark")
