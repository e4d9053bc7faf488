"""Measures of what was written: of a Word file by its XML, of a PDF by where its letters and lines stand."""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from docx.document import Document as Word

from tests.reports.readers import W

MM_PER_POINT = 25.4 / 72
MM_PER_TWIP = 25.4 / 1440


@dataclass(frozen=True)
class Look:
    """How a paragraph is set; `size` in points."""

    font: str
    size: float
    bold: bool
    italic: bool
    align: str


def value(element: Any, path: str, name: str = "val", default: str = "") -> str:
    found = element.find("/".join(f"{W}{part}" for part in path.split("/")))
    return default if found is None else found.get(W + name, default)


class WordFile:
    """Paragraphs by their text, with the look that their style gives them."""

    def __init__(self, word: Word) -> None:
        self.body = word.element.body
        self.styles = {style.get(f"{W}styleId"): style for style in word.styles.element.iter(f"{W}style")}
        self.defaults = word.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def paragraph(self, start: str) -> Any:
        """The only paragraph that starts so."""
        (found,) = (item for item in self.body.iter(f"{W}p") if text_of(item).startswith(start))
        return found

    def style(self, paragraph: Any) -> Any:
        return self.styles[value(paragraph, "pPr/pStyle")]

    def look(self, paragraph: Any) -> Look:
        style = self.style(paragraph)
        run = paragraph.find(f"{W}r")
        bold, italic = (any(item.find(f"{W}rPr/{W}{tag}") is not None for item in (style, run)) for tag in ("b", "i"))
        fonts = {item for item in self.defaults.find(f"{W}rFonts").attrib.values()}
        return Look("/".join(sorted(fonts)), int(value(style, "rPr/sz")) / 2, bold, italic, value(style, "pPr/jc"))

    def rule_below(self, paragraph: Any) -> float:
        """Millimetres of the rule in the next paragraph; 0 where there is none."""
        following = paragraph.getnext()
        if following is None or following.find(f"{W}pPr/{W}pBdr/{W}top") is None:
            return 0
        sides = sum(int(value(following, "pPr/ind", side)) for side in ("left", "right"))
        return (self.room(following) - sides) * MM_PER_TWIP

    def room(self, paragraph: Any) -> int:
        """Twips of the cell or of the page that a paragraph stands in."""
        cell = paragraph.getparent()
        if cell.tag == f"{W}tc":
            return int(value(cell, "tcPr/tcW", "w"))
        section = self.sections[0]
        return int(value(section, "pgSz", "w")) - sum(int(value(section, "pgMar", side)) for side in ("left", "right"))

    @property
    def sections(self) -> list[Any]:
        return list(self.body.iter(f"{W}sectPr"))


def text_of(element: Any) -> str:
    return "".join(item.text or "" for item in element.iter(f"{W}t"))


@dataclass(frozen=True)
class Place:
    """A piece of text on a page, in mm from the top left corner of the paper."""

    left: float
    right: float
    top: float
    bottom: float
    font: str
    size: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


class Page:
    """One page of a PDF: its text, where each piece of it stands, and its straight lines."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.width, self.height = (side * MM_PER_POINT for side in page.get_size())
        reader = page.get_textpage()
        count = range(reader.count_chars())
        self.text = "".join(chr(pdfium.FPDFText_GetUnicode(reader, at)) for at in count)
        self.boxes = [self.box(reader.get_charbox(at)) for at in count]
        self.sizes = [pdfium.FPDFText_GetFontSize(reader, at) for at in count]
        self.fonts = [font_of(reader, at) for at in count]
        self.paths = [self.box(item.get_bounds()) for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
        reader.close()

    def box(self, points: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Left, top, right, bottom; PDF counts upwards."""
        left, bottom, right, top = (point * MM_PER_POINT for point in points)
        return left, self.height - top, right, self.height - bottom

    def find(self, text: str) -> Place:
        return self.place(self.text.index(text), len(text))

    def place(self, start: int, length: int) -> Place:
        seen = [self.boxes[at] for at in range(start, start + length) if not self.text[at].isspace()]
        lefts, tops, rights, bottoms = zip(*seen, strict=True)
        return Place(min(lefts), max(rights), min(tops), max(bottoms), self.fonts[start], self.sizes[start])

    def letters(self) -> list[Place]:
        return [self.place(at, 1) for at, letter in enumerate(self.text) if not letter.isspace()]

    def rule_below(self, place: Place) -> tuple[float, float]:
        """Length and middle of the first horizontal line within 3 mm below."""
        found = [
            (right - left, (left + right) / 2)
            for left, top, right, bottom in self.paths
            if bottom - top < 1 and 0 < top - place.bottom < 3 and left < place.middle < right
        ]
        return found[0] if found else (0, 0)


def font_of(reader: pypdfium2.PdfTextPage, at: int) -> str:
    """«Tinos-Bold»: without the tag of the part that is embedded."""
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(reader, at, name, 200, ctypes.c_int())
    return name.value.decode().rpartition("+")[2]


def pages_of(data: bytes) -> list[Page]:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as file:
        return [Page(page) for page in file]
