"""The leaders' workbook: it reads by itself, its formulas give what it shows, and its links lead somewhere."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from math import isclose
from typing import Any

import openpyxl
import pytest
from django.db import transaction
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook as Excel

from accounts.models import User
from core import clock
from indicators.models import Indicator, Observation
from plans.models import Period
from reports.builders import Asked, build
from reports.builders.counted import Counted
from reports.builders.figures import Bucket, accounts, by_task, done_before
from reports.builders.gather import gather
from reports.builders.readings import read_years
from reports.document import (
    Chart,
    Column,
    Document,
    Figure,
    Reckoned,
    Sheet,
    Table,
    Trait,
    Workbook,
    from_json,
    to_json,
)
from tests.reports.readers import open_excel, written
from tests.reports.sample import sample
from tests.reports.years import NOW, make_years
from tests.world import person

pytestmark = pytest.mark.django_db
OWN = [
    "Nhóm nhiệm vụ", "Cơ quan", "Nhiệm vụ", "Chỉ tiêu", "Gửi báo cáo", "Kết quả cơ quan", "Theo tình trạng",
    "Theo việc gửi",
]  # fmt: skip
KEYS = {"NhomNhiemVu", "CoQuan", "NhiemVu", "ChiTieu", "GuiBaoCao", "KetQua", "TheoTinhTrang", "TheoViecGui"}
FIGURES = {"SoNhiemVu", "HoanThanh", "QuaHan", "TienDo", "SoCoQuan", "GuiDungHan", "ChuaGui", "DuocChapNhan"}
AREA = r"((?:'[^']+'!)?[$A-Z0-9]+(?::[$A-Z0-9]+)?)"
CALL = re.compile(rf'(COUNTIF|COUNTA|COUNT|AVERAGE|SUM|SUBTOTAL)\((?:109,)?{AREA}(?:,({AREA}|"(?:[^"]|"")*"))?\)')
SHARE = re.compile(rf'IFERROR\({AREA}/{AREA},"–"\)')


@pytest.fixture(scope="module")
def years(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[int, Document]]:
    """The reports of a year that is over and of one that runs, over three years of accounts."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        make_years()
        person("coordinator", "coordinator")
        observe()
        periods = {year: Period.objects.get(kind="annual", year=year) for year in (2025, 2026)}
        yield {year: build(Asked("annual", period), NOW) for year, period in periods.items()}
        transaction.set_rollback(True)


def observe() -> None:
    """Figures for two of the targets; the others have none."""
    by, period = User.objects.get(email="he-thong@portal.invalid"), Period.objects.get(kind="annual", year=2025)
    for number, indicator in enumerate(Indicator.objects.order_by("order")[:2], 1):
        Observation.objects.create(
            indicator=indicator, period=period, value=4 * number, recorded_by=by, recorded_at=NOW
        )


@pytest.fixture(scope="module")
def report(years: dict[int, Document]) -> Document:
    return years[2025]


@pytest.fixture(scope="module")
def book(report: Document) -> Excel:
    return open_excel(written(report, "xlsx"))


@pytest.fixture(scope="module")
def values(report: Document) -> Excel:
    return kept(written(report, "xlsx"))


