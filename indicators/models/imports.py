"""Files on their way into the register, row by row, and what the rules of quality found."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core import clock
from indicators import workflow
from indicators.models.products import Product
from indicators.models.titles import Title
from indicators.querysets import CoordinatorsQuerySet, FindingQuerySet

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
    as a whole is refused. A worker holds the row by `lease_token` until `lease_until`; `attempts` of the present stroke
    have been made. `title_kind`: what the file is about where its rows do not say. `with_doubtful`: whether doubtful
    rows are written too; wrong ones never are. `moved_on`: the register changed after the preview, so it was made anew.
    """

    State = workflow.ImportState

    kind = models.CharField(_("Nội dung"), max_length=8, choices=workflow.ImportKind.choices)
    title_kind = models.CharField(
        _("Đối tượng khi tệp không ghi"), max_length=24, choices=workflow.TitleKind.choices, blank=True
    )
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
    with_doubtful = models.BooleanField(_("Ghi cả dòng cần xem lại"), default=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("Người xác nhận")
    )
    moved_on = models.BooleanField(_("Sổ đã đổi sau khi xem trước"), default=False)
    applied_at = models.DateTimeField(_("Ghi lúc"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("Số lần thử"), default=0)
    lease_token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(_("Giữ việc đến"), null=True, blank=True)

    objects = CoordinatorsQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("Lần nhập dữ liệu")

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("indicators:import", args=[self.pk])

    @property
    def is_live(self) -> bool:
        """A worker is at it, or is to be."""
        return self.state in workflow.IMPORTING

    @property
    def new(self) -> int:
        return int(self.counts.get(RowVerdict.NEW, 0))

    @property
    def changed(self) -> int:
        return int(self.counts.get(RowVerdict.CHANGED, 0))

    @property
    def doubtful(self) -> int:
        return int(self.counts.get(RowVerdict.DOUBTFUL, 0))

    @property
    def wrong(self) -> int:
        return int(self.counts.get(RowVerdict.WRONG, 0))


class ImportRow(models.Model):
    """One row of the file as understood: the fields it sets, what is wrong or doubtful, and the row it would change.

    `number`: the line in the file, from 1. `values`: columns of the register's table, as they are to be written, and
    what hangs on the row («steps», «recognition»). `changes`: field → [old, new]. `problems`: source texts of
    sentences, each with its column. `target` is the row's id in the register, `version` the one it was compared with;
    without a version the row is new. Only a preview: nothing of record, gone with its import.
    """

    imported = models.ForeignKey(RegisterImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("Dòng"))
    verdict = models.CharField(_("Kết quả"), max_length=8, choices=workflow.RowVerdict.choices)
    label = models.CharField(_("Tên"), max_length=500, blank=True)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    target = models.PositiveBigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(null=True, blank=True)

    objects = CoordinatorsQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("Dòng của lần nhập")
        indexes = [models.Index("imported", "verdict", "number", name="import_row_verdict")]

    def __str__(self) -> str:
        return self.label

    @property
    def said(self) -> list[tuple[str, str, bool]]:
        """(column, sentence, whether it is wrong or only doubtful) in the reader's language."""
        return [
            (item["column"], translation.gettext(item["text"]) % item["values"], item["wrong"])
            for item in self.problems
        ]


@pghistory.track()
class Finding(models.Model):
    """Something a rule of quality found; it goes when the fault does, and is kept when somebody says it is right.

    `rule`: key of RULES. `facts`: those of `workflow.quality.Found`.
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

    objects = FindingQuerySet.as_manager()

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
