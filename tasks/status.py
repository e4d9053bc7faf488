"""Timeliness of a task, computed from dates and never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tasks.workflow import RECURRING, Stage, Timeliness, Timing


@dataclass(frozen=True)
class Situation:
    """What the formula needs. `due_on`: the task's own last day, if any; `window_end`: the period's last day."""

    timing: str
    stage: str
    today: date
    window_start: date
    window_end: date
    start_on: date | None = None
    due_on: date | None = None
    completed_on: date | None = None
    waits: bool = False


def deadline(situation: Situation) -> date | None:
    """The day that decides: the task's own, or the period's end for what recurs; None for what has no date."""
    if situation.due_on is not None:
        return situation.due_on
    return situation.window_end if situation.timing in RECURRING else None


def timeliness(situation: Situation) -> Timeliness:
    """One of the Government Office's four buckets, «not due» or «waiting». Only a date that has passed is overdue."""
    if situation.waits:
        return Timeliness.WAITING
    last_day = deadline(situation)
    if situation.stage == Stage.COMPLETED:
        done = situation.completed_on or situation.today
        return Timeliness.DONE_LATE if last_day is not None and done > last_day else Timeliness.DONE_ON_TIME
    if situation.start_on is not None and situation.today < situation.start_on:
        return Timeliness.NOT_DUE
    if situation.today < situation.window_start and situation.timing != Timing.BY_DATE:
        return Timeliness.NOT_DUE
    if last_day is not None and situation.today > last_day:
        return Timeliness.OVERDUE
    return Timeliness.ON_TRACK
