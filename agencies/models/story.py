"""How one agency came from others and went into others, oldest first, to be told step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from agencies.models.agency import Agency, Scope, Succession
from agencies.models.line import Line

Edges = dict[int, list[Succession]]


@dataclass(frozen=True)
class Name:
    """An agency of the line. `until`: its last day, by its own row or by what became of the whole of it."""

    agency: Agency
    until: date | None
    here: bool


@dataclass(frozen=True)
class Move:
    """Whose duties came to whom: several became one, or one was divided among several; nobody after a plain end."""

    before: tuple[Agency, ...]
    after: tuple[Agency, ...]
    function: str


@dataclass(frozen=True)
class Turn:
    """Successions of one day, kind and paper, told together; `first` speaks for all of them."""

    first: Succession
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Step:
    """Agencies that stand side by side in the line, and how their duties went on."""

    names: tuple[Name, ...]
    turns: tuple[Turn, ...]


def story_of(agency: Agency, line: Line) -> list[Step]:
    """The whole line of an agency: each predecessor stands before the one it went into, however far back."""
    back: Edges = {}
    for edge in (edge for edges in line.out.values() for edge in edges):
        if edge.successor_id is not None:
            back.setdefault(edge.successor_id, []).append(edge)
    before = steps_away(agency.pk, {pk: [edge.predecessor_id for edge in edges] for pk, edges in back.items()})
    after = steps_away(
        agency.pk, {pk: [edge.successor_id for edge in edges if edge.successor_id] for pk, edges in line.out.items()}
    )
    places = {pk: -steps for pk, steps in before.items()} | after
    found = []
    for place in sorted(set(places.values())):
        here = [line.by_id[pk] for pk, at in places.items() if at == place]
        edges = [edge for row in here for edge in line.out.get(row.pk, []) if within(edge, before, after)]
        names = [Name(row, last_day_of(row, line), row.pk == agency.pk) for row in here]
        names.sort(key=lambda name: (name.until or date.max, name.agency.name_order, name.agency.pk))
        found.append(Step(tuple(names), turns_of(edges)))
    return found


def steps_away(start: int, onward: dict[int, list[int]]) -> dict[int, int]:
    """Every agency on one side with the length of the longest way to it; a circle in the data does not hold us."""
    found, front = {start: 0}, {start}
    for steps in range(1, len(onward) + 1):
        front = {pk for reached in front for pk in onward.get(reached, [])} - {start}
        found |= dict.fromkeys(front, steps)
    return found


def within(edge: Succession, before: dict[int, int], after: dict[int, int]) -> bool:
    """Does it lead to this agency or on from it? What predecessors gave to others is another line."""
    return edge.predecessor_id in after or edge.successor_id in before


def last_day_of(agency: Agency, line: Line) -> date | None:
    ends = [edge.effective_on - timedelta(days=1) for edge in line.out.get(agency.pk, []) if edge.scope == Scope.WHOLE]
    return agency.valid_to or min(ends, default=None)


def turns_of(edges: Iterable[Succession]) -> tuple[Turn, ...]:
    groups: dict[tuple[Any, ...], list[Succession]] = {}
    for edge in sorted(edges, key=lambda row: (row.effective_on, row.pk)):
        told = (edge.effective_on, edge.kind, edge.scope, edge.legal_basis, edge.source, edge.confidence)
        groups.setdefault(told, []).append(edge)
    return tuple(Turn(rows[0], moves_of(rows)) for rows in groups.values())


def moves_of(edges: Iterable[Succession]) -> tuple[Move, ...]:
    heirs: dict[tuple[Agency, str], list[Agency]] = {}
    for edge in edges:
        after = heirs.setdefault((edge.predecessor, edge.function), [])
        after += [edge.successor] if edge.successor else []
    moves: dict[tuple[tuple[Agency, ...], str], list[Agency]] = {}
    for (before, function), after in heirs.items():
        moves.setdefault((tuple(after), function), []).append(before)
    return tuple(Move(tuple(before), after, function) for (after, function), before in moves.items())
