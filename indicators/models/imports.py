"""Files on their way into the register, row by row, and what the rules of quality found."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import clock
from indicators import workflow
from indicators.models.products import Product
from indicators.models.titles import Title
from indicators.querysets import CoordinatorsQuerySet

ImportKind = workflow.ImportKind
ImportState = workflow.ImportState
RowVerdict = workflow.RowVerdict
RULES = workflow.RULES


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(condition=pghistory.AnyChange("state")), exclude=["fault"]
)
class RegisterImport(models.Model):
    """A file and the job that reads it, then, once confirmed, writes all of it or nothing.

    `done` of `total` rows says how far the present stroke is. `counts`: verdict → number of rows. `fault`: why the file
    as a whole is refused. A worker holds the row by `lease_token` until `lease_until`.
    """

    State = workflow.ImportState

    kind = models.CharField(_("Nội dung"), max_length=8, choices=workflow.ImportKind.choices)
    state = models.CharField(
        _("Trạng thái"), max_length=9, choices=workflow.ImportState.choices, default=workflow.ImportState.QUEUED
    )
    source = models.CharField(_("Nguồn"), max_length=200)
    retrieved_on = models.DateField(_("Ngày tra cứu"))
    file_name = models.CharField(_("Tên tệp"), max_length=200)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("Dung lượng (byte)"))
    done = models.PositiveIntegerField(_("Số dòng đã xử lý"), default=0)
    total = models.PositiveIntegerField(_("Số dòng"), default=0)
    counts = models.JSONField(_("Kết quả đọc"), default=dict, blank=True)
    fault = models.TextField(_("Lý do không nhận"), blank=True)
    requested_at = models.DateTimeField(_("Nộp lúc"), default=clock.now)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(_("Ghi lúc"), null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(_("Giữ việc đến"), null=True, blank=True)

    objects = CoordinatorsQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("Lần nhập dữ liệu")

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One row of the file as understood: the fields it sets, what is wrong or doubtful, and the row it would change.

    `number`: the line in the file, from 1. `problems`: sentences, each with the column it is about. Only a preview:
    nothing of record, gone with its import.
    """

    imported = models.ForeignKey(RegisterImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("Dòng"))
    verdict = models.CharField(_("Kết quả"), max_length=8, choices=workflow.RowVerdict.choices)
    label = models.CharField(_("Tên"), max_length=500, blank=True)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    target = models.PositiveBigIntegerField(null=True, blank=True)

    objects = CoordinatorsQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("Dòng của lần nhập")
        indexes = [models.Index("imported", "verdict", "number", name="import_row_verdict")]

    def __str__(self) -> str:
        return self.label


@pghistory.track()
class Finding(models.Model):
    """Something a rule of quality found; it goes when the fault does, and is kept when somebody says it is right.

    `rule`: key of `indicators/data/quality.yaml`. `facts`: what the rule's sentence names.
    """

    rule = models.SlugField(_("Quy tắc"), max_length=60)
    title = models.ForeignKey(Title, models.CASCADE, related_name="findings", null=True, blank=True)
    product = models.ForeignKey(Product, models.CASCADE, related_name="findings", null=True, blank=True)
    subject = models.CharField(_("Đối tượng"), max_length=200, blank=True)
    facts = models.JSONField(_("Dữ kiện"), default=dict)
    found_at = models.DateTimeField(_("Phát hiện lúc"), default=clock.now)
    dismissed_at = models.DateTimeField(_("Xác nhận đúng lúc"), null=True, blank=True)
    dismissed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    reason = models.CharField(_("Lý do"), max_length=500, blank=True)

    objects = CoordinatorsQuerySet.as_manager()

    class Meta:
        ordering = ["rule", "id"]
        verbose_name = _("Điểm cần kiểm tra")
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "title", "product", "subject"], name="finding_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(dismissed_at=None) | ~Q(reason=""), name="finding_dismissed_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.rule
