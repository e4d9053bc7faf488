"""Fixed phrases of an official paper, and how values read in Vietnamese."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

from reports.document import Cell, Document, Kind

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DEMO = "Dữ liệu minh họa"
DASH = "–"
GAP = "\u00a0"
# Viet Nam keeps one offset all year, so no time-zone database is asked.
HANOI = timezone(timedelta(hours=7))
ENDED = re.compile(r"[.,;:!?…]\W?$")  # a bracket or quotation mark may follow


def shown(cell: Cell, kind: Kind = "text", places: int = 2) -> str:
    """A cell as it reads on paper: 1.250,5 · 85,7 % · 05/01/2027 · «–» for no figure; years and codes ungrouped."""
    if cell is None:
        return DASH
    if isinstance(cell, date):
        return f"{cell:%d/%m/}{cell.year:04}"
    if isinstance(cell, str):
        return cell.replace("\t", " ")
    text = number(cell, places, grouped=kind != "text")
    return f"{text}{GAP}%" if kind == "percent" else text


def number(value: int | Decimal, places: int = 2, *, grouped: bool = True) -> str:
    """1250.50 → «1.250,5»."""
    whole, _, part = f"{Decimal(rounded(value, places)):{',' if grouped else ''}f}".partition(".")
    whole = whole.replace(",", ".")
    return f"{whole},{part}" if part else whole


def rounded(value: int | Decimal, places: int) -> int | Decimal:
    """At most so many decimals, halves away from zero as people round, without trailing zeros and without «-0»."""
    if isinstance(value, int):
        return value
    result = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if decimals(value) > places else value
    if result == result.to_integral_value():
        return int(result)
    return result.normalize()


def decimals(value: int | Decimal) -> int:
    """How many digits a rounded value shows after the comma."""
    return 0 if isinstance(value, int) else max(0, -int(value.as_tuple().exponent))


def number_line(document: Document) -> str:
    """«Số: 05/BC-SKHCN», with room for the number while the office has given none."""
    given = document.number.strip()
    padded = f"0{given}" if given.isdecimal() and len(given) == 1 else given
    return f"Số:{GAP}{padded or GAP * 6}/{document.symbol}"


def day_line(day: date | None) -> str:
    """«ngày 05 tháng 01 năm 2027»: days below 10 and months 1 and 2 are padded.

    Where no day is given, room for day, month and year: a paper made in December may well be signed in January.
    """
    if day is None:
        return f"ngày{GAP * 6}tháng{GAP * 6}năm 20{GAP * 4}"
    return day_words(day)


def day_words(day: date) -> str:
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def moment(as_of: datetime) -> str:
    """«14 giờ 05 ngày 15/12/2026», in Vietnamese time."""
    local = as_of.astimezone(HANOI)
    return f"{local:%H} giờ {local:%M} ngày {local:%d/%m/%Y}"


def one_line(text: str) -> str:
    return " ".join(text.split())


def ended(text: str, mark: str) -> str:
    """The text with this mark for its end, whatever mark it came with."""
    return text.rstrip(" .;,/") + mark


def closed(items: tuple[str, ...]) -> list[str]:
    """Lines of a list that keep the marks they came with; those without one get «;», the last «.»."""
    last = len(items) - 1
    found = [one_line(item) for item in items]
    return [
        item if ENDED.search(item) else item + ("." if number == last else ";") for number, item in enumerate(found)
    ]


def listed(items: tuple[str, ...]) -> list[str]:
    """Lines of a list: each ends in «;», the last in «.»."""
    last = len(items) - 1
    return [ended(item, "." if number == last else ";") for number, item in enumerate(items)]
