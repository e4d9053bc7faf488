"""A workbook from a stranger made safe to read: judged, unpacked within bounds, and packed anew.

A reader that trusts what an archive says of itself could be made to fill the machine's memory: by sizes that are lies,
or by one cell in the last corner of a sheet. So what is read is not the file that came but this copy of it.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import BinaryIO

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError, fromstring
from django.utils.translation import gettext as _

from core.errors import DomainError, Missing

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_SPANNED, PIECE = 100_000, 64 * 1024


@dataclass(frozen=True)
class Bounds:
    """How far a sheet may reach. `area`: rows × columns, since a reader makes a place for each cell of it."""

    last_row: int = 2000
    last_column: int = 60
    area: int = 120_000


def refuse(message: str, code: str = "bad_file") -> DomainError:
    """The whole file is not taken."""
    return DomainError(code, message, kind="invalid", items=(Missing("file", _("Tệp"), message),))


def broken() -> DomainError:
    return refuse(_("Tệp bị hỏng hoặc không phải tệp Excel (.xlsx). Hãy mở bằng Excel, lưu lại rồi nộp."))


def strange() -> DomainError:
    return refuse(
        _("Tệp có phần khai báo lạ (DOCTYPE) mà Excel không bao giờ ghi. Vì an toàn, cổng không nhận tệp này.")
    )


def package_refusal(fault: str, unpacked: int) -> DomainError:
    """What `package_fault` found, in a sentence; `unpacked`: the bytes that were allowed."""
    if fault == "huge":
        return refuse(_("Tệp bung ra lớn hơn %d MB nên không được nhận.") % (unpacked // 1024**2))
    if fault == "macros":
        return refuse(_("Tệp có macro. Hãy lưu lại dạng Excel Workbook (.xlsx), không macro, rồi nộp."))
    return strange() if fault == "dtd" else broken()


class Nothing:
    """What a parser builds: that a part is plain XML, with no document type and nothing broken, it sees itself."""

    def close(self) -> None:
        pass


@dataclass
class Cells:
    """Sees the cells of a sheet go by."""

    name: str
    bounds: Bounds
    at: str | None = None
    space: str = ""
    right: int = 1
    spanned: int = 0
    formulas: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """What follows a cell's start is taken for its own: no end need be seen."""
        space, kind = parted(tag)
        if kind == "c":
            self.at, self.space = attributes.get("r", ""), space
        elif kind in ("v", "is", "f"):
            if self.at is not None:
                self.require_near(self.at)
                if kind == "f" and space == self.space:  # not the formula of a rule, which Excel keeps apart
                    self.formulas.append(self.at)
        elif kind in ("mergeCell", "hyperlink"):
            self.spanned += cells_in(attributes.get("ref", ""))
            if self.spanned > MOST_SPANNED:
                raise broken()

    def require_near(self, at: str) -> None:
        row, column = place_of(at)
        if column > self.right:
            self.right = column
        bounds = self.bounds
        if row > bounds.last_row or column > bounds.last_column or row * self.right > bounds.area:
            message = _("Trang «%(sheet)s» có nội dung ở ô %(cell)s, ngoài phần nhập. Hãy xóa ô đó rồi nộp lại.")
            raise refuse(message % {"sheet": self.name, "cell": at}, "bad_structure")


def place_of(at: str) -> tuple[int, int]:
    """Row and column of «B7»."""
    found = ADDRESS.fullmatch(at)
    if not found:
        raise broken()
    return int(found[2]), column_number(found[1])


@lru_cache(256)
def parted(tag: str) -> tuple[str, str]:
    """Namespace and name of an element; a part has few of them, thousands of times."""
    space, _mark, kind = tag.rpartition("}")
    return space, kind


