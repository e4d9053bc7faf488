"""What the rows of a file would do to the register of titles: the preview, row by row, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.db.models.base import ModelState
from django.utils.translation import gettext_noop

from core.vietnamese import fold, sort_key
from indicators.actions.titles import derive
from indicators.importers.numbers import APPLICATION, DIGIT_OF, TITLE, read_number
from indicators.importers.records import Record
from indicators.models import Gazetteer, ImportRow, RegisterImport, RowVerdict, Title, TitleKind, TitleStatus, TitleStep

DAYS = frozenset(
    {"filed_on", "accepted_on", "published_on", "granted_on", "expires_on", "valid_until", "ended_on", "retrieved_on"}
)
LISTS = frozenset({"ipc", "locarno", "nice", "vienna"})
# What a file may say of a title, in the order in which it is shown.
SAID = (
    "kind", "name", "application_number", "filed_on", "accepted_on", "publication_number", "published_on",
    "title_number", "granted_on", "expires_on", "ended_on", "end_reason", "owner", "address", "authors",
    "representative", "ipc", "locarno", "nice", "vienna", "goods", "colours", "disclaimer", "priority", "status",
    "status_text", "source_url", "note",
)  # fmt: skip
# What `derive` works out of that.
DERIVED = (
    "application_key", "title_key", "number_keys", "valid_until", "ended_on", "commune_id", "district_id", "place",
)  # fmt: skip


@dataclass
class Asked:
    """A record with its kind and the keys of its numbers, and the row of the register that it is about."""

    record: Record
    kind: str = ""
    application: str = ""
    title: str = ""
    target: Title | None = None

    @property
    def family(self) -> str:
        """The three kinds of marks share their numbers; a number alone does not tell them apart."""
        return DIGIT_OF.get(self.kind, self.kind)


@dataclass
class TitlePreview:
    """Judges records in the order of the file. `seen`: key of a number → (line, what that line said)."""

    imported: RegisterImport
    gazetteer: Gazetteer
    seen: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def blank(self) -> Title:
        """Without `changed_at`: the time is asked of the database."""
        return Title(changed_at=None, retrieved_on=self.imported.retrieved_on)  # type: ignore[misc]

    @cached_property
    def unnumbered(self) -> bool:
        """Whether the register has titles without an application number."""
        return Title.objects.filter(application_key="").exists()

    def judge(self, records: Sequence[Record]) -> list[ImportRow]:
        asked = [self.ask(record) for record in records]
        find_targets(asked)
        steps = known_steps(asked)
        for item in asked:
            self.require_once(item)
        warn_of_namesakes([item for item in asked if self.unnumbered or not item.application])
        return [self.row(item, steps) for item in asked]

    def ask(self, record: Record) -> Asked:
        values = record.values
        numbers = [(name, values.get(name, "")) for name in ("application_number", "title_number")]
        told = values.get("kind") or self.imported.title_kind
        kind = told or next((found for _name, text in numbers if text and (found := read_number(text).kind)), "")
        asked = Asked(record, kind)
        if not kind:
            record.fault(
                "", gettext_noop("Không biết dòng này là đối tượng nào: thêm cột «Đối tượng» hoặc ghi đủ số đơn.")
            )
        for name, text in numbers:
            if text:
                self.key(asked, name, text)
        if not (asked.application or asked.title or values.get("name")):
            record.fault("", gettext_noop("Dòng không có số đơn, số văn bằng hay tên."))
        retrieved = self.imported.retrieved_on.isoformat()
        for name in ("filed_on", "granted_on", "published_on"):
            if values.get(name, "") > retrieved:
                record.doubt("", gettext_noop("Ngày %(day)s sau ngày tra cứu của tệp."), day=shown(values[name]))
        return asked

    def key(self, asked: Asked, name: str, text: str) -> None:
        """The key of a number; a number of another kind, or in the other's place, is a fault."""
        number = read_number(text, asked.kind or None)
        other = APPLICATION if name == "title_number" else TITLE
        if not number.key:
            asked.record.fault("", gettext_noop("Không đọc được số «%(value)s»."), value=text)
        elif number.form == other and name == "application_number":
            asked.record.fault("", gettext_noop("«%(value)s» là số văn bằng, không phải số đơn."), value=text)
        elif number.form == other:
            asked.record.fault("", gettext_noop("«%(value)s» là số đơn, không phải số văn bằng."), value=text)
        elif number.kind and asked.kind and DIGIT_OF.get(number.kind, number.kind) != asked.family:
            asked.record.fault("", gettext_noop("Số «%(value)s» không thuộc đối tượng đã ghi."), value=text)
        elif name == "application_number":
            asked.application = number.key
        else:
            asked.title = number.key

    def require_once(self, asked: Asked) -> None:
        """A number comes once in a file; a line that only repeats an earlier one is no fault."""
        record = asked.record
        digest = hash(repr(sorted(record.values.items())))
        for key in filter(None, (asked.application, asked.title)):
            line, said = self.seen.setdefault((asked.family, key), (record.number, digest))
            if line != record.number:
                if said == digest:
                    text = gettext_noop("Lặp lại nguyên dòng %(line)s nên bỏ qua.")
                    record.doubt("", text, line=str(line))
                    record.values = {"repeats": line}
                else:
                    record.fault("", gettext_noop("Trùng số với dòng %(line)s nhưng nội dung khác."), line=str(line))
                return

    def row(self, asked: Asked, steps: dict[int, set[tuple[str | None, str]]]) -> ImportRow:
        record, target = asked.record, asked.target
        row = ImportRow(imported=self.imported, number=record.number, label=label_of(asked)[:500])
        if "repeats" in record.values:
            row.verdict = RowVerdict.SAME
        elif any(problem.wrong for problem in record.problems):
            row.verdict = RowVerdict.WRONG
        elif target is None:
            self.make_new(row, asked)
        else:
            self.compare(row, asked, target, steps.get(target.pk, set()))
        row.problems = [problem.as_json() for problem in record.problems]
        return row

    def make_new(self, row: ImportRow, asked: Asked) -> None:
        record = asked.record
        values = {name: record.values[name] for name in SAID if name in record.values} | {"kind": asked.kind}
        if "status" not in values:
            values["status"] = TitleStatus.GRANTED if asked.title or values.get("granted_on") else TitleStatus.FILED
        if not values.get("name"):
            record.fault("", gettext_noop("Dòng mới nhưng không có tên hoặc mẫu nhãn hiệu."))
            row.verdict = RowVerdict.WRONG
            return
        title = with_values(like(self.blank), values)
        derive(title, self.gazetteer)
        row.values = values | {name: as_json(name, getattr(title, name)) for name in DERIVED}
        if record.values.get("steps"):
            row.values["steps"] = record.values["steps"]
        row.verdict = RowVerdict.DOUBTFUL if record.problems else RowVerdict.NEW

    def compare(self, row: ImportRow, asked: Asked, target: Title, steps: set[tuple[str | None, str]]) -> None:
        """What differs from the register; a blank cell says nothing, and a number written otherwise is the same."""
        record = asked.record
        row.target, row.version = target.pk, target.version
        changed = {
            name: value
            for name in SAID
            if name in record.values
            if differs(asked, target, name, value := record.values[name])
        }
        new_steps = [step for step in record.values.get("steps", []) if (step[0], step[1]) not in steps]
        if not changed and not new_steps:
            row.verdict = RowVerdict.SAME
            return
        if target.retrieved_on and target.retrieved_on > self.imported.retrieved_on:
            text = gettext_noop("Sổ đã có dữ liệu tra cứu ngày %(day)s, mới hơn tệp này.")
            record.doubt("", text, day=f"{target.retrieved_on:%d/%m/%Y}")
        row.changes = {name: [as_json(name, getattr(target, name)), value] for name, value in changed.items()}
        after = with_values(copy(target), changed)
        after.retrieved_on = self.imported.retrieved_on
        derive(after, self.gazetteer, place="address" in changed)
        row.values = changed | {
            name: as_json(name, getattr(after, name))
            for name in DERIVED
            if getattr(after, name) != getattr(target, name)
        }
        if new_steps:
            row.values["steps"] = new_steps
            row.changes["steps"] = [None, new_steps]
        row.verdict = RowVerdict.DOUBTFUL if record.problems else RowVerdict.CHANGED


