"""What agencies cannot clear away by themselves: what was raised, whose word it waits for, what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils import timezone

from core.fields import half_up
from reports.builders.asked import Asked
from reports.builders.gather import read_accounts
from reports.builders.paper import make_paper, plan_words
from reports.document import (
    Appendix,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Run,
    Table,
)
from tasks.models import Obstacle, ObstacleState

# What waits for the People's Committee comes first, what needs nobody any more last.
HEADINGS = {
    ObstacleState.FORWARDED: "CHỜ Ý KIẾN CỦA ỦY BAN NHÂN DÂN TỈNH",
    ObstacleState.RAISED: "CHỜ CƠ QUAN ĐẦU MỐI XEM XÉT",
    ObstacleState.ANSWERED: "ĐÃ CÓ Ý KIẾN GIẢI QUYẾT",
    ObstacleState.CLOSED: "ĐÃ KẾT THÚC",
}


def build_obstacles(asked: Asked, as_of: datetime) -> Document:
    """The figures in words, each difficulty by whose word it waits for, and all of them in a table."""
    period, state = asked.period, asked.only.get("state")
    every = read_obstacles(asked)
    rows = [row for row in every if state is None or row.state == state]
    about = f"Khó khăn, vướng mắc khi thực hiện {period.plan} và ý kiến giải quyết, {period.label.lower()}"
    return make_paper(
        asked,
        as_of,
        title=about,
        abstract=about,
        blocks=(
            *opening(asked, rows, as_of),
            *by_state(rows, timezone.localdate(as_of)),
            *(told_only(asked, every) if state is None else ()),
        ),
        appendices=(Appendix("Từng khó khăn, vướng mắc", (obstacle_table(rows, as_of),), landscape=True),),
    )


def read_obstacles(asked: Asked) -> list[Any]:
    """Raised in the period's window or for its account, or before and not yet at an end when the window closed."""
    period = asked.period
    inside = Q(raised_at__date__gte=period.window_start) | Q(closed_at=None) | Q(closed_at__date__gt=period.window_end)
    ours = Q(task__plan=period.plan_id) | Q(task=None, period__plan=period.plan_id) | Q(task=None, period=None)
    rows = Obstacle.objects.filter(Q(raised_at__date__lte=period.window_end) & inside | Q(period=period)).filter(ours)
    return list(rows.select_related("agency", "task").order_by("raised_at", "pk"))


def opening(asked: Asked, rows: list[Any], as_of: datetime) -> Iterable[Block]:
    period, moment, state = asked.period, timezone.localtime(as_of), asked.only.get("state")
    only = f" Báo cáo này chỉ gồm những việc ở trạng thái «{ObstacleState(state).label}»." if state else ""
    yield Paragraph(
        f"Thực hiện {plan_words(period.plan)}, khó khăn, vướng mắc được nêu từ ngày {period.window_start:%d/%m/%Y} đến "
        f"ngày {period.window_end:%d/%m/%Y}, hoặc nêu trước đó mà đến cuối kỳ chưa kết thúc, tính đến {moment:%H:%M} "
        f"ngày {moment:%d/%m/%Y} như sau.{only}"
    )
    if not rows:
        return
    yield Heading("KẾT QUẢ CHUNG")
    days = [days_between(row.raised_at, timezone.localdate(row.answered_at)) for row in rows if row.answered_at]
    mean = half_up(Decimal(sum(days)) / len(days), 1) if days else None
    note = f"trên {len(rows)} việc"
    yield Figures(
        (
            Figure("Khó khăn, vướng mắc được nêu", len(rows), "việc"),
            Figure("Đã trình Ủy ban nhân dân tỉnh", sum(row.forwarded_at is not None for row in rows), "việc", note),
            Figure("Đã có ý kiến giải quyết", len(days), "việc", note),
            Figure("Đã kết thúc", sum(row.closed_at is not None for row in rows), "việc", note),
            Figure("Từ khi nêu đến khi có ý kiến, bình quân", mean, "ngày", f"của {len(days)} việc", kind="decimal"),
        )
    )


def days_between(start: datetime, end: date) -> int:
    return (end - timezone.localdate(start)).days


