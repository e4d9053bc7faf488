"""Which days are worked, where the calendar of public holidays does not know."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.models import User
from core.audit import act
from core.errors import DomainError, Missing
from plans import policy
from plans.models import DayOverride, overrides
from plans.status import is_working_day


def set_day(day: date, *, by: User, works: bool, name: str) -> DayOverride:
    """Make a day worked or not; said again for the same day, the last word counts."""
    policy.can_set_calendar(by).require()
    if not name.strip():
        message = _("Hãy nêu căn cứ hoặc tên ngày, ví dụ số thông báo về lịch nghỉ.")
        raise DomainError("invalid", message, kind="invalid", items=(Missing("name", _("Căn cứ"), message),))
    if day not in overrides() and is_working_day(day, {}) == works:
        message = _("Ngày %s đã là ngày làm việc.") if works else _("Ngày %s đã là ngày nghỉ.")
        message = message % day.strftime("%d/%m/%Y")
        raise DomainError("invalid", message, kind="invalid", items=(Missing("day", _("Ngày"), message),))
    with act("set_day", by):
        row, _made = DayOverride.objects.update_or_create(day=day, defaults={"works": works, "name": name.strip()})
    return row


def remove_day(override: DayOverride, *, by: User) -> None:
    """The day is again as the calendar knows it."""
    policy.can_set_calendar(by).require()
    with act("remove_day", by):
        DayOverride.objects.filter(pk=override.pk).delete()
