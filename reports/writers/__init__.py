"""Files from a document: bytes in, nothing else asked. No database, no settings.

Every writer is called alike, `write(document, fonts=…)`, and gives the same bytes for the same document.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reports.document import Document
from reports.writers.docx import write_docx
from reports.writers.errors import WriterError
from reports.writers.pdf import write_pdf
from reports.writers.xlsx import write_xlsx

__all__ = ["FORMATS", "LAYOUTS", "WRITERS", "Format", "Writer", "WriterError", "write_docx", "write_pdf", "write_xlsx"]

OFFICE = "application/vnd.openxmlformats-officedocument"


class Writer(Protocol):
    def __call__(self, document: Document, *, fonts: Path) -> bytes: ...


@dataclass(frozen=True)
class Format:
    """A file format by its ending; `name` is what people call it.

    `layout` grows by one whenever the same document gives other bytes, be it by our change or by a library's: a report
    issued in an older layout is not expected to come out again byte for byte.
    """

    name: str
    media_type: str
    write: Writer
    layout: int


def _xlsx(document: Document, *, fonts: Path) -> bytes:
    return write_xlsx(document)


def _docx(document: Document, *, fonts: Path) -> bytes:
    return write_docx(document)


def _pdf(document: Document, *, fonts: Path) -> bytes:
    return write_pdf(document, fonts)


FORMATS = {
    "xlsx": Format("Excel", f"{OFFICE}.spreadsheetml.sheet", _xlsx, layout=5),
    "docx": Format("Word", f"{OFFICE}.wordprocessingml.document", _docx, layout=3),
    "pdf": Format("PDF", "application/pdf", _pdf, layout=3),
}
WRITERS: dict[str, Writer] = {ending: format.write for ending, format in FORMATS.items()}
LAYOUTS = {ending: format.layout for ending, format in FORMATS.items()}
