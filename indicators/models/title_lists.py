"""What the list of titles is asked for, and the rows that answer it: on the page, in the API and in a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q

from indicators.importers.numbers import read_number
from indicators.importers.terms import grace_from, kinds_with_grace, soon_until, within
from indicators.models.titles import TitleStatus, Validity
from indicators.querysets import TitleQuerySet

NOWHERE = "none"
SORTS = {"name": "name_order", "filed": "filed_on", "granted": "granted_on", "until": "valid_until"}


@dataclass(frozen=True)
class TitlesAsked:
    """What narrows the list; empty means any. `on`: the day of which `validity`, `lapsing` and `exploited` speak.

    `district` and `commune`: the id of an agency, or `NOWHERE` for titles whose own is not known; `lapsing`:
    protection runs out within so many months; `symbol`: a class or a group of them, of the classification `scheme`
    or of any; `sort`: a key of SORTS, «-» before it to turn it round.
    """

    on: date
    q: str = ""
    kind: str = ""
    status: str = ""
    validity: str = ""
    place: str = ""
    district: str = ""
    commune: str = ""
    lapsing: int | None = None
    year: int | None = None
    symbol: str = ""
    scheme: str = ""
    exploited: str = ""
    sort: str = ""


def narrowed_titles(rows: TitleQuerySet, asked: TitlesAsked) -> TitleQuerySet:
    """The titles asked for, in the order asked for: the newest grants first, what was searched by how well it fits."""
    rows = searched(rows, asked.q) if asked.q else rows
    plain = {name: getattr(asked, name) for name in ("kind", "status", "place")}
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    for name in ("district", "commune"):
        if value := getattr(asked, name):
            rows = rows.filter(**{name: None if value == NOWHERE else value})
    if asked.year:
        rows = rows.filter(granted_on__range=(date(asked.year, 1, 1), date(asked.year, 12, 31)))
    if asked.symbol:
        rows = rows.classified(asked.symbol, *([asked.scheme] if asked.scheme else []))
    if asked.validity:
        rows = rows.filter(stands(Validity(asked.validity), asked.on))
    if asked.lapsing:
        rows = rows.lapsing(asked.on, within(asked.on, asked.lapsing))
    if asked.exploited:
        rows = rows.exploited(asked.on)
    return ordered(rows, asked)


def searched(rows: TitleQuerySet, text: str) -> TitleQuerySet:
    """By a number in any writing where the text is one, else by words."""
    number = read_number(text)
    if number.form:
        return rows.filter(number_keys__contains=[number.key])
    return rows.searched(text)


def ordered(rows: TitleQuerySet, asked: TitlesAsked) -> TitleQuerySet:
    key = asked.sort.removeprefix("-")
    if key not in SORTS:
        by_fit = asked.q and not read_number(asked.q).form
        return (
            rows.order_by("-rank", "name_order", "pk")
            if by_fit
            else rows.order_by(F("granted_on").desc(nulls_last=True), "pk")
        )
    column: Any = F(SORTS[key])
    way = column.desc(nulls_last=True) if asked.sort.startswith("-") else column.asc(nulls_last=True)
    return rows.order_by(way, "pk")


def stands(validity: Validity, on: date) -> Q:
    """The titles of which `terms.validity` says so on the day."""
    closed = Q(granted_on=None, status__in=(TitleStatus.REFUSED, TitleStatus.WITHDRAWN))
    not_yet = Q(granted_on=None) | Q(granted_on__gt=on)
    alive = Q(granted_on__lte=on) & (Q(ended_on=None) | Q(ended_on__gt=on))
    in_grace = Q(valid_until__lt=on, valid_until__gte=grace_from(on), kind__in=kinds_with_grace())
    return {
        Validity.CLOSED: closed,
        Validity.PENDING: not_yet & ~closed,
        Validity.IN_FORCE: alive & (Q(valid_until=None) | Q(valid_until__gt=soon_until(on))),
        Validity.EXPIRING: alive & Q(valid_until__gte=on, valid_until__lte=soon_until(on)),
        Validity.GRACE: alive & in_grace,
        Validity.ENDED: Q(granted_on__lte=on) & (Q(ended_on__lte=on) | (Q(valid_until__lt=on) & ~in_grace)),
    }[validity]
