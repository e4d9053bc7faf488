"""The first sheet, which reads by itself: what it is and of when, the few figures, the charts, the way to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.document import Chart, Column, Document, Figure, Figures, Reckoned
from reports.writers import words
from reports.writers.styles import FONT
from reports.writers.xlsx_cells import LINK, RED, Book, address, link, put, put_cell, put_formula, set_print
from reports.writers.xlsx_leaf import Leaf, figure_formula, numbers
from reports.writers.xlsx_sheets import OVERVIEW, TONES, Places, fill_heads, marks

PROSE = "Nội dung"
LIST_WIDTHS = (46, 18, 18, 50)
# With charts: twelve narrow columns, so that four figures or two charts stand side by side.
GRID, NARROW = 12, 11
CARD, HALF = 3, 6
CHART_ROWS, ROW_HEIGHT, COLUMN_PIXELS = 16, 20, 82
INK, PAPER, EDGE = "#0D3C78", "#F3F7FC", "#B8CCE4"


def fill_overview(book: Book, sheet: Worksheet, document: Document, leaves: Sequence[Leaf], places: Places) -> None:
    """A list of figures and of sheets, or, where the document has a workbook of its own, figures, charts and sheets."""
    widths = [NARROW] * GRID if document.workbook else LIST_WIDTHS
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    row = fill_title(book, sheet, document, len(widths))
    if document.workbook:
        row = fill_cards(book, sheet, row, document.workbook.figures, places)
        row, place = fill_charts(book, sheet, row, document.workbook.charts, places)
        fill_ways(book, sheet, row, place, leaves)
    else:
        figures = [item for block in document.blocks if isinstance(block, Figures) for item in block.items]
        if figures:
            row = fill_figures(book, sheet, row, figures)
        fill_contents(book, sheet, row, leaves)
    set_print(sheet, document.title, marks(document), landscape=True)
    if document.workbook:
        sheet.fit_to_pages(1, 1)
        sheet.center_horizontally()
    sheet.activate()


def fill_title(book: Book, sheet: Worksheet, document: Document, width: int) -> int:
    middle = {"align": "center", "text_wrap": True}
    lines = [
        (words.one_line(document.agency).upper(), 20, book.style(**middle, bold=True)),
        (document.type_name.upper(), 24, book.style(**middle, bold=True, font_size=16)),
        (words.one_line(document.abstract), 40, book.style(**middle, bold=True, font_size=13)),
        (f"Số liệu tính đến {words.moment(document.as_of)}", 20, book.style(**middle, italic=True)),
        *((mark, 20, book.style(**middle, bold=True, font_color=RED)) for mark in marks(document)),
    ]
    for row, (text, height, style) in enumerate(lines):
        sheet.merge_range(row, 0, row, width - 1, "", style)
        sheet.set_row(row, height)
        put(sheet, row, 0, text, style)
    return len(lines) + 1


def fill_figures(book: Book, sheet: Worksheet, row: int, figures: Sequence[Figure]) -> int:
    put(sheet, row, 0, "Số liệu chính", book.style(bold=True, font_size=13))
    fill_heads(book, sheet, row + 1, ["Nội dung", "Số liệu", "Đơn vị", "Ghi chú"])
    for number, item in enumerate(figures, row + 2):
        put_cell(book, sheet, number, 0, item.label, Column("Nội dung"))
        put_cell(book, sheet, number, 1, item.value, Column("Số liệu", item.kind, align="right"), bold=True)
        put_cell(book, sheet, number, 2, item.unit, Column("Đơn vị", align="center"))
        put_cell(book, sheet, number, 3, item.note, Column("Ghi chú"))
    return row + len(figures) + 3


def fill_contents(book: Book, sheet: Worksheet, row: int, leaves: Sequence[Leaf]) -> None:
    """Links to the other sheets, with the number of rows that each holds."""
    put(sheet, row, 0, "Các trang tính", book.style(bold=True, font_size=13))
    fill_heads(book, sheet, row + 1, ["Trang tính", "Số dòng", "", "Tên bảng"])
    style = book.style(border=1, **LINK)
    link(sheet, row + 2, 0, address(PROSE), PROSE, style)
    for place, text in enumerate(("", "", "Toàn văn báo cáo"), 1):
        put_cell(book, sheet, row + 2, place, text, Column(""))
    for number, leaf in enumerate(leaves, row + 3):
        link(sheet, number, 0, address(leaf.name), leaf.name, style)
        put_cell(book, sheet, number, 1, len(leaf.rows), Column("", "integer"))
        put_cell(book, sheet, number, 2, "", Column(""))
        put_cell(book, sheet, number, 3, leaf.title, Column(""))


def fill_cards(book: Book, sheet: Worksheet, row: int, figures: Sequence[Reckoned], places: Places) -> int:
    """Each figure under its name, which leads to the sheet it is reckoned from, with a word on what it is of."""
    for number, item in enumerate(figures):
        line, place = row + 4 * (number // (GRID // CARD)), CARD * (number % (GRID // CARD))
        if not place:
            for offset, height in enumerate((20, 34, 30, 8)):
                sheet.set_row(line + offset, height)
        fill_card(book, sheet, line, place, item, places.leaves[item.sheet])
    return row + 4 * -(-len(figures) // (GRID // CARD))


def fill_card(book: Book, sheet: Worksheet, row: int, place: int, item: Reckoned, leaf: Leaf) -> None:
    figure, look = item.figure, {"align": "center", "bg_color": PAPER, "border_color": EDGE, "left": 1, "right": 1}
    label = book.style(**look, top=1, bold=True, valign="vcenter", **LINK)
    number = {"border": 0, **look, "bold": True, "font_size": 22, "font_color": INK, "valign": "vcenter"}
    note = book.style(**look, bottom=1, text_wrap=True, font_size=10)
    for offset, style in enumerate((label, book.style(**number), note)):
        sheet.merge_range(row + offset, place, row + offset, place + CARD - 1, "", style)
    link(sheet, row, place, address(leaf.name), figure.label, label)
    column = Column(figure.label, figure.kind, places=1)
    if isinstance(figure.value, int | Decimal) and (formula := figure_formula(leaf, item)):
        put_formula(book, sheet, row + 1, place, formula, figure.value, column, **number)
    else:
        put_cell(book, sheet, row + 1, place, figure.value, column, **number)
    put(sheet, row + 2, place, " ".join(filter(None, (figure.unit, figure.note))), note)
    if item.alarm:
        rule = {"type": "cell", "criteria": ">", "value": 0, "format": book.tone(*TONES["bad"][:2])}
        sheet.conditional_format(row + 1, place, row + 1, place, rule)
    cell = xl_rowcol_to_cell(row + 1, place, row_abs=True, col_abs=True)
    book.workbook.define_name(item.key, f"={address(OVERVIEW, cell)}")


def fill_charts(book: Book, sheet: Worksheet, row: int, charts: Sequence[Chart], places: Places) -> tuple[int, int]:
    """Two abreast, those that have anything to show; gives the place after the last."""
    known = [(places.leaves[chart.sheet], chart) for chart in charts]
    drawn = [(leaf, chart) for leaf, chart in known if numbers(leaf.cells(leaf.place(chart.value)))]
    for number, (leaf, chart) in enumerate(drawn):
        made = draw(book, leaf, chart)
        made.set_size({"width": HALF * COLUMN_PIXELS - 10, "height": CHART_ROWS * ROW_HEIGHT - 10})
        where = {"description": f"{chart.title}: biểu đồ vẽ từ trang tính {leaf.name}.", "x_offset": 2, "y_offset": 2}
        sheet.insert_chart(row + CHART_ROWS * (number // 2), HALF * (number % 2), made, where)
    return row + CHART_ROWS * (len(drawn) // 2), HALF * (len(drawn) % 2)


def draw(book: Book, leaf: Leaf, chart: Chart):  # type: ignore[no-untyped-def]  # of a library without types
    """Bars from top to bottom as the rows stand, each with its number, coloured by what the row says."""
    label, value = leaf.place(chart.label), leaf.place(chart.value)
    font = {"name": FONT, "size": 10}
    made = book.workbook.add_chart({"type": "bar"})
    made.add_series(
        {
            "name": chart.title,
            "categories": [leaf.name, leaf.first, label, leaf.last, label],
            "values": [leaf.name, leaf.first, value, leaf.last, value],
            "points": [{"fill": {"color": colour}} for colour in colours(leaf, chart)],
            "data_labels": {"value": True, "font": font, "num_format": f'General"{chart.unit}"'},
            "gap": 40,
        }
    )
    made.set_title({"name": chart.title, "overlay": False, "name_font": {**font, "size": 13, "bold": True}})
    made.set_legend({"none": True})
    made.set_y_axis({"reverse": True, "num_font": font, "line": {"color": EDGE}, "major_tick_mark": "none"})
    made.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    made.set_chartarea({"border": {"color": EDGE}})
    return made


def colours(leaf: Leaf, chart: Chart) -> list[str]:
    """The tone of each row's words, grey where they have none."""
    place = leaf.place(chart.tones or chart.label)
    tones = dict(leaf.trait(leaf.columns[place]).tones)
    return [TONES[tones.get(str(cell), "waiting")][2] for cell in leaf.cells(place)]


def fill_ways(book: Book, sheet: Worksheet, row: int, place: int, leaves: Sequence[Leaf]) -> None:
    """Half a page of links to the other sheets, with the number of rows that each holds."""
    put(sheet, row, place, "Các trang tính", book.style(bold=True, font_size=13))
    middle = HALF - 2
    name, rows = book.style(border=1, border_color=EDGE, **LINK), book.style(border=1, border_color=EDGE)
    listed = [(leaf.name, f"{len(leaf.rows)} dòng") for leaf in leaves]
    listed.insert(sum(leaf.sheet is not None for leaf in leaves), (PROSE, "Toàn văn báo cáo"))
    for number, (target, told) in enumerate(listed, row + 1):
        sheet.merge_range(number, place, number, place + middle - 1, "", name)
        link(sheet, number, place, address(target), target, name)
        sheet.merge_range(number, place + middle, number, place + HALF - 1, "", rows)
        put(sheet, number, place + middle, told, rows)
