"""The plan's compiled account of a period: from gathered rows to a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from plans.models import PeriodKind
from reports.builders import appendices, lookback, words
from reports.builders.asked import Asked
from reports.builders.gather import Account, Gathered, TaskRow, gather
from reports.builders.paper import make_paper, plan_words
from reports.builders.register import Register
from reports.builders.statistics import Statistics
from reports.builders.workbook import build_workbook
from reports.document import (
    Block,
    Bullets,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Table,
)

ABSTRACTS = {
    PeriodKind.MIDTERM: "Sơ kết việc thực hiện {plan} đến năm {year}",
    PeriodKind.FINAL: "Tổng kết việc thực hiện {plan}",
}
SHOWN_AT_MOST = 8


def build_compiled(asked: Asked, as_of: datetime) -> Document:
    """The plan's own report of a period: each year, at mid-term and at the end."""
    gathered = gather(asked.period, as_of)
    past = lookback.read_past(gathered)
    entries = appendices.entry_table(gathered)
    period, plan = gathered.period, gathered.period.plan
    attached = appendices.Attached(Register(period), Statistics(period))
    abstract = ABSTRACTS.get(PeriodKind(period.kind), "Kết quả thực hiện {plan} {label}")
    return make_paper(
        asked,
        as_of,
        title=f"Báo cáo kết quả thực hiện {plan} – {period.label}",
        abstract=abstract.format(plan=plan, year=period.year, label=period.label.lower()),
        to_ministries=True,
        blocks=(
            *opening(gathered),
            *direction(gathered, attached),
            *targets(gathered),
            *results(gathered, attached),
            *lookback.blocks(past, attached.past),
            *evaluation(gathered),
            *onward(gathered),
        ),
        appendices=(*appendices.build(gathered, entries, attached), *lookback.appendix(past)),
        workbook=build_workbook(gathered, entries),
        line=gathered.line,
    )


def opening(gathered: Gathered) -> Iterable[Block]:
    period = gathered.period
    moment = timezone.localtime(gathered.as_of)
    yield Paragraph(
        f"Báo cáo tổng hợp kết quả thực hiện {plan_words(period.plan)}, "
        f"số liệu từ ngày {period.window_start:%d/%m/%Y} đến ngày {period.window_end:%d/%m/%Y}, "
        f"tổng hợp lúc {moment:%H:%M} ngày {moment:%d/%m/%Y} từ các báo cáo đã được chấp nhận, như sau:"
    )


def direction(gathered: Gathered, attached: appendices.Attached) -> Iterable[Block]:
    yield Heading("CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", 1)
    yield Heading("Văn bản ban hành, sản phẩm trong kỳ", 2)
    documents: list[tuple[str, date, str, str, str]] = [
        (output["number"], date.fromisoformat(output["issued_on"]), output["title"], row.task.code, account.agency.name)
        for row in gathered.tasks
        for account, entry in row.entries
        for output in entry["outputs"]
    ]
    documents.sort(key=lambda row: (row[1], row[0]))
    if documents:
        yield Table(
            caption="Văn bản, sản phẩm các cơ quan đã ban hành",
            name="Văn bản",
            columns=(
                Column("Số, ký hiệu", width=18),
                Column("Ngày", "date", 9),
                Column("Trích yếu", width=28),
                Column("Nhiệm vụ", width=8),
                Column("Cơ quan báo cáo", width=18),
            ),
            rows=tuple(documents),
        )
    else:
        yield Paragraph("Các báo cáo được chấp nhận không nêu văn bản nào ban hành trong kỳ.")
    yield Heading("Thay đổi cơ quan thực hiện", 2)
    if gathered.successions:
        yield Paragraph(
            f"Trong kỳ có {len(gathered.successions)} việc sắp xếp, kế thừa cơ quan liên quan đến Kế hoạch, "
            f"chi tiết tại {attached.succession}."
        )
    else:
        yield Paragraph("Trong kỳ không có việc sắp xếp, kế thừa cơ quan nào được ghi nhận.")
    yield from reporting(gathered)


