"""The plan as issued, its reporting periods, and each agency's account."""

from __future__ import annotations

from datetime import datetime

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, PartyRole
from core import clock
from plans import workflow
from plans.querysets import LINK_SAID, LinkQuerySet, OpenQuerySet, OwnedBySubmission, PeriodQuerySet, SubmissionQuerySet

State = workflow.State
EDITABLE = workflow.EDITABLE
SENT = workflow.SENT
PeriodKind = workflow.PeriodKind


@pghistory.track()
class Plan(models.Model):
    """A plan as issued. What is not a task or a target is kept verbatim as texts."""

    slug = models.SlugField(_("Mã"), max_length=60, unique=True)
    number = models.CharField(_("Số, ký hiệu"), max_length=60)
    issued_on = models.DateField(_("Ngày ban hành"))
    issuer = models.ForeignKey(Agency, models.PROTECT, related_name="plans_issued")
    coordinator = models.ForeignKey(Agency, models.PROTECT, related_name="plans_coordinated")
    title = models.TextField(_("Tên kế hoạch"))
    place_name = models.CharField(_("Nơi ban hành"), max_length=60)
    first_year = models.PositiveSmallIntegerField(_("Năm đầu"))
    last_year = models.PositiveSmallIntegerField(_("Năm cuối"))
    preamble = models.TextField(_("Phần mở đầu"), blank=True)
    signature = models.JSONField(_("Người ký"), default=dict, blank=True)
    recipients = models.JSONField(_("Nơi nhận"), default=list, blank=True)
    declared = models.JSONField(_("Số lượng kế hoạch công bố"), default=dict, blank=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["issued_on", "id"]
        verbose_name = _("Kế hoạch")
        constraints = [models.CheckConstraint(condition=Q(first_year__lte=F("last_year")), name="plan_years_in_order")]

    def __str__(self) -> str:
        return _("Kế hoạch số %s") % self.number

    def get_absolute_url(self) -> str:
        return reverse("tasks:plan", args=[self.pk])


@pghistory.track()
class PlanLink(models.Model):
    """The decision that a plan implements, amends or replaces."""

    Kind = workflow.LinkKind

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="links")
    kind = models.CharField(_("Loại"), max_length=10, choices=workflow.LinkKind.choices)
    number = models.CharField(_("Số, ký hiệu"), max_length=60)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    issuer_name = models.CharField(_("Cơ quan ban hành"), max_length=200, blank=True)
    title = models.TextField(_("Trích yếu"), blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("Văn bản liên quan của kế hoạch")
        indexes = [GinIndex(LINK_SAID, name="plan_link_said")]
        constraints = [models.UniqueConstraint(fields=["plan", "kind", "number"], name="plan_link_once")]

    def __str__(self) -> str:
        return self.number


@pghistory.track()
class PlanText(models.Model):
    """A passage that is no task: purposes, principles, phases, money, organisation. Verbatim, and not counted."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="texts")
    key = models.SlugField(_("Khóa trong tệp kế hoạch"), max_length=60)
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    section = models.CharField(_("Phần"), max_length=20, blank=True)
    heading = models.TextField(_("Đề mục"), blank=True)
    kind = models.CharField(_("Loại"), max_length=12, choices=workflow.TextKind.choices)
    body = models.TextField(_("Nội dung"))

    class Meta:
        verbose_name = _("Nội dung kế hoạch")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="plan_text_once")]

    def __str__(self) -> str:
        return self.heading or self.key


@pghistory.track()
class Objective(models.Model):
    """An objective of the plan in its own words; targets hang on it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="objectives")
    key = models.SlugField(_("Khóa trong tệp kế hoạch"), max_length=60)
    number = models.CharField(_("Số"), max_length=20, blank=True)
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    text = models.TextField(_("Mục tiêu"))

    class Meta:
        verbose_name = _("Mục tiêu")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="objective_once")]

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Assignment(models.Model):
    """A part or group of the plan with those who answer for it; a tree of any depth. `printed`: the code on paper."""

    class Kind(models.TextChoices):
        PART = "part", _("Phần")
        GROUP = "group", _("Nhóm nhiệm vụ")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="assignments")
    parent = models.ForeignKey("self", models.CASCADE, related_name="children", null=True, blank=True)
    key = models.SlugField(_("Khóa trong tệp kế hoạch"), max_length=60)
    number = models.PositiveSmallIntegerField(_("Số thứ tự"), null=True, blank=True)
    printed = models.CharField(_("Ký hiệu in"), max_length=20, blank=True)
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    heading = models.TextField(_("Tiêu đề"))
    kind = models.CharField(_("Loại"), max_length=6, choices=Kind.choices, default=Kind.GROUP)
    partner_text = models.TextField(_("Cơ quan phối hợp (nguyên văn)"), blank=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "order"]
        verbose_name = _("Nhóm nhiệm vụ")
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="assignment_once")]

    def __str__(self) -> str:
        return f"{self.printed}. {self.heading}" if self.printed else self.heading


