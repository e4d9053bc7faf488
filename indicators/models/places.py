"""Where an address lies: the commune now and the district then, by the agencies of the loaded plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from agencies.models import Agency, Succession
from core.vietnamese import fold
from indicators.importers.addresses import (
    BARE,
    CITY,
    COMMUNE,
    DISTRICT,
    PROVINCE,
    Part,
    name_key,
    part,
    parts_of,
    province_keys,
)
from indicators.workflow import Place

Kind = Agency.Kind


class Found(NamedTuple):
    """The commune now and the district then, each None while unknown, and whether that is in the area."""

    commune: Agency | None
    district: Agency | None
    place: Place


NOWHERE = Found(None, None, Place.UNKNOWN)
OUTSIDE = Found(None, None, Place.OUTSIDE)


class Gazetteer:
    """The area's communes and districts, then and now, in memory; read once, then no query for any address.

    The area is the provinces of the plans: where one was taken into a wider one, its own former part. An old name
    counts only with its district, or where the whole area has one place of that type and name: «xã Đăk Hà» was
    another commune than the one that has the name now.
    """

    def __init__(self, agencies: Iterable[Agency], successions: Iterable[Succession]) -> None:
        rows = {agency.pk: agency for agency in agencies}
        edges = [edge for edge in successions if edge.predecessor_id in rows and edge.successor_id in rows]
        provinces = [row for row in rows.values() if row.kind == Kind.PROVINCE]
        ended = {edge.predecessor_id for edge in edges}
        wider = {edge.successor_id for edge in edges}
        self.area = keys(row for row in provinces if row.pk in ended or row.pk not in wider)
        self.wider = keys(row for row in provinces if row.pk not in ended and row.pk in wider)
        self.districts = {key: row for row in rows.values() if row.kind == Kind.DISTRICT for key in names(row)}
        self.then: dict[int, Agency] = {}
        for edge in edges:
            before, after = rows[edge.predecessor_id], rows[edge.successor_id or 0]
            if before.kind == Kind.DISTRICT and after.kind == Kind.COMMUNE:
                self.then[after.pk] = before
        self.now: dict[tuple[str, str], list[Agency]] = defaultdict(list)
        self.old: dict[tuple[str, str], list[Agency]] = defaultdict(list)
        self.within: dict[tuple[int, str], list[tuple[str, Agency]]] = defaultdict(list)
        communes = [row for row in rows.values() if row.kind == Kind.COMMUNE]
        for row in communes:
            self.take_old(row)
        for row in communes:
            self.take_new(row)

    @classmethod
    def load(cls) -> Gazetteer:
        """Two queries."""
        known = Agency.objects.filter(kind__in=(Kind.PROVINCE, Kind.DISTRICT, Kind.COMMUNE))
        return cls(known, Succession.objects.filter(predecessor__in=known, successor__in=known))

    def take_old(self, commune: Agency) -> None:
        district = self.then.get(commune.pk)
        for name in filter(None, (piece.strip() for piece in commune.formed_from.split(","))):
            old = part(spoken(name))
            self.old[old.type, old.key].append(commune)
            if district:
                self.within[district.pk, old.key].append((old.type, commune))

    def take_new(self, commune: Agency) -> None:
        district = self.then.get(commune.pk)
        for name in (commune.name, *commune.aliases):
            new = part(spoken(name))
            if commune not in self.now[new.type, new.key]:
                self.now[new.type, new.key].append(commune)
            if district and not self.within[district.pk, new.key]:
                self.within[district.pk, new.key].append((new.type, commune))

    def locate(self, address: str) -> Found:
        """The commune, the district and whether the address lies in the area; nothing is guessed from a name alone."""
        parts = parts_of(address)
        if not parts:
            return NOWHERE
        province, rest = self.province_of(parts)
        if province and province not in self.area | self.wider:
            return OUTSIDE
        communes = [item for item in rest if item.kind == COMMUNE]
        if district := self.district_of(rest, bool(province)):
            return Found(self.commune_within(district, communes), district, Place.INSIDE)
        named = any(item.kind in (DISTRICT, CITY) for item in rest)
        in_area = province in self.area or (province in self.wider and any(item.key in self.area for item in rest))
        if province and not named and (commune := self.commune_by_name(communes, in_area)):
            return Found(commune, self.then.get(commune.pk), Place.INSIDE)
        if in_area:
            return Found(None, None, Place.INSIDE)
        elsewhere = named or (communes and not self.may_be_old(communes))
        return OUTSIDE if province and elsewhere else NOWHERE

    def province_of(self, parts: list[Part]) -> tuple[str, list[Part]]:
        """The province named, «» when none is, and the parts before it. A bare last name counts when it is one's."""
        for place in range(len(parts) - 1, -1, -1):
            if parts[place].kind == PROVINCE:
                return parts[place].key, parts[:place]
        last, rest = parts[-1], parts[:-1]
        if last.kind == CITY and last.key not in self.districts:
            return last.key, rest
        known = last.key in self.area | self.wider | province_keys()
        if last.kind == BARE and known:
            return last.key, rest
        return "", parts

    def district_of(self, rest: list[Part], in_province: bool) -> Agency | None:
        for item in reversed(rest):
            if item.kind in (DISTRICT, CITY) and item.key in self.districts:
                return self.districts[item.key]
        has_commune = any(item.kind == COMMUNE for item in rest)
        if in_province and has_commune and rest[-1].kind == BARE:
            return self.districts.get(rest[-1].key)
        return None

    def commune_within(self, district: Agency, communes: list[Part]) -> Agency | None:
        for item in communes:
            found = self.within.get((district.pk, item.key), [])
            exact = {row.pk: row for kind, row in found if kind == item.type} or {row.pk: row for _kind, row in found}
            if len(exact) == 1:
                return next(iter(exact.values()))
        return None

    def commune_by_name(self, communes: list[Part], in_area: bool) -> Agency | None:
        """By province and name: of today's communes; in the area itself of the old ones too, if all mean one."""
        for item in communes:
            found = {row.pk: row for row in self.now.get((item.type, item.key), [])}
            if in_area:
                found |= {row.pk: row for row in self.old.get((item.type, item.key), [])}
            if len(found) == 1:
                return next(iter(found.values()))
        return None

    def may_be_old(self, communes: list[Part]) -> bool:
        return any((item.type, item.key) in self.old for item in communes)


def spoken(name: str) -> str:
    """A name as the parts of addresses are read: without dấu and needless spaces."""
    return " ".join(fold(name).split())


def names(agency: Agency) -> set[str]:
    """The keys by which a place may be called: its agency's name without office and type, its place, its aliases."""
    plain = {name_key(agency.place_name), *(part(spoken(text)).key for text in (agency.name, *agency.aliases))}
    return plain - {""}


def keys(provinces: Iterable[Agency]) -> frozenset[str]:
    return frozenset(key for row in provinces for key in names(row))
