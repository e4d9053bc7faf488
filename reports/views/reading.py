"""What a reader of an account asks for in the address, and the account laid out for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.models import Filled
from plans.models import SENT, Submission, Version
from plans.policy import can_review, is_coordinator
from reports.builders.comparison import Comparison, compare_contents, content_of
from reports.builders.reading import Reading, Sources, readings, summary_lines
from reports.forms import CommentForm, ReasonForm
from tasks.models import Comment, Progress

COLUMNS = {"last_year": ("last_year",), "version": ("version",), "both": ("last_year", "version"), "none": ()}
ONLY = ("changed", "remarked", "obstacles")


@dataclass(frozen=True)
class Asked:
    """Which columns stand beside the account, and which entries are shown; all of it kept in the address."""

    beside: str = ""
    only: str = ""

    @classmethod
    def of(cls, given: QueryDict) -> Asked:
        beside, only = given.get("beside", ""), given.get("only", "")
        return cls(beside if beside in COLUMNS else "", only if only in ONLY else "")

    @property
    def query(self) -> str:
        """«?beside=version&only=changed», or nothing."""
        said = {name: value for name, value in (("beside", self.beside), ("only", self.only)) if value}
        return f"?{urlencode(said)}" if said else ""

    def columns(self, *, version: bool) -> tuple[str, ...]:
        wanted = COLUMNS[self.beside or "last_year"]
        return tuple(name for name in wanted if version or name == "last_year")


def read_entries(request: HttpRequest, submissions: list[Submission]) -> None:
    """The entries of these accounts with all that hangs on them, in the plan's order, read at once."""
    comments = Comment.objects.visible_to(request.user).select_related("author")
    rows = Progress.objects.visible_to(request.user).select_related("task__trigger", "task__assignment")
    rows = rows.prefetch_related("outputs", "evidence", Prefetch("comments", queryset=comments)).order_by("task__order")
    prefetch_related_objects(submissions, Prefetch("progress", queryset=rows))


def read_account(
    request: HttpRequest,
    submission: Any,
    filled: Filled,
    *,
    reason: ReasonForm | None = None,
    remark: CommentForm | None = None,
) -> dict[str, Any]:
    """The account for whoever reads it: its entries beside others, an overview, and the reviewer's forms."""
    asked = Asked.of(request.GET)
    before = Submission.objects.visible_to(request.user).before(submission).select_related("period", "agency").first()
    read_entries(request, [submission, *([before] if before else [])])
    newest, previous = last_two(submission)
    now = content_of(submission) | filled.content
    comparison = compare_contents(previous.content, now) if previous else None
    columns = asked.columns(version=previous is not None)
    sources = Sources(None, previous.content if previous else None, comparison, columns)
    past = {name: getattr(before, name) for name in Submission.SUMMARY_FIELDS} if before else None
    numbers = (newest.number if newest else 0, previous.number if previous else 0)
    rows = readings(submission, before, sources, numbers)
    context = {
        "asked": asked,
        "before": before,
        "newest": newest,
        "previous": previous,
        "columns": headings(before, previous, columns),
        "summary_lines": summary_lines(now, Sources(past, sources.previous, comparison, columns)),
        "summary_changed": comparison.of("") if comparison else None,
        "found": comparison,
        "filled": filled,
        "rows": [row for row in rows if is_wanted(row, asked.only)],
        "overview": overview(rows, submission, previous),
        "views": views(asked, rows, before, previous, comparison),
        "seen": newest.number if newest else None,
    }
    return context | desk(request, submission, rows, context["seen"], reason, remark)


def last_two(submission: Submission) -> tuple[Version | None, Version | None]:
    """The version last sent, and the one that what is read now is compared with."""
    sent = list(submission.versions.select_related("sent_by", "returned__returned_by").order_by("-number")[:2])
    newest = sent[0] if sent else None
    if submission.state not in SENT:
        return newest, newest
    return newest, sent[1] if len(sent) > 1 else None


