"""Organisations through time, and who acts for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies import workflow
from agencies.querysets import SAID, AgencyQuerySet, MembershipQuerySet, SuccessionQuerySet
from core import vietnamese

Role = workflow.Role
PartyRole = workflow.PartyRole
Confidence = workflow.Confidence
Scope = workflow.Scope


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

    `valid_to` is the last day of existence. `by_hand`: fields set on the portal, which a file no longer sets back.
    A class («các sở, ban, ngành») has `members`; an open one lists none.
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
    by_hand = ArrayField(
        models.CharField(max_length=30), default=list, blank=True, verbose_name=_("Trường đã sửa trên cổng")
    )
    edit_reason = models.TextField(_("Lý do sửa"), blank=True)
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

    @classmethod
    def label_of(cls, name: str) -> str:
        """A field as the screen calls it."""
        field: Any = cls._meta.get_field(name)
        return str(field.verbose_name)

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
    """A person acts for an agency in a role, between two days (inclusive).

    A coordinator's and a leader's row may say where they work (the menu leads there); it gives no right over it.
    """

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
            models.CheckConstraint(
                condition=models.Q(agency__isnull=True) | ~models.Q(role__in=["auditor", "administrator"]),
                name="membership_of_no_agency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"

    @property
    def words(self) -> str:
        """The role, and where."""
        role = self.get_role_display()
        return f"{role} – {self.agency.short_name}" if self.agency else role

    def is_over(self, day: date) -> bool:
        return self.valid_to is not None and self.valid_to < day
