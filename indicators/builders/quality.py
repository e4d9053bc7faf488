"""What the rules of quality find in the register: one query a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce
from django.urls import reverse

from core.vietnamese import Folded
from indicators.builders.figures import against_register, tenfold
from indicators.models import Found, Place, Product, Recognition, Title, TitleKind, TitleStatus

FOREVER = date.max


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


def title_number_twice(rule: str, _on: date) -> Iterator[Found]:
    """One number under two kinds. Only numbers led by the digit of their object: bare ones are each office's own."""
    seen: set[int] = set()
    for column, said in (("application_key", "application_number"), ("title_key", "title_number")):
        alike = Window(Count("pk"), partition_by=[column])
        rows = Title.objects.filter(**{f"{column}__regex": "^[1-6]-"}).annotate(alike=alike).filter(alike__gt=1)
        for pk, name, number in rows.order_by().values_list("pk", "name", said):
            if pk not in seen:
                seen.add(pk)
                yield Found(rule, title=pk, name=name, rows=listed(number))


def title_twice(rule: str, _on: date) -> Iterator[Found]:
    """Alike in name and owner without dấu, filed on one day, of one kind; their numbers differ, or one has none."""
    alike = Window(Count("pk"), partition_by=["kind", "filed_on", Folded("name", "owner")])
    rows = Title.objects.filter(filed_on__isnull=False).exclude(owner="").annotate(alike=alike).filter(alike__gt=1)
    for pk, name in rows.order_by().values_list("pk", "name"):
        yield Found(rule, title=pk, name=name, rows=listed(name))


def listed(text: str) -> str:
    """The list of titles, searched."""
    return f"{reverse('indicators:titles')}?{urlencode({'q': text})}"


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


CHECKS: dict[str, Callable[[str, date], Iterator[Found]]] = {
    "title-without-owner": without_owner,
    "title-granted-before-filed": granted_before_filed,
    "title-granted-without-number": granted_without_number,
    "title-number-twice": title_number_twice,
    "title-twice": title_twice,
    "title-past-its-term": past_its_term,
    "title-place-unknown": title_place_unknown,
    "product-without-recognition": without_recognition,
    "product-recognition-ended": recognition_ended,
    "product-place-unknown": product_place_unknown,
    "product-twice": product_twice,
    "figure-against-register": against_register,
    "statistic-tenfold": tenfold,
}


def all_found(on: date) -> Iterator[Found]:
    """Everything that every rule finds on the day."""
    for rule, check in CHECKS.items():
        yield from check(rule, on)
