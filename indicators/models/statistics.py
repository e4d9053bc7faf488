"""Figures that agencies report each year, with their breakdowns, and the cases of enforcement behind some of them."""

from __future__ import annotations

from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core import clock
from indicators import workflow
from indicators.models.titles import Located
from indicators.querysets import CaseQuerySet, FigureQuerySet, OfSubmissionQuerySet, OpenQuerySet
from plans.models import Period, Plan, Submission

Appendix = workflow.Appendix
Totals = workflow.Totals
Measure = workflow.Measure
Channel = workflow.Channel


@pghistory.track()
class Statistic(models.Model):
    """What is counted, in which unit, broken down how, by which agencies. Part of the plan file.

    `rows` and `columns` are lists of `{"key", "name"}`, with `"values"` where cases are counted into them; without rows
    or columns the figure has one cell, keys empty. `from_cases` says how a cell is counted from an agency's cases
    (plans/data/README.md), None where it is not; `within_register` is the column that cannot exceed what the register
    of titles has of its row's objects, «» where there is none. `reporters` are the agencies as the plan named them;
    whoever holds their duty on a day fills the figure.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="statistics")
    key = models.SlugField(_("Khóa trong tệp kế hoạch"), max_length=60)
    order = models.PositiveSmallIntegerField(_("Thứ tự"))
    name = models.CharField(_("Tên số liệu"), max_length=300)
    unit = models.CharField(_("Đơn vị"), max_length=60)
    appendix = models.CharField(_("Phụ lục"), max_length=4, choices=workflow.Appendix.choices)
    rows = models.JSONField(_("Phân tổ theo dòng"), default=list, blank=True)
    columns = models.JSONField(_("Phân tổ theo cột"), default=list, blank=True)
    totals = models.CharField(_("Cộng"), max_length=7, choices=workflow.Totals.choices, default=workflow.Totals.ROWS)
    from_cases = models.JSONField(_("Cộng từ vụ việc"), null=True, blank=True)
    within_register = models.CharField(_("Cột đối chiếu với sổ văn bằng"), max_length=60, blank=True)
    decimals = models.PositiveSmallIntegerField(_("Số chữ số thập phân"), default=0)
    help = models.TextField(_("Hướng dẫn"), blank=True)
    reporters = models.ManyToManyField(Agency, related_name="+", blank=True, verbose_name=_("Cơ quan báo cáo"))

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "order"]
        verbose_name = _("Số liệu thống kê")
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="statistic_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def row_keys(self) -> list[str]:
        return [item["key"] for item in self.rows] or [""]

    @property
    def column_keys(self) -> list[str]:
        return [item["key"] for item in self.columns] or [""]

    @property
    def shape(self) -> dict[str, Any]:
        """What a grid is made of, as a version keeps it."""
        names = ("key", "name", "unit", "appendix", "rows", "columns", "totals", "decimals")
        return {name: getattr(self, name) for name in names}


@pghistory.track()
class StatisticSheet(models.Model):
    """The part of an account that holds its statistics: which have nothing to report, and the version of the whole.

    `nothing`: keys of statistics for which the agency says that nothing arose; they have no figures.
    """

    submission = models.OneToOneField(Submission, models.CASCADE, related_name="+")
    nothing = models.JSONField(_("Không phát sinh"), default=list, blank=True)
    note = models.TextField(_("Ghi chú, nguồn số liệu"), blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(_("Lưu lúc"), null=True, blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = OfSubmissionQuerySet.as_manager()
    saver = ""  # the name of who saved it, where it was read with the row

    class Meta:
        verbose_name = _("Số liệu thống kê của báo cáo")

    def __str__(self) -> str:
        return str(self.submission)


@pghistory.track()
class StatisticFigure(models.Model):
    """One cell that one agency reported for a period. Blank is not zero: no row means no figure."""

    statistic = models.ForeignKey(Statistic, models.PROTECT, related_name="figures")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    row = models.CharField(_("Dòng"), max_length=60, blank=True)
    column = models.CharField(_("Cột"), max_length=60, blank=True)
    value = models.DecimalField(_("Giá trị"), max_digits=18, decimal_places=4)
    recorded_at = models.DateTimeField(_("Ghi nhận lúc"), default=clock.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering = ["statistic", "agency", "id"]
        verbose_name = _("Số liệu thống kê của cơ quan")
        constraints = [
            models.UniqueConstraint(
                fields=["period", "statistic", "agency", "row", "column"], name="statistic_figure_once"
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="statistic_figure_not_negative"),
        ]
        indexes = [models.Index("period", "agency", name="statistic_of_agency")]

    def __str__(self) -> str:
        return f"{self.statistic}: {self.value}"


@pghistory.track()
class EnforcementCase(Located):
    """One case of enforcement: who handled it, which object, what was done, what the goods were worth, where."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("Cơ quan xử lý"))
    handled_on = models.DateField(_("Ngày xử lý"))
    kind = models.CharField(_("Đối tượng bị xâm phạm"), max_length=24, choices=workflow.TitleKind.choices)
    is_counterfeit = models.BooleanField(_("Hàng giả mạo về sở hữu trí tuệ"), default=False)
    measure = models.CharField(_("Biện pháp xử lý"), max_length=8, choices=workflow.Measure.choices)
    channel = models.CharField(
        _("Kênh"), max_length=8, choices=workflow.Channel.choices, default=workflow.Channel.PHYSICAL
    )
    fine = models.DecimalField(_("Tiền phạt (đồng)"), max_digits=18, decimal_places=0, null=True, blank=True)
    goods_value = models.DecimalField(
        _("Giá trị hàng hóa (đồng)"), max_digits=18, decimal_places=0, null=True, blank=True
    )
    decision = models.CharField(_("Số quyết định, bản án"), max_length=100, blank=True)
    summary = models.CharField(_("Nội dung vụ việc"), max_length=1000)
    version = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-handled_on", "-id"]
        verbose_name = _("Vụ việc thực thi")
        indexes = [
            models.Index("handled_on", "agency", name="case_handled"),
            models.Index("agency", "handled_on", name="case_of_agency"),
        ]

    def __str__(self) -> str:
        return self.summary
