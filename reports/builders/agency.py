"""One agency's own account as its own paper to the coordinating agency: as it was sent, else a draft that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone

from agencies.models import Agency, Line
from indicators.models import Observation
from plans.models import Submission, Version
from reports.builders import words
from reports.builders.asked import Asked
from reports.builders.comparison import content_of
from reports.builders.counted import mean
from reports.builders.paper import bases, holder_of, initials, kept, plan_words, signature
from reports.builders.sheets import STAGE_TONES, tones
from reports.document import (
    Appendix,
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Reckoned,
    Sheet,
    Table,
    Trait,
    Workbook,
)
from tasks.models import Progress, Stage

STATE, PERCENT = "Tình trạng", "Tỷ lệ (%)"
DRAFT = "DỰ THẢO – báo cáo chưa gửi"


@dataclass(frozen=True)
class Told:
    """What an agency says, in the shape of a version; `version` is None of a draft."""

    submission: Submission
    version: Version | None
    content: Mapping[str, Any]

    @property
    def entries(self) -> list[Mapping[str, Any]]:
        return list(self.content.get("entries", ()))


def build_agency(asked: Asked, as_of: datetime) -> Document:
    """Headed by who stands in the agency's place on the day, and sent to the agency that coordinates the plan."""
    told, plan, today = read_told(asked), asked.period.plan, timezone.localdate(as_of)
    author, office = head_of(told.submission.agency, today), holder_of(plan.coordinator, today)
    issuer = holder_of(plan.issuer, today)
    about = f"Kết quả thực hiện {plan} {asked.period.label.lower()}"
    table = task_table(told)
    return Document(
        kind=asked.kind,
        title=f"{f'{DRAFT}: ' if told.version is None else ''}{about} của {told.submission.agency.name}",
        parent_agency=issuer.name if author.kind == Agency.Kind.DEPARTMENT else "",
        agency=author.name,
        symbol=f"BC-{initials(author.name)}",
        place=author.place_name or office.place_name,
        type_name="BÁO CÁO",
        abstract=about,
        addressees=((issuer if author == office else office).name,),
        bases=bases(plan),
        blocks=(*opening(told, author), *body(told)),
        signature=signature(author, asked.only),
        recipients=("Như trên", kept(asked.only)),
        appendices=(Appendix("Kết quả thực hiện từng nhiệm vụ", (table,), landscape=True),),
        workbook=workbook(told, table),
        demo=settings.DEMO,
        as_of=as_of,
    )


def read_told(asked: Asked) -> Told:
    """The newest version sent; without one the account as it stands."""
    entries = Progress.objects.select_related("task").prefetch_related("outputs", "evidence").order_by("task__order")
    rows = Submission.objects.select_related("agency", "period__plan").prefetch_related(Prefetch("progress", entries))
    submission = rows.get(period=asked.period, agency=asked.agency)
    version = submission.versions.order_by("-number").first()
    return Told(submission, version, version.content if version else content_of(submission))


def head_of(agency: Agency, on: date) -> Agency:
    """Who stands in its place on the day; itself where it was divided, as none of its heirs speaks for the whole."""
    found = Line().holders(agency, on).agencies
    return found[0] if len(found) == 1 else agency


def opening(told: Told, author: Agency) -> Iterable[Block]:
    """What is told, and of which sending; a draft cannot be taken for a report."""
    agency, period = told.submission.agency, told.submission.period
    if told.version is None:
        yield Paragraph(f"{DRAFT}.", bold=True)
        source = "Nội dung dưới đây là bản nháp đang nhập trên cổng, có thể còn thay đổi"
    else:
        sent = timezone.localtime(told.version.sent_at)
        source = f"Nội dung theo lần gửi {told.version.number}, ngày {sent:%d/%m/%Y}, mã {told.version.receipt_code}"
    who = agency.name if author == agency else f"{author.name}, kế thừa {agency.name},"
    yield Paragraph(
        f"{who} báo cáo kết quả thực hiện {plan_words(period.plan)}, số liệu từ ngày {period.window_start:%d/%m/%Y} "
        f"đến ngày {period.window_end:%d/%m/%Y}. {source}."
    )


def body(told: Told) -> Iterable[Block]:
    yield Heading("KẾT QUẢ NỔI BẬT")
    yield from said(told, "summary")
    yield Heading("KẾT QUẢ THỰC HIỆN NHIỆM VỤ")
    yield from counts(told)
    for entry in told.entries:
        yield from task_blocks(entry, told)
    if figures := list(read_figures(told)):
        yield Heading("SỐ LIỆU CHỈ TIÊU")
        yield figure_table(figures)
    yield Heading("TỒN TẠI, HẠN CHẾ; KHÓ KHĂN, VƯỚNG MẮC")
    yield Heading("Tồn tại, hạn chế và nguyên nhân", 2)
    yield from said(told, "shortcomings")
    yield Heading("Khó khăn, vướng mắc trong thực hiện nhiệm vụ", 2)
    found = [f"Nhiệm vụ {entry['code']}: {text}" for entry in told.entries if (text := entry["obstacles"].strip())]
    yield Bullets(tuple(found)) if found else Paragraph("Không nêu khó khăn, vướng mắc.")
    yield Heading("PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI")
    yield from said(told, "orientation")
    steps = [f"Nhiệm vụ {entry['code']}: {text}" for entry in told.entries if (text := entry["next_steps"].strip())]
    yield from [Bullets(tuple(steps))] if steps else []
    yield Heading("KIẾN NGHỊ, ĐỀ XUẤT")
    yield from said(told, "proposals")


