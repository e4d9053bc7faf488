"""The tasks of a period by where they stand, counted as the dashboard counts them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.text import Truncator

from core.fields import half_up
from plans.models import Period, State, Submission
from reports.builders import words
from reports.builders.asked import Asked
from reports.builders.figures import WORST_FIRST, Bucket, Part, Year, grouped, tally
from reports.builders.paper import make_paper, plan_words
from reports.builders.readings import readings_of
from reports.document import Appendix, Block, Cell, Column, Document, Figure, Figures, Heading, Paragraph, Table
from tasks.models import Progress, Task

Said = dict[tuple[int, int], tuple[str, str]]


def build_tasks(asked: Asked, as_of: datetime) -> Document:
    """The figures of all parts, then state by state the tasks, the worst first; every part in the appendix."""
    period, chosen = asked.period, asked.only.get("assignment")
    year = read_year(period, as_of).narrowed(None, int(chosen) if chosen else None)
    states = [bucket for bucket in WORST_FIRST if asked.only.get("state", bucket) == bucket]
    about = f"Nhiệm vụ thực hiện {period.plan} theo tình trạng thực hiện, {period.label.lower()}"
    return make_paper(
        asked,
        as_of,
        title=about,
        abstract=about,
        blocks=(*opening(asked, year, as_of), *by_state(year, states)),
        appendices=(Appendix("Từng phần việc", (part_table(year, states),), landscape=True),),
    )


def read_year(period: Period, as_of: datetime) -> Year:
    """One period of any kind as the dashboard counts it, whoever asks."""
    found = readings_of(Submission.objects.filter(period=period), Task.objects.all(), as_of)
    return found.years[0] if found else Year(period, (), ())


def opening(asked: Asked, year: Year, as_of: datetime) -> Iterable[Block]:
    moment, whole = timezone.localtime(as_of), tally(year.parts)
    yield Paragraph(
        f"Thực hiện {plan_words(asked.period.plan)}, tình trạng các nhiệm vụ của {asked.period.label.lower()} tính đến "
        f"{moment:%H:%M} ngày {moment:%d/%m/%Y} như sau.{narrowed_words(asked)} Mỗi phần việc là một nhiệm vụ do một "
        "cơ quan báo cáo; kết quả được chấp nhận mới được đánh giá."
    )
    yield Heading("KẾT QUẢ CHUNG")
    note = f"trên {whole.total} phần việc"
    yield Figures(
        (
            Figure("Nhiệm vụ", len({part.task.pk for part in year.parts}), "nhiệm vụ"),
            Figure("Phần việc", whole.total, "phần việc"),
            *(Figure(str(bucket.label), whole.counts[bucket], "phần việc", note) for bucket in Bucket),
        )
    )
    yield Paragraph(f"Đã hoàn thành {words.share(whole.done, whole.total)} phần việc.")


def narrowed_words(asked: Asked) -> str:
    """What the report leaves out, as the reader must not take a part for the whole."""
    found = ""
    if chosen := asked.only.get("assignment"):
        heading = asked.period.plan.assignments.get(pk=chosen).heading.rstrip(".:; ")
        found += f" Báo cáo này chỉ nói về nhóm nhiệm vụ «{heading}»."
    if state := asked.only.get("state"):
        found += f" Danh sách chỉ gồm các nhiệm vụ ở tình trạng «{Bucket(state).label}»; số liệu chung thì đủ cả."
    return found


def by_state(year: Year, states: list[Bucket]) -> Iterable[Block]:
    by_bucket = grouped(year.parts, lambda part: part.bucket)
    if not any(bucket in by_bucket for bucket in states):
        yield Heading("CÁC NHIỆM VỤ")
        yield Paragraph("Không có nhiệm vụ nào ở tình trạng này.")
    for bucket in states:
        if parts := by_bucket.get(bucket):
            yield Heading(str(bucket.label).upper())
            yield state_table(bucket, parts)


def state_table(bucket: Bucket, parts: list[Part]) -> Table:
    """One row for each task, with the agencies whose part of it stands so."""
    by_task = grouped(sorted(parts, key=lambda part: part.task.order), lambda part: part.task.pk)
    return Table(
        caption=f"{bucket.label}: {len(parts)} phần việc của {len(by_task)} nhiệm vụ",
        name=str(bucket.label),
        columns=(
            Column("Mã", width=6),
            Column("Nhiệm vụ", width=36),
            Column("Cơ quan", width=30),
            Column("Thời hạn", "date", 11),
            Column("Tiến độ (%)", "integer", 8),
        ),
        rows=tuple(task_cells(rows) for rows in by_task.values()),
        note="Tiến độ của nhiều cơ quan là số bình quân." if len(parts) > len(by_task) else "",
    )


def task_cells(parts: list[Part]) -> tuple[Cell, ...]:
    task, told = parts[0].task, [part.percent for part in parts if part.percent is not None]
    percent = int(half_up(Decimal(sum(told)) / len(told), 0)) if told else None
    return task.code, short(task.text), words.names([part.agency for part in parts]), parts[0].deadline, percent


def short(text: str) -> str:
    return Truncator(text).chars(160, truncate="…")


def part_table(year: Year, states: list[Bucket]) -> Table:
    said = read_said(year)
    rows = [part for part in year.parts if part.bucket in states]
    rows.sort(key=lambda part: (part.task.order, part.agency.name))
    return Table(
        caption="Các phần việc của từng cơ quan",
        name="Phần việc",
        columns=(
            Column("Mã", width=5),
            Column("Nhiệm vụ", width=24),
            Column("Cơ quan", width=18),
            Column("Tình trạng thực hiện", width=10),
            Column("Tiến độ (%)", "integer", 6),
            Column("Đánh giá", width=11),
            Column("Thời hạn", "date", 9),
            Column("Kết quả", width=30),
        ),
        rows=tuple(part_cells(part, said) for part in rows),
        note="Tình trạng, tiến độ và kết quả chỉ ghi khi báo cáo của cơ quan đã được chấp nhận.",
    )


def part_cells(part: Part, said: Said) -> tuple[Cell, ...]:
    stage, result = said.get((part.agency.pk, part.task.pk), ("", ""))
    return (
        part.task.code, short(part.task.text), part.agency.name, str(dict(words.STAGES).get(stage, "")) or None,
        part.percent, str(part.bucket.label), part.deadline, result or None,
    )  # fmt: skip


def read_said(year: Year) -> Said:
    """Stage and result of each entry that was accepted, by agency and task."""
    rows = Progress.objects.filter(submission__period=year.period, submission__state=State.ACCEPTED)
    found = rows.values_list("submission__agency", "task", "stage", "result")
    return {(agency, task): (stage, result) for agency, task, stage, result in found}
