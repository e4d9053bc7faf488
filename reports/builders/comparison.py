"""Two accounts held side by side, as versions keep them: what changed, entry by entry, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plans.models import Submission
from reports.builders.changed_figures import StatisticChange, changed_statistics
from reports.document.difference import Piece, difference
from tasks.models import Progress

Content = Mapping[str, Any]
SUMMARY_LABELS = {
    "summary": gettext_lazy("Kết quả nổi bật"),
    "shortcomings": gettext_lazy("Tồn tại, hạn chế và nguyên nhân"),
    "orientation": gettext_lazy("Phương hướng, nhiệm vụ kỳ tới"),
    "proposals": gettext_lazy("Kiến nghị, đề xuất"),
}
ENTRY_LABELS = {
    "stage": gettext_lazy("Tình trạng"),
    "percent": gettext_lazy("Tỷ lệ hoàn thành (%)"),
    "result": gettext_lazy("Kết quả thực hiện"),
    "outputs": gettext_lazy("Văn bản, sản phẩm"),
    "obstacles": gettext_lazy("Khó khăn, vướng mắc"),
    "next_steps": gettext_lazy("Việc tiếp theo"),
    "evidence": gettext_lazy("Tệp minh chứng"),
}
NOTE_LABELS = {"statistics_note": gettext_lazy("Ghi chú, nguồn số liệu")}
# How a change of the field is named in a sentence; a figure or a state is told whole.
SPOKEN = {
    "summary": gettext_lazy("kết quả nổi bật"),
    "shortcomings": gettext_lazy("tồn tại, hạn chế"),
    "orientation": gettext_lazy("phương hướng kỳ tới"),
    "proposals": gettext_lazy("kiến nghị"),
    "result": gettext_lazy("kết quả"),
    "obstacles": gettext_lazy("vướng mắc"),
    "next_steps": gettext_lazy("việc tiếp theo"),
}


@dataclass(frozen=True)
class Change:
    """One field, as it was and as it is; `listed`: how many items of a list came and went."""

    name: str
    label: str
    before: str
    after: str
    listed: tuple[int, int] = (0, 0)

    @property
    def pieces(self) -> list[Piece]:
        return difference(self.before, self.after)

    @property
    def words(self) -> str:
        """«tỷ lệ 40 → 60 %», «thêm 1 tệp», «kết quả»."""
        old, new = self.before or _("chưa nhập"), self.after or _("để trống")
        if self.name == "percent":
            return _("tỷ lệ %(old)s → %(new)s %%") % {"old": old, "new": new}
        if self.name == "stage":
            return _("tình trạng «%(old)s» → «%(new)s»") % {"old": old, "new": new}
        if self.name in ("outputs", "evidence"):
            return ", ".join(moved(self.name, *self.listed)) or _("sửa danh sách văn bản")
        return str(SPOKEN[self.name])


@dataclass(frozen=True)
class Part:
    """The summary (no code) or one entry; `came`, `gone`: it stands in one of the two only."""

    code: str
    text: str
    changes: tuple[Change, ...]
    came: bool = False
    gone: bool = False

    @property
    def anchor(self) -> str:
        return f"change-{re.sub(r'[^0-9A-Za-z]+', '-', self.code) or 'summary'}"

    @property
    def words(self) -> str:
        return ", ".join(change.words for change in self.changes)


@dataclass(frozen=True)
class Comparison:
    """The parts that differ, in the plan's order; the statistics that do, and the note on them."""

    parts: tuple[Part, ...]
    statistics: tuple[StatisticChange, ...] = ()
    note: Change | None = None

    @property
    def in_statistics(self) -> bool:
        return bool(self.statistics or self.note)

    @property
    def statistics_words(self) -> str:
        """«2 số liệu thống kê thay đổi»."""
        figures = sum(len(row.figures) for row in self.statistics)
        if not figures:
            return _("ghi chú số liệu thay đổi")
        return ngettext("%d số liệu thống kê thay đổi", "%d số liệu thống kê thay đổi", figures) % figures

    def of(self, code: str) -> Part | None:
        return next((part for part in self.parts if part.code == code), None)

    @property
    def headline(self) -> str:
        """«3 nhiệm vụ thay đổi; thêm 1 văn bản, gỡ 1 tệp»."""
        kinds = [(part.came, part.gone) for part in self.parts if part.code]
        edited, came, gone = kinds.count((False, False)), kinds.count((True, False)), kinds.count((False, True))
        said = [_("đánh giá chung thay đổi")] if self.of("") else []
        if edited:
            said.append(ngettext("%d nhiệm vụ thay đổi", "%d nhiệm vụ thay đổi", edited) % edited)
        if came:
            said.append(ngettext("thêm %d nhiệm vụ", "thêm %d nhiệm vụ", came) % came)
        if gone:
            said.append(ngettext("không còn %d nhiệm vụ", "không còn %d nhiệm vụ", gone) % gone)
        said += [*self.lists, *[self.statistics_words] * self.in_statistics]
        text = "; ".join(said)
        return text[:1].upper() + text[1:]

    @property
    def lists(self) -> list[str]:
        """Documents and files that came or went, over all entries."""
        said = []
        for name in ("outputs", "evidence"):
            rows = [change.listed for part in self.parts for change in part.changes if change.name == name]
            said += moved(name, sum(came for came, _gone in rows), sum(gone for _came, gone in rows))
        return said


