"""The plan's years looked back on at mid-term and at the end: accounts, tasks, documents, targets, what is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from core.fields import half_up
from indicators.models import Indicator, Observation
from plans.models import PeriodKind, State, Submission
from reports.builders import words
from reports.builders.figures import DONE, Accounts, Bucket, Year, accounts, by_task, done_before, share
from reports.builders.gather import Gathered
from reports.builders.readings import Readings, readings_of
from reports.builders.targets import Target, targets_of
from reports.document import Appendix, Block, Cell, Column, Heading, Paragraph, Table
from tasks.models import Output, Task

KINDS = (PeriodKind.MIDTERM, PeriodKind.FINAL)


@dataclass(frozen=True)
class Past:
    """The annual periods up to this one, oldest first; `papers`: period → documents that accepted accounts name."""

    gathered: Gathered
    readings: Readings
    papers: Mapping[int, int]
    targets: list[Target]

    @property
    def years(self) -> list[Year]:
        return self.readings.years

    @cached_property
    def accounts(self) -> list[Accounts]:
        return [accounts(year, self.gathered.as_of) for year in self.years]

    @cached_property
    def states(self) -> list[dict[int, Bucket]]:
        """Year by year where each task stood."""
        return [by_task(year, self.readings.tasks.values(), done_before(year, self.years)) for year in self.years]

    @cached_property
    def completed(self) -> list[tuple[Task, list[int]]]:
        """Each task that all its agencies completed in some year, with those years."""
        found = [(year.year, by_task(year, self.readings.tasks.values(), {})) for year in self.years]
        rows = {pk: [year for year, states in found if states[pk] in DONE] for pk in self.readings.tasks}
        return [(self.readings.tasks[pk], years) for pk, years in rows.items() if years]


def read_past(gathered: Gathered) -> Past | None:
    """Seven queries, however many years; None for a yearly report, and while no year was opened."""
    period = gathered.period
    if period.kind not in KINDS:
        return None
    rows = Submission.objects.filter(
        period__plan=period.plan_id, period__kind=PeriodKind.ANNUAL, period__window_end__lte=period.window_end
    )
    readings = readings_of(rows, Task.objects.all(), gathered.as_of)
    if readings is None:
        return None
    issued = Output.objects.filter(progress__submission__in=rows.filter(state=State.ACCEPTED).values("pk"))
    papers = issued.order_by().values_list("progress__submission__period", "number", "issued_on").distinct()
    observed = Observation.objects.filter(period__window_end__lte=period.window_end)
    goals = Indicator.objects.filter(plan=period.plan_id)
    targets = targets_of(goals, observed, period.year, period.year)
    return Past(gathered, readings, Counter(row[0] for row in papers), targets)


def blocks(past: Past | None, appendix: str) -> Iterable[Block]:
    """In a few sentences, with where to find the rest."""
    if past is None:
        return
    first, last = past.years[0].year, past.years[-1].year
    expected = sum(row.expected for row in past.accounts)
    sent, on_time = sum(row.sent for row in past.accounts), sum(row.on_time for row in past.accounts)
    span = f"Năm {first}" if first == last else f"Từ năm {first} đến năm {last}"
    yield Heading("KẾT QUẢ QUA CÁC NĂM")
    yield Paragraph(
        f"{span}, các cơ quan đã gửi {words.share(sent, expected)} lượt báo cáo năm, đúng hạn "
        f"{words.share(on_time, expected)}; các báo cáo được chấp nhận nêu {sum(past.papers.values())} văn bản, "
        "sản phẩm."
    )
    yield Paragraph(
        f"Đã hoàn thành trong ít nhất một năm {words.share(len(past.completed), len(past.readings.tasks))} nhiệm vụ. "
        f"Số liệu từng năm và danh sách nhiệm vụ đã hoàn thành tại {appendix}."
    )


def appendix(past: Past | None) -> tuple[Appendix, ...]:
    if past is None:
        return ()
    tables = (account_table(past), state_table(past), target_table(past), done_table(past))
    return (Appendix("Kết quả qua các năm", tables, landscape=True),)


def account_table(past: Past) -> Table:
    return Table(
        caption="Báo cáo của các cơ quan, văn bản ban hành từng năm",
        name="Báo cáo các năm",
        columns=(
            Column("Năm", width=6, align="center"),
            Column("Cơ quan phải báo cáo", "integer", 10),
            Column("Đã gửi", "integer", 8),
            Column("Gửi đúng hạn", "integer", 8),
            Column("Tỷ lệ đúng hạn", "percent", 8, places=1),
            Column("Được chấp nhận", "integer", 8),
            Column("Văn bản, sản phẩm", "integer", 10),
        ),
        rows=tuple(
            (
                str(year.year), row.expected, row.sent, row.on_time, share(row.on_time, row.expected), row.accepted,
                past.papers.get(year.period.pk, 0),
            )
            for year, row in zip(past.years, past.accounts, strict=True)
        ),
    )  # fmt: skip


def state_table(past: Past) -> Table:
    counted = [Counter(states.values()) for states in past.states]
    return Table(
        caption="Nhiệm vụ theo tình trạng từng năm",
        name="Tình trạng các năm",
        columns=(Column("Tình trạng", width=20), *(Column(str(year.year), "integer", 7) for year in past.years)),
        rows=tuple((str(bucket.label), *(row[bucket] for row in counted)) for bucket in Bucket),
        total=("Cộng", *(sum(row.values()) for row in counted)),
        note="Nhiệm vụ nhiều cơ quan báo cáo xếp theo cơ quan chậm nhất; nhiệm vụ hoàn thành năm trước vẫn được tính.",
    )


def target_table(past: Past) -> Table:
    years = sorted({year.year for year in past.years} | {year for row in past.targets for year in row.figures})
    return Table(
        caption="Chỉ tiêu qua các năm",
        name="Chỉ tiêu các năm",
        columns=(
            Column("Chỉ tiêu", width=26),
            Column("Đơn vị", width=9),
            Column("Số gốc", "decimal", 7),
            *(Column(str(year), "decimal", 7) for year in years),
            Column("Mục tiêu", width=16),
        ),
        rows=tuple(target_cells(row, years) for row in past.targets),
        note="Số liệu cộng dồn đến cuối năm. Ô «–» hoặc để trống là chưa có số liệu, không phải bằng 0.",
    )


def target_cells(target: Target, years: list[int]) -> tuple[Cell, ...]:
    known = target.indicator
    baseline = None if known.baseline is None else half_up(known.baseline, 1)
    figures = (target.figures.get(year) for year in years)
    return (known.name, target.unit, baseline, *figures, words.target_words(known))


def done_table(past: Past) -> Table:
    return Table(
        caption="Nhiệm vụ đã hoàn thành, cộng dồn",
        name="Đã hoàn thành",
        columns=(Column("Mã", width=5), Column("Nhiệm vụ", width=40), Column("Hoàn thành năm", width=15)),
        rows=tuple((task.code, task.text, ", ".join(map(str, years))) for task, years in past.completed),
        note="Nhiệm vụ thường xuyên có thể hoàn thành ở nhiều năm.",
    )
