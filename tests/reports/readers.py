"""The three formats opened again by other libraries than those that wrote them, as plain text."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pypdf
from docx.document import Document as Word
from lxml import etree
from openpyxl.workbook import Workbook

from reports.document import Document
from reports.writers import FORMATS

FONTS = Path(__file__).resolve().parents[2] / "static" / "dist" / "fonts" / "tinos"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(document: Document, ending: str) -> bytes:
    return FORMATS[ending].write(document, fonts=FONTS)


def open_word(data: bytes) -> Word:
    return docx.Document(io.BytesIO(data))


def word_lines(element: etree._Element) -> list[str]:
    """Paragraphs in reading order, those in tables too; breaks as line breaks."""
    found = []
    for paragraph in element.iter(f"{W}p"):
        parts = [item.text or "" if item.tag == f"{W}t" else "\n" for item in paragraph.iter(f"{W}t", f"{W}br")]
        found.append("".join(parts))
    return found


def word_text(data: bytes) -> str:
    return "\n".join(word_lines(open_word(data).element.body))


def open_pdf(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in open_pdf(data).pages)


def open_excel(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def excel_values(data: bytes) -> list[object]:
    return [
        cell.value for sheet in open_excel(data) for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]


def packed(text: str) -> str:
    """Without spaces and breaks: where a line ends is the format's affair."""
    return "".join(text.split())
