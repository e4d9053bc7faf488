"""Reported statistics: the plan file's section, and the part of an account that holds the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext as _

from accounts.models import User
from agencies.models import Agency
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.fields import format_decimal
from core.sync import Changes, prune, sync
from core.versions import differences, require_version
from indicators.models import Filled, Grid, Statistic, StatisticFigure, StatisticSheet, asked_of, filled_of
from indicators.policy import figure_lacks, nothing_lacks
from plans.actions import lock_for_edit
from plans.models import Plan, Submission
from plans.policy import can_edit, can_load_plan

Section = Mapping[str, Any]
Cell = tuple[str, str, str]  # the keys of a statistic, a row and a column
Values = Mapping[Cell, Decimal | None]


def load_statistics(plan: Plan, data: Section, *, by: User, changes: Changes) -> None:
    """The `statistics` section of a plan file. What has figures is not taken away: neither a statistic nor a cell."""
    can_load_plan(by).require()
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    kept = []
    with act("load_plan", by):
        for order, row in enumerate(data.get("statistics", ()), 1):
            values = {name: row[name] for name in ("name", "unit", "appendix")} | {
                "order": order,
                "rows": list(row.get("rows", ())),
                "columns": list(row.get("columns", ())),
                "totals": row.get("totals", "rows"),
                "from_cases": row.get("from_cases"),
                "within_register": row.get("within_register", ""),
                "decimals": row.get("decimals", 0),
                "help": row.get("help", ""),
            }
            statistic = sync(plan.statistics, changes, {"key": row["key"]}, values)
            refuse_lost_cells(statistic)
            load_reporters(statistic, [agencies[code] for code in row["reporters"]], changes)
            kept.append(statistic.pk)
        prune(plan.statistics.all(), kept, changes)


def refuse_lost_cells(statistic: Statistic) -> None:
    figures = StatisticFigure.objects.filter(statistic=statistic)
    if figures.exclude(row__in=statistic.row_keys, column__in=statistic.column_keys).exists():
        message = _("Không bỏ được dòng, cột của «%s»: đã có số liệu báo cáo.") % statistic
        raise DomainError("in_use", message)


def load_reporters(statistic: Statistic, wanted: list[Agency], changes: Changes) -> None:
    if {agency.pk for agency in statistic.reporters.all()} != {agency.pk for agency in wanted}:
        statistic.reporters.set(wanted)
        changes.updated += 1


def save_statistics(
    submission: Submission,
    values: Values,
    *,
    by: User,
    version: int,
    nothing: Iterable[str] | None = None,
    note: str | None = None,
    verb: Literal["save_statistics", "autosave_statistics"] = "save_statistics",
) -> StatisticSheet:
    """Keep the statistics of an account as a draft; a cell that is not in `values` stays as it is, None empties it.

    `nothing`: keys of the statistics with nothing to report, None to leave that as it is. `version` is the one the form
    was read with: a lost race is 409 with both figures. A cell that the agency is not asked for is 422.
    """
    can_edit(by, submission).require()
    with act(verb, by):
        fresh = lock_for_edit(submission, by=by)
        asked = {row.key: row for row in asked_of(fresh.period, fresh.agency)}
        check_cells(asked, values)
        filled = filled_of(fresh)
        known = known_cells(filled.grids)
        wanted, words = wanted_of(filled, values, nothing, note)
        check_nothing(asked, wanted, words["nothing"])
        sheet, _made = StatisticSheet.objects.get_or_create(submission=fresh)
        if known == wanted and not differences(sheet, words):
            return sheet
        require_version(
            sheet, {"note": words["note"]}, seen=version, extra=told(filled.grids, wanted, words["nothing"])
        )
        write_cells(fresh, asked, known, wanted, by)
        stamp = {"version": sheet.version + 1, "saved_at": clock.now(), "saved_by": by}
        StatisticSheet.objects.filter(pk=sheet.pk).update(**words, **stamp)
    return StatisticSheet.objects.get(pk=sheet.pk)


def wanted_of(
    filled: Filled, values: Values, nothing: Iterable[str] | None, note: str | None
) -> tuple[dict[Cell, Decimal], dict[str, Any]]:
    """The cells and the words of the sheet once these are kept."""
    wanted = known_cells(filled.grids) | {cell: value for cell, value in values.items() if value is not None}
    wanted = {cell: value for cell, value in wanted.items() if values.get(cell, value) is not None}
    keys, ticked = [grid.shape["key"] for grid in filled.grids], set(nothing or ())
    words = {
        "nothing": filled.sheet.nothing if nothing is None else [key for key in keys if key in ticked],
        "note": filled.sheet.note if note is None else note.strip(),
    }
    return wanted, words


def statistics_replaced(submission: Submission, values: Values, *, nothing: Iterable[str], note: str) -> int | None:
    """The version of the statistics that saving these would replace; None where they say what is known already."""
    filled = filled_of(submission)
    wanted, words = wanted_of(filled, values, nothing, note)
    same = known_cells(filled.grids) == wanted and not differences(filled.sheet, words)
    return None if same else filled.sheet.version


def known_cells(grids: Iterable[Grid]) -> dict[Cell, Decimal]:
    return {
        (grid.shape["key"], cell.row, cell.column): cell.value
        for grid in grids
        for row in grid.rows
        for cell in row.cells
        if cell.value is not None
    }


def check_cells(asked: Mapping[str, Statistic], values: Values) -> None:
    """Each figure belongs to a cell that is asked for, is not negative and has no more decimals than the statistic."""
    for (key, row, column), value in values.items():
        known = asked.get(key)
        if known is None or row not in known.row_keys or column not in known.column_keys:
            raise wrong(key, _("Cơ quan không phải báo cáo số liệu này."))
        if value is not None and (message := figure_lacks(value, known.decimals)):
            raise wrong(key, message)


def check_nothing(asked: Mapping[str, Statistic], wanted: Mapping[Cell, Decimal], nothing: Iterable[str]) -> None:
    filled = {key for key, _row, _column in wanted}
    for key in nothing:
        if message := nothing_lacks(filled=key in filled):
            raise wrong(key, message, str(asked[key]))


def wrong(key: str, message: str, label: str = "") -> DomainError:
    return DomainError("invalid", message, kind="invalid", items=(Missing(f"nothing__{key}", label or key, message),))


def write_cells(
    submission: Submission,
    asked: Mapping[str, Statistic],
    known: Mapping[Cell, Decimal],
    wanted: Mapping[Cell, Decimal],
    by: User,
) -> None:
    """Only the cells that differ."""
    place = {"period": submission.period, "agency": submission.agency}
    for key, row, column in sorted(set(known) | set(wanted)):
        old, new = known.get((key, row, column)), wanted.get((key, row, column))
        cell: dict[str, Any] = {"statistic": asked[key], "row": row, "column": column} | place
        if new is None:
            StatisticFigure.objects.filter(**cell).delete()
        elif old != new:
            values = {"value": new, "recorded_at": clock.now(), "recorded_by": by}
            StatisticFigure.objects.update_or_create(**cell, defaults=values)


def told(
    grids: Iterable[Grid], wanted: Mapping[Cell, Decimal], nothing: Iterable[str]
) -> tuple[tuple[str, str, str], ...]:
    """(cell, theirs, yours) for every cell in which two people differ."""
    found, ticked = [], set(nothing)
    for grid in grids:
        key = grid.shape["key"]
        for cell in (cell for row in grid.rows for cell in row.cells):
            new = wanted.get((key, cell.row, cell.column))
            if cell.value != new:
                label = (
                    grid.shape["name"] if cell.label == grid.shape["name"] else f"{grid.shape['name']}: {cell.label}"
                )
                found.append((label, figure_words(cell.value), figure_words(new)))
        if grid.nothing != (key in ticked):
            words = {True: _("Không phát sinh"), False: "–"}
            found.append((grid.shape["name"], words[grid.nothing], words[key in ticked]))
    return tuple(found)


def figure_words(value: Decimal | None) -> str:
    return "–" if value is None else format_decimal(value)


def statistics_of_version(submission: Submission) -> dict[str, Any]:
    """The part of a version that this app keeps."""
    return filled_of(submission).content
