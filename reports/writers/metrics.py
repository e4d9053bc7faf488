"""Widths of text in Times, for rules that must be as long as a text and for rows too tall to keep whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MM_PER_POINT = 25.4 / 72
# Advance widths of Times Bold from space to tilde, in thousandths of the size; marks above and below add nothing.
BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 "
    "570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 "
    "722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 "
    "333 556 500 722 500 500 444 394 220 394 520"
)
WIDTHS = {chr(code): int(width) for code, width in enumerate(BOLD.split(), 32)} | {"đ": 556, "Đ": 722, "\u00a0": 250}
HORN = 55  # what ơ, ư and Ư add
USUAL = 556
WORD = re.compile(r"\S+")
PIECE = re.compile(r"[^/\-–]*[/\-–]|[^/\-–]+")
BREAK = "\u200b"
AVERAGE = 0.5  # of the size: the mean letter of running text, on the wide side


def width(text: str, size: float) -> float:
    """Millimetres of a line of bold Times at this size in points."""
    total = 0
    for char in text:
        plain = unicodedata.normalize("NFD", char)
        total += WIDTHS.get(plain[0], USUAL) + (HORN if "\u031b" in plain and plain[0] != "O" else 0)
    return total * size / 1000 * MM_PER_POINT


def evenly(text: str, room: float, size: float) -> list[str]:
    """The text in as few lines as the room asks for, about equally long, as a name in a head is typed."""
    found = broken(text, room, size)
    narrower = room
    while len(found) > 1 and narrower > room / 2:
        narrower -= 1
        if len(tried := broken(text, narrower, size)) > len(found):
            break
        found = tried
    return found


def broken(text: str, room: float, size: float) -> list[str]:
    """Lines no wider than the room; a single word may be."""
    first, *rest = text.split() or [""]
    found = [first]
    for word in rest:
        if width(f"{found[-1]} {word}", size) <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def letters_a_line(room: float, size: float) -> int:
    """About how many letters of running text fit in so many millimetres."""
    return max(1, int(room / (size * AVERAGE * MM_PER_POINT)))


def softened(text: str, room: float, size: float) -> str:
    """The text with places to break inside words wider than the room they stand in, marked by zero-width spaces.

    A document's number breaks after its «/» and «-»; only a piece that is still too wide breaks between any letters.
    """
    if len(text) <= room / (size * MM_PER_POINT):
        return text  # even of the widest letters
    words = (word for word in WORD.findall(text) if width(word, size) > room)
    for word in sorted(words, key=len, reverse=True):
        pieces = (piece if width(piece, size) <= room else BREAK.join(piece) for piece in PIECE.findall(word))
        text = text.replace(word, BREAK.join(pieces))
    return text


def widest(texts: Iterable[str], size: float) -> float:
    """Millimetres of the longest of these texts: near enough the widest, and one measured instead of all."""
    return width(max(texts, key=len, default=""), size)
