"""What a dashboard is asked for, and which agencies that means through the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from agencies.models import Agency
from plans.models import Assignment
from reports.builders.figures import Group, Part, Year, by_agency
from reports.builders.readings import Kin, Readings

LOCAL = (Agency.Kind.DISTRICT, Agency.Kind.COMMUNE)
Choice = tuple[Any, Any]


@dataclass(frozen=True)
class Scope:
    """`agencies`: the ids that count, predecessors and successors included; None for all."""

    year: int | None = None
    assignment: int | None = None
    agency: int | None = None
    territory: int | None = None
    agencies: frozenset[int] | None = None

    @classmethod
    def of(cls, asked: Mapping[str, Any], kin: Kin) -> Scope:
        found: frozenset[int] | None = None
        for name in ("agency", "territory"):
            if (pk := asked.get(name)) is not None and pk in kin.line.by_id:
                line = kin.related(pk)
                found = line if found is None else found & line
        known = {name: asked.get(name) for name in ("year", "assignment", "agency", "territory")}
        return cls(**known, agencies=found)

    def years(self, readings: Readings) -> list[Year]:
        """All years, narrowed."""
        return [year.narrowed(self.agencies, self.assignment) for year in readings.years]

    def the_year(self, readings: Readings) -> Year:
        """The year asked for, else the newest, narrowed."""
        found = readings.year(self.year) or readings.years[-1]
        return found.narrowed(self.agencies, self.assignment)

    def groups(self, parts: Iterable[Part]) -> list[Group]:
        """Agency by agency; the many communes as one line unless one asks for some of them."""
        together = {} if self.agencies is not None else {kind.value: of_kind(kind) for kind in LOCAL}
        return by_agency(parts, together=together)


def of_kind(kind: str) -> str:
    return _("Ủy ban nhân dân các xã, phường") if kind == Agency.Kind.COMMUNE else _("Ủy ban nhân dân các huyện")


def assignments(readings: Readings) -> dict[int, Assignment]:
    return {task.assignment_id: task.assignment for task in readings.tasks.values()}


def short(assignment: Assignment) -> str:
    """«1. Sở Khoa học và Công nghệ»: the heading up to who leads, as it must stand at an axis."""
    head = assignment.heading.partition(" chủ trì")[0].removeprefix("Đề nghị ")
    words = Truncator(head).chars(48, truncate="…")
    return f"{assignment.printed or assignment.number}. {words}"


def choices(plans: Iterable[Any], readings: Readings, kin: Kin) -> dict[str, list[Choice]]:
    """What each filter offers: only what has figures."""
    agencies = {account.agency.pk: account.agency for year in readings.years for account in year.accounts}
    named = sorted(agencies.values(), key=lambda row: (row.kind in LOCAL, row.valid_to is not None, row.name))
    groups = assignments(readings).values()
    return {
        "plan": [(plan.pk, str(plan)) for plan in plans],
        "year": [(year.year, year.year) for year in reversed(readings.years)],
        "assignment": [(row.pk, short(row)) for row in sorted(groups, key=lambda row: row.order)],
        "agency": [(row.pk, dated(row)) for row in named],
        "territory": territories(kin, agencies),
    }


def dated(agency: Agency) -> str:
    """The name, with its last day where it has ended."""
    return f"{agency.name} ({_('đến')} {agency.valid_to:%d/%m/%Y})" if agency.valid_to else agency.name


def territories(kin: Kin, agencies: Mapping[int, Agency]) -> list[Choice]:
    """Districts with all that came of them, then communes with the districts they came from."""
    rows = [row for row in agencies.values() if row.kind in LOCAL]
    headings = {Agency.Kind.DISTRICT: _("Huyện, thành phố trước sắp xếp"), Agency.Kind.COMMUNE: _("Xã, phường")}
    found = []
    for kind, heading in headings.items():
        of_this = sorted((row for row in rows if row.kind == kind), key=lambda row: row.name)
        if of_this:
            found.append((heading, [(row.pk, place(row)) for row in of_this]))
    return found


def place(agency: Agency) -> str:
    """«huyện Đăk Hà»: the territory in the name of its committee."""
    return agency.name.removeprefix("Ủy ban nhân dân ").removeprefix("UBND ")
