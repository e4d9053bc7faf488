"""Files as users save them from a search, made from a seed: rows of titles, written as .xlsx, .csv or ST.96."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

WORDS = (
    "cà phê sâm Ngọc Linh Đăk Hà Kon Tum măng khô mật ong rừng rượu cần thổ cẩm tiêu gạo nếp dược liệu hồng đảng sâm"
    " đương quy Măng Đen xứ lạnh lan kim tuyến nấm linh chi ý dĩ nghệ vàng"
)
SYLLABLES = WORDS.split()
PLACES = (
    "Thôn {n}, xã Đăk Hà, tỉnh Quảng Ngãi", "Tổ {n}, phường Quyết Thắng, thành phố Kon Tum, tỉnh Kon Tum",
    "Thôn {n}, xã Măng Đen, tỉnh Quảng Ngãi", "Số {n} Lê Lợi, phường Bến Nghé, Quận 1, thành phố Hồ Chí Minh",
    "Thôn {n}, xã Đăk Tờ Kan, huyện Tu Mơ Rông, tỉnh Kon Tum",
)  # fmt: skip
HEADS = (
    "MK", "AFNB_ORI", "AFDT", "PBNB", "PBDT", "RENB", "REDT", "NCL", "VCL", "APNA", "Địa chỉ", "PCCT", "STLB",
)  # fmt: skip
COM, TMK = (
    "http://www.wipo.int/standards/XMLSchema/ST96/Common",
    "http://www.wipo.int/standards/XMLSchema/ST96/Trademark",
)


def rows(seed: int, count: int) -> Iterator[dict[str, str]]:
    """Marks numbered from 1, with the columns of HEADS; every third is still an application."""
    chance = random.Random(seed)  # noqa: S311  (a generator of examples)
    for number in range(1, count + 1):
        filed = date(2010, 1, 1) + timedelta(days=chance.randrange(5000))
        published, granted = filed + timedelta(days=120), filed + timedelta(days=500)
        is_granted = number % 3 != 0
        yield {
            "MK": " ".join(chance.choices(SYLLABLES, k=4)).upper(),
            "AFNB_ORI": f"VN-4-{filed.year}-{number:05}",
            "AFDT": f"{filed:%d.%m.%Y}",
            "PBNB": f"VN-4-{number:07}",
            "PBDT": f"{published:%d.%m.%Y}",
            "RENB": f"4-{number:07}-000" if is_granted else "",
            "REDT": f"{granted:%d.%m.%Y}" if is_granted else "",
            "NCL": chance.choice(("30", "30, 35", "05, 29, 30", "43")),
            "VCL": chance.choice(("", "05.07.01", "05.07.01, 26.01.01")),
            "APNA": f"Công ty TNHH {' '.join(chance.choices(SYLLABLES, k=3))} {number % 9000}",
            "Địa chỉ": chance.choice(PLACES).format(n=number % 40 + 1),
            "PCCT": "",
            "STLB": "Cấp bằng" if is_granted else "Đang giải quyết",
        }


def as_xlsx(heads: Sequence[str], lines: Iterable[Sequence[Any]]) -> bytes:
    content = io.BytesIO()
    with Workbook(content, {"constant_memory": False, "default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Kết quả")
        sheet.write_row(0, 0, heads)
        for place, line in enumerate(lines, 1):
            sheet.write_row(place, 0, line)
    return content.getvalue()


def as_csv(
    heads: Sequence[str], lines: Iterable[Sequence[Any]], *, delimiter: str = ",", encoding: str = "utf-8"
) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(heads)
    writer.writerows(lines)
    return text.getvalue().encode(encoding)


def lines_of(found: Iterable[dict[str, str]]) -> Iterator[list[str]]:
    return ([row[head] for head in HEADS] for row in found)


def iso(day: str) -> str:
    return "-".join(reversed(day.split(".")))


def as_st96(found: Iterable[dict[str, str]]) -> bytes:
    """Trademarks of ST.96, several in one bag."""
    records = "".join(map(mark_record, found))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><tmk:TrademarkTransaction xmlns:tmk="{TMK}" xmlns:com="{COM}">'
        f"<tmk:TrademarkBag>{records}</tmk:TrademarkBag></tmk:TrademarkTransaction>"
    ).encode()


def mark_record(row: dict[str, str]) -> str:
    classes = "".join(
        f"<tmk:ClassDescription><tmk:ClassNumber>{number.strip()}</tmk:ClassNumber></tmk:ClassDescription>"
        for number in row["NCL"].split(",")
    )
    granted = (
        f"<com:RegistrationNumber>{row['RENB']}</com:RegistrationNumber>"
        f"<com:RegistrationDate>{iso(row['REDT'])}</com:RegistrationDate>"
    )
    return (
        "<tmk:Trademark><com:ApplicationNumber>"
        f"<com:ApplicationNumberText>{row['AFNB_ORI']}</com:ApplicationNumberText></com:ApplicationNumber>"
        f"{granted if row['RENB'] else ''}<com:ApplicationDate>{iso(row['AFDT'])}</com:ApplicationDate>"
        f"<tmk:MarkCurrentStatusCode>{'Registered' if row['RENB'] else 'Pending'}</tmk:MarkCurrentStatusCode>"
        "<tmk:MarkRepresentation><tmk:MarkReproduction><tmk:WordMarkSpecification>"
        f"<tmk:MarkVerbalElementText>{escape(row['MK'])}</tmk:MarkVerbalElementText>"
        "</tmk:WordMarkSpecification></tmk:MarkReproduction></tmk:MarkRepresentation>"
        f"<tmk:GoodsServicesBag><tmk:GoodsServices><tmk:ClassDescriptionBag>{classes}</tmk:ClassDescriptionBag>"
        "</tmk:GoodsServices></tmk:GoodsServicesBag>"
        "<tmk:ApplicantBag><tmk:Applicant><com:Contact><com:Name><com:OrganizationName><com:OrganizationStandardName>"
        f"{escape(row['APNA'])}</com:OrganizationStandardName></com:OrganizationName></com:Name><com:PostalAddressBag>"
        "<com:PostalAddress><com:PostalStructuredAddress><com:AddressLineText>"
        f"{escape(row['Địa chỉ'])}</com:AddressLineText></com:PostalStructuredAddress></com:PostalAddress>"
        "</com:PostalAddressBag></com:Contact></tmk:Applicant></tmk:ApplicantBag></tmk:Trademark>"
    )
