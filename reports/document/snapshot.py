"""A document as JSON and back, so that what was issued can be written again from what was kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from reports.document import blocks, workbook
from reports.document.paper import Document

PARTS: list[type[blocks.Piece]] = [
    Document,
    blocks.Appendix,
    blocks.Bullets,
    blocks.Column,
    blocks.Figure,
    blocks.Figures,
    blocks.Group,
    blocks.Heading,
    blocks.Paragraph,
    blocks.Part,
    blocks.Run,
    blocks.Signature,
    blocks.Table,
    workbook.Chart,
    workbook.Reckoned,
    workbook.Sheet,
    workbook.Trait,
    workbook.Workbook,
]
CLASSES = {part.__name__: part for part in PARTS}
FORMAT = 1


def to_json(document: Document, layouts: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Only dicts, lists, text, whole numbers, truth values and null: safe in a jsonb column.

    `layouts`: file format → version of the writer that made the file, kept beside the document.
    """
    return {"format": FORMAT, "layouts": dict(layouts or {}), **encode(document)}


def from_json(data: dict[str, Any]) -> Document:
    """The document that `to_json` was given. ValueError on a format, a class or a field this version does not know."""
    rest = dict(data)
    if (found := rest.pop("format", None)) != FORMAT:
        raise ValueError(f"snapshot format {found!r} is not {FORMAT}")
    rest.pop("layouts", None)
    document = decode(rest)
    if not isinstance(document, Document):
        raise ValueError("the snapshot holds no document")
    return document


def encode(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return {"type": type(value).__name__} | {field.name: encode(getattr(value, field.name)) for field in fields(value)}


def decode(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    if "decimal" in value:
        return Decimal(value["decimal"])
    if "moment" in value:
        return datetime.fromisoformat(value["moment"])
    if "date" in value:
        return date.fromisoformat(value["date"])
    return make(dict(value))


def make(value: dict[str, Any]) -> blocks.Piece:
    name = value.pop("type", None)
    if name not in CLASSES:
        raise ValueError(f"the snapshot names an unknown part: {name!r}")
    try:
        return CLASSES[name](**{key: decode(item) for key, item in value.items()})
    except TypeError as error:
        raise ValueError(f"the snapshot's {name} does not fit: {error}") from error
