"""Figures that agencies report and targets record, held against last year's and against what the register counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Subquery
from django.urls import reverse

from agencies.models import Agency
from core.fields import format_decimal
from indicators.models import (
    EnforcementCase,
    Found,
    Observation,
    Statistic,
    StatisticFigure,
    Title,
    asked_of,
    count_again,
    count_indicator,
    counted_cases,
)
from plans.models import State, Submission

TENFOLD = 10
SENT = (State.SUBMITTED, State.ACCEPTED)
Cell = tuple[str, str]  # the keys of a row and of a column


def tenfold(rule: str, _on: date) -> Iterator[Found]:
    """A cell against the same cell of the same agency a year before; from nothing to something is no multiple."""
    before = StatisticFigure.objects.filter(
        period__plan=OuterRef("period__plan"), period__kind=OuterRef("period__kind"),
        period__part=OuterRef("period__part"), period__year=OuterRef("period__year") - 1,
        statistic=OuterRef("statistic"), agency=OuterRef("agency"), row=OuterRef("row"), column=OuterRef("column"),
        value__gt=0,
    )  # fmt: skip
    rows = StatisticFigure.objects.annotate(before=Subquery(before.values("value")[:1]))
    rows = rows.filter(value__gte=F("before") * TENFOLD).order_by()
    columns = ("pk", "statistic__name", "agency__short_name", "period__year", "value", "before")
    for pk, name, agency, year, value, past in rows.values_list(*columns):
        words = f"{name}, {agency}, {year}: {format_decimal(value)} ({year - 1}: {format_decimal(past)})"
        yield Found(rule, subject=f"figure:{pk}", name=words)


def against_register(rule: str, on: date) -> Iterator[Found]:
    """What was reported against what the register says of the same: an agency's cases, titles, figures of targets."""
    yield from below_cases(rule)
    yield from beyond_titles(rule)
    yield from unlike_count(rule, on)


def below_cases(rule: str) -> Iterator[Found]:
    """Cells of accounts sent or accepted that say less than the agency's own list of cases.

    More is no contradiction: nobody has to write down every case.
    """
    window = OuterRef("period__window_start"), OuterRef("period__window_end")
    cases = EnforcementCase.objects.filter(agency=OuterRef("agency"), handled_on__range=window)
    sent = Submission.objects.filter(Exists(cases), state__in=SENT)
    for account in sent.select_related("period", "agency").order_by("pk"):
        asked = {row.key: row for row in asked_of(account.period, account.agency) if row.from_cases}
        _cases, counted = counted_cases(account.period, account.agency_id, asked.values())
        said = reported_by(account)
        for (key, row, column), number in counted.items():
            known = said.get((key, row, column))
            if (known or 0) < number:
                yield lower(rule, account, asked[key], (row, column), known, number)


def reported_by(account: Submission) -> Mapping[tuple[str, str, str], Decimal]:
    rows = StatisticFigure.objects.filter(period=account.period, agency=account.agency).order_by()
    return {tuple(cell): value for *cell, value in rows.values_list("statistic__key", "row", "column", "value")}  # type: ignore[misc]


def lower(
    rule: str, account: Submission, statistic: Statistic, cell: Cell, known: Decimal | None, number: Decimal
) -> Found:
    return Found(
        rule,
        subject=f"cell:{account.pk}:{statistic.key}:{cell[0]}:{cell[1]}",
        name=called(statistic, cell, account.agency, account.period.year),
        reported=told(known, statistic.unit),
        counted=told(number, statistic.unit),
        rows=cases_of(account, statistic, cell),
    )


def called(statistic: Statistic, cell: Cell, agency: Agency, year: int) -> str:
    names = [name_in(statistic.rows, cell[0]), name_in(statistic.columns, cell[1])]
    what = ": ".join(part for part in (statistic.name, " – ".join(filter(None, names))) if part)
    return f"{what}, {agency.short_name}, {year}"


def name_in(items: list[dict[str, Any]], key: str) -> str:
    return next((str(item["name"]) for item in items if item["key"] == key), "")


def told(value: Decimal | None, unit: str) -> str:
    return "–" if value is None else f"{format_decimal(value)} {unit}"


def cases_of(account: Submission, statistic: Statistic, cell: Cell) -> str:
    """The list of the cases that were counted, as narrowly as the list can be asked for one kind of each."""
    begins, ends = account.period.window_start, account.period.window_end
    asked = {"agency": str(account.agency_id), "since": f"{begins:%d/%m/%Y}", "until": f"{ends:%d/%m/%Y}"}
    how = statistic.from_cases or {}
    for side, items, key in (("rows", statistic.rows, cell[0]), ("columns", statistic.columns, cell[1])):
        values: list[str] = next((item.get("values", []) for item in items if item["key"] == key), [])
        if how.get(side) in ("measure", "channel") and len(values) == 1:
            asked[how[side]] = values[0]
    return f"{reverse('indicators:cases')}?{urlencode(asked)}"


def beyond_titles(rule: str) -> Iterator[Found]:
    """Accepted applications and titles that an agency tells of, more than the register has of these objects at all."""
    told_of = StatisticFigure.objects.exclude(statistic__within_register="")
    sent = Submission.objects.filter(state__in=SENT)
    rows = told_of.filter(column=F("statistic__within_register")).of_accounts(sent)
    for figure in rows.select_related("statistic", "agency", "period").order_by("pk"):
        statistic = figure.statistic
        kinds: list[str] = next((item["values"] for item in statistic.rows if item["key"] == figure.row), [])
        known = Title.objects.filter(kind__in=kinds).accepted_by(figure.period.window_end).count()
        if figure.value > known:
            cell = figure.row, figure.column
            yield Found(
                rule,
                subject=f"titles:{figure.pk}",
                name=called(statistic, cell, figure.agency, figure.period.year),
                reported=told(figure.value, statistic.unit),
                counted=told(Decimal(known), statistic.unit),
                rows=reverse("indicators:titles") + (f"?kind={kinds[0]}" if len(kinds) == 1 else ""),
            )


def unlike_count(rule: str, on: date) -> Iterator[Found]:
    """Figures of closed periods that the register, as it stands today, does not count for their day any more.

    What is still open is counted anew each night.
    """
    rows = Observation.objects.filter(agency=None, indicator__rule__isnull=False, period__closed_at__isnull=False)
    for figure in rows.filter(period__window_end__lte=on).select_related("indicator", "period").order_by("pk"):
        found = count_again(figure) or count_indicator(figure.indicator, figure.period.window_end)
        if found is None or all(getattr(figure, name) == value for name, value in found.parts.items()):
            continue
        asked = {"figure": figure.pk} if figure.rule else {"on": f"{figure.period.window_end:%d/%m/%Y}"}
        unit = figure.indicator.unit
        yield Found(
            rule,
            subject=f"observation:{figure.pk}",
            name=f"{figure.indicator.name}, {figure.period.year}",
            reported=parts({name: getattr(figure, name) for name in found.parts}, unit),
            counted=parts(found.parts, unit),
            rows=f"{reverse('indicators:rows', args=[figure.indicator_id])}?{urlencode(asked)}",
        )


def parts(figure: Mapping[str, Decimal | None], unit: str) -> str:
    """A share as what it is a share of."""
    numerator, denominator = figure["numerator"], figure["denominator"]
    if numerator is None or denominator is None:
        return told(figure["value"], unit)
    return f"{format_decimal(numerator)}/{format_decimal(denominator)}"
