"""Acts on counting: the rule of a target, and the figures that it finds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from indicators import policy
from indicators.models import Count, CountingRule, Indicator, Kind, Observation, count_indicator
from plans.models import Period


def set_rule(indicator: Indicator, rule: CountingRule, *, by: User) -> None:
    """From now on figures are counted by this rule; those already recorded stay until they are counted again."""
    policy.can_set_rule(by).require()
    if indicator.kind == Kind.QUALITATIVE:
        message = _("Chỉ tiêu định tính được đánh giá theo tiêu chí, không đếm từ sổ.")
        raise DomainError("invalid", message, "invalid", (Missing("object", _("Đối tượng đếm"), message),))
    if problems := rule.problems(is_ratio=indicator.is_ratio):
        items = tuple(Missing(name, "", message) for name, message in problems.items())
        raise DomainError("invalid", items[0].message, "invalid", items)
    if indicator.rule != rule.data:
        with act("set_rule", by):
            Indicator.objects.filter(pk=indicator.pk).update(rule=rule.data)
    indicator.rule = rule.data


def clear_rule(indicator: Indicator, *, by: User) -> None:
    """Figures are typed again; what was counted stays as it was recorded."""
    policy.can_set_rule(by).require()
    if indicator.rule is not None:
        with act("clear_rule", by):
            Indicator.objects.filter(pk=indicator.pk).update(rule=None)
    indicator.rule = None


def count_figures(period: Period, *, by: User) -> list[Observation]:
    """Count every target with a rule, as of the last day of the period's window, or of today while it runs.

    Returns the figures that changed. A ratio without anything to divide by has no figure.
    """
    policy.can_record_observation(by, period).require()
    on = min(clock.today(), period.window_end)
    changed = []
    with act("count_figures", by):
        rows = Indicator.objects.filter(plan=period.plan_id, rule__isnull=False).select_for_update(of=("self",))
        for indicator in rows.order_by("order"):
            found = count_indicator(indicator, on)
            if found is not None and found.figure is not None and (row := keep(indicator, period, found, by)):
                changed.append(row)
    return changed


def keep(indicator: Indicator, period: Period, found: Count, by: User) -> Observation | None:
    """The figure as recorded, or None where neither the figure nor the rule changed and the period goes on."""
    known = Observation.objects.filter(indicator=indicator, period=period, agency=None).first()
    values: dict[str, Any] = found.parts | {"rule": indicator.rule}
    stamp = {"counted_on": found.on, "recorded_at": clock.now(), "recorded_by": by}
    if known is None:
        return Observation.objects.create(indicator=indicator, period=period, **values, **stamp)
    if is_same(known, values) and not closes(known, period, found.on):
        return None
    note = known.note if known.rule else ""  # what was said of a typed figure is not true of a counted one
    Observation.objects.filter(pk=known.pk).update(**values, **stamp, note=note, version=known.version + 1)
    return Observation.objects.get(pk=known.pk)


def is_same(known: Observation, values: dict[str, Any]) -> bool:
    return all(getattr(known, name) == value for name, value in values.items())


def closes(known: Observation, period: Period, on: date) -> bool:
    """The last count of a period says so by its day, even when it finds what the one before found."""
    return on == period.window_end and known.counted_on != on
