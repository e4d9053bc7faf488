"""In time or not, of one entry of one account: the one rule behind the report, the dashboards and the API."""

from __future__ import annotations

from datetime import date

from plans.models import Period
from tasks.models import Task, Timeliness


def judging_day(period: Period, today: date) -> date:
    """A year that is over is judged as of the day on which it was to be put together, ever after."""
    return min(today, max(period.consolidate_by, period.window_end))


def completed_on(period: Period, last_output: date | None, sent_on: date | None) -> date:
    """When a task told of as completed was so: its last document's day, else the sending, inside the period."""
    if last_output is not None:
        return last_output
    return min(sent_on or period.window_end, period.window_end)


def judge(
    task: Task, period: Period, stage: str, *, last_output: date | None, sent_on: date | None, today: date
) -> Timeliness:
    """The bucket of an accepted entry."""
    done = completed_on(period, last_output, sent_on)
    return Timeliness(task.timeliness_in(period, stage, today=judging_day(period, today), completed_on=done))
