"""One cell of a file from elsewhere → the fields it fills, or a sentence about what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import time, timedelta
from typing import Any

from django.utils.translation import gettext_noop

from indicators.importers.columns import Column, said, understood
from indicators.importers.symbols import read_ipc, read_locarno, read_nice, read_nice_and_goods, read_vienna
from indicators.importers.values import UNSEEN, Cell, Unreadable, day, is_blank, is_day, lines_of, plain

A_DAY_INSIDE = re.compile(r"(?<![0-9])([0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])")
MISREAD = re.compile(
    "[\u00c3-\u00c6][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]"
    "|\u00e1[\u00ba\u00bb][^\\x00-\\x7f\\s]|\ufffd"
)
STREET = re.compile(
    r"\b(?:thôn|tổ(?=\s[0-9])|số(?=\s[0-9])|khu phố|khối|ấp|(?<!tác )xã|phường|thị trấn|lô|tầng|quốc lộ|km)\b",
    re.IGNORECASE,
)


def read_text(column: Column, value: Any) -> Cell:
    text = plain(value)
    if MISREAD.search(text):
        raise Unreadable(gettext_noop("Chữ bị lỗi bảng mã: «%(value)s»."), swapped=True, value=text[:60])
    if column.field in ("name", "owner") and is_day(value):
        raise Unreadable(gettext_noop("Có ngày «%(value)s» ở nơi phải là tên."), swapped=True, value=text)
    if column.most and len(text) > column.most:
        raise Unreadable(gettext_noop("Dài quá %(most)s ký tự."), most=str(column.most))
    return Cell({column.field: text})


def read_day(column: Column, value: Any) -> Cell:
    return Cell({column.field: day(value)})


def read_number(column: Column, value: Any) -> Cell:
    text = plain(value)
    if is_day(value) or is_day(text):
        raise Unreadable(gettext_noop("Có ngày «%(value)s» ở nơi phải là số đơn, số bằng."), swapped=True, value=text)
    if not any(char.isdigit() for char in text) or len(text) > 60:
        raise Unreadable(gettext_noop("«%(value)s» không phải là số đơn, số bằng."), swapped=True, value=text[:60])
    return Cell({column.field: text})


def read_number_and_day(column: Column, value: Any) -> Cell:
    """«4-2019-43953 11.11.2019»: either may be missing."""
    text, (number, on) = plain(value), column.into
    found = A_DAY_INSIDE.search(text)
    cell = Cell({on: day(found[1])} if found else {})
    rest = (text[: found.start()] + text[found.end() :] if found else text).strip(" ,;:-()")
    if rest:
        cell.values |= {number: read_number(column, rest).values[column.field]}
    return cell


def read_owner_and_address(column: Column, value: Any) -> Cell:
    """The name, then the address: parted by a line or a bracket, «(VI)», else where the address begins."""
    raw = str(value).translate(UNSEEN).replace("\r", "\n")
    lines = [line for part in re.split(r"\n|;\s|\s\|\s", raw) if (line := plain(part))]
    owner, address = lines[0] if lines else "", ", ".join(lines[1:])
    if not address and (
        found := re.match(r"^(.*?)\s*[(:]\s*(.*\b(?:tỉnh|thành phố|TP)\b.*?)\)?$", owner, re.IGNORECASE)
    ):
        owner, address = found[1], found[2]
    if not address and (begins := STREET.search(owner)) and begins.start() > 3 and "," in owner[begins.start() - 2 :]:
        owner, address = owner[: begins.start()].strip(" ,-–"), owner[begins.start() :]
    owner_field, address_field = column.into
    if len(owner) > 500:
        raise Unreadable(gettext_noop("Dài quá %(most)s ký tự."), most="500")
    return Cell({owner_field: owner} | ({address_field: address} if address else {}))


def read_kind(column: Column, value: Any) -> Cell:
    if found := understood("kinds", plain(value)):
        return Cell({"kind": found})
    raise Unreadable(
        gettext_noop("Không rõ «%(value)s» là đối tượng nào."), swapped=is_day(value), value=plain(value)[:60]
    )


def read_status(column: Column, value: Any) -> Cell:
    """The office's words are kept as they stand; words not known come to «Chưa rõ», to be looked at."""
    text = read_text(column, value).values[column.field]
    if is_day(text):
        raise Unreadable(gettext_noop("Có ngày «%(value)s» ở nơi phải là tình trạng."), swapped=True, value=text)
    cell = Cell({"status_text": text, "status": understood("statuses", text) or "unknown"})
    if not understood("statuses", text):
        cell.doubts.append((gettext_noop("Chưa biết tình trạng «%(value)s» nghĩa là gì."), {"value": text[:60]}))
    return cell


def read_steps(column: Column, value: Any) -> Cell:
    """«11.11.2019 Nộp đơn; 12.01.2020 …»: a line or a semicolon between the steps; a step without a day is kept."""
    steps = []
    for line in re.split(r"[\n;]|\s\|\s", lines_of(value).replace("\r", "\n")):
        text = plain(line)
        found = A_DAY_INSIDE.search(text)
        words = (text[: found.start()] + text[found.end() :] if found else text).strip(" ,:;-–")
        if words or found:
            steps.append([day(found[1]) if found else None, (words or text)[:500]])
    return Cell({"steps": steps[:200]})


def read_link(column: Column, value: Any) -> Cell:
    text = plain(value)
    if not re.fullmatch(r"https?://[^\s\"<>]+", text) or len(text) > column.most:
        raise Unreadable(gettext_noop("«%(value)s» không phải địa chỉ trang web."), value=text[:60])
    return Cell({column.field: text})


def read_list(column: Column, value: Any) -> Cell:
    text = plain(value)
    if not (found := understood("lists", text)):
        raise Unreadable(gettext_noop("Không rõ «%(value)s» là danh mục nào."), swapped=is_day(value), value=text[:60])
    stars = re.search(r"([1-5])\s*sao", text, re.IGNORECASE)
    return Cell({"list": found} | ({"stars": int(stars[1])} if stars and found == "ocop" else {}))


def read_stars(column: Column, value: Any) -> Cell:
    text = said(value) if isinstance(value, str) else plain(value)
    if found := re.fullmatch(r"(?:hang |ocop )?([1-5])(?: sao| stars?)?", text):
        return Cell({"stars": int(found[1])})
    if re.fullmatch(r"[*★]{1,5}", plain(value)):
        return Cell({"stars": len(plain(value))})
    raise Unreadable(
        gettext_noop("«%(value)s» không phải số sao từ 1 đến 5."), swapped=is_day(value), value=plain(value)[:60]
    )


READERS: Mapping[str, Callable[[Column, Any], Cell]] = {
    "text": read_text, "day": lambda column, value: Cell({column.field: day(value)}), "number": read_number,
    "number_and_day": read_number_and_day, "owner_and_address": read_owner_and_address, "nice": read_nice,
    "nice_and_goods": read_nice_and_goods, "ipc": read_ipc, "locarno": read_locarno, "vienna": read_vienna,
    "kind": read_kind, "status": read_status, "steps": read_steps, "link": read_link, "list": read_list,
    "stars": read_stars,
}  # fmt: skip


def read_cell(column: Column, value: Any) -> Cell:
    """What the cell says. Raises Unreadable."""
    if is_blank(value):
        return Cell()
    if isinstance(value, time | timedelta):
        raise Unreadable(
            gettext_noop("«%(value)s» là giờ, không phải nội dung của cột này."), swapped=True, value=str(value)
        )
    return READERS[column.reads](column, value)