@pghistory.track()
class AssignmentParty(models.Model):
    """An agency named in an assignment's heading, in its role and order."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="parties")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="assignment_parties")
    role = models.CharField(_("Vai trò"), max_length=10, choices=PartyRole.choices)
    order = models.PositiveSmallIntegerField(_("Thứ tự"))

    class Meta:
        verbose_name = _("Cơ quan của nhóm nhiệm vụ")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["assignment", "agency"], name="assignment_party_once")]

    def __str__(self) -> str:
        return f"{self.agency} – {self.get_role_display()}"


@pghistory.track()
class ReportingDuty(models.Model):
    """Who reports to whom, how often and by when, in the plan's words; periods are drawn from its calendar."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reporting_duties")
    key = models.SlugField(_("Khóa trong tệp kế hoạch"), max_length=60)
    kind = models.CharField(_("Loại"), max_length=10, choices=PeriodKind.choices)
    words = models.TextField(_("Quy định của kế hoạch"), blank=True)
    from_leads = models.BooleanField(_("Mọi cơ quan được giao nhiệm vụ"), default=True)
    senders = models.ManyToManyField(Agency, related_name="+", blank=True)
    receivers = models.ManyToManyField(Agency, related_name="+", blank=True)
    calendar = models.JSONField(_("Lịch báo cáo"), default=dict)
    chain = models.JSONField(_("Các cấp báo cáo"), default=list, blank=True)

    class Meta:
        verbose_name = _("Chế độ báo cáo")
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="reporting_duty_once")]

    def __str__(self) -> str:
        return f"{self.plan} – {self.get_kind_display()}"


