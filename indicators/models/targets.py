"""Targets of the plan and the figures observed for them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from indicators import workflow
from indicators.querysets import CriterionQuerySet, ObservationQuerySet, OpenQuerySet, TargetQuerySet
from indicators.status import Forecast as Forecast
from indicators.status import Outlook as Outlook
from indicators.status import Path, expected, foresee, given_pace, is_stale, needed_pace, share, standing
from plans.models import Objective, Period, Plan

Kind = workflow.Kind
Source = workflow.Source
Standing = workflow.Standing
Comparator = workflow.Comparator


@pghistory.track()
class Indicator(models.Model):
    """A target (chỉ tiêu) of a plan. The baseline stays empty until it is known, and the portal says so.

    `counting_rule` is the rule in the plan's words, `rule` the one that the register is counted by; None until the
    coordinator has set it.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="indicators")
    objective = models.ForeignKey(Objective, models.SET_NULL, related_name="indicators", null=True, blank=True)
    subset_of = models.ForeignKey("self", models.SET_NULL, related_name="subsets", null=True, blank=True)
    key = models.SlugField(_("Khóa trong tệp kế hoạch"), max_length=60)
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    code = models.CharField(_("Mã"), max_length=20)
    name = models.CharField(_("Tên chỉ tiêu"), max_length=300)
    text = models.TextField(_("Nguyên văn"), blank=True)
    unit = models.CharField(_("Đơn vị"), max_length=60, blank=True)
    kind = models.CharField(_("Loại"), max_length=12, choices=workflow.Kind.choices)
    direction = models.CharField(_("Chiều"), max_length=4, choices=workflow.Direction.choices, default="up")
    source = models.CharField(_("Nguồn số liệu"), max_length=10, choices=workflow.Source.choices)
    scope = models.CharField(_("Phạm vi xếp hạng"), max_length=200, blank=True)
    counting_rule = models.TextField(_("Quy tắc đếm"), blank=True)
    rule = models.JSONField(_("Quy tắc đếm dạng dữ liệu"), null=True, blank=True)
    owner = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True, blank=True)
    monitor = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True, blank=True)
    baseline = models.DecimalField(_("Số gốc"), max_digits=18, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(_("Ngày của số gốc"), null=True, blank=True)
    baseline_note = models.TextField(_("Ghi chú số gốc"), blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "order"]
        verbose_name = _("Chỉ tiêu")
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="indicator_once"),
            models.CheckConstraint(
                condition=Q(baseline=None) | Q(baseline_on__isnull=False), name="indicator_baseline_has_date"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ratio(self) -> bool:
        return self.kind == workflow.Kind.RATIO

    def horizon_for(self, year: int) -> Horizon | None:
        """The horizon that a year is judged by: the next one, else the last. Reads the prefetched horizons."""
        rows = list(self.horizons.all())
        return next((row for row in rows if row.year >= year), rows[-1] if rows else None)

    def standing_in(self, year: int, figure: Decimal | None, of: int | None = None) -> workflow.Standing:
        """Where the target stands in a year with this figure (None: no accepted figure). Reads prefetched rows.

        `of`: the year whose figure it is, where that may be an older one: then nothing is claimed for `year`.
        """
        horizon = self.horizon_for(year)
        if horizon is None:
            return workflow.Standing.NO_DATA
        if figure is not None and is_stale(of, year):
            return workflow.Standing.STALE
        return standing(self._path_to(horizon), horizon.comparator, horizon.value, figure, year)

    def expected_in(self, year: int) -> Decimal | None:
        """What the path from the baseline asks for in a year; None while no baseline is known."""
        horizon = self.horizon_for(year)
        path = self._path_to(horizon) if horizon else None
        return expected(path, year) if path else None

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """What a figure cannot pass: nothing counted is below zero, and no share above a hundred."""
        if self.is_ratio:
            return Decimal(0), Decimal(100)
        return (Decimal(0), None) if self.source == workflow.Source.REGISTER else (None, None)

    def outlook(self, figures: Mapping[int, Decimal]) -> Outlook | None:
        """Where accepted figures by year lead, judged by the last horizon; None without a number to reach.

        A yearly floor or growth starts anew each year, so nothing is needed «a year from now». Reads prefetched rows.
        """
        rows = list(self.horizons.all())
        if not rows or rows[-1].value is None:
            return None
        year, comparator, value = rows[-1].year, rows[-1].comparator, rows[-1].value
        forecast = foresee(figures, year, comparator, value, self.bounds)
        if self.kind in (workflow.Kind.FLOOR, workflow.Kind.GROWTH):
            return Outlook(year, forecast, None, None)
        return Outlook(year, forecast, needed_pace(figures, year, comparator, value), given_pace(figures))

    def _path_to(self, horizon: Horizon) -> Path | None:
        if self.baseline is None or self.baseline_on is None or horizon.value is None:
            return None
        stones = {row.year: row.value for row in self.milestones.all()}
        return Path(self.baseline, self.baseline_on.year, horizon.value, horizon.year, stones)


@pghistory.track()
class Horizon(models.Model):
    """What is to hold in a year: a comparator and a value («ít nhất 10», «khoảng 70»); no value for «đạt»."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="horizons")
    year = models.PositiveSmallIntegerField(_("Năm"))
    comparator = models.CharField(_("So sánh"), max_length=3, choices=workflow.Comparator.choices)
    value = models.DecimalField(_("Mục tiêu"), max_digits=18, decimal_places=4, null=True, blank=True)
    words = models.TextField(_("Nguyên văn"), blank=True)

    class Meta:
        verbose_name = _("Mốc mục tiêu")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="horizon_once"),
            models.CheckConstraint(condition=Q(comparator="met") | Q(value__isnull=False), name="horizon_has_value"),
        ]

    def __str__(self) -> str:
        return f"{self.get_comparator_display()} {self.value or ''} ({self.year})"


@pghistory.track()
class Milestone(models.Model):
    """A value expected on the way, which overrides the straight line."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="milestones")
    year = models.PositiveSmallIntegerField(_("Năm"))
    value = models.DecimalField(_("Giá trị"), max_digits=18, decimal_places=4)

    class Meta:
        verbose_name = _("Mốc trung gian")
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="milestone_once")]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"


