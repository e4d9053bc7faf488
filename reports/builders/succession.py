"""What became of the plan's agencies in a period, and with them of their tasks and accounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from agencies.models import Agency, ClassMember, Line, Succession
from plans.models import Period, Submission
from reports.builders import words
from reports.builders.asked import Asked
from reports.builders.gather import read_successions
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
from tasks.models import LEADING, Responsibility, Task, Unheld, resolve


@dataclass(frozen=True)
class Moved:
    """A duty whose holders were reorganised: who held it before the period, who does now, and what is undecided."""

    task: Task
    before: list[Agency]
    now: list[Agency]
    unheld: list[Unheld]

    @property
    def now_words(self) -> str:
        waiting = sorted({words.waiting_words(row.undecided) for row in self.unheld})
        return "; ".join(part for part in (words.names(self.now), *waiting) if part) or words.UNDECIDED


@dataclass(frozen=True)
class Changes:
    edges: list[Succession]
    moved: list[Moved]
    accounts: list[tuple[Submission, list[Agency]]]
    ended: list[Agency]


def build_succession(asked: Asked, as_of: datetime) -> Document:
    """The figures, what is still open, then what became of agencies, tasks and accounts, in words and tables."""
    period = asked.period
    changes = read_changes(period, timezone.localdate(as_of))
    about = f"Việc sắp xếp, kế thừa các cơ quan thực hiện {period.plan}, {period.label.lower()}"
    return make_paper(
        asked,
        as_of,
        title=about,
        abstract=about,
        blocks=(
            *opening(asked, changes, as_of),
            *told_agencies(changes),
            *told_tasks(changes),
            *told_accounts(asked, changes),
        ),
        appendices=(Appendix("Từng việc sắp xếp, kế thừa", (edge_table(changes),), landscape=True),),
    )


def read_changes(period: Period, today: date) -> Changes:
    line, plan = Line(), period.plan
    named = set(Responsibility.objects.filter(task__plan=plan).values_list("agency", flat=True))
    named |= set(ClassMember.objects.filter(agency_class__in=named).values_list("member", flat=True))
    senders = set(Submission.objects.filter(period=period).values_list("agency", flat=True))
    edges = read_successions(period, sorted(named | senders | {plan.coordinator_id, plan.issuer_id}), line)
    edges.sort(key=lambda edge: (edge.effective_on, edge.predecessor.name, edge.pk))
    concerned = [line.by_id[pk] for pk in sorted(named | senders)]
    return Changes(
        edges,
        read_moved(period, edges, line, today),
        read_accounts(period, edges),
        read_ended(period, edges, concerned, line),
    )


def read_moved(period: Period, edges: list[Succession], line: Line, today: date) -> list[Moved]:
    """Every task that an agency reorganised in the period led, in the plan's order."""
    gone = {edge.predecessor_id for edge in edges}
    leads = Responsibility.objects.filter(
        task__plan=period.plan_id, task__same_as=None, task__children=None, role__in=LEADING
    )
    found: dict[int, Moved] = {}
    for row in leads.order_by("task__order", "order").to_resolve():
        before, _waiting = resolve([row], period.window_start - timedelta(days=1), line)
        if gone & {duty.agency.pk for duty in before}:
            moved = found.setdefault(row.task_id, Moved(row.task, [], [], []))
            duties, unheld = resolve([row], today, line)
            moved.before.extend(duty.agency for duty in before if duty.agency not in moved.before)
            moved.now.extend(duty.agency for duty in duties if duty.agency not in moved.now)
            moved.unheld.extend(unheld)
    return list(found.values())


def read_accounts(period: Period, edges: list[Succession]) -> list[tuple[Submission, list[Agency]]]:
    """The accounts of those that came into others' place, with whose place that is."""
    before: dict[int, list[Agency]] = {}
    for edge in edges:
        known = before.setdefault(edge.successor_id or 0, [])
        known += [edge.predecessor] if edge.predecessor not in known else []
    rows = Submission.objects.filter(period=period, agency__in=before).select_related("agency")
    return [(row, before[row.agency_id]) for row in rows.order_by("agency__name_order", "pk")]


def read_ended(period: Period, edges: list[Succession], agencies: Iterable[Agency], line: Line) -> list[Agency]:
    """Agencies that came to an end in the period with nobody named in their place."""
    heirs = {edge.predecessor_id for edge in edges if edge.successor_id}
    found = [edge.predecessor for edge in edges if edge.successor_id is None and edge.predecessor_id not in heirs]
    for agency in agencies:
        ended = agency.valid_to and period.window_start <= agency.valid_to <= period.window_end
        if ended and agency.pk not in line.out:
            found.append(agency)
    return found


