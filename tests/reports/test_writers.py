"""What holds for every format: the same figures, the same bytes, and no text that turns into something else."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from reports.document import (
    Appendix,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Figures,
    Group,
    Heading,
    Paragraph,
    Part,
    Run,
    Signature,
    Table,
    from_json,
    to_json,
)
from reports.writers import FORMATS, WRITERS
from reports.writers.words import ended, listed, number, rounded, shown
from tests.reports.readers import excel_values, packed, pdf_text, word_text, written
from tests.reports.sample import long_table, sample

FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x.test","x")', "{=1+1}")
MARKUP = (
    "{{7*7}}",
    "{% debug %}",
    '#read("/etc/passwd")',
    '#import "x.typ"',
    "$x^2$",
    "*đậm* _nghiêng_ `mã`",
    "@nhãn <nhãn>",
    "\\u{1F600} \\ ~ --- ...",
    "// ghi chú /* khác */",
    "</w:t></w:r><w:br/>",
    "&amp; &lt;",
    "<r><t>x</t></r>",
    "_x0041_",
    "http://x.test/?a=1&b=2",
    "internal:Sheet1!A1",
)


def paper(*blocks: Block, **changes: object) -> Document:
    return sample(blocks=blocks, appendices=(), **changes)


def everywhere(text: str) -> Document:
    """A document that says this in every place that takes text."""
    table = Table(
        (Column(text), Column("Số", "integer")), (Group(text), (text, 1), (text, None)), text, (text, 2), text, text
    )
    return sample(
        title=text,
        abstract=text,
        agency=text,
        parent_agency=text,
        place=text,
        symbol=text,
        addressees=(text, text),
        bases=(text,),
        recipients=(text,),
        signature=Signature(text, text, (text,)),
        blocks=(
            Part(text),
            Heading(text),
            Heading(text, 2),
            Heading(text, 3),
            Heading(text, 2, titled=False),
            Paragraph(text),
            Paragraph(runs=(Run(text, bold=True), Run(text, italic=True))),
            Bullets((text,)),
            table,
            Figures((Figure(text, text, text, text, "text"),)),
        ),
        appendices=(Appendix(text, (table, Paragraph(text))),),
    )


def texts(document: Document) -> dict[str, str]:
    return {
        "docx": packed(word_text(written(document, "docx"))),
        "pdf": packed(pdf_text(written(document, "pdf"))),
        "xlsx": packed("\n".join(map(str, excel_values(written(document, "xlsx"))))),
    }


def test_formats_say_what_a_browser_needs() -> None:
    assert list(FORMATS) == list(WRITERS) == ["xlsx", "docx", "pdf"]
    assert FORMATS["pdf"].media_type == "application/pdf"
    assert all(len(kind.media_type) > 10 and kind.name for kind in FORMATS.values())


def test_all_three_carry_the_same_figures() -> None:
    found = texts(sample())
    for kind in ("docx", "pdf"):
        for text in ("52/57(91,2%)", "1.250,5", "48,25", "52,5", "91,2%", "45.500.000đồng", "25%"):
            assert text in found[kind], (kind, text)
    values = excel_values(written(sample(), "xlsx"))
    for value in (37, 1250.5, 0.912, 48.25, 52.5, 0.4, 0.7, 0.25):
        assert value in values, value
    assert "52/57(91,2%)" in found["xlsx"]
    assert "45.500.000đồng" in found["xlsx"]


def test_all_three_list_the_thirty_seven_tasks() -> None:
    for kind, text in texts(sample()).items():
        for code in ("1.1Tham", "1.22Chủtrì", "14.1Căncứ") if kind == "pdf" else ("Thammưucấpcóthẩmquyền",):
            assert code in text, (kind, code)
    codes = {value for value in excel_values(written(sample(), "xlsx")) if re.fullmatch(r"\d+\.\d+", str(value))}
    assert len({code for code in codes if isinstance(code, str)}) == 37


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_document_gives_the_same_bytes(ending: str) -> None:
    first = written(sample(), ending)
    again = from_json(json.loads(json.dumps(to_json(sample()), sort_keys=True)))
    assert written(again, ending) == first


@pytest.mark.parametrize("ending", FORMATS)
def test_another_figure_gives_other_bytes(ending: str) -> None:
    one, two = (paper(Paragraph("x"), Figures((Figure("Số", value),))) for value in (1, 2))
    assert written(one, ending) != written(two, ending)


def test_markup_stays_the_text_it_is() -> None:
    for text in MARKUP:
        for kind, found in texts(everywhere(text)).items():
            times = found.casefold().count(packed(text).casefold())
            assert times >= 12, (kind, text, times)
            assert "root:" not in found


def test_formulas_stay_text() -> None:
    for text in FORMULAS:
        for kind, found in texts(everywhere(text)).items():
            assert packed(text) in found, (kind, text)


def test_hidden_characters_reach_no_file() -> None:
    found = texts(everywhere("S\x00ơ\u0309 \u202eđảo\u202c\x1b ng\u200fược"))
    for kind, text in found.items():
        assert "Sởđảongược" in text, kind
        assert not set("\x00\x1b\u202e\u202c\u200f\u0309") & set(text), kind


def test_a_narrow_column_breaks_a_number_at_its_marks_and_copies_as_written() -> None:
    columns = (Column("Số", width=8), Column("Cơ quan", width=92))
    table = Table(columns, (("1234/KH-SVHTTDL", "Sở Văn hóa"),))
    read = pdf_text(written(paper(table), "pdf"))
    assert "\u200b" not in read
    assert "1234/KH-\nSVHTTDL" in read or "1234/\nKH-\nSVHTTDL" in read
    assert "Sở Văn hóa" in read


def test_no_figure_is_a_dash_and_zero_is_zero() -> None:
    columns = (Column("A"), Column("B", "integer"), Column("C", "percent"))
    document = paper(Table(columns, (("không", 0, 0), ("trống", None, None))))
    for kind, text in texts(document).items():
        assert ("không00%" if kind != "xlsx" else "không00") in text
        assert "trống––" in text


def test_demonstration_data_is_marked_and_real_data_is_not() -> None:
    for document, wanted in ((sample(), True), (sample(demo=False), False)):
        assert ("Dữliệuminhhọa" in packed(pdf_text(written(document, "pdf")))) is wanted
        assert ("Dữ liệu minh họa" in " ".join(map(str, excel_values(written(document, "xlsx"))))) is wanted


@pytest.mark.parametrize(
    ("cell", "kind", "places", "text"),
    [
        (1250, "integer", 2, "1.250"),
        (2026, "text", 2, "2026"),
        (-1234567, "integer", 2, "-1.234.567"),
        (Decimal("1250.50"), "decimal", 2, "1.250,5"),
        (Decimal("0.125"), "decimal", 2, "0,13"),
        (Decimal("-0.125"), "decimal", 2, "-0,13"),
        (Decimal("0.125"), "decimal", 3, "0,125"),
        (Decimal("-0.001"), "decimal", 2, "0"),
        (Decimal("1E+3"), "decimal", 2, "1.000"),
        (Decimal("85.74"), "percent", 1, "85,7\u00a0%"),
        (Decimal("85.75"), "percent", 1, "85,8\u00a0%"),
        (100, "percent", 1, "100\u00a0%"),
        (date(2027, 1, 5), "date", 2, "05/01/2027"),
        (date(987, 1, 5), "date", 2, "05/01/0987"),
        (None, "decimal", 2, "–"),
        ("", "text", 2, ""),
        ("chờ", "integer", 2, "chờ"),
        ("một\thai", "text", 2, "một hai"),
    ],
)
def test_values_read_as_in_vietnamese(cell: Cell, kind: str, places: int, text: str) -> None:
    assert shown(cell, kind, places) == text  # type: ignore[arg-type]


def test_numbers_and_lists_in_words() -> None:
    assert number(Decimal("1234567.891")) == "1.234.567,89"
    assert rounded(Decimal("2.50"), 0) == 3
    assert listed(("Như trên", "Như trên", "Lưu: VT.")) == ["Như trên;", "Như trên;", "Lưu: VT."]
    assert ended("năm 2026.", "./.") == "năm 2026./."


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_three_thousand_rows_take_ten_times_three_hundred(ending: str) -> None:
    """Linear within the noise of a busy machine; a quadratic writer would take a hundred times as long."""
    small, large = long_table(300), long_table(3000)

    def seconds(work: Callable[[], bytes]) -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    few = min(seconds(lambda: written(small, ending)) for _ in range(3))
    many = seconds(lambda: written(large, ending))
    assert many < 25 * few
    assert many < 6


def test_three_thousand_rows_in_pdf() -> None:
    found = packed(pdf_text(written(long_table(800), "pdf")))
    assert "củacơquan800.7" in found
