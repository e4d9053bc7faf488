"""Words that went and came, marked so that eyes and ears can tell them."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from reports.document.difference import COME, GONE, SAME, Piece, difference

register = template.Library()
NEAR = 60
LONG = 600


@register.filter
def changes(pieces: Iterable[Piece]) -> SafeString:
    """What went struck out, what came underlined; escaped piece by piece."""
    return format_html_join("", "{}", ((mark(kind, text),) for kind, text in pieces))


def mark(kind: str, text: str) -> SafeString:
    if kind == GONE:
        return format_html('<del><span class="visually-hidden">{} </span>{}</del>', _("[bỏ]"), text)
    if kind == COME:
        return format_html('<ins><span class="visually-hidden">{} </span>{}</ins>', _("[thêm]"), text)
    return format_html("{}", text)


@register.simple_tag
def lookup(found: dict[str, str], key: str) -> str:
    """What stands under a key, or nothing."""
    return found.get(key, "")


@register.simple_tag
def what_changed(before: str, after: str) -> SafeString:
    """A changed field in one breath: long stretches that stayed are left out, so that the change is in sight."""
    pieces = difference(before, after)
    return changes((kind, near(text, LONG if kind != SAME else 2 * NEAR)) for kind, text in pieces)


def near(text: str, most: int) -> str:
    """The beginning and the end of a long stretch."""
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-(most // 2) :]}"
