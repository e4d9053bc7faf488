"""What an agency's people have to do: fill in, or read and sign."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest

from agencies.models import Role, standing_of
from core import clock
from plans.models import EDITABLE, Return, State, Submission, Version, overrides, working_days_left
from plans.policy import can_ask_more_time, can_submit, missing_summary
from reports.views.periods import days_late
from reports.views.submissions import part_state, summary_state
from tasks.models import Comment, Obstacle, Progress, Stage
from tasks.policy import can_raise, lacks

SOON = 7
SHOWN = 5
ORDER = {State.RETURNED: 0, State.DRAFT: 1, State.PENDING: 2, State.SUBMITTED: 3, State.ACCEPTED: 4}


def own_work(request: HttpRequest, moment: datetime) -> dict[str, Any]:
    """The accounts due, those sent back first and for a head those ready to sign next; answers; earlier years."""
    days = overrides()
    rows = accounts(request).filter(period__opened_at__isnull=False, period__closed_at=None)
    cards = [card(request, row, moment, days) for row in rows]
    cards.sort(key=lambda item: (rank(item), item["row"].deadline))
    obstacles = Obstacle.objects.visible_to(request.user).opened().select_related("agency")
    return {
        "cards": cards,
        "earlier": earlier(request),
        "obstacles": sorted(obstacles[:20], key=lambda row: row.state != row.State.ANSWERED)[:SHOWN],
        "raise_": can_raise(request.user),
    }


def accounts(request: HttpRequest) -> QuerySet[Submission]:
    """The agencies' accounts with their entries, and why they were sent back if they were."""
    newest = Version.objects.visible_to(request.user).filter(submission=OuterRef("submission")).order_by("-number")
    remarks = Comment.objects.visible_to(request.user).filter(
        progress=OuterRef("pk"), version_number=OuterRef("newest")
    )
    entries = Progress.objects.visible_to(request.user).select_related("task__trigger", "submission__period")
    entries = entries.annotate(newest=Subquery(newest.values("number")[:1])).annotate(remarked=Exists(remarks))
    returns = Return._default_manager.filter(version__submission=OuterRef("pk")).order_by("-version__number")
    rows: QuerySet[Submission] = Submission.objects.visible_to(request.user)
    rows = rows.filter(agency__in=standing_of(request.user).own).with_deadline().with_request()  # type: ignore[attr-defined]
    rows = rows.annotate(returned_because=Subquery(returns.values("reason")[:1]))
    rows = rows.prefetch_related(Prefetch("progress", queryset=entries.order_by("task__order")))
    return rows.select_related("period__plan", "agency")


def rank(item: dict[str, Any]) -> int:
    if item["row"].state == State.RETURNED:
        return 0
    if item["ready"] and item["submit"]:
        return 1
    return 2 + ORDER[State(item["row"].state)]


def card(request: HttpRequest, row: Any, moment: datetime, days: dict[date, bool]) -> dict[str, Any]:
    """One account: its parts, what is missing, how long there is, and the next press."""
    entries = list(row.progress.all())
    parts = [part(entry) for entry in entries]
    missing = [item for item in parts if item["lack"]]
    summary_missing = missing_summary(row)
    done, total = len(parts) - len(missing) + (not summary_missing), len(parts) + 1
    editable, late = row.state in EDITABLE, days_late(row, moment)
    left = working_days_left(row.deadline, clock.today(), days)
    return {
        "row": row,
        "parts": parts,
        "summary": summary_state(row),
        "remarked": [item for item in parts if item["entry"].remarked] if row.state == State.RETURNED else [],
        "missing": missing[:SHOWN],
        "summary_missing": bool(summary_missing),
        "more": max(0, len(missing) - SHOWN),
        "done": done,
        "total": total,
        "editable": editable,
        "ready": editable and done == total,
        "head": row.agency_id in standing_of(request.user).agency_ids(Role.HEAD),
        "submit": can_submit(request.user, row),
        "ask": can_ask_more_time(request.user, row),
        "late": late,
        "left": left,
        "pace": "overdue" if late else "due_soon" if left <= SOON else "on_track",
        "onward": onward(entries, missing),
    }


def part(entry: Any) -> dict[str, Any]:
    lack = lacks(entry)
    look, words = part_state(entry, lack)
    return {"entry": entry, "lack": lack, "look": look, "words": words}


def onward(entries: list[Any], missing: list[dict[str, Any]]) -> Any:
    """Where to go on: the entry saved last while it lacks something, else the first after it that does."""
    lacking = [item["entry"] for item in missing]
    saved = [entry for entry in entries if entry.saved_at]
    last = max(saved, key=lambda entry: entry.saved_at, default=None)
    if last is None or not lacking:
        return lacking[0] if lacking else None
    return next((entry for entry in lacking if entry.task.order >= last.task.order), lacking[0])


def earlier(request: HttpRequest) -> QuerySet[Submission]:
    """What was sent in periods that are closed, with how much of it was done, and whether in time."""
    rows: QuerySet[Submission] = Submission.objects.visible_to(request.user).filter(period__closed_at__isnull=False)
    rows = rows.with_deadline().annotate(  # type: ignore[attr-defined]
        entries=Count("progress", distinct=True),
        completed=Count("progress", filter=Q(progress__stage=Stage.COMPLETED), distinct=True),
        in_time=Q(first_submitted_at__lt=F("deadline")),
    )
    return rows.select_related("period", "agency").order_by("-period__window_end", "agency__name_order")[:8]
