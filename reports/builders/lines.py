"""Agencies through the years: a successor's line continues its predecessors', and the change is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from agencies.models import Agency, Succession
from reports.builders.charts import Chart, Series, percent
from reports.builders.figures import Tally, Year, tally
from reports.builders.readings import Kin
from reports.builders.scope import LOCAL, Scope

SHOWN = 6  # lines that an eye can follow on one chart
NAMED = 3


@dataclass
class Line:
    """One line: who counts in it, its sums year by year, and the successions inside it."""

    label: str
    agencies: set[int] = field(default_factory=set)
    tallies: list[Tally] = field(default_factory=list)
    joins: list[Succession] = field(default_factory=list)

    def shares(self) -> tuple[Decimal | None, ...]:
        return tuple(found.done_share for found in self.tallies)

    @property
    def names(self) -> tuple[str, ...]:
        """Who gave way to whom."""
        return tuple(agency.name for edge in self.joins for agency in (edge.predecessor, edge.successor) if agency)

    @property
    def total(self) -> int:
        return sum(found.total for found in self.tallies)


def lines(years: Sequence[Year], scope: Scope, kin: Kin) -> list[Line]:
    """The one asked for; else a line for each agency that continues others, and one for all communes."""
    found: dict[object, Line] = {}
    for agency in {account.agency.pk: account.agency for year in years for account in year.accounts}.values():
        key, label = place_of(agency, scope, kin)
        found.setdefault(key, Line(label)).agencies.add(agency.pk)
    for line in found.values():
        line.tallies = [tally(part for part in year.parts if part.agency.pk in line.agencies) for year in years]
        line.joins = kin.joins(between(line.agencies, kin))
    return sorted(found.values(), key=lambda line: (-line.total, line.label))


def between(agencies: set[int], kin: Kin) -> set[int]:
    """With those that stood between two of them and never reported themselves."""
    onward = set().union(*(kin.line.reachable(pk) for pk in agencies))
    back = set().union(*(kin.before(pk) for pk in agencies))
    return (onward & back) | agencies


def place_of(agency: Agency, scope: Scope, kin: Kin) -> tuple[object, str]:
    if scope.agencies is not None:
        asked = scope.agency or scope.territory
        return "asked", kin.line.by_id[asked].name if asked else ""
    if agency.kind in LOCAL:
        return "local", _("Ủy ban nhân dân cấp huyện, cấp xã")
    heir = kin.heir(agency)
    return heir.pk, heir.name


def of_lines(years: Sequence[Year], scope: Scope, kin: Kin) -> Chart:
    """The biggest lines as a chart; all that are shown have their changes told below."""
    shown = [line for line in lines(years, scope, kin) if line.total][:SHOWN]
    series = tuple(Series(line.label, line.shares(), marks=marks(line, years)) for line in shown)
    return Chart(
        key="lines",
        kind="lines",
        title=_("Tỷ lệ phần việc hoàn thành của từng cơ quan, nối tiếp qua sắp xếp"),
        sentence=told(shown, years),
        head=_("Năm"),
        unit="%",
        categories=tuple(str(year.year) for year in years),
        series=series,
        notes=tuple(words for line in shown if (words := continued(line))),
        named=tuple(name for line in shown for name in line.names),
    )


def marks(line: Line, years: Sequence[Year]) -> tuple[int, ...]:
    """The places of the years in which an agency of the line gave way to another."""
    found = set()
    for edge in line.joins:
        place = next((n for n, year in enumerate(years) if year.period.window_end >= edge.effective_on), None)
        if place is not None and edge.effective_on >= years[0].period.window_start:
            found.add(place)
    return tuple(sorted(found))


def told(shown: Sequence[Line], years: Sequence[Year]) -> str:
    if not shown or not years:
        return _("Chưa có số liệu.")
    if len(shown) > 1:
        return _("%(count)s cơ quan nhiều phần việc nhất; dấu hình thoi ở năm cơ quan được sắp xếp, kế thừa.") % {
            "count": len(shown)
        }
    first, last = shown[0].shares()[0], shown[0].shares()[-1]
    return _("%(name)s: năm %(first)s hoàn thành %(before)s, năm %(last)s hoàn thành %(now)s phần việc.") % {
        "name": shown[0].label, "first": years[0].year, "last": years[-1].year, "before": percent(first),
        "now": percent(last),
    }  # fmt: skip


def continued(line: Line) -> str:
    """«Từ 01/07/2025: A tiếp nhận nhiệm vụ của B, C.», for the changes of one line."""
    by_heir: dict[tuple[str, str], list[str]] = {}
    for edge in line.joins:
        if edge.successor is not None:
            many = line.label if edge.predecessor.kind in LOCAL and len(line.joins) > NAMED else edge.successor.name
            before = by_heir.setdefault((f"{edge.effective_on:%d/%m/%Y}", many), [])
            if edge.predecessor.name not in before:
                before.append(edge.predecessor.name)
    return " ".join(sentence(day, heir, before, line) for (day, heir), before in by_heir.items())


def sentence(day: str, heir: str, before: list[str], line: Line) -> str:
    if heir == line.label and len(before) > NAMED:
        heirs = len({edge.successor_id for edge in line.joins})
        words = {"day": day, "before": len(before), "heirs": heirs}
        return _("Từ %(day)s: %(heirs)s xã, phường tiếp nhận nhiệm vụ của %(before)s huyện, thành phố.") % words
    words = {"day": day, "heir": heir, "before": ", ".join(before)}
    return _("Từ %(day)s: %(heir)s tiếp nhận nhiệm vụ của %(before)s.") % words


def table(years: Sequence[Year], found: Iterable[Line]) -> list[dict[str, Any]]:
    """Every line with its done parts and its parts, year by year."""
    rows = []
    for line in found:
        at = marks(line, years)
        cells = [
            {
                "year": years[place].year,
                "done": row.done,
                "total": row.total,
                "share": percent(row.done_share),
                "mark": place in at,
            }
            for place, row in enumerate(line.tallies)
        ]
        rows.append({"label": line.label, "cells": cells, "notes": continued(line), "names": [line.label, *line.names]})
    return rows
