"""What was to be done, and what was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Line, PartyRole, Sourced, Succession, Undecided
from core import clock
from plans.models import Assignment, Period, Plan, Submission
from tasks import workflow
from tasks.querysets import (
    EVIDENCE_SAID,
    OUTPUT_SAID,
    PROGRESS_SAID,
    TASK_SAID,
    TRIGGER_SAID,
    EvidenceQuerySet,
    OfProgressQuerySet,
    OpenQuerySet,
    ProgressQuerySet,
    ResponsibilityQuerySet,
    TaskQuerySet,
)
from tasks.status import Situation, deadline, timeliness

Stage = workflow.Stage
Timing = workflow.Timing
Timeliness = workflow.Timeliness
ONE_OFF = workflow.ONE_OFF
LEADING = (PartyRole.LEAD, PartyRole.JOINT_LEAD)


@pghistory.track()
class Trigger(Sourced):
    """The document a task waits for, in the plan's words; until it is recorded the task is never overdue."""

    Kind = workflow.TriggerKind

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="triggers")
    key = models.SlugField(_("Khóa trong tệp kế hoạch"), max_length=60)
    expected = models.TextField(_("Văn bản chờ"))
    kind = models.CharField(_("Loại"), max_length=10, choices=workflow.TriggerKind.choices)
    occurred_on = models.DateField(_("Ban hành ngày"), null=True, blank=True)
    document_number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    document_title = models.TextField(_("Trích yếu"), blank=True)
    document_url = models.URLField(_("Địa chỉ"), blank=True)

    SAID = TRIGGER_SAID
    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "id"]
        verbose_name = _("Văn bản điều kiện")
        indexes = [GinIndex(TRIGGER_SAID, name="trigger_said")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="trigger_once"),
            models.CheckConstraint(
                condition=Q(occurred_on__isnull=True) | ~Q(document_number=""), name="trigger_has_document"
            ),
        ]

    def __str__(self) -> str:
        return self.expected

    def waits_on(self, day: date) -> bool:
        return self.occurred_on is None or day < self.occurred_on


@pghistory.track()
class Task(models.Model):
    """A task in the plan's own words. `code` is our identity («1.5»); `printed` is what the paper shows before it."""

    Timing = workflow.Timing

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="tasks")
    parent = models.ForeignKey("self", models.CASCADE, related_name="children", null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    code = models.CharField(_("Mã"), max_length=20)
    printed = models.CharField(_("Ký hiệu in"), max_length=20, blank=True)
    text = models.TextField(_("Nội dung nhiệm vụ"))
    note = models.TextField(_("Ghi chú"), blank=True)
    timing = models.CharField(_("Thời gian thực hiện"), max_length=18, choices=Timing.choices)
    timing_words = models.TextField(_("Thời gian (nguyên văn)"), blank=True)
    start_on = models.DateField(_("Bắt đầu từ"), null=True, blank=True)
    due_on = models.DateField(_("Hạn hoàn thành"), null=True, blank=True)
    trigger = models.ForeignKey(Trigger, models.PROTECT, related_name="tasks", null=True, blank=True)
    same_as = models.ForeignKey("self", models.PROTECT, related_name="repeated_as", null=True, blank=True)

    SAID = TASK_SAID
    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "order"]
        verbose_name = _("Nhiệm vụ")
        indexes = [GinIndex(TASK_SAID, name="task_said")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="task_code_once"),
            models.CheckConstraint(
                condition=~Q(timing="on_trigger") | Q(trigger__isnull=False), name="task_on_trigger_has_trigger"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.text}"

    def get_absolute_url(self) -> str:
        return reverse("tasks:detail", args=[self.pk])

    def waits_on(self, day: date) -> bool:
        return self.trigger is not None and self.trigger.waits_on(day)

    def timeliness_in(
        self, period: Period, stage: str, *, today: date, completed_on: date | None = None
    ) -> workflow.Timeliness:
        """In time or not, as of `today`, by the task's own date or the period's end."""
        return timeliness(self._situation(period, stage, today, completed_on))

    def deadline_in(self, period: Period) -> date | None:
        """Its own last day, or the period's for what recurs; None for what has no date."""
        return deadline(self._situation(period, "", period.window_end))

    def _situation(self, period: Period, stage: str, today: date, completed_on: date | None = None) -> Situation:
        return Situation(
            timing=self.timing,
            stage=stage,
            today=today,
            window_start=period.window_start,
            window_end=period.window_end,
            start_on=self.start_on,
            due_on=self.due_on,
            completed_on=completed_on,
            waits=self.waits_on(period.window_end),
        )