def opening(asked: Asked, changes: Changes, as_of: datetime) -> Iterable[Block]:
    period, moment = asked.period, timezone.localtime(as_of)
    yield Paragraph(
        f"Thực hiện {plan_words(period.plan)}, việc sắp xếp, kế thừa các cơ quan liên quan có hiệu lực từ ngày "
        f"{period.window_start:%d/%m/%Y} đến ngày {period.window_end:%d/%m/%Y} và việc chuyển nhiệm vụ, báo cáo "
        f"tính đến ngày {moment:%d/%m/%Y} như sau:"
    )
    yield Heading("KẾT QUẢ CHUNG")
    waiting = sum(bool(row.unheld) for row in changes.moved)
    yield Figures(
        (
            Figure("Cơ quan được sắp xếp", len({edge.predecessor_id for edge in changes.edges}), "cơ quan"),
            Figure("Cơ quan tiếp nhận", len({edge.successor_id for edge in changes.edges} - {None}), "cơ quan"),
            Figure("Kết thúc, chưa có cơ quan kế thừa", len(changes.ended), "cơ quan"),
            Figure("Nhiệm vụ có cơ quan chủ trì được sắp xếp", len(changes.moved), "nhiệm vụ"),
            Figure("Nhiệm vụ chờ xác định cơ quan", waiting, "nhiệm vụ", f"trên {len(changes.moved)} nhiệm vụ"),
            Figure("Báo cáo do cơ quan kế thừa gửi", len(changes.accounts), "báo cáo"),
        )
    )


def told_agencies(changes: Changes) -> Iterable[Block]:
    yield Heading("CÁC CƠ QUAN ĐƯỢC SẮP XẾP")
    if not changes.edges:
        yield Paragraph("Trong kỳ không có việc sắp xếp, kế thừa cơ quan nào liên quan đến Kế hoạch.")
    groups: dict[tuple[date, str, str, str], list[Agency]] = {}
    for edge in changes.edges:
        to = edge.successor.name if edge.successor else "không có cơ quan kế thừa"
        key = (edge.effective_on, str(edge.get_kind_display()), to, edge.function)
        groups.setdefault(key, []).append(edge.predecessor)
    told = [
        f"Từ ngày {day:%d/%m/%Y}, {kind.lower()}: {words.names(before)} → {to}{f' ({function})' if function else ''}"
        for (day, kind, to, function), before in groups.items()
    ]
    if told:
        yield Bullets(tuple(told))
    if changes.ended:
        yield Heading("CƠ QUAN KẾT THÚC MÀ CHƯA GHI CƠ QUAN KẾ THỪA")
        yield Bullets(tuple(agency.name for agency in changes.ended))


def told_tasks(changes: Changes) -> Iterable[Block]:
    yield Heading("NHIỆM VỤ CỦA CÁC CƠ QUAN ĐƯỢC SẮP XẾP")
    if not changes.moved:
        yield Paragraph("Không có nhiệm vụ nào do cơ quan được sắp xếp chủ trì.")
        return
    waiting = [f"{row.task.code}. {row.task.text}: {row.now_words}" for row in changes.moved if row.unheld]
    if waiting:
        yield Paragraph("Cần xác định cơ quan tiếp nhận:")
        yield Bullets(tuple(waiting))
    else:
        yield Paragraph("Mọi nhiệm vụ đã có cơ quan tiếp nhận.")
    yield Table(
        caption="Cơ quan chủ trì trước và sau khi sắp xếp",
        name="Nhiệm vụ",
        columns=(
            Column("Mã", width=6),
            Column("Nhiệm vụ", width=34),
            Column("Trước kỳ", width=26),
            Column("Hiện nay", width=30),
        ),
        rows=tuple((row.task.code, row.task.text, words.names(row.before), row.now_words) for row in changes.moved),
    )


def told_accounts(asked: Asked, changes: Changes) -> Iterable[Block]:
    yield Heading("BÁO CÁO TRONG KỲ")
    if not changes.accounts:
        yield Paragraph("Không có báo cáo nào trong kỳ do cơ quan kế thừa gửi thay.")
        return
    yield Paragraph(
        f"{len(changes.accounts)} cơ quan kế thừa báo cáo {asked.period.label.lower()} cả phần của cơ quan trước đó."
    )
    yield Table(
        caption="Cơ quan báo cáo thay cơ quan được sắp xếp",
        name="Báo cáo thay",
        columns=(
            Column("Cơ quan báo cáo", width=32),
            Column("Thay cho", width=44),
            Column("Trạng thái", width=14),
        ),
        rows=tuple(
            (row.agency.name, words.names(before), str(row.get_state_display())) for row, before in changes.accounts
        ),
    )


def edge_table(changes: Changes) -> Table:
    return Table(
        caption="Sắp xếp, kế thừa cơ quan",
        name="Kế thừa",
        columns=(
            Column("Từ ngày", "date", 9),
            Column("Cơ quan được sắp xếp", width=19),
            Column("Cơ quan kế thừa", width=19),
            Column("Hình thức", width=9),
            Column("Phạm vi", width=9),
            Column("Chức năng", width=13),
            Column("Căn cứ", width=15),
            Column("Mức tin cậy", width=9),
            Column("Nguồn", width=15),
        ),
        rows=tuple(edge_cells(edge) for edge in changes.edges),
    )


def edge_cells(edge: Succession) -> tuple[Cell, ...]:
    return (
        edge.effective_on, edge.predecessor.name, edge.successor.name if edge.successor else "(kết thúc hoạt động)",
        str(edge.get_kind_display()), str(edge.get_scope_display()), edge.function or None, edge.legal_basis or None,
        str(edge.get_confidence_display()), edge.source or None,
    )  # fmt: skip
