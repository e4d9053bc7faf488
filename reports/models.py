"""Compiled reports: the job, its snapshot and its files."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import SettingGroup, SettingKind, SettingType
from plans.models import Period
from reports import workflow
from reports.querysets import FileQuerySet, ReportQuerySet

State = workflow.State
Kind = workflow.Kind
LIVE = workflow.LIVE

# What the administrator may set of this app; handed to the others' in `apps.py: ready()`.
SETTINGS = {
    "compile_after_deadline": SettingType(
        _("Tự tổng hợp sau hạn gửi"),
        SettingKind.SWITCH,
        True,
        _("Khi bật, đêm sau hạn gửi cổng tự lập báo cáo tổng hợp của kỳ. Khi tắt, cơ quan đầu mối bấm nút tổng hợp."),
        group=SettingGroup.DEADLINES,
    ),
}


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pghistory.AnyChange("state", "snapshot", "error")),
    exclude=["snapshot"],
)
class Report(models.Model):
    """A compiled report and the job that makes it; the row, not the queue, is the truth.

    `stamp` is a digest of what the report was asked to say: the same question within its life has one answer. A worker
    holds it by `lease_token` until `lease_until` and writes nothing once the token is another's. `steps` are counted
    from 1; `snapshot` is the document as data, from which the same files can be written again.
    """

    State = workflow.State
    Kind = workflow.Kind

    kind = models.CharField(_("Loại báo cáo"), max_length=20, choices=workflow.Kind.choices)
    period = models.ForeignKey(Period, models.PROTECT, related_name="reports")
    parameters = models.JSONField(_("Tham số"), default=dict, blank=True)
    stamp = models.CharField(_("Dấu số liệu"), max_length=64)
    state = models.CharField(_("Trạng thái"), max_length=8, choices=State.choices, default=State.QUEUED)
    step = models.PositiveSmallIntegerField(_("Bước"), default=0)
    steps = models.PositiveSmallIntegerField(_("Số bước"), default=0)
    step_name = models.CharField(_("Tên bước"), max_length=100, blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reports")
    requested_at = models.DateTimeField(_("Yêu cầu lúc"))
    finished_at = models.DateTimeField(_("Xong lúc"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("Số lần thử"), default=0)
    lease_token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(_("Giữ việc đến"), null=True, blank=True)
    snapshot = models.JSONField(null=True, blank=True)
    error = models.TextField(_("Lỗi"), blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("Báo cáo tổng hợp")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "period", "stamp"],
                condition=Q(state__in=["queued", "running", "done"]),
                name="report_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("reports:detail", args=[self.pk])

    @property
    def step_words(self) -> str:
        """What is being done now: `step_name` is «gather», or the format that is being written."""
        if self.step_name == "gather":
            return gettext("Tập hợp số liệu")
        return gettext("Ghi tệp %s") % self.step_name.upper() if self.step_name else ""

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


@pghistory.track()
class File(models.Model):
    """One format of a finished report, kept under its hash."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    format = models.CharField(_("Định dạng"), max_length=4)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("Kích thước (byte)"))

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("Tệp báo cáo")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["report", "format"], name="report_file_once")]

    def __str__(self) -> str:
        return f"{self.report} ({self.format})"