def like(blank: Title) -> Title:
    """Another unsaved row like it; `copy` goes the long way, by pickling."""
    title = Title.__new__(Title)
    title.__dict__.update(blank.__dict__, _state=ModelState())
    return title


def find_targets(asked: Sequence[Asked]) -> None:
    """The row of the register by application number, else by title number, within the kind. One query."""
    keys = {key for item in asked for key in (item.application, item.title) if key}
    if not keys:
        return
    by_application: dict[tuple[str, str], Title] = {}
    by_title: dict[tuple[str, str], Title] = {}
    for title in Title.objects.filter(Q(application_key__in=keys) | Q(title_key__in=keys)):
        family = DIGIT_OF.get(title.kind, title.kind)
        by_application[family, title.application_key] = title
        by_title[family, title.title_key] = title
    for item in asked:
        one = by_application.get((item.family, item.application)) if item.application else None
        other = by_title.get((item.family, item.title)) if item.title else None
        item.target = one or other
        if one and other and one.pk != other.pk:
            text = gettext_noop("Số đơn là của «%(one)s», nhưng số văn bằng là của «%(other)s».")
            item.record.fault("", text, one=one.name[:80], other=other.name[:80])
        elif one and item.title and one.title_key and one.title_key != item.title:
            text = gettext_noop("Sổ ghi số văn bằng khác cho đơn này: %(number)s.")
            item.record.doubt("", text, number=one.title_number)
        elif other and not one and item.application and other.application_key:
            text = gettext_noop("Sổ ghi số đơn khác cho văn bằng này: %(number)s.")
            item.record.doubt("", text, number=other.application_number)


