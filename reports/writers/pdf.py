"""PDF by typst, from the same layout as Word; every compile in a child process with a time limit."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from core.errors import DomainError
from reports.document import Document
from reports.writers import metrics, styles, words
from reports.writers.errors import WriterError
from reports.writers.grids import Grid
from reports.writers.layout import Item, Layout, Section, lay_out

log = logging.getLogger(__name__)
HERE = Path(__file__).parent
CHILD = HERE / "pdf_child.py"
TEMPLATE = HERE / "typst_template" / "paper.typ"
FACES = tuple(f"{styles.PDF_FONT}-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic"))
TIMEOUT = 120.0  # seconds; 3,000 rows take about two
# What a Python needs to start. The portal's secrets stay with the parent.
INHERITED = ("PATH", "LD_LIBRARY_PATH", "LANG", "TMPDIR")


def write_pdf(document: Document, fonts: Path, *, timeout: float = TIMEOUT) -> bytes:
    """The document as PDF with its font embedded; equal documents give equal bytes.

    `fonts` holds the four faces of Tinos. DomainError names those it lacks, for trying again does not help; WriterError
    when the child fails, is killed, or takes longer than `timeout` seconds.
    """
    missing = [face for face in FACES if not (fonts / face).is_file()]
    if missing:
        names = ", ".join(missing)
        raise DomainError("fonts_missing", f"Thiếu phông chữ để tạo tệp PDF ({names}): hãy cài đặt lại hệ thống.")
    order = {
        "template": str(TEMPLATE),
        "fonts": str(fonts),
        "made_at": document.as_of.astimezone(words.HANOI).replace(microsecond=0).isoformat(),
        "paper": paper(document),
    }
    return run_child(json.dumps(order, ensure_ascii=False, default=vars).encode(), timeout)


def run_child(order: bytes, timeout: float) -> bytes:
    environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own file, run by our own interpreter
            [sys.executable, "-I", str(CHILD)],
            input=order,
            capture_output=True,
            timeout=timeout,
            env=environment,
            cwd=HERE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise WriterError(f"Tạo tệp PDF quá {timeout:.0f} giây nên đã dừng; hãy thử lại.") from error
    if done.returncode == 0 and done.stdout.startswith(b"%PDF-"):
        return done.stdout
    log.error("pdf child ended with %s: %s", done.returncode, done.stderr.decode(errors="replace")[-2000:])
    if done.returncode < 0:
        raise WriterError("Tiến trình tạo tệp PDF bị dừng giữa chừng; hãy thử lại.")
    raise WriterError("Không tạo được tệp PDF; hãy báo người quản trị hệ thống.")


def paper(document: Document) -> dict[str, Any]:
    """What the template reads: the layout, and the measures it shares with Word."""
    return {
        "title": document.title,
        "author": words.one_line(document.agency),
        "keywords": [words.DEMO] if document.demo else [],
        "language": document.language,
        "demo": words.DEMO if document.demo else "",
        "font": styles.PDF_FONT,
        "styles": {key: asdict(style) for key, style in styles.STYLES.items()},
        "tables": styles.TABLES,
        "measures": {
            "upright": asdict(styles.UPRIGHT),
            "sideways": asdict(styles.SIDEWAYS),
            "head": styles.HEAD_COLUMNS,
            "head_overhang": styles.HEAD_OVERHANG,
            "signature": styles.SIGNATURE_COLUMNS,
            "signing_room": styles.SIGNING_ROOM,
            "cell_padding": styles.CELL_PADDING,
        },
        "layout": breakable(lay_out(document)),
    }


def breakable(layout: Layout) -> Layout:
    """Words too long for their line get places to break: Word breaks such words by itself, typst lets them run out."""
    return replace(
        layout,
        body=breakable_section(layout.body),
        appendices=tuple(breakable_section(section) for section in layout.appendices),
    )


def breakable_section(section: Section) -> Section:
    room = styles.text_width(landscape=section.landscape)
    return replace(section, items=tuple(breakable_item(item, room) for item in section.items))


def breakable_item(item: Item, room: float) -> Item:
    if not isinstance(item, Grid):
        size = styles.STYLES[item.style].size
        return replace(item, runs=tuple(replace(run, text=metrics.softened(run.text, room, size)) for run in item.runs))
    size, rooms = styles.TABLES[item.style], [width - 2 * styles.CELL_PADDING[0] for width in item.widths]
    return replace(
        item,
        rows=tuple(
            row
            if row.style == "group"
            else replace(
                row,
                cells=tuple(
                    [metrics.softened(text, width, size) for text, width in zip(row.cells, rooms, strict=True)]
                ),
            )
            for row in item.rows
        ),
    )
