"""Where a target is heading: hand-worked cases, and what must hold for any figures."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.status import Pace, foresee, given_pace, needed_pace
from indicators.status.forecast import FADE, T80, fit

FIGURES = st.decimals(-1000, 1000, places=2)
YEARS = st.dictionaries(st.integers(2020, 2030), FIGURES, min_size=3, max_size=11)
TINY = Decimal("1e-15")


def series(*values: float | str, first: int = 2021) -> dict[int, Decimal]:
    return {year: Decimal(str(value)) for year, value in enumerate(values, first)}


def near(one: Decimal, other: Decimal, scale: Decimal = Decimal(1)) -> bool:
    return abs(one - other) <= TINY * max(1, abs(one), abs(scale))


def student(quantile: float, freedom: int) -> float:
    """The share of Student's t below `quantile`, by Simpson's rule."""
    steps, unit = 2000, math.gamma((freedom + 1) / 2) / (math.sqrt(freedom * math.pi) * math.gamma(freedom / 2))
    height = [unit * (1 + (quantile * i / steps) ** 2 / freedom) ** (-(freedom + 1) / 2) for i in range(steps + 1)]
    inner = 4 * sum(height[1:-1:2]) + 2 * sum(height[2:-1:2])
    return 0.5 + (height[0] + inner + height[-1]) * quantile / steps / 3


@pytest.mark.parametrize(("freedom", "quantile"), list(enumerate(T80, 1)))
def test_the_table_holds_eighty_in_a_hundred_between_its_two_sides(freedom: int, quantile: str) -> None:
    assert student(float(quantile), freedom) == pytest.approx(0.9, abs=0.0001)


def test_a_straight_course_goes_on_straight() -> None:
    found = foresee(series(1, 2, 3, 4), 2030, ">=", Decimal(10))
    assert found is not None
    assert near(found.value, Decimal(10)) and near(found.low, found.high), "nothing strays from the line"
    assert (found.met_in, found.years) == (2030, (2021, 2022, 2023, 2024))
    assert list(found.band) == list(range(2025, 2031)) and found.band[2030] == (found.low, found.value, found.high)


def test_the_weighted_line_by_hand() -> None:
    """Figures 0, 0, 1 weigh 0.64, 0.8 and 1: middle 2.14754…, mean 1/2.44, slope 0.8525…/1.587…"""
    line = fit(series(0, 0, 1, first=1))
    assert (FADE, line.weight, line.middle) == (Fraction(4, 5), Fraction(61, 25), Fraction(131, 61))
    assert line.mean == Fraction(25, 61)
    assert round(float(line.slope), 5) == 0.53719 and round(float(line.at(3)), 5) == 0.86777
    found = foresee(series(0, 0, 1, first=1), 4, ">=", Decimal(9))
    assert found is not None
    away, half = 4 - line.middle, float(found.high - found.low) / 2
    error = float(line.variance * (1 + 1 / line.weight + away**2 / line.spread))
    assert half == pytest.approx(3.078 * math.sqrt(error))


def test_later_years_count_for_more() -> None:
    slowing, plain = foresee(series(0, 4, 8, 9), 2025, ">=", Decimal(90)), Decimal(13)
    assert slowing is not None and slowing.value < plain, "an unweighted line would say 13"


@pytest.mark.parametrize("figures", [{}, series(4), series(4, 5)])
def test_fewer_than_three_years_foresee_nothing(figures: dict[int, Decimal]) -> None:
    assert foresee(figures, 2030, ">=", Decimal(10)) is None


@pytest.mark.parametrize(
    ("figures", "comparator", "target", "year"),
    [
        (series(1, 2, 3), ">=", 5, 2025),
        (series(1, 2, 3), ">", 5, 2026),
        (series(1, 2, 3), "~", 5, 2025),  # 4.75 is enough
        (series(1, 2, 3), "=", 5, 2025),
        (series(3, 2, 1), "=", 5, None),
        (series(9, 8, 7), "<=", 5, 2025),
        (series(9, 8, 7), "<", 5, 2026),
        (series(1, 2, 3), "<=", 2, None),  # falling target, rising figures
        (series(9, 8, 7), ">=", 10, None),
        (series(3, 3, 3), ">=", 5, None),  # no movement
        (series(3, 3, "3.01"), ">=", 500, None),  # some day is not a forecast
        (series(4, 5, 6), ">=", 5, 2022),  # met early, and held since
        (series(5, 4, 6), ">=", 5, 2023),  # met, lost, met again
        (series(5, 5, 5), ">=", 5, 2021),  # base = target: hold
        (series(6, 6, 4), ">=", 5, None),
        (series(0, 1, 1), "met", None, None),
        ({2021: Decimal(1), 2023: Decimal(3), 2026: Decimal(6)}, ">=", 8, 2028),  # gaps
        (series(-9, -6, -3), ">=", 3, 2025),
    ],
)
def test_when_the_target_is_foreseen_to_be_met(
    figures: dict[int, Decimal], comparator: str, target: int | None, year: int | None
) -> None:
    found = foresee(figures, 2030, comparator, None if target is None else Decimal(target))
    assert found is not None and found.met_in == year


def test_what_cannot_be_is_not_foreseen() -> None:
    found = foresee(series(60, 75, 97), 2030, "~", Decimal(70), (Decimal(0), Decimal(100)))
    assert found is not None
    assert (found.value, found.high) == (100, 100) and all(0 <= low <= 100 for low, _, _ in found.band.values())


def test_the_year_asked_for_may_be_over() -> None:
    found = foresee(series(1, 2, 3), 2022, ">=", Decimal(2))
    assert found is not None and near(found.value, Decimal(2)) and list(found.band) == [2024]


@pytest.mark.parametrize(
    ("figures", "needed", "gave"),
    [
        (series(1, 1, 2, 3, 4), Pace(Decimal("1.2"), 5), Pace(Decimal(1), 3)),
        (series(4, first=2028), Pace(Decimal(3), 2), None),
        (series(2, 4, first=2028), Pace(Decimal(6), 1), Pace(Decimal(2), 1)),
        ({2020: Decimal(0), 2026: Decimal(2), 2028: Decimal(8)}, Pace(Decimal(1), 2), Pace(Decimal(3), 2)),
        (series(9, 12), None, Pace(Decimal(3), 1)),
        (series(7, first=2030), None, None),
        ({}, None, None),
    ],
)
def test_what_is_needed_and_what_was_given(figures: dict[int, Decimal], needed: Pace | None, gave: Pace | None) -> None:
    assert needed_pace(figures, 2030, ">=", Decimal(10)) == needed
    assert given_pace(figures) == gave
    assert needed_pace(figures, 2030, "met", None) is None


@given(YEARS, FIGURES, FIGURES)
def test_a_forecast_moves_with_its_figures(figures: dict[int, Decimal], shift: Decimal, target: Decimal) -> None:
    one = foresee(figures, 2032, ">=", target)
    other = foresee({year: value + shift for year, value in figures.items()}, 2032, ">=", target + shift)
    assert one is not None and other is not None
    assert near(one.value + shift, other.value, Decimal(10**5)) and near(one.low + shift, other.low, Decimal(10**6))


@given(YEARS, st.decimals("0.01", 100, places=2), FIGURES)
def test_a_forecast_does_not_depend_on_the_unit(figures: dict[int, Decimal], unit: Decimal, target: Decimal) -> None:
    one = foresee(figures, 2032, ">=", target)
    other = foresee({year: value * unit for year, value in figures.items()}, 2032, ">=", target * unit)
    assert one is not None and other is not None
    assert near(one.value * unit, other.value, Decimal(10**7)) and near(one.high * unit, other.high, Decimal(10**8))


@given(YEARS, FIGURES)
def test_a_falling_target_is_a_rising_one_in_the_mirror(figures: dict[int, Decimal], target: Decimal) -> None:
    mirror = {year: -value for year, value in figures.items()}
    up, down = foresee(figures, 2032, ">=", target), foresee(mirror, 2032, "<=", -target)
    assert up is not None and down is not None
    assert (up.value, up.low, up.high, up.met_in) == (-down.value, -down.high, -down.low, down.met_in)
    needed, less = needed_pace(figures, 2032, ">=", target), needed_pace(mirror, 2032, "<=", -target)
    assert (needed is None) == (less is None)
    assert needed is None or less is None or needed.per_year == -less.per_year > 0


@given(YEARS)
def test_the_interval_holds_the_value_and_widens_with_the_years(figures: dict[int, Decimal]) -> None:
    found = foresee(figures, 2040, ">=", Decimal(0))
    assert found is not None
    widths = [high - low for low, _value, high in found.band.values()]
    assert all(low <= value <= high for low, value, high in found.band.values()) and widths == sorted(widths)


@given(YEARS, FIGURES)
def test_the_year_foreseen_is_the_first_in_which_the_line_reaches_the_target(
    figures: dict[int, Decimal], target: Decimal
) -> None:
    found, last, line = foresee(figures, 2032, ">=", target), max(figures), fit(figures)
    assert found is not None
    if found.met_in is None:
        assert line.slope <= 0 or line.at(last + 50) < target
    elif found.met_in > last:
        assert line.at(found.met_in) >= target and (found.met_in == last + 1 or line.at(found.met_in - 1) < target)
    else:
        assert all(value >= target for year, value in figures.items() if year >= found.met_in)


@given(YEARS, FIGURES)
def test_giving_what_is_needed_meets_the_target(figures: dict[int, Decimal], target: Decimal) -> None:
    needed, last = needed_pace(figures, 2040, ">=", target), max(figures)
    assert (needed is None) == (figures[last] >= target)
    assert needed is None or near(figures[last] + needed.per_year * needed.years, target, Decimal(1000))
