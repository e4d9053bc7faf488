"""Three years of accounts over the reorganisation of 2025: 2024 and 2025 closed, 2026 running, in every state."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.management import call_command

from accounts.models import User
from core import clock
from plans.actions.submissions import keep_version
from plans.models import Extension, Period, Plan, State, Submission
from tasks.actions import open_period
from tasks.models import Output, Progress, Stage
from tests.world import FILE

NOW = datetime(2026, 12, 3, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
STAGES = (Stage.COMPLETED, Stage.COMPLETED, Stage.IN_PROGRESS, Stage.COMPLETED, Stage.NOT_STARTED)
STATES = (State.ACCEPTED, State.SUBMITTED, State.ACCEPTED, State.DRAFT, State.PENDING, State.RETURNED)


def make_years() -> Plan:
    """Written into the tables, as three years of acts would take a minute; what is sent is kept by the act itself."""
    system, _made = User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
    call_command("load_plan", FILE, verbosity=0, stdout=io.StringIO())
    for year in (2024, 2025, 2026):
        period = Period.objects.get(kind="annual", year=year)
        with clock.at(period.opens_at):
            open_period(period, by=system)
        write(Period.objects.get(pk=period.pk), system)
    return Plan.objects.get()


def write(period: Period, by: User) -> None:
    """Entries of every stage, documents in time and late, accounts sent in time, late and not at all."""
    entries = list(Progress.objects.filter(submission__period=period).select_related("task").order_by("pk"))
    for number, entry in enumerate(entries):
        entry.stage, entry.percent = STAGES[number % len(STAGES)], 100 - 20 * (number % len(STAGES))
        entry.result, entry.version = f"Đã làm việc {number}.", 1
    Progress.objects.bulk_update(entries, ["stage", "percent", "result", "version"])
    Output.objects.bulk_create(
        Output(progress=entry, order=1, number=f"{number}/QĐ", title="Quyết định", issued_on=day)
        for number, entry in enumerate(entries)
        if number % 3 == 0
        for day in [period.window_end + timedelta(days=3 if number % 2 else -30)]
    )
    rows = Submission.objects.filter(period=period).select_related("agency", "period").order_by("agency__code")
    for number, row in enumerate(rows):
        state = STATES[number % len(STATES)] if period.year == 2026 else State.ACCEPTED
        sent = None if state in (State.DRAFT, State.PENDING) else period.due_at - timedelta(days=20)
        if sent and number % 7 == 3 and period.year < 2026:
            sent = period.due_at + timedelta(days=2)
        Submission.objects.filter(pk=row.pk).update(state=state, first_submitted_at=sent, submitted_at=sent)
        if sent:
            keep_version(row, sent, by=by)
        if number == 3:
            Extension.objects.create(submission=row, until=period.due_at + timedelta(days=5), granted_by=by)