def reporting(gathered: Gathered) -> Iterable[Block]:
    """Who accounted, in time or late, and who did not: by name."""
    accounts = gathered.accounts
    sent = [account for account in accounts if account.first_sent is not None]
    on_time = [account for account in accounts if account.on_time]
    yield Heading("Tình hình gửi báo cáo của các cơ quan", 2)
    whole = f"trên {len(accounts)} cơ quan phải báo cáo"
    yield Figures(
        (
            Figure("Cơ quan phải báo cáo", len(accounts), "cơ quan"),
            Figure("Đã gửi", len(sent), "cơ quan", whole),
            Figure("Gửi đúng hạn", len(on_time), "cơ quan", whole),
            Figure("Được chấp nhận", len(gathered.accepted), "cơ quan", whole),
        )
    )
    yield Paragraph(
        f"Đã gửi {words.share(len(sent), len(accounts))}, đúng hạn {words.share(len(on_time), len(accounts))}, "
        f"được chấp nhận {words.share(len(gathered.accepted), len(accounts))}, đều tính {whole}."
    )
    missing = [account for account in accounts if account.content is None]
    if missing:
        yield Table(
            caption="Cơ quan chưa có báo cáo được chấp nhận",
            name="Chưa có báo cáo",
            columns=(
                Column("TT", "integer", 4, "center"),
                Column("Cơ quan", width=30),
                Column("Tình trạng", width=18),
                Column("Quá hạn (ngày)", "integer", 8),
            ),
            rows=tuple(
                (number, account.agency.name, account.state_label, account.days_late(gathered.as_of) or None)
                for number, account in enumerate(missing, 1)
            ),
        )
    else:
        yield Paragraph("Tất cả các cơ quan đã gửi báo cáo và được chấp nhận.")


def targets(gathered: Gathered) -> Iterable[Block]:
    yield Heading("KẾT QUẢ THỰC HIỆN MỤC TIÊU", 1)
    yield Paragraph("Số liệu cộng dồn đến cuối kỳ; ô ghi «–» hoặc để trống là chưa có số liệu, không phải bằng 0.")
    yield appendices.target_table(gathered)


def results(gathered: Gathered, attached: appendices.Attached) -> Iterable[Block]:
    yield Heading("KẾT QUẢ THỰC HIỆN NHIỆM VỤ", 1)
    for assignment in gathered.assignments:
        rows = [row for row in gathered.tasks if row.task.assignment_id == assignment.pk]
        yield Heading(assignment.heading.rstrip("."), 2)
        for row in rows:
            yield from task_blocks(row, gathered, attached)


def task_blocks(row: TaskRow, gathered: Gathered, attached: appendices.Attached) -> Iterable[Block]:
    yield Paragraph(f"Nhiệm vụ {row.task.code}. {row.task.text}", bold=True)
    yield Paragraph(f"Tình trạng: {words.standing(row, gathered)}.")
    told = [(account, entry) for account, entry in row.entries if entry["result"].strip()]
    if told:
        yield Bullets(tuple(result_words(account, entry) for account, entry in told[:SHOWN_AT_MOST]))
    if len(told) > SHOWN_AT_MOST:
        yield Paragraph(f"Kết quả của {len(told) - SHOWN_AT_MOST} cơ quan khác tại {attached.entries}.")


def result_words(account: Account, entry: Mapping[str, Any]) -> str:
    issued = words.outputs(entry["outputs"])
    return f"{account.agency.name}: {str(entry['result']).strip()}{f' ({issued})' if issued else ''}"


def evaluation(gathered: Gathered) -> Iterable[Block]:
    yield Heading("ĐÁNH GIÁ CHUNG", 1)
    yield Heading("Kết quả nổi bật", 2)
    yield from told(gathered, "summary")
    yield Heading("Tồn tại, hạn chế và nguyên nhân", 2)
    yield from told(gathered, "shortcomings")
    yield Heading("Khó khăn, vướng mắc trong thực hiện nhiệm vụ", 2)
    obstacles = [
        f"Nhiệm vụ {row.task.code}, {account.agency.name}: {entry['obstacles'].strip()}"
        for row in gathered.tasks
        for account, entry in row.entries
        if entry["obstacles"].strip()
    ]
    yield Bullets(tuple(obstacles)) if obstacles else Paragraph("Các cơ quan không nêu khó khăn, vướng mắc.")


def onward(gathered: Gathered) -> Iterable[Block]:
    yield Heading("PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI", 1)
    yield from told(gathered, "orientation")
    yield Heading("KIẾN NGHỊ, ĐỀ XUẤT", 1)
    yield from told(gathered, "proposals")


def told(gathered: Gathered, name: str) -> Iterable[Block]:
    """What the accepted accounts say under one heading of the summary."""
    said = [
        f"{account.agency.name}: {account.content[name].strip()}"
        for account in gathered.accepted
        if account.content and account.content[name].strip()
    ]
    yield Bullets(tuple(said)) if said else Paragraph("Các báo cáo được chấp nhận không nêu nội dung này.")