def said(told: Told, name: str) -> Iterable[Block]:
    """The agency's own words, a paragraph for each of its lines."""
    lines = [line.strip() for line in told.content.get(name, "").splitlines() if line.strip()]
    yield from (Paragraph(line) for line in lines) if lines else [Paragraph("Cơ quan không nêu nội dung này.")]


def counts(told: Told) -> Iterable[Block]:
    rows = told.entries
    stages = [entry["stage"] for entry in rows]
    whole = f"trên {len(rows)} nhiệm vụ"
    papers = sum(len(entry["outputs"]) for entry in rows)
    yield Figures(
        (
            Figure("Nhiệm vụ phải báo cáo", len(rows), "nhiệm vụ"),
            Figure("Hoàn thành", stages.count(Stage.COMPLETED), "nhiệm vụ", whole),
            Figure("Đang thực hiện", stages.count(Stage.IN_PROGRESS), "nhiệm vụ", whole),
            Figure("Văn bản, sản phẩm", papers, "văn bản"),
        )
    )


def task_blocks(entry: Mapping[str, Any], told: Told) -> Iterable[Block]:
    yield Paragraph(f"Nhiệm vụ {entry['code']}. {entry['text']}", bold=True)
    percent = "" if entry["percent"] is None else f", {entry['percent']} %"
    yield Paragraph(f"{STATE}: {stage_words(entry, told)}{percent}.")
    yield from (Paragraph(line.strip()) for line in entry["result"].splitlines() if line.strip())
    if entry["outputs"]:
        papers = (f"{item['number']} ngày {words.day(item['issued_on'])}: {item['title']}" for item in entry["outputs"])
        yield Bullets(tuple(papers))
    if entry["evidence"]:
        yield Paragraph(f"Tệp minh chứng: {files(entry)}.", italic=True)


def stage_words(entry: Mapping[str, Any], told: Told) -> str:
    """In what was sent only a task that waits for its document may say nothing."""
    silent = "Chưa nhập" if told.version is None else Stage.WAITING.label
    return str(dict(words.STAGES).get(entry["stage"], silent))


def files(entry: Mapping[str, Any]) -> str:
    return "; ".join(item["name"] for item in entry["evidence"])


def read_figures(told: Told) -> Iterable[Observation]:
    own = Observation.objects.filter(period=told.submission.period, agency=told.submission.agency)
    return own.select_related("indicator").order_by("indicator__order")


def figure_table(rows: list[Observation]) -> Table:
    return Table(
        caption="Số liệu cơ quan đã báo cáo",
        name="Số liệu",
        columns=(
            Column("TT", "integer", 4, "center"),
            Column("Chỉ tiêu", width=30),
            Column("Đơn vị", width=10),
            Column("Kỳ này", "decimal", 8),
            Column("Ghi chú, nguồn", width=20),
        ),
        rows=tuple(
            (number, row.indicator.name, "%" if row.indicator.is_ratio else row.indicator.unit, row.figure, row.note)
            for number, row in enumerate(rows, 1)
        ),
    )


def task_table(told: Told) -> Table:
    return Table(
        caption="Kết quả thực hiện từng nhiệm vụ",
        name="Nhiệm vụ",
        columns=(
            Column("Mã", width=5),
            Column("Nhiệm vụ", width=28),
            Column(STATE, width=10),
            Column(PERCENT, "integer", 6),
            Column("Kết quả", width=30),
            Column("Văn bản, sản phẩm", width=18),
            Column("Tệp minh chứng", width=14),
        ),
        rows=tuple(task_cells(entry, told) for entry in told.entries),
    )


def task_cells(entry: Mapping[str, Any], told: Told) -> tuple[Cell, ...]:
    return (
        entry["code"], entry["text"], stage_words(entry, told), entry["percent"], entry["result"].strip() or None,
        words.outputs(entry["outputs"]) or None, files(entry) or None,
    )  # fmt: skip


def workbook(told: Told, table: Table) -> Workbook:
    """The tasks to filter, with how many stand where; each figure is reckoned from them."""
    stages = [stage_words(entry, told) for entry in told.entries]
    told_percents = [entry["percent"] for entry in told.entries if entry["percent"] is not None]
    done = str(Stage.COMPLETED.label)
    by_state = Table(
        caption="Nhiệm vụ theo tình trạng",
        name="Theo tình trạng",
        columns=(Column(STATE, width=20), Column("Số nhiệm vụ", "integer", 10)),
        rows=tuple((stage, stages.count(stage)) for stage in dict.fromkeys(stages)),
    )
    sheets = (
        Sheet("NhiemVu", table, (Trait(STATE, tones=tones(STAGE_TONES)),)),
        Sheet(
            "TheoTinhTrang",
            by_state,
            (Trait(STATE, tones=tones(STAGE_TONES)), Trait("Số nhiệm vụ", counts=("NhiemVu", STATE))),
        ),
    )
    whole = f"trên {len(stages)} nhiệm vụ"
    finished = Figure("Hoàn thành", stages.count(done), note=whole)
    average = Figure("Tiến độ bình quân (%)", mean(told_percents), note="của nhiệm vụ có nêu tỷ lệ", kind="decimal")
    figures = (
        Reckoned("SoNhiemVu", Figure("Nhiệm vụ phải báo cáo", len(stages)), "NhiemVu", "Mã"),
        Reckoned("HoanThanh", finished, "NhiemVu", STATE, "says", (done,)),
        Reckoned("TienDo", average, "NhiemVu", PERCENT, "mean"),
    )
    chart = Chart("Nhiệm vụ theo tình trạng", "TheoTinhTrang", STATE, "Số nhiệm vụ")
    return Workbook(sheets, figures, (chart,))