@pghistory.track()
class Deliverable(models.Model):
    """A product the plan names for a task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="deliverables")
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    text = models.TextField(_("Sản phẩm"))
    quantity = models.DecimalField(_("Số lượng"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("Đơn vị"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("Sản phẩm phải có")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Funding(models.Model):
    """Money named for a task, by source; `amount` in million đồng."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="funding")
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    source = models.CharField(_("Nguồn kinh phí"), max_length=200)
    amount = models.DecimalField(_("Triệu đồng"), max_digits=16, decimal_places=3, null=True, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)

    class Meta:
        verbose_name = _("Kinh phí")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.source


@pghistory.track()
class Responsibility(models.Model):
    """An agency as the plan names it, and its part in a task; who holds it today is answered by `agencies.holders`."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="responsibilities")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="responsibilities")
    role = models.CharField(_("Vai trò"), max_length=10, choices=PartyRole.choices)
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    chosen = models.ManyToManyField(Succession, through="SuccessorChoice", related_name="+")

    objects = ResponsibilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("Cơ quan được giao")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["task", "agency"], name="responsibility_once")]

    def __str__(self) -> str:
        return f"{self.task.code}: {self.agency} ({self.get_role_display()})"

    @property
    def leads(self) -> bool:
        return self.role in LEADING


@pghistory.track()
class SuccessorChoice(models.Model):
    """At a split by function: which successor this one duty went to, and why."""

    responsibility = models.ForeignKey(Responsibility, models.CASCADE, related_name="choices")
    succession = models.ForeignKey(Succession, models.PROTECT, related_name="+")
    reason = models.TextField(_("Căn cứ lựa chọn"), blank=True)

    class Meta:
        verbose_name = _("Xác định cơ quan tiếp nhận")
        constraints = [models.UniqueConstraint(fields=["responsibility", "succession"], name="choice_once")]

    def __str__(self) -> str:
        return f"{self.responsibility} → {self.succession.successor}"


@pghistory.track()
class Progress(models.Model):
    """One agency's account of one task in one period. `version` counts saves; a save names the one it was read with."""

    Stage = workflow.Stage

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="progress")
    task = models.ForeignKey(Task, models.PROTECT, related_name="progress")
    stage = models.CharField(_("Tình trạng thực hiện"), max_length=12, choices=Stage.choices, blank=True)
    percent = models.PositiveSmallIntegerField(
        _("Tỷ lệ hoàn thành (%)"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    result = models.TextField(_("Kết quả thực hiện"), blank=True)
    obstacles = models.TextField(_("Khó khăn, vướng mắc"), blank=True)
    next_steps = models.TextField(_("Việc tiếp theo"), blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(_("Lưu lúc"), null=True, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    SAID = PROGRESS_SAID
    objects = ProgressQuerySet.as_manager()

    TEXT_FIELDS = ("result", "obstacles", "next_steps")

    class Meta:
        ordering = ["submission", "task__order"]
        verbose_name = _("Kết quả thực hiện nhiệm vụ")
        indexes = [GinIndex(PROGRESS_SAID, name="progress_said")]
        constraints = [
            models.UniqueConstraint(fields=["submission", "task"], name="progress_once"),
            models.CheckConstraint(condition=Q(percent=None) | Q(percent__lte=100), name="progress_percent_0_100"),
        ]

    def __str__(self) -> str:
        return f"{self.task.code} – {self.submission}"

    def get_absolute_url(self) -> str:
        return reverse("tasks:edit_progress", args=[self.pk])

    @property
    def waits(self) -> bool:
        """The task's document has not come by the end of the period: nothing is asked but to say so."""
        return self.task.waits_on(self.submission.period.window_end)


@pghistory.track()
class Output(models.Model):
    """A document issued as a result: its number as written, its day, its title."""

    progress = models.ForeignKey(Progress, models.CASCADE, related_name="outputs")
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    number = models.CharField(_("Số, ký hiệu"), max_length=60)
    issued_on = models.DateField(_("Ngày ban hành"))
    title = models.CharField(_("Trích yếu"), max_length=500)
    source = models.TextField(_("Nguồn"), blank=True)

    SAID = OUTPUT_SAID
    objects = OfProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("Văn bản, sản phẩm")
        indexes = [GinIndex(OUTPUT_SAID, name="output_said")]
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.number} ({self.issued_on:%d/%m/%Y}): {self.title}"


@pghistory.track()
class Evidence(models.Model):
    """A file that proves a result. The bytes lie under `sha256`, outside the web root; `name` is only shown."""

    progress = models.ForeignKey(Progress, models.CASCADE, related_name="evidence")
    name = models.CharField(_("Tên tệp"), max_length=200)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("Dung lượng (byte)"))
    media_type = models.CharField(_("Kiểu tệp"), max_length=100)
    uploaded_at = models.DateTimeField(_("Gắn lúc"), default=clock.now)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    SAID = EVIDENCE_SAID
    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("Tệp minh chứng")
        indexes = [GinIndex(EVIDENCE_SAID, name="evidence_said")]
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["progress", "sha256"], name="evidence_once")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Comment(models.Model):
    """The coordinator's remark on one entry of one version sent; it marks the entry when the account comes back."""

    progress = models.ForeignKey(Progress, models.CASCADE, related_name="comments")
    version_number = models.PositiveSmallIntegerField(_("Lần gửi"))
    text = models.TextField(_("Ý kiến"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("Ghi lúc"), default=clock.now)

    objects = OfProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("Ý kiến")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Duty:
    """A live task in the hands of the agency that holds it on the day; `responsibility` is how the plan put it."""

    task: Task
    agency: Agency
    responsibility: Responsibility


@dataclass(frozen=True)
class Unheld:
    """A duty that nobody holds until the coordinator decides: it waits at `undecided.at`."""

    responsibility: Responsibility
    undecided: Undecided


def resolve(
    responsibilities: Iterable[Responsibility], on: date, line: Line | None = None
) -> tuple[list[Duty], list[Unheld]]:
    """Who holds each duty on a day, and which are held by nobody. Many rows come from `to_resolve`."""
    line, duties, unheld = line or Line(), [], []
    for row in responsibilities:
        known = getattr(row, "chosen_ids", None)
        chosen = [choice.succession_id for choice in row.choices.all()] if known is None else known
        found = line.holders(row.agency, on, chosen)
        duties += [Duty(row.task, agency, row) for agency in found.agencies]
        unheld += [Unheld(row, undecided) for undecided in found.undecided]
    return duties, unheld


def leading_in(period: Period) -> models.QuerySet[Responsibility]:
    """The leads of every task that is live in a period."""
    live = Task.objects.live_in(period)
    rows = Responsibility.objects.filter(task__in=live, role__in=LEADING).order_by("task__order", "order")
    return rows.to_resolve().select_related("task__trigger", "agency")


def leading(user: Any) -> models.QuerySet[Responsibility]:
    """The leads of every task that counts, in all plans the person may see."""
    counted = Task.objects.counted().visible_to(user).filter(children=None)
    rows = Responsibility.objects.filter(task__in=counted, role__in=LEADING).order_by("task__plan", "task__order")
    return rows.to_resolve().select_related("task__plan", "agency")


def duties_in(period: Period) -> tuple[list[Duty], list[Unheld]]:
    """Duties to account for in a period, held as on the last day of its data window.

    Where the plan names who reports (a mid-term review by one department), only what these hold counts.
    """
    duties, unheld = resolve(leading_in(period), period.window_end)
    if period.duty.from_leads:
        return duties, unheld
    line = Line()
    senders = {
        agency.pk for sender in period.duty.senders.all() for agency in line.holders(sender, period.window_end).agencies
    }
    return [duty for duty in duties if duty.agency.pk in senders], unheld
