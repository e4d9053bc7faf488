"""Telling those who keep the register which titles are about to lapse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_noop, ngettext

from accounts.actions import notify
from accounts.models import NotificationKind, User
from agencies.models import Role, people_acting
from core import clock
from core.audit import act
from indicators import policy
from indicators.importers.terms import lapse_step, within
from indicators.models import LAPSE_MONTHS, LapseNotice, Title

NAME = 120  # letters of a name in a notice


def tell_lapses(*, by: User) -> int:
    """Every title whose 12, 6 or 1 months before the end have come and were not told yet; returns how many.

    One notice a person for all of them. While nobody keeps the register, nothing counts as told.
    """
    policy.can_write_titles(by).require()
    people, moment = list(people_acting(Role.COORDINATOR)), clock.now()
    if not people:
        return 0
    fresh = untold(clock.today())
    with act("tell_lapses", by):
        LapseNotice.objects.bulk_create(
            [
                LapseNotice(title=title, valid_until=until, months=months, told_at=moment)
                for title, until, months in fresh
            ],
            batch_size=2000,
            ignore_conflicts=True,
        )
        # Of two runs at a time the second waits for the first, and tells what only its own rows are of.
        mine = LapseNotice.objects.filter(told_at=moment, title__in=[title.pk for title, *_rest in fresh])
        rows = list(mine.select_related("title").order_by("valid_until", "title__name_order", "pk"))
        if rows:
            text, values = words(rows)
            notify(
                people, kind=NotificationKind.REMINDER, key=f"lapses:{min(row.pk for row in rows)}", text=text,
                values=values, url=list_address(max(row.months for row in rows)),
            )  # fmt: skip
    return len(rows)


def untold(on: date) -> list[tuple[Title, date, int]]:
    """Titles, their last day and the step that is due on the day, where no notice tells of it; by id."""
    rows = Title.objects.lapsing(on, within(on, max(LAPSE_MONTHS))).order_by("pk")
    told = LapseNotice.objects.filter(valid_until__gte=on)
    known, found = set(told.values_list("title", "valid_until", "months")), []
    for title in rows.only("pk", "valid_until"):
        until: date = title.valid_until
        step = lapse_step(until, on)
        if step and (title.pk, until, step) not in known:
            found.append((title, until, step))
    return found


def words(rows: Sequence[LapseNotice]) -> tuple[str, dict[str, Any]]:
    """What is told, as for `notify`; the first to end comes first."""
    first = rows[0]
    values: dict[str, Any] = {
        "title": Truncator(first.title.name).chars(NAME),
        "day": f"{first.valid_until:%d/%m/%Y}",
        "kind": first.title.get_kind_display,
    }
    if len(rows) == 1:
        return gettext_noop("Sắp hết hạn bảo hộ: %(kind)s «%(title)s», đến hết ngày %(day)s."), values
    counts = Counter(row.months for row in rows)
    said = gettext_noop(
        "%(count)s văn bằng sắp hết hạn bảo hộ (%(steps)s). Sớm nhất là «%(title)s», đến hết ngày %(day)s."
    )
    return said, values | {"count": len(rows), "steps": lambda: steps_words(counts)}


def steps_words(counts: Counter[int]) -> str:
    """«trong 12 tháng: 3; trong 1 tháng: 2», in the language in force."""
    return "; ".join(
        ngettext("trong %(months)s tháng: %(count)s", "trong %(months)s tháng: %(count)s", months)
        % {"months": months, "count": counts[months]}
        for months in LAPSE_MONTHS
        if counts[months]
    )


def list_address(months: int) -> str:
    """The list of titles that lapse within so many months, the first to end on top."""
    return f"{reverse('indicators:titles')}?lapsing={months}&sort=until"
