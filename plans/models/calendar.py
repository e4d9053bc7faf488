"""Days that are not as the calendar of public holidays knows them."""

from __future__ import annotations

from datetime import date

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.querysets import OpenQuerySet
from plans.status import is_working_day, known, last_day, next_reminder, working_days_between, working_days_left

__all__ = [
    "DayOverride",
    "is_working_day",
    "known",
    "last_day",
    "next_reminder",
    "overrides",
    "working_days_between",
    "working_days_left",
]


@pghistory.track()
class DayOverride(models.Model):
    """A day on which people work although the calendar says they rest, or the other way round."""

    day = models.DateField(_("Ngày"), unique=True)
    works = models.BooleanField(_("Là ngày làm việc"))
    name = models.CharField(_("Căn cứ, tên ngày"), max_length=200)

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["day"]
        verbose_name = _("Ngày điều chỉnh")

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.name}"


def overrides() -> dict[date, bool]:
    """Day → whether people work: all overrides, read once and handed to every count on a page."""
    return dict(DayOverride.objects.values_list("day", "works"))
