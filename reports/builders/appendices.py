"""The tables behind the report: targets, all tasks, accounts agency by agency, succession."""

from __future__ import annotations

from agencies.models import Agency
from reports.builders import words
from reports.builders.gather import Gathered, TargetRow, TaskRow
from reports.document import Appendix, Cell, Column, Table

TARGETS, TASKS, ENTRIES, HOLDERS, SUCCESSION = (f"Phụ lục {number}" for number in ("I", "II", "III", "IV", "V"))


def build(gathered: Gathered) -> tuple[Appendix, ...]:
    """Always the same five, so that a year compares with another; an empty table says that it is empty."""
    tables = (
        ("I", "Kết quả thực hiện các chỉ tiêu", target_table(gathered)),
        ("II", "Tình hình thực hiện các nhiệm vụ", task_table(gathered)),
        ("III", "Kết quả theo từng cơ quan", entry_table(gathered)),
        ("IV", "Cơ quan thực hiện nhiệm vụ tại thời điểm tổng hợp", holder_table(gathered)),
        ("V", "Sắp xếp, kế thừa cơ quan trong kỳ", succession_table(gathered)),
    )
    return tuple(Appendix(number=number, title=title, landscape=True, blocks=(table,)) for number, title, table in tables)


def target_table(gathered: Gathered) -> Table:
    return Table(
        caption="Chỉ tiêu của Kế hoạch",
        columns=(
            Column("TT", 1, kind="integer"),
            Column("Chỉ tiêu", 6),
            Column("Đơn vị", 2),
            Column("Số gốc", 1.5, kind="decimal"),
            Column("Kỳ trước", 1.5, kind="decimal"),
            Column("Kỳ này", 1.5, kind="decimal"),
            Column("Mục tiêu", 3),
            Column("So với mục tiêu (%)", 2, kind="decimal"),
            Column("Đánh giá", 3),
        ),
        rows=tuple(target_cells(number, row, gathered) for number, row in enumerate(gathered.targets, 1)),
    )


def target_cells(number: int, row: TargetRow, gathered: Gathered) -> tuple[Cell, ...]:
    year = gathered.period.year
    share = words.share_of_target(row.indicator, year, row.now)
    figures = [None if value is None else round(value, 1) for value in (row.indicator.baseline, row.before, row.now, share)]
    standing = str(row.indicator.standing_in(year, row.now).label)
    return (number, row.indicator.name, row.indicator.unit, *figures[:3], words.target_words(row.indicator), figures[3], standing)


def task_table(gathered: Gathered) -> Table:
    """Every task, with those named by the plan and those that hold it as of now."""
    return Table(
        caption="Các nhiệm vụ của Kế hoạch",
        columns=(
            Column("Mã", 1),
            Column("Nhiệm vụ", 6),
            Column("Cơ quan chủ trì theo Kế hoạch", 3),
            Column("Cơ quan thực hiện hiện nay", 3),
            Column("Phối hợp", 3),
            Column("Thời gian thực hiện", 2),
            Column("Tình trạng", 3),
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


def entry_table(gathered: Gathered) -> Table:
    """One line for each task that each agency accounts for, accepted or not."""
    entries = {(account.agency.pk, entry["code"]): entry for row in gathered.tasks for account, entry in row.entries}
    stages = dict(words.STAGES)
    rows = []
    for account in gathered.accounts:
        for row in gathered.tasks:
            if account not in row.expected:
                continue
            entry = entries.get((account.agency.pk, row.task.code))
            if entry is None:
                rows.append((account.agency.name, row.task.code, account.state_label, None, None, None))
                continue
            rows.append(
                (
                    account.agency.name,
                    row.task.code,
                    str(stages.get(entry["stage"], "")),
                    entry["percent"],
                    entry["result"].strip() or None,
                    words.outputs(entry["outputs"]) or None,
                )
            )
    return Table(
        caption="Kết quả của từng cơ quan, từng nhiệm vụ",
        columns=(
            Column("Cơ quan", 4),
            Column("Nhiệm vụ", 1),
            Column("Tình trạng", 2),
            Column("Tỷ lệ (%)", 1, kind="integer"),
            Column("Kết quả", 7),
            Column("Văn bản, sản phẩm", 4),
        ),
        rows=tuple(rows),
    )


def holder_table(gathered: Gathered) -> Table:
    """Where a duty named one agency or a class and many hold it now, all of them by name."""
    rows = [
        (row.task.code, "; ".join(row.assigned), agency.name, None if agency.kind != Agency.Kind.COMMUNE else agency.area_code)
        for row in gathered.tasks
        for agency in row.holders
    ]
    return Table(
        caption="Cơ quan đang giữ từng nhiệm vụ",
        columns=(
            Column("Nhiệm vụ", 1),
            Column("Theo Kế hoạch", 5),
            Column("Hiện nay", 5),
            Column("Mã đơn vị hành chính", 2),
        ),
        rows=tuple(rows),
    )


def succession_table(gathered: Gathered) -> Table:
    rows = [
        (
            edge.effective_on,
            edge.predecessor.name,
            edge.successor.name if edge.successor else "(kết thúc hoạt động)",
            f"{edge.get_kind_display()}{f': {edge.function}' if edge.function else ''}",
            edge.legal_basis or None,
            f"{edge.get_confidence_display()}{f'. {edge.source}' if edge.source else ''}",
        )
        for edge in gathered.successions
    ]
    return Table(
        caption="Sắp xếp, kế thừa cơ quan",
        columns=(
            Column("Từ ngày", 1.5, kind="date"),
            Column("Cơ quan cũ", 4),
            Column("Cơ quan kế thừa", 4),
            Column("Hình thức", 2),
            Column("Căn cứ", 3),
            Column("Nguồn, mức tin cậy", 4),
        ),
        rows=tuple(rows),
    )
