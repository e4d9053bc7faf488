"""What a cell of a file from elsewhere says as plain text or as a day."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_noop

BLANK = {"", "-", "–", "—", "n/a", "null", "none", "00.00.0000", "00/00/0000", "0000-00-00", "__.__.____"}
LONGEST_BLANK = max(map(len, BLANK))
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None) | {0xA0: " "}
DAY = re.compile(r"^([0-9]{1,2})\s*[./-]\s*([0-9]{1,2})\s*[./-]\s*([0-9]{4})$")
ISO = re.compile(r"^([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?$")
EPOCH, FIRST_SERIAL, LAST_SERIAL = date(1899, 12, 30), 7306, 73415  # 1920 to 2100


class Unreadable(Exception):
    """A cell that does not hold what its column should: a sentence to be translated, and what fills its places."""

    def __init__(self, text: str, *, swapped: bool = False, **values: str) -> None:
        super().__init__(text)
        self.text, self.values, self.swapped = text, values, swapped


@dataclass
class Cell:
    """What a cell comes to: `values` by field, `doubts` to look at (sentences with what fills them)."""

    values: dict[str, Any] = field(default_factory=dict)
    doubts: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def plain(value: Any) -> str:
    """Text as it would have been typed: NFC, one space between words, no unseen marks."""
    if value is None:
        return ""
    if isinstance(value, str):
        if value.isascii():
            return " ".join(value.split())
        if value.isprintable():  # no unseen mark is
            return " ".join(unicodedata.normalize("NFC", value).split())
        return " ".join(unicodedata.normalize("NFC", value.translate(UNSEEN)).split())
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d.%m.}{value.year:04}"
    return str(value)


def is_day(value: Any) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and bool(DAY.match(value)))


def day(value: Any) -> str:
    """An ISO day from «11.11.2019», «11/11/2019», «2019-11-11», a day of Excel or its serial number."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | int) and not isinstance(value, bool):
        if FIRST_SERIAL <= value <= LAST_SERIAL:
            return (EPOCH + timedelta(days=int(value))).isoformat()
        raise Unreadable(gettext_noop("«%(value)s» không phải là ngày."), swapped=True, value=plain(value))
    return written_day(plain(value))


@lru_cache(8192)
def written_day(text: str) -> str:
    """Of text; a register has few days and many rows. Raises Unreadable."""
    if found := DAY.match(text):
        number, month, year = (int(part) for part in found.groups())
    elif found := ISO.match(text):
        year, month, number = (int(part) for part in found.groups()[:3])
    else:
        raise Unreadable(gettext_noop("«%(value)s» không phải là ngày."), swapped=True, value=text[:60])
    try:
        real = date(year, month, number)
    except ValueError:
        raise Unreadable(gettext_noop("«%(value)s» không có trong lịch."), value=text) from None
    if not 1900 <= real.year <= 2199:
        raise Unreadable(gettext_noop("Năm của «%(value)s» không hợp lý."), value=text)
    return real.isoformat()


def lines_of(value: Any) -> str:
    """Text whose lines still matter."""
    return value if isinstance(value, str) else plain(value)


def is_blank(value: Any) -> bool:
    if not isinstance(value, str):
        return value is None
    text = value.strip()
    return len(text) <= LONGEST_BLANK and text.lower() in BLANK
