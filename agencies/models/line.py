"""All successions in memory: who holds a duty on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models

from agencies.models.agency import Agency, ClassMember, Scope, Succession


@dataclass(frozen=True)
class Undecided:
    """A duty whose holder is not known: it stopped at `at`; `options` are the functions' successors to choose from.

    No options means that the agency ended, or a class has no members, and nobody was named.
    """

    at: Agency
    options: tuple[Succession, ...] = ()


@dataclass
class Holders:
    """Who holds a duty on a day. Both lists may be filled: part of a duty may be settled and part not."""

    agencies: list[Agency] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)

    def add(self, agency: Agency) -> None:
        if agency not in self.agencies:
            self.agencies.append(agency)


def members_of(agency_class: Any) -> models.QuerySet[Any, Any]:
    return ClassMember.objects.filter(agency_class=agency_class).order_by("id").values_list("member", flat=True)


class Line:
    """All successions and classes, read in two queries and followed in memory; for resolving many duties at once."""

    def __init__(self) -> None:
        agencies = Agency.objects.annotate(member_ids=ArraySubquery(members_of(models.OuterRef("pk"))))
        self.by_id: dict[int, Agency] = {agency.pk: agency for agency in agencies}
        self.out: dict[int, list[Succession]] = {}
        self.edges = list(Succession.objects.all())
        for edge in self.edges:
            edge.predecessor = self.by_id[edge.predecessor_id]
            edge.successor = self.by_id[edge.successor_id] if edge.successor_id else None
            self.out.setdefault(edge.predecessor_id, []).append(edge)
        self.members: dict[int, list[int]] = {agency.pk: agency.member_ids for agency in agencies}

    def holders(self, agency: Agency, on: date, chosen: Iterable[int] = ()) -> Holders:
        """Who holds `agency`'s duty on `on`; `chosen` are the ids of the successions picked for this duty."""
        found = Holders()
        self._follow(self.by_id[agency.pk], on, frozenset(chosen), found, frozenset())
        return found

    def reachable(self, start: int) -> set[int]:
        """Ids of all agencies that an agency's duties may have come to, itself included."""
        found, queue = {start}, [start]
        while queue:
            edges = self.out.get(queue.pop(), [])
            fresh = {edge.successor_id for edge in edges if edge.successor_id} - found
            found |= fresh
            queue += fresh
        return found

    def _follow(self, agency: Agency, on: date, chosen: frozenset[int], found: Holders, seen: frozenset[int]) -> None:
        if agency.pk in seen:
            return
        seen = seen | {agency.pk}
        if agency.is_class:
            members = self.members.get(agency.pk, [])
            if not members:
                found.undecided.append(Undecided(agency))
            for member_id in members:
                self._follow(self.by_id[member_id], on, chosen, found, seen)
            return
        edges = [edge for edge in self.out.get(agency.pk, []) if edge.effective_on <= on]
        if not edges:
            found.add(agency) if agency.exists_on(on) else found.undecided.append(Undecided(agency))
            return
        onward = next_edges(edges, chosen)
        if not onward:
            options = tuple(edge for edge in edges if edge.scope == Scope.FUNCTION)
            found.undecided.append(Undecided(agency, options))
        for edge in onward:
            if edge.successor is None:
                found.undecided.append(Undecided(agency))
            else:
                self._follow(edge.successor, on, chosen, found, seen)


def next_edges(edges: list[Succession], chosen: frozenset[int]) -> list[Succession]:
    """Which way a duty goes: a choice made for it, else the whole, else every territory; a split by function waits."""
    picked = [edge for edge in edges if edge.pk in chosen]
    if picked:
        return picked
    whole = [edge for edge in edges if edge.scope == Scope.WHOLE]
    return whole[-1:] or [edge for edge in edges if edge.scope == Scope.TERRITORY]


def holders(agency: Agency, on: date, chosen: Iterable[int] = ()) -> Holders:
    """Who holds an agency's duties on a day: whole and rename follow the one successor, territory fans out."""
    return Line().holders(agency, on, chosen)
