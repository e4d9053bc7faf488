"""A file that is not the filled form of this account: each way in which it is not has its own sentence."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.signing import Signer
from openpyxl import load_workbook

from core.errors import DomainError
from plans.importers.handed_in import package
from reports.builders.offline import SALT
from reports.document.offline import STAMP, SUMMARY, TASKS, Fault
from reports.importers import offline
from reports.importers.offline import as_text, read_offline
from reports.writers.marking import mark_faults
from tasks.models import Progress
from tests.pages.conftest import Desk, desk, people
from tests.pages.screen import Screen
from tests.reports.test_offline_form import changed, download, filled, hand_in

__all__ = ["desk", "people"]
pytestmark = pytest.mark.django_db
CONTENTS = "[Content_Types].xml"
MACRO = b'<Override PartName="/y" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The workbook's parts changed by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return out.getvalue()


def with_part(name: str, part: bytes) -> Callable[[bytes], bytes]:
    return lambda content: repacked(content, lambda parts: parts.update({name: part}))


def in_part(name: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return lambda content: repacked(content, change)


def by_book(change: Callable[[Any], Any]) -> Callable[[bytes], bytes]:
    return lambda content: changed(content, change)


def stamped(**values: Any) -> Callable[[bytes], bytes]:
    """With another stamp, rightly signed."""

    def change(book: Any) -> None:
        signer = Signer(salt=SALT)
        said = signer.unsign_object(book[STAMP]["A1"].value) | values
        book[STAMP]["A1"] = signer.sign_object(said, compress=True)

    return by_book(change)


def spoilt_stamp(book: Any) -> None:
    text = book[STAMP]["A1"].value
    book[STAMP]["A1"] = ("A" if text[0] != "A" else "B") + text[1:]


def lying(content: bytes) -> bytes:
    """A part that says it is small and unpacks to more."""

    def change(parts: dict[str, bytes]) -> None:
        parts["xl/styles.xml"] = parts["xl/styles.xml"] + b" " * 20_000_000

    made = bytearray(repacked(content, change))
    with zipfile.ZipFile(io.BytesIO(bytes(made))) as source:
        true = source.getinfo("xl/styles.xml").file_size
    found = made.replace(struct.pack("<L", true), struct.pack("<L", 5000))
    assert found != made
    return bytes(found)


SHEET_4 = "xl/worksheets/sheet4.xml"
REFUSALS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no workbook at all": (lambda content: b"PK\x03\x04 nothing", "Tệp bị hỏng hoặc không phải tệp Excel"),
    "cut short": (lambda content: content[: len(content) // 2], "Tệp bị hỏng"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "Tệp có macro"),
    "macros by its kind": (in_part(CONTENTS, b"</Types>", MACRO), "Tệp có macro"),
    "external links": (with_part("xl/externalLinks/externalLink1.xml", b"<x/>"), "liên kết tới tệp Excel khác"),
    "a document type in the list": (in_part(CONTENTS, b"<Types", b'<!DOCTYPE a [<!ENTITY b "c">]><Types'), "DOCTYPE"),
    "a document type in a sheet": (in_part(SHEET_4, b"<worksheet", b"<!DOCTYPE worksheet><worksheet"), "DOCTYPE"),
    "a document type elsewhere": (with_part("xl/other.xml", b"<!DOCTYPE a><a/>"), "DOCTYPE"),
    "a broken part": (with_part("xl/other.xml", b"<a>"), "Tệp bị hỏng"),
    "a cell without a place": (in_part(SHEET_4, b'<c r="A1"', b"<c"), "Tệp bị hỏng"),
    "a size that is a lie": (lying, "Tệp bị hỏng"),
    "a merged area without end": (
        in_part(SHEET_4, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "Tệp bị hỏng",
    ),
    "an area that is none": (
        in_part(SHEET_4, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="nowhere"/></mergeCells>'),
        "Tệp bị hỏng",
    ),
    "another workbook": (by_book(lambda book: book.remove(book[STAMP])), "không phải phiếu tải từ cổng"),
    "a renamed sheet": (by_book(lambda book: setattr(book[TASKS], "title", "Việc")), "Thiếu trang «Nhiệm vụ»"),
    "a moved column": (by_book(lambda book: book[TASKS].insert_cols(4)), "«Nhiệm vụ» đã bị thêm, bớt hoặc chuyển"),
    "a missing column": (by_book(lambda book: book[TASKS].delete_cols(7)), "ô G4 phải là «Khó khăn, vướng mắc»"),
    "a missing row": (by_book(lambda book: book[TASKS].delete_rows(6)), "Trang «Nhiệm vụ»: ô A6 phải là «"),
    "a row too many": (by_book(lambda book: book[SUMMARY].append(["Mục khác", "x"])), "chung» có thêm dòng 9"),
    "an altered stamp": (by_book(spoilt_stamp), "Dấu của phiếu đã bị sửa hoặc bị mất"),
    "no stamp": (by_book(lambda book: book[STAMP].delete_rows(1)), "Dấu của phiếu đã bị sửa hoặc bị mất"),
    "an old form": (stamped(form=0), "Phiếu theo mẫu cũ"),
    "another agency": (stamped(agency=[0, "Sở Khác"]), "Đây là phiếu của «Sở Khác»"),
    "another year": (stamped(period=[0, "Năm 2025"]), "Đây là phiếu của kỳ «Năm 2025»"),
    "another account": (stamped(submission=0), "Đây là phiếu của một báo cáo khác"),
    "a cell in the last corner": (
        by_book(lambda book: book[TASKS].cell(1_048_576, 16_384, "x")), "có nội dung ở ô XFD1048576, ngoài phần nhập"
    ),
}  # fmt: skip


def test_each_refusal_has_its_own_sentence(desk: Desk) -> None:
    content = download(desk)
    for name, (spoil, said) in REFUSALS.items():
        screen = Screen(hand_in(desk, spoil(content)))
        assert screen.status == 422, name
        assert said in screen.at("id_file"), (name, screen.at("id_file"))
        assert not screen.page.xpath("//a[@download]"), name
    assert not Progress.objects.exclude(version=0).exists()


def test_a_task_that_left_the_account_is_told(desk: Desk) -> None:
    content = download(desk)
    Progress.objects.filter(pk=desk.entry().pk).delete()
    assert "không còn nhiệm vụ 6.1" in Screen(hand_in(desk, content)).at("id_file")


def bomb() -> bytes:
    """Three hundred megabytes that travel as three hundred kilobytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(CONTENTS, b"<Types/>")
        with target.open("xl/workbook.xml", "w") as part:
            for _time in range(300):
                part.write(b" " * 1024 * 1024)
    return out.getvalue()


