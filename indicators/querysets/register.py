"""The register on a day: what was granted, what was in force, what was in use."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import Case, Exists, Func, OuterRef, Q, Value, When

from agencies.models import Role, standing_of
from core.vietnamese import Folded, Joined, Words, found, words
from indicators.querysets.targets import OpenQuerySet
from indicators.workflow import OVER, RULES, Severity, TitleStatus

# What is searched in each table, as its index has it.
TITLE_SAID = Words("name", "owner", "authors", "application_number", "title_number", Joined("number_keys"))

CLASSIFICATIONS = ("ipc", "locarno", "nice", "vienna")


def class_keys() -> Func:
    """Of each symbol and of every group that it lies in a key, «ipc:G06» and «ipc:G06F17/30» (migration 0009)."""
    return Func(*CLASSIFICATIONS, function="class_keys", output_field=ArrayField(models.TextField()))


def class_key(classification: str, symbol: str) -> str:
    """The key under which a symbol or a group of them is found, however its spaces and zeros are written."""
    plain = re.sub(r"(^|[-.])0+(?=[0-9])", r"\1", "".join(symbol.split()).upper())
    return f"{classification}:{plain}"


# More hits than anybody looks through: how well each of them fits is not worth the reckoning.
MOST_RANKED = 1000


def found_in_register(rows: Any, text: str, said: Words, near: str) -> Any:
    """Rows that say all that was typed, with their `rank`; only where none does, those whose `near` is close to it.

    A register is large, and many names in it are alike: those that are merely close would bury what was meant, and
    reckoning their ranks would take seconds.
    """
    exact = found(rows, text, said)
    number = exact.count()
    if number or not words(text):
        return exact if number <= MOST_RANKED else exact.annotate(rank=Value(0.0))
    typed = " ".join(words(text))
    close = rows.alias(near_to=Folded(near)).filter(near_to__trigram_word_similar=typed)
    return close.annotate(rank=TrigramWordSimilarity(typed, Folded(near)))


def running(on: date, begins: str, ends: str) -> Q:
    """Rows whose span of days, open at either end, holds the day."""
    return Q(**{f"{begins}__lte": on}) & (Q(**{ends: None}) | Q(**{f"{ends}__gte": on}))


class TitleQuerySet(OpenQuerySet):
    def searched(self, text: str) -> TitleQuerySet:
        """By name, owner, authors and any writing of a number, with their `rank`; a slip in the name is forgiven."""
        rows: TitleQuerySet = found_in_register(self, text, TITLE_SAID, near="name")
        return rows

    def classified(self, symbol: str, *classifications: str) -> TitleQuerySet:
        """With this symbol or one of its group, in any of these classifications: G06 finds G06F 17/30, 3 not 30."""
        keys = [class_key(name, symbol) for name in classifications or CLASSIFICATIONS]
        return self.alias(class_keys=class_keys()).filter(class_keys__overlap=keys)

    def granted_by(self, on: date) -> TitleQuerySet:
        """Titles granted up to and on the day, whatever became of them."""
        return self.filter(granted_on__lte=on)

    def in_force(self, on: date) -> TitleQuerySet:
        """Granted, not past the last day of protection, and not ended early (`ended_on`: first day without effect)."""
        alive = Q(ended_on=None) | Q(ended_on__gt=on)
        return self.filter(running(on, "granted_on", "valid_until") & alive)

    def accepted_by(self, on: date) -> TitleQuerySet:
        """Applications filed up to the day that the office took as valid, whatever became of them; or titles."""
        days = Q(accepted_on__isnull=False) | Q(published_on__isnull=False) | Q(granted_on__isnull=False)
        begun = Q(filed_on=None) | Q(filed_on__lte=on)
        return self.filter(begun, days | ~Q(status__in=(TitleStatus.FILED, TitleStatus.UNKNOWN)))

    def published(self) -> TitleQuerySet:
        """What the office itself has made known: applications it has published, and titles it has granted."""
        return self.filter(Q(published_on__isnull=False) | Q(granted_on__isnull=False))

    def lapsing(self, on: date, until: date) -> TitleQuerySet:
        """Whose protection runs out from the day `on` to the end of `until`; not what has ended or was ended before."""
        rows = self.filter(granted_on__lte=on, ended_on=None, valid_until__range=(on, until))
        return rows.exclude(status__in=OVER)

    def exploited(self, on: date) -> TitleQuerySet:
        """In commercial use on the day, by a row of use that has begun and not ended."""
        use = self.model._meta.get_field("exploitations").related_model.objects
        return self.filter(Exists(use.filter(running(on, "since", "until"), title=OuterRef("pk"))))


class AuthorisedUserQuerySet(OpenQuerySet):
    def authorised(self, on: date) -> AuthorisedUserQuerySet:
        """Users of a geographical indication whose right holds on the day."""
        return self.filter(running(on, "granted_on", "valid_until"))


class CoordinatorsQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """What the coordinating agency works on before it is anybody's: it and the auditor."""
        seen = {Role.COORDINATOR, Role.AUDITOR} & set(standing_of(user).roles)
        return self if seen or getattr(user, "is_system", False) else self.none()


class FindingQuerySet(CoordinatorsQuerySet):
    def gravest_first(self) -> Self:
        """What is wrong before what is doubtful, and of each the oldest first."""
        wrong = [key for key, rule in RULES.items() if rule.severity == Severity.WRONG]
        grave = Case(When(rule__in=wrong, then=0), default=1, output_field=models.SmallIntegerField())
        return self.order_by(grave, "found_at", "pk")
