"""From figures to pictures: each chart has its title, its sentence and the table behind it, of the same numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.fields import format_decimal
from reports.builders.figures import Accounts, Bucket, Group, Tally, Year, accounts, share, tally

Value = int | Decimal | None
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Series:
    """One colour and pattern of a chart. `look` names them; `marks` are the places of a change of name."""

    name: str
    data: tuple[Value, ...]
    look: str = ""
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Chart:
    """`kind`: stacked (bars of parts), shares (the same, each bar a whole), bars, lines, tree, heat.

    `short`: names at the axis. `parents`: of a tree, what each category belongs to.

    `drawn`: how many of the first categories are drawn, where the table behind says more; 0 draws all.
    `named`: names in the notes that stand nowhere else.
    """

    key: str
    kind: str
    title: str
    sentence: str
    head: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    totals: bool = False
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    drawn: int = 0
    named: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Whose names the sentence and the notes may hold."""
        return (*self.named, *self.categories, *(row.name for row in self.series))

    @property
    def spec(self) -> dict[str, Any]:
        """What the script draws; Decimals as numbers."""
        drawn = slice(self.drawn or None)
        return {
            "kind": self.kind,
            "unit": self.unit,
            "label": f"{self.title}. {self.sentence}",
            "categories": (self.short or self.categories)[drawn],
            "parents": self.parents,
            "series": [
                {
                    "name": row.name,
                    "look": row.look,
                    "data": [float(value) if isinstance(value, Decimal) else value for value in row.data[drawn]],
                    "marks": row.marks,
                }
                for row in self.series
            ],
        }

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The same numbers as lines of a table; a mark stands at the place where the chart has one."""
        found = []
        for place, category in enumerate(self.categories):
            cells = [
                {"label": row.name, "text": self.words(row.data[place]), "mark": place in row.marks}
                for row in self.series
            ]
            if self.totals:
                total = sum(row.data[place] or 0 for row in self.series)
                cells.append({"label": _("Tổng"), "text": self.words(total), "mark": False})
            link = self.links[place] if place < len(self.links) else ""
            found.append({"label": category, "cells": cells, "link": link})
        return found

    def words(self, value: Value) -> str:
        if value is None:
            return "–"
        return format_decimal(Decimal(value)) + (f"{NBSP}%" if self.unit == "%" else "")


def stacked(groups: Sequence[Group], kind: str = "shares", **about: Any) -> Chart:
    """Bars cut by state; a state that nobody is in has no series."""
    used = [bucket for bucket in Bucket if any(group.tally.counts[bucket] for group in groups)]
    series = [
        Series(str(bucket.label), tuple(group.tally.counts[bucket] for group in groups), bucket.value)
        for bucket in used
    ]
    labels = tuple(group.label for group in groups)
    return Chart(kind=kind, categories=labels, series=tuple(series), totals=True, **about)


def of_agencies(groups: Sequence[Group], links: Iterable[str] = (), drawn: int = 0) -> Chart:
    whole = [group for group in groups if group.tally.total]
    worst = max(whole, key=lambda group: group.tally.counts[Bucket.OVERDUE], default=None)
    if worst is None:
        words = _("Chưa có phần việc nào.")
    elif late := worst.tally.counts[Bucket.OVERDUE]:
        words = _("Quá hạn nhiều nhất: %(name)s, %(part)s trên %(whole)s phần việc.") % {
            "name": worst.label, "part": late, "whole": worst.tally.total,
        }  # fmt: skip
    else:
        done, total = sum(group.tally.done for group in whole), sum(group.tally.total for group in whole)
        words = _("Không cơ quan nào có phần việc quá hạn; đã hoàn thành %(share)s phần việc.") % {
            "share": of_whole(done, total)
        }
    if 0 < drawn < len(groups):
        words += " " + _("Biểu đồ vẽ %(drawn)s cơ quan còn nhiều việc nhất, bảng có đủ %(all)s cơ quan.") % {
            "drawn": drawn, "all": len(groups),
        }  # fmt: skip
    return stacked(
        groups,
        key="by-agency",
        title=_("Tình trạng nhiệm vụ theo cơ quan chủ trì"),
        sentence=words,
        head=_("Cơ quan"),
        links=tuple(links),
        short=tuple(group.short or group.label for group in groups),
        drawn=drawn,
    )


def of_states(whole: Tally) -> Chart:
    lines = [(bucket, number) for bucket, number in whole.counts.items() if number]
    most = max(lines, key=lambda line: line[1], default=None)
    words = _("Chưa có phần việc nào.")
    if most is not None:
        words = _("Nhiều nhất là «%(state)s»: %(share)s phần việc.") % {
            "state": most[0].label, "share": of_whole(most[1], whole.total),
        }  # fmt: skip
    return Chart(
        key="by-state",
        kind="bars",
        title=_("Cơ cấu tình trạng"),
        sentence=words,
        head=_("Tình trạng"),
        categories=tuple(str(bucket.label) for bucket, _number in lines),
        series=(Series(_("Số phần việc"), tuple(number for _bucket, number in lines), ",".join(b for b, _n in lines)),),
    )


def of_assignments(groups: Sequence[Group], short: Sequence[str]) -> Chart:
    """`short`: what stands at the axis, as headings of the plan are long."""
    least = min((row for row in groups if row.tally.total), key=lambda row: row.tally.done_share or 0, default=None)
    words = _("Chưa có phần việc nào.")
    if least is not None:
        words = _("Hoàn thành ít nhất: nhóm %(name)s, %(share)s phần việc.") % {
            "name": short[list(groups).index(least)], "share": of_whole(least.tally.done, least.tally.total),
        }  # fmt: skip
    return stacked(
        groups,
        key="by-assignment",
        title=_("Tiến độ theo nhóm nhiệm vụ"),
        sentence=words,
        head=_("Nhóm nhiệm vụ"),
        short=tuple(short),
    )


def of_years(years: Sequence[Year], moment: datetime) -> Chart:
    groups = [Group(str(year.year), tally(year.parts)) for year in years]
    counted = [(group.label, group.tally.done, group.tally.total) for group in groups]
    return stacked(
        groups,
        key="by-year",
        kind="stacked",
        title=_("Tình trạng nhiệm vụ qua các năm"),
        sentence=course(over(years, counted, moment) or counted, _("phần việc hoàn thành")) + running(years, moment),
        head=_("Năm"),
    )


def of_timeliness(years: Sequence[Year], moment: datetime) -> Chart:
    """How the agencies' accounts came in, year by year: in time, late, or not yet."""
    found: list[Accounts] = [accounts(year, moment) for year in years]
    counted = [(str(year.year), row.on_time, row.expected) for year, row in zip(years, found, strict=True)]
    return Chart(
        key="timeliness",
        kind="shares",
        title=_("Cơ quan gửi báo cáo đúng hạn qua các năm"),
        sentence=course(over(years, counted, moment) or counted, _("cơ quan gửi đúng hạn")) + running(years, moment),
        head=_("Năm"),
        totals=True,
        categories=tuple(year for year, _part, _whole in counted),
        series=(
            Series(_("Gửi đúng hạn"), tuple(row.on_time for row in found), "done_on_time"),
            Series(_("Gửi muộn"), tuple(row.sent - row.on_time for row in found), "done_late"),
            Series(_("Chưa gửi"), tuple(row.expected - row.sent for row in found), "unreported"),
        ),
    )