def kept(data: bytes) -> Excel:
    """The values that stand beside the formulas."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def formulas(book: Excel) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def area(values: Excel, sheet: str, address: str) -> list[Any]:
    name, _, cells = address.rpartition("!")
    page = values[name.strip("'") or sheet]
    left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    return [cell for row in page.iter_rows(top, bottom, left, right, values_only=True) for cell in row]


def reckoned(values: Excel, sheet: str, formula: str) -> float:
    """What the formula gives, by a reading of it that shares nothing with the writer."""
    if share := SHARE.fullmatch(formula[1:]):
        above, below = (area(values, sheet, address)[0] for address in share.groups())
        return float(above) / below
    parts = re.findall(r"[A-Z]+\((?:[^()\"]|\"[^\"]*\")*\)", formula)
    assert "=" + "+".join(parts) == formula, formula
    total = 0.0
    for part in parts:
        found = CALL.fullmatch(part)
        assert found, part
        name, cells, wanted = found[1], area(values, sheet, found[2]), found[3]
        numbers = [cell for cell in cells if isinstance(cell, int | float)]
        if name == "COUNTIF":
            says = wanted.strip('"') if wanted.startswith('"') else area(values, sheet, wanted)[0]
            total += cells.count(says)
        elif name == "COUNTA":
            total += sum(cell is not None for cell in cells)
        elif name == "COUNT":
            total += len([cell for cell in cells if cell is not None and not isinstance(cell, str)])
        else:
            total += sum(numbers) / (len(numbers) if name == "AVERAGE" else 1)
    return total


def test_the_first_sheet_then_sheets_by_what_leaders_ask_for(book: Excel) -> None:
    assert book.sheetnames[: len(OWN) + 2] == ["Tổng quan", *OWN, "Nội dung"]
    assert not any("Chỉ tiêu" in name or "Nhiệm vụ" in name for name in book.sheetnames[len(OWN) + 2 :]), "once each"
    text = " ".join(str(cell.value) for row in book["Tổng quan"].iter_rows() for cell in row if cell.value)
    for words in ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "năm 2025", "Số liệu tính đến 09 giờ 00 ngày 03/12/2026", "Dữ liệu minh"):
        assert words in text


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_formula_gives_the_value_beside_it(year: int, years: dict[int, Document]) -> None:
    data = written(years[year], "xlsx")
    found, values = formulas(open_excel(data)), kept(data)
    for (sheet, cell), formula in found.items():
        assert isclose(reckoned(values, sheet, formula), values[sheet][cell].value, abs_tol=1e-9), (
            sheet,
            cell,
            formula,
        )
    told = {sheet for sheet, _cell in found}
    assert {"Tổng quan", "Nhóm nhiệm vụ", "Cơ quan", "Nhiệm vụ", "Theo tình trạng", "Theo việc gửi"} <= told
    assert len([cell for sheet, cell in found if sheet == "Tổng quan"]) == len(FIGURES), "every figure is reckoned"


def test_totals_are_those_of_the_document(report: Document, values: Excel) -> None:
    assert report.workbook is not None
    for sheet in report.workbook.sheets:
        if sheet.table.total is None:
            continue
        row = [cell.value for cell in values[sheet.table.name][len(sheet.table.rows) + 5]]
        for cell, column, found in zip(sheet.table.total, sheet.table.columns, row, strict=True):
            if isinstance(cell, int | Decimal):
                assert isclose(found, float(cell) / (100 if column.kind == "percent" else 1)), (
                    sheet.key,
                    column.header,
                )


def test_figures_are_those_of_the_dashboards(report: Document, values: Excel) -> None:
    seen = read_years(User.objects.get(email="coordinator@example.test"), NOW)
    assert seen is not None and report.workbook is not None
    year = seen.year(2025)
    assert year is not None
    states = by_task(year, seen.tasks.values(), done_before(year, seen.years))
    assert Counted(gather(year.period, NOW)).states == states
    rows = {row[0].value: row[1].value for row in values["Theo tình trạng"].iter_rows(5, 4 + len(Bucket))}
    assert rows == {str(bucket.label): list(states.values()).count(bucket) for bucket in Bucket}
    figures = {item.key: item.figure.value for item in report.workbook.figures}
    came = accounts(year, NOW)
    assert (figures["SoCoQuan"], figures["GuiDungHan"], figures["DuocChapNhan"]) == (
        came.expected, came.on_time, came.accepted,
    )  # fmt: skip


def test_charts_draw_cells_that_are_there(book: Excel, values: Excel) -> None:
    found = {}
    for chart in book["Tổng quan"]._charts:
        (series,) = chart.series
        labels = area(values, "", series.cat.strRef.f)
        numbers = area(values, "", series.val.numRef.f)
        title = "".join(run.t for paragraph in chart.title.tx.rich.p for run in paragraph.r or ())
        found[title] = dict(zip(labels, numbers, strict=True))
    assert list(found) == [
        "Nhiệm vụ theo tình trạng", "Cơ quan theo việc gửi báo cáo", "Chỉ tiêu so với mục tiêu năm 2030 (%)",
    ]  # fmt: skip
    tasks, agencies, targets = found.values()
    assert sum(tasks.values()) == 37 and sum(agencies.values()) == 55
    assert list(targets.values()) == [40, 80, None, None, None, None], "no figure is no bar, not a bar of nothing"


def test_names_are_defined_and_resolve(book: Excel, values: Excel) -> None:
    assert set(book.defined_names) == KEYS | FIGURES
    for key, name in book.defined_names.items():
        ((sheet, cells),) = name.destinations
        found = area(values, sheet, f"'{sheet}'!{cells}")
        assert found[0] is not None, key
        assert (":" in cells) == (key in KEYS)
    (name,) = book.defined_names["NhiemVu"].destinations
    assert name == ("Nhiệm vụ", "$A$4:$O$41")


def test_links_lead_somewhere_and_back(book: Excel) -> None:
    reached: dict[str, set[str]] = {}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is None:
                    continue
                assert cell.hyperlink.target is None and cell.value
                name, _, address = cell.hyperlink.location.rpartition("!")
                target = book[name.strip("'")]
                assert address == "A1" or target[address].value is not None, (sheet.title, cell.coordinate)
                reached.setdefault(sheet.title, set()).add(target.title)
    assert reached["Tổng quan"] == set(book.sheetnames) - {"Tổng quan"}
    assert all("Tổng quan" in reached[name] for name in book.sheetnames if name != "Tổng quan")
    assert {"Kết quả cơ quan"} < reached["Cơ quan"] and {"Kết quả cơ quan", "Nhóm nhiệm vụ"} < reached["Nhiệm vụ"]


def test_a_link_leads_to_the_row_that_says_the_same(book: Excel) -> None:
    for row in book["Gửi báo cáo"].iter_rows(5, max_row=59):
        name, _, address = row[1].hyperlink.location.rpartition("!")
        assert book[name.strip("'")][address].value == row[1].value


def test_heads_stay_rows_filter_and_pages_print(book: Excel) -> None:
    for sheet in book:
        assert sheet.page_setup.paperSize == 9 and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.center.text.endswith("Trang &P/&N")
        assert sheet.page_setup.orientation == ("portrait" if sheet.title == "Nội dung" else "landscape")
        if sheet.title in ("Tổng quan", "Nội dung"):
            continue
        assert sheet.freeze_panes == "A5" and sheet.print_title_rows == "$4:$4"
        _left, top, right, bottom = range_boundaries(sheet.auto_filter.ref)
        assert top == 4 and sheet.cell(4, right).value and not sheet.cell(4, right + 1).value
        assert "Cộng" not in [cell.value for cell in sheet[bottom]], "a filter never hides the total"
        assert all(sheet.column_dimensions[cell.column_letter].width >= 7 for cell in sheet[4] if cell.value)
    assert book["Tổng quan"].page_setup.fitToHeight is None and book["Nhiệm vụ"].page_setup.fitToHeight == 0


def test_colours_follow_words_that_stay(book: Excel) -> None:
    for name, letter in (("Nhiệm vụ", "I"), ("Theo tình trạng", "A"), ("Gửi báo cáo", "J"), ("Chỉ tiêu", "I")):
        sheet = book[name]
        rules = {
            rule.formula[0].strip('"'): rule.dxf.fill.bgColor.rgb
            for cells, found in sheet.conditional_formatting._cf_rules.items()
            for rule in found
            if letter in str(cells.sqref) and rule.type == "cellIs"
        }
        last = range_boundaries(sheet.auto_filter.ref)[3]
        said = {sheet[f"{letter}{row}"].value for row in range(5, last + 1)}
        assert said <= set(rules), (name, said - set(rules))
    kinds = {rule.type for found in book["Cơ quan"].conditional_formatting for rule in found.rules}
    assert kinds == {"cellIs", "dataBar"}


def test_a_report_with_its_workbook_is_kept_and_written_again(report: Document) -> None:
    again = from_json(json.loads(json.dumps(to_json(report), sort_keys=True)))
    assert again == report
    assert written(again, "xlsx") == written(report, "xlsx")


def test_what_was_kept_before_workbooks_is_written_as_it_was(report: Document) -> None:
    data = to_json(replace(report, workbook=None))
    assert data.pop("workbook") is None
    old = from_json(data)
    book = open_excel(written(old, "xlsx"))
    assert book.sheetnames[:3] == ["Tổng quan", "Nội dung", "Văn bản"]
    assert not book.defined_names and not formulas(book) and not book["Tổng quan"]._charts
    assert written(old, "docx") == written(report, "docx") and written(old, "pdf") == written(report, "pdf")


def made(says: str = "Quá hạn", value: Any = 1, **table: Any) -> Document:
    """A workbook of one sheet and a count of it."""
    columns = (Column("Việc"), Column("Số", "integer"), Column("Tỷ lệ", "percent"))
    fields: dict[str, Any] = {"name": "Việc", "rows": ((says, 2, 50), ("Khác", 2, None)), "total": ("Cộng", 4, None)}
    sheet = Sheet("CacViec", Table(columns, **(fields | table)), (Trait("Việc", leads=("CacViec", "Việc")),))
    counts = Table(columns[:2], ((says, 1),), name="Đếm")
    of = Sheet("DemViec", counts, (Trait("Số", counts=("CacViec", "Việc")),))
    figure = Reckoned("SoViec", Figure("Việc", value), "CacViec", "Việc", "says", (says,))
    return sample(blocks=(), appendices=(), workbook=Workbook((sheet, of), (figure,)))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("http://x.test")', "<r>x</r>", 'a"b', "*", "'"])
def test_no_text_that_was_typed_becomes_a_formula(text: str) -> None:
    data = written(made(text), "xlsx")
    for (sheet, cell), formula in formulas(open_excel(data)).items():
        assert re.match(r"=(COUNTIF\('|SUBTOTAL\(109,)", formula), (sheet, cell, formula)
        assert text not in formula.replace('""', '"') or text[0].isalpha() or text == "'"
    shown = [cell.value for cell in open_excel(data)["Việc"]["A"]]
    assert text in [str(value).strip() for value in shown]


def test_a_formula_is_written_only_where_it_gives_the_value() -> None:
    assert len(formulas(open_excel(written(made(), "xlsx")))) == 3
    for changed, fewer in (
        (made(value=7), 2),
        (made(value=None), 2),
        (made(total=("Cộng", 5, None)), 2),
        (made("Quá*"), 1),
        (made(rows=()), 0),
    ):
        data = written(changed, "xlsx")
        assert len(formulas(open_excel(data))) == fewer, fewer
    assert kept(written(made(value=7), "xlsx"))["Tổng quan"]["A8"].value == 7


@pytest.mark.parametrize(("how", "value"), [("filled", 3), ("numbers", 2), ("sum", 6), ("mean", 3), ("mean", 4)])
def test_figures_are_reckoned_in_every_way(how: Any, value: int) -> None:
    table = Table((Column("Số", "integer"),), ((2,), (4,), (None,)), name="Số")
    figure = Reckoned("ConSo", Figure("Số", value), "CacSo", "Số", how)
    data = written(sample(workbook=Workbook((Sheet("CacSo", table),), (figure,))), "xlsx")
    values = kept(data)
    found = {place: formula for place, formula in formulas(open_excel(data)).items() if place[0] == "Tổng quan"}
    assert bool(found) is (value != 4)
    for (sheet, cell), formula in found.items():
        assert reckoned(values, sheet, formula) == values[sheet][cell].value == value


def test_a_share_is_never_summed() -> None:
    columns = (Column("Việc"), Column("Xong", "integer"), Column("Số", "integer"), Column("Tỷ lệ", "percent", places=1))
    rows = (("A", 1, 2, 50), ("B", 0, 2, 0))
    for share, total, formula in (
        (("Xong", "Số"), 25, '=IFERROR(B7/C7,"–")'),
        (("Xong", "Số"), 50, None),
        ((), 50, None),
    ):
        table = Table(columns, rows, name="Việc", total=("Cộng", 1, 4, total))
        sheet = Sheet("CacViec", table, (Trait("Tỷ lệ", share=share),))
        book = open_excel(written(sample(workbook=Workbook((sheet,))), "xlsx"))
        assert formulas(book).get(("Việc", "D7")) == formula
        assert formulas(book)[("Việc", "B7")] == "=SUBTOTAL(109,B5:B6)"


def test_three_thousand_links_and_counts_are_written_at_once() -> None:
    rows = tuple((f"Việc {number}", number % 7, None) for number in range(3000))
    begun = time.process_time()
    book = open_excel(written(made("Việc 7", rows=rows, total=("Cộng", sum(row[1] for row in rows), None)), "xlsx"))
    assert time.process_time() - begun < 8
    assert book["Việc"]["A3004"].hyperlink.location == "'Việc'!A3004"
    assert formulas(book)[("Việc", "B3005")] == "=SUBTOTAL(109,B5:B3004)"


TABLE = Table((Column("x"),), name="X")
SHEET = Sheet("CacViec", TABLE)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Sheet("A1", TABLE), "is no name for cells"),
        (lambda: Sheet("CacViec", Table((Column("x"),))), "has no name"),
        (lambda: Sheet("CacViec", TABLE, (Trait("y"),)), "no column"),
        (lambda: Sheet("CacViec", TABLE, (Trait("x", tones=(("a", "pink"),)),)), "unknown tones"),  # type: ignore[arg-type]
        (lambda: Reckoned("SoViec", Figure("x", 1), "CacViec", "x", "guess"), "'guess'"),  # type: ignore[arg-type]
        (lambda: Workbook((SHEET, SHEET)), "given twice"),
        (lambda: Workbook((SHEET,), (Reckoned("SoViec", Figure("x", 1), "CacViec", "y"),)), "nothing at"),
        (lambda: Workbook((SHEET,), charts=(Chart("x", "Khac", "x", "x"),)), "nothing at"),
        (lambda: Workbook((Sheet("CacViec", TABLE, (Trait("x", leads=("Khac", "x")),)),)), "nothing at"),
    ],
)
def test_a_workbook_that_does_not_hold_together_is_refused(make: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()