def headings(before: Any, previous: Version | None, columns: tuple[str, ...]) -> list[str]:
    """The words over each column beside the account."""
    found = []
    for name in columns:
        if name == "version" and previous:
            found.append(_("Lần gửi %d") % previous.number)
        elif before:
            found.append(
                _("%(period)s – %(agency)s") % {"period": before.period.label, "agency": before.agency.short_name}
            )
        else:
            found.append(_("Kỳ trước (chưa có báo cáo)"))
    return found


def is_wanted(row: Reading, only: str) -> bool:
    tests = {
        "changed": row.changed,
        "remarked": bool(row.remarks or row.earlier),
        "obstacles": bool(row.entry.obstacles.strip()),
    }
    return tests.get(only, True)


def overview(rows: list[Reading], submission: Any, previous: Version | None) -> dict[str, Any]:
    """The account in figures, and what became of the last return."""
    returned = getattr(previous, "returned", None) if previous else None
    asked = [row for row in rows if (row.earlier if submission.state in SENT else row.remarks)]
    return {
        "total": len(rows),
        "changed": sum(row.changed for row in rows) if previous else None,
        "remarks": sum(len(row.remarks) for row in rows),
        "files": sum(len(row.entry.evidence.all()) for row in rows),
        "extended": submission.deadline > submission.period.due_at,
        "returned": returned,
        "asked": asked if returned else [],
        "answered": sum(row.changed for row in asked) if returned else 0,
    }


def views(
    asked: Asked, rows: list[Reading], before: Any, previous: Version | None, found: Comparison | None
) -> dict[str, Any]:
    """The links that choose columns and entries: (address, words, chosen)."""
    beside = [("last_year", _("Kỳ trước"))] if before else []
    if previous:
        beside += [("version", _("Lần gửi trước"))]
    if before and previous:
        beside += [("both", _("Cả hai"))]
    only = [("", _("Tất cả nhiệm vụ"))] + ([("changed", _("Chỉ các phần thay đổi"))] if previous else [])
    only += [("remarked", _("Chỉ các phần có ý kiến")), ("obstacles", _("Chỉ phần có vướng mắc"))]
    chosen = asked.beside or "last_year"
    beyond = {"changed": bool(found and found.of("")) + bool(found and found.in_statistics)}
    return {
        "beyond": beyond["changed"],
        "beside": [
            (Asked(name, asked.only).query or "?", words, name == chosen)
            for name, words in [*beside, ("none", pgettext("columns", "Không"))]
        ],
        "only": [
            (
                Asked(asked.beside, name).query or "?",
                words,
                sum(is_wanted(row, name) for row in rows) + beyond.get(name, 0),
                name == asked.only,
            )
            for name, words in only
        ],
    }


def desk(
    request: HttpRequest,
    submission: Any,
    rows: list[Reading],
    seen: int | None,
    reason: ReasonForm | None,
    remark: CommentForm | None,
) -> dict[str, Any]:
    """The reviewer's own things: empty forms or those that came back, a reason to begin with, the queue."""
    if not is_coordinator(request.user):
        return {}
    codes = [row.entry.task.code for row in rows if row.remarks]
    start = _("Đề nghị bổ sung, làm rõ theo ý kiến ở nhiệm vụ: %s.") % ", ".join(codes) if codes else ""
    for row in rows:
        bound = remark is not None and remark.entry.pk == row.entry.pk
        row.form = remark if bound else CommentForm(entry=row.entry)
    return {
        "reason": reason or ReasonForm(initial={"seen": seen, "reason": start}),
        "reason_start": start,
        "queue": place_in_queue(submission),
        "may_change": can_review(request.user, submission).allowed,
    }


def place_in_queue(submission: Any) -> dict[str, Any]:
    """Where this account stands among those that wait, and its neighbours, who waited longer and shorter."""
    waiting = list(submission.queue)
    if submission.pk not in waiting:
        return {"total": len(waiting), "next": waiting[0] if waiting else None}
    at = waiting.index(submission.pk)
    return {
        "total": len(waiting),
        "place": at + 1,
        "previous": waiting[at - 1] if at else None,
        "next": waiting[at + 1] if at + 1 < len(waiting) else None,
    }
