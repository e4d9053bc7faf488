"""Where a target stands: the formulas, by hand-worked cases and by what must hold for any figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.status import Path, expected, is_met, share, standing
from indicators.workflow import Comparator, Standing

FIGURES = st.decimals(-1000, 1000, places=2)
RISING = Path(Decimal(100), 2020, Decimal(200), 2030)
FALLING = Path(Decimal(42), 2023, Decimal(12), 2030)
HOLD = Path(Decimal(5), 2020, Decimal(5), 2030)


@pytest.mark.parametrize(
    ("path", "year", "value"),
    [
        (RISING, 2019, 100),
        (RISING, 2020, 100),
        (RISING, 2025, 150),
        (RISING, 2030, 200),
        (RISING, 2035, 200),
        (FALLING, 2026, Decimal(42) - Decimal(90) / 7),
        (HOLD, 2025, 5),
        (Path(Decimal(100), 2020, Decimal(200), 2030, {2025: Decimal(120)}), 2025, 120),
        (Path(Decimal(100), 2020, Decimal(200), 2030, {2025: Decimal(120)}), 2026, 160),
        (Path(Decimal(1), 2030, Decimal(9), 2030), 2030, 1),
    ],
)
def test_the_path_is_straight_save_for_its_milestones(path: Path, year: int, value: Decimal) -> None:
    assert expected(path, year) == value


@pytest.mark.parametrize(
    ("comparator", "target", "yes", "no"),
    [
        (">=", "10", "10", "9.99"),
        (">", "8", "8.01", "8"),
        ("=", "1", "1", "1.01"),
        ("<=", "20", "20", "20.01"),
        ("<", "30", "29.99", "30"),
        ("~", "70", "66.5", "66.49"),
        ("met", None, "1", "0"),
        (">=", None, "1", "0"),
    ],
)
def test_each_comparator_has_its_edge(comparator: str, target: str | None, yes: str, no: str) -> None:
    wanted = None if target is None else Decimal(target)
    assert is_met(comparator, wanted, Decimal(yes))
    assert not is_met(comparator, wanted, Decimal(no))


@pytest.mark.parametrize(
    ("path", "comparator", "target", "actual", "year", "result"),
    [
        (RISING, ">=", 200, None, 2025, "no_data"),
        (None, ">=", 10, 9, 2025, "no_baseline"),
        (None, ">=", 10, 10, 2025, "met"),
        (None, "met", None, 0, 2025, "no_baseline"),
        (RISING, ">=", 200, 200, 2025, "met"),
        # 2025 asks for 150: a step of 50 from the base.
        (RISING, ">=", 200, "147.5", 2025, "on_track"),
        (RISING, ">=", 200, "147.49", 2025, "at_risk"),
        (RISING, ">=", 200, 130, 2025, "at_risk"),
        (RISING, ">=", 200, "129.99", 2025, "behind"),
        (RISING, ">=", 200, 100, 2025, "behind"),
        (RISING, ">=", 200, "99.99", 2025, "regressed"),
        # Falling: 2030 asks for 12, a step of 30 down.
        (FALLING, "<=", 12, 12, 2030, "met"),
        (FALLING, "<=", 12, "13.5", 2030, "on_track"),
        (FALLING, "<=", 12, 24, 2030, "at_risk"),
        (FALLING, "<=", 12, 25, 2030, "behind"),
        (FALLING, "<=", 12, 43, 2030, "regressed"),
        # In the base year nothing is asked yet; towards the target is good, away from it is not.
        (RISING, ">=", 200, 100, 2020, "on_track"),
        (RISING, ">=", 200, 101, 2020, "on_track"),
        (RISING, ">=", 200, 99, 2020, "regressed"),
        (FALLING, "<=", 12, 41, 2023, "on_track"),
        (FALLING, "<=", 12, 43, 2023, "regressed"),
        # «Hold».
        (HOLD, ">", 5, 5, 2025, "on_track"),
        (HOLD, ">", 5, 4, 2025, "regressed"),
    ],
)
def test_where_a_figure_stands(
    path: Path | None, comparator: str, target: int | None, actual: str | int | None, year: int, result: str
) -> None:
    wanted = None if target is None else Decimal(target)
    figure = None if actual is None else Decimal(actual)
    assert standing(path, comparator, wanted, figure, year) == result


@given(FIGURES, FIGURES, FIGURES, st.integers(2020, 2031))
def test_a_target_and_its_mirror_image_stand_alike(base: Decimal, target: Decimal, actual: Decimal, year: int) -> None:
    up = standing(Path(base, 2020, target, 2030), Comparator.AT_LEAST, target, actual, year)
    down = standing(Path(-base, 2020, -target, 2030), Comparator.AT_MOST, -target, -actual, year)
    assert up == down


@given(FIGURES, FIGURES, FIGURES, FIGURES, st.integers(2020, 2030))
def test_a_better_figure_never_stands_worse(
    base: Decimal, target: Decimal, one: Decimal, other: Decimal, year: int
) -> None:
    assume(target > base)
    path, order = Path(base, 2020, target, 2030), ["regressed", "behind", "at_risk", "on_track", "met"]
    worse, better = sorted((one, other))
    ranks = [order.index(standing(path, Comparator.AT_LEAST, target, figure, year)) for figure in (worse, better)]
    assert ranks == sorted(ranks)


@given(FIGURES, FIGURES, st.integers(2015, 2035))
def test_the_path_never_leaves_its_two_ends(base: Decimal, target: Decimal, year: int) -> None:
    assert min(base, target) <= expected(Path(base, 2020, target, 2030), year) <= max(base, target)


def test_a_share_needs_something_to_divide_by() -> None:
    assert share(Decimal(7), Decimal(10)) == 70
    assert share(Decimal(7), Decimal(0)) is None
    assert Standing("stale").label == "Số liệu cũ"
