"""Filling in one entry, and remarking on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.versions import differences, require_version
from plans.actions import lock, lock_for_edit
from plans.models import Submission
from plans.policy import can_review
from tasks import policy
from tasks.models import Comment, Output, Progress, Stage

FIELDS = ("stage", "percent", "result", "obstacles", "next_steps")
OUTPUT_FIELDS = ("number", "issued_on", "title")


def save_progress(
    progress: Progress,
    values: Mapping[str, Any],
    *,
    by: User,
    version: int,
    outputs: Sequence[Mapping[str, Any]] | None = None,
    verb: Literal["save_progress", "autosave_progress"] = "save_progress",
) -> Progress:
    """Keep one entry as a draft. `version` is the one it was read with: a lost race is 409 with both texts.

    `values`: any of FIELDS; `outputs`: all documents issued, {number, issued_on, title} each, or None to leave them.
    `verb`: whether a person pressed the button or the page saved by itself, for the record.
    """
    policy.can_edit_progress(by, progress).require()
    check_values(values)
    with act(verb, by):
        lock_for_edit(progress.submission, by=by)
        fresh = Progress.objects.select_for_update().get(pk=progress.pk)
        listed = [{name: getattr(row, name) for name in OUTPUT_FIELDS} for row in fresh.outputs.all()]
        wanted = listed if outputs is None else [{name: row[name] for name in OUTPUT_FIELDS} for row in outputs]
        if not differences(fresh, values) and wanted == listed:
            return fresh
        extra = ((_("Văn bản, sản phẩm"), output_lines(listed), output_lines(wanted)),) if wanted != listed else ()
        require_version(fresh, values, seen=version, extra=extra)
        if wanted != listed:
            fresh.outputs.all().delete()
            Output.objects.bulk_create(
                Output(progress=fresh, order=order, **row) for order, row in enumerate(wanted, 1)
            )
        Progress.objects.filter(pk=fresh.pk).update(
            **values, version=fresh.version + 1, saved_at=clock.now(), saved_by=by
        )
    return Progress.objects.select_related("task__trigger", "submission__period").get(pk=fresh.pk)


def check_values(values: Mapping[str, Any]) -> None:
    if unknown := set(values) - set(FIELDS):
        raise ValueError(f"not fields of an entry: {sorted(unknown)}")
    percent = values.get("percent")
    if percent is not None and not 0 <= percent <= 100:
        message = _("Tỷ lệ hoàn thành phải từ 0 đến 100.")
        raise DomainError(
            "invalid", message, kind="invalid", items=(Missing("percent", _("Tỷ lệ hoàn thành"), message),)
        )
    if values.get("stage", "") not in ("", *Stage.values):
        message = _("Tình trạng thực hiện không có trong danh mục.")
        raise DomainError("invalid", message, kind="invalid", items=(Missing("stage", _("Tình trạng"), message),))


def output_lines(rows: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(f"{row['number']} ({row['issued_on']:%d/%m/%Y}): {row['title']}" for row in rows) or "–"


def comment_progress(progress: Progress, *, by: User, text: str) -> Comment:
    """The coordinator's remark on one entry of the version that lies before them; said twice, it stands once."""
    policy.can_comment(by, progress).require()
    said = require_text(text)
    with act("comment", by):
        submission = lock(progress.submission)
        can_review(by, submission).require()
        number = submission.versions.latest("number").number
        same = Comment.objects.filter(progress=progress, version_number=number, author=by, text=said).first()
        return same or Comment.objects.create(progress=progress, version_number=number, text=said, author=by)


def edit_comment(comment: Comment, *, by: User, text: str) -> None:
    """Put one's own remark in other words, before the account is decided on."""
    policy.can_change_comment(by, comment).require()
    said = require_text(text)
    with act("edit_comment", by):
        can_review(by, lock(comment.progress.submission)).require()
        if not Comment.objects.filter(pk=comment.pk).update(text=said):
            raise gone()


def withdraw_comment(comment: Comment, *, by: User) -> None:
    """Take back one's own remark, before the account is decided on; the record keeps it."""
    policy.can_change_comment(by, comment).require()
    with act("withdraw_comment", by):
        can_review(by, lock(comment.progress.submission)).require()
        if not Comment.objects.filter(pk=comment.pk).delete()[0]:
            raise gone()


def require_text(text: str) -> str:
    """A remark without the space around it; refused when nothing is left."""
    if said := text.strip():
        return said
    message = _("Hãy nhập ý kiến.")
    raise DomainError("invalid", message, kind="invalid", items=(Missing("text", _("Ý kiến"), message),))


def gone() -> DomainError:
    return DomainError("stale", _("Ý kiến này vừa được rút."))


def entries_of_version(submission: Submission) -> dict[str, Any]:
    """The part of a version that this app keeps: every entry as it was sent, files by their hashes."""
    rows = submission.progress.select_related("task").prefetch_related("outputs", "evidence").order_by("task__order")
    return {
        "entries": [
            {name: getattr(row, name) for name in FIELDS}
            | {
                "code": row.task.code,
                "text": row.task.text,
                "outputs": [
                    {"number": output.number, "issued_on": output.issued_on.isoformat(), "title": output.title}
                    for output in row.outputs.all()
                ],
                "evidence": [
                    {"name": item.name, "sha256": item.sha256, "size": item.size} for item in row.evidence.all()
                ],
            }
            for row in rows
        ]
    }
