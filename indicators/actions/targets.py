"""Acts on targets and the figures observed for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from agencies.models import Agency
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.sync import Changes, prune, sync
from core.versions import differences, require_version
from indicators import policy
from indicators.models import CountingRule, Indicator, Kind, Observation
from plans.models import Period, Plan
from plans.policy import can_load_plan

Section = Mapping[str, Any]


def load_indicators(plan: Plan, data: Section, *, by: User, changes: Changes) -> None:
    """The `indicators` section of a plan file.

    A baseline or a rule that the coordinator set is kept where the file has none.
    """
    can_load_plan(by).require()
    rows = data.get("indicators", ())
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    objectives = {objective.key: objective for objective in plan.objectives.all()}
    with act("load_plan", by):
        loaded: dict[str, Indicator] = {}
        for order, row in enumerate(rows, 1):
            values = plain_values(row, order) | {
                "objective": objectives.get(row.get("objective", "")),
                "owner": agencies.get(row.get("owner", "")),
                "monitor": agencies.get(row.get("monitor", "")),
            }
            loaded[row["key"]] = sync(plan.indicators, changes, {"key": row["key"]}, values)
            load_path(loaded[row["key"]], row, changes)
        for row in rows:
            whole = loaded.get(row.get("subset_of", ""))
            sync(plan.indicators, changes, {"key": row["key"]}, {"subset_of": whole})
        prune(plan.indicators.all(), [indicator.pk for indicator in loaded.values()], changes)


def plain_values(row: Section, order: int) -> dict[str, Any]:
    values: dict[str, Any] = {name: row.get(name, "") for name in ("text", "unit", "scope", "counting_rule")}
    values |= {name: row[name] for name in ("code", "name", "kind", "source")}
    values |= {"direction": row.get("direction", "up"), "order": order}
    if rule := row.get("rule"):
        values["rule"] = checked(rule, row)
    if base := row.get("baseline"):
        values |= {"baseline": exact(base["value"]), "baseline_on": base["on"], "baseline_note": base.get("note", "")}
    return values


def checked(rule: Section, row: Section) -> dict[str, Any]:
    """The rule of a plan file as it is stored; refused where it cannot count a target of this kind."""
    found = CountingRule.of(rule)
    for name, message in found.problems(is_ratio=row["kind"] == Kind.RATIO).items():
        raise refuse(name, row["code"], f"{row['code']}: {message}")
    return found.data


def load_path(indicator: Indicator, row: Section, changes: Changes) -> None:
    kept = [
        sync(
            indicator.horizons,
            changes,
            {"year": item["year"]},
            {"comparator": item["comparator"], "value": exact(item.get("value")), "words": item.get("words", "")},
        ).pk
        for item in row.get("horizons", ())
    ]
    prune(indicator.horizons.all(), kept, changes)
    kept = [
        sync(indicator.milestones, changes, {"year": item["year"]}, {"value": exact(item["value"])}).pk
        for item in row.get("milestones", ())
    ]
    prune(indicator.milestones.all(), kept, changes)


def exact(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def refuse(anchor: str, label: str, message: str) -> DomainError:
    return DomainError("invalid", message, kind="invalid", items=(Missing(anchor, label, message),))


def record_observation(
    indicator: Indicator, period: Period, *, by: User, agency: Agency | None = None, value: Decimal | None = None,
    numerator: Decimal | None = None, denominator: Decimal | None = None, note: str = "", version: int = 0,
) -> Observation:  # fmt: skip
    """Set the figure of a target for a period: a value, or for a ratio both parts. `version` 0 means a first figure."""
    (policy.can_record_observation(by, period) if agency else policy.can_type_figure(by, indicator, period)).require()
    check_figure(indicator, value, numerator, denominator)
    if period.plan_id != indicator.plan_id:
        raise refuse("period", _("Kỳ báo cáo"), _("Kỳ báo cáo và chỉ tiêu phải thuộc cùng một kế hoạch."))
    values = {"value": value, "numerator": numerator, "denominator": denominator, "note": note.strip()}
    values |= {"rule": None, "counted_on": None}  # nothing but what a person typed
    stamp = {"recorded_at": clock.now(), "recorded_by": by}
    with act("record_observation", by):
        Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
        known = Observation.objects.filter(indicator=indicator, period=period, agency=agency).first()
        if known is None:
            return Observation.objects.create(indicator=indicator, period=period, agency=agency, **values, **stamp)
        if differences(known, values):
            require_version(known, values, seen=version)
            Observation.objects.filter(pk=known.pk).update(**values, **stamp, version=known.version + 1)
    return Observation.objects.get(pk=known.pk)


def check_figure(
    indicator: Indicator, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None
) -> None:
    if not indicator.is_ratio:
        if value is None or numerator is not None or denominator is not None:
            raise refuse("value", _("Giá trị"), _("Hãy nhập một giá trị; để trống không có nghĩa là 0."))
        return
    if value is not None or numerator is None or denominator is None:
        raise refuse("numerator", _("Tử số"), _("Chỉ tiêu là tỷ lệ: hãy nhập cả tử số và mẫu số."))
    if denominator <= 0:
        raise refuse("denominator", _("Mẫu số"), _("Mẫu số phải lớn hơn 0."))


def set_baseline(indicator: Indicator, *, by: User, value: Decimal, on: date, note: str) -> None:
    """The starting figure, once it is known; `note` says by which rule it was counted."""
    policy.can_set_baseline(by).require()
    if not note.strip():
        raise refuse("note", _("Quy tắc đếm"), _("Hãy nêu nguồn và quy tắc đếm của số gốc."))
    with act("set_baseline", by):
        Indicator.objects.filter(pk=indicator.pk).update(baseline=value, baseline_on=on, baseline_note=note.strip())
    indicator.baseline, indicator.baseline_on, indicator.baseline_note = value, on, note.strip()
