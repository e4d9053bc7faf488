"""Decree 30/2020/NĐ-CP, Appendix I: each rule that can be measured, in the Word file and in the PDF.

Sizes, margins and lengths stand here as the decree gives them, not as our table of styles does.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache
from typing import Any

import pypdf
import pytest
from lxml import etree

from accounts.models import User
from agencies.models import Agency
from plans.models import Period
from reports import actions
from reports.builders.paper import signature
from reports.document import Appendix, Column, Document, Heading, Paragraph, Part, Signature, Table, from_json
from reports.models import Report
from tests.reports.measure import MM_PER_TWIP, Look, Page, WordFile, pages_of, text_of, value
from tests.reports.readers import W, open_pdf, open_word, packed, pdf_text, word_lines, word_text, written
from tests.reports.sample import sample, tasks_table

GAP = "\u00a0"
# What the decree says of each block: text it starts with, sizes allowed, bold, italic, alignment.
BLOCKS = {
    "country": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False, "center"),
    "motto": ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False, "center"),
    "parent": ("UBND TỈNH QUẢNG NGÃI", (12, 13), False, False, "center"),
    "agency": ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", (12, 13), True, False, "center"),
    "number": ("Số:", (13,), False, False, "center"),
    "place": ("Quảng Ngãi, ngày", (13, 14), False, True, "center"),
    "type": ("BÁO CÁO", (13, 14), True, False, "center"),
    "abstract": ("Kết quả thực hiện Kế hoạch số 946/KH-UBND ngày", (13, 14), True, False, "center"),
    "to": ("Kính gửi:", (13, 14), False, False, "left"),
    "to_list": ("- Ủy ban nhân dân tỉnh Quảng Ngãi;", (13, 14), False, False, "left"),
    "basis": ("Căn cứ Quyết định số 1068/QĐ-TTg", (13, 14), False, True, "both"),
    "body": ("Thực hiện Kế hoạch số 946/KH-UBND, Sở", (13, 14), False, False, "both"),
    "part": ("Phần I", (13, 14), True, False, "center"),
    "part_title": ("TÌNH HÌNH CHUNG", (13, 14), True, False, "center"),
    "heading": ("I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", (13, 14), True, False, "both"),
    "clause": ("1. Văn bản ban hành", (13, 14), True, False, "both"),
    "plain_clause": ("2. Khoản không có tiêu đề", (13, 14), False, False, "both"),
    "point": ("a) Sở Nông nghiệp và Phát triển nông thôn", (13, 14), False, False, "both"),
    "bullet": ("- Đề nghị Bộ Khoa học và Công nghệ", (13, 14), False, False, "both"),
    "authority": ("KT. GIÁM ĐỐC", (13, 14), True, False, "center"),
    "position": ("PHÓ GIÁM ĐỐC", (13, 14), True, False, "center"),
    "signer": ("Nguyễn Văn Minh Họa", (13, 14), True, False, "center"),
    "recipients": ("Nơi nhận:", (12,), True, True, "left"),
    "recipient": ("- Như trên;", (11,), False, False, "left"),
    "appendix": ("Phụ lục II", (14,), True, False, "center"),
    "appendix_title": ("CƠ QUAN, ĐƠN VỊ CHƯA GỬI BÁO CÁO", (13, 14), True, False, "center"),
    "attached": ("(Kèm theo Báo cáo số", (13, 14), False, True, "center"),
}
FACES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


def paper(**changes: Any) -> Document:
    """The sample with a part, a clause without a title, and the portrait appendix alone after the wide one."""
    whole = sample()
    first, heading, clause, *rest = whole.blocks
    blocks = (
        first,
        Part("Tình hình chung"),
        heading,
        clause,
        Heading("Khoản không có tiêu đề.", 2, titled=False),
        *rest,
    )
    return sample(**({"blocks": blocks} | changes))


@cache
def word() -> WordFile:
    return WordFile(open_word(written(paper(), "docx")))


@cache
def pdf() -> list[Page]:
    return pages_of(written(paper(), "pdf"))


def short(**changes: Any) -> dict[str, str]:
    """Both files of a paper of one sentence, as text."""
    document = sample(**({"blocks": (Paragraph("Nội dung"),), "appendices": ()} | changes))
    return {"docx": word_text(written(document, "docx")), "pdf": pdf_text(written(document, "pdf"))}


def page_of(text: str) -> Page:
    return next(page for page in pdf() if text in page.text)


# Paper


def margins(section: Any) -> dict[str, float]:
    names = ("top", "bottom", "left", "right", "header")
    return {name: int(value(section, "pgMar", name)) * MM_PER_TWIP for name in names}


def test_word_pages_are_a4_with_the_margins_of_the_decree() -> None:
    for section in word().sections:
        sides = sorted(round(int(value(section, "pgSz", name)) * MM_PER_TWIP) for name in ("w", "h"))
        found = margins(section)
        assert sides == [210, 297]
        assert 19.9 <= found["bottom"] <= 25 and 19.9 <= found["top"] <= 25.1
        assert 29.9 <= found["left"] <= 35.1 and 14.9 <= found["right"] <= 20.1
        assert found["header"] < found["top"] - 10, "room for the page number in the top margin"


def test_pdf_pages_are_a4_and_no_letter_leaves_the_text_area() -> None:
    for page in pdf():
        assert sorted((round(page.width), round(page.height))) == [210, 297]
        body = [place for place in page.letters() if place.top > 24]
        assert min(place.left for place in body) >= 29.9
        assert max(place.right for place in body) <= page.width - 14.9
        assert max(place.bottom for place in body) <= page.height - 19.9
        assert min(place.top for place in body) >= 24.9


# Letters


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_of_the_word_file_is_set_as_the_decree_says(name: str) -> None:
    text, sizes, bold, italic, align = BLOCKS[name]
    paragraph = next(item for item in word().body.iter(f"{W}p") if text_of(item).startswith(text))
    look = word().look(paragraph)
    assert look == Look("Times New Roman", look.size, bold, italic, align)
    assert look.size in sizes


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_of_the_pdf_is_set_as_the_decree_says(name: str) -> None:
    text, sizes, bold, italic, _align = BLOCKS[name]
    place = page_of(text).find(text)
    assert place.font == f"Tinos-{FACES[bold, italic]}"
    assert round(place.size, 2) in sizes


def test_the_word_file_names_no_other_font() -> None:
    with zipfile.ZipFile(io.BytesIO(written(paper(), "docx"))) as parts:
        names = [name for name in parts.namelist() if name.startswith("word/") and "theme" not in name]
        found = {font for name in names for font in re.findall(r'w:rFonts [^>]*?w:ascii="([^"]+)"', read(parts, name))}
        assert not any("asciiTheme" in read(parts, name) for name in names)
    assert found == {"Times New Roman"}


def read(parts: zipfile.ZipFile, name: str) -> str:
    return parts.read(name).decode(errors="ignore")


def test_the_pdf_embeds_every_font_and_has_only_the_one_family() -> None:
    found = {}
    for page in open_pdf(written(paper(), "pdf")).pages:
        for font in page["/Resources"].get_object()["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            file = below["/FontDescriptor"].get_object().get("/FontFile2")
            found[str(below["/BaseFont"]).rpartition("+")[2]] = file is not None and len(file.get_object().get_data())
    assert set(found) <= {f"Tinos-{face}" for face in FACES.values()} and all(found.values())


def test_words_are_black() -> None:
    colours = {
        value(style, "rPr/color") for style in word().styles.values() if value(style, "name") != "Dữ liệu minh họa"
    }
    assert colours - {""} == {"000000"}


def test_paragraphs_are_indented_and_apart() -> None:
    for start in (
        "Thực hiện Kế hoạch số 946/KH-UBND, Sở",
        "Căn cứ Quyết định",
        "I. CÔNG",
        "1. Văn",
        "a) Sở",
        "- Đề nghị",
    ):
        paragraph = next(item for item in word().body.iter(f"{W}p") if text_of(item).startswith(start))
        style = word().style(paragraph)
        assert int(value(style, "pPr/ind", "firstLine")) * MM_PER_TWIP in (
            pytest.approx(10, abs=0.1),
            pytest.approx(12.7, abs=0.1),
        )
        assert int(value(style, "pPr/spacing", "before")) >= 120, "6 pt"
        assert 240 <= int(value(style, "pPr/spacing", "line")) <= 360, "single to one and a half"
        place = page_of(start).find(start)
        assert place.left == pytest.approx(35 + 12.7, abs=0.5)


# The head


def test_the_rule_below_the_motto_is_as_long_as_its_text() -> None:
    page = pdf()[0]
    motto = page.find(BLOCKS["motto"][0])
    length, middle = page.rule_below(motto)
    assert length == pytest.approx(motto.width, rel=0.02) and middle == pytest.approx(motto.middle, abs=0.5)
    assert word().rule_below(word().paragraph(BLOCKS["motto"][0])) == pytest.approx(motto.width, rel=0.02)


@pytest.mark.parametrize("name", ["agency", "abstract"])
def test_the_rule_below_agency_and_abstract_is_a_third_to_a_half_of_the_text(name: str) -> None:
    text = BLOCKS[name][0]
    page = pdf()[0]
    start = page.text.index(text)
    last = page.find(
        "triển khai thực hiện Chiến lược sở hữu trí tuệ đến năm 2030, năm 2026" if name == "abstract" else text
    )
    widest = page.place(start, len(re.split(r"[\r\n]", page.text[start:], maxsplit=1)[0])).width
    length, middle = page.rule_below(last)
    assert widest / 3 <= length <= widest / 2
    assert middle == pytest.approx(last.middle, abs=1)
    assert widest / 3 <= word().rule_below(word().paragraph(text)) <= widest / 2


def test_agency_and_country_stand_side_by_side_without_touching() -> None:
    page = pdf()[0]
    agency, country = page.find(BLOCKS["agency"][0]), page.find(BLOCKS["country"][0])
    assert country.left - agency.right > 5 and agency.left >= 30 and country.right <= 195
    assert page.find(BLOCKS["parent"][0]).bottom < agency.top
    assert page.find("Số:").bottom == pytest.approx(page.find("Quảng Ngãi, ngày").bottom, abs=1.5), "on one line"
    assert page.find("Số:").top > agency.bottom + 3


def test_the_name_of_the_agency_is_shortened_as_offices_do() -> None:
    names = {"parent_agency": "Ủy ban nhân dân tỉnh Quảng Ngãi", "agency": "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"}
    for found in short(**names, appendices=(Appendix("Bảng", (Paragraph("x"),)),)).values():
        assert "UBND TỈNH QUẢNG NGÃI" in found and "SỞ KHOA HỌC VÀ CÔNG NGHỆ" in found
        assert "NGHỆ TỈNH" not in packed(found) and "ỦY BAN NHÂN DÂN" not in found
        assert "của Sở Khoa học và Công nghệ)" in " ".join(found.split())


def test_a_long_name_is_broken_in_lines_of_about_one_length() -> None:
    name = "Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp Quảng Ngãi"
    lines = word_text(written(sample(agency=name), "docx")).splitlines()
    lines = lines[1 : next(at for at in range(2, 9) if " ".join(lines[1:at]) == name.upper())]
    lengths = [len(line) for line in lines]
    assert len(lines) == 3 and max(lengths) - min(lengths) <= 8, lines


def test_number_and_day_are_left_to_the_office() -> None:
    document = sample(blocks=(Paragraph("x"),), appendices=(Appendix("Bảng", (Paragraph("x"),)),))
    lines = word_lines(open_word(written(document, "docx")).element.body)
    assert f"Số:{GAP * 7}/BC-SKHCN" in lines
    assert f"Quảng Ngãi, ngày{GAP * 6}tháng{GAP * 6}năm 20{GAP * 4}" in lines
    assert (
        f"(Kèm theo Báo cáo số{GAP * 7}/BC-SKHCN ngày{GAP * 6}tháng{GAP * 6}năm 20{GAP * 4} của Sở Khoa học "
        "và Công nghệ)" in lines
    )
    page = pdf()[0]
    number = page.find("Số:")
    assert page.find("/BC-SKHCN").left - number.right > 6, "room to write in"
    assert page.find("tháng").left - page.find("Quảng Ngãi, ngày").right > 6


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 1, 5), "ngày 05 tháng 01 năm 2027"),
        (date(2027, 2, 28), "ngày 28 tháng 02 năm 2027"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 25), "ngày 25 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_have_a_zero(day: date, words: str) -> None:
    for found in short(issued_on=day).values():
        assert f"Quảng Ngãi, {words}" in found


@pytest.mark.parametrize(
    ("number", "words"), [("5", "Số: 05/BC-SKHCN"), ("05", "Số: 05/BC-SKHCN"), ("125", "Số: 125/BC-SKHCN")]
)
def test_numbers_below_ten_have_a_zero(number: str, words: str) -> None:
    for found in short(number=number).values():
        assert words in found.replace(GAP, " ")


# Whom it is for


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    for found in short(addressees=("Ủy ban nhân dân tỉnh Quảng Ngãi",)).values():
        assert "Kính gửi: Ủy ban nhân dân tỉnh Quảng Ngãi." in found


def test_several_addressees_stand_on_lines_of_their_own() -> None:
    for found in short().values():
        lines = [line.strip() for line in found.splitlines()]
        start = lines.index("Kính gửi:")
        assert lines[start + 1 : start + 3] == ["- Ủy ban nhân dân tỉnh Quảng Ngãi;", "- Bộ Khoa học và Công nghệ."]


def test_a_paper_for_nobody_says_nothing() -> None:
    assert not any("Kính gửi" in found for found in short(addressees=()).values())


def test_bases_end_in_semicolons_and_the_last_in_a_full_stop() -> None:
    for found in short().values():
        flat = " ".join(found.split())
        assert "sở hữu trí tuệ đến năm 2030;" in flat and "Ủy ban nhân dân tỉnh Kon Tum." in flat


# The body


def test_headings_are_numbered_in_the_order_of_vietnamese_letters() -> None:
    blocks = (Heading("Mục"), Heading("Khoản", 2), *(Heading(f"Điểm {number}", 3) for number in range(1, 12)))
    for found in short(blocks=blocks).values():
        lines = [line.strip() for line in found.splitlines()]
        assert "I. MỤC" in lines and "1. Khoản" in lines
        letters = [line.split(")")[0] for line in lines if re.fullmatch(r"\S\) Điểm \d+(\./\.)?", line)]
        assert letters == ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l"]


@pytest.mark.parametrize(
    "last",
    [
        Paragraph("Trên đây là báo cáo."),
        Paragraph("Trên đây là báo cáo"),
        Table((Column("Bảng"),), (("ô",),)),
        Heading("Mục"),
    ],
)
def test_the_body_ends_with_its_mark_once(last: Any) -> None:
    for found in short(blocks=(Paragraph("Nội dung."), last)).values():
        assert found.count("./.") == 1
        assert found.index("./.") < found.index("Nơi nhận")
        assert not isinstance(last, Paragraph) or "Trên đây là báo cáo./." in found


def test_lines_of_a_list_are_closed() -> None:
    for found in (word_text(written(paper(), "docx")), pdf_text(written(paper(), "pdf"))):
        flat = " ".join(found.split())
        assert (
            "bộ chỉ số đo lường về sở hữu trí tuệ; - Đề nghị" in flat
            and "thực hiện nhiệm vụ năm 2027. Trên đây" in flat
        )


def test_a_bold_line_stays_with_what_it_announces() -> None:
    document = sample(blocks=(Paragraph("Nhiệm vụ 1.1", bold=True), Paragraph("Tình trạng")))
    found = WordFile(open_word(written(document, "docx")))
    assert found.paragraph("Nhiệm vụ 1.1").find(f"{W}pPr/{W}keepNext") is not None


# Signature and recipients


@pytest.mark.parametrize(
    ("authority", "position", "lines"),
    [
        ((), "Giám đốc", ["GIÁM ĐỐC"]),
        (("KT. Giám đốc",), "Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (("TM. Ủy ban nhân dân",), "Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            ("TM. Ủy ban nhân dân", "KT. Chủ tịch"),
            "Phó Chủ tịch",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (("TL. Giám đốc",), "Chánh Văn phòng", ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
        (("TUQ. Giám đốc",), "Trưởng phòng", ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]),
    ],
)
def test_authority_stands_above_the_position(authority: tuple[str, ...], position: str, lines: list[str]) -> None:
    document = sample(
        blocks=(Paragraph("x"),), appendices=(), signature=Signature(position, "Trần Thị Ký Tên", authority)
    )
    cell = WordFile(open_word(written(document, "docx"))).paragraph("Trần Thị Ký Tên").getparent()
    assert word_lines(cell) == [*lines, "Trần Thị Ký Tên"]
    page = pages_of(written(document, "pdf"))[-1]
    found = [page.text.rindex(line) for line in [*lines, "Trần Thị Ký Tên"]]
    places = [page.place(at, len(line)) for at, line in zip(found, [*lines, "Trần Thị Ký Tên"], strict=True)]
    assert [place.top for place in places] == sorted(place.top for place in places)
    assert max(place.middle for place in places) - min(place.middle for place in places) < 1, "one below the other"
    assert places[-1].top - places[-2].bottom > 20, "room for the signature"


def test_recipients_stand_left_of_the_signature_at_its_height() -> None:
    page = page_of("Nơi nhận:")
    recipients, authority = page.find("Nơi nhận:"), page.find("KT. GIÁM ĐỐC")
    assert recipients.left == pytest.approx(35, abs=0.5) and authority.left > 105
    assert abs(recipients.top - authority.top) < 2
    for found in (word_text(written(paper(), "docx")), pdf_text(written(paper(), "pdf"))):
        lines = [line.strip() for line in found.splitlines()]
        start = next(at for at, line in enumerate(lines) if line.startswith("- Như trên;"))
        kept = [line for line in lines[start:] if line.startswith("- ")]
        assert all(line.split("PHÓ")[0].strip().endswith(";") for line in kept[:-1])
        assert kept[-1] == "- Lưu: VT, SHTT."


def test_the_signature_is_never_divided_nor_alone_on_a_page() -> None:
    row = word().paragraph("Nơi nhận:").iterancestors(f"{W}tr").__next__()
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    last = next(item for item in word().body.iter(f"{W}p") if text_of(item).endswith("./."))
    assert last.find(f"{W}pPr/{W}keepNext") is not None
    for lines in range(26, 40):
        page = pages_of(
            written(sample(blocks=tuple(Paragraph(f"Dòng {at}") for at in range(lines)), appendices=()), "pdf")
        )[-1]
        assert "Nơi nhận:" in page.text and "Nguyễn Văn Minh Họa" in page.text and "./." in page.text


# Page numbers


def test_page_numbers_stand_in_the_middle_of_the_top_margin_from_the_second_page() -> None:
    for page, shown in zip(pdf(), numbers(), strict=True):
        if shown == 1:
            assert not re.match(r"\d", page.text)
            continue
        place = page.place(0, len(str(shown)))
        assert page.text.startswith(f"{shown}\r\n")
        assert place.font == "Tinos-Regular" and place.size in (13, 14)
        left, right = (30, 15) if page.width > page.height else (35, 20)
        assert place.middle == pytest.approx((left + page.width - right) / 2, abs=0.5)
        assert place.top > 8 and place.bottom < 20, "inside the margin, off its edges"


def numbers() -> list[int]:
    """What each page of the PDF should count: anew from 1 in every appendix."""
    found: list[int] = []
    for page in pdf():
        found.append(1 if not found or re.search(r"Phụ lục [IVX]+\r\n", page.text) else found[-1] + 1)
    return found


def test_page_numbers_of_the_word_file_count_anew_in_each_appendix() -> None:
    body, *appendices = word().sections
    assert len(appendices) == 2
    assert all(section.find(f"{W}titlePg") is not None for section in word().sections), "no number on the first page"
    assert body.find(f"{W}pgNumType") is None
    assert [value(section, "pgNumType", "start") for section in appendices] == ["1", "1"]
    found = open_word(written(paper(), "docx")).sections[0]
    assert found.header._element.find(f".//{W}fldSimple").get(f"{W}instr") == "PAGE"
    assert found.first_page_header._element.find(f".//{W}fldSimple") is None
    style = word().styles["page"]
    assert (value(style, "pPr/jc"), value(style, "rPr/sz"), style.find(f"{W}rPr/{W}b")) == ("center", "28", None)


# Appendices and tables


def test_appendices_have_roman_numbers_where_there_are_several() -> None:
    for found in (word_text(written(paper(), "docx")), pdf_text(written(paper(), "pdf"))):
        lines = [line.strip() for line in found.splitlines()]
        assert "Phụ lục I" in lines and "Phụ lục II" in lines
    for found in short(appendices=(Appendix("Bảng", (Paragraph("x"),)),)).values():
        assert "Phụ lục" in [line.strip() for line in found.splitlines()]


def test_wide_tables_lie_on_landscape_pages() -> None:
    turned = [value(section, "pgSz", "orient") for section in word().sections]
    assert turned == ["", "landscape", ""]
    wide = [page.width > page.height for page in pdf()]
    first, last = wide.index(True), len(wide) - wide[::-1].index(True)
    assert all(wide[first:last]) and first >= 2 and last == len(wide) - 1


def test_heads_of_tables_are_repeated_and_rows_kept_whole() -> None:
    tables = [table for table in word().body.iter(f"{W}tbl") if table.find(f"{W}tblPr/{W}tblBorders") is not None]
    assert len(tables) == 4
    for table in tables:
        head, *rows = table.findall(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert not any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
    pages = [page for page in pdf() if page.width > page.height]
    assert len(pages) > 5
    assert all("Cơ quan chủ trì" in page.text and "Kết quả" in page.text for page in pages)


def test_tables_fill_the_text_area() -> None:
    appendix = sample(blocks=(Paragraph("x"),), appendices=(Appendix("Bảng", (tasks_table(),), landscape=True),))
    page = pages_of(written(appendix, "pdf"))[1]
    assert min(left for left, *_ in page.paths) == pytest.approx(30, abs=0.5)
    assert max(right for _, _, right, _ in page.paths) == pytest.approx(297 - 15, abs=0.5)


def test_a_total_has_no_dash_where_nothing_is_added_up() -> None:
    table = Table((Column("TT"), Column("Cơ quan"), Column("Số", "integer")), (("1", "A", 1),), total=(None, "Cộng", 1))
    for found in short(blocks=(table,)).values():
        assert "–" not in found


# What Word asks of a file that it opens without repair

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr shd tabs spacing ind jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs u vertAlign lang",
    "tblPr": "tblStyle tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgBorders pgNumType cols titlePg docGrid",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr",
}


def test_the_parts_of_the_word_file_stand_in_the_order_of_the_schema() -> None:
    with zipfile.ZipFile(io.BytesIO(written(paper(), "docx"))) as parts:
        for name in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/header2.xml"):
            for element in etree.fromstring(parts.read(name)).iter():
                tag = etree.QName(element).localname
                if tag in ORDER:
                    places = [ORDER[tag].split().index(etree.QName(child).localname) for child in element]
                    assert places == sorted(places), (name, tag, [etree.QName(child).localname for child in element])
                if tag == "tc":
                    assert etree.QName(element[-1]).localname == "p", "a cell ends with a paragraph"


def test_every_part_that_the_word_file_names_is_there() -> None:
    with zipfile.ZipFile(io.BytesIO(written(paper(), "docx"))) as parts:
        names = set(parts.namelist())
        for item in re.findall(r'PartName="/([^"]+)"', read(parts, "[Content_Types].xml")):
            assert item in names
        for item in re.findall(r'Target="([^"]+)"', read(parts, "word/_rels/document.xml.rels")):
            assert f"word/{item}" in names


def test_the_pdf_is_whole_and_tells_its_language() -> None:
    reader = pypdf.PdfReader(io.BytesIO(written(paper(), "pdf")), strict=True)
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    assert reader.pdf_header >= "%PDF-1.4"


# The compiled report itself


@pytest.mark.django_db
def test_the_compiled_report_bears_the_names_and_the_place_of_its_day(officer: User, year: Period) -> None:
    report = actions.request_report("annual", year, by=officer)
    assert actions.run_report(report.pk)
    document = from_json(Report.objects.get(pk=report.pk).snapshot)
    lines = [line.replace(GAP, " ") for line in word_text(written(document, "docx")).splitlines()]
    assert lines[:2] == ["UBND TỈNH QUẢNG NGÃI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
    assert "Quảng Ngãi, ngày      tháng      năm 20    " in lines
    assert "Số:       /BC-SKHCN" in lines and "Kết quả thực hiện Kế hoạch số 946/KH-UBND năm 2026" in lines
    assert "Căn cứ Kế hoạch số 946/KH-UBND ngày 26 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh Kon Tum." in lines
    assert "GIÁM ĐỐC" in lines and "- Lưu: VT." in lines


def test_a_committee_signs_for_all_its_members() -> None:
    assert signature(Agency(kind="commune")) == Signature("Chủ tịch", authority=("TM. Ủy ban nhân dân",))
    assert signature(Agency(kind="department")) == Signature("Giám đốc")
    assert signature(Agency(kind="agency")).position == "Thủ trưởng cơ quan"
