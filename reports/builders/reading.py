"""An account laid out for its reader: entry by entry, field by field, beside last year's and the version before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reports.builders.comparison import (
    ENTRY_LABELS,
    SUMMARY_LABELS,
    Comparison,
    Content,
    Part,
    entry_content,
    field_words,
)
from reports.document.difference import COME, GONE, SAME, Piece, difference
from tasks.models import Comment, Progress

TEXTS = ("result", "outputs", "obstacles", "next_steps")


@dataclass(frozen=True)
class File:
    """A file of an entry; without `pk` it can no longer be fetched from here."""

    name: str
    size: int
    kind: str = SAME
    pk: int | None = None


@dataclass
class Cell:
    """One field in one column: words by pieces, or a state with its percentage, or files."""

    pieces: list[Piece] = field(default_factory=list)
    stage: str = ""
    stage_words: str = ""
    percent: int | None = None
    was: str = ""
    files: list[File] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not (self.pieces or self.stage or self.percent is not None or self.was or self.files)


@dataclass
class Line:
    """One field across the columns."""

    name: str
    label: str
    cells: list[Cell]


@dataclass
class Reading:
    """One entry as the reader meets it."""

    entry: Progress
    lines: list[Line]
    part: Part | None
    remarks: list[Comment]
    earlier: list[Comment]
    form: Any = None

    @property
    def changed(self) -> bool:
        return self.part is not None


@dataclass(frozen=True)
class Sources:
    """What stands beside the account: last year's content, the version before, and which of them are columns."""

    past: Content | None
    previous: Content | None
    comparison: Comparison | None
    columns: tuple[str, ...]

    def entry(self, kept: Content | None, code: str) -> Content:
        return next((row for row in (kept or {}).get("entries", ()) if row["code"] == code), {})


def summary_lines(now: Content, sources: Sources) -> list[Line]:
    """The agency's own words across the columns."""
    was, past = sources.previous, sources.past or {}
    lines = [
        Line(name, str(label), text_cells(name, now, was, past, sources.columns))
        for name, label in SUMMARY_LABELS.items()
    ]
    return filled(lines)


def entry_lines(entry: Progress, past: Progress | None, sources: Sources) -> list[Line]:
    """An entry's fields across the columns; what was added since the version before is marked in the first."""
    now = entry_content(entry)
    was = sources.entry(sources.previous, now["code"]) if sources.previous is not None else None
    before = entry_content(past) if past else {}
    lines = [Line("stage", str(ENTRY_LABELS["stage"]), state_cells(now, was, before, sources.columns))]
    for name in TEXTS:
        lines.append(Line(name, str(ENTRY_LABELS[name]), text_cells(name, now, was, before, sources.columns)))
    files = [now_files(entry, was, "version" not in sources.columns)]
    files += [
        [File(item.name, item.size, pk=item.pk) for item in past.evidence.all()] if past else []
        for name in sources.columns
        if name == "last_year"
    ]
    if "version" in sources.columns:
        files.append(kept_files(now, was or {}))
    lines.append(Line("evidence", str(ENTRY_LABELS["evidence"]), [Cell(files=found) for found in files]))
    return filled(lines)


def text_cells(name: str, now: Content, was: Content | None, past: Content, columns: Iterable[str]) -> list[Cell]:
    text = field_words(name, now.get(name))
    pieces = difference(field_words(name, was.get(name)), text) if was is not None else plain(text)
    apart = "version" in columns
    cells = [Cell([piece for piece in pieces if piece[0] != GONE] if apart else pieces)]
    for column in columns:
        words = plain(field_words(name, past.get(name)))
        cells.append(Cell(words if column == "last_year" else [piece for piece in pieces if piece[0] != COME]))
    return cells


def plain(text: str) -> list[Piece]:
    return [(SAME, text)] if text else []


def state_cells(now: Content, was: Content | None, past: Content, columns: Iterable[str]) -> list[Cell]:
    cells = [state_cell(now)]
    old = state_words(was) if was is not None else ""
    if was is not None and old != state_words(now) and "version" not in columns:
        cells[0].was = old
    return cells + [state_cell(past if column == "last_year" else was or {}) for column in columns]


def state_cell(kept: Content) -> Cell:
    words = field_words("stage", kept.get("stage"))
    return Cell(stage=kept.get("stage") or "", stage_words=words, percent=kept.get("percent"))


def state_words(kept: Content) -> str:
    """«Đang thực hiện, 40 %»."""
    percent = kept.get("percent")
    words = [field_words("stage", kept.get("stage")), "" if percent is None else f"{percent} %"]
    return ", ".join(word for word in words if word)


def now_files(entry: Progress, was: Content | None, with_gone: bool) -> list[File]:
    """The files as they are, those that came since marked; and those that went, when they have no column."""
    old = {item["sha256"]: item for item in (was or {}).get("evidence", ())}
    rows = list(entry.evidence.all())
    found = [File(item.name, item.size, SAME if was is None or item.sha256 in old else COME, item.pk) for item in rows]
    if with_gone:
        here = {item.sha256 for item in rows}
        found += [File(item["name"], item["size"], GONE) for key, item in old.items() if key not in here]
    return found


def kept_files(now: Content, was: Content) -> list[File]:
    here = {item["sha256"] for item in now["evidence"]}
    return [
        File(item["name"], item["size"], SAME if item["sha256"] in here else GONE) for item in was.get("evidence", ())
    ]


def filled(lines: list[Line]) -> list[Line]:
    """Only what somebody wrote something in."""
    return [line for line in lines if not all(cell.is_blank for cell in line.cells)]


def readings(submission: Any, before: Any, sources: Sources, numbers: tuple[int, int]) -> list[Reading]:
    """Every entry; `numbers`: the version that is judged, and the one before it (0 when there is none)."""
    past = {row.task_id: row for row in before.progress.all()} if before else {}
    newest, previous = numbers
    found = []
    for entry in submission.progress.all():
        comments = list(entry.comments.all())
        found.append(
            Reading(
                entry=entry,
                lines=entry_lines(entry, past.get(entry.task_id), sources),
                part=sources.comparison.of(entry.task.code) if sources.comparison else None,
                remarks=[row for row in comments if row.version_number == newest],
                earlier=[row for row in comments if row.version_number == previous != newest],
            )
        )
    return found


__all__ = ["Cell", "File", "Line", "Reading", "Sources", "readings", "summary_lines"]