def test_a_bomb_is_refused_before_it_unpacks(desk: Desk) -> None:
    content = bomb()
    tracemalloc.start()
    try:
        with pytest.raises(DomainError) as refused:
            read_offline(io.BytesIO(content), size=len(content))
        assert tracemalloc.get_traced_memory()[1] < 5 * 1024 * 1024
    finally:
        tracemalloc.stop()
    assert "bung ra lớn hơn 12 MB" in str(refused.value)
    assert "lớn hơn 5 MB" in Screen(hand_in(desk, b"x" * (offline.LARGEST + 1))).at("id_file")


def test_what_the_workbook_may_lead_to_is_not_followed(desk: Desk) -> None:
    """Empty formatted cells far away, a link that a program made of an address, a sheet of one's own: all harmless."""

    def change(book: Any) -> None:
        book[TASKS].cell(1_048_576, 16_384).style = "Normal"
        book[TASKS]["F5"] = "Xem https://x.test"
        book[TASKS]["F5"].hyperlink = "https://x.test"
        book.create_sheet("Nháp")["A1"] = "=1+1"

    assert hand_in(desk, changed(download(desk), change)).status_code == 302
    assert Progress.objects.get(version=1).result == "Xem https://x.test"


def test_what_cannot_be_marked_is_still_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert mark_faults(repacked(download(desk), lambda parts: parts.update({"xl/workbook.xml": b"<x/>"})), []) == b""
    monkeypatch.setattr("reports.views.offline.mark_faults", lambda content, faults: b"")
    screen = Screen(hand_in(desk, filled(download(desk), {f"{TASKS}!E5": 101})))
    assert screen.status == 422 and not screen.page.xpath("//a[@download]")


def test_two_faults_of_a_cell_are_one_note(desk: Desk) -> None:
    faults = [Fault(SUMMARY, "B5", "Một."), Fault(SUMMARY, "B5", "Hai.")]
    book = load_workbook(io.BytesIO(mark_faults(download(desk), faults)))
    assert book[SUMMARY]["B5"].comment.text == "Một.\nHai."


def test_values_read_as_they_would_be_typed() -> None:
    assert [as_text(value) for value in (True, 7.0, 7.5, " a\r\nb ", "")] == ["TRUE", "7", "7.5", "a\nb", ""]
    assert [package.column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16_384]
    assert [package.column_letters(number) for number in (1, 26, 27, 16_384)] == ["A", "Z", "AA", "XFD"]
    assert package.cells_in("B2:D7") == 18 and package.cells_in("A1") == 1
