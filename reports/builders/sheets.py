"""The sheets of a compiled report's workbook: by assignment, agency, task, target, submission and entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from agencies.models import Agency
from indicators.models import Standing
from plans.models import State
from reports.builders import appendices
from reports.builders.counted import AWAITED, LATE, MISSING, ON_TIME, Counted, mean, part_of, sending
from reports.builders.figures import DONE, SOON, Bucket, tally
from reports.builders.gather import Account, Gathered, TaskRow
from reports.document import Cell, Column, Sheet, Table, Tone, Trait
from tasks.models import Stage

STATE, ACCOUNT, SENT = "Tình trạng", "Tình trạng báo cáo", "Việc gửi"
TASK_TONES: Mapping[Bucket, Tone] = {
    Bucket.DONE_ON_TIME: "done", Bucket.DONE_LATE: "late_done", Bucket.ON_TRACK: "running", Bucket.DUE_SOON: "soon",
    Bucket.OVERDUE: "bad", Bucket.IN_REVIEW: "waiting", Bucket.UNREPORTED: "soon", Bucket.WAITING: "waiting",
    Bucket.NOT_DUE: "waiting",
}  # fmt: skip
ACCOUNT_TONES: Mapping[State, Tone] = {
    State.ACCEPTED: "done", State.SUBMITTED: "running", State.RETURNED: "soon", State.DRAFT: "waiting",
    State.PENDING: "waiting",
}  # fmt: skip
STANDING_TONES: Mapping[Standing, Tone] = {
    Standing.MET: "done", Standing.ON_TRACK: "running", Standing.AT_RISK: "soon", Standing.BEHIND: "bad",
    Standing.REGRESSED: "bad", Standing.NO_BASELINE: "soon", Standing.NO_DATA: "waiting", Standing.STALE: "waiting",
}  # fmt: skip
JUDGED = f"Nhiệm vụ nhiều cơ quan báo cáo xếp theo cơ quan chậm nhất; «Sắp đến hạn» là còn không quá {SOON} ngày."
SENT_TONES: Mapping[str, Tone] = {ON_TIME: "done", LATE: "late_done", MISSING: "bad", AWAITED: "waiting"}
STAGE_TONES: Mapping[Stage, Tone] = {
    Stage.COMPLETED: "done", Stage.IN_PROGRESS: "running", Stage.NOT_STARTED: "waiting", Stage.WAITING: "waiting",
    Stage.PAUSED: "soon",
}  # fmt: skip


def assignment_sheet(counted: Counted) -> Sheet:
    """Each group of tasks: how many stand where."""
    heads = [str(bucket.label) for bucket in Bucket]
    rows: list[tuple[Cell, ...]] = []
    for assignment in counted.gathered.assignments:
        tasks = [row.task.pk for row in counted.gathered.tasks if row.task.assignment_id == assignment.pk]
        if tasks:
            found = [counted.states[pk] for pk in tasks]
            rows.append((counted.codes[assignment.pk], assignment.heading.rstrip("."), *sums(found)))
    table = Table(
        caption="Nhóm nhiệm vụ: số nhiệm vụ theo tình trạng",
        name="Nhóm nhiệm vụ",
        columns=(
            Column("Nhóm", width=6),
            Column("Nhóm nhiệm vụ", width=40),
            Column("Số nhiệm vụ", "integer", 9),
            *(Column(head, "integer", 9) for head in heads),
            Column("Hoàn thành", "integer", 9),
            Column("Tỷ lệ hoàn thành", "percent", 9, places=1),
        ),
        rows=tuple(rows),
        total=("Cộng", "", *sums(list(counted.states.values()))),
        note=f"{JUDGED} Hoàn thành gồm đúng hạn và quá hạn. Dòng cộng tính theo các dòng đang lọc.",
    )
    traits = (
        Trait("Nhóm", leads=("NhiemVu", "Nhóm")),
        Trait("Tỷ lệ hoàn thành", bar=True, share=("Hoàn thành", "Số nhiệm vụ")),
    )
    return Sheet("NhomNhiemVu", table, traits)


def sums(states: list[Bucket]) -> tuple[Cell, ...]:
    """The number, how many in each state, how many done, and their share."""
    done = sum(state in DONE for state in states)
    return (len(states), *(states.count(bucket) for bucket in Bucket), done, part_of(done, len(states)))


def agency_sheet(counted: Counted) -> Sheet:
    gathered = counted.gathered
    rows = tuple(agency_cells(account, counted) for account in gathered.accounts)
    numbers = [sum(int(str(row[place])) for row in rows) for place in range(3, 8)]
    table = Table(
        caption="Cơ quan: việc gửi báo cáo và kết quả",
        name="Cơ quan",
        columns=(
            Column("Cơ quan", width=46),
            Column("Loại cơ quan", width=20),
            Column(SENT, width=15),
            Column("Số phần việc", "integer", 9),
            Column("Được chấp nhận", "integer", 9),
            Column("Hoàn thành đúng hạn", "integer", 9),
            Column("Hoàn thành", "integer", 9),
            Column("Quá hạn", "integer", 9),
            Column("Tỷ lệ hoàn thành", "percent", 9, places=1),
            Column("Tiến độ bình quân", "percent", 9, places=1),
        ),
        rows=rows,
        total=("Cộng", "", "", *numbers, part_of(numbers[3], numbers[0]), None),
        note="Phần việc là một nhiệm vụ do một cơ quan báo cáo. Tiến độ bình quân tính trên các kết quả đã được chấp "
        "nhận có nêu tỷ lệ. Bấm vào tên cơ quan để xem từng kết quả; dòng cộng tính theo các dòng đang lọc.",
    )
    traits = (
        Trait("Cơ quan", leads=("KetQua", "Cơ quan")),
        Trait(SENT, tones=tones(SENT_TONES)),
        Trait("Tỷ lệ hoàn thành", bar=True, share=("Hoàn thành", "Số phần việc")),
        Trait("Tiến độ bình quân", bar=True),
    )
    return Sheet("CoQuan", table, traits)


def agency_cells(account: Account, counted: Counted) -> tuple[Cell, ...]:
    parts = counted.by_agency.get(account.agency.pk, [])
    found = tally(parts)
    told = [part.percent for part in parts if part.percent is not None]
    return (
        account.agency.name,
        str(Agency.Kind(account.agency.kind).label),
        sending(account, counted.gathered),
        len(parts),
        len(parts) if account.content is not None else 0,
        found.counts[Bucket.DONE_ON_TIME],
        found.done,
        found.counts[Bucket.OVERDUE],
        part_of(found.done, len(parts)),
        mean(told),
    )


def tones(known: Mapping[Any, Tone]) -> tuple[tuple[str, Tone], ...]:
    """By the words in which a state is told."""
    return tuple((str(getattr(state, "label", state)), tone) for state, tone in known.items())


def task_sheet(counted: Counted) -> Sheet:
    """Every task with its agencies, where it stands, and what its accounts come to."""
    gathered = counted.gathered
    rows = tuple(task_cells(row, counted) for row in gathered.tasks)
    table = Table(
        caption="Nhiệm vụ của Kế hoạch",
        name="Nhiệm vụ",
        columns=(
            Column("Mã", width=6),
            Column("Nhóm", width=6),
            Column("Nhiệm vụ", width=36),
            Column("Chủ trì theo Kế hoạch", width=16),
            Column("Thực hiện hiện nay", width=16),
            Column("Phối hợp", width=16),
            Column("Thời gian thực hiện", width=11),
            Column("Hạn trong kỳ", "date", 12),
            Column(STATE, width=13),
            *(Column(head, "integer", 8) for head in ("Cơ quan báo cáo", "Được chấp nhận", "Hoàn thành", "Quá hạn")),
            Column("Tiến độ bình quân", "percent", 9, places=1),
            Column("Tình trạng theo cơ quan", width=18),
        ),
        rows=rows,
        total=("Cộng", *[""] * 8, *(sum(int(str(row[place])) for row in rows) for place in range(9, 13)), None, ""),
        note=f"{JUDGED} Bấm vào mã để xem kết quả của cơ quan đầu tiên; lọc cột «Nhiệm vụ» ở đó để xem mọi cơ quan.",
    )
    traits = (
        Trait("Mã", leads=("KetQua", "Nhiệm vụ")),
        Trait("Nhóm", leads=("NhomNhiemVu", "Nhóm")),
        Trait(STATE, tones=tones(TASK_TONES)),
        Trait("Tiến độ bình quân", bar=True),
    )
    return Sheet("NhiemVu", table, traits)


def task_cells(row: TaskRow, counted: Counted) -> tuple[Cell, ...]:
    parts = counted.by_task.get(row.task.pk, [])
    found = tally(parts)
    _code, text, assigned, holders, partners, timing, standing = appendices.task_cells(row, counted.gathered)
    return (
        row.task.code,
        counted.codes[row.task.assignment_id],
        text,
        assigned,
        holders,
        partners,
        timing,
        row.task.deadline_in(counted.gathered.period),
        str(counted.states[row.task.pk].label),
        len(parts),
        len(row.entries),
        found.done,
        found.counts[Bucket.OVERDUE],
        mean([part.percent for part in parts if part.percent is not None]),
        standing,
    )


def target_sheet(gathered: Gathered) -> Sheet:
    traits = (Trait("Đánh giá", tones=tones(STANDING_TONES)),)
    return Sheet("ChiTieu", appendices.target_table(gathered), traits)


def account_sheet(gathered: Gathered) -> Sheet:
    """Who accounted, until when it was due, and when it came."""
    table = Table(
        caption="Tình hình gửi báo cáo của các cơ quan",
        name="Gửi báo cáo",
        columns=(
            Column("TT", "integer", 5),
            Column("Cơ quan", width=46),
            Column("Loại cơ quan", width=20),
            Column(ACCOUNT, width=20),
            Column("Hạn gửi: ngày", "date", 12),
            Column("Trước giờ", width=8, align="center"),
            Column("Gia hạn", width=10, align="center"),
            Column("Gửi lần đầu", "date", 12),
            Column("Số ngày chậm", "integer", 9),
            Column(SENT, width=20),
        ),
        rows=tuple(account_cells(number, row, gathered) for number, row in enumerate(gathered.accounts, 1)),
        note="Đúng hạn là gửi lần đầu trước hạn, kể cả gia hạn; số ngày chậm tính đến lúc gửi hoặc đến nay.",
    )
    traits = (
        Trait("Cơ quan", leads=("CoQuan", "Cơ quan")),
        Trait(ACCOUNT, tones=tones(ACCOUNT_TONES)),
        Trait(SENT, tones=tones(SENT_TONES)),
    )
    return Sheet("GuiBaoCao", table, traits)


def account_cells(number: int, account: Account, gathered: Gathered) -> tuple[Cell, ...]:
    return (
        number,
        account.agency.name,
        str(Agency.Kind(account.agency.kind).label),
        str(State(account.state).label),
        timezone.localdate(account.deadline),
        f"{timezone.localtime(account.deadline):%H:%M}",
        "Có" if account.extended else "",
        timezone.localdate(account.first_sent) if account.first_sent else None,
        account.days_late(gathered.as_of) or None,
        sending(account, gathered),
    )


def entry_sheet(entries: Table) -> Sheet:
    traits = (
        Trait("Cơ quan", leads=("CoQuan", "Cơ quan")),
        Trait("Nhiệm vụ", leads=("NhiemVu", "Mã")),
        Trait(STATE, tones=(*tones(STAGE_TONES), *tones(ACCOUNT_TONES))),
    )
    return Sheet("KetQua", entries, traits)


def state_sheet(counted: Counted) -> Sheet:
    """How many tasks stand where: what the first chart draws."""
    found = list(counted.states.values())
    table = Table(
        caption="Nhiệm vụ theo tình trạng",
        name="Theo tình trạng",
        columns=(
            Column(STATE, width=40),
            Column("Số nhiệm vụ", "integer", 14),
            Column("Tỷ lệ", "percent", 14, places=1),
        ),
        rows=tuple(
            (str(bucket.label), found.count(bucket), part_of(found.count(bucket), len(found))) for bucket in Bucket
        ),
        total=("Cộng", len(found), None),
        note=JUDGED,
    )
    traits = (
        Trait(STATE, tones=tones(TASK_TONES)),
        Trait("Số nhiệm vụ", counts=("NhiemVu", STATE)),
        Trait("Tỷ lệ", bar=True),
    )
    return Sheet("TheoTinhTrang", table, traits)


def sending_sheet(gathered: Gathered) -> Sheet:
    """How many agencies sent in time, late, not at all."""
    found = [sending(account, gathered) for account in gathered.accounts]
    table = Table(
        caption="Cơ quan theo việc gửi báo cáo",
        name="Theo việc gửi",
        columns=(Column(SENT, width=40), Column("Số cơ quan", "integer", 14), Column("Tỷ lệ", "percent", 14, places=1)),
        rows=tuple((way, found.count(way), part_of(found.count(way), len(found))) for way in SENT_TONES),
        total=("Cộng", len(found), None),
    )
    traits = (
        Trait(SENT, tones=tones(SENT_TONES)),
        Trait("Số cơ quan", counts=("GuiBaoCao", SENT)),
        Trait("Tỷ lệ", bar=True),
    )
    return Sheet("TheoViecGui", table, traits)
