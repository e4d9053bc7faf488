"""Excel: a first sheet that reads by itself, the report's text, then a sheet for each table."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.document import Column, Document, Figure, Figures, Group, Table, numbered, numbered_appendices
from reports.writers import words
from reports.writers.layout import Line, lay_out
from reports.writers.styles import FONT, STYLES
from reports.writers.xlsx_cells import HEAD_FILL, RED, Book, link, put, put_cell, set_print

OVERVIEW, PROSE = "Tổng quan", "Nội dung"
OVERVIEW_WIDTHS = (46, 18, 18, 50)
PROSE_WIDTH = 110
LETTERS_ACROSS = 150  # of a table sheet, shared by its columns
GROUP = Column("Nhóm", width=24)
HEAD_ROW = 3


@dataclass(frozen=True)
class Leaf:
    """A table's sheet."""

    name: str
    title: str
    table: Table


def write_xlsx(document: Document) -> bytes:
    """The document as .xlsx; equal documents give equal bytes. Nothing a person typed becomes a formula or a link."""
    out = io.BytesIO()
    with Workbook(out, options()) as workbook:
        workbook.set_properties(properties(document))
        book = Book(workbook)
        overview = workbook.add_worksheet(book.sheet_name(OVERVIEW))
        prose = workbook.add_worksheet(book.sheet_name(PROSE))
        leaves = [Leaf(book.sheet_name(name), title, table) for name, title, table in tables(document)]
        fill_overview(book, overview, document, leaves)
        fill_prose(book, prose, document)
        for leaf in leaves:
            fill_leaf(book, workbook.add_worksheet(leaf.name), document, leaf)
    return out.getvalue()


