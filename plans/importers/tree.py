"""Ways to walk the data of a plan file; every value comes with its path, so that a finding can name its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plans.importers.findings import Path

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Party:
    """An agency's part in an assignment or a task, with the role that holds where none is written."""

    agency: str
    role: str
    function: str
    path: Path

    @property
    def leads(self) -> bool:
        return self.role in ("lead", "joint_lead")


@dataclass(frozen=True)
class TaskPlace:
    """A task, where it stands, and who answers for it: its own parties, or its upper task's, or the assignment's."""

    row: Row
    path: Path
    parties: tuple[Party, ...]


def rows(data: Row, *names: str, at: Path = ()) -> Iterator[tuple[Path, Row]]:
    """The entries of the lists called `names`, with their paths."""
    for name in names:
        for index, row in enumerate(data.get(name, ())):
            yield (*at, name, index), row


def walk_assignments(data: Row, at: Path = ()) -> Iterator[tuple[Path, Row]]:
    """Every assignment of the tree in printed order."""
    for path, row in rows(data, "assignments", at=at):
        yield path, row
        yield from walk_assignments(row, path)


def walk_tasks(data: Row) -> Iterator[TaskPlace]:
    """Every task and sub-task in printed order."""
    for path, assignment in walk_assignments(data):
        yield from tasks_under(assignment, path, parties_of(assignment, path))


def tasks_under(holder: Row, at: Path, heir: tuple[Party, ...]) -> Iterator[TaskPlace]:
    for path, row in rows(holder, "tasks", at=at):
        parties = parties_of(row, path) if "parties" in row else heir
        yield TaskPlace(row, path, parties)
        yield from tasks_under(row, path, parties)


def parties_of(row: Row, at: Path) -> tuple[Party, ...]:
    """`leads`, `partners` and `parties` in order; one lead leads, several are joint leads."""
    lead = "joint_lead" if len(row.get("leads", ())) > 1 else "lead"
    named = (("leads", lead), ("partners", "partner"), ("parties", "lead"))
    return tuple(
        make_party(value, role, (*at, name, index))
        for name, role in named
        for index, value in enumerate(row.get(name, ()))
    )


def make_party(value: str | Row, role: str, path: Path) -> Party:
    if isinstance(value, str):
        return Party(value, role, "", path)
    return Party(value["agency"], value.get("role", role), value.get("function", ""), path)


def walk_parties(data: Row) -> Iterator[Party]:
    """Every party written in the plan, once, where it is written."""
    for path, row in walk_assignments(data):
        yield from parties_of(row, path)
    for task in walk_tasks(data):
        yield from parties_of(task.row, task.path)


def agency_uses(data: Row) -> Iterator[tuple[Path, str]]:
    """Every place of the plan itself (not of the agency lists) that names an agency by its code."""
    for name in ("issuer", "coordinator"):
        yield ("plan", name), data["plan"][name]
    for path, row in rows(data, "indicators"):
        for name in ("owner", "monitor"):
            if name in row:
                yield (*path, name), row[name]
    for path, row in rows(data, "statistics"):
        for index, code in enumerate(row["reporters"]):
            yield (*path, "reporters", index), code
    for path, duty in rows(data, "reporting"):
        yield from report_ends(duty, path)
        for level_path, level in rows(duty, "chain", at=path):
            yield from report_ends(level, level_path)
    for party in walk_parties(data):
        yield party.path, party.agency


def report_ends(row: Row, at: Path) -> Iterator[tuple[Path, str]]:
    for name in ("from", "to"):
        if isinstance(row[name], list):
            for index, code in enumerate(row[name]):
                yield (*at, name, index), code
