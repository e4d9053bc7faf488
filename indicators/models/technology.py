"""Patents and utility solutions by their place in the International Patent Classification."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, F, Func, Q
from django.db.models.functions import ExtractYear, Left

from indicators import workflow
from indicators.models.titles import Title, TitleKind, TitleStatus
from indicators.querysets import TitleQuerySet

Section = workflow.Section
Free = workflow.Free
Across = workflow.Across

TECHNOLOGY = (TitleKind.PATENT, TitleKind.UTILITY_SOLUTION)
CLASS = 3  # letters of an IPC class («A01» of «A01B 1/00»)
SAID_NO = (TitleStatus.REFUSED, TitleStatus.WITHDRAWN)
COLUMNS = {
    Across.YEAR: ExtractYear("filed_on"),
    Across.OWNER: F("owner"),
    Across.TERRITORY: F("district__name"),
}


class Symbols(Func):
    """Each symbol of a title on a row of its own."""

    function = "unnest"
    set_returning = True
    output_field = models.CharField()


def technology(user: Any) -> TitleQuerySet:
    """What is classified by the IPC: patents and utility solutions, applications too."""
    return Title.objects.visible_to(user).filter(kind__in=TECHNOLOGY)


def by_class(rows: Any, across: str = "") -> list[tuple[str, Any, int]]:
    """(class, column, titles), a title once in each of its classes; `across` empty: one column, None."""
    found = rows.exclude(ipc=[]).annotate(symbol=Left(Symbols("ipc"), CLASS))
    if not across:
        counted = found.order_by().values("symbol").annotate(number=Count("pk", distinct=True))
        return [(row["symbol"], None, row["number"]) for row in counted.order_by("symbol")]
    counted = found.annotate(column=COLUMNS[Across(across)]).order_by().values("symbol", "column")
    counted = counted.annotate(number=Count("pk", distinct=True)).order_by("symbol", "column")
    return [(row["symbol"], row["column"], row["number"]) for row in counted]


def free(rows: Any, on: date, why: str = "") -> Any:
    """What nobody may forbid on the day, for any reason or for this one."""
    ended = Q(granted_on__isnull=False, ended_on__lte=on)
    expired = Q(granted_on__isnull=False, valid_until__lt=on) & ~Q(ended_on__lte=on)
    reasons = {Free.EXPIRED: expired, Free.ENDED: ended, Free.NEVER: Q(granted_on=None, status__in=SAID_NO)}
    return rows.filter(reasons[Free(why)] if why else ended | expired | reasons[Free.NEVER])
