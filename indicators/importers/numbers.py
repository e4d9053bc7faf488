"""Numbers of applications and titles, in any writing: «VN-4-2019-43953», «VN4201943953», «4-0405854-000», «41.442»."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from core.vietnamese import fold
from indicators.workflow import MARKS, TitleKind

APPLICATION, TITLE = "application", "title"
KIND_OF: dict[str, str] = {
    "1": TitleKind.PATENT,
    "2": TitleKind.UTILITY_SOLUTION,
    "3": TitleKind.INDUSTRIAL_DESIGN,
    "4": TitleKind.TRADEMARK,
    "5": TitleKind.LAYOUT_DESIGN,
    "6": TitleKind.GEOGRAPHICAL_INDICATION,
}
DIGIT_OF: dict[str, str] = {kind: digit for digit, kind in KIND_OF.items()} | {mark: "4" for mark in MARKS}
LONGEST = 40

DIGITS, WORD, LETTER = re.compile("[0-9]+"), re.compile("[A-Z0-9]+"), re.compile("[A-Z]")
OTHER, SPACE, LED = re.compile("[^A-Z0-9 .,]+"), re.compile(r"\s"), re.compile("[1-6]-[0-9]")
YEAR = r"(?:19[89]|20\d)\d"
LEADING = re.compile(r"^(?:(?:SO|DON|BANG|VAN|GCN|GIAY|CHUNG|NHAN|DANG|BA|KY|NO|VN)\b[ .,-]*)+(?=[0-9A-Z])")
COUNTRY = re.compile(r"^VN(?=[0-9])")
KIND_CODE = re.compile(r"(?<=[0-9])-?[ABUSY][0-9]?$")
COPYRIGHT = re.compile(r"^([0-9]{1,7})\W*([0-9]{4})\W*(QTG|QLQ)$")
APPLIED = re.compile(rf"^([1-6])\W+({YEAR})\W+([0-9]{{1,6}})$")
GRANTED = re.compile(r"^([1-6])(\W+)([0-9]{1,7})(?:\W+([0-9]{3}))?$")
APPLIED_SOLID = re.compile(rf"^([1-6])({YEAR})([0-9]{{5,6}})$")
GRANTED_SOLID = re.compile(r"^([1-6])([0-9]{7})([0-9]{3})?$")
REGISTERED_SOLID = re.compile(r"^(6)([0-9]{5})$")
OF_A_YEAR = re.compile(rf"^({YEAR})[ -]+([0-9]{{4,6}})$")


@dataclass(frozen=True)
class Number:
    """What a writing of a number comes down to.

    `kind`: what the number itself says, else the kind asked about, else None; `form`: «application», «title», or «»
    where nothing tells; `key`: the same for every writing, at most 40 ASCII characters, «» for no number at all.
    """

    kind: str | None
    form: str
    key: str

    @property
    def searched(self) -> list[str]:
        """The key and what people type of it: without hyphens, and the serial number alone."""
        groups = DIGITS.findall(self.key)
        led = LED.match(self.key) and len(groups) > 1
        alone = groups[-1 if self.form == APPLICATION else 1 if led else 0].lstrip("0") if groups else ""
        return list(dict.fromkeys(item for item in (self.key, self.key.replace("-", ""), alone) if item))


def read_number(text: object, kind: str | None = None) -> Number:
    """The number that `text` writes; `kind` (a `TitleKind`) settles what a bare number such as «41442» is of.

    Never raises: what has no known shape is its letters and digits joined by hyphens.
    """
    return read_written("" if text is None else str(text), kind)


@lru_cache(8192)
def read_written(text: str, kind: str | None) -> Number:
    """A row's numbers are asked for again and again while it is judged and written."""
    plain = clean(text)
    if found := COPYRIGHT.match(plain):
        return Number(TitleKind.COPYRIGHT, TITLE, f"{bare(found[1])}-{found[2]}-{found[3]}")
    if LETTER.search(plain):
        worded = "-".join(WORD.findall(plain))
        trimmed = KIND_CODE.sub("", worded)
        known = None if LETTER.search(trimmed) else whole(trimmed, kind)
        return known or Number(kind or None, "", short(worded))
    return whole(plain, kind) or of_a_year(plain, kind) or alone("".join(DIGITS.findall(plain)), kind)


def clean(text: str) -> str:
    """Plain capitals, digits, spaces, points and hyphens: no wide digits, no dấu, no words before the number."""
    plain = text if text.isascii() else with_plain_digits(unicodedata.normalize("NFKC", text))
    plain = OTHER.sub("-", SPACE.sub(" ", fold(plain).upper())).strip(" .,-")
    return COUNTRY.sub("", LEADING.sub("", plain))


def with_plain_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def whole(text: str, kind: str | None) -> Number | None:
    """«4-2019-43953», «4201943953», «4-0405854-000», «40405854000». A point may only group digits: «2.845»."""
    if found := APPLIED.match(text):
        return applied(found[1], found[2], found[3], kind)
    if (found := GRANTED.match(text)) and ("-" in found[2] or len(found[3]) > 3):
        return granted(found[1], found[3], found[4], kind)
    digits = "".join(DIGITS.findall(text))
    if found := APPLIED_SOLID.match(digits):
        return applied(found[1], found[2], found[3], kind)
    if found := GRANTED_SOLID.match(digits):
        return granted(found[1], found[2], found[3], kind)
    return None


def of_a_year(text: str, kind: str | None) -> Number | None:
    """«2019-43953», of a known kind or of none."""
    if not (found := OF_A_YEAR.match(text)):
        return None
    digit, key = DIGIT_OF.get(kind or ""), f"{found[1]}-{serial(found[2], 5)}"
    return Number(kind or None, APPLICATION, f"{digit}-{key}" if digit else key)


def alone(digits: str, kind: str | None) -> Number:
    """A serial number without the rest of it: a title's where the kind is known."""
    digit = DIGIT_OF.get(kind or "")
    if digit == "6" and (found := REGISTERED_SOLID.match(digits)):
        return granted(found[1], found[2], None, kind)
    if digit and digits and len(bare(digits)) <= 7:
        return granted(digit, bare(digits), None, kind)
    return Number(kind or None, "", short(bare(digits)))


def applied(digit: str, year: str, number: str, kind: str | None) -> Number:
    return Number(said(digit, kind), APPLICATION, f"{digit}-{year}-{serial(number, 5)}")


def granted(digit: str, number: str, suffix: str | None, kind: str | None) -> Number:
    """«-000» is the whole of a title; any other suffix is a part of its own."""
    part = f"-{suffix}" if suffix and suffix != "000" else ""
    return Number(said(digit, kind), TITLE, f"{digit}-{serial(number, 5 if digit == '6' else 7)}{part}")


def said(digit: str, kind: str | None) -> str:
    """The kind a leading digit stands for; of the three kinds of marks the one asked about."""
    return kind if kind and DIGIT_OF.get(kind) == digit else KIND_OF[digit]


def bare(digits: str) -> str:
    return digits.lstrip("0") or ("0" if digits else "")


def serial(digits: str, width: int) -> str:
    return bare(digits).rjust(width, "0")


def short(key: str) -> str:
    """Within the column: what is longer ends in a mark of the whole."""
    if len(key) <= LONGEST:
        return key
    return f"{key[: LONGEST - 9].rstrip('-')}-H{hashlib.sha256(key.encode()).hexdigest()[:7].upper()}"
