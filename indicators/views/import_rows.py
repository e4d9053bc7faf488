"""The rows of a preview in the words of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Field, Model
from django.utils.translation import gettext as _

from agencies.models import Agency
from indicators.models import ImportKind, ImportRow, Product, Recognised, RegisterImport, Title

# What tells a new row apart at a glance; the keys that were worked out of it are not for people.
UNSAID = {"application_key", "title_key", "number_keys", "name_order", "commune_id", "district_id"}


@dataclass(frozen=True)
class Shown:
    """One row: what it sets, each as (label, old or None, new), and its problems (column, sentence, wrong)."""

    row: ImportRow
    lines: list[tuple[str, str | None, str]]
    problems: list[tuple[str, str, bool]]


def in_words(imported: RegisterImport, rows: list[ImportRow], user: Any) -> list[Shown]:
    """At most one query, for the names of places."""
    model: type[Model] = Title if imported.kind == ImportKind.TITLES else Product
    ids = {row.values.get(name) for row in rows for name in ("commune_id", "district_id")} - {None}
    seen = Agency.objects.visible_to(user).filter(pk__in=ids)
    places = {agency.pk: agency.place_name or agency.name for agency in seen} if ids else {}
    return [Shown(row, lines_of(model, row, places), row.said) for row in rows]


def lines_of(model: type[Model], row: ImportRow, places: dict[int, str]) -> list[tuple[str, str | None, str]]:
    if row.changes:
        lines = [
            (label_of(model, name), words_for(model, name, old) if row.version else None, words_for(model, name, new))
            for name, (old, new) in row.changes.items()
        ]
    else:
        lines = [
            (label_of(model, name), None, words_for(model, name, value))
            for name, value in row.values.items()
            if name not in UNSAID and value not in ("", [], None)
        ]
    return lines + [
        (label_of(model, name.removesuffix("_id")), None, places[row.values[name]])
        for name in ("commune_id", "district_id")
        if row.values.get(name) in places
    ]


def label_of(model: type[Model], name: str) -> str:
    if name == "steps":
        return _("Tiến trình xử lý")
    if name == "recognition":
        return _("Công nhận sản phẩm")
    if name == "repeats":
        return _("Lặp lại dòng")
    return str(field_of(model, name).verbose_name)


def field_of(model: type[Model], name: str) -> Field[Any, Any]:
    found: Any = model._meta.get_field(name)
    return found  # type: ignore[no-any-return]


def words_for(model: type[Model], name: str, value: Any) -> str:
    """A value as the register's pages would say it; «–» where there is none."""
    if value in (None, "", []):
        return "–"
    if name == "steps":
        return "; ".join(" ".join(filter(None, (as_day(on), words))) for on, words in value)
    if name == "recognition":
        return recognition(value)
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if name == "repeats":
        return str(value)
    choices = dict(getattr(field_of(model, name), "flatchoices", ()) or ())
    if value in choices:
        return str(choices[value])
    return as_day(value) if field_of(model, name).get_internal_type() == "DateField" else str(value)


def recognition(value: dict[str, Any]) -> str:
    """«Sản phẩm OCOP, 4 sao, 12/05/2024 – 11/05/2027, Quyết định …»."""
    span = " – ".join(filter(None, (as_day(value["valid_from"]), as_day(value["valid_until"]))))
    stars = _("%d sao") % value["stars"] if value["stars"] else ""
    return ", ".join(filter(None, (str(Recognised(value["kind"]).label), stars, span, value["decision"])))


def as_day(iso: Any) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if iso else ""