@pghistory.track()
class Period(models.Model):
    """One reporting period. All its dates are settings: data window, opening, deadline, consolidation.

    A submission is on time strictly before `due_at` («trước ngày 15 tháng 12» is 15/12 at 00:00, Asia/Ho_Chi_Minh).
    `part`: 0 for a year, else the half-year, quarter or month.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="periods")
    duty = models.ForeignKey(ReportingDuty, models.PROTECT, related_name="periods")
    kind = models.CharField(_("Loại kỳ"), max_length=10, choices=PeriodKind.choices)
    year = models.PositiveSmallIntegerField(_("Năm"))
    part = models.PositiveSmallIntegerField(_("Phần của năm"), default=0)
    window_start = models.DateField(_("Số liệu từ ngày"))
    window_end = models.DateField(_("Số liệu đến ngày"))
    opens_at = models.DateTimeField(_("Mở nhập từ"))
    due_at = models.DateTimeField(_("Hạn gửi"))
    consolidate_by = models.DateField(_("Hạn tổng hợp"))
    opened_at = models.DateTimeField(_("Đã mở lúc"), null=True, blank=True)
    closed_at = models.DateTimeField(_("Đã khóa lúc"), null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-part", "-id"]
        verbose_name = _("Kỳ báo cáo")
        constraints = [
            models.UniqueConstraint(fields=["duty", "year", "part"], name="period_once"),
            models.CheckConstraint(condition=Q(window_start__lt=F("window_end")), name="period_window_in_order"),
            models.CheckConstraint(condition=Q(opens_at__lt=F("due_at")), name="period_opens_before_due"),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("reports:period", args=[self.pk])

    @property
    def label(self) -> str:
        names = {
            PeriodKind.ANNUAL: _("Năm %(year)s"),
            PeriodKind.SEMIANNUAL: _("6 tháng, lần %(part)s năm %(year)s"),
            PeriodKind.QUARTERLY: _("Quý %(part)s năm %(year)s"),
            PeriodKind.MONTHLY: _("Tháng %(part)s năm %(year)s"),
            PeriodKind.MIDTERM: _("Sơ kết năm %(year)s"),
            PeriodKind.FINAL: _("Tổng kết năm %(year)s"),
        }
        return names[PeriodKind(self.kind)] % {"year": self.year, "part": self.part}

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None


@pghistory.track()
class Submission(models.Model):
    """An agency's duty to account for a period: the row stands from the opening, so that silence is visible.

    `version` counts saves of the summary; a save must name the version it was read with. Lateness goes by the first
    sending; `closed` comes from the period.
    """

    State = workflow.State

    period = models.ForeignKey(Period, models.PROTECT, related_name="submissions")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="submissions")
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State.choices, default=State.PENDING)
    version = models.PositiveIntegerField(default=0)
    summary = models.TextField(_("Kết quả nổi bật"), blank=True)
    shortcomings = models.TextField(_("Tồn tại, hạn chế và nguyên nhân"), blank=True)
    orientation = models.TextField(_("Phương hướng, nhiệm vụ kỳ tới"), blank=True)
    proposals = models.TextField(_("Kiến nghị, đề xuất"), blank=True)
    first_submitted_at = models.DateTimeField(_("Gửi lần đầu"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("Gửi lần cuối"), null=True, blank=True)
    decided_at = models.DateTimeField(_("Xem xét lúc"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    SUMMARY_FIELDS = ("summary", "shortcomings", "orientation", "proposals")

    class Meta:
        ordering = ["period", "agency"]
        verbose_name = _("Báo cáo của cơ quan")
        constraints = [models.UniqueConstraint(fields=["period", "agency"], name="submission_once")]
        indexes = [models.Index(fields=["period", "state", "agency"])]

    def __str__(self) -> str:
        return f"{self.agency} – {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("reports:submission", args=[self.pk])

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE and self.period.is_open

    @property
    def deadline_now(self) -> datetime:
        """The deadline in force: the latest extension, else the period's. Reads the prefetched extensions."""
        return max([self.period.due_at, *(extension.until for extension in self.extensions.all())])


class Version(models.Model):
    """What was sent, each time, whole: `content` is the account as it stood, so any two can be compared."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    receipt_code = models.CharField(_("Mã tiếp nhận"), max_length=40, unique=True)
    content = models.JSONField()
    sent_at = models.DateTimeField(_("Gửi lúc"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OwnedBySubmission.as_manager()

    class Meta:
        verbose_name = _("Lần gửi")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="version_once")]

    def __str__(self) -> str:
        return self.receipt_code


@pghistory.track()
class Return(models.Model):
    """The coordinator sent a version back, with the reason."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="returned")
    reason = models.TextField(_("Lý do trả lại"))
    returned_at = models.DateTimeField(_("Trả lại lúc"))
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("Trả lại")

    def __str__(self) -> str:
        return self.reason


@pghistory.track()
class Extension(models.Model):
    """More time for one submission; the period's first deadline stays as it is."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="extensions")
    until = models.DateTimeField(_("Gia hạn đến"))
    reason = models.TextField(_("Lý do"))
    granted_at = models.DateTimeField(_("Gia hạn lúc"), default=clock.now)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OwnedBySubmission.as_manager()

    class Meta:
        verbose_name = _("Gia hạn")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.submission}: {self.until:%d/%m/%Y %H:%M}"
