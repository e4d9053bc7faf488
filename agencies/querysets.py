from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from core import clock, vietnamese

PREDECESSORS = """
    WITH RECURSIVE line(id) AS (
        SELECT unnest(%s::bigint[])
        UNION SELECT s.predecessor_id FROM agencies_succession s JOIN line ON s.successor_id = line.id
    ) SELECT id FROM line
"""

# The other way round from `Line.holders`, without choices: everything whose duties this agency holds on a day.
HELD = """
    WITH RECURSIVE edges(onward, before) AS (
        SELECT s.successor_id, s.predecessor_id FROM agencies_succession s
        WHERE s.effective_on <= %(on)s AND s.scope IN ('whole', 'territory') AND NOT EXISTS (
            SELECT FROM agencies_succession w WHERE w.predecessor_id = s.predecessor_id AND w.scope = 'whole'
            AND w.effective_on <= %(on)s AND (s.scope = 'territory' OR (w.effective_on, w.id) > (s.effective_on, s.id)))
        UNION ALL SELECT c.member_id, c.agency_class_id FROM agencies_classmember c
    ), held(id) AS (
        SELECT a.id FROM agencies_agency a WHERE a.id = %(agency)s AND NOT EXISTS (
            SELECT FROM agencies_succession s WHERE s.predecessor_id = a.id AND s.effective_on <= %(on)s)
        UNION SELECT edges.before FROM edges JOIN held ON edges.onward = held.id
    ) SELECT id FROM held
"""


def line_from(column: str) -> RawSQL:
    """For each row, the ids of the agency in this column of its table and of all before it."""
    line = f"ARRAY({PREDECESSORS.replace('unnest(%s::bigint[])', column)})"
    return RawSQL(line, [], output_field=ArrayField(models.BigIntegerField()))  # noqa: S611  (a column, no words of others)


SAID = vietnamese.Words("name", "short_name", "code", vietnamese.Joined("aliases"))


class AgencyQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> AgencyQuerySet:
        """The list of agencies is open to everyone with a part in the portal."""
        return self if user.is_authenticated else self.none()

    def searched(self, text: str) -> AgencyQuerySet:
        """By any of its names and its code, a slip in the name forgiven."""
        found: AgencyQuerySet = vietnamese.found(self, text, SAID, near="name")
        return found

    def with_predecessors(self, ids: Iterable[int]) -> AgencyQuerySet:
        """These agencies and all those whose duties came down to them, in one query."""
        return self.filter(pk__in=RawSQL(PREDECESSORS, [sorted(ids)]))  # noqa: S611  (constant text, bound parameter)

    def held_by(self, agency_id: int, on: date) -> AgencyQuerySet:
        """The agency itself, those before it and the classes they belong to, whose duties it holds on the day.

        It exists on that day. A duty that was split by function is among them for nobody, as nobody was chosen.
        """
        held = HELD.replace("%(on)s", "%s").replace("%(agency)s", "%s")
        values = [on, on, agency_id, on]
        return self.filter(pk__in=RawSQL(held, values))  # noqa: S611  (constant text, bound parameters)

    def line_of(self, ids: Collection[int]) -> list[int]:
        """The ids of those, to filter other tables by: inside another query the recursion may run once a row."""
        return list(self.with_predecessors(ids).values_list("pk", flat=True)) if ids else []


class SuccessionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> SuccessionQuerySet:
        return self if user.is_authenticated else self.none()


class MembershipQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> MembershipQuerySet:
        """One's own; all of them for the administrator and the auditor."""
        watching = self.model._default_manager.filter(user=user, role__in=["administrator", "auditor"])
        return self.filter(Q(user=user) | Exists(watching.active_on(clock.today())))

    def with_standing(self) -> MembershipQuerySet:
        """With the agency, `headed` (whether somebody signs for it today) and `line` (it and all before it, as ids)."""
        heads = self.model._default_manager.filter(agency=OuterRef("agency"), role="head", user__is_active=True)
        headed = Exists(heads.active_on(clock.today()))
        return self.select_related("agency").annotate(headed=headed, line=line_from("agencies_membership.agency_id"))

    def active_on(self, day: date) -> MembershipQuerySet:
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day)).filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def lasting_administrators(self) -> MembershipQuerySet:
        """Who manages people today and without an end."""
        able = self.filter(role="administrator", user__is_active=True, valid_to=None)
        return able.active_on(clock.today())
