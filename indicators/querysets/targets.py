from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from agencies.models import standing_of
from plans.models import PeriodKind


class OpenQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """The plan's targets and the figures accepted for them are open to everyone with a role."""
        return self if standing_of(user).roles else self.none()


class CriterionQuerySet(OpenQuerySet):
    def live(self, on: date) -> CriterionQuerySet:
        """Those by which a period that ends on the day is assessed."""
        return self.filter(Q(retired_on=None) | Q(retired_on__gt=on))


class TargetQuerySet(OpenQuerySet):
    def published(self) -> TargetQuerySet:
        """The targets of the plans as issued: all of them."""
        return self.all()


class ObservationQuerySet(OpenQuerySet):
    def published(self) -> ObservationQuerySet:
        """The province's figures of years that are closed: nothing changes them any more."""
        return self.of_years().filter(period__closed_at__isnull=False)

    def of_years(self) -> ObservationQuerySet:
        """The province's own figures of whole years, oldest first, with their periods."""
        rows = self.filter(agency=None, period__kind=PeriodKind.ANNUAL).select_related("period")
        return rows.order_by("period__window_end", "pk")