@cache
def column_number(letters: str) -> int:
    """«A» is 1, «AA» 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(place: int) -> str:
    """1 is «A», 27 «AA»."""
    text = ""
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def cells_in(area: str) -> int:
    """How many cells «B2:D7» spans: whoever expands it needs a place for each."""
    corners = [ADDRESS.fullmatch(corner) for corner in area.split(":")]
    places = [(column_number(corner[1]), int(corner[2])) for corner in corners if corner]
    if len(places) != len(corners):
        raise broken()
    (left, top), (right, bottom) = places[0], places[-1]
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def make_safe(
    content: BinaryIO, sheets: tuple[str, ...], *, into: BinaryIO, bounds: Bounds, if_there: tuple[str, ...] = ()
) -> dict[str, tuple[str, ...]]:
    """Write the copy with these sheets (the first one when none is named); the cells with a formula in each of them.

    `if_there`: sheets that are taken too where the file has them. A DomainError says what is wrong with the file.
    Called once its package is judged (`package_fault`).
    """
    try:
        with zipfile.ZipFile(content) as package:
            names = package.namelist()
            if any(name.lower().startswith("xl/externallinks/") for name in names):
                raise refuse(_("Tệp có liên kết tới tệp Excel khác. Hãy bỏ liên kết, chỉ giữ chữ và số, rồi nộp lại."))
            known = dict(sheet_parts(package))
            wanted = sheets or tuple(known)[:1]
            if missing := [name for name in wanted if name not in known] or [""] * (not wanted):
                raise refuse(missing_sheets(missing), "bad_structure")
            wanted += tuple(name for name in if_there if name in known)
            watched = {known[name]: Cells(name, bounds) for name in wanted}
            copy(package, watched, into)
            return {cells.name: tuple(cells.formulas) for cells in watched.values()}
    except DefusedXmlException as error:
        raise strange() from error
    except (
        zipfile.BadZipFile, KeyError, ParseError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
    ) as error:  # fmt: skip
        raise broken() from error


def missing_sheets(missing: list[str]) -> str:
    if any(name.startswith("_") for name in missing):
        return _("Tệp này không phải phiếu tải từ cổng. Hãy tải phiếu ở trang báo cáo của cơ quan rồi điền vào đó.")
    names = ", ".join(f"«{name}»" for name in missing)
    return _("Thiếu trang %s hoặc trang đã bị đổi tên. Hãy trả lại tên cũ, hoặc tải phiếu mới.") % names


def sheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(name of a sheet, the part that holds it)."""
    book = fromstring(package.read("xl/workbook.xml"), forbid_dtd=True)
    relations = fromstring(package.read("xl/_rels/workbook.xml.rels"), forbid_dtd=True)
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            target = targets.get(sheet.get(RELATION), "")
            yield sheet.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def copy(package: zipfile.ZipFile, watched: dict[str, Cells], into: BinaryIO) -> None:
    """The parts that a reader of values needs, each read to its end, piece by piece, and seen to be plain XML."""
    with zipfile.ZipFile(into, "w") as target:
        for name in dict.fromkeys(package.namelist()):
            if not name.startswith(("xl/", "_rels/", "[Content_Types]")) or not name.endswith((".xml", ".rels")):
                continue
            if name.startswith("xl/worksheets/") and name.endswith(".xml") and name not in watched:
                continue
            if name.startswith("xl/theme/"):  # its colours are for those who look at the file
                continue
            parser = parser_for(watched.get(name))
            with package.open(name) as part, target.open(name, "w") as out:
                while piece := part.read(PIECE):
                    parser.feed(piece)
                    out.write(piece)
            parser.close()


def parser_for(cells: Cells | None) -> DefusedXMLParser:
    """Sees a part piece by piece, so that no tree of it is built. Only what is watched for leaves the parser."""
    parser = DefusedXMLParser(target=Nothing(), forbid_dtd=True)
    parser.parser.DefaultHandlerExpand = None
    if cells is not None:
        parser.parser.ordered_attributes = False
        parser.parser.StartElementHandler = cells.start
    return parser
