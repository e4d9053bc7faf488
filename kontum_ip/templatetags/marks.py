"""Where the words that were typed stand in a text, whatever its accents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.vietnamese import fold, words

register = template.Library()
AROUND = 90


def places(text: str, typed: str) -> list[tuple[int, int]]:
    """From where to where; neighbouring words are one place. `text` is composed (NFC)."""
    wanted = words(typed)
    if not wanted:
        return []
    folded, origin = "", []
    for at, letter in enumerate(text):
        plain = fold(letter)
        folded += plain
        origin += [at] * len(plain)
    whole = "|".join(f"{word}(?![a-z0-9])" for word in wanted[:-1])
    one = f"(?:{whole}|{wanted[-1]}[a-z0-9]*)" if whole else f"{wanted[-1]}[a-z0-9]*"
    found = re.finditer(f"(?<![a-z0-9]){one}(?:[^a-z0-9]+{one})*", folded)
    return [(origin[match.start()], origin[match.end() - 1] + 1) for match in found]


def pieces(text: str, found: list[tuple[int, int]]) -> Iterator[SafeString]:
    last = 0
    for start, end in found:
        yield format_html("{}<mark>{}</mark>", text[last:start], text[start:end])
        last = end
    yield format_html("{}", text[last:])


@register.filter
def marked(text: str, typed: str) -> SafeString:
    """The text with what was typed marked: «so khoa hoc» marks «Sở Khoa học»."""
    composed = normalize("NFC", text)
    return format_html_join("", "{}", ((piece,) for piece in pieces(composed, places(composed, typed))))


@register.filter
def excerpt(text: str, typed: str) -> SafeString:
    """Some words around the first place, marked."""
    composed = normalize("NFC", text)
    first, last = next(iter(places(composed, typed)), (0, 0))
    start = max(0, first - AROUND)
    start = composed.find(" ", start, first) + 1 if start else 0
    end = composed.find(" ", last + 2 * AROUND)
    shown = composed[start : end if end > 0 else None]
    return format_html("{}{}{}", "… " if start else "", marked(shown, typed), " …" if end > 0 else "")
