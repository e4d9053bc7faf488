"""Statistics on the form that is filled in without network: what is asked, blank is not zero, all or nothing."""

from __future__ import annotations

import base64
import io
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from rest_framework.test import APIClient

from agencies.models import Agency
from indicators.actions import save_statistics
from indicators.models import Statistic, StatisticFigure, StatisticSheet, filled_of
from plans.models import State, Submission
from reports.builders.offline import blocks_of, build_offline
from reports.document.offline import GUIDE, PAPERS, STAMP, STATISTICS, SUMMARY, TASKS
from reports.document.offline_statistics import NOTE, NOTHING, lay_out
from reports.forms.offline_statistics import address
from reports.writers.offline import write_offline
from tests.pages.conftest import Desk, desk, people
from tests.pages.screen import Screen
from tests.reports.test_offline_form import changed, download, filled, hand_in

__all__ = ["desk", "people"]
pytestmark = pytest.mark.django_db
CLASSES = ("lop-dao-tao", "quan-ly", "")
SPENT = ("kinh-phi", "tinh", "thuc-hien")
PLANNED = ("kinh-phi", "tinh", "du-toan")
Cell = tuple[str, str, str]


def save(desk: Desk, values: dict[Cell, str | None], **more: Any) -> StatisticSheet:
    exact = {cell: None if value is None else Decimal(value) for cell, value in values.items()}
    return save_statistics(desk.account(), exact, by=desk.people["head"], **{"version": 0} | more)


def at(desk: Desk, *cell: str) -> str:
    """The address of a figure on its sheet, of a statistic's «nothing arose» by its key alone, or of the note."""
    layout = lay_out(blocks_of(filled_of(desk.account()).grids))
    if not cell:
        return address(layout.note)
    if len(cell) == 1:
        return next(address(place) for place, block in layout.nothing.items() if block.key == cell[0])
    return next(
        address(place)
        for place, (block, figure) in layout.figures.items()
        if (block.key, figure.row, figure.column) == cell
    )


def fill(desk: Desk, content: bytes, values: dict[tuple[str, ...], Any]) -> bytes:
    return filled(content, {f"{STATISTICS}!{at(desk, *cell)}": value for cell, value in values.items()})


def figures() -> dict[Cell, Decimal]:
    return {(row.statistic.key, row.row, row.column): row.value for row in StatisticFigure.objects.all()}


def events() -> int:
    models: list[Any] = [StatisticFigure, StatisticSheet, Submission]
    return sum(model.pgh_event_model.objects.count() for model in models)


def test_the_sheet_shows_what_is_asked_and_what_is_known(desk: Desk) -> None:
    save(desk, {CLASSES: "0", SPENT: "1250.5"}, nothing=["chi-dao-tao"], note="=Sơ bộ.")
    book = load_workbook(io.BytesIO(download(desk)))
    sheet = book[STATISTICS]
    words = {str(cell.value) for cell in sheet["A"]}
    assert "Kinh phí thực hiện kế hoạch theo nguồn (triệu đồng)" in words and {NOTHING, NOTE} <= words
    assert sheet[at(desk, *CLASSES)].value == 0 and sheet[at(desk, *SPENT)].value == 1250.5
    assert sheet[at(desk, *PLANNED)].value is None, "blank is not zero"
    assert (sheet[at(desk, "chi-dao-tao")].value, sheet[at(desk, "kinh-phi")].value or None) == ("x", None)
    assert sheet[at(desk)].value == "=Sơ bộ." and sheet[at(desk)].data_type == "s"
    answers = lay_out(blocks_of(filled_of(desk.account()).grids)).answers
    opened = {(cell.row, cell.column) for line in sheet for cell in line if not cell.protection.locked}
    note = next(area for area in sheet.merged_cells.ranges if area.min_row == max(answers)[0])
    assert opened - set(note.cells) == answers - {max(answers)}
    assert sheet.protection.sheet and sheet.page_setup.orientation == "landscape"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    whole, tenths = rules[at(desk, *CLASSES)], rules[at(desk, *SPENT)]
    assert (whole.type, whole.formula1, tenths.type) == ("whole", "0", "decimal")
    assert "để trống không phải là 0" in whole.prompt and "1 chữ số thập phân" in tenths.prompt
    assert "«Số liệu thống kê»" in " ".join(str(cell.value) for cell in book[GUIDE]["A"])


