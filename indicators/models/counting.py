"""Counting a target in the register, on any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from indicators.models.products import Product
from indicators.models.targets import Indicator, Observation
from indicators.models.titles import Place, Title
from indicators.querysets import ProductQuerySet, TitleQuerySet
from indicators.status import share
from indicators.workflow import CountedState, CountingRule, Territory


@dataclass(frozen=True)
class Count:
    """What a rule finds on a day: `rows` are counted; of a ratio they are the numerator and `whole` the denominator.

    Each queryset is counted once, when its figure is first asked for.
    """

    rule: CountingRule
    on: date
    rows: TitleQuerySet | ProductQuerySet
    whole: ProductQuerySet | None = None

    @cached_property
    def value(self) -> Decimal:
        return Decimal(self.rows.order_by().count())

    @cached_property
    def denominator(self) -> Decimal | None:
        return None if self.whole is None else Decimal(self.whole.order_by().count())

    @property
    def parts(self) -> dict[str, Decimal | None]:
        """As an observation stores it."""
        if self.whole is None:
            return {"value": self.value, "numerator": None, "denominator": None}
        return {"value": None, "numerator": self.value, "denominator": self.denominator}

    @property
    def figure(self) -> Decimal | None:
        """What is compared with the target; None for a share of nothing."""
        return self.value if self.denominator is None else share(self.value, self.denominator)

    @property
    def kind(self) -> type[Title] | type[Product]:
        return Product if self.rule.of_products else Title


def count(rule: CountingRule, on: date, *, is_ratio: bool) -> Count:
    """What the rule counts on a day, by the dates on the rows: the same answer for a past day whenever it is asked."""
    if not rule.of_products:
        return Count(rule, on, titles(rule, on))
    whole = placed(Product.objects.all(), rule).recognised(on, rule.lists, rule.stars)
    if is_ratio:
        return Count(rule, on, whole.protected(on, rule.kinds), whole)
    return Count(rule, on, whole.protected(on, rule.kinds) if rule.protected else whole)


def count_indicator(indicator: Indicator, on: date, rule: CountingRule | None = None) -> Count | None:
    """By the target's own rule, or by another one tried; None while it has none."""
    if rule is None and indicator.rule is not None:
        rule = CountingRule.of(indicator.rule)
    return None if rule is None else count(rule, on, is_ratio=indicator.is_ratio)


def count_again(figure: Observation) -> Count | None:
    """A counted figure counted once more by the rule and for the day it was counted by; None for a typed one."""
    if figure.rule is None or figure.counted_on is None:
        return None
    return count(CountingRule.of(figure.rule), figure.counted_on, is_ratio=figure.denominator is not None)


def titles(rule: CountingRule, on: date) -> TitleQuerySet:
    rows = placed(Title.objects.all(), rule)
    if rule.kinds:
        rows = rows.filter(kind__in=rule.kinds)
    begun = "filed_on" if rule.state == CountedState.APPLIED else "granted_on"
    rows = rows.in_force(on) if rule.state == CountedState.IN_FORCE else rows.filter(**{f"{begun}__lte": on})
    if rule.since:
        rows = rows.filter(**{f"{begun}__gte": rule.since})
    found: TitleQuerySet = rows.exploited(on) if rule.exploited else rows
    return found


def placed(rows: Any, rule: CountingRule) -> Any:
    """Of owners in the rule's territory, as the register places them now."""
    if rule.territory == Territory.INSIDE:
        return rows.filter(place=Place.INSIDE)
    return rows.filter(district__code__in=rule.districts) if rule.territory == Territory.DISTRICTS else rows
