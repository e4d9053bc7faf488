"""Organisations through time, and the people who act for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from agencies import workflow
from agencies.querysets import SAID, AgencyQuerySet, MembershipQuerySet, SuccessionQuerySet
from core import clock, vietnamese

Role = workflow.Role
PartyRole = workflow.PartyRole
Confidence = workflow.Confidence
Scope = workflow.Scope
OWN = (Role.REPORTER, Role.HEAD)


class Sourced(models.Model):
    """A fact says where it comes from and whether anyone has checked it."""

    source = models.TextField(_("Nguồn"), blank=True)
    confidence = models.CharField(
        _("Mức tin cậy"), max_length=12, choices=Confidence.choices, default=Confidence.UNVERIFIED
    )

    class Meta:
        abstract = True

    @property
    def is_verified(self) -> bool:
        return self.confidence == Confidence.VERIFIED


@pghistory.track(exclude=["name_order"])
class Agency(Sourced):
    """An organisation under one name and place; a new name is a new row joined by a Succession.

    `valid_to` is the last day of existence. A class («các sở, ban, ngành») has `members`; an open one lists none.
    """

    Kind = workflow.Kind

    code = models.SlugField(_("Mã"), max_length=60, unique=True)
    name = models.CharField(_("Tên cơ quan"), max_length=200)
    name_order = vietnamese.name_order("name")
    short_name = models.CharField(_("Tên ngắn"), max_length=100)
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind.choices)
    place_name = models.CharField(_("Nơi ban hành văn bản"), max_length=60, blank=True)
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True, verbose_name=_("Tên gọi khác"))
    area_code = models.CharField(_("Mã đơn vị hành chính"), max_length=10, blank=True)
    official_code = models.CharField(_("Mã định danh điện tử"), max_length=35, blank=True)
    formed_from = models.TextField(_("Hình thành từ"), blank=True)
    is_open_class = models.BooleanField(_("Nhóm chưa liệt kê hết"), default=False)
    members = models.ManyToManyField("self", through="ClassMember", symmetrical=False, related_name="classes")

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["name_order", "id"]
        verbose_name = _("Cơ quan")
        indexes = [
            GinIndex(SAID, name="agency_said"),
            GinIndex(OpClass(vietnamese.Folded("name"), name="gin_trgm_ops"), name="agency_near"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_class(self) -> bool:
        return self.kind == workflow.Kind.CLASS

    def exists_on(self, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@pghistory.track()
class ClassMember(models.Model):
    """An agency that belongs to a class; a duty of the class is followed for each member."""

    agency_class = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    member = models.ForeignKey(Agency, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Thành viên nhóm cơ quan")
        constraints = [models.UniqueConstraint(fields=["agency_class", "member"], name="class_member_once")]

    def __str__(self) -> str:
        return f"{self.agency_class} ∋ {self.member}"


@pghistory.track()
class Succession(Sourced):
    """What became of an agency: from `effective_on` its duties (all, a function, a territory) are the successor's."""

    Kind = workflow.SuccessionKind

    predecessor = models.ForeignKey(Agency, models.PROTECT, related_name="successions_out")
    successor = models.ForeignKey(Agency, models.PROTECT, related_name="successions_in", null=True, blank=True)
    effective_on = models.DateField(_("Có hiệu lực từ ngày"))
    kind = models.CharField(_("Hình thức"), max_length=10, choices=workflow.SuccessionKind.choices)
    scope = models.CharField(_("Phạm vi"), max_length=10, choices=Scope.choices, default=Scope.WHOLE)
    function = models.CharField(_("Chức năng được chuyển"), max_length=200, blank=True)
    legal_basis = models.TextField(_("Căn cứ pháp lý"), blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        ordering = ["effective_on", "id"]
        verbose_name = _("Kế thừa")
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "effective_on", "scope", "function"],
                name="succession_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(successor__isnull=False) | models.Q(kind="dissolve"), name="succession_has_successor"
            ),
            models.CheckConstraint(
                condition=~models.Q(successor=models.F("predecessor")), name="succession_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or '∅'} ({self.effective_on:%d/%m/%Y})"


@pghistory.track()
class Membership(models.Model):
    """A person acts for an agency in a role, between two days (inclusive). Roles of the province need no agency."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships", null=True, blank=True)
    role = models.CharField(_("Vai trò"), max_length=14, choices=Role.choices)
    valid_from = models.DateField(_("Từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("Vai trò")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role", "valid_from"], name="membership_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(agency__isnull=False) | ~models.Q(role__in=["reporter", "head"]),
                name="membership_of_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"


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
        for edge in Succession.objects.all():
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