@pghistory.track()
class Observation(models.Model):
    """A figure for a period: a value, or for a ratio both its parts. Blank is not zero: no row means no figure.

    `value` of a count or level is cumulative up to the end of the period's window. `agency` is empty for the province.
    A figure counted from the register says by which `rule` and as of which day; a typed one has neither.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations")
    period = models.ForeignKey(Period, models.PROTECT, related_name="observations")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True, blank=True)
    value = models.DecimalField(_("Giá trị"), max_digits=18, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(_("Tử số"), max_digits=18, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(_("Mẫu số"), max_digits=18, decimal_places=4, null=True, blank=True)
    note = models.TextField(_("Ghi chú, nguồn số liệu"), blank=True)
    rule = models.JSONField(_("Quy tắc đã đếm"), null=True, blank=True)
    counted_on = models.DateField(_("Đếm đến ngày"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField(_("Ghi nhận lúc"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "period"]
        verbose_name = _("Số liệu chỉ tiêu")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period", "agency"], name="observation_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, numerator=None, denominator=None)
                | Q(value=None, numerator__isnull=False, denominator__isnull=False),
                name="observation_value_or_parts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} – {self.period}"

    @property
    def is_running(self) -> bool:
        """Counted before its period's data window ended: it may still change, and foretells nothing."""
        return self.counted_on is not None and self.counted_on < self.period.window_end

    @property
    def figure(self) -> Decimal | None:
        """The number compared with the target: the value, or the percentage of the two parts."""
        if self.numerator is not None and self.denominator is not None:
            return share(self.numerator, self.denominator)
        return self.value


@pghistory.track()
class Criterion(models.Model):
    """What a target without a number is assessed by; set by the coordinating agency."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    text = models.CharField(_("Tiêu chí"), max_length=500)
    retired_on = models.DateField(_("Thôi dùng từ ngày"), null=True, blank=True)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "order", "id"]
        verbose_name = _("Tiêu chí đánh giá")

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Assessment(models.Model):
    """Whether a criterion is met in a period, and what shows it."""

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="assessments")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    is_met = models.BooleanField(_("Đạt"))
    evidence = models.TextField(_("Bằng chứng"))
    recorded_at = models.DateTimeField(_("Ghi nhận lúc"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["criterion", "period"]
        verbose_name = _("Đánh giá theo tiêu chí")
        constraints = [models.UniqueConstraint(fields=["criterion", "period"], name="assessment_once")]

    def __str__(self) -> str:
        return f"{self.criterion} – {self.period}"