def test_what_stood_there_a_year_ago_is_told_at_the_cell(desk: Desk) -> None:
    grids = filled_of(desk.account())
    grids.grids[0].rows[0].cells[0].before = Decimal("1250.5")
    book = load_workbook(io.BytesIO(write_offline(build_offline(desk.account(), [], grids))))
    rules = {str(rule.sqref): rule for rule in book[STATISTICS].data_validations.dataValidation}
    assert "Kỳ trước: 1.250,5." in rules[at(desk, *CLASSES)].prompt


def test_an_agency_that_is_asked_for_none_has_no_such_sheet(desk: Desk) -> None:
    commune = Agency.objects.get(name="Ủy ban nhân dân phường Kon Tum")
    account = Submission.objects.select_related("period__plan", "agency").get(period=desk.period, agency=commune)
    book = load_workbook(io.BytesIO(write_offline(build_offline(account, [], filled_of(account)))))
    assert book.sheetnames == [GUIDE, SUMMARY, TASKS, PAPERS, STAMP]
    assert STATISTICS not in " ".join(str(cell.value) for cell in book[GUIDE]["A"])


def test_an_untouched_form_changes_nothing(desk: Desk) -> None:
    most = "12345678901234.5"  # Excel keeps fifteen digits
    save(desk, {CLASSES: "0", SPENT: most}, nothing=["chi-dao-tao"], note="Dòng 1\r\nDòng 2")
    before = events()
    for content in (download(desk), changed(download(desk), lambda book: None)):
        assert hand_in(desk, content).status_code == 302
    assert events() == before and figures() == {CLASSES: 0, SPENT: Decimal(most)}


def test_an_untouched_form_begins_no_statistics(desk: Desk) -> None:
    assert hand_in(desk, download(desk)).status_code == 302
    assert not StatisticSheet.objects.exists() and desk.account().state == State.PENDING


def test_what_was_filled_in_is_taken_with_the_rest_as_one_act(desk: Desk) -> None:
    typed = {CLASSES: 3, ("lop-dao-tao", "khac", ""): "1.250", SPENT: 0.1 + 0.2, PLANNED: "12,5", (): "Sơ bộ."}
    content = fill(desk, download(desk), typed | {("chi-dao-tao",): "X"})
    assert hand_in(desk, filled(content, {f"{SUMMARY}!B5": "Tốt."})).status_code == 302
    assert figures() == {
        CLASSES: 3, ("lop-dao-tao", "khac", ""): 1250, SPENT: Decimal("0.3"), PLANNED: Decimal("12.5")
    }  # fmt: skip
    sheet = StatisticSheet.objects.get()
    assert (sheet.nothing, sheet.note, sheet.version) == (["chi-dao-tao"], "Sơ bộ.", 1)
    assert (desk.account().summary, desk.account().state) == ("Tốt.", State.DRAFT)
    acts = StatisticFigure.pgh_event_model.objects.values_list("pgh_context__act", flat=True)  # type: ignore[attr-defined]
    assert set(acts) == {"take_form"}
    emptied = fill(desk, download(desk), {CLASSES: None, ("chi-dao-tao",): None})
    assert hand_in(desk, emptied).status_code == 302
    assert CLASSES not in figures() and StatisticSheet.objects.get().nothing == []


def test_every_wrong_cell_is_named_and_nothing_is_taken(desk: Desk) -> None:
    wrong: dict[tuple[str, ...], tuple[Any, str]] = {
        CLASSES: (-1, "không được âm"),
        ("lop-dao-tao", "khac", ""): ("ba lớp", "«ba lớp» không đọc được thành số"),
        ("luot-nguoi", "quan-ly", ""): (1.5, "Hãy nhập số nguyên."),
        ("luot-nguoi", "khac", ""): ("=1+1", "Ô có công thức"),
        SPENT: (1.55, "nhiều nhất 1 chữ số thập phân"),
        PLANNED: (10**14, "Số quá lớn"),
        ("kinh-phi",): ("không", "Chỉ ghi x"),
        (): ("x" * 5001, "5000"),
    }
    content = fill(desk, download(desk), {cell: value for cell, (value, _said) in wrong.items()})
    content = filled(content, {f"{STATISTICS}!H6": "ghi chú", f"{SUMMARY}!B5": "Tốt."})
    screen = Screen(hand_in(desk, content))
    lines = [line for _target, line in screen.summary]
    assert screen.status == 422
    for cell, (_value, said) in wrong.items():
        start = f"{STATISTICS}!{at(desk, *cell)}: "
        assert any(line.startswith(start) and said in line for line in lines), (cell, lines)
    assert any(line.startswith(f"{STATISTICS}!H6: ") and "ngoài phần nhập" in line for line in lines)
    assert len(lines) == len(wrong) + 1
    assert figures() == {} and desk.account().state == State.PENDING
    (link,) = screen.page.xpath("//a[@download]")
    marked = base64.b64decode(link.get("href").partition("base64,")[2])
    cell = load_workbook(io.BytesIO(marked))[STATISTICS][at(desk, *CLASSES)]
    assert cell.comment.text == "Số liệu không được âm." and cell.fill.start_color.rgb == "FFF8B4B4"
    mended = fill(desk, marked, dict.fromkeys(wrong) | {CLASSES: 3})
    again = Screen(hand_in(desk, mended))
    assert [line.partition(": ")[0] for _target, line in again.summary] == [f"{STATISTICS}!H6"]
    (link,) = again.page.xpath("//a[@download]")
    marked = base64.b64decode(link.get("href").partition("base64,")[2])
    assert load_workbook(io.BytesIO(marked))[STATISTICS][at(desk, *CLASSES)].comment is None
    assert hand_in(desk, filled(mended, {f"{STATISTICS}!H6": None})).status_code == 302
    assert figures() == {CLASSES: 3} and desk.account().summary == "Tốt."


