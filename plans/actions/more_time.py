"""An agency asks for more time, and is answered."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.actions import notify
from accounts.models import NotificationKind, User
from agencies.models import Role, people_acting
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.transitions import move
from plans import policy, workflow
from plans.actions.submissions import grant_extension, lock, tell_agency
from plans.models import Extension, ExtensionRequest, Submission


def refuse(anchor: str, label: str, message: str) -> DomainError:
    return DomainError("invalid", message, kind="invalid", items=(Missing(anchor, label, message),))


def ask_more_time(submission: Submission, *, by: User, until: datetime, reason: str) -> ExtensionRequest:
    """Until when, and why. The deadline in force stays until the coordinating agency has decided."""
    policy.can_ask_more_time(by, submission).require()
    if until <= submission.deadline_now:
        raise refuse("until", _("Xin gia hạn đến"), _("Thời hạn mới phải sau thời hạn đang áp dụng."))
    if not reason.strip():
        raise refuse("reason", _("Lý do"), _("Hãy nêu lý do xin gia hạn."))
    with act("ask_more_time", by):
        fresh = lock(submission)
        policy.can_ask_more_time(by, fresh).require()
        asked: ExtensionRequest = ExtensionRequest.objects.create(
            submission=fresh, until=until, reason=reason.strip(), asked_by=by
        )
        notify(
            people_acting(Role.COORDINATOR),
            kind=NotificationKind.DECISION,
            key=f"asked:{asked.pk}",
            text=gettext_noop("%(agency)s xin gia hạn gửi báo cáo."),
            values={"agency": fresh.agency},
            url=asked.get_absolute_url(),
        )
    return asked


def grant_request(request: ExtensionRequest, *, by: User, until: datetime | None = None) -> Extension:
    """Give the time asked for, or until another moment; the agency hears of it as of any extension."""
    policy.can_decide_request(by, request).require()
    with act("grant_request", by):
        given = grant_extension(request.submission, by=by, until=until or request.until, reason=request.reason)
        move(request, workflow.REQUESTS, "grant_request", by=by, decided_at=clock.now(), decided_by=by)
    return given


def refuse_request(request: ExtensionRequest, *, by: User, note: str) -> None:
    """The deadline in force stays, and the agency is told why."""
    policy.can_decide_request(by, request).require()
    if not note.strip():
        raise refuse("note", _("Lý do không gia hạn"), _("Hãy nêu lý do không gia hạn để cơ quan biết."))
    with act("refuse_request", by):
        values = {"decided_at": clock.now(), "decided_by": by, "note": note.strip()}
        move(request, workflow.REQUESTS, "refuse_request", by=by, **values)
        text = gettext_noop("Đề nghị gia hạn báo cáo %(period)s không được chấp nhận.")
        tell_agency(request.submission, f"refused:{request.pk}", text)
