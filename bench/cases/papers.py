"""PDF and Word of the annual report; T: typst alone on the text laid out already; D: docxtpl alone on the same text."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import ExitStack

import docx
from django.conf import settings

from bench.cases.sheets import annual
from bench.world import NOW
from reports.document import Document
from reports.writers.docx import write_docx
from reports.writers.grids import Grid
from reports.writers.layout import lay_out
from reports.writers.pdf import TEMPLATE, paper, write_pdf
from reports.writers.pdf_child import compile_paper


def pdf(rows: int, stack: ExitStack) -> Callable[[], object]:
    document = annual()
    return lambda: write_pdf(document, settings.FONTS_DIR)


def pdf_typst(rows: int, stack: ExitStack) -> Callable[[], object]:
    order = {"template": str(TEMPLATE), "fonts": str(settings.FONTS_DIR), "made_at": NOW.isoformat()}
    laid_out = json.loads(json.dumps(paper(annual()), default=vars))
    return lambda: compile_paper(order | {"paper": laid_out})


def word(rows: int, stack: ExitStack) -> Callable[[], object]:
    document = annual()
    return lambda: write_docx(document)


def word_docxtpl(rows: int, stack: ExitStack) -> Callable[[], object]:
    """A template with a loop over the lines and one over the rows of each table."""
    # Where it is imported, python-docx writes other core properties from then on.
    from docxtpl import DocxTemplate  # noqa: PLC0415

    lines, tables = texts(annual())
    template = template_of(tables)

    def fill() -> None:
        made = DocxTemplate(io.BytesIO(template))
        made.render({"lines": lines, "tables": tables}, autoescape=True)
        made.save(io.BytesIO())

    return fill


def texts(document: Document) -> tuple[list[str], list[list[tuple[str, ...]]]]:
    """The paper's lines, and the rows of each of its tables with their head."""
    layout = lay_out(document)
    items = [*layout.opening, *(item for part in (layout.body, *layout.appendices) for item in part.items)]
    grids = [item for item in items if isinstance(item, Grid)]
    return (
        [item.text for item in items if not isinstance(item, Grid)],
        [[grid.heads, *(row.cells for row in grid.rows if row.style != "group")] for grid in grids],
    )


def template_of(tables: list[list[tuple[str, ...]]]) -> bytes:
    word = docx.Document()
    for text in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        word.add_paragraph(text)
    for number, rows in enumerate(tables):
        table = word.add_table(rows=3, cols=len(rows[0]), style="Table Grid")
        table.rows[0].cells[0].text = f"{{%tr for row in tables[{number}] %}}"
        for place in range(len(rows[0])):
            table.rows[1].cells[place].text = f"{{{{ row[{place}] }}}}"
        table.rows[2].cells[0].text = "{%tr endfor %}"
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()
