"""Telling agencies that their account is due or late: on schedule, and by the coordinating agency's press."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.models import NotificationKind, User, setting
from core import clock
from core.audit import act
from core.errors import DomainError
from plans import policy
from plans.actions.submissions import tell_agency
from plans.models import EDITABLE, Period, Reminder, Submission, overrides
from plans.status import Overrides, last_day, step_today, working_days_left


def waiting_accounts() -> Any:
    """Accounts of open periods that are still in their agencies' hands, with their deadline."""
    rows = Submission.objects.filter(
        state__in=EDITABLE, period__opened_at__isnull=False, period__closed_at=None
    ).with_deadline()
    return rows.select_related("period", "agency").order_by("pk")


def remind_due(*, by: User) -> int:
    """Every reminder whose day has come and that was not told yet; returns how many agencies were told."""
    moment, days, steps, due = clock.now(), overrides(), setting("reminder_days"), []
    for row in waiting_accounts():
        step = step_today(row.deadline, moment, steps, days)
        if step is not None:
            due.append((row, f"{last_day(row.deadline):%Y%m%d}:{step}"))
    return remind(due, by=by)


def remind(due: Iterable[tuple[Any, str]], *, by: User) -> int:
    """One row and one notice for each (account, key) that has none yet; asked twice, told once."""
    wanted = list(due)
    keys = {key for _row, key in wanted}
    known = set(Reminder.objects.filter(key__in=keys).values_list("submission", "key"))
    fresh = [(row, key) for row, key in wanted if (row.pk, key) not in known]
    days = overrides()
    with act("remind", by):
        Reminder.objects.bulk_create(
            [Reminder(submission=row, key=key, sent_by=by) for row, key in fresh], ignore_conflicts=True
        )
        for row, key in fresh:
            text, values = words(row, days)
            tell_agency(row, f"remind:{row.pk}:{key}", text, values, kind=NotificationKind.REMINDER)
    return len(fresh)


def words(submission: Any, days: Overrides) -> tuple[str, dict[str, Any]]:
    """What the agency is told, as for `notify`: how many working days are left, or that it is late."""
    if clock.now() >= submission.deadline:
        return gettext_noop("Báo cáo %(period)s đã quá hạn gửi. Hãy hoàn thành và gửi ngay."), {}
    left = working_days_left(submission.deadline, clock.today(), days)
    if left == 0:
        return gettext_noop("Hôm nay là ngày cuối để gửi báo cáo %(period)s đúng hạn."), {}
    said = gettext_noop("Còn %(days)s ngày làm việc để gửi báo cáo %(period)s; ngày cuối là %(day)s.")
    return said, {"days": left, "day": last_day(submission.deadline).strftime("%d/%m/%Y")}


def remind_by_hand(submission: Submission, *, by: User) -> None:
    """Remind one agency now; a second time on the same day is refused."""
    policy.can_remind(by, submission).require()
    row = waiting_accounts().get(pk=submission.pk)
    if not remind([(row, policy.hand_key())], by=by):
        raise DomainError("already_reminded", _("Hôm nay đã nhắc cơ quan này rồi."))


def remind_late(period: Period, *, by: User) -> int:
    """Remind all that are late in a period and were not reminded by hand today; returns how many."""
    policy.can_manage_period(by, period).require()
    policy.period_is_open(period).require()
    moment = clock.now()
    late = [row for row in waiting_accounts().filter(period=period) if row.deadline <= moment]
    return remind([(row, policy.hand_key()) for row in late], by=by)
