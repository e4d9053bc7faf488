"""Working days, computed from the public holidays of Vietnam and a table of overrides; never stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from holidays.utils import country_holidays

Overrides = Mapping[date, bool]
DAY = timedelta(days=1)
SATURDAY = 5
# Beyond this many days nobody counts working days, and no loop should.
FAR = 400


@dataclass(frozen=True)
class Year:
    """What the calendar knows of a year: days off by name, and weekend days worked in exchange for one of them."""

    off: Mapping[date, str]
    worked: frozenset[date]


@lru_cache(maxsize=64)
def known(year: int) -> Year:
    """The public holidays of a year with their days in lieu and swap days, in Vietnamese."""
    found = country_holidays("VN", years=year, language="vi")
    worked = frozenset(day for day in found.weekend_workdays if day.year == year)
    return Year({day: found[day] for day in sorted(found)}, worked)


def is_working_day(day: date, overrides: Overrides) -> bool:
    """The override decides where there is one; else weekends and holidays are off, swapped Saturdays are not."""
    if day in overrides:
        return overrides[day]
    year = known(day.year)
    if day in year.worked:
        return True
    return day.weekday() < SATURDAY and day not in year.off


def working_days_between(start: date, end: date, overrides: Overrides) -> int:
    """Working days after `start`, up to and with `end`; 0 when `end` is not later. At most 400 days are walked."""
    days = min((end - start).days, FAR)
    return sum(is_working_day(start + DAY * number, overrides) for number in range(1, days + 1))


def last_day(deadline: datetime) -> date:
    """The last day on which one is in time: the day before a deadline at 00:00."""
    return timezone.localtime(deadline - timedelta(microseconds=1)).date()


def working_days_left(deadline: datetime, today: date, overrides: Overrides) -> int:
    """Working days after today on which one is still in time; 0 on the last of them, and when it has passed."""
    return working_days_between(today, last_day(deadline), overrides)


@dataclass(frozen=True)
class Coming:
    """The next reminder of an account: the day, and the step (working days left; 0 means overdue)."""

    day: date
    step: int


def step_today(deadline: datetime, moment: datetime, steps: Sequence[int], overrides: Overrides) -> int | None:
    """Which reminder is due now: the nearest step reached, 0 once the deadline has passed, None when none is yet.

    A day on which the job did not run is made up for the next day: the step stays due until it was told.
    """
    if moment >= deadline:
        return 0
    left = working_days_left(deadline, timezone.localdate(moment), overrides)
    return min((step for step in steps if left <= step), default=None)


def next_reminder(deadline: datetime, today: date, steps: Sequence[int], overrides: Overrides) -> Coming | None:
    """The next reminder after today; None when the deadline passed before today, as nothing more follows."""
    end = last_day(deadline)
    if today > end:
        return None
    left = working_days_between(today, end, overrides)
    step = max((step for step in steps if step < left), default=0)
    if step == 0:
        return Coming(end + DAY, 0)
    day = today
    while working_days_between(day, end, overrides) > step:
        day += DAY
    return Coming(day, step)
