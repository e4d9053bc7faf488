"""The form to fill in without network: from one agency's account to what its workbook holds, and the stamp on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import portal_words
from core.errors import DomainError, Missing
from indicators.models import Cell, Filled, Grid
from plans.models import Submission
from reports.document.offline import FORM_VERSION, EntryRow, OfflineForm, PaperRow, SummaryRow
from reports.document.offline_statistics import Block, Figure
from tasks.models import Progress, Stage

SALT = "reports.offline-form"
CELL_LIMIT = 32_000  # of Excel, in UTF-16 units, with room to spare
HINTS = {
    "summary": "Bắt buộc khi gửi. Nêu kết quả, hiệu quả chính trong kỳ.",
    "proposals": "Nêu rõ kiến nghị với cấp nào.",
}


@dataclass(frozen=True)
class Stamp:
    """Of what a form was made: the version of the summary, and of each entry by the code of its task.

    `statistics`: their version and what was asked; None where the agency was asked for none.
    """

    summary: int
    entries: dict[str, int]
    statistics: tuple[int, str] | None


def build_offline(submission: Submission, entries: list[Progress], filled: Filled) -> OfflineForm:
    """The form with all that is known; `entries` with task, trigger and outputs, in the plan's order."""
    require_room(submission, entries, filled)
    with translation.override(settings.LANGUAGE_CODE):  # a paper of the province, whoever asks for it
        period = submission.period
        deadline = timezone.localtime(submission.deadline_now)
        return OfflineForm(
            agency=submission.agency.name,
            period=period.label,
            plan=str(period.plan),
            deadline=f"trước {deadline:%H:%M} ngày {deadline:%d/%m/%Y}",
            contact=portal_words()["help_contact"],
            made_for=period.opens_at,
            demo=settings.DEMO,
            stages=tuple(str(label) for label in Stage.labels),
            summary=tuple(
                SummaryRow(str(label_of(submission, name)), HINTS.get(name, ""), getattr(submission, name))
                for name in Submission.SUMMARY_FIELDS
            ),
            entries=tuple(entry_row(entry) for entry in entries),
            papers=tuple(
                PaperRow(entry.task.code, paper.number, paper.issued_on, paper.title)
                for entry in entries
                for paper in entry.outputs.all()
            ),
            statistics=blocks_of(filled.grids),
            statistics_note=filled.sheet.note,
            stamp=sign(submission, entries, filled),
        )


def label_of(row: Any, name: str) -> Any:
    """A field as the screen calls it."""
    return row._meta.get_field(name).verbose_name


def entry_row(entry: Progress) -> EntryRow:
    task = entry.task
    waits = ""
    if entry.waits and task.trigger:
        waits = f"Chờ văn bản làm căn cứ: {task.trigger.expected}. Chưa phải báo cáo kết quả."
    return EntryRow(
        code=task.code,
        text=task.text,
        timing=task.timing_words or str(task.get_timing_display()),
        note=waits,
        stage=str(entry.get_stage_display()),
        percent=entry.percent,
        result=entry.result,
        obstacles=entry.obstacles,
        next_steps=entry.next_steps,
    )


def blocks_of(grids: Iterable[Grid]) -> tuple[Block, ...]:
    return tuple(
        Block(
            key=grid.shape["key"],
            name=grid.shape["name"],
            unit=grid.shape["unit"],
            decimals=grid.shape["decimals"],
            help=grid.help,
            columns=tuple(grid.columns),
            rows=tuple(
                (row.name, tuple(figure(cell) for cell in row.cells))
                for row in grid.rows
            ),
            nothing=grid.nothing,
        )
        for grid in grids
    )  # fmt: skip


def figure(cell: Cell) -> Figure:
    return Figure(cell.row, cell.column, cell.label, cell.value, cell.before)


def asked_for(blocks: Iterable[Block]) -> str:
    """The same for the same questions, broken down in the same way."""
    said = [
        [block.key, block.name, block.unit, block.decimals, block.help, block.columns,
         [[name, [[figure.row, figure.column] for figure in figures]] for name, figures in block.rows]]
        for block in blocks
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def require_room(submission: Submission, entries: list[Progress], filled: Filled) -> None:
    """Excel would cut a longer text, and the cut would come back as if it were meant."""
    rows: list[tuple[Any, str]] = [(submission, name) for name in Submission.SUMMARY_FIELDS] + [(filled.sheet, "note")]
    rows += [(entry, name) for entry in entries for name in Progress.TEXT_FIELDS]
    for row, name in rows:
        if len(getattr(row, name).encode("utf-16-le")) > 2 * CELL_LIMIT:
            message = _("Mục «%s» quá dài so với một ô của Excel. Báo cáo này hãy làm trên cổng.")
            raise DomainError("too_long", message % label_of(row, name))


def sign(submission: Submission, entries: list[Progress], filled: Filled) -> str:
    """No time in it, so that the same account gives the same file."""
    statistics = [filled.sheet.version, asked_for(blocks_of(filled.grids))] if filled.grids else None
    said = {
        "form": FORM_VERSION,
        "submission": submission.pk,
        "period": [submission.period_id, submission.period.label],
        "agency": [submission.agency_id, submission.agency.name],
        "summary": submission.version,
        "entries": {entry.task.code: entry.version for entry in entries},
        "statistics": statistics,
    }
    return Signer(salt=SALT).sign_object(said, compress=True)


def read_stamp(text: str, submission: Submission) -> Stamp:
    """The stamp of a form that was made for this account; each way in which it is not has its own sentence."""
    try:
        said = Signer(salt=SALT).unsign_object(text)
    except (BadSignature, ValueError) as error:
        raise refuse(_("Dấu của phiếu đã bị sửa hoặc bị mất. Hãy tải phiếu mới và chép nội dung sang.")) from error
    if said["form"] != FORM_VERSION:
        raise refuse(_("Phiếu theo mẫu cũ, cổng không còn nhận. Hãy tải phiếu mới và chép nội dung sang."))
    for name, pk, message in (
        ("agency", submission.agency_id, _("Đây là phiếu của «%s», không phải của cơ quan đang nộp.")),
        ("period", submission.period_id, _("Đây là phiếu của kỳ «%s», không phải của kỳ đang nộp.")),
    ):
        if said[name][0] != pk:
            raise refuse(message % said[name][1])
    if said["submission"] != submission.pk:
        raise refuse(_("Đây là phiếu của một báo cáo khác. Hãy tải phiếu mới ở trang báo cáo này."))
    return Stamp(said["summary"], said["entries"], said["statistics"] and tuple(said["statistics"]))


def refuse(message: str) -> DomainError:
    return DomainError("bad_stamp", message, kind="invalid", items=(Missing("file", _("Tệp phiếu"), message),))


def file_name(submission: Submission, *, marked: bool = False) -> str:
    """«phieu-snv-qn-2026-58.xlsx»; of one given back with its wrong cells marked, «…-o-sai.xlsx»."""
    ending = "-o-sai" if marked else ""
    return f"phieu-{submission.agency.code}-{submission.period.year}-{submission.pk}{ending}.xlsx"
