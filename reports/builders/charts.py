"""From figures to pictures: each chart has its title, its sentence and the table behind it, all from the same numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from core.fields import format_decimal
from reports.builders.figures import Accounts, Bucket, Group, Tally, Year, accounts, share, tally

Value = int | Decimal | None


@dataclass(frozen=True)
class Series:
    """One colour and pattern of a chart. `look` names them; `marks` are the places of a change of name."""

    name: str
    data: tuple[Value, ...]
    look: str = ""
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Chart:
    """`kind`: stacked (bars of parts), bars, lines. `unit` follows every number, also in the table."""

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
    links: tuple[str, ...] = field(default=())

    @property
    def spec(self) -> dict[str, Any]:
        """What the script draws; Decimals as numbers."""
        return {
            "kind": self.kind,
            "unit": self.unit,
            "label": f"{self.title}. {self.sentence}",
            "categories": self.categories,
            "series": [
                {
                    "name": row.name,
                    "look": row.look,
                    "data": [float(value) if isinstance(value, Decimal) else value for value in row.data],
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
            cells = [{"text": self.words(row.data[place]), "mark": place in row.marks} for row in self.series]
            if self.totals:
                cells.append({"text": str(sum(row.data[place] or 0 for row in self.series)), "mark": False})
            link = self.links[place] if place < len(self.links) else ""
            found.append({"label": category, "cells": cells, "link": link})
        return found

    def words(self, value: Value) -> str:
        if value is None:
            return "–"
        return format_decimal(Decimal(value)) + (f" {self.unit}" if self.unit == "%" else "")


def stacked(groups: Sequence[Group], **about: Any) -> Chart:
    """Bars cut by state; a state that nobody is in has no series."""
    used = [bucket for bucket in Bucket if any(group.tally.counts[bucket] for group in groups)]
    series = [
        Series(str(bucket.label), tuple(group.tally.counts[bucket] for group in groups), bucket.value)
        for bucket in used
    ]
    labels = tuple(group.label for group in groups)
    return Chart(kind="stacked", categories=labels, series=tuple(series), totals=True, **about)


def of_agencies(groups: Sequence[Group], links: Iterable[str] = ()) -> Chart:
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
    return stacked(
        groups,
        key="by-agency",
        title=_("Tình trạng nhiệm vụ theo cơ quan chủ trì"),
        sentence=words,
        head=_("Cơ quan"),
        links=tuple(links),
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
    renamed = [Group(label, group.tally, group.pk) for label, group in zip(short, groups, strict=True)]
    return stacked(
        renamed,
        key="by-assignment",
        title=_("Tiến độ theo nhóm nhiệm vụ"),
        sentence=words,
        head=_("Nhóm nhiệm vụ"),
    )


def of_years(years: Sequence[Year]) -> Chart:
    groups = [Group(str(year.year), tally(year.parts)) for year in years]
    return stacked(
        groups,
        key="by-year",
        title=_("Tình trạng nhiệm vụ qua các năm"),
        sentence=course(
            [(group.label, group.tally.done, group.tally.total) for group in groups], _("phần việc hoàn thành")
        ),
        head=_("Năm"),
    )


def of_timeliness(years: Sequence[Year], moment: datetime) -> Chart:
    """How many of the agencies sent in time, year by year, in per cent of those that had to."""
    found: list[Accounts] = [accounts(year, moment) for year in years]
    numbers = [(str(year.year), row.on_time, row.expected) for year, row in zip(years, found, strict=True)]
    return Chart(
        key="timeliness",
        kind="lines",
        title=_("Tỷ lệ cơ quan gửi báo cáo đúng hạn"),
        sentence=course(numbers, _("cơ quan gửi đúng hạn")),
        head=_("Năm"),
        unit="%",
        categories=tuple(year for year, _part, _whole in numbers),
        series=(
            Series(_("Gửi đúng hạn"), tuple(share(row.on_time, row.expected) for row in found), "done_on_time"),
            Series(_("Được chấp nhận"), tuple(share(row.accepted, row.expected) for row in found), "on_track"),
        ),
    )


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
    return "–" if value is None else f"{format_decimal(value)} %"


def of_whole(part: int, whole: int) -> str:
    """«61 trên 148 (41,2 %)»: a share says what it is a share of."""
    words = {"part": part, "whole": whole, "share": percent(share(part, whole))}
    return _("%(part)s trên %(whole)s (%(share)s)") % words
