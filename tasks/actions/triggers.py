"""The coordinator's decisions that set a duty free or say where it went."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.models import User
from agencies.models import Line, Scope, Succession
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from plans.models import Period
from tasks import policy
from tasks.actions.periods import open_period
from tasks.models import Responsibility, SuccessorChoice, Trigger


def refuse(anchor: str, label: str, message: str) -> DomainError:
    return DomainError("invalid", message, kind="invalid", items=(Missing(anchor, label, message),))


def record_trigger(
    trigger: Trigger,
    *,
    by: User,
    occurred_on: date,
    document_number: str,
    document_title: str = "",
    document_url: str = "",
) -> Trigger:
    """The document that tasks waited for is out: from `occurred_on` they are to be carried out."""
    policy.can_record_trigger(by).require()
    if not document_number.strip():
        raise refuse("document_number", _("Số, ký hiệu"), _("Hãy nhập số, ký hiệu của văn bản."))
    if occurred_on > clock.today():
        raise refuse("occurred_on", _("Ban hành ngày"), _("Ngày ban hành không thể ở tương lai."))
    values = {
        "occurred_on": occurred_on,
        "document_number": document_number.strip(),
        "document_title": document_title.strip(),
        "document_url": document_url.strip(),
    }
    with act("record_trigger", by):
        Trigger.objects.filter(pk=trigger.pk).update(**values)
    for name, value in values.items():
        setattr(trigger, name, value)
    return trigger


def choose_successor(
    responsibility: Responsibility, succession: Succession, *, by: User, reason: str
) -> SuccessorChoice:
    """At a split by function, say to whom this duty went. Open periods of the plan take it up at once."""
    policy.can_choose_successor(by).require()
    if succession.scope != Scope.FUNCTION:
        raise refuse(
            "succession", _("Cơ quan tiếp nhận"), _("Chỉ chọn được cơ quan nhận chức năng theo việc chia, tách.")
        )
    if succession.predecessor_id not in Line().reachable(responsibility.agency_id):
        raise refuse("succession", _("Cơ quan tiếp nhận"), _("Việc chia, tách này không thuộc cơ quan được giao."))
    if not reason.strip():
        raise refuse("reason", _("Căn cứ lựa chọn"), _("Hãy nêu căn cứ lựa chọn."))
    with act("choose_successor", by):
        SuccessorChoice.objects.filter(
            responsibility=responsibility, succession__predecessor=succession.predecessor
        ).exclude(succession=succession).delete()
        choice, __ = SuccessorChoice.objects.update_or_create(
            responsibility=responsibility, succession=succession, defaults={"reason": reason.strip()}
        )
        for period in Period.objects.filter(plan=responsibility.task.plan, closed_at=None, opened_at__isnull=False):
            open_period(period, by=by)
    return choice