def by_state(rows: list[Any], today: date) -> Iterable[Block]:
    if not rows:
        yield Paragraph("Không có khó khăn, vướng mắc nào.")
    for state, heading in HEADINGS.items():
        if found := [row for row in rows if row.state == state]:
            yield Heading(heading)
            for row in found:
                about = f" (nhiệm vụ {row.task.code})" if row.task else ""
                yield Paragraph(runs=(Run(f"{row.agency.name}{about}: ", bold=True), Run(row.text)))
                yield Bullets(tuple(steps(row, today)))


def steps(row: Any, today: date) -> Iterable[str]:
    """What was proposed, said and decided, in the order in which it happened."""
    if row.task:
        yield f"Nhiệm vụ: {row.task.text}"
    if row.proposal:
        yield f"Đề xuất, kiến nghị: {row.proposal}"
    yield f"Nêu ngày {day(row.raised_at)}{waiting(row, today)}"
    if row.forward_note:
        yield f"Ý kiến của cơ quan đầu mối (trình ngày {day(row.forwarded_at)}): {row.forward_note}"
    if row.answer:
        yield f"Ý kiến giải quyết ngày {day(row.answered_at)}: {row.answer}{document_words(row)}"
    if row.closed_at:
        yield f"Kết thúc ngày {day(row.closed_at)}{': ' + row.closing_note if row.closing_note else ''}"


def day(moment: datetime) -> str:
    return f"{timezone.localdate(moment):%d/%m/%Y}"


def waiting(row: Any, today: date) -> str:
    number = days_waiting(row, today)
    return "" if number is None else f"; đã chờ {number} ngày"


def days_waiting(row: Any, today: date) -> int | None:
    """Since it was last handed on, while somebody's word is awaited."""
    if row.state == ObstacleState.FORWARDED:
        return days_between(row.forwarded_at, today)
    return days_between(row.raised_at, today) if row.state == ObstacleState.RAISED else None


def document_words(row: Any) -> str:
    if not row.document_number:
        return ""
    dated = f" ngày {row.document_on:%d/%m/%Y}" if row.document_on else ""
    return f" (văn bản số {row.document_number}{dated})"


def told_only(asked: Asked, rows: list[Any]) -> Iterable[Block]:
    """What accepted accounts tell of difficulties that nobody raised for decision."""
    raised = {(row.agency_id, row.task.code) for row in rows if row.task}
    told = [
        f"{account.agency.name}, nhiệm vụ {entry['code']}: {entry['obstacles']}"
        for account in read_accounts(asked.period).values()
        for entry in (account.content or {}).get("entries", ())
        if entry.get("obstacles") and (account.agency.pk, entry["code"]) not in raised
    ]
    if told:
        yield Heading("NÊU TRONG BÁO CÁO, CHƯA ĐỀ NGHỊ GIẢI QUYẾT")
        yield Bullets(tuple(told))


def obstacle_table(rows: list[Any], as_of: datetime) -> Table:
    return Table(
        caption="Khó khăn, vướng mắc và ý kiến giải quyết",
        name="Khó khăn",
        columns=(
            Column("TT", "integer", 4),
            Column("Cơ quan", width=15),
            Column("Nhiệm vụ", width=7),
            Column("Khó khăn, vướng mắc", width=22),
            Column("Đề xuất, kiến nghị", width=18),
            Column("Trạng thái", width=10),
            Column("Ngày nêu", "date", 9),
            Column("Đã chờ (ngày)", "integer", 6),
            Column("Ý kiến của cơ quan đầu mối", width=17),
            Column("Ý kiến giải quyết", width=19),
            Column("Số văn bản", width=10),
            Column("Ngày văn bản", "date", 9),
        ),
        rows=tuple(cells(number, row, timezone.localdate(as_of)) for number, row in enumerate(rows, 1)),
    )


def cells(number: int, row: Any, today: date) -> tuple[Cell, ...]:
    return (
        number, row.agency.name, row.task.code if row.task else None, row.text, row.proposal or None,
        str(row.get_state_display()), timezone.localdate(row.raised_at), days_waiting(row, today),
        row.forward_note or None, row.answer or None, row.document_number or None, row.document_on,
    )  # fmt: skip
