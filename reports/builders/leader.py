"""The plan for those who lead: how far it has come, and what changed since the year before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from core.fields import format_decimal
from reports.builders.charts import of_whole, percent
from reports.builders.figures import (
    DONE,
    TO_WATCH,
    Bucket,
    Group,
    Year,
    accounts,
    by_task,
    done_before,
    settled,
    share,
    tally,
    time_gone,
)
from reports.builders.readings import Readings


@dataclass(frozen=True)
class Course:
    """The share of the plan's time that is over against the tasks done in the newest year that is over."""

    gone: Decimal
    done: int
    total: int
    year: int

    @property
    def done_share(self) -> Decimal | None:
        return share(self.done, self.total)

    def words(self, last_year: int) -> str:
        told = {
            "gone": percent(self.gone), "last": last_year, "year": self.year, "done": of_whole(self.done, self.total),
        }  # fmt: skip
        return (
            _(
                "Kế hoạch đã đi qua %(gone)s thời gian đến hết năm %(last)s; theo số liệu năm %(year)s, đã hoàn thành "
                "%(done)s nhiệm vụ."
            )
            % told
        )


@dataclass(frozen=True)
class Change:
    """One figure of two years, and the difference in words."""

    name: str
    before: str
    now: str
    words: str


def course(readings: Readings) -> Course | None:
    year = settled(readings.years, readings.moment) or (readings.years[-1] if readings.years else None)
    if year is None:
        return None
    found = by_task(year, readings.tasks.values(), done_before(year, readings.years))
    done = sum(bucket in DONE for bucket in found.values())
    return Course(time_gone(readings.plan, readings.today), done, len(found), year.year)


def tasks_by_state(readings: Readings, year: Year) -> Mapping[Bucket, int]:
    """How many tasks of the plan stand where in a year."""
    found = list(by_task(year, readings.tasks.values(), done_before(year, readings.years)).values())
    return {bucket: found.count(bucket) for bucket in Bucket if bucket in found}


def by_need(groups: Iterable[Group]) -> list[Group]:
    """Those with most overdue first, then those with most that is still to be watched; equals as they came."""

    def need(group: Group) -> tuple[int, int]:
        counts = group.tally.counts
        return -counts[Bucket.OVERDUE], -sum(counts[bucket] for bucket in TO_WATCH)

    return sorted(groups, key=need)


def changes(readings: Readings) -> tuple[Year | None, Year | None, list[Change]]:
    """The newest year that is over beside the one before it; nothing where there are not two."""
    now = settled(readings.years, readings.moment)
    before = settled([year for year in readings.years if year is not now], readings.moment) if now else None
    return (now, before, list(compared(before, now, readings.moment))) if now and before else (now, before, [])


def compared(before: Year, now: Year, moment: datetime) -> list[Change]:
    sums, came_in = (tally(before.parts), tally(now.parts)), (accounts(before, moment), accounts(now, moment))
    late = [found.counts[Bucket.OVERDUE] for found in sums]
    rates = [found.done_share for found in sums]
    in_time = [found.on_time_share for found in came_in]
    return [
        Change(_("Cơ quan phải báo cáo"), *numbers(came_in[0].expected, came_in[1].expected)),
        Change(_("Phần việc phải báo cáo"), *numbers(sums[0].total, sums[1].total)),
        Change(_("Tỷ lệ phần việc hoàn thành"), percent(rates[0]), percent(rates[1]), points(*rates)),
        Change(_("Phần việc quá hạn"), *numbers(*late)),
        Change(_("Tỷ lệ cơ quan gửi đúng hạn"), percent(in_time[0]), percent(in_time[1]), points(*in_time)),
    ]


def numbers(before: int, now: int) -> tuple[str, str, str]:
    return str(before), str(now), moved(Decimal(now - before), "")


def points(before: Decimal | None, now: Decimal | None) -> str:
    return "–" if before is None or now is None else moved(now - before, " " + _("điểm phần trăm"))


def moved(by: Decimal, unit: str) -> str:
    if by == 0:
        return _("không đổi")
    way = _("tăng") if by > 0 else _("giảm")
    return f"{way} {format_decimal(abs(by))}{unit}"
