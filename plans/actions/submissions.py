"""Acts on one agency's account: fill, send, return, accept, extend."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from accounts.actions import notify
from accounts.models import NotificationKind, User
from agencies.models import Agency, Membership, Role
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.transitions import move
from core.versions import differences, require_version
from plans import policy, workflow
from plans.models import Extension, Period, Return, State, Submission, Version

# Upper apps append here in `apps.py: ready()`: each adds its part of what was sent to the version kept.
version_parts: list[Callable[[Submission], dict[str, Any]]] = []


def make_submissions(period: Period, agencies: Iterable[Agency], *, by: User) -> list[Submission]:
    """The duty to account, one row an agency, once however often it is asked; returns all rows of these agencies."""
    policy.can_manage_period(by, period).require()
    wanted = [Submission(period=period, agency=agency) for agency in agencies]
    with act("open_period", by):
        Submission.objects.bulk_create(wanted, ignore_conflicts=True)
    return list(period.submissions.filter(agency__in=[row.agency for row in wanted]).select_related("agency"))


def withdraw_untouched(period: Period, holders: Iterable[Agency], *, by: User) -> int:
    """A reorganisation moved the duty on before anyone wrote a word: the empty row goes, the record of it stays.

    Accounts that were begun, and those that were given or asked for more time, are left for the coordinator to judge.
    """
    policy.can_manage_period(by, period).require()
    idle = period.submissions.filter(state=State.PENDING, extensions=None, extension_requests=None).exclude(
        agency__in=list(holders)
    )
    with act("withdraw_submission", by):
        return idle.delete()[1].get("plans.Submission", 0)


def lock_for_edit(submission: Submission, *, by: User) -> Submission:
    """The row locked and fresh, once it is certain that this person may edit it now. Call inside `act()`."""
    fresh = Submission.objects.select_for_update(of=("self",)).select_related("period", "agency").get(pk=submission.pk)
    policy.can_edit(by, fresh).require()
    if fresh.state == State.PENDING:
        move(fresh, workflow.TABLE, "start", by=by)
    return fresh


def lock(submission: Submission) -> Submission:
    """The row locked and fresh, its period as it stands now, so that a decision is judged on what is, not on what was.

    Call inside `act()`. A state that has moved on since `submission` was read is 409.
    """
    fresh = Submission.objects.select_for_update(of=("self",)).select_related("period", "agency").get(pk=submission.pk)
    if fresh.state != submission.state:
        raise DomainError("stale", _("Người khác vừa xử lý hồ sơ này. Hãy tải lại trang rồi làm lại."))
    return fresh


def save_summary(
    submission: Submission,
    values: Mapping[str, str],
    *,
    by: User,
    version: int,
    verb: Literal["save_summary", "autosave_summary"] = "save_summary",
) -> Submission:
    """Keep the agency's summary as a draft. `version` is the one the form was read with; 409 shows both texts.

    `verb`: whether a person pressed the button or the page saved by itself, for the record.
    """
    unknown = set(values) - set(Submission.SUMMARY_FIELDS)
    if unknown:
        raise ValueError(f"not fields of the summary: {sorted(unknown)}")
    policy.can_edit(by, submission).require()
    with act(verb, by):
        fresh = lock_for_edit(submission, by=by)
        if not differences(fresh, values):
            return fresh
        require_version(fresh, values, seen=version)
        Submission.objects.filter(pk=fresh.pk).update(**values, version=fresh.version + 1)
    return Submission.objects.get(pk=fresh.pk)


def submit_submission(submission: Submission, *, by: User) -> Version:
    """Send the account: refused, entry by entry, while something is missing; else kept whole under a receipt code."""
    policy.can_submit(by, submission).require()
    with act("submit", by):
        submission = lock(submission)
        policy.can_submit(by, submission).require()
        missing = tuple(item for guard in policy.submit_guards for item in guard(submission))
        if missing:
            message = ngettext(
                "Báo cáo chưa gửi được: còn %d nội dung phải bổ sung.",
                "Báo cáo chưa gửi được: còn %d nội dung phải bổ sung.",
                len(missing),
            )
            raise DomainError("incomplete", message % len(missing), kind="invalid", items=missing)
        moment = clock.now()
        first = submission.first_submitted_at or moment
        move(
            submission, workflow.TABLE, "submit", by=by, submitted_at=moment, first_submitted_at=first, decided_at=None
        )
        version = keep_version(submission, moment, by=by)
        tell_coordinators(submission, version)
    return version


def keep_version(submission: Submission, moment: datetime, *, by: User) -> Version:
    number = submission.versions.count() + 1
    content: dict[str, Any] = {name: getattr(submission, name) for name in Submission.SUMMARY_FIELDS}
    for part in version_parts:
        content |= part(submission)
    return Version.objects.create(
        submission=submission,
        number=number,
        receipt_code=receipt_code(submission, number),
        content=content,
        sent_at=moment,
        sent_by=by,
    )


def receipt_code(submission: Submission, number: int) -> str:
    """«TN-2026-00042-01-7F3A»: year, row, sending, and four digits that show a mistyped code."""
    head = f"TN-{submission.period.year}-{submission.pk:05d}-{number:02d}"
    return f"{head}-{hashlib.sha256(head.encode()).hexdigest()[:4].upper()}"


def tell_coordinators(submission: Submission, version: Version) -> None:
    people = User.objects.filter(
        is_active=True, memberships__in=Membership.objects.filter(role=Role.COORDINATOR).active_on(clock.today())
    ).distinct()
    notify(
        people,
        kind=NotificationKind.REVIEW,
        key=f"sent:{version.pk}",
        text=gettext_noop("%(agency)s đã gửi báo cáo %(period)s (lần %(number)s)."),
        values={"agency": submission.agency, "period": lambda: period_words(submission), "number": version.number},
        url=submission.get_absolute_url(),
    )


def period_words(submission: Submission) -> str:
    """The period inside a sentence, in the language in force."""
    return submission.period.label.lower()


def tell_agency(
    submission: Submission,
    key: str,
    text: str,
    values: Mapping[str, Any] | None = None,
    kind: str = NotificationKind.SUBMISSION,
) -> None:
    """`text` as for `notify`; `%(period)s` in it is the period of the account."""
    people = User.objects.filter(
        is_active=True,
        memberships__in=Membership.objects.filter(
            agency=submission.agency, role__in=(Role.REPORTER, Role.HEAD)
        ).active_on(clock.today()),
    ).distinct()
    known = {"period": lambda: period_words(submission)} | dict(values or {})
    notify(people, kind=kind, key=key, text=text, values=known, url=submission.get_absolute_url())


def newest_version(submission: Submission, seen: int | None) -> Version:
    """What lies before the coordinating agency; 409 when it is not the version that was read, by its number."""
    version: Version = submission.versions.latest("number")
    if seen is not None and version.number != seen:
        message = _("Cơ quan báo cáo đã gửi lại (lần %d) sau khi anh/chị mở trang. Hãy xem bản mới rồi quyết định.")
        raise DomainError("stale", message % version.number)
    return version


def return_submission(submission: Submission, *, by: User, reason: str, seen: int | None = None) -> Return:
    """Send the account back with a reason; the entries that were commented on are marked in the form.

    `seen`: the number of the version that was read, so that nobody judges one they have not seen.
    """
    policy.can_return(by, submission).require()
    if not reason.strip():
        message = _("Hãy nêu lý do trả lại để cơ quan báo cáo biết cần bổ sung gì.")
        raise DomainError("invalid", message, kind="invalid", items=(Missing("reason", _("Lý do trả lại"), message),))
    moment = clock.now()
    with act("return", by):
        submission = lock(submission)
        policy.can_return(by, submission).require()
        version = newest_version(submission, seen)
        move(submission, workflow.TABLE, "return", by=by, decided_at=moment)
        returned, _made = Return.objects.update_or_create(
            version=version, defaults={"reason": reason.strip(), "returned_at": moment, "returned_by": by}
        )
        text = gettext_noop("Báo cáo %(period)s được trả lại để bổ sung.")
        tell_agency(submission, f"returned:{version.pk}:{moment.isoformat()}", text)
    return returned


def accept_submission(submission: Submission, *, by: User, seen: int | None = None) -> None:
    """Take the account as it was sent; it counts in the compiled report from now on. `seen` as in a return."""
    policy.can_review(by, submission).require()
    with act("accept", by):
        submission = lock(submission)
        policy.can_review(by, submission).require()
        version = newest_version(submission, seen)
        move(submission, workflow.TABLE, "accept", by=by, decided_at=clock.now())
        text = gettext_noop("Báo cáo %(period)s đã được chấp nhận.")
        tell_agency(submission, f"accepted:{version.pk}", text)


def grant_extension(submission: Submission, *, by: User, until: datetime, reason: str) -> Extension:
    """More time for one agency; the first deadline stays on record. `until` is later than the deadline in force."""
    policy.can_extend(by, submission).require()
    if until <= submission.deadline_now:
        message = _("Thời hạn mới phải sau thời hạn đang áp dụng.")
        raise DomainError("invalid", message, kind="invalid", items=(Missing("until", _("Gia hạn đến"), message),))
    if not reason.strip():
        message = _("Hãy nêu lý do gia hạn.")
        raise DomainError("invalid", message, kind="invalid", items=(Missing("reason", _("Lý do"), message),))
    with act("grant_extension", by):
        policy.can_extend(by, lock(submission)).require()
        extension = Extension.objects.create(submission=submission, until=until, reason=reason.strip(), granted_by=by)
        text = gettext_noop("Báo cáo %(period)s được gia hạn.")
        tell_agency(submission, f"extended:{extension.pk}", text)
    return extension
