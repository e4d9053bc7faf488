"""Who accounted in time, who late and by how much, who not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from plans.models import Reminder, Return
from plans.status import last_day
from reports.builders import words
from reports.builders.asked import Asked
from reports.builders.gather import Account, read_accounts
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
    Table,
)


def build_timeliness(asked: Asked, as_of: datetime) -> Document:
    """The period's figures in words, those to be named, then every agency in a table."""
    period = asked.period
    accounts = read_accounts(period)
    rows = list(accounts.values())
    about = f"Tình hình gửi báo cáo thực hiện {period.plan} {period.label.lower()}"
    return make_paper(
        asked,
        as_of,
        title=about,
        abstract=about,
        blocks=(*opening(asked, rows, as_of), *named(rows, as_of)),
        appendices=(Appendix("Từng cơ quan phải báo cáo", (agency_table(asked, accounts, as_of),), landscape=True),),
    )


def opening(asked: Asked, rows: list[Account], as_of: datetime) -> Iterable[Block]:
    due, moment = timezone.localtime(asked.period.due_at), timezone.localtime(as_of)
    late = [row for row in rows if row.first_sent and not row.on_time]
    silent = [row for row in rows if row.first_sent is None]
    whole = f"trên {len(rows)} cơ quan"
    on_time = sum(row.on_time for row in rows)
    yield Paragraph(
        f"Thực hiện {plan_words(asked.period.plan)}, các cơ quan gửi báo cáo {asked.period.label.lower()} trước "
        f"{due:%H:%M} ngày {due:%d/%m/%Y}. Tình hình đến {moment:%H:%M} ngày {moment:%d/%m/%Y} như sau:"
    )
    yield Heading("KẾT QUẢ CHUNG")
    yield Figures(
        (
            Figure("Cơ quan phải báo cáo", len(rows), "cơ quan"),
            Figure("Gửi đúng hạn", on_time, "cơ quan", whole),
            Figure("Gửi chậm", len(late), "cơ quan", whole),
            Figure("Chưa gửi", len(silent), "cơ quan", whole),
            Figure("Được gia hạn", sum(row.extended for row in rows), "cơ quan", whole),
        )
    )
    yield Paragraph(
        f"Đã gửi {words.share(len(rows) - len(silent), len(rows))}, đúng hạn {words.share(on_time, len(rows))}, "
        f"đều tính {whole}; được gia hạn thì tính theo thời hạn mới."
    )


def named(rows: list[Account], as_of: datetime) -> Iterable[Block]:
    """Late ones, the longest first, then those that have not sent."""
    late = sorted((row for row in rows if row.first_sent and not row.on_time), key=lambda row: -row.days_late(as_of))
    silent = [row for row in rows if row.first_sent is None]
    yield Heading("CƠ QUAN GỬI CHẬM")
    told = tuple(f"{row.agency.name}: chậm {row.days_late(as_of)} ngày" for row in late)
    yield Bullets(told) if told else Paragraph("Không có cơ quan nào gửi chậm.")
    yield Heading("CƠ QUAN CHƯA GỬI")
    waiting = tuple(f"{row.agency.name}{overdue(row, as_of)}" for row in silent)
    yield Bullets(waiting) if waiting else Paragraph("Tất cả các cơ quan đã gửi báo cáo.")


def overdue(row: Account, as_of: datetime) -> str:
    days = row.days_late(as_of)
    return f": quá hạn {days} ngày" if days else ": còn trong hạn"


def agency_table(asked: Asked, accounts: dict[int, Account], as_of: datetime) -> Table:
    told = Reminder.objects.filter(submission__period=asked.period)
    back = Return.objects.filter(version__submission__period=asked.period)
    reminders = Counter(told.values_list("submission", flat=True))
    returns = Counter(back.values_list("version__submission", flat=True))
    return Table(
        caption="Tình hình gửi báo cáo của từng cơ quan",
        name="Gửi báo cáo",
        columns=(
            Column("TT", "integer", 4),
            Column("Cơ quan", width=30),
            Column("Trạng thái", width=14),
            Column("Thời hạn", "date", 9),
            Column("Ngày gửi lần đầu", "date", 9),
            Column("Chậm (ngày)", "integer", 7),
            Column("Lần nhắc", "integer", 6),
            Column("Lần trả lại", "integer", 6),
            Column("Đánh giá", width=14),
        ),
        rows=tuple(
            cells(number, row, reminders[pk], returns[pk], as_of)
            for number, (pk, row) in enumerate(accounts.items(), 1)
        ),
    )


def cells(number: int, row: Account, reminders: int, returns: int, as_of: datetime) -> tuple[Cell, ...]:
    sent = row.first_sent and timezone.localdate(row.first_sent)
    return (
        number, row.agency.name, row.state_label, last_day(row.deadline), sent, row.days_late(as_of) or None,
        reminders or None, returns or None, standing(row, as_of),
    )  # fmt: skip


def standing(row: Account, as_of: datetime) -> str:
    if row.on_time:
        return "Đúng hạn" + (" (được gia hạn)" if row.extended else "")
    if row.first_sent:
        return "Gửi chậm"
    return "Quá hạn, chưa gửi" if row.days_late(as_of) else "Chưa gửi, còn hạn"
