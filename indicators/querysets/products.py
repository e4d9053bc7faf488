"""Products on a day: which were recognised, which protected, and what a list of them is narrowed to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from core.vietnamese import Words
from indicators.querysets.register import found_in_register, running
from indicators.querysets.targets import OpenQuerySet
from indicators.workflow import SIGNS, Recognised

# What is searched, as its index has it.
PRODUCT_SAID = Words("name", "owner")
YES, NO = "yes", "no"
NOWHERE = "null"  # a district or commune that is not known


@dataclass(frozen=True)
class ProductsAsked:
    """What a list of products is narrowed to; the empty value of each narrows nothing.

    `on`: the day of which `valid` and `protected`, each «yes» or «no», speak. Valid: recognised by one of `kinds`, OCOP
    with at least `stars`. Protected: by a title of `by`, which is a kind or «signs» for geographical indications and
    marks; alone it asks for the protected. `district`, `commune`: id of an agency, or «null» where none is known.
    `sort`: a key of SORTS, «-» before it for the other way.
    """

    on: date
    q: str = ""
    kinds: tuple[str, ...] = ()
    stars: int = 0
    valid: str = ""
    protected: str = ""
    by: str = ""
    place: str = ""
    district: str = ""
    commune: str = ""
    sort: str = ""

    @property
    def lists(self) -> tuple[str, ...]:
        """Stars are only OCOP's: asked for without a list they ask for that list."""
        return self.kinds or ((Recognised.OCOP.value,) if self.stars else ())

    @property
    def title_kinds(self) -> tuple[str, ...]:
        return kinds_of_titles(self.by)


def kinds_of_titles(by: str) -> tuple[str, ...]:
    """«signs», a kind of title, or nothing for any."""
    return SIGNS if by == "signs" else (by,) if by else ()


# Column of the list → what it is ordered by.
SORTS = {"name": ("name_order",), "owner": ("owner", "name_order"), "stars": ("now_stars",), "until": ("now_until",)}


class ProductQuerySet(OpenQuerySet):
    def published(self) -> ProductQuerySet:
        """Those that a decision has recognised, today or once."""
        return self.filter(Exists(self._rows_of("recognitions")))

    def searched(self, text: str) -> ProductQuerySet:
        rows: ProductQuerySet = found_in_register(self, text, PRODUCT_SAID, near="name")
        return rows

    def _rows_of(self, name: str) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model._meta.get_field(name).related_model.objects.filter(product=OuterRef("pk"))
        return rows

    def listed(self, kinds: Collection[str] = (), stars: int = 0) -> QuerySet[Any]:
        """Recognitions of each product: of these kinds (any when empty), OCOP with at least so many stars."""
        rows = self._rows_of("recognitions")
        if kinds:
            rows = rows.filter(kind__in=list(kinds))
        return rows.filter(~Q(kind=Recognised.OCOP) | Q(stars__gte=stars)) if stars else rows

    def recognised(self, on: date, kinds: Collection[str] = (), stars: int = 0) -> ProductQuerySet:
        """With a recognition valid on the day."""
        return self.filter(Exists(self.listed(kinds, stars).filter(running(on, "valid_from", "valid_until"))))

    def protected(self, on: date, kinds: Collection[str] = ()) -> ProductQuerySet:
        """Linked to a title in force on the day: of these kinds (any when empty)."""
        return self.filter(self.is_protected(on, kinds))

    def is_protected(self, on: date, kinds: Collection[str] = ()) -> Q:
        links = self.model._meta.get_field("protections").related_model.objects.in_force(on, kinds)
        return Q(pk__in=links.values("product"))

    def narrowed(self, asked: ProductsAsked) -> ProductQuerySet:
        """The products that a list shows when it is asked so, in its order."""
        rows = self.searched(asked.q) if asked.q.strip() else self
        listed = self.listed(asked.lists, asked.stars)
        valid = Exists(listed.filter(running(asked.on, "valid_from", "valid_until")))
        if asked.lists and asked.valid != YES:
            rows = rows.filter(Exists(listed))
        if asked.valid:
            rows = rows.filter(valid if asked.valid == YES else ~valid)
        if asked.protected or asked.by:
            held = self.is_protected(asked.on, asked.title_kinds)
            rows = rows.filter(~held if asked.protected == NO else held)
        if asked.place:
            rows = rows.filter(place=asked.place)
        for name, chosen in (("district", asked.district), ("commune", asked.commune)):
            if chosen:
                rows = rows.filter(**{name: None if chosen == NOWHERE else int(chosen)})
        return rows.sorted_as(asked)

    def sorted_as(self, asked: ProductsAsked) -> ProductQuerySet:
        """By the column asked for; else what was searched by how well it fits, and all by name."""
        name = asked.sort.lstrip("-")
        if name not in SORTS:
            return self.order_by("-rank", "name_order", "pk") if asked.q.strip() else self.order_by("name_order", "pk")
        rows = self
        if name in ("stars", "until"):
            now = self.listed(asked.lists).filter(running(asked.on, "valid_from", "valid_until")).order_by()
            column = "stars" if name == "stars" else "valid_until"
            value = now.values("product").annotate(most=Max(column)).values("most")
            rows = rows.annotate(**{f"now_{name}": Subquery(value)})
        down = asked.sort.startswith("-")
        keys = [F(key).desc(nulls_last=True) if down else F(key).asc(nulls_last=True) for key in SORTS[name]]
        return rows.order_by(*keys, "pk")


class ProtectionQuerySet(OpenQuerySet):
    def published(self) -> ProtectionQuerySet:
        """By a title that the office itself has made known."""
        return self.filter(Q(title__published_on__isnull=False) | Q(title__granted_on__isnull=False))

    def in_force(self, on: date, kinds: Collection[str] = ()) -> ProtectionQuerySet:
        """By a title in force on the day: of these kinds (any when empty)."""
        alive = Q(title__ended_on=None) | Q(title__ended_on__gt=on)
        rows = self.filter(running(on, "title__granted_on", "title__valid_until") & alive)
        return rows.filter(title__kind__in=list(kinds)) if kinds else rows


class RecognitionQuerySet(OpenQuerySet):
    def valid(self, on: date) -> RecognitionQuerySet:
        return self.filter(running(on, "valid_from", "valid_until"))

    def crossing(self, begins: date, ends: date | None) -> RecognitionQuerySet:
        """Whose days overlap with these, both ends included; an open end has no last day."""
        rows = self.filter(Q(valid_until=None) | Q(valid_until__gte=begins))
        return rows if ends is None else rows.filter(valid_from__lte=ends)
