"""An obstacle on its way: raised by an agency, laid before the People's Committee, answered, closed."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.actions import notify
from accounts.models import NotificationKind, User
from agencies.models import Agency, Role, people_acting
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.transitions import move
from plans.models import Period
from tasks import policy, workflow
from tasks.models import Obstacle, ObstacleState, Task


def required(anchor: str, label: str, text: str, message: str) -> str:
    """The text without blank edges; a refusal at its field when nothing is left."""
    if not text.strip():
        raise DomainError("invalid", message, kind="invalid", items=(Missing(anchor, label, message),))
    return text.strip()


def raise_obstacle(
    agency: Agency,
    *,
    by: User,
    text: str,
    proposal: str = "",
    task: Task | None = None,
    period: Period | None = None,
) -> Obstacle:
    """What the agency cannot clear away by itself, with what it proposes."""
    policy.can_raise(by, agency.pk).require()
    words = required("text", _("Khó khăn, vướng mắc"), text, _("Hãy nêu khó khăn, vướng mắc."))
    with act("raise_obstacle", by):
        obstacle: Obstacle = Obstacle.objects.create(
            agency=agency, task=task, period=period, text=words, proposal=proposal.strip(), raised_by=by
        )
        said = gettext_noop("%(agency)s nêu khó khăn, vướng mắc cần giải quyết.")
        tell(obstacle, "raised", said, Role.COORDINATOR)
    return obstacle


def forward_obstacle(obstacle: Obstacle, *, by: User, note: str) -> None:
    """Lay it before the People's Committee with the coordinating agency's own view."""
    policy.can_forward(by, obstacle).require()
    words = required("note", _("Ý kiến của cơ quan đầu mối"), note, _("Hãy nêu ý kiến của cơ quan đầu mối khi trình."))
    with act("forward_obstacle", by):
        move(
            obstacle,
            workflow.OBSTACLES,
            "forward_obstacle",
            by=by,
            forward_note=words,
            forwarded_at=clock.now(),
            forwarded_by=by,
        )
        tell(obstacle, "forwarded", gettext_noop("Khó khăn, vướng mắc của %(agency)s chờ ý kiến."), Role.LEADER)
        tell_agency(obstacle, "forwarded", gettext_noop("Khó khăn, vướng mắc của cơ quan đã được trình UBND tỉnh."))


def answer_obstacle(
    obstacle: Obstacle, *, by: User, answer: str, document_number: str = "", document_on: date | None = None
) -> None:
    """The People's Committee's decision, with its document where there is one."""
    policy.can_answer(by, obstacle).require()
    words = required("answer", _("Ý kiến giải quyết"), answer, _("Hãy nhập ý kiến giải quyết."))
    if document_on is not None and document_on > clock.today():
        message = _("Ngày văn bản không thể ở tương lai.")
        raise DomainError(
            "invalid", message, kind="invalid", items=(Missing("document_on", _("Ngày văn bản"), message),)
        )
    with act("answer_obstacle", by):
        move(
            obstacle,
            workflow.OBSTACLES,
            "answer_obstacle",
            by=by,
            answer=words,
            document_number=document_number.strip(),
            document_on=document_on,
            answered_at=clock.now(),
            answered_by=by,
        )
        tell_agency(obstacle, "answered", gettext_noop("Khó khăn, vướng mắc của cơ quan đã có ý kiến giải quyết."))
        tell(obstacle, "answered", gettext_noop("Khó khăn, vướng mắc của %(agency)s đã có ý kiến."), Role.COORDINATOR)


def close_obstacle(obstacle: Obstacle, *, by: User, note: str = "") -> None:
    """The matter is at an end: after its answer, or at once where the coordinating agency says why none is needed."""
    policy.can_close(by, obstacle).require()
    verb = "close_obstacle"
    if obstacle.state == ObstacleState.RAISED:
        verb = "dismiss_obstacle"
        required("note", _("Lý do kết thúc"), note, _("Hãy nêu lý do không phải trình UBND tỉnh."))
    with act(verb, by):
        values = {"closing_note": note.strip(), "closed_at": clock.now(), "closed_by": by}
        move(obstacle, workflow.OBSTACLES, verb, by=by, **values)
        tell_agency(obstacle, "closed", gettext_noop("Khó khăn, vướng mắc của cơ quan đã được kết thúc."))


def tell(obstacle: Obstacle, step: str, text: str, *roles: str, agency: int | None = None) -> None:
    """Who holds these roles hears of a step once; who took it need not be told."""
    taken = {"raised": "raised_by", "forwarded": "forwarded_by", "answered": "answered_by", "closed": "closed_by"}
    people = people_acting(*roles, agency=agency).exclude(pk=getattr(obstacle, taken[step]).pk)
    notify(
        people,
        kind=NotificationKind.OBSTACLE,
        key=f"obstacle-{step}:{obstacle.pk}",
        text=text,
        values={"agency": obstacle.agency},
        url=obstacle.get_absolute_url(),
    )


def tell_agency(obstacle: Obstacle, step: str, text: str) -> None:
    tell(obstacle, step, text, Role.REPORTER, Role.HEAD, agency=obstacle.agency_id)