def moved(name: str, came: int, gone: int) -> list[str]:
    said = []
    if name == "outputs":
        if came:
            said.append(ngettext("thêm %d văn bản", "thêm %d văn bản", came) % came)
        if gone:
            said.append(ngettext("gỡ %d văn bản", "gỡ %d văn bản", gone) % gone)
    else:
        if came:
            said.append(ngettext("thêm %d tệp", "thêm %d tệp", came) % came)
        if gone:
            said.append(ngettext("gỡ %d tệp", "gỡ %d tệp", gone) % gone)
    return said


def compare_contents(old: Content, new: Content) -> Comparison:
    """What `new` has otherwise than `old`. Both are the content of a version."""
    parts = [Part("", "", tuple(changed(SUMMARY_LABELS, old, new)))]
    before = {entry["code"]: entry for entry in old.get("entries", ())}
    after = {entry["code"]: entry for entry in new.get("entries", ())}
    for code, entry in after.items():
        changes = tuple(changed(ENTRY_LABELS, before.get(code, {}), entry))
        parts.append(Part(code, entry.get("text", ""), changes, came=code not in before))
    for code, entry in before.items():
        if code not in after:
            parts.append(Part(code, entry.get("text", ""), tuple(changed(ENTRY_LABELS, entry, {})), gone=True))
    notes = changed(NOTE_LABELS, old, new)
    return Comparison(
        tuple(part for part in parts if part.changes or part.came or part.gone),
        changed_statistics(old, new),
        next(iter(notes), None),
    )


def changed(labels: Mapping[str, Any], old: Content, new: Content) -> Iterable[Change]:
    for name, label in labels.items():
        before, after = field_words(name, old.get(name)), field_words(name, new.get(name))
        if before != after or keys(old.get(name)) != keys(new.get(name)):
            came, gone = keys(new.get(name)) - keys(old.get(name)), keys(old.get(name)) - keys(new.get(name))
            yield Change(name, str(label), before, after, (len(came), len(gone)))


def keys(value: Any) -> set[Any]:
    """What makes an item of a list the same: a file's bytes, a document's number."""
    if not isinstance(value, list):
        return set()
    return {item.get("sha256") or (item.get("number"), item.get("issued_on")) for item in value}


def field_words(name: str, value: Any) -> str:
    """A field of a version in the words of the screen; the items of a list a line each."""
    if isinstance(value, list):
        return "\n".join(item_words(item) for item in value)
    if name == "stage" and value in Progress.Stage.values:
        return str(Progress.Stage(value).label)
    return "" if value is None else str(value)


def item_words(item: Content) -> str:
    if "number" not in item:
        return str(item.get("name", ""))
    return f"{item['number']} ({day(item.get('issued_on', ''))}): {item.get('title', '')}"


def day(kept: str) -> str:
    """A version keeps days as 2026-11-05; people read 05/11/2026."""
    return re.sub(r"^(\d{4})-(\d{2})-(\d{2})$", r"\3/\2/\1", kept)


def content_of(submission: Submission) -> dict[str, Any]:
    """The words of the account as it stands, in the shape of a version; reads the prefetched entries and their like."""
    content: dict[str, Any] = {name: getattr(submission, name) for name in SUMMARY_LABELS}
    return content | {"entries": [entry_content(row) for row in submission.progress.all()]}


def entry_content(row: Progress) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in ("stage", "percent", *Progress.TEXT_FIELDS)}
    return plain | {
        "code": row.task.code,
        "text": row.task.text,
        "outputs": [
            {"number": item.number, "issued_on": item.issued_on.isoformat(), "title": item.title}
            for item in row.outputs.all()
        ],
        "evidence": [{"name": item.name, "sha256": item.sha256, "size": item.size} for item in row.evidence.all()],
    }
