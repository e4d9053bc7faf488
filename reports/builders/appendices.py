"""The tables behind the report: targets, all tasks, accounts agency by agency, succession."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from agencies.models import Agency, Succession
from core.fields import half_up
from indicators.models import Standing
from reports.builders import register, statistics, words
from reports.builders.gather import Account, Gathered, TargetRow, TaskRow
from reports.builders.register import Register
from reports.builders.statistics import Statistics
from reports.document import Appendix, Cell, Column, Table


@dataclass(frozen=True)
class Attached:
    """Which appendices a report has, each with its number: those of the register and of figures where there are any."""

    register: Register
    statistics: Statistics

    @cached_property
    def is_long(self) -> bool:
        return self.register.exists or self.statistics.exists

    @property
    def entries(self) -> str:
        return "Phụ lục IX" if self.is_long else "Phụ lục III"

    @property
    def succession(self) -> str:
        return "Phụ lục XI" if self.is_long else "Phụ lục V"

    @property
    def past(self) -> str:
        """Of what is told of the years before."""
        return "Phụ lục XII" if self.is_long else "Phụ lục VI"


def build(gathered: Gathered, entries: Table, plan: Attached) -> tuple[Appendix, ...]:
    """Always in this order, so that a year compares with another; an empty table says that it is empty."""
    middle: tuple[Appendix, ...] = ()
    if plan.is_long:
        middle = register.appendices_of(plan.register) + statistics.appendices_of(plan.statistics)
    return (
        wide("Kết quả thực hiện các chỉ tiêu", target_table(gathered)),
        wide("Tình hình thực hiện các nhiệm vụ", task_table(gathered)),
        *middle,
        wide("Kết quả theo từng cơ quan", entries),
        wide("Cơ quan thực hiện nhiệm vụ tại thời điểm tổng hợp", holder_table(gathered)),
        wide("Sắp xếp, kế thừa cơ quan trong kỳ", succession_table(gathered.successions)),
    )


def wide(title: str, table: Table) -> Appendix:
    return Appendix(title, (table,), landscape=True)


def target_table(gathered: Gathered) -> Table:
    return Table(
        caption="Chỉ tiêu của Kế hoạch",
        name="Chỉ tiêu",
        columns=(
            Column("TT", "integer", 5, "center"),
            Column("Chỉ tiêu", width=28),
            Column("Đơn vị", width=10),
            Column("Số gốc", "decimal", 7),
            Column("Kỳ trước", "decimal", 7),
            Column("Kỳ này", "decimal", 7),
            Column("Mục tiêu", width=15),
            Column("So với mục tiêu (%)", "decimal", 10),
            Column("Đánh giá", width=22),
        ),
        rows=tuple(target_cells(number, row, gathered) for number, row in enumerate(gathered.targets, 1)),
    )


def target_cells(number: int, row: TargetRow, gathered: Gathered) -> tuple[Cell, ...]:
    year = gathered.period.year
    share = words.share_of_target(row.indicator, year, row.now)
    figures = [
        None if value is None else half_up(value, 1) for value in (row.indicator.baseline, row.before, row.now, share)
    ]
    stale = row.now is None and row.before is not None
    standing = Standing.STALE if stale else row.indicator.standing_in(year, row.now)
    return (
        number,
        row.indicator.name,
        row.indicator.unit,
        *figures[:3],
        words.target_words(row.indicator),
        figures[3],
        str(standing.label),
    )


def task_table(gathered: Gathered) -> Table:
    """Every task, with those named by the plan and those that hold it as of now."""
    return Table(
        caption="Các nhiệm vụ của Kế hoạch",
        name="Nhiệm vụ",
        columns=(
            Column("Mã", width=5),
            Column("Nhiệm vụ", width=30),
            Column("Cơ quan chủ trì theo Kế hoạch", width=15),
            Column("Cơ quan thực hiện hiện nay", width=15),
            Column("Phối hợp", width=15),
            Column("Thời gian thực hiện", width=10),
            Column("Tình trạng", width=15),
        ),
        rows=tuple(task_cells(row, gathered) for row in gathered.tasks),
    )


def task_cells(row: TaskRow, gathered: Gathered) -> tuple[Cell, ...]:
    task = row.task
    return (
        task.code,
        task.text,
        "; ".join(row.assigned) or "(không nêu)",
        words.holders(row) if row.assigned else "(không nêu)",
        "; ".join(row.partners),
        task.timing_words or str(task.get_timing_display()),
        words.standing(row, gathered),
    )


def entry_rows(gathered: Gathered) -> tuple[tuple[Cell, ...], ...]:
    asked: dict[int, list[TaskRow]] = {}
    for row in gathered.tasks:
        for account in row.expected:
            asked.setdefault(account.agency.pk, []).append(row)
    entries = {(account.agency.pk, entry["code"]): entry for row in gathered.tasks for account, entry in row.entries}
    stages = {stage: str(label) for stage, label in words.STAGES}
    return tuple(
        entry_cells(account, row.task.code, entries.get((account.agency.pk, row.task.code)), stages)
        for account in gathered.accounts
        for row in asked.get(account.agency.pk, ())
    )


def entry_cells(
    account: Account, code: str, entry: Mapping[str, Any] | None, stages: Mapping[str, str]
) -> tuple[Cell, ...]:
    """Blank cells where nothing is accepted yet."""
    if entry is None:
        return account.agency.name, code, account.state_label, None, None, None
    issued = words.outputs(entry["outputs"]) if entry["outputs"] else None
    result = entry["result"].strip() or None
    return account.agency.name, code, stages.get(entry["stage"], ""), entry["percent"], result, issued


def entry_table(gathered: Gathered) -> Table:
    """One line for each task that each agency accounts for, accepted or not."""
    return Table(
        caption="Kết quả của từng cơ quan, từng nhiệm vụ",
        name="Kết quả cơ quan",
        columns=(
            Column("Cơ quan", width=20),
            Column("Nhiệm vụ", width=5),
            Column("Tình trạng", width=10),
            Column("Tỷ lệ (%)", "integer", 5),
            Column("Kết quả", width=35),
            Column("Văn bản, sản phẩm", width=20),
        ),
        rows=entry_rows(gathered),
    )


def holder_table(gathered: Gathered) -> Table:
    """Where a duty named one agency or a class and many hold it now, all of them by name."""
    rows = [
        (
            row.task.code,
            "; ".join(row.assigned),
            agency.name,
            None if agency.kind != Agency.Kind.COMMUNE else agency.area_code,
        )
        for row in gathered.tasks
        for agency in row.holders
    ]
    return Table(
        caption="Cơ quan đang giữ từng nhiệm vụ",
        name="Cơ quan giữ",
        columns=(
            Column("Nhiệm vụ", width=5),
            Column("Theo Kế hoạch", width=25),
            Column("Hiện nay", width=25),
            Column("Mã đơn vị hành chính", width=10),
        ),
        rows=tuple(rows),
    )


def succession_table(edges: Iterable[Succession], caption: str = "Sắp xếp, kế thừa cơ quan") -> Table:
    rows = [
        (
            edge.effective_on,
            edge.predecessor.name,
            edge.successor.name if edge.successor else "(kết thúc hoạt động)",
            f"{edge.get_kind_display()}{f': {edge.function}' if edge.function else ''}",
            edge.legal_basis or None,
            f"{edge.get_confidence_display()}{f'. {edge.source}' if edge.source else ''}",
        )
        for edge in edges
    ]
    return Table(
        caption=caption,
        name="Kế thừa",
        columns=(
            Column("Từ ngày", "date", 7),
            Column("Cơ quan cũ", width=20),
            Column("Cơ quan kế thừa", width=20),
            Column("Hình thức", width=10),
            Column("Căn cứ", width=15),
            Column("Nguồn, mức tin cậy", width=20),
        ),
        rows=tuple(rows),
    )
