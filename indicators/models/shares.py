"""How many of the products recognised on a day are protected: in all, list by list, district by district."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from agencies.models import Agency
from core.fields import half_up
from indicators.models.products import Protection, Recognised, Recognition
from indicators.querysets.products import NO, NOWHERE, SORTS, YES, ProductQuerySet, ProductsAsked, kinds_of_titles

__all__ = ["NOWHERE", "SORTS", "ProductsAsked", "Share", "Shares", "kinds_of_titles", "shares_of_products"]


@dataclass(frozen=True)
class Share:
    """`protected` of `valid` products, by titles of `by`. `narrowing`: what narrows the list to just these products."""

    label: str
    protected: int
    valid: int
    narrowing: Mapping[str, str]
    by: str = ""

    @property
    def percent(self) -> Decimal | None:
        """Of the products valid on the day; None where there is none, which is not 0 %."""
        return None if not self.valid else half_up(Decimal(100) * self.protected / self.valid, 1)

    @property
    def unprotected(self) -> int:
        return self.valid - self.protected

    @property
    def of_valid(self) -> dict[str, str]:
        return {**self.narrowing, "valid": YES}

    @property
    def of_protected(self) -> dict[str, str]:
        return self.of_valid | {"protected": YES} | self.by_words

    @property
    def of_unprotected(self) -> dict[str, str]:
        return self.of_valid | {"protected": NO} | self.by_words

    @property
    def by_words(self) -> dict[str, str]:
        return {"by": self.by} if self.by else {}


@dataclass(frozen=True)
class Shares:
    """A product on two lists counts once in the `whole` and in its district, and in each of its lists."""

    on: date
    by: str
    whole: Share
    lists: tuple[Share, ...]
    districts: tuple[Share, ...]


def shares_of_products(rows: ProductQuerySet, on: date, by: str = "") -> Shares:
    """Over the products of `rows` recognised on the day, protected by titles of `by` in force on it; three queries."""
    asked = {"on": f"{on:%d/%m/%Y}"}
    links = Protection.objects.in_force(on, kinds_of_titles(by)).values("product")
    held = Count("pk", filter=Q(pk__in=links))
    found = rows.recognised(on).order_by().values("district").annotate(valid=Count("pk"), held=held)
    counted = {row["district"]: (row["held"], row["valid"]) for row in found}
    protected, valid = (sum(row[part] for row in counted.values()) for part in (0, 1))
    return Shares(
        on,
        by,
        Share("", protected, valid, asked, by),
        tuple(Share(name, *parts, {**asked, "kind": kind}, by) for kind, name, parts in by_list(rows, on, links)),
        tuple(Share(name, *parts, {**asked, "district": pk}, by) for pk, name, parts in by_district(counted)),
    )


Row = tuple[str, str, tuple[int, int]]


def by_list(rows: ProductQuerySet, on: date, links: Any) -> Iterator[Row]:
    """Every list, also one on which nothing is valid."""
    of = Recognition.objects.valid(on).filter(product__in=rows.order_by()).order_by().values("kind")
    held = Count("product", distinct=True, filter=Q(product__in=links))
    found = of.annotate(valid=Count("product", distinct=True), held=held)
    counted = {row["kind"]: (row["held"], row["valid"]) for row in found}
    for kind in Recognised:
        yield kind.value, str(kind.label), counted.get(kind.value, (0, 0))


def by_district(counted: Mapping[int | None, tuple[int, int]]) -> Iterator[Row]:
    """By name; the products whose district is not known come last, under an empty name."""
    names = Agency.objects.filter(pk__in=[pk for pk in counted if pk]).order_by("name_order")
    for agency in names:
        yield str(agency.pk), agency.short_name, counted[agency.pk]
    if None in counted:
        yield NOWHERE, "", counted[None]
