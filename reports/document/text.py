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
        # Nothing of either sort is printable: so most texts are seen to need nothing many times sooner.
        fit = value.isprintable() or not NEEDED.search(value)
        text = value if fit else HIDDEN.sub("", BREAKS.sub("\n", value))
        return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return tuple([clean(item) for item in value]) if isinstance(value, list | tuple) else value
