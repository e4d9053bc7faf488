"""Taking a form that was filled in without network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core.audit import act
from core.errors import DomainError
from core.versions import differences
from indicators.actions import save_statistics, statistics_replaced
from plans.actions import save_summary
from plans.models import Submission
from plans.policy import can_edit
from tasks.actions import save_progress
from tasks.models import Progress

Figures = Mapping[tuple[str, str, str], Decimal | None]  # by the keys of a statistic, a row and a column


@dataclass(frozen=True)
class TakenEntry:
    """One entry of a filled form, the version it was made of, and its documents (None where these are as they were)."""

    version: int
    values: Mapping[str, Any]
    outputs: Sequence[Mapping[str, Any]] | None


@dataclass(frozen=True)
class TakenStatistics:
    """All statistics of a filled form, and the version they were made of; `nothing`: keys of those without any."""

    version: int
    values: Figures
    nothing: Sequence[str]
    note: str


@dataclass(frozen=True)
class TakenForm:
    """What a filled form says: of the summary, of each entry by the code of its task, in figures where it is asked."""

    version: int
    summary: Mapping[str, str]
    entries: Mapping[str, TakenEntry]
    statistics: TakenStatistics | None = None


def take_form(submission: Submission, form: TakenForm, *, by: User) -> list[str]:
    """Keep as a draft all that a filled form changes, or nothing; the parts that it changed.

    These are "summary", "statistics" and the codes of tasks. What someone saved after the form was made is not
    overwritten: 409 with its name.
    """
    can_edit(by, submission).require()
    with act("take_form", by):
        rows = Submission.objects.select_for_update(of=("self",)).select_related("period", "agency")
        fresh = rows.get(pk=submission.pk)
        can_edit(by, fresh).require()
        entries = fresh.progress.filter(task__code__in=form.entries).select_related("task", "submission__period")
        changed = [row for row in entries.order_by("task__order") if changes(row, form.entries[row.task.code])]
        about_all = bool(differences(fresh, form.summary))
        replaced = version_replaced(fresh, form.statistics)
        stale = [row.task.code for row in changed if row.version != form.entries[row.task.code].version]
        stale += ["statistics"] * (form.statistics is not None and replaced not in (None, form.statistics.version))
        require_fresh(stale + ["summary"] * (about_all and fresh.version != form.version))
        if about_all:
            save_summary(fresh, form.summary, by=by, version=form.version)
        for row in changed:
            taken = form.entries[row.task.code]
            save_progress(row, taken.values, by=by, version=taken.version, outputs=taken.outputs)
        if form.statistics is not None and replaced is not None:
            save_figures(fresh, form.statistics, by)
    return ["summary"] * about_all + [row.task.code for row in changed] + ["statistics"] * (replaced is not None)


def save_figures(submission: Submission, taken: TakenStatistics, by: User) -> None:
    save_statistics(submission, taken.values, by=by, version=taken.version, nothing=taken.nothing, note=taken.note)


def version_replaced(submission: Submission, taken: TakenStatistics | None) -> int | None:
    """The version of the statistics that the form would change; None where it says nothing new."""
    if taken is None:
        return None
    return statistics_replaced(submission, taken.values, nothing=taken.nothing, note=taken.note)


def changes(entry: Progress, taken: TakenEntry) -> bool:
    return taken.outputs is not None or bool(differences(entry, taken.values))


def require_fresh(stale: list[str]) -> None:
    """Nobody saved anew, since the form was made, what the form would change."""
    names = {"summary": _("Đánh giá chung"), "statistics": _("Số liệu thống kê")}
    if parts := [names.get(part) or _("Nhiệm vụ %s") % part for part in stale]:
        message = _(
            "Có người đã sửa trên cổng sau khi phiếu được tải: %s. Chưa có gì được ghi."
            " Hãy tải phiếu mới, chép phần của anh/chị sang rồi nộp lại."
        )
        raise DomainError("stale", message % "; ".join(parts), errors={"parts": stale})
