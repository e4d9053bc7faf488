"""Acts on reporting periods."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from plans import policy
from plans.models import Period

ADJUSTABLE = ("opens_at", "due_at", "window_start", "window_end", "consolidate_by")


def mark_opened(period: Period, *, by: User) -> bool:
    """Note that the period is open; returns whether this call opened it. A closed period stays closed."""
    policy.can_manage_period(by, period).require()
    if period.closed_at is not None:
        policy.period_is_open(period).require()
    moment = clock.now()
    with act("open_period", by):
        opened = Period.objects.filter(pk=period.pk, opened_at=None).update(opened_at=moment)
    period.opened_at = period.opened_at or moment
    return bool(opened)


def close_period(period: Period, *, by: User) -> None:
    """From now on nothing in the period changes: drafts stay drafts, and what is missing stays missing."""
    policy.can_manage_period(by, period).require()
    policy.period_is_open(period).require()
    moment = clock.now()
    with act("close_period", by):
        if not Period.objects.filter(pk=period.pk, closed_at=None).update(closed_at=moment):
            raise DomainError("stale", _("Kỳ báo cáo này vừa được người khác khóa."))
    period.closed_at = moment


def adjust_period(period: Period, *, by: User, **dates: Any) -> None:
    """Move the dates of a period that is not closed. Keys are the names in ADJUSTABLE."""
    policy.can_manage_period(by, period).require()
    if period.closed_at is not None:
        policy.period_is_open(period).require()
    values = {name: dates.get(name, getattr(period, name)) for name in ADJUSTABLE}
    for earlier, later in (("window_start", "window_end"), ("opens_at", "due_at")):
        if values[earlier] >= values[later]:
            label = field_label(later)
            message = _("«%(later)s» phải sau «%(earlier)s».") % {
                "later": label,
                "earlier": field_label(earlier),
            }
            raise DomainError("invalid", message, kind="invalid", items=(Missing(later, label, message),))
    with act("adjust_period", by):
        Period.objects.filter(pk=period.pk).update(**values)
    for name, value in values.items():
        setattr(period, name, value)


def field_label(name: str) -> str:
    """The field's name in the words of the screen."""
    return str(getattr(Period._meta.get_field(name), "verbose_name", name))
