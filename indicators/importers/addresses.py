"""The parts of a Vietnamese address as people write it: «P. Thắng Lợi, TP Kon Tum, tỉnh Kon Tum»."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from core.vietnamese import fold

PROVINCES = Path(__file__).resolve().parents[1] / "data" / "provinces.yaml"
COMMUNE, DISTRICT, CITY, PROVINCE, BARE = "commune", "district", "city", "province", "bare"

# What stands before a name, without dấu, and what it makes of it. A city may be a province or a former district.
MARKERS = {
    "thi tran": COMMUNE, "phuong": COMMUNE, "dac khu": COMMUNE, "xa": COMMUNE, "tt": COMMUNE, "p": COMMUNE,
    "x": COMMUNE,
    "thi xa": DISTRICT, "huyen": DISTRICT, "quan": DISTRICT, "tx": DISTRICT, "h": DISTRICT, "q": DISTRICT,
    "thanh pho": CITY, "tp": CITY, "tinh": PROVINCE, "t": PROVINCE,
}  # fmt: skip
SHORT = {"tt": "thi tran", "p": "phuong", "x": "xa", "tx": "thi xa", "h": "huyen", "tp": "thanh pho"}
BEFORE = re.compile(
    r"^(?:uy ban nhan dan |ubnd )?(?:(?P<word>thi tran|phuong|dac khu|thi xa|xa|huyen|quan|thanh pho|tinh)\b[ .:]*"
    r"|(?P<short>tt|tx|tp|p|x|h|q|t)(?:\.[ ]*|[ ]+(?=\S{2})))(?P<name>.+)$"
)
ENGLISH = re.compile(r"^(?P<name>.+) (?P<word>ward|commune|town|township|district|city|province)$")
OF_ENGLISH = {
    "ward": "phuong", "commune": "xa", "town": "thi tran", "township": "thi tran", "district": "huyen",
    "city": "thanh pho", "province": "tinh",
}  # fmt: skip
APOSTROPHES = re.compile("['’‘ʼ`]")
NOT_PLACES = re.compile(r"^(?:tinh (?:lo|uy|doan)|huyen uy|xa hoi|thanh pho truc)\b")
NATION = re.compile(r"[\s,.(]*\b(?:viet ?nam|vietnam|vn)\b[\s.)]*$")
# A new part begins at a marker even where the comma is missing.
INSIDE = re.compile(
    r"\s+(?=(?:thị trấn|thị xã|(?<!thị )xã(?! hội)|phường|đặc khu|huyện(?! ủy)|quận|thành phố|tỉnh(?! lộ| ủy)"
    r"|t[pxt]\.?)\s)",
    re.IGNORECASE,
)
INSIDE_PLAIN = re.compile(
    r"\s+(?=(?:thi tran|thi xa|(?<!thi )xa|phuong|huyen|quan|thanh pho|tinh(?! lo)|t[pxt]\.?)\s)", re.IGNORECASE
)


@dataclass(frozen=True)
class Part:
    """One part of an address: what it is, its type as written («xa», «» when bare), the `key` of its name."""

    kind: str
    type: str
    key: str


def name_key(name: str) -> str:
    """One spelling of a place: no dấu, spaces, apostrophes; «k» at the end of highland words as «c» (Đăk, Đắc)."""
    words = re.findall("[a-z0-9]+", fold(APOSTROPHES.sub("", name)))
    return "".join(re.sub("k$", "c", word) for word in words)


def parts_of(address: str) -> list[Part]:
    """The parts from the narrowest to the widest, without the country."""
    text = unicodedata.normalize("NFC", address)
    apart = INSIDE_PLAIN if text.isascii() else INSIDE
    rough = [piece for chunk in re.split(r"[,;\n]|\s[-–—]+\s", text) for piece in apart.split(chunk)]
    pieces = [without_marks(piece) for piece in rough]
    while pieces and not (last := NATION.sub("", pieces[-1]).strip(" .()")):
        pieces.pop()
    if pieces:
        pieces[-1] = last
    return [part(piece) for piece in pieces if piece]


@lru_cache(8192)
def without_marks(piece: str) -> str:
    """No dấu, no apostrophes, one space between words. Addresses of a register are of few places."""
    return " ".join(APOSTROPHES.sub("", fold(piece)).split())


@lru_cache(8192)
def part(piece: str) -> Part:
    """One part, without dấu: «tp. kon tum», «dak ha district», «kon tum»."""
    if not NOT_PLACES.match(piece) and (found := BEFORE.match(piece)):
        marker = found["word"] or found["short"]
        return Part(MARKERS[marker], SHORT.get(marker, marker), name_key(found["name"]))
    if found := ENGLISH.match(piece):
        marker = OF_ENGLISH[found["word"]]
        return Part(MARKERS[marker], marker, name_key(found["name"]))
    return Part(BARE, "", name_key(piece))


@cache
def province_keys() -> frozenset[str]:
    """Names of all provinces, as `name_key` has them."""
    return frozenset(name_key(name) for name in yaml.safe_load(PROVINCES.read_text(encoding="utf-8"))["names"])
