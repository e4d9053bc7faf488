"""Which statistics an agency is asked for in a period: those of which it, on the last day, holds a reporter's duty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.utils.dateparse import parse_datetime

from agencies.models import Agency, Line
from indicators.models.grids import Cell, Figures, Grid, Key, grid_of
from indicators.models.statistics import Statistic, StatisticFigure, StatisticSheet
from plans.models import Period, PeriodKind, Submission


def is_asked_in(period: Period) -> bool:
    """Statistics are asked for once a year; a review over several years reads what the years have."""
    return bool(period.kind == PeriodKind.ANNUAL)


def asked_of(period: Period, agency: Agency) -> list[Statistic]:
    """The statistics that the agency fills in its account of the period, in the plan's order."""
    return list(asked_rows(period, agency.pk))


def asked_rows(period: Period, agency_id: int) -> models.QuerySet[Statistic]:
    held = Agency.objects.held_by(agency_id, period.window_end).values("pk")
    mine = Statistic.reporters.through.objects.filter(statistic=OuterRef("pk"), agency__in=held)
    rows = Statistic.objects.filter(Exists(mine), plan=period.plan_id)
    return rows if is_asked_in(period) else rows.none()


def reporters_in(period: Period) -> dict[int, list[Agency]]:
    """Statistic → the agencies that are asked for it in the period, each once."""
    if not is_asked_in(period):
        return {}
    line, found = Line(), {}
    for row in Statistic.objects.filter(plan=period.plan_id).prefetch_related("reporters"):
        held = [agency for one in row.reporters.all() for agency in line.holders(one, period.window_end).agencies]
        found[row.pk] = list({agency.pk: agency for agency in held}.values())
    return found


@dataclass
class Filled:
    """The statistics of one account, laid out."""

    sheet: StatisticSheet
    grids: list[Grid]

    @property
    def answered(self) -> int:
        return sum(grid.is_answered for grid in self.grids)

    @property
    def is_complete(self) -> bool:
        return self.answered == len(self.grids)

    @property
    def unanswered(self) -> list[Grid]:
        return [grid for grid in self.grids if not grid.is_answered]

    @property
    def unanswered_names(self) -> str:
        return "; ".join(grid.shape["name"] for grid in self.unanswered)

    @property
    def content(self) -> dict[str, Any]:
        """As a version keeps it; an account that is asked for none keeps none."""
        if not self.grids:
            return {}
        rows = [
            dict(grid.shape)
            | {
                "nothing": grid.nothing,
                "cells": [
                    [cell.row, cell.column, f"{cell.value.normalize():f}"]
                    for row in grid.rows
                    for cell in row.cells
                    if cell.value is not None
                ],
            }
            for grid in self.grids
        ]
        return {"statistics": rows, "statistics_note": self.sheet.note}

    @property
    def tenfold(self) -> list[Cell]:
        return [cell for grid in self.grids for cell in grid.tenfold]


def filled_of(submission: Submission) -> Filled:
    """What the account says so far, beside what the agency and those before it said a year ago. One query."""
    period, agency = submission.period, submission.agency_id
    past = (
        Period.objects.filter(plan=period.plan_id, kind=period.kind, window_end__lt=period.window_end)
        .filter(Exists(Submission.objects.filter(period=OuterRef("pk"), agency__in=line_of(agency))))
        .order_by("-window_end")
    )
    rows = asked_rows(period, agency).annotate(
        now=figures_json(period=period, agency=agency),
        past=figures_json(period=Subquery(past.values("pk")[:1]), agency__in=line_of(agency)),
        sheet=sheet_json(submission),
    )
    asked = list(rows)
    sheet = read_sheet(submission, asked[0].sheet if asked else None)
    grids = []
    for row in asked:
        grid = grid_of(row.shape, figures(row.now), figures(row.past), nothing=row.key in sheet.nothing)
        grid.help = row.help
        grids.append(grid)
    return Filled(sheet, grids)


def line_of(agency_id: int) -> Any:
    return Agency.objects.with_predecessors([agency_id]).values("pk")


def figures_json(**where: Any) -> Coalesce:
    """Of each statistic: [row, column, value as text] for every cell that these rows fill."""
    cell = Func(F("row"), F("column"), Cast("value", models.TextField()), function="jsonb_build_array")
    found = StatisticFigure.objects.filter(statistic=OuterRef("pk"), **where).order_by().values("statistic")
    listed = found.annotate(cells=JSONBAgg(cell)).values("cells")
    return Coalesce(Subquery(listed), Value([], models.JSONField()), output_field=models.JSONField())


def figures(cells: Iterable[list[str]]) -> Figures:
    """Added up cell by cell: more than one agency may have come before this one."""
    found: dict[Key, Decimal] = {}
    for row, column, value in cells:
        found[row, column] = found.get((row, column), Decimal(0)) + Decimal(value)
    return found


def sheet_json(submission: Submission) -> Subquery:
    names = ("pk", "version", "nothing", "note", "saved_at")
    rows = StatisticSheet.objects.filter(submission=submission)
    told = JSONObject(**{name: name for name in names}, saved_by_name="saved_by__full_name")
    return Subquery(rows.annotate(told=told).values("told"))


def read_sheet(submission: Submission, told: dict[str, Any] | None) -> StatisticSheet:
    """The row as it was read, or the one that will be made with the first figure."""
    values = dict(told or {})
    name, moment = values.pop("saved_by_name", ""), values.pop("saved_at", None)
    sheet = StatisticSheet(submission=submission, **values)
    sheet.saved_at = parse_datetime(moment) if moment else None
    sheet.saver = name
    return sheet
