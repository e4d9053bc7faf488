"""Reads a plan file: one YAML file for a plan, with the files of agencies that it includes.

The format is told in plans/data/README.md; plan.schema.json beside it is its exact form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Any

from plans.importers.advice import advise
from plans.importers.calendar_check import check_calendars
from plans.importers.findings import Finding, Marks, PlanFileError
from plans.importers.references import References
from plans.importers.schema_check import check_schema, parse_date
from plans.importers.yaml_text import load_yaml

__all__ = ["Finding", "PlanFile", "PlanFileError", "read_plan"]

DATE_FIELDS = frozenset(
    {"issued_on", "occurred_on", "start_on", "due_on", "valid_from", "valid_to", "effective_on", "on"}
)


@dataclass(frozen=True)
class PlanFile:
    """A plan file that was read and checked.

    `data`: plain dicts and lists as the file has them: dates are `datetime.date`, numbers `int` or `Decimal`, text is
    NFC without space at its ends, the agencies and successions of included files stand before the file's own, and a
    field left as `null` is absent. No default is filled in.
    `warnings`: what does not add up; the plan can be loaded all the same.
    """

    data: dict[str, Any]
    warnings: list[Finding] = field(default_factory=list)


def read_plan(path: FilePath | str) -> PlanFile:
    """The plan in the file at `path`. Raises PlanFileError with every fault found, each naming file, line and field."""
    path = FilePath(path)
    data, marks = load_yaml(path)
    faults = check_schema(data, marks, "plan_file")
    for part, part_marks in reversed(read_includes(path, data, marks, faults)):
        merge(data, marks, part, part_marks)
    refuse(faults)
    data = settle(data)
    refuse(References(data, marks).check() + check_calendars(data, marks))
    return PlanFile(data, advise(data, marks))


def refuse(faults: list[Finding]) -> None:
    if faults:
        raise PlanFileError(faults)


def read_includes(
    path: FilePath, data: dict[str, Any], marks: Marks, faults: list[Finding]
) -> list[tuple[dict[str, Any], Marks]]:
    """The included files that can be read; what is wrong with the others is added to `faults`."""
    parts = []
    for index, name in included(data):
        if not stays_beside(name):
            sentence = f"«{name}» phải là tên một tệp nằm cùng thư mục với tệp kế hoạch."
            faults.append(marks.finding(("include", index), sentence))
            continue
        try:
            part, part_marks = load_yaml(path.parent / name)
        except PlanFileError as error:
            faults.append(marks.finding(("include", index), f"không dùng được tệp kèm theo «{name}»."))
            faults += error.findings
            continue
        wrong = check_schema(part, part_marks, "agency_file")
        faults += wrong
        if not wrong:
            parts.append((part, part_marks))
    return parts


def included(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    names = data.get("include")
    if isinstance(names, list):
        yield from ((index, name) for index, name in enumerate(names) if isinstance(name, str))


def stays_beside(name: str) -> bool:
    """A plan file reads only what lies in its own folder or below it."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name


def merge(data: dict[str, Any], marks: Marks, part: dict[str, Any], part_marks: Marks) -> None:
    """Put the part's agencies and successions before those that are there, and move the marks along."""
    for section in ("agencies", "successions"):
        added = part.get(section, [])
        own = data.get(section)
        if not added or not isinstance(own, list | None):
            continue
        shift = len(added)
        moved = {shifted(place, section, shift): mark for place, mark in marks.places.items()}
        moved |= {
            place: mark for place, mark in part_marks.places.items() if place[:1] == (section,) and len(place) > 1
        }
        marks.places = moved
        data[section] = [*added, *(own or [])]


def shifted(place: tuple[str | int, ...], section: str, shift: int) -> tuple[str | int, ...]:
    if len(place) > 1 and place[0] == section and isinstance(place[1], int):
        return (section, place[1] + shift, *place[2:])
    return place


def settle(value: Any, name: str = "") -> Any:
    """Dates become dates, and what was left empty on purpose is absent."""
    if isinstance(value, dict):
        return {key: settle(item, key) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [settle(item) for item in value]
    if name in DATE_FIELDS and isinstance(value, str):
        return parse_date(value)
    return value
