"""The register of titles: applications and titles of protection, their use, documents and history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Confidence
from core import clock, vietnamese
from core.errors import DomainError
from core.storage import open_stored
from indicators import workflow
from indicators.importers.terms import Renewal, Term, renewal_of, term_of, validity
from indicators.querysets import AuthorisedUserQuerySet, OpenQuerySet, TitleQuerySet
from indicators.querysets.register import TITLE_SAID, class_keys

TitleKind = workflow.TitleKind
TitleStatus = workflow.TitleStatus
Validity = workflow.Validity
Place = workflow.Place
ExploitationKind = workflow.ExploitationKind
MARKS = workflow.MARKS


def classes(label: Any) -> ArrayField[Any, Any]:
    """Symbols of a classification, in the order of the office."""
    return ArrayField(models.CharField(max_length=30), default=list, blank=True, verbose_name=label)


class Located(models.Model):
    """Where an owner sits: the address as written, the commune now, the district then (agencies of the area)."""

    address = models.TextField(_("Địa chỉ"), blank=True)
    commune = models.ForeignKey(
        Agency, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("Xã, phường hiện nay")
    )
    district = models.ForeignKey(
        Agency, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("Huyện, thành phố trước đây")
    )
    place = models.CharField(_("Địa bàn"), max_length=8, choices=workflow.Place.choices, default=workflow.Place.UNKNOWN)

    class Meta:
        abstract = True


class Retrieved(models.Model):
    """Where a row came from, and when that was looked at."""

    source = models.CharField(_("Nguồn"), max_length=200, blank=True)
    source_url = models.URLField(_("Địa chỉ nguồn"), max_length=500, blank=True)
    retrieved_on = models.DateField(_("Ngày tra cứu"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(_("Sửa lúc"), default=clock.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("Người sửa")
    )

    class Meta:
        abstract = True


@pghistory.track(exclude=["name_order"])
class Title(Located, Retrieved):
    """An application and, once granted, its title of protection.

    Numbers stand as written and as keys (`number_keys`: both numbers normalised, for finding them in any writing).
    `expires_on` is what the office says; `valid_until` is the last day of protection on record, which counts: the
    office's, else computed from the law in force on the filing day; None without a limit or while it is unknown.
    `ended_on`: the first day without effect, when protection ended before its time; of an application that was refused
    or withdrawn, the day of that.
    """

    kind = models.CharField(_("Đối tượng"), max_length=24, choices=workflow.TitleKind.choices)
    name = models.CharField(_("Tên, nhãn hiệu"), max_length=500)
    name_order = vietnamese.name_order("name")
    application_number = models.CharField(_("Số đơn"), max_length=60, blank=True)
    application_key = models.CharField(_("Số đơn chuẩn hóa"), max_length=40, blank=True)
    title_number = models.CharField(_("Số văn bằng"), max_length=60, blank=True)
    title_key = models.CharField(_("Số văn bằng chuẩn hóa"), max_length=40, blank=True)
    number_keys = ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name=_("Số để tìm"))
    filed_on = models.DateField(_("Ngày nộp đơn"), null=True, blank=True)
    accepted_on = models.DateField(_("Ngày chấp nhận đơn hợp lệ"), null=True, blank=True)
    publication_number = models.CharField(_("Số công bố"), max_length=60, blank=True)
    published_on = models.DateField(_("Ngày công bố"), null=True, blank=True)
    granted_on = models.DateField(_("Ngày cấp"), null=True, blank=True)
    expires_on = models.DateField(_("Ngày hết hạn theo Cục"), null=True, blank=True)
    valid_until = models.DateField(_("Bảo hộ đến hết ngày"), null=True, blank=True)
    ended_on = models.DateField(_("Ngày chấm dứt, hủy bỏ"), null=True, blank=True)
    end_reason = models.CharField(_("Lý do chấm dứt"), max_length=300, blank=True)
    owner = models.CharField(_("Chủ đơn, chủ văn bằng"), max_length=500, blank=True)
    authors = models.CharField(_("Tác giả"), max_length=500, blank=True)
    representative = models.CharField(_("Đại diện"), max_length=300, blank=True)
    ipc = classes(_("Phân loại IPC"))
    locarno = classes(_("Phân loại Locarno"))
    nice = classes(_("Phân loại Nice"))
    vienna = classes(_("Phân loại Vienna"))
    goods = models.TextField(_("Hàng hóa, dịch vụ"), blank=True)
    colours = models.CharField(_("Màu sắc"), max_length=300, blank=True)
    disclaimer = models.TextField(_("Yếu tố loại trừ"), blank=True)
    priority = models.CharField(_("Ưu tiên"), max_length=300, blank=True)
    is_tree = models.BooleanField(_("Cây thân gỗ, cây leo thân gỗ"), default=False)
    status = models.CharField(
        _("Tình trạng"), max_length=10, choices=workflow.TitleStatus.choices, default=workflow.TitleStatus.UNKNOWN
    )
    status_text = models.CharField(_("Tình trạng theo Cục"), max_length=200, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)

    Status = workflow.TitleStatus
    Place = workflow.Place

    objects = TitleQuerySet.as_manager()

    class Meta:
        ordering = ["name_order", "id"]
        verbose_name = _("Văn bằng")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "application_key"], condition=~Q(application_key=""), name="title_application_once"
            ),
            models.UniqueConstraint(fields=["kind", "title_key"], condition=~Q(title_key=""), name="title_number_once"),
        ]
        indexes = [
            models.Index("place", "kind", "granted_on", name="title_counted"),
            models.Index("kind", "filed_on", name="title_filed"),
            models.Index(F("granted_on").desc(nulls_last=True), "id", name="title_newest"),
            models.Index("name_order", "id", name="title_by_name"),
            models.Index("name_order", name="title_unnumbered", condition=Q(application_key="")),
            models.Index("commune", "kind", name="title_commune"),
            models.Index("district", "kind", name="title_district"),
            models.Index("valid_until", name="title_lapsing", condition=Q(ended_on=None, valid_until__isnull=False)),
            GinIndex(class_keys(), name="title_classes"),
            GinIndex(fields=["number_keys"], name="title_numbers"),
            GinIndex(TITLE_SAID, name="title_said"),
            GinIndex(OpClass(vietnamese.Folded("name"), name="gin_trgm_ops"), name="title_near"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:title", args=[self.pk])

    def validity_on(self, on: date) -> Validity:
        return validity(self, on)

    @property
    def number(self) -> str:
        """The number people call it by: the title's, else the application's."""
        return self.title_number or self.application_number


@dataclass(frozen=True)
class Terms:
    """What the last day rests on: the law's term (None while the filing day is not known) and the next renewal."""

    term: Term | None
    renewal: Renewal | None

    @property
    def sureness(self) -> str:
        return str(Confidence(self.term.confidence).label) if self.term else ""

    @property
    def sureness_of_window(self) -> str:
        known = self.term and self.term.window_confidence
        return str(Confidence(known).label) if known else ""


