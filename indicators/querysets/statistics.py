"""Reported statistics: an agency's own until its account is accepted, then everybody's. And cases of enforcement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef

from agencies.models import standing_of
from core.vietnamese import holding
from indicators.querysets.targets import OpenQuerySet
from plans.models import Period, State, Submission


class OfSubmissionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> OfSubmissionQuerySet:
        """Seen by whoever sees the account."""
        return self.filter(submission__in=Submission.objects.visible_to(user).values("pk"))


class FigureQuerySet(models.QuerySet[Any]):
    def of_accounts(self, accounts: Any) -> FigureQuerySet:
        """Figures that stand in one of these accounts."""
        return self.filter(Exists(accounts.filter(period=OuterRef("period"), agency=OuterRef("agency"))))

    def visible_to(self, user: Any) -> FigureQuerySet:
        """Accepted figures are open to everyone with a role; the others to whoever sees the account they stand in."""
        standing = standing_of(user)
        if standing.sees_all_content:
            return self
        if not standing.roles:
            return self.none()
        accepted = Exists(accepted_accounts().filter(period=OuterRef("period"), agency=OuterRef("agency")))
        return self.filter(models.Q(agency__in=standing.line) | accepted)

    def accepted_in(self, period: Period) -> FigureQuerySet:
        """What counts: figures of accounts that were accepted."""
        return self.filter(period=period).of_accounts(accepted_accounts())


def accepted_accounts() -> Any:
    return Submission.objects.filter(state=State.ACCEPTED)


@dataclass(frozen=True)
class CasesAsked:
    """What the list of cases is narrowed to, both days included; the empty value of each narrows nothing.

    `agency`: an id.
    """

    q: str = ""
    agency: int | None = None
    kind: str = ""
    measure: str = ""
    channel: str = ""
    since: date | None = None
    until: date | None = None


class CaseQuerySet(OpenQuerySet):
    def narrowed(self, asked: CasesAsked) -> CaseQuerySet:
        """The cases that a list shows when it is asked so, the newest first."""
        rows = self.filter(holding(asked.q, "summary", "decision", "address")) if asked.q else self
        plain = {
            "agency": asked.agency, "kind": asked.kind, "measure": asked.measure, "channel": asked.channel,
            "handled_on__gte": asked.since, "handled_on__lte": asked.until,
        }  # fmt: skip
        return rows.filter(**{name: value for name, value in plain.items() if value}).order_by("-handled_on", "-pk")