def over(years: Sequence[Year], counted: Sequence[Any], moment: datetime) -> list[Any]:
    """Only the years whose deadline has passed, as a running one compares with none."""
    return [row for year, row in zip(years, counted, strict=True) if year.is_over(moment)]


def running(years: Sequence[Year], moment: datetime) -> str:
    if not years or years[-1].is_over(moment):
        return ""
    return " " + _("Năm %(year)s đang báo cáo nên chưa so sánh được.") % {"year": years[-1].year}


def course(numbers: Sequence[tuple[str, int, int]], what: str) -> str:
    """«Năm 2025: 51/55 cơ quan gửi đúng hạn (92,7 %), tăng so với năm 2024 (88,9 %).»"""
    if not numbers:
        return _("Chưa có số liệu.")
    year, part, whole = numbers[-1]
    told = {"year": year, "part": part, "whole": whole, "what": what, "share": percent(share(part, whole))}
    if len(numbers) == 1:
        return _("Năm %(year)s: %(part)s/%(whole)s %(what)s (%(share)s).") % told
    before = share(*numbers[-2][1:])
    told |= {"way": way(share(part, whole), before), "last": numbers[-2][0], "before": percent(before)}
    return _("Năm %(year)s: %(part)s/%(whole)s %(what)s (%(share)s), %(way)s năm %(last)s (%(before)s).") % told


def way(now: Decimal | None, before: Decimal | None) -> str:
    if now is None or before is None or now == before:
        return _("như")
    return _("tăng so với") if now > before else _("giảm so với")


def percent(value: Decimal | None) -> str:
    return "–" if value is None else f"{format_decimal(value)}{NBSP}%"


def of_whole(part: int, whole: int) -> str:
    """«61 trên 148 (41,2 %)»: a share says what it is a share of."""
    words = {"part": part, "whole": whole, "share": percent(share(part, whole))}
    return _("%(part)s trên %(whole)s (%(share)s)") % words
