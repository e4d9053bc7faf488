"""Text as it may stand in an official paper."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Not legal in XML, or invisible and able to turn the reading order of a signed line around.
HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


NEEDED = re.compile(f"{BREAKS.pattern}|{HIDDEN.pattern}")


def clean(value: Any) -> Any:
    """Text composed (NFC), with plain line breaks and no hidden characters; lists become tuples, the rest stays."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        return value if is_clean(value) else unicodedata.normalize("NFC", HIDDEN.sub("", BREAKS.sub("\n", value)))
    if not isinstance(value, list | tuple):
        return value
    return value if isinstance(value, tuple) and all_clean(value) else tuple([clean(item) for item in value])


def is_clean(text: str) -> bool:
    """Nothing that is taken away is printable: so most texts are seen to need nothing many times sooner."""
    fit = text.isprintable() or not NEEDED.search(text)
    return fit and (text.isascii() or unicodedata.is_normalized("NFC", text))


def all_clean(items: tuple[Any, ...]) -> bool:
    """Whether nothing in a tuple of cells, or of rows of cells, needs cleaning; each text is looked at once.

    What lies deeper, or is a list, is not looked at: it counts as not clean.
    """
    cells: list[Any] = []
    for item in items:
        if isinstance(item, tuple):
            cells += item
        else:
            cells.append(item)
    if any(issubclass(kind, list | tuple) for kind in set(map(type, cells))):
        return False
    return all(map(is_clean, {cell for cell in cells if isinstance(cell, str)}))
