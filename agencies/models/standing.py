"""What a person is today: the roles held, and for which agencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from accounts.models import User
from agencies import workflow
from agencies.models.agency import Agency, Membership, Role
from core import clock

OWN = workflow.OF_AN_AGENCY
OF_NO_AGENCY = workflow.OF_NO_AGENCY


@dataclass(frozen=True)
class Standing:
    """What a person is today: the roles held and for which agencies.

    `headed`: those that somebody signs for; `line`: the own ones and all whose duties came down to them, as ids.
    """

    roles: frozenset[str]
    agencies: Mapping[str, frozenset[int]]
    places: tuple[Agency, ...] = ()
    headed: frozenset[int] = frozenset()
    line: frozenset[int] = frozenset()

    def agency_ids(self, *roles: str) -> frozenset[int]:
        return frozenset().union(*(self.agencies.get(role, frozenset()) for role in roles))

    @property
    def own(self) -> frozenset[int]:
        """Agencies for which the person fills or sends."""
        return self.agency_ids(*OWN)

    @property
    def agencies_all(self) -> frozenset[int]:
        return self.agency_ids(*self.agencies)

    @property
    def sees_all_content(self) -> bool:
        return bool(self.roles & {Role.COORDINATOR, Role.LEADER, Role.AUDITOR})


NOBODY = Standing(frozenset(), {})


def standing_of(user: Any) -> Standing:
    """The person's roles today, read once a request (the user object lives as long as the request)."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    if (known := getattr(user, "_standing", None)) is not None:
        return known
    rows = list(Membership.objects.filter(user=user).active_on(clock.today()).with_standing())
    agencies: dict[str, set[int]] = {}
    for row in rows:
        agencies.setdefault(row.role, set()).update({row.agency_id} if row.agency_id else set())
    places = {row.agency_id: row.agency for row in rows if row.agency is not None}
    standing = Standing(
        frozenset(agencies),
        {role: frozenset(ids) for role, ids in agencies.items()},
        tuple(sorted(places.values(), key=lambda agency: (agency.name_order, agency.pk))),
        frozenset(row.agency_id for row in rows if row.headed),
        frozenset(pk for row in rows if row.agency_id and row.role in OWN for pk in row.line),
    )
    user._standing = standing
    return standing


def people_acting(*roles: str, agency: int | None = None) -> models.QuerySet[User]:
    """Who holds one of these roles today and can sign in; for an agency (its id), or for any."""
    held = Membership.objects.filter(role__in=roles).active_on(clock.today())
    if agency is not None:
        held = held.filter(agency=agency)
    return User.objects.filter(is_active=True, pk__in=held.values("user"))
