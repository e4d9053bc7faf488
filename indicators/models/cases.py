"""Statistics counted from the cases that an agency wrote down."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from core.fields import half_up
from indicators.models.statistics import EnforcementCase, Measure, Statistic
from plans.models import Period

COUNTERFEIT = "counterfeit"
Cell = tuple[str, str, str]  # the keys of a statistic, a row and a column


def counted_cases(period: Period, agency_id: int, statistics: Iterable[Statistic]) -> tuple[int, dict[Cell, Decimal]]:
    """How many cases the agency handled within the data window, and the cells of the statistics that they fill.

    A cell that no case falls into is not there: the list may be shorter than what happened.
    """
    cases = EnforcementCase.objects.filter(
        agency=agency_id, handled_on__gte=period.window_start, handled_on__lte=period.window_end
    )
    groups = cases.order_by().values("kind", "is_counterfeit", "measure", "channel")
    rows = list(groups.annotate(count=Count("pk"), fine=Sum("fine"), goods_value=Sum("goods_value")))
    found: dict[Cell, Decimal] = {}
    for statistic in statistics:
        if statistic.from_cases:
            add_up(statistic, rows, found)
    return sum(row["count"] for row in rows), found


def add_up(statistic: Statistic, rows: Iterable[dict[str, Any]], found: dict[Cell, Decimal]) -> None:
    how = statistic.from_cases or {}
    for row in rows:
        amount = row[how["value"]]
        if amount is None or (how.get("violations") and row["measure"] == Measure.NONE):
            continue
        line, column = key_of(statistic.rows, how.get("rows"), row), key_of(statistic.columns, how.get("columns"), row)
        if line is not None and column is not None:
            cell = statistic.key, line, column
            exact = half_up(Decimal(amount) / how.get("divide", 1), statistic.decimals)
            found[cell] = found.get(cell, Decimal(0)) + exact


def key_of(items: list[dict[str, Any]], side: str | None, row: dict[str, Any]) -> str | None:
    """The row or column that a case falls into; None when it falls into none."""
    if side is None:
        return ""
    value = (COUNTERFEIT if row["is_counterfeit"] else row["kind"]) if side == "object" else row[side]
    return next((str(item["key"]) for item in items if value in item.get("values", ())), None)
