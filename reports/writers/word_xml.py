"""Elements of WordprocessingML. Every text goes in as a text node, never as markup.

Built with lxml alone: python-docx's `table.cell()` counts all cells again for each one it gives.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from reports.document import Run
from reports.writers.grids import Grid, Row
from reports.writers.layout import Line
from reports.writers.styles import CELL_PADDING

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Element = Any  # lxml's elements; the library has no types
BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def twips(mm: float) -> str:
    return str(round(mm * 1440 / 25.4))


def half_points(points: float) -> str:
    return str(round(points * 2))


def add(parent: Element, tag: str, **attributes: str) -> Element:
    return etree.SubElement(parent, W + tag, {W + name: value for name, value in attributes.items()})


def paragraph(style: str, runs: Iterable[Run] = (), *, keep: bool = False) -> Element:
    found = etree.Element(W + "p")
    properties = add(found, "pPr")
    add(properties, "pStyle", val=style)
    if keep:
        add(properties, "keepNext")
    for run in runs:
        add_run(found, run.text, bold=run.bold, italic=run.italic)
    return found


def add_run(parent: Element, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """A run; line breaks become breaks inside the paragraph."""
    found = add(parent, "r")
    if bold or italic:
        properties = add(found, "rPr")
        for tag in ["b"] * bold + ["i"] * italic:
            add(properties, tag)
    first, *rest = text.split("\n")
    add_text(found, first)
    for text in rest:
        add(found, "br")
        add_text(found, text)


def add_text(run: Element, text: str) -> None:
    found = add(run, "t")
    found.text = text
    found.set(SPACE, "preserve")


def lines(items: Iterable[Line], room: float) -> list[Element]:
    """Paragraphs, and their rules centred in `room` mm."""
    found = []
    for item in items:
        found.append(paragraph(item.style, item.runs, keep=item.keep))
        if item.rule:
            found.append(rule(item.rule, room, keep=item.keep))
    return found


def rule(length: float, room: float, *, keep: bool) -> Element:
    """A line as the upper border of an empty paragraph, indented from both sides until it is as long as asked."""
    found = paragraph("rule", keep=keep)
    properties = found[0]
    borders = add(properties, "pBdr")
    add(borders, "top", val="single", sz="6", space="0", color="000000")
    side = twips((room - length) / 2)
    add(properties, "ind", left=side, right=side, firstLine="0")
    return found


def columns(cells: Sequence[Sequence[Sequence[Line]]], widths: Sequence[float], overhang: float = 0) -> Element:
    """A table without borders: rows of cells of lines, reaching `overhang` mm into the left margin."""
    found = table(widths, bordered=False, overhang=overhang)
    for row in cells:
        tr = add(found, "tr")
        add(add(tr, "trPr"), "cantSplit")
        for cell, width in zip(row, widths, strict=True):
            tc = add(tr, "tc")
            add(add(tc, "tcPr"), "tcW", w=twips(width), type="dxa")
            tc.extend(lines(cell, width) or [paragraph("recipient")])
    return found


def grid(item: Grid) -> Element:
    """A bordered table; its head is repeated on every page."""
    found = table(item.widths, bordered=True)
    widths = [twips(width) for width in item.widths]
    head = add(found, "tr")
    properties = add(head, "trPr")
    add(properties, "cantSplit")
    add(properties, "tblHeader")
    for text, width in zip(item.heads, widths, strict=True):
        cell = model_cell(width, f"{item.style}_head", vAlign="center")
        head.append(filled(cell, text))
    columns = list(zip(item.aligns, widths, strict=True))
    models = {
        "row": [model_cell(width, f"{item.style}_{align}") for align, width in columns],
        "total": [model_cell(width, f"{item.style}_{align}", bold=True) for align, width in columns],
        "group": [model_cell(twips(sum(item.widths)), f"{item.style}_group", gridSpan=str(len(columns)))],
    }
    for row in item.rows:
        add_row(found, row, models[row.style])
    return found


def add_row(parent: Element, row: Row, models: Sequence[Element]) -> None:
    tr = add(parent, "tr")
    if row.whole:
        add(add(tr, "trPr"), "cantSplit")
    for text, model in zip(row.cells, models, strict=True):
        tr.append(filled(model, text))


def model_cell(width: str, style: str, *, bold: bool = False, **properties: str) -> Element:
    """A cell of one empty run, to be copied: a copy is ten times cheaper than its parts one by one."""
    cell = etree.Element(W + "tc")
    found = add(cell, "tcPr")
    add(found, "tcW", w=width, type="dxa")
    for name, value in properties.items():
        add(found, name, val=value)
    cell.append(paragraph(style, [Run("", bold)]))
    return cell


def filled(model: Element, text: str) -> Element:
    cell = copy.deepcopy(model)
    run = cell[1][1]
    first, *rest = text.split("\n")
    run[-1].text = first
    for line in rest:
        add(run, "br")
        add_text(run, line)
    return cell


def table(widths: Sequence[float], *, bordered: bool, overhang: float = 0) -> Element:
    found = etree.Element(W + "tbl")
    properties = add(found, "tblPr")
    add(properties, "tblW", w=twips(sum(widths)), type="dxa")
    add(properties, "jc", val="left")
    add(properties, "tblInd", w=twips(-overhang), type="dxa")
    if bordered:
        borders = add(properties, "tblBorders")
        for side in BORDERS:
            add(borders, side, val="single", sz="4", space="0", color="000000")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    sides, ends = CELL_PADDING if bordered else (0, 0)
    for side, mm in (("top", ends), ("left", sides), ("bottom", ends), ("right", sides)):
        add(margins, side, w=twips(mm), type="dxa")
    frame = add(found, "tblGrid")
    for width in widths:
        add(frame, "gridCol", w=twips(width))
    return found
