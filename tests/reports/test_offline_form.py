"""The form that is filled in without network: what it shows, and all or nothing of what comes back."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from rest_framework.test import APIClient

from core import record
from core.errors import DomainError
from indicators.models import filled_of
from plans.actions import close_period, save_summary
from plans.models import State, Submission
from reports.actions import TakenForm, take_form
from reports.builders.offline import build_offline
from reports.document.offline import GUIDE, PAPERS, STAMP, STATISTICS, SUMMARY, TASKS
from tasks.actions import save_progress
from tasks.models import Output, Progress
from tests.pages.conftest import Desk, desk, people
from tests.pages.screen import Screen

__all__ = ["desk", "people"]
pytestmark = pytest.mark.django_db
Change = Callable[[Any], None]


def download(desk: Desk, who: str = "reporter") -> bytes:
    answer = desk.client(who).get(desk.page("reports:form"))
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def changed(content: bytes, change: Change) -> bytes:
    """The workbook as a person saves it after filling in cells."""
    book = load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(content: bytes, cells: dict[str, Any]) -> bytes:
    """Values by address, «Nhiệm vụ!E7»."""

    def change(book: Any) -> None:
        for address, value in cells.items():
            sheet, _mark, cell = address.partition("!")
            book[sheet][cell] = value

    return changed(content, change)


def hand_in(desk: Desk, content: bytes, who: str = "reporter") -> Any:
    file = SimpleUploadedFile("phieu.xlsx", content)
    return desk.client(who).post(desk.page("reports:take_form"), {"file": file})


def row_of(content: bytes, code: str) -> int:
    sheet = load_workbook(io.BytesIO(content))[TASKS]
    return next(cell.row for cell in sheet["A"] if cell.value == code)


def events() -> int:
    """Lines of the record about accounts and what hangs on them."""
    tables = record.event_models()
    return sum(tables[name].objects.count() for name in ("plans.Submission", "tasks.Progress", "tasks.Output"))


def test_the_form_shows_all_that_is_known(desk: Desk) -> None:
    entry, by = desk.entry(), desk.people["reporter"]
    paper = {"number": "12/KH", "issued_on": date(2026, 11, 5), "title": "=1+1"}
    values = {
        "stage": "in_progress",
        "percent": 0,
        "result": "=SUM(A1)\n- Đã làm",
        "obstacles": "+84",
        "next_steps": "@x",
    }
    save_progress(entry, values, by=by, version=0, outputs=[paper])
    save_summary(desk.account(), {"summary": "https://x.test"}, by=by, version=0)
    content = download(desk)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == [GUIDE, SUMMARY, TASKS, PAPERS, STATISTICS, STAMP]
    assert book[STAMP].sheet_state == "veryHidden"
    row, tasks = row_of(content, "6.1"), book[TASKS]
    shown = [tasks.cell(row, column).value for column in range(1, 9)]
    assert shown[:2] == ["6.1", entry.task.text]
    assert shown[3:] == ["Đang thực hiện", 0, "=SUM(A1)\n- Đã làm", "+84", "@x"]
    assert [cell.value for cell in book[PAPERS][5]] == ["6.1", "12/KH", "05/11/2026", "=1+1"]
    assert book[SUMMARY]["B5"].value == "https://x.test"
    for sheet in book.worksheets:
        assert sheet.protection.sheet and not sheet.protection.password
        assert all(cell.data_type != "f" and cell.hyperlink is None for line in sheet for cell in line)
    assert [tasks.cell(row, column).protection.locked for column in range(1, 9)] == [True] * 3 + [False] * 5
    assert tasks.cell(row, 1).fill != tasks.cell(row, 4).fill
    blank = next(item for item in desk.account().progress.all() if item.version == 0 and not item.waits)
    assert tasks.cell(row_of(content, blank.task.code), 5).value is None, "blank is not zero"
    assert (tasks.freeze_panes, tasks.page_setup.orientation, tasks.page_setup.paperSize) == ("C5", "landscape", 9)
    assert tasks.print_title_rows == "$4:$4"
    rules = {str(rule.sqref).split(":")[0]: rule for rule in tasks.data_validations.dataValidation}
    assert "Chờ điều kiện" in rules["D5"].formula1 and rules["E5"].type == "whole" and rules["F5"].prompt
    guide = " ".join(str(cell.value) for cell in book[GUIDE]["A"])
    assert "Sở Nội vụ" in guide and "liên hệ" in guide and "trước 00:00 ngày 15/12/2026" in guide


def test_a_waiting_task_says_so(desk: Desk) -> None:
    waiting = next(row for row in Progress.objects.select_related("task__trigger", "submission__period") if row.waits)
    submission = Submission.objects.select_related("period__plan", "agency").get(pk=waiting.submission_id)
    form = build_offline(submission, list(Progress.objects.all().for_form(submission)), filled_of(submission))
    row = next(item for item in form.entries if item.code == waiting.task.code)
    assert row.note.startswith("Chờ văn bản làm căn cứ: ") and row.note.endswith("Chưa phải báo cáo kết quả.")


def test_equal_accounts_give_equal_bytes(desk: Desk) -> None:
    assert download(desk) == download(desk, "head")


def test_an_untouched_form_changes_nothing(desk: Desk) -> None:
    by = desk.people["reporter"]
    values = {"result": "Dòng 1\r\nDòng 2", "obstacles": "<r>đậm", "percent": 0, "stage": "not_started"}
    papers = [{"number": "1/QĐ", "issued_on": date(2026, 1, 2), "title": "Dòng 1\r\nDòng 2"}]
    save_progress(desk.entry(), values, by=by, version=0, outputs=papers)
    before, version = events(), desk.entry().version
    for content in (download(desk), changed(download(desk), lambda book: None)):
        answer = desk.client("reporter").post(
            desk.page("reports:take_form"), {"file": SimpleUploadedFile("a.xlsx", content)}, follow=True
        )
        assert Screen(answer).messages == ["Phiếu không khác nội dung trên cổng; không có gì thay đổi."]
    assert (events(), desk.entry().version) == (before, version)


def test_words_that_excel_would_read_as_a_code_come_back_as_they_were(desk: Desk) -> None:
    save_progress(desk.entry(), {"result": "a_x0041_b\tc"}, by=desk.people["reporter"], version=0)
    assert hand_in(desk, download(desk)).status_code == 302 and desk.entry().version == 1


def test_an_untouched_form_does_not_begin_the_account(desk: Desk) -> None:
    assert hand_in(desk, download(desk)).status_code == 302
    assert desk.account().state == State.PENDING


def test_all_that_was_filled_in_is_taken_as_one_act(desk: Desk) -> None:
    content = download(desk)
    row = row_of(content, "6.1")
    answer = hand_in(
        desk,
        filled(
            content,
            {
                f"{TASKS}!D{row}": "đang  thực hiện", f"{TASKS}!E{row}": 70, f"{TASKS}!F{row}": "- Đã tổ chức 03 lớp.",
                f"{TASKS}!H{row}": 2027, f"{SUMMARY}!B5": "Kết quả tốt.", f"{PAPERS}!A5": "6.1",
                f"{PAPERS}!B5": "12/KH", f"{PAPERS}!C5": date(2026, 11, 5), f"{PAPERS}!D5": "Kế hoạch",
                f"{PAPERS}!A7": "6.1",
                f"{PAPERS}!B7": "13/KH", f"{PAPERS}!C7": "6/11/2026", f"{PAPERS}!D7": "Kế hoạch khác",
            },
        ),
    )  # fmt: skip
    assert answer.status_code == 302 and answer["Location"] == desk.account().get_absolute_url()
    entry = desk.entry()
    assert (entry.stage, entry.percent, entry.result) == ("in_progress", 70, "- Đã tổ chức 03 lớp.")
    assert (entry.next_steps, entry.obstacles, entry.version) == ("2027", "", 1)
    assert [(item.number, item.issued_on.isoformat()) for item in entry.outputs.all()] == [
        ("12/KH", "2026-11-05"), ("13/KH", "2026-11-06"),
    ]  # fmt: skip
    account = desk.account()
    assert (account.summary, account.state, account.version) == ("Kết quả tốt.", State.DRAFT, 1)
    contexts = {
        (event.pgh_context["act"], event.pgh_context["actor_name"])
        for model in (Progress, Submission, Output)
        for event in model.pgh_event_model.objects.exclude(pgh_context__act="open_period")  # type: ignore[attr-defined]
    }
    assert contexts == {("take_form", "Người reporter")}
    assert sum(row.version for row in account.progress.all()) == 1, "the other entries are untouched"


def test_every_wrong_cell_is_named_and_nothing_is_taken(desk: Desk) -> None:
    content = download(desk)
    row = row_of(content, "6.1")
    wrong = {
        f"{TASKS}!D{row}": ("Xong rồi", "«Xong rồi» không có trong danh sách"),
        f"{TASKS}!E{row}": (70.5, "phải là số nguyên từ 0 đến 100"),
        f"{TASKS}!E{row + 1}": (101, "phải từ 0 đến 100"),
        f"{TASKS}!F{row}": ("x" * 20_001, "20000"),
        f"{TASKS}!G{row}": ("=1+1", "Ô có công thức"),
        f"{TASKS}!J{row}": ("ghi chú", "ngoài phần nhập"),
        f"{SUMMARY}!B6": ("=A1", "Ô có công thức"),
        f"{SUMMARY}!B20": ("lạc chỗ", "ngoài phần nhập"),
        f"{SUMMARY}!B7": ("x" * 20_001, "20000"),
        f"{PAPERS}!A6": ("9.99", "Không có nhiệm vụ «9.99»"),
        f"{PAPERS}!B6": ("không mã", "đủ"),
        f"{PAPERS}!C5": ("31/02/2026", "không phải là một ngày có thật"),
        f"{PAPERS}!B8": ("1/QĐ", "đủ"),
    }
    cells = {address: value for address, (value, _said) in wrong.items()}
    answer = hand_in(
        desk, filled(content, cells | {f"{PAPERS}!A5": "6.1", f"{PAPERS}!A9": "6.1", f"{SUMMARY}!B5": "Tốt."})
    )
    screen = Screen(answer)
    assert (screen.status, screen.title.startswith("Lỗi: ")) == (422, True)
    said = " ".join(line for _target, line in screen.summary)
    sheets = [line.partition("!")[0] for _target, line in screen.summary]
    assert sheets == sorted(sheets, key=[SUMMARY, TASKS, PAPERS].index), "in the order of the workbook"
    for address in set(wrong) - {f"{PAPERS}!B6", f"{PAPERS}!B8"}:
        assert any(line.startswith(f"{address}: ") and wrong[address][1] in line for _at, line in screen.summary), (
            address, screen.summary,
        )  # fmt: skip
    assert f"{PAPERS}!C6: Văn bản, sản phẩm cần đủ" in said and f"{PAPERS}!A8: Hãy chọn mã nhiệm vụ" in said
    assert f"{PAPERS}!B9: Hãy ghi số, ngày và trích yếu" in said
    assert desk.account().state == State.PENDING and desk.entry().version == 0
    (link,) = screen.page.xpath("//a[@download]")
    assert link.get("download").endswith("-o-sai.xlsx")
    marked = base64.b64decode(link.get("href").partition("base64,")[2])
    book = load_workbook(io.BytesIO(marked))
    cell = book[TASKS][f"E{row}"]
    assert cell.fill.start_color.rgb == "FFF8B4B4" and "số nguyên" in cell.comment.text and cell.value == 70.5
    assert book[TASKS][f"F{row + 1}"].comment is None and book[TASKS].protection.sheet
    mended = {address: None for address in cells} | {f"{PAPERS}!A5": None, f"{PAPERS}!A9": None, f"{TASKS}!E{row}": "x"}
    again = Screen(hand_in(desk, filled(marked, mended)))
    assert [line for _target, line in again.summary] == [
        f"{TASKS}!E{row}: Tỷ lệ hoàn thành phải là số nguyên từ 0 đến 100, ví dụ 70."
    ]
    (link,) = again.page.xpath("//a[@download]")
    book = load_workbook(io.BytesIO(base64.b64decode(link.get("href").partition("base64,")[2])))
    assert book[TASKS][f"D{row}"].comment is None and book[TASKS][f"D{row}"].fill.start_color.rgb == "FFFFF9DB"
    assert hand_in(desk, filled(marked, mended | {f"{TASKS}!E{row}": "70 %"})).status_code == 302
    assert (desk.entry().percent, desk.account().summary) == (70, "Tốt.")


def test_more_documents_than_an_entry_takes_are_refused(desk: Desk) -> None:
    cells = {}
    for row in range(5, 56):
        cells |= {f"{PAPERS}!A{row}": "6.1", f"{PAPERS}!B{row}": f"{row}/QĐ", f"{PAPERS}!C{row}": "1/2/2026"}
        cells[f"{PAPERS}!D{row}"] = "Quyết định"
    screen = Screen(hand_in(desk, filled(download(desk), cells)))
    lines = [line for _target, line in screen.summary]
    assert lines == [f"{PAPERS}!A55: Mỗi nhiệm vụ ghi tối đa 50 văn bản, sản phẩm."]


def test_what_was_saved_meanwhile_is_not_overwritten(desk: Desk) -> None:
    content, by = download(desk), desk.people["head"]
    row = row_of(content, "6.1")
    save_progress(desk.entry(), {"result": "Lãnh đạo sửa."}, by=by, version=0)
    mine = filled(content, {f"{TASKS}!F{row}": "Của tôi.", f"{SUMMARY}!B5": "Tốt."})
    answer = hand_in(desk, mine)
    assert answer.status_code == 409
    assert "Có người đã sửa trên cổng sau khi phiếu được tải: Nhiệm vụ 6.1. Chưa có gì được ghi." in Screen(answer).text
    assert (desk.entry().result, desk.account().summary) == ("Lãnh đạo sửa.", "")
    save_summary(desk.account(), {"summary": "Lãnh đạo viết."}, by=by, version=0)
    assert "Nhiệm vụ 6.1; Đánh giá chung" in Screen(hand_in(desk, mine)).text
    same = filled(content, {f"{TASKS}!F{row}": "Lãnh đạo sửa.", f"{SUMMARY}!B5": "Lãnh đạo viết."})
    assert hand_in(desk, same).status_code == 302, "who says the same contradicts nobody"


def test_only_while_the_account_is_in_the_agencys_hands(desk: Desk) -> None:
    content = filled(download(desk), {f"{SUMMARY}!B5": "Tốt."})
    assert hand_in(desk, content, "other").status_code == 404
    assert hand_in(desk, content, "coordinator").status_code == 403
    close_period(desk.period, by=desk.people["coordinator"])
    assert hand_in(desk, content).status_code == 409
    assert desk.client("reporter").get(desk.page("reports:form")).status_code == 409


def test_the_right_is_asked_again_by_the_act(desk: Desk) -> None:
    with pytest.raises(DomainError) as refused:
        take_form(desk.account(), TakenForm(0, {"summary": "x"}, {}), by=desk.people["coordinator"])
    assert refused.value.kind == "refused"


def test_no_file_is_no_form(desk: Desk) -> None:
    answer = desk.client("reporter").post(desk.page("reports:take_form"), {})
    assert "Hãy chọn tệp phiếu đã điền." in Screen(answer).at("id_file")
    assert Screen(hand_in(desk, b"")).at("id_file") == "Tệp rỗng. Hãy chọn lại tệp phiếu đã điền."


def test_the_account_leads_to_the_form(desk: Desk) -> None:
    screen = Screen(desk.client("reporter").get(desk.page("reports:submission")))
    assert screen.links("Tải phiếu Excel để làm ngoại tuyến") == [desk.page("reports:form")]
    assert screen.links("Nộp phiếu Excel đã điền") == [desk.page("reports:take_form")]


def test_a_text_too_long_for_a_cell_is_told(desk: Desk) -> None:
    save_summary(desk.account(), {"summary": "😀" * 17_000}, by=desk.people["reporter"], version=0)
    answer = desk.client("reporter").get(desk.page("reports:form"))
    assert answer.status_code == 409 and "«Kết quả nổi bật» quá dài" in Screen(answer).text


def test_the_same_through_the_api(desk: Desk) -> None:
    client = APIClient()
    client.force_authenticate(desk.people["reporter"])
    url = f"/api/v1/submissions/{desk.account().pk}/form/"
    answer = client.get(url)
    assert answer.status_code == 200 and answer["Content-Type"].endswith("spreadsheetml.sheet")
    content = b"".join(answer.streaming_content)
    row = row_of(content, "6.1")

    def send(cells: dict[str, Any], to: str = url) -> Any:
        file = SimpleUploadedFile("phieu.xlsx", filled(content, cells))
        return client.post(to, {"file": file}, format="multipart")

    refused = send({f"{TASKS}!E{row}": 101})
    assert refused.status_code == 400
    assert refused.json()["errors"] == {f"{TASKS}!E{row}": ["Tỷ lệ hoàn thành phải từ 0 đến 100, ví dụ 70."]}
    marked = send({f"{TASKS}!E{row}": 101}, f"{url}marked/")
    sheet = load_workbook(io.BytesIO(b"".join(marked.streaming_content)))[TASKS]
    assert "từ 0 đến 100" in sheet[f"E{row}"].comment.text and sheet[f"D{row}"].comment is None
    assert send({f"{TASKS}!E{row}": 70}, f"{url}marked/").status_code == 204
    taken = send({f"{TASKS}!E{row}": 50, f"{SUMMARY}!B5": "Tốt."})
    assert (taken.status_code, taken.json()) == (200, {"taken": ["summary", "6.1"]})
    stale = send({f"{TASKS}!E{row}": 60})
    assert (stale.status_code, stale.json()["errors"]) == (409, {"parts": ["6.1", "summary"]})
    broken = client.post(url, {"file": SimpleUploadedFile("phieu.xlsx", b"no")}, format="multipart")
    assert (broken.status_code, list(broken.json()["errors"])) == (400, ["file"])
    client.force_authenticate(desk.people["other"])
    assert client.get(url).status_code == 404
