"""What the rows of a file would do to the register of products: the preview, row by row, a batch at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop

from core.vietnamese import sort_key
from indicators.importers.records import Record
from indicators.models import Gazetteer, ImportRow, Product, Recognised, Recognition, RegisterImport, RowVerdict

SAID = ("name", "owner", "address", "note")
ROUND = ("kind", "stars", "decision", "valid_from", "valid_until")
Key = tuple[str, str]


@dataclass
class Pending:
    """A product as it stands after the rows judged so far: what it says, and its recognitions."""

    target: Product | None
    said: dict[str, Any]
    rounds: list[dict[str, Any]]
    line: int = 0


@dataclass
class ProductPreview:
    """Judges records in the order of the file. A product may come on several lines, one for each recognition."""

    imported: RegisterImport
    gazetteer: Gazetteer
    pending: dict[Key, Pending] = field(default_factory=dict)

    def judge(self, records: Sequence[Record]) -> list[ImportRow]:
        self.fetch(records)
        return [self.row(record) for record in records]

    def fetch(self, records: Sequence[Record]) -> None:
        """The products of these names, with their recognitions. Two queries."""
        names = {sort_key(record.values["name"]) for record in records if record.values.get("name")}
        found = Product.objects.filter(name_order__in=names).prefetch_related("recognitions")
        for product in found:
            rounds = [round_of(item) for item in product.recognitions.all()]
            said = {name: getattr(product, name) for name in SAID}
            self.pending.setdefault(key_of(product.name, product.owner), Pending(product, said, rounds))

    def row(self, record: Record) -> ImportRow:
        values, row = record.values, ImportRow(imported=self.imported, number=record.number)
        row.label = " · ".join(filter(None, (values.get("name", ""), values.get("owner", ""))))[:500]
        given = self.given_round(record)
        if not values.get("name"):
            record.fault("", gettext_noop("Dòng không có tên sản phẩm."))
        if not any(problem.wrong for problem in record.problems):
            self.compare(row, record, given)
        if any(problem.wrong for problem in record.problems):
            row.verdict, row.values, row.changes = RowVerdict.WRONG, {}, {}
        row.problems = [problem.as_json() for problem in record.problems]
        return row

    def given_round(self, record: Record) -> dict[str, Any] | None:
        """The recognition that a line tells of, if any: its list and first day are needed, and stars only of OCOP."""
        values = record.values
        if not values.keys() & {"list", "stars", "decision", "valid_from", "valid_until"}:
            return None
        if "list" not in values:
            record.fault("", gettext_noop("Thiếu danh mục: chủ lực, đặc trưng hoặc OCOP."))
        if "valid_from" not in values:
            record.fault("", gettext_noop("Thiếu ngày bắt đầu công nhận."))
        is_ocop = values.get("list") == Recognised.OCOP
        if is_ocop and "stars" not in values:
            record.fault("", gettext_noop("Sản phẩm OCOP phải có số sao."))
        if "stars" in values and not is_ocop:
            record.fault("", gettext_noop("Chỉ sản phẩm OCOP có số sao."))
        if values.get("valid_from", "") > self.imported.retrieved_on.isoformat():
            record.doubt("", gettext_noop("Ngày công nhận sau ngày tra cứu của tệp."))
        found = {name: values.get("list" if name == "kind" else name) for name in ROUND}
        return found | {"decision": values.get("decision", "")}

    def compare(self, row: ImportRow, record: Record, given: dict[str, Any] | None) -> None:
        said = {name: record.values[name] for name in SAID if name in record.values}
        key = key_of(said["name"], said.get("owner", ""))
        known = self.pending.get(key)
        is_new = known is None
        if known is None:
            known = self.pending[key] = Pending(None, {"name": said["name"], "owner": said.get("owner", "")}, [])
        changed = {
            name: value for name, value in said.items()
            if name in ("address", "note") and " ".join(str(known.said.get(name) or "").split()) != value
        }  # fmt: skip
        if known.line and changed and not is_new:
            text = gettext_noop("Địa chỉ hoặc ghi chú khác với dòng %(line)s của cùng sản phẩm.")
            record.fault("", text, line=str(known.line))
            return
        fresh = self.compare_rounds(record, known, given)
        if any(problem.wrong for problem in record.problems):
            return
        self.fill(row, record, known, changed, fresh)
        row.verdict = verdict_of(row, record, is_new=known.target is None and (is_new or bool(fresh)))
        known.line = known.line or record.number
        known.said |= changed

    def compare_rounds(self, record: Record, known: Pending, given: dict[str, Any] | None) -> dict[str, Any] | None:
        """The recognition where it is new or differs; one that overlaps another of its list is a fault."""
        if given is None:
            return None
        for other in known.rounds:
            if other["kind"] != given["kind"]:
                continue
            if other["valid_from"] == given["valid_from"]:
                merged = other | {name: value for name, value in given.items() if value not in (None, "")}
                if merged == other:
                    return None
                other |= merged
                return merged
            if overlap(other, given):
                text = gettext_noop("Thời gian công nhận chồng với lần công nhận từ %(day)s của cùng danh mục.")
                record.fault("", text, day="/".join(reversed(other["valid_from"].split("-"))))
                return None
        known.rounds.append(dict(given))
        return given

    def fill(
        self, row: ImportRow, record: Record, known: Pending, changed: dict[str, Any], fresh: dict[str, Any] | None
    ) -> None:
        target = known.target
        if target is not None:
            row.target, row.version = target.pk, target.version
        base = {} if target else {"name": known.said["name"], "owner": known.said["owner"]}
        row.values = base | changed
        if "address" in changed:
            place = self.gazetteer.locate(changed["address"])
            row.values |= {
                "commune_id": place.commune and place.commune.pk,
                "district_id": place.district and place.district.pk,
                "place": str(place.place),
            }
        row.changes = {name: [getattr(target, name) if target else "", value] for name, value in changed.items()}
        if fresh:
            row.values["recognition"] = fresh
            row.changes["recognition"] = [None, fresh]


def verdict_of(row: ImportRow, record: Record, *, is_new: bool) -> str:
    if not is_new and not row.changes:
        row.values = {}
        return RowVerdict.SAME
    if record.problems:
        return RowVerdict.DOUBTFUL
    return RowVerdict.NEW if is_new else RowVerdict.CHANGED


def key_of(name: str, owner: str) -> Key:
    return " ".join(name.casefold().split()), " ".join(owner.casefold().split())


def round_of(item: Recognition) -> dict[str, Any]:
    until = item.valid_until
    return {
        "kind": item.kind, "stars": item.stars, "decision": item.decision,
        "valid_from": item.valid_from.isoformat(), "valid_until": until.isoformat() if until else None,
    }  # fmt: skip


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Both hold on some day; a recognition without a last day holds ever after."""
    first, second = sorted((one, other), key=lambda item: str(item["valid_from"]))
    return not first["valid_until"] or first["valid_until"] >= second["valid_from"]
