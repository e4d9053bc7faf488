"""Two periods of a plan side by side: accounts, tasks, targets, agency by agency through successions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from reports.builders import words
from reports.builders.appendices import succession_table
from reports.builders.asked import Asked
from reports.builders.figures import DONE, Bucket, share
from reports.builders.gather import Account, TargetRow
from reports.builders.pairing import BETTER, GONE, NEW, SAME, UNKNOWN, WORSE, Match, Pair, read_pair
from reports.builders.paper import make_paper, plan_words
from reports.document import Appendix, Block, Cell, Column, Document, Heading, Paragraph, Table
from tasks.models import Task


def build_comparison(asked: Asked, as_of: datetime) -> Document:
    """The earlier of the two periods first, whichever was asked for."""
    pair = read_pair(asked, as_of)
    before, now = pair.before.label.lower(), pair.now.label.lower()
    changes = succession_table(pair.successions, "Sắp xếp, kế thừa cơ quan giữa hai kỳ")
    about = f"So sánh kết quả thực hiện {asked.period.plan} {now} với {before}"
    return make_paper(
        asked,
        as_of,
        title=about,
        abstract=about,
        blocks=(*opening(pair), *whole(pair), *targets(pair), *tasks(pair), *agencies(pair)),
        appendices=(
            Appendix("Nhiệm vụ đổi tình trạng", (task_table(pair),), landscape=True),
            Appendix("Từng cơ quan qua hai kỳ", (agency_table(pair),), landscape=True),
            Appendix("Sắp xếp, kế thừa cơ quan giữa hai kỳ", (changes,), landscape=True),
        ),
    )


def opening(pair: Pair) -> Iterable[Block]:
    before, now = pair.before.year.period, pair.now.year.period
    yield Paragraph(
        f"So sánh kết quả thực hiện {plan_words(now.plan)} giữa {before.label.lower()} "
        f"(số liệu đến {before.window_end:%d/%m/%Y}) và {now.label.lower()} (số liệu đến {now.window_end:%d/%m/%Y}). "
        "Ô ghi «–» hoặc để trống là chưa có số liệu, không phải bằng 0."
    )


def whole(pair: Pair) -> Iterable[Block]:
    yield Heading("KẾT QUẢ CHUNG")
    for side in (pair.before, pair.now):
        waiting = side.sums.expected - side.sums.accepted
        left = f" Còn {waiting} cơ quan chưa có báo cáo được chấp nhận." if waiting else ""
        yield Paragraph(
            f"{side.label}: gửi đúng hạn {words.share(side.sums.on_time, side.sums.expected)} cơ quan; hoàn thành "
            f"{words.share(side.done, len(side.states))} nhiệm vụ.{left}"
        )
    yield Table(
        caption="Số liệu hai kỳ",
        name="Số liệu chung",
        columns=(Column("Nội dung", width=28), Column("Đơn vị", width=10), *sides(pair)),
        rows=tuple(figure_rows(pair)),
    )


def sides(pair: Pair) -> tuple[Column, ...]:
    names = (pair.before.label, pair.now.label, "Thay đổi")
    return tuple(Column(name, "decimal", 9, places=1) for name in names)


def figure_rows(pair: Pair) -> Iterable[tuple[Cell, ...]]:
    sums = (pair.before.sums, pair.now.sums)
    found: list[tuple[str, str, list[int | Decimal | None]]] = [
        ("Cơ quan phải báo cáo", "cơ quan", [row.expected for row in sums]),
        ("Đã gửi báo cáo", "cơ quan", [row.sent for row in sums]),
        ("Gửi đúng hạn", "cơ quan", [row.on_time for row in sums]),
        ("Tỷ lệ gửi đúng hạn", "%", [row.on_time_share for row in sums]),
        ("Báo cáo được chấp nhận", "cơ quan", [row.accepted for row in sums]),
    ]
    counted = [Counter(side.states.values()) for side in (pair.before, pair.now)]
    found += [(f"Nhiệm vụ: {bucket.label}", "nhiệm vụ", [row[bucket] for row in counted]) for bucket in Bucket]
    shares = [share(side.done, len(side.states)) for side in (pair.before, pair.now)]
    found.append(("Tỷ lệ nhiệm vụ hoàn thành", "%", list(shares)))
    for label, unit, (old, new) in found:
        yield label, unit, old, new, change(old, new)


def change(old: int | Decimal | None, new: int | Decimal | None) -> int | Decimal | None:
    return None if old is None or new is None else new - old


def targets(pair: Pair) -> Iterable[Block]:
    rows = list(zip(pair.before.targets, pair.now.targets, strict=True))
    moves = [change(old.now, new.now) for old, new in rows]
    known = [move for move in moves if move is not None]
    yield Heading("CHỈ TIÊU")
    yield Paragraph(
        f"Trên {len(rows)} chỉ tiêu: {sum(move > 0 for move in known)} tăng, {sum(move < 0 for move in known)} giảm, "
        f"{known.count(0)} không đổi; {len(moves) - len(known)} chưa đủ số liệu hai kỳ để so."
    )
    yield Table(
        caption="Chỉ tiêu hai kỳ",
        name="Chỉ tiêu",
        columns=(Column("Chỉ tiêu", width=28), Column("Đơn vị", width=10), *sides(pair), Column("Mục tiêu", width=16)),
        rows=tuple(target_cells(old, new) for old, new in rows),
    )


def target_cells(old: TargetRow, new: TargetRow) -> tuple[Cell, ...]:
    known = new.indicator
    unit = "%" if known.is_ratio else known.unit
    return (known.name, unit, old.now, new.now, change(old.now, new.now), words.target_words(known))


def tasks(pair: Pair) -> Iterable[Block]:
    was, now = pair.before.states, pair.now.states
    fresh = [task for task in pair.moved if now[task.pk] in DONE and was[task.pk] not in DONE]
    late = [task for task in pair.moved if now[task.pk] == Bucket.OVERDUE]
    yield Heading("NHIỆM VỤ ĐỔI TÌNH TRẠNG")
    yield Paragraph(f"{words.share(len(pair.moved), len(pair.tasks))} nhiệm vụ đổi tình trạng, chi tiết tại Phụ lục I.")
    if fresh:
        yield Paragraph(f"Chuyển sang hoàn thành: {codes(fresh)}.")
    if late:
        yield Paragraph(f"Chuyển sang quá hạn: {codes(late)}.")


def codes(rows: Iterable[Task]) -> str:
    return ", ".join(f"nhiệm vụ {task.code}" for task in rows)


def task_table(pair: Pair) -> Table:
    return Table(
        caption="Nhiệm vụ đổi tình trạng",
        name="Đổi tình trạng",
        columns=(
            Column("Mã", width=5),
            Column("Nhiệm vụ", width=40),
            Column(f"Tình trạng {pair.before.label.lower()}", width=15),
            Column(f"Tình trạng {pair.now.label.lower()}", width=15),
        ),
        rows=tuple(
            (task.code, task.text, str(pair.before.states[task.pk].label), str(pair.now.states[task.pk].label))
            for task in pair.moved
        ),
    )


def agencies(pair: Pair) -> Iterable[Block]:
    found = Counter(row.verdict for row in pair.matches)
    yield Heading("CƠ QUAN")
    yield Paragraph(
        f"{found[BETTER]} cơ quan tiến bộ, {found[WORSE]} giảm, {found[SAME]} không đổi, {found[UNKNOWN]} chưa đủ số "
        f"liệu để so; {found[NEW]} mới báo cáo, {found[GONE]} không còn báo cáo. So theo tỷ lệ nhiệm vụ hoàn thành "
        "trong báo cáo được chấp nhận, rồi theo việc gửi đúng hạn; cơ quan kế thừa so với các cơ quan trước sắp xếp."
    )
    for words_of, verdict in (("Tiến bộ", BETTER), ("Giảm", WORSE)):
        if names := [row.agency for row in pair.matches if row.verdict == verdict]:
            yield Paragraph(f"{words_of}: {words.names(names)}. Chi tiết tại Phụ lục II.")
    changes = len(pair.successions)
    told = f"Giữa hai kỳ có {changes} việc sắp xếp, kế thừa cơ quan, chi tiết tại Phụ lục III."
    yield Paragraph(told if changes else "Giữa hai kỳ không có việc sắp xếp, kế thừa cơ quan nào được ghi nhận.")


def agency_table(pair: Pair) -> Table:
    before, now = pair.before.label.lower(), pair.now.label.lower()
    return Table(
        caption="Từng cơ quan qua hai kỳ",
        name="Cơ quan",
        columns=(
            Column("Cơ quan", width=26),
            Column("Kỳ trước do", width=26),
            Column(f"Gửi {before}", width=10),
            Column(f"Gửi {now}", width=10),
            Column(f"Hoàn thành {before} (%)", "decimal", 9, places=1),
            Column(f"Hoàn thành {now} (%)", "decimal", 9, places=1),
            Column("Thay đổi (điểm %)", "decimal", 8, places=1),
            Column("So sánh", width=11),
        ),
        rows=tuple(agency_cells(row) for row in pair.matches),
        note="Tỷ lệ hoàn thành tính trên các nhiệm vụ trong báo cáo được chấp nhận.",
    )


def agency_cells(row: Match) -> tuple[Cell, ...]:
    others = "; ".join(found.agency.name for found in row.before if found.agency.pk != row.agency.pk)
    return (
        row.agency.name, others or None, sent_words(row.before), sent_words(row.now), row.was, row.share,
        change(row.was, row.share), row.verdict,
    )  # fmt: skip


def sent_words(rows: Sequence[Account]) -> str | None:
    """Of several predecessors how many sent in time."""
    if len(rows) > 1:
        return f"{sum(row.on_time for row in rows)}/{len(rows)} đúng hạn"
    return next(("Đúng hạn" if row.on_time else "Chậm" if row.first_sent else "Chưa gửi" for row in rows), None)