def test_a_figure_and_nothing_exclude_each_other(desk: Desk) -> None:
    screen = Screen(hand_in(desk, fill(desk, download(desk), {SPENT: 1, ("kinh-phi",): "x"})))
    ((_target, line),) = screen.summary
    assert line.startswith(f"{STATISTICS}!{at(desk, 'kinh-phi')}: Đã nhập số thì không ghi «không phát sinh»")


def test_what_was_saved_meanwhile_is_not_overwritten(desk: Desk) -> None:
    content = download(desk)
    save(desk, {CLASSES: "3"})
    for mine in (content, fill(desk, content, {CLASSES: 5})):
        answer = hand_in(desk, mine)
        assert answer.status_code == 409
        assert "sau khi phiếu được tải: Số liệu thống kê. Chưa có gì được ghi." in Screen(answer).text
    assert figures() == {CLASSES: 3}
    assert hand_in(desk, fill(desk, content, {CLASSES: 3})).status_code == 302, "who says the same contradicts nobody"


def test_the_sheet_must_be_the_one_that_was_given(desk: Desk) -> None:
    content = download(desk)

    def refused(content: bytes) -> str:
        screen = Screen(hand_in(desk, content))
        assert screen.status == 422
        return str(screen.at("id_file"))

    gone = changed(content, lambda book: book.remove(book[STATISTICS]))
    assert "Thiếu trang «Số liệu thống kê»" in refused(gone)
    moved = changed(content, lambda book: book[STATISTICS].insert_rows(8))
    assert "Trang «Số liệu thống kê» đã bị thêm, bớt hoặc chuyển cột, dòng: ô A8 phải là «" in refused(moved)
    Statistic.objects.filter(key="lop-dao-tao").update(unit="khóa")
    assert "Số liệu thống kê được hỏi không còn như khi tải phiếu." in refused(content)


def test_a_form_made_without_statistics_leaves_them_alone(desk: Desk) -> None:
    reporters = Statistic.reporters.through.objects.filter(agency__code="snv-kt")
    rows = list(reporters.values_list("statistic", "agency"))
    reporters.delete()
    content = download(desk)
    Statistic.reporters.through.objects.bulk_create(
        Statistic.reporters.through(statistic_id=statistic, agency_id=agency) for statistic, agency in rows
    )
    save(desk, {CLASSES: "3"})
    assert hand_in(desk, filled(content, {f"{SUMMARY}!B5": "Tốt."})).status_code == 302
    assert figures() == {CLASSES: 3} and desk.account().summary == "Tốt."


def test_the_same_through_the_api(desk: Desk) -> None:
    client = APIClient()
    client.force_authenticate(desk.people["reporter"])
    url = f"/api/v1/submissions/{desk.account().pk}/form/"
    content = b"".join(client.get(url).streaming_content)

    def send(values: dict[tuple[str, ...], Any]) -> Any:
        file = SimpleUploadedFile("phieu.xlsx", fill(desk, content, values))
        return client.post(url, {"file": file}, format="multipart")

    refused = send({CLASSES: -1})
    assert refused.json()["errors"] == {f"{STATISTICS}!{at(desk, *CLASSES)}": ["Số liệu không được âm."]}
    assert send({CLASSES: 3}).json() == {"taken": ["statistics"]}
    stale = send({CLASSES: 4})
    assert (stale.status_code, stale.json()["errors"]) == (409, {"parts": ["statistics"]})
