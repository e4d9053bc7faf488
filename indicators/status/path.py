"""Where a target stands: pure formulas.

Linear path: expected(t) = base + (target − base)·(t − t0)/(T − t0); explicit milestones override it;
ratio = (actual − base)/(expected − base). Falling targets go by the same formula; target = base means hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from indicators.workflow import Comparator, Standing

ON_TRACK, AT_RISK = Decimal("0.95"), Decimal("0.60")
ABOUT = Decimal("0.05")


@dataclass(frozen=True)
class Path:
    """From `base` in year `base_year` to `target` in `target_year`; `milestones`: year → value. One unit throughout."""

    base: Decimal
    base_year: int
    target: Decimal
    target_year: int
    milestones: Mapping[int, Decimal] = field(default_factory=dict)


def expected(path: Path, year: int) -> Decimal:
    """The value the path asks for in `year`; before the base year the base, after the target year the target."""
    if year in path.milestones:
        return path.milestones[year]
    if year <= path.base_year:
        return path.base
    if year >= path.target_year:
        return path.target
    return path.base + (path.target - path.base) * (year - path.base_year) / (path.target_year - path.base_year)


def is_met(comparator: str, target: Decimal | None, actual: Decimal) -> bool:
    """Does the figure satisfy the target's own words? «khoảng» accepts a shortfall of five hundredths of the target.

    A target without a number («đạt») is met when the assessment is 1.
    """
    if comparator == Comparator.MET or target is None:
        return actual >= 1
    answers = {
        Comparator.AT_LEAST: actual >= target,
        Comparator.MORE_THAN: actual > target,
        Comparator.EXACTLY: actual == target,
        Comparator.AT_MOST: actual <= target,
        Comparator.LESS_THAN: actual < target,
        Comparator.ABOUT: actual >= target * (1 - ABOUT),
    }
    return answers[Comparator(comparator)]


def standing(path: Path | None, comparator: str, target: Decimal | None, actual: Decimal | None, year: int) -> Standing:
    """Met; else by the ratio to the path; without a baseline nothing is claimed; without a figure neither."""
    if actual is None:
        return Standing.NO_DATA
    if is_met(comparator, target, actual):
        return Standing.MET
    if path is None:
        return Standing.NO_BASELINE
    wanted = expected(path, year) - path.base
    if wanted == 0:
        return Standing.ON_TRACK if actual == path.base else regress(path, actual)
    ratio = (actual - path.base) / wanted
    if ratio < 0:
        return Standing.REGRESSED
    if ratio >= ON_TRACK:
        return Standing.ON_TRACK
    return Standing.AT_RISK if ratio >= AT_RISK else Standing.BEHIND


def regress(path: Path, actual: Decimal) -> Standing:
    """Nothing is asked yet (or «hold» is): moving towards the target is on track, away from it is a regress."""
    towards = path.target - path.base
    return Standing.ON_TRACK if (actual - path.base) * towards > 0 else Standing.REGRESSED


def is_stale(figure_year: int | None, year: int) -> bool:
    """Is the newest accepted figure of an older year than the one asked about?"""
    return figure_year is not None and figure_year < year


def wanted(comparator: str, target: Decimal | None) -> Decimal | None:
    """The least (or, where less is better, the most) that satisfies the target; None for «đạt», which has no number."""
    if comparator == Comparator.MET or target is None:
        return None
    return target * (1 - ABOUT) if comparator == Comparator.ABOUT else target


def share(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """A ratio in percent from its two parts; None where there is nothing to divide by."""
    return None if denominator == 0 else numerator * 100 / denominator
