"""The map of technology: titles and applications by section and class of the IPC, and what is free to use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.utils.translation import gettext as _

from core import clock
from indicators.models import Across, Free, Section, TitleQuerySet, by_class, free, technology
from reports.builders.charts import Chart, Series
from reports.writers.flat import MOST_ROWS, Value, write_flat

DRAWN, COLUMNS = 24, 15  # classes and columns of the field of heat; what is left out is said
CHUNK = 2000


def asked_rows(user: Any, asked: Mapping[str, Any]) -> TitleQuerySet:
    """Patents and utility solutions, applications too, as narrowed."""
    rows = technology(user)
    if state := asked.get("state"):
        rows = rows.in_force(clock.today()) if state == "in_force" else rows.granted_by(clock.today())
    return narrowed(rows, asked)


def narrowed(rows: TitleQuerySet, asked: Mapping[str, Any]) -> TitleQuerySet:
    names = {"kind": "kind", "place": "place", "since": "filed_on__year__gte", "until": "filed_on__year__lte"}
    return rows.filter(**{names[name]: value for name, value in asked.items() if name in names})


def section_of(symbol: str) -> str:
    return str(Section(symbol[0]).label) if symbol[:1] in Section.values else _("Chưa rõ phần")


def of_classes(rows: TitleQuerySet) -> Chart:
    """The tree of areas: sections, and in each its classes."""
    found = [(symbol, number) for symbol, _column, number in by_class(rows)]
    most = max(found, key=lambda row: row[1], default=None)
    words = _("Chưa có đơn, văn bằng nào có phân loại IPC trong phạm vi này.")
    if most is not None:
        told = {"number": len(found), "most": most[0], "count": most[1], "section": section_of(most[0])}
        words = _(
            "%(number)s lớp công nghệ có đơn hoặc văn bằng; nhiều nhất là lớp %(most)s (%(section)s) với %(count)s."
        ) % told  # fmt: skip
        words += " " + _("Một đơn hoặc văn bằng thuộc nhiều lớp được đếm ở từng lớp.")
    return Chart(
        key="by-class",
        kind="tree",
        title=_("Đơn và văn bằng theo phần, lớp IPC"),
        sentence=words,
        head=_("Lớp IPC"),
        categories=tuple(symbol for symbol, _number in found),
        parents=tuple(section_of(symbol) for symbol, _number in found),
        series=(Series(_("Đơn, văn bằng"), tuple(number for _symbol, number in found)),),
    )


def of_heat(rows: TitleQuerySet, across: str) -> Chart:
    """The field of heat: the classes with most, across years, owners or territories."""
    counted = by_class(rows, across)
    classes, columns = Counter[str](), Counter[Any]()
    for symbol, column, number in counted:
        classes[symbol] += number
        columns[column] += number
    drawn = sorted(symbol for symbol, _number in classes.most_common(DRAWN))
    shown = chosen_columns(columns, across)
    cells = {(symbol, column): number for symbol, column, number in counted}
    series = tuple(
        Series(column_name(column), tuple(cells.get((symbol, column), 0) for symbol in drawn)) for column in shown
    )
    return Chart(
        key="heat",
        kind="heat",
        title=_("Lớp IPC theo: %(across)s") % {"across": str(Across(across).label).lower()},
        sentence=heat_words(cells, len(classes) - len(drawn), len(columns) - len(shown)),
        head=_("Lớp IPC"),
        categories=tuple(drawn),
        series=series,
    )


def chosen_columns(columns: Counter[Any], across: str) -> list[Any]:
    """The newest years in order; of owners and territories those with most, the unknown last."""
    if across == Across.YEAR:
        known = sorted(column for column in columns if column is not None)[-COLUMNS:]
    else:
        known = [column for column, _number in columns.most_common(COLUMNS + 1) if column][:COLUMNS]
    return known + [column for column in columns if not column]


def column_name(column: Any) -> str:
    return str(column) if column else _("Chưa rõ")


def heat_words(cells: Mapping[tuple[str, Any], int], classes: int, columns: int) -> str:
    if not cells:
        return _("Chưa có đơn, văn bằng nào có phân loại IPC trong phạm vi này.")
    (symbol, column), number = max(cells.items(), key=lambda item: item[1])
    told = {"symbol": symbol, "column": column_name(column), "number": number, "classes": classes, "columns": columns}
    words = _("Đậm nhất: lớp %(symbol)s, %(column)s: %(number)s.") % told
    if classes or columns:
        words += " " + _("Không vẽ ở đây: %(classes)s lớp và %(columns)s cột.") % told
    return words


def free_rows(user: Any, asked: Mapping[str, Any], on: date) -> TitleQuerySet:
    """What nobody may forbid local firms to use, as narrowed; the newest first."""
    rows = free(narrowed(technology(user), asked), on, asked.get("why", ""))
    if symbol := asked.get("symbol") or asked.get("section"):
        rows = rows.classified(symbol, "ipc")
    if words := asked.get("q", "").strip():
        return rows.searched(words).order_by("-rank", "name_order", "pk")
    return rows.order_by("-filed_on", "pk")


def why_free(row: Any, on: date) -> Free:
    if row.granted_on is None:
        return Free.NEVER
    return Free.ENDED if row.ended_on and row.ended_on <= on else Free.EXPIRED


def free_since(row: Any) -> date | None:
    """The first day on which nobody could forbid it, where a date says so."""
    found: date | None = row.ended_on or row.valid_until
    return found


def free_file(rows: TitleQuerySet, on: date) -> Any:
    """An open temporary workbook of these rows."""
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115  (the answer closes it)
    write_flat(Path(file.name), head(), lines(rows, on), name=_("Công nghệ tự do"), most=MOST_ROWS)
    return file


def head() -> list[tuple[str, float]]:
    return [
        (_("Đối tượng"), 16), (_("Tên"), 60), (_("Số đơn"), 18), (_("Số văn bằng"), 16), (_("Phân loại IPC"), 26),
        (_("Chủ đơn, chủ văn bằng"), 36), (_("Địa bàn"), 22), (_("Ngày nộp đơn"), 12), (_("Ngày cấp"), 12),
        (_("Vì sao được tự do dùng"), 30), (_("Từ ngày"), 12), (_("Nguồn"), 30),
    ]  # fmt: skip


def lines(rows: TitleQuerySet, on: date) -> Iterator[list[Value]]:
    for row in rows.iterator(CHUNK):
        yield [
            str(row.get_kind_display()), row.name, row.application_number, row.title_number, "; ".join(row.ipc),
            row.owner, str(row.get_place_display()), row.filed_on, row.granted_on, str(why_free(row, on).label),
            free_since(row), row.source,
        ]  # fmt: skip