def options() -> dict[str, object]:
    """Made anew each time: XlsxWriter writes into what it is given, and a second workbook would differ."""
    return {
        "in_memory": True,
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


def marks(document: Document) -> list[str]:
    return [words.DEMO] if document.demo else []


def fill_overview(book: Book, sheet: Worksheet, document: Document, leaves: list[Leaf]) -> None:
    for place, width in enumerate(OVERVIEW_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    row = fill_title(book, sheet, document)
    figures = [item for block in document.blocks if isinstance(block, Figures) for item in block.items]
    if figures:
        row = fill_figures(book, sheet, row, figures)
    fill_contents(book, sheet, row, leaves)
    set_print(sheet, document.title, marks(document), landscape=True)
    sheet.activate()


def fill_title(book: Book, sheet: Worksheet, document: Document) -> int:
    """Who, what and as of when; gives the row after."""
    middle = {"align": "center", "text_wrap": True}
    lines = [
        (words.one_line(document.agency).upper(), 20, book.style(**middle, bold=True)),
        (document.type_name.upper(), 24, book.style(**middle, bold=True, font_size=16)),
        (words.one_line(document.abstract), 40, book.style(**middle, bold=True, font_size=13)),
        (f"Số liệu tính đến {words.moment(document.as_of)}", 20, book.style(**middle, italic=True)),
        *((mark, 20, book.style(**middle, bold=True, font_color=RED)) for mark in marks(document)),
    ]
    for row, (text, height, style) in enumerate(lines):
        sheet.merge_range(row, 0, row, len(OVERVIEW_WIDTHS) - 1, "", style)
        sheet.set_row(row, height)
        put(sheet, row, 0, text, style)
    return len(lines) + 1


def fill_figures(book: Book, sheet: Worksheet, row: int, figures: list[Figure]) -> int:
    put(sheet, row, 0, "Số liệu chính", book.style(bold=True, font_size=13))
    fill_heads(book, sheet, row + 1, ["Nội dung", "Số liệu", "Đơn vị", "Ghi chú"])
    for number, item in enumerate(figures, row + 2):
        put_cell(book, sheet, number, 0, item.label, Column("Nội dung"))
        put_cell(book, sheet, number, 1, item.value, Column("Số liệu", item.kind, align="right"), bold=True)
        put_cell(book, sheet, number, 2, item.unit, Column("Đơn vị", align="center"))
        put_cell(book, sheet, number, 3, item.note, Column("Ghi chú"))
    return row + len(figures) + 3


def fill_contents(book: Book, sheet: Worksheet, row: int, leaves: list[Leaf]) -> None:
    """Links to the other sheets, with the number of rows that each holds."""
    put(sheet, row, 0, "Các trang tính", book.style(bold=True, font_size=13))
    fill_heads(book, sheet, row + 1, ["Trang tính", "Số dòng", "", "Tên bảng"])
    style = book.style(border=1, font_color="#0563C1", underline=1)
    link(sheet, row + 2, 0, PROSE, PROSE, style)
    for place, text in enumerate(("", "", "Toàn văn báo cáo"), 1):
        put_cell(book, sheet, row + 2, place, text, Column(""))
    for number, leaf in enumerate(leaves, row + 3):
        link(sheet, number, 0, leaf.name, leaf.name, style)
        count = sum(not isinstance(item, Group) for item in leaf.table.rows)
        put_cell(book, sheet, number, 1, count, Column("", "integer"))
        put_cell(book, sheet, number, 2, "", Column(""))
        put_cell(book, sheet, number, 3, leaf.title, Column(""))


def fill_heads(book: Book, sheet: Worksheet, row: int, heads: list[str]) -> None:
    style = book.style(bold=True, border=1, align="center", valign="vcenter", text_wrap=True, bg_color=HEAD_FILL)
    for place, text in enumerate(heads):
        put(sheet, row, place, text, style)


def fill_prose(book: Book, sheet: Worksheet, document: Document) -> None:
    """Every line of the report in reading order; its tables stand in their own sheets."""
    sheet.set_column(0, 0, PROSE_WIDTH)
    sheet.hide_gridlines(2)
    layout = lay_out(document)
    sections = [layout.body, *layout.appendices]
    row = 1
    put(
        sheet,
        0,
        0,
        " · ".join([*marks(document), document.title]),
        book.style(bold=True, font_color=RED, text_wrap=True),
    )
    for item in [*layout.opening, *(item for section in sections for item in section.items)]:
        if isinstance(item, Line):
            style = STYLES[item.style]
            align = "center" if style.align == "center" else "left"
            put(sheet, row, 0, item.text, book.style(bold=style.bold, italic=style.italic, align=align, text_wrap=True))
            row += 1
    set_print(sheet, document.title, marks(document), landscape=False)


def put_marked(book: Book, sheet: Worksheet, row: int, document: Document, text: str, **look: object) -> None:
    """A line that opens, in red, with the mark of demonstration data where there is one."""
    color = {"font_color": RED} if document.demo else {}
    put(sheet, row, 0, " · ".join([*marks(document), text]), book.style(**look, **color))


def fill_leaf(book: Book, sheet: Worksheet, document: Document, leaf: Leaf) -> None:
    """Title, as-of time and way back; then one head row, data to filter, the total and the note below."""
    put(sheet, 0, 0, leaf.title, book.style(bold=True, font_size=13))
    put_marked(book, sheet, 1, document, f"Số liệu tính đến {words.moment(document.as_of)}", italic=True)
    link(sheet, 2, 0, OVERVIEW, f"← {OVERVIEW}", book.style(font_color="#0563C1", underline=1))
    grouped = any(isinstance(item, Group) for item in leaf.table.rows)
    columns = ([GROUP] if grouped else []) + list(leaf.table.columns)
    weight = sum(column.width for column in leaf.table.columns)
    for place, column in enumerate(columns):
        share = column.width if column is GROUP else column.width * LETTERS_ACROSS / weight
        sheet.set_column(place, place, max(share, 7))
    fill_heads(book, sheet, HEAD_ROW, [column.header for column in columns])
    last = fill_rows(book, sheet, leaf.table, columns)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    set_print(sheet, leaf.title, marks(document), landscape=True)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 2}"})


def fill_rows(book: Book, sheet: Worksheet, table: Table, columns: list[Column]) -> int:
    """Data, filter, total and note; gives the last row written."""
    row, group = HEAD_ROW, ""
    first = len(columns) - len(table.columns)
    for item in table.rows:
        if isinstance(item, Group):
            group = item.text
            continue
        row += 1
        for place, cell in enumerate((group, *item) if first else item):
            put_cell(book, sheet, row, place, cell, columns[place])
    sheet.autofilter(HEAD_ROW, 0, max(row, HEAD_ROW + 1), len(columns) - 1)
    if table.total is not None:
        row += 1
        for place, cell in enumerate(("", *table.total) if first else table.total):
            put_cell(book, sheet, row, place, "" if cell is None else cell, columns[place], bold=True)
    if table.note:
        row += 1
        put(sheet, row, 0, words.one_line(table.note), book.style(italic=True))
    return row
