"""Where a target is heading: a straight line through its accepted figures, later years heavier.

Weighted least squares: the figure of the newest year weighs 1, and each year before it `FADE` times the year after
it, so that figures of five years ago weigh a third of today's. The interval is the usual one for a new observation
of a weighted regression, with Student's t at n − 2 degrees of freedom.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.status.path import is_met, wanted
from indicators.workflow import Comparator

LEAST = 3  # accepted years below which nothing is foreseen
FADE = Fraction(4, 5)
SPAN = 3  # years that «the last years gave» looks back
FARTHEST = 50  # years after the last figure beyond which «some day» is not a forecast

# Upper 10 % points of Student's t for 1, 2, … degrees of freedom (80 % between the two sides): NIST/SEMATECH e-Handbook
# of Statistical Methods, 1.3.6.7.2. Beyond the table the last value serves, which is the wider side.
T80 = (
    "3.078", "1.886", "1.638", "1.533", "1.476", "1.440", "1.415", "1.397", "1.383", "1.372",
    "1.363", "1.356", "1.350", "1.345", "1.341", "1.337", "1.333", "1.330", "1.328", "1.325",
    "1.323", "1.321", "1.319", "1.318", "1.316", "1.315", "1.314", "1.313", "1.311", "1.310",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """value(t) = mean + slope · (t − middle), exactly, with what its spread needs. Years and the target's own unit."""

    mean: Fraction
    slope: Fraction
    middle: Fraction
    variance: Fraction
    weight: Fraction
    spread: Fraction
    freedom: int

    def at(self, year: int) -> Fraction:
        return self.mean + self.slope * (year - self.middle)

    def margin(self, year: int) -> Decimal:
        """Half the width of the 80 % interval for the figure of a year, which weighs as much as the newest."""
        away = year - self.middle
        error = self.variance * (1 + 1 / self.weight + away * away / self.spread)
        return Decimal(T80[min(self.freedom, len(T80)) - 1]) * decimal(error).sqrt()


@dataclass(frozen=True)
class Forecast:
    """`value` ± in `year`, at 80 %; `met_in`: the year from which the target holds, None when it is not foreseen.

    `band`: year → (low, value, high) for every year after the last figure up to `year`.
    """

    year: int
    value: Decimal
    low: Decimal
    high: Decimal
    met_in: int | None
    years: tuple[int, ...]
    band: Mapping[int, tuple[Decimal, Decimal, Decimal]]

    @property
    def is_met(self) -> bool:
        """The newest figure already satisfies the target."""
        return self.met_in is not None and self.met_in <= self.years[-1]


@dataclass(frozen=True)
class Pace:
    """So much a year, over so many years."""

    per_year: Decimal
    years: int


@dataclass(frozen=True)
class Outlook:
    """Where a target is heading in the year of its horizon; each part is None where there is nothing to say."""

    year: int
    forecast: Forecast | None
    needed: Pace | None
    gave: Pace | None


def foresee(
    figures: Mapping[int, Decimal],
    year: int,
    comparator: str,
    target: Decimal | None,
    bounds: tuple[Decimal | None, Decimal | None] = (None, None),
) -> Forecast | None:
    """From accepted figures by year; None with fewer than three. `bounds`: what cannot be passed."""
    if len(figures) < LEAST:
        return None
    line, last = fit(figures), max(figures)
    band = {each: within(line, each, bounds) for each in range(last + 1, max(year, last + 1) + 1)}
    low, value, high = band.get(year) or within(line, year, bounds)
    return Forecast(year, value, low, high, met_year(figures, line, comparator, target), tuple(sorted(figures)), band)


def fit(figures: Mapping[int, Decimal]) -> Line:
    """The weighted line through at least three figures."""
    last, zero = max(figures), Fraction(0)
    weights = {year: FADE ** (last - year) for year in figures}
    exact = {year: Fraction(value) for year, value in figures.items()}
    total = sum(weights.values(), zero)
    middle = sum((weights[year] * year for year in exact), zero) / total
    mean = sum((weights[year] * value for year, value in exact.items()), zero) / total
    spread = sum((weights[year] * (year - middle) ** 2 for year in exact), zero)
    slope = sum((weights[year] * (year - middle) * value for year, value in exact.items()), zero) / spread
    missed = {year: value - mean - slope * (year - middle) for year, value in exact.items()}
    freedom = len(figures) - 2
    variance = sum((weights[year] * gap**2 for year, gap in missed.items()), zero) / freedom
    return Line(mean, slope, middle, variance, total, spread, freedom)


def decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator


def within(line: Line, year: int, bounds: tuple[Decimal | None, Decimal | None]) -> tuple[Decimal, Decimal, Decimal]:
    """(low, value, high) of a year, none of them beyond what is possible."""
    value, margin = decimal(line.at(year)), line.margin(year)
    floor, ceiling = bounds

    def held(figure: Decimal) -> Decimal:
        figure = figure if floor is None else max(figure, floor)
        return figure if ceiling is None else min(figure, ceiling)

    return held(value - margin), held(value), held(value + margin)


def met_year(figures: Mapping[int, Decimal], line: Line, comparator: str, target: Decimal | None) -> int | None:
    """Since when the target has held, if it does now; else the year in which the line reaches it; None if never."""
    last, goal = max(figures), wanted(comparator, target)
    if goal is None or target is None:
        return None
    if is_met(comparator, target, figures[last]):
        failed = [year for year, value in figures.items() if not is_met(comparator, target, value)]
        return min(year for year in figures if year > max(failed, default=min(figures) - 1))
    if line.slope == 0:
        return None
    falling = comparator in (Comparator.AT_MOST, Comparator.LESS_THAN)
    if comparator != Comparator.EXACTLY and falling != (line.slope < 0):
        return None
    crossing = line.middle + (Fraction(goal) - line.mean) / line.slope
    if comparator == Comparator.EXACTLY and crossing < last:
        return None
    year = max(math.ceil(crossing), last + 1)
    if comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN) and year == crossing:
        year += 1
    return year if year <= last + FARTHEST else None


def needed_pace(figures: Mapping[int, Decimal], year: int, comparator: str, target: Decimal | None) -> Pace | None:
    """What each year from the newest figure to `year` must add; None when met, or when no year is left."""
    goal = wanted(comparator, target)
    if not figures or goal is None:
        return None
    last = max(figures)
    if last >= year or is_met(comparator, target, figures[last]):
        return None
    return Pace((goal - figures[last]) / (year - last), year - last)


def given_pace(figures: Mapping[int, Decimal]) -> Pace | None:
    """What a year added over the last three, or over as many of them as have figures; None with a single figure."""
    if not figures:
        return None
    last = max(figures)
    first = min(year for year in figures if year >= last - SPAN)
    return Pace((figures[last] - figures[first]) / (last - first), last - first) if first < last else None