def terms_of(title: Title) -> Terms:
    return Terms(term_of(title.kind, title.filed_on), renewal_of(title))


@pghistory.track()
class LapseNotice(models.Model):
    """Those who keep the register were told, so many months before, that protection ends on this day; once."""

    title = models.ForeignKey(Title, models.CASCADE, related_name="lapse_notices")
    valid_until = models.DateField(_("Bảo hộ đến hết ngày"))
    months = models.PositiveSmallIntegerField(_("Báo trước (tháng)"))
    told_at = models.DateTimeField(_("Báo lúc"), default=clock.now)

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("Báo sắp hết hạn")
        constraints = [models.UniqueConstraint(fields=["title", "valid_until", "months"], name="lapse_told_once")]

    def __str__(self) -> str:
        return f"{self.title}: {self.months}"


@pghistory.track()
class TitleStep(models.Model):
    """One line of the office's own account of an application («Tiến trình xử lý»)."""

    title = models.ForeignKey(Title, models.CASCADE, related_name="steps")
    on = models.DateField(_("Ngày"), null=True, blank=True)
    words = models.CharField(_("Nội dung"), max_length=500)

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]
        verbose_name = _("Tiến trình xử lý")
        constraints = [
            models.UniqueConstraint(fields=["title", "on", "words"], name="title_step_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return self.words


@pghistory.track()
class TitleDocument(models.Model):
    """A document on a title: its number, day and name; the file, where one was handed in, lies under `sha256`."""

    title = models.ForeignKey(Title, models.CASCADE, related_name="documents")
    number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("Ngày văn bản"), null=True, blank=True)
    name = models.CharField(_("Tên văn bản"), max_length=300)
    file_name = models.CharField(_("Tên tệp"), max_length=200, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("Dung lượng (byte)"), default=0)
    media_type = models.CharField(_("Kiểu tệp"), max_length=100, blank=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["issued_on", "id"]
        verbose_name = _("Tài liệu của văn bằng")

    def __str__(self) -> str:
        return self.name

    def content(self) -> BinaryIO:
        """The bytes that were handed in; DomainError when the server has lost them."""
        try:
            return open_stored(self.sha256)
        except FileNotFoundError as error:
            message = gettext(
                "Tệp «%s» có trong hồ sơ nhưng máy chủ không còn giữ nội dung. Hãy báo quản trị hệ thống."
            )
            raise DomainError("file_lost", message % self.file_name, kind="missing") from error


@pghistory.track()
class Exploitation(models.Model):
    """Commercial use of what a title protects: how, by whom, since when, and what proves it.

    `until`: the last day of use, None while it goes on. A use without a proof does not exist here.
    """

    title = models.ForeignKey(Title, models.CASCADE, related_name="exploitations")
    kind = models.CharField(_("Hình thức khai thác"), max_length=12, choices=workflow.ExploitationKind.choices)
    user = models.CharField(_("Bên khai thác"), max_length=300)
    contract = models.CharField(_("Hợp đồng, sản phẩm"), max_length=300)
    since = models.DateField(_("Từ ngày"))
    until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    value = models.DecimalField(_("Giá trị (đồng)"), max_digits=18, decimal_places=0, null=True, blank=True)
    proof = models.CharField(_("Tài liệu chứng minh"), max_length=500)

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        verbose_name = _("Khai thác thương mại")
        indexes = [models.Index("title", "since", name="exploitation_of_title")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="exploitation_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.contract}"


@pghistory.track()
class AuthorisedUser(Located):
    """Whoever may use a geographical indication, by a decision of the agency that manages it."""

    title = models.ForeignKey(Title, models.CASCADE, related_name="authorised_users")
    name = models.CharField(_("Tổ chức, cá nhân"), max_length=300)
    certificate_number = models.CharField(_("Số giấy chứng nhận"), max_length=60, blank=True)
    decision = models.CharField(_("Quyết định"), max_length=200, blank=True)
    granted_on = models.DateField(_("Ngày cấp"))
    valid_until = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    scale = models.CharField(_("Quy mô, sản phẩm"), max_length=300, blank=True)

    objects = AuthorisedUserQuerySet.as_manager()

    class Meta:
        ordering = ["granted_on", "id"]
        verbose_name = _("Tổ chức, cá nhân sử dụng chỉ dẫn địa lý")
        constraints = [
            models.UniqueConstraint(fields=["title", "name", "certificate_number"], name="authorised_user_once")
        ]

    def __str__(self) -> str:
        return self.name
