"""Opening a period: the act of this app, which knows the live duties."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from accounts.models import User
from core.audit import act
from plans.actions import make_submissions, mark_opened, withdraw_untouched
from plans.models import EDITABLE, Period
from tasks.models import Duty, Progress, Stage, Unheld, duties_in


@dataclass(frozen=True)
class Opening:
    """What stands after opening: how many accounts are expected, and the duties that nobody holds."""

    submissions: int
    unheld: list[Unheld]


def open_period(period: Period, *, by: User) -> Opening:
    """One submission for each holder of a live duty and one entry for each live task in it, however often it runs.

    Run again after a reorganisation or a choice was recorded, it adds what is new and withdraws what nobody had begun.
    """
    with act("open_period", by):
        mark_opened(period, by=by)
        Period.objects.select_for_update().get(pk=period.pk)
        duties, unheld = duties_in(period)
        holders = list({duty.agency.pk: duty.agency for duty in duties}.values())
        submissions = {row.agency_id: row for row in make_submissions(period, holders, by=by)}
        entries = {(duty.task.pk, duty.agency.pk): duty for duty in duties}
        Progress.objects.bulk_create(
            [entry(duty, period, submissions[duty.agency.pk].pk) for duty in entries.values()], ignore_conflicts=True
        )
        withdraw_entries(period, entries)
        withdraw_untouched(period, holders, by=by)
    return Opening(len(submissions), unheld)


def withdraw_entries(period: Period, entries: Collection[tuple[int, int]]) -> None:
    """A duty went elsewhere: an entry that nobody wrote in leaves the account of an agency that goes on for others."""
    going_on = {agency for _task, agency in entries}
    blank = Progress.objects.filter(submission__period=period, version=0, evidence=None, comments=None)
    blank = blank.filter(submission__state__in=EDITABLE, submission__agency__in=going_on)
    rows = blank.values_list("pk", "task_id", "submission__agency_id")
    lost = [pk for pk, task, agency in rows if (task, agency) not in entries]
    Progress.objects.filter(pk__in=lost).delete()


def entry(duty: Duty, period: Period, submission_id: int) -> Progress:
    stage = Stage.WAITING if duty.task.waits_on(period.window_end) else ""
    return Progress(submission_id=submission_id, task=duty.task, stage=stage)
