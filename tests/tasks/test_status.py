"""In time or not: computed from dates, for every kind of timing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.status import Situation, deadline, timeliness
from tasks.workflow import RECURRING, Stage, Timeliness, Timing

DAYS = st.dates(date(2020, 1, 1), date(2031, 12, 31))
START, END = date(2025, 12, 15), date(2026, 12, 14)


def situation(timing: str = "annual", stage: str = "in_progress", today: date = END, **dates: date | bool) -> Situation:
    return Situation(timing, stage, today, START, END, **dates)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("case", "bucket"),
    [
        # What recurs is judged by the end of the period, and the last day is in time.
        (situation(), "on_track"),
        (situation(today=date(2026, 12, 15)), "overdue"),
        (situation(stage="", today=date(2026, 12, 15)), "overdue"),
        (situation(stage="paused", today=date(2026, 12, 15)), "overdue"),
        (situation(today=date(2025, 12, 14)), "not_due"),
        (situation(stage="completed"), "done_on_time"),
        (situation(stage="completed", today=date(2026, 12, 20)), "done_late"),
        (situation(stage="completed", today=date(2027, 3, 1), completed_on=END), "done_on_time"),
        # A task's own last day goes before the period's.
        (situation("by_date", due_on=date(2026, 6, 30), today=date(2026, 6, 30)), "on_track"),
        (situation("by_date", due_on=date(2026, 6, 30), today=date(2026, 7, 1)), "overdue"),
        (situation("by_date", due_on=date(2030, 11, 15), today=date(2025, 12, 1)), "on_track"),
        (situation("by_year", due_on=date(2027, 12, 31), today=date(2027, 1, 5)), "on_track"),
        (situation("by_quarter", "completed", due_on=date(2026, 9, 30), completed_on=date(2026, 10, 1)), "done_late"),
        (situation("by_month", "completed", due_on=date(2026, 9, 30), completed_on=date(2026, 9, 30)), "done_on_time"),
        # Before it begins nothing is due.
        (situation("from_year", start_on=date(2027, 1, 1)), "not_due"),
        (situation("range", start_on=date(2026, 12, 14), due_on=date(2027, 1, 1)), "on_track"),
        # Without a date there is no «overdue», however long it takes.
        (situation("as_arises", today=date(2031, 1, 1)), "on_track"),
        (situation("unscheduled", stage="", today=date(2031, 1, 1)), "on_track"),
        (situation("ministry_schedule", "completed", today=date(2031, 1, 1)), "done_on_time"),
        (situation("on_trigger", today=date(2031, 1, 1)), "on_track"),
        # What waits for a document waits, whatever else is said.
        (situation("on_trigger", "completed", today=date(2031, 1, 1), waits=True), "waiting"),
        (situation("on_trigger", due_on=date(2021, 1, 1), waits=True), "waiting"),
    ],
)
def test_the_bucket_of_a_task(case: Situation, bucket: str) -> None:
    assert timeliness(case) == bucket


@given(
    st.sampled_from(list(Timing)),
    st.sampled_from(["", *Stage]),
    DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.booleans(),
)
def test_only_a_date_that_has_passed_makes_a_task_overdue(
    timing: str, stage: str, today: date, start: date | None, due: date | None, done: date | None, waits: bool
) -> None:
    case = Situation(timing, stage, today, START, END, start, due, done, waits)
    bucket, last_day = timeliness(case), deadline(case)
    assert (bucket == Timeliness.WAITING) == waits
    assert (last_day is None) == (due is None and timing not in RECURRING)
    if bucket == Timeliness.OVERDUE:
        assert last_day is not None and today > last_day and stage != Stage.COMPLETED
    if bucket in (Timeliness.DONE_LATE, Timeliness.DONE_ON_TIME):
        assert stage == Stage.COMPLETED
    if last_day is None:
        assert bucket not in (Timeliness.OVERDUE, Timeliness.DONE_LATE)
