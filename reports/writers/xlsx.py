"""Excel: a first sheet that reads by itself, the report's text, then a sheet for each table."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC

from xlsxwriter.worksheet import Worksheet

from reports.document import Block, Document, Table, numbered, numbered_appendices
from reports.document import Workbook as Extra
from reports.writers import words
from reports.writers.layout import Line, lay_out
from reports.writers.styles import FONT, STYLES
from reports.writers.xlsx_cells import LINK, RED, Book, address, link, put, set_print
from reports.writers.xlsx_leaf import Leaf
from reports.writers.xlsx_overview import PROSE, fill_overview
from reports.writers.xlsx_rows import RowSheet
from reports.writers.xlsx_sheets import OVERVIEW, Places, fill_leaf, marks
from reports.writers.xlsx_texts import TextWorkbook

PROSE_WIDTH = 110
WAITING_ROWS = 5_000


def write_xlsx(document: Document) -> bytes:
    """The document as .xlsx; equal documents give equal bytes. Nothing a person typed becomes a formula or a link."""
    out = io.BytesIO()
    with TextWorkbook(out, options(in_memory=rows_of(document) < WAITING_ROWS)) as workbook:
        workbook.set_properties(properties(document))
        book = Book(workbook)
        overview, prose = book.sheet_name(OVERVIEW), book.sheet_name(PROSE)
        own, rest = leaves_of(document, book)
        pages = {name: workbook.add_worksheet(name, RowSheet) for name in (overview, *names(own), prose, *names(rest))}
        places = Places({leaf.sheet.key: leaf for leaf in own if leaf.sheet})
        fill_overview(book, pages[overview], document, [*own, *rest], places)
        fill_prose(book, pages[prose], document)
        for leaf in (*own, *rest):
            fill_leaf(book, pages[leaf.name], document, leaf, places)
        for key, leaf in places.leaves.items():
            workbook.define_name(key, f"={leaf.whole}")
    return out.getvalue()


def rows_of(document: Document) -> int:
    """Of all its sheets."""
    own = [sheet.table for sheet in document.workbook.sheets] if document.workbook else []
    return sum(len(table.rows) for table in [*own, *(table for _name, _title, table in tables(document))])


def names(leaves: list[Leaf]) -> list[str]:
    return [leaf.name for leaf in leaves]


def options(*, in_memory: bool) -> dict[str, object]:
    """Made anew each time: XlsxWriter writes into what it is given, and a second workbook would differ.

    Sheets of many rows wait in files of the temporary folder until they are packed: in memory they would stand there
    whole, twice. Of few, making and removing the files would take longer than writing them.
    """
    return {
        "in_memory": in_memory,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": 11},
    }


def properties(document: Document) -> dict[str, object]:
    return {
        "title": document.title[:255],
        "author": words.one_line(document.agency)[:255],
        "comments": words.DEMO if document.demo else "",
        "created": document.as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0),
    }


def leaves_of(document: Document, book: Book) -> tuple[list[Leaf], list[Leaf]]:
    """The sheets of the workbook's own, and those of the report's other tables."""
    extra = document.workbook or Extra(())
    own = []
    for sheet in extra.sheets:
        charted = frozenset(chart.value for chart in extra.charts if chart.sheet == sheet.key)
        name, table = book.sheet_name(sheet.table.name), sheet.table
        own.append(Leaf(name, table.caption or table.name, table, sheet, charted))
    taken = {sheet.table.name for sheet in extra.sheets}
    rest = [row for row in tables(document) if row[2].name not in taken]
    return own, [Leaf(book.sheet_name(name), title, table) for name, title, table in rest]


def tables(document: Document) -> Iterator[tuple[str, str, Table]]:
    """Wished sheet name, title and table, in reading order."""
    for label, block in numbered(document.blocks):
        if isinstance(block, Table):
            yield block.name or label or "Bảng", f"{label} {block.caption}".strip(), block
    for label, appendix in numbered_appendices(document.appendices):
        for block in appendix.blocks:
            if isinstance(block, Table):
                parts = [label, appendix.title, *filter(None, [block.caption])]
                yield f"{label} {block.name}".strip(), " – ".join(parts), block


def without_rows(document: Document) -> Document:
    """The same text, its tables empty: laying out their cells would be for nothing."""
    appendices = [replace(item, blocks=emptied(item.blocks)) for item in document.appendices]
    return replace(document, blocks=emptied(document.blocks), appendices=tuple(appendices))


def emptied(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(replace(block, rows=(), total=None) if isinstance(block, Table) else block for block in blocks)


def fill_prose(book: Book, sheet: Worksheet, document: Document) -> None:
    """Every line of the report in reading order; its tables stand in their own sheets."""
    sheet.set_column(0, 0, PROSE_WIDTH)
    sheet.hide_gridlines(2)
    layout = lay_out(without_rows(document))
    sections = [layout.body, *layout.appendices]
    row = 2 if document.workbook else 1
    put(
        sheet,
        0,
        0,
        " · ".join([*marks(document), document.title]),
        book.style(bold=True, font_color=RED, text_wrap=True),
    )
    if document.workbook:
        link(sheet, 1, 0, address(OVERVIEW), f"← {OVERVIEW}", book.style(**LINK))
    for item in [*layout.opening, *(item for section in sections for item in section.items)]:
        if isinstance(item, Line):
            style = STYLES[item.style]
            align = "center" if style.align == "center" else "left"
            put(sheet, row, 0, item.text, book.style(bold=style.bold, italic=style.italic, align=align, text_wrap=True))
            row += 1
    set_print(sheet, document.title, marks(document), landscape=False)
