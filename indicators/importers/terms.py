"""Terms of protection by the law in force on the filing day, and where a title stands on a day by its dates.

The table is `indicators/data/terms.yaml`. A span of years or months ends on the day of its beginning in the last year
or month, or on that month's last day where there is no such day (Civil Code, Article 148).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

from indicators.workflow import GRANTED_ONCE, LAPSE_MONTHS, TitleStatus, Validity

TABLE = Path(__file__).resolve().parents[1] / "data" / "terms.yaml"


class Dated(Protocol):
    """What of a title its validity hangs on."""

    kind: Any
    status: Any
    is_tree: Any
    filed_on: Any
    granted_on: Any
    valid_until: Any
    ended_on: Any


@dataclass(frozen=True)
class Term:
    """The term of one kind for filings from a day on.

    `years` is None where it is not known or without a limit; `renewal_times` None: as often as wished; `opens` and
    `grace`: months before and after the last day in which renewal is filed, None where unknown.
    """

    law: str
    counted_from: str
    confidence: str
    filed_from: date = date.min
    years: int | None = None
    tree_years: int | None = None
    unlimited: bool = False
    renewal_years: int | None = None
    renewal_times: int | None = None
    opens: int | None = None
    grace: int | None = None
    window_confidence: str = ""
    note: str = ""

    @property
    def is_known(self) -> bool:
        return self.unlimited or self.years is not None


@cache
def table() -> tuple[int, dict[str, tuple[Term, ...]]]:
    """Months before the last day that count as «soon», and per kind its terms by the day from which they hold."""
    data, found = yaml.safe_load(TABLE.read_text(encoding="utf-8")), dict[str, list[Term]]()
    for row in data["terms"]:
        renewal, window = row.pop("renewal", {}), row.pop("window", {})
        more = {"renewal_years": renewal.get("years"), "renewal_times": renewal.get("times")}
        more |= {"opens": window.get("opens"), "grace": window.get("grace")}
        more |= {"window_confidence": window.get("confidence", "")}
        for kind in row.pop("kinds"):
            found.setdefault(kind, []).append(Term(**row, **more))
    return data["soon_months"], {
        kind: tuple(sorted(rows, key=lambda row: row.filed_from)) for kind, rows in found.items()
    }


def term_of(kind: str, filed_on: date | None) -> Term | None:
    """The term that a filing of that day has; None where the day is unknown and the law asks for it."""
    rows = table()[1][kind]
    if filed_on is None:
        return rows[0] if len(rows) == 1 else None
    return [row for row in rows if row.filed_from <= filed_on][-1]


def add_months(day: date, months: int) -> date:
    """The same day so many months on (or back), or the last of that month; within the calendar of `date`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(title: Dated) -> date | None:
    """The last day of the first term of protection; None without a limit, not granted yet, or while unknown."""
    term = term_of(title.kind, title.filed_on)
    if term is None or title.granted_on is None:
        return None
    begins, years = getattr(title, term.counted_from), term.tree_years if title.is_tree else None
    years = years or term.years
    return add_months(begins, 12 * years) if begins and years else None


@dataclass(frozen=True)
class Renewal:
    """When renewal may be asked for: from `opens` (None: not known) to `until`, with a further fee to `grace`."""

    opens: date | None
    until: date
    grace: date | None


def renewal_of(title: Dated) -> Renewal | None:
    """The next renewal, of kinds that are renewed and while one is left; None otherwise."""
    term = term_of(title.kind, title.filed_on)
    if term is None or title.valid_until is None or not term.renewal_years:
        return None
    if term.renewal_times is not None and title.filed_on and term.years:
        whole = term.years + term.renewal_times * term.renewal_years
        if title.valid_until >= add_months(title.filed_on, 12 * whole):
            return None
    opens = add_months(title.valid_until, -term.opens) if term.opens else None
    grace = add_months(title.valid_until, term.grace) if term.grace else None
    return Renewal(opens, title.valid_until, grace)


def validity(title: Dated, on: date) -> Validity:
    """Where a title stands on a day, by its dates; without one granted yet, by how its application ended."""
    if title.granted_on is None or title.granted_on > on:
        closed = title.granted_on is None and title.status in (TitleStatus.REFUSED, TitleStatus.WITHDRAWN)
        return Validity.CLOSED if closed else Validity.PENDING
    if title.ended_on is not None and title.ended_on <= on:
        return Validity.ENDED
    if title.valid_until is None or title.valid_until > soon_until(on):
        return Validity.IN_FORCE
    if title.valid_until >= on:
        return Validity.EXPIRING
    return (
        Validity.GRACE if title.kind in kinds_with_grace() and title.valid_until >= grace_from(on) else Validity.ENDED
    )


def soon_until(on: date) -> date:
    """Titles that end on or before this day are about to on the day `on`."""
    return within(on, table()[0])


def within(on: date, months: int) -> date:
    """The latest last day of protection that is, on the day `on`, no more than so many months away."""
    day = add_months(on, months)
    day += min(timedelta(days=4), date.max - day)
    while add_months(day, -months) > on:
        day -= timedelta(days=1)
    return day


def lapse_step(until: date, on: date) -> int | None:
    """Which of LAPSE_MONTHS is due on a day for what is protected to the end of `until`.

    The nearest whose day has come, so that a day on which nobody asked is made up for; None before the first and
    once protection is over.
    """
    return min((months for months in LAPSE_MONTHS if on <= until <= within(on, months)), default=None)


def grace_from(on: date) -> date:
    """Titles that ended on or after this day may still be renewed on the day `on`."""
    months = max(row.grace or 0 for rows in table()[1].values() for row in rows)
    day = add_months(on, -months) - timedelta(days=4)
    while add_months(day, months) < on:
        day += timedelta(days=1)
    return day


@cache
def kinds_with_grace() -> tuple[str, ...]:
    return tuple(kind for kind, rows in table()[1].items() if any(row.grace for row in rows))


def looks_ended(title: Dated) -> bool:
    """The office says that protection is over, and no date of the row does."""
    return title.status in GRANTED_ONCE[1:] and title.ended_on is None
