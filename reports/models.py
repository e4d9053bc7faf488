"""Compiled reports: the job, its snapshot and its files."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import SettingGroup, SettingKind, SettingType
from agencies.models import Agency
from plans.models import Period
from reports import workflow
from reports.querysets import FileQuerySet, ReportQuerySet

State = workflow.State
Kind = workflow.Kind
LIVE = workflow.LIVE
MADE = workflow.MADE
COMPILED = workflow.COMPILED

OF_ISSUED = """
    IF (SELECT state FROM reports_report WHERE id = OLD.report_id) = 'issued' THEN
        RAISE EXCEPTION 'report % is issued and never changes', OLD.report_id;
    END IF;
    RETURN COALESCE(NEW, OLD);
"""


def stays_with_issued(name: str) -> pgtrigger.Trigger:
    """What belongs to an issued report is neither changed nor removed, whoever asks the database to."""
    return pgtrigger.Trigger(
        name=name, when=pgtrigger.Before, operation=pgtrigger.Update | pgtrigger.Delete, func=OF_ISSUED
    )


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
    pghistory.UpdateEvent(condition=pghistory.AnyChange("state", "snapshot", "error", "number", "issued_on")),
    exclude=["snapshot"],
)
class Report(models.Model):
    """A compiled report and the job that makes it; the row, not the queue, is the truth.

    `agency`, `against` and `parameters` narrow what is asked: one agency, the period it is set against, words chosen
    from lists. `stamp` is a digest of the answer's sources: the same question within its life has one answer. A worker
    holds it by `lease_token` until `lease_until` and writes nothing once the token is another's. `steps` are counted
    from 1; `snapshot` is the document as data, from which the same files can be written again.
    """

    State = workflow.State
    Kind = workflow.Kind

    kind = models.CharField(_("Loại báo cáo"), max_length=20, choices=workflow.Kind.choices)
    period = models.ForeignKey(Period, models.PROTECT, related_name="reports")
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("Cơ quan")
    )
    against = models.ForeignKey(
        Period, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("So với kỳ")
    )
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
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("Thay thế báo cáo")
    )
    number = models.CharField(_("Số, ký hiệu"), max_length=30, blank=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    issued_at = models.DateTimeField(_("Phát hành lúc"), null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Người phát hành"),
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("Báo cáo tổng hợp")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "period", "stamp"],
                condition=Q(state__in=["queued", "running", "done", "frozen", "issued"]),
                name="report_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "period"], condition=Q(state="frozen"), name="one_report_of_a_period_frozen"
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | (Q(issued_on__isnull=False, issued_at__isnull=False) & ~Q(number="")),
                name="issued_has_number_and_day",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="issued_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="issued"),
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
    def number_words(self) -> str:
        """«Số 125/BC-SKHCN ngày 28/12/2026», as the office gave it."""
        day = f"{self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return gettext("Số %(number)s ngày %(day)s") % {"number": self.number, "day": day}

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
        triggers = [stays_with_issued("file_stays")]

    def __str__(self) -> str:
        return f"{self.report} ({self.format})"


@pghistory.track()
class SignedPaper(models.Model):
    """The PDF as it came back from signing. `signers`: what `signed_pdf.Signer` says of each, moments as ISO text.

    `from_ours`: it was signed on the very PDF that the portal made, not on another print of it.
    """

    report = models.OneToOneField(Report, models.PROTECT, related_name="signed")
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("Kích thước (byte)"))
    signers = models.JSONField(_("Người ký"))
    from_ours = models.BooleanField(_("Ký trên bản PDF của cổng"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("Người tải lên")
    )
    uploaded_at = models.DateTimeField(_("Tải lên lúc"))

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("Bản đã ký")
        triggers = [stays_with_issued("signed_stays")]

    def __str__(self) -> str:
        return f"{self.report} ({_('đã ký')})"

    @property
    def signatures(self) -> list[dict[str, Any]]:
        """Each signer with the moment as a moment."""
        return [
            row | {"signed_at": datetime.fromisoformat(row["signed_at"]) if row["signed_at"] else None}
            for row in self.signers
        ]
