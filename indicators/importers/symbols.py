"""Symbols of classifications: Nice, IPC, Locarno, Vienna."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop

from indicators.importers.columns import Column
from indicators.importers.values import Cell, Unreadable, is_day, lines_of, plain

IPC = re.compile(r"^([A-H])\s*([0-9]{2})\s*([A-Z])(?:\s*([0-9]{1,4})\s*/\s*([0-9]{2,6}))?$")
LOCARNO = re.compile(r"^([0-9]{1,2})\s*-\s*([0-9]{1,2})$")
VIENNA = re.compile(r"^([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{1,2}))?$")
GROUP = re.compile(r"(?:nhóm|class)\s*([0-9]{1,2})\s*[:.\-]?\s*|\(([0-9]{1,2})\)\s*", re.IGNORECASE)
LONGEST_LIST = 60


def pieces(value: Any) -> list[str]:
    """«30, 35», «30; 35» or a line each."""
    found = [part for piece in re.split(r"[,;|\n]", lines_of(value)) if (part := plain(piece))]
    if len(found) > LONGEST_LIST * 4:
        raise Unreadable(gettext_noop("Có quá nhiều ký hiệu phân loại."))
    return list(dict.fromkeys(found))


def read_nice(column: Column, value: Any) -> Cell:
    """Classes 1 to 45, two digits each."""
    found = [nice_class(word) for piece in pieces(value) for word in re.sub(r"(?i)nhóm|class", " ", piece).split()]
    return Cell({column.field: list(dict.fromkeys(found))})


def nice_class(text: str) -> str:
    if not re.fullmatch(r"0?[0-9]{1,2}", text) or not 1 <= int(text) <= 45:
        raise Unreadable(
            gettext_noop("«%(value)s» không phải nhóm Nice (01–45)."), swapped=is_day(text), value=text[:60]
        )
    return f"{int(text):02}"


def read_nice_and_goods(column: Column, value: Any) -> Cell:
    """«Nhóm 30: cà phê; chè. Nhóm 35: mua bán cà phê.»"""
    text, (nice, goods) = plain(value), column.into
    classes = [number for pair in GROUP.findall(text) for number in pair if number]
    if not classes and (found := re.match(r"^([0-9]{1,2}(?:\s*[,;]\s*[0-9]{1,2})*)\s*(.*)$", text)):
        classes = re.findall("[0-9]+", found[1])
    return Cell({nice: list(dict.fromkeys(nice_class(item) for item in classes)), goods: text})


def read_ipc(column: Column, value: Any) -> Cell:
    """«A23F 5/10 (2006.01)»: symbols in the writing of the classification, without its edition."""
    found = []
    for piece in pieces(re.sub(r"\([0-9.]*\)", ",", re.sub(r"(?i)int\.?\s*cl\.?\s*[0-9]*:?", "", lines_of(value)))):
        symbol = IPC.match(piece.upper())
        if not symbol:
            raise Unreadable(
                gettext_noop("«%(value)s» không phải ký hiệu IPC."), swapped=is_day(piece), value=piece[:60]
            )
        group = f" {int(symbol[4])}/{symbol[5]}" if symbol[4] else ""
        found.append(f"{symbol[1]}{symbol[2]}{symbol[3]}{group}")
    return Cell({column.field: list(dict.fromkeys(found))[:LONGEST_LIST]})


def read_locarno(column: Column, value: Any) -> Cell:
    if isinstance(value, date):
        raise Unreadable(gettext_noop("Excel đã đổi ký hiệu Locarno thành ngày; hãy để ô dạng văn bản."))
    found = []
    for piece in pieces(value):
        if not (symbol := LOCARNO.match(piece)):
            raise Unreadable(
                gettext_noop("«%(value)s» không phải ký hiệu Locarno."), swapped=is_day(piece), value=piece
            )
        found.append(f"{int(symbol[1]):02}-{int(symbol[2]):02}")
    return Cell({column.field: list(dict.fromkeys(found))[:LONGEST_LIST]})


def read_vienna(column: Column, value: Any) -> Cell:
    found = []
    for piece in (word for item in pieces(re.sub(r"\([0-9]*\)", " ", lines_of(value))) for word in item.split()):
        if not (symbol := VIENNA.match(piece)):
            raise Unreadable(
                gettext_noop("«%(value)s» không phải phân loại Vienna."), swapped=is_day(piece), value=piece[:60]
            )
        found.append(".".join(f"{int(part):02}" for part in symbol.groups() if part))
    return Cell({column.field: list(dict.fromkeys(found))[:LONGEST_LIST]})
