"""The rows of a table in a file from elsewhere, one after the other: workbooks and text, with no database in it."""

from __future__ import annotations

import codecs
import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO, TextIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from indicators.importers.columns import MOST_BEFORE, named
from plans.importers.handed_in.package import Bounds, broken, make_safe, package_refusal, refuse
from plans.importers.handed_in.uploads import SHEET, package_fault

LARGEST, UNPACKED, MOST_ROWS = 50 * 1024 * 1024, 250 * 1024 * 1024, 60_000
BOUNDS = Bounds(last_row=MOST_ROWS + 100, last_column=200, area=3_000_000)
PIECE = 1024 * 1024
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
DELIMITERS = (",", ";", "\t", "|")
# A row with its number in the file, from 1.
Line = tuple[int, Sequence[Any]]


def ending_of(name: str) -> str:
    return name.rpartition(".")[2].lower()


def require_sound(name: str, content: BinaryIO, *, size: int) -> None:
    """What can be told at once of a file that was handed in; DomainError with a sentence. `size` in bytes."""
    if size == 0:
        raise refuse(_("Tệp rỗng. Hãy chọn lại tệp."))
    if size > LARGEST:
        raise refuse(_("Tệp lớn hơn %d MB. Hãy chia thành nhiều tệp.") % (LARGEST // 1024**2))
    ending = ending_of(name)
    if ending not in ("xlsx", "csv", "txt", "tsv", "xml"):
        raise refuse(_("Chỉ nhận tệp Excel (.xlsx), CSV (.csv) hoặc XML theo tiêu chuẩn WIPO ST.96 (.xml)."))
    content.seek(0)
    begins = content.read(8)
    if ending == "xlsx":
        if begins.startswith(b"\xd0\xcf\x11\xe0"):
            raise refuse(_("Tệp Excel đời cũ hoặc có mật khẩu. Hãy bỏ mật khẩu và lưu lại dạng .xlsx."))
        if fault := package_fault(content, SHEET, unpacked=UNPACKED):
            raise package_refusal(fault, UNPACKED)
    elif begins.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise refuse(_("Nội dung tệp không đúng với đuôi tên tệp. Hãy lưu lại đúng dạng rồi nộp."))
    content.seek(0)


@contextmanager
def open_table(name: str, content: BinaryIO, kind: str) -> Iterator[tuple[int, Iterator[Line]]]:
    """(about how many rows, the rows) of a workbook's first sheet or of a text; DomainError where it is not whole."""
    if ending_of(name) == "xlsx":
        with tempfile.TemporaryFile() as safe:
            make_safe(content, (), into=safe, bounds=BOUNDS)
            safe.seek(0)
            sheet = first_sheet(safe)
            yield sheet.total_height, sheet_rows(sheet)
        return
    encoding = encoding_of(content)
    lines = sum(piece.count(b"\n") for piece in iter(lambda: content.read(PIECE), b""))
    content.seek(0)
    text = io.TextIOWrapper(content, encoding=encoding, newline="")
    try:
        yield lines, text_rows(text, kind)
    finally:
        text.detach()


def first_sheet(safe: BinaryIO) -> CalamineSheet:
    try:
        return CalamineWorkbook.from_filelike(safe).get_sheet_by_index(0)
    except PasswordError as error:
        raise refuse(_("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi nộp lại.")) from error
    except CalamineError as error:
        raise broken() from error


def sheet_rows(sheet: CalamineSheet) -> Iterator[Line]:
    """From the first row and column, whether anything stands in them or not."""
    before = [""] * sheet.start[1] if sheet.start else []
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, before + row


def encoding_of(content: BinaryIO) -> str:
    """By its mark, else UTF-16 by its empty bytes, else UTF-8 if all of it is, else the code page of Vietnam."""
    content.seek(0)
    begins = content.read(4096)
    content.seek(0)
    for mark, name in MARKS:
        if begins.startswith(mark):
            return name if readable(content, name) else undecodable()
    if b"\0" in begins:
        name = "utf-16-le" if begins[1::2].count(0) > begins[::2].count(0) else "utf-16-be"
        return name if readable(content, name) else undecodable()
    return next((name for name in ("utf-8", "cp1258") if readable(content, name)), "") or undecodable()


def readable(content: BinaryIO, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    content.seek(0)
    try:
        while piece := content.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        if name.startswith("utf") and error.reason == "unexpected end of data":
            raise cut() from error
        return False
    finally:
        content.seek(0)
    return True


def undecodable() -> str:
    raise refuse(_("Không đọc được bảng mã của tệp. Hãy lưu lại dạng «CSV UTF-8» hoặc Excel (.xlsx) rồi nộp."))


def cut() -> Exception:
    return refuse(_("Tệp bị cắt giữa chừng. Hãy tải lại tệp từ nguồn rồi nộp."))


def text_rows(text: TextIO, kind: str) -> Iterator[Line]:
    """Rows with the number of the line each begins at; a last row that breaks off means that the file does."""
    delimiter = delimiter_of(text, kind)
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    begins, widths, last, width = 1, 0, [], 0
    try:
        for row in reader:
            if begins == 1 and len(row) == 1 and row[0].lower().startswith("sep="):
                row = []
            if row:
                yield begins, row
                last, width, widths = row, len(row), max(widths, len(row))
            begins = reader.line_num + 1
    except csv.Error as error:
        if "end of data" in str(error):
            raise cut() from error
        sentence = _("Dòng %(line)d không đọc được: dấu ngoặc kép hoặc dấu phân cách sai. Hãy lưu lại tệp rồi nộp.")
        raise refuse(sentence % {"line": begins}) from error
    if last and width < widths and not ends_with_a_line(text):
        raise cut()


def ends_with_a_line(text: TextIO) -> bool:
    """Whether the file ends as a row does; a file that broke off seldom broke off there."""
    buffer: Any = text.buffer  # type: ignore[attr-defined]
    buffer.seek(0, io.SEEK_END)
    buffer.seek(max(0, buffer.tell() - 4))
    return any(mark in buffer.read() for mark in (b"\n", b"\r"))


def delimiter_of(text: TextIO, kind: str) -> str:
    """Whichever parts the first lines into the most headings that are known."""
    start = list(islice(iter(text.readline, ""), MOST_BEFORE))
    text.seek(0)
    return max(DELIMITERS, key=lambda mark: most_named(start, mark, kind))


def most_named(lines: Iterable[str], delimiter: str, kind: str) -> int:
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0
    return max((sum(1 for heading in named(kind, row) if heading.column) for row in rows), default=0)