def warn_of_namesakes(asked: Iterable[Asked]) -> None:
    """No number in common, but the name and the owner of a row that lacks a number to tell them apart. One query."""
    fresh = [item for item in asked if item.target is None and item.record.values.get("name") and item.kind]
    names = {sort_key(item.record.values["name"]) for item in fresh}
    if not names:
        return
    known: dict[tuple[str, str, str], Title] = {}
    for title in Title.objects.filter(name_order__in=names):
        known[DIGIT_OF.get(title.kind, title.kind), fold(title.name), fold(title.owner)] = title
    for item in fresh:
        values = item.record.values
        found = known.get((item.family, fold(values["name"]), fold(values.get("owner", ""))))
        if found and not (item.application and found.application_key):
            text = gettext_noop("Sổ đã có «%(name)s» của cùng chủ, số %(number)s; có thể là một.")
            item.record.doubt("", text, name=found.name[:80], number=found.number or "–")


def known_steps(asked: Iterable[Asked]) -> dict[int, set[tuple[str | None, str]]]:
    """Title → the steps that the register has of it."""
    ids = [item.target.pk for item in asked if item.target and item.record.values.get("steps")]
    found: dict[int, set[tuple[str | None, str]]] = {}
    if ids:
        for title, on, words in TitleStep.objects.filter(title__in=ids).values_list("title_id", "on", "words"):
            found.setdefault(title, set()).add((on.isoformat() if on else None, words))
    return found


def differs(asked: Asked, target: Title, name: str, value: Any) -> bool:
    known = as_json(name, getattr(target, name))
    if name == "application_number":
        return bool(asked.application) and asked.application != target.application_key
    if name == "title_number":
        return bool(asked.title) and asked.title != target.title_key
    if name in LISTS:
        return sorted(known) != sorted(value)
    return bool(known != value if name in DAYS else " ".join(str(known or "").split()) != value)


def with_values(title: Title, values: dict[str, Any]) -> Title:
    for name, value in values.items():
        setattr(title, name, date.fromisoformat(value) if name in DAYS and value else value)
    return title


def as_json(name: str, value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, TitleKind) else value


def shown(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def label_of(asked: Asked) -> str:
    values = asked.record.values
    number = values.get("title_number") or values.get("application_number") or ""
    name = values.get("name") or (asked.target.name if asked.target else "")
    return " · ".join(part for part in (name, number) if part)
