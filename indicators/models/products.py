"""Products that a province recognises, and the titles that protect them."""

from __future__ import annotations

from datetime import date

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core import vietnamese
from indicators import workflow
from indicators.models.titles import Located, Retrieved, Title
from indicators.querysets import ProductQuerySet, ProtectionQuerySet, RecognitionQuerySet
from indicators.querysets.products import PRODUCT_SAID

Recognised = workflow.Recognised
SIGNS = workflow.SIGNS


@pghistory.track(exclude=["name_order"])
class Product(Located, Retrieved):
    """A product and whose it is. On which lists it stands, and until when, its recognitions say."""

    name = models.CharField(_("Tên sản phẩm"), max_length=300)
    name_order = vietnamese.name_order("name")
    owner = models.CharField(_("Chủ thể"), max_length=300, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    titles = models.ManyToManyField(Title, through="Protection", related_name="products")

    objects = ProductQuerySet.as_manager()

    class Meta:
        ordering = ["name_order", "id"]
        verbose_name = pgettext_lazy("register", "Sản phẩm")
        constraints = [models.UniqueConstraint(fields=["name", "owner"], name="product_once")]
        indexes = [
            models.Index("name_order", "id", name="product_by_name"),
            models.Index("place", "id", name="product_place"),
            models.Index("commune", name="product_commune"),
            GinIndex(PRODUCT_SAID, name="product_said"),
            GinIndex(OpClass(vietnamese.Folded("name"), name="gin_trgm_ops"), name="product_near"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:product", args=[self.pk])


@pghistory.track()
class Recognition(models.Model):
    """A product on one list for a span of days: key, typical, or OCOP with its stars. A new round is a new row."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="recognitions")
    kind = models.CharField(pgettext_lazy("register", "Danh mục"), max_length=8, choices=workflow.Recognised.choices)
    stars = models.PositiveSmallIntegerField(_("Số sao"), null=True, blank=True)
    decision = models.CharField(_("Quyết định"), max_length=200, blank=True)
    valid_from = models.DateField(_("Từ ngày"))
    valid_until = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "id"]
        verbose_name = _("Công nhận sản phẩm")
        indexes = [models.Index("product", "kind", "valid_from", name="recognition_of_product")]
        constraints = [
            models.UniqueConstraint(fields=["product", "kind", "valid_from"], name="recognition_once"),
            models.CheckConstraint(
                condition=Q(kind="ocop", stars__isnull=False, stars__gte=1, stars__lte=5)
                | (~Q(kind="ocop") & Q(stars=None)),
                name="recognition_stars_of_ocop",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="recognition_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product}: {self.get_kind_display()}"

    def holds_on(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)

    def crosses(self, begins: date, ends: date | None) -> bool:
        """Do its days overlap with these, both ends included?"""
        return (self.valid_until is None or self.valid_until >= begins) and (ends is None or self.valid_from <= ends)


@pghistory.track()
class Protection(models.Model):
    """A title that protects a product; whether it does on a day is for the title's dates to say."""

    product = models.ForeignKey(
        Product, models.CASCADE, related_name="protections", verbose_name=pgettext_lazy("register", "Sản phẩm")
    )
    title = models.ForeignKey(Title, models.PROTECT, related_name="protections", verbose_name=_("Văn bằng"))
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)

    objects = ProtectionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("Bảo hộ sản phẩm")
        constraints = [models.UniqueConstraint(fields=["product", "title"], name="protection_once")]

    def __str__(self) -> str:
        return f"{self.product} – {self.title}"

    def holds_on(self, on: date) -> bool:
        """Was the title in force on the day?"""
        title = self.title
        if title.granted_on is None or title.granted_on > on or (title.ended_on and title.ended_on <= on):
            return False
        return title.valid_until is None or on <= title.valid_until
