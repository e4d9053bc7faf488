"""What the rules of quality find in the register: one query a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce

from core.fields import format_decimal
from core.vietnamese import Folded
from indicators.models import Place, Product, Recognition, StatisticFigure, Title, TitleKind, TitleStatus

TENFOLD = 10
FOREVER = date.max


class Found(NamedTuple):
    """One finding: of which rule, on which row or `subject`, and what it is called."""

    rule: str
    title: int | None = None
    product: int | None = None
    subject: str = ""
    name: str = ""


def titles(rule: str, rows: QuerySet[Title]) -> Iterator[Found]:
    for pk, name in rows.order_by().values_list("pk", "name"):
        yield Found(rule, title=pk, name=name)


def products(rule: str, rows: QuerySet[Product]) -> Iterator[Found]:
    for pk, name in rows.order_by().values_list("pk", "name"):
        yield Found(rule, product=pk, name=name)


def without_owner(rule: str, _on: date) -> Iterator[Found]:
    """An indication belongs to the State and has no owner."""
    return titles(rule, Title.objects.filter(owner="").exclude(kind=TitleKind.GEOGRAPHICAL_INDICATION))


def granted_before_filed(rule: str, _on: date) -> Iterator[Found]:
    return titles(rule, Title.objects.filter(granted_on__lt=F("filed_on")))


def granted_without_number(rule: str, _on: date) -> Iterator[Found]:
    granted = Q(status=TitleStatus.GRANTED) | Q(granted_on__isnull=False)
    return titles(rule, Title.objects.filter(granted, title_number=""))


def past_its_term(rule: str, on: date) -> Iterator[Found]:
    return titles(rule, Title.objects.filter(status=TitleStatus.GRANTED, ended_on=None, valid_until__lt=on))


def title_place_unknown(rule: str, _on: date) -> Iterator[Found]:
    return titles(rule, Title.objects.filter(place=Place.UNKNOWN))


def product_place_unknown(rule: str, _on: date) -> Iterator[Found]:
    return products(rule, Product.objects.filter(place=Place.UNKNOWN))


def without_recognition(rule: str, _on: date) -> Iterator[Found]:
    return products(rule, Product.objects.filter(~Exists(Recognition.objects.filter(product=OuterRef("pk")))))


def recognition_ended(rule: str, on: date) -> Iterator[Found]:
    """Once recognised, no longer, and not again."""
    own = Recognition.objects.filter(product=OuterRef("pk")).order_by().values("product")
    last = own.annotate(last=Max(Coalesce("valid_until", FOREVER))).values("last")
    return products(rule, Product.objects.annotate(last=Subquery(last)).filter(last__lt=on))


def product_twice(rule: str, _on: date) -> Iterator[Found]:
    """Alike without dấu and whatever the size of the letters."""
    alike = Window(Count("pk"), partition_by=[Folded("name", "owner")])
    return products(rule, Product.objects.annotate(alike=alike).filter(alike__gt=1))


def tenfold(rule: str, _on: date) -> Iterator[Found]:
    """A cell against the same cell of the same agency a year before; from nothing to something is no multiple."""
    before = StatisticFigure.objects.filter(
        period__plan=OuterRef("period__plan"), period__kind=OuterRef("period__kind"),
        period__part=OuterRef("period__part"), period__year=OuterRef("period__year") - 1,
        statistic=OuterRef("statistic"), agency=OuterRef("agency"), row=OuterRef("row"), column=OuterRef("column"),
        value__gt=0,
    )  # fmt: skip
    rows = StatisticFigure.objects.annotate(before=Subquery(before.values("value")[:1]))
    rows = rows.filter(value__gte=F("before") * TENFOLD).order_by()
    columns = ("pk", "statistic__name", "agency__short_name", "period__year", "value", "before")
    for pk, name, agency, year, value, past in rows.values_list(*columns):
        words = f"{name}, {agency}, {year}: {format_decimal(value)} ({year - 1}: {format_decimal(past)})"
        yield Found(rule, subject=f"figure:{pk}", name=words)


CHECKS: dict[str, Callable[[str, date], Iterator[Found]]] = {
    "title-without-owner": without_owner,
    "title-granted-before-filed": granted_before_filed,
    "title-granted-without-number": granted_without_number,
    "title-past-its-term": past_its_term,
    "title-place-unknown": title_place_unknown,
    "product-without-recognition": without_recognition,
    "product-recognition-ended": recognition_ended,
    "product-place-unknown": product_place_unknown,
    "product-twice": product_twice,
    "statistic-tenfold": tenfold,
}


def all_found(on: date) -> Iterator[Found]:
    """Everything that every rule finds on the day."""
    for rule, check in CHECKS.items():
        yield from check(rule, on)
