"""Word, laid out by Decree 30/2020."""

from __future__ import annotations

import io

import docx
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.section import Section as WordSection

from reports.document import Document
from reports.writers import word_xml
from reports.writers.layout import Item, Layout, Line, lay_out
from reports.writers.styles import HEAD_COLUMNS, HEAD_OVERHANG, SIGNATURE_COLUMNS, SIGNING_ROOM, text_width
from reports.writers.word_parts import prepare, set_headers, set_page
from reports.writers.word_xml import Element, W
from reports.writers.zipped import packed_without_time


def write_docx(document: Document) -> bytes:
    """The document as .docx; equal documents give equal bytes. Time and memory grow with the rows, not their square."""
    word = docx.Document()
    prepare(word, document)
    layout = lay_out(document)
    section = word.sections[0]
    set_page(section, landscape=False, restart=False)
    set_headers(section, demo=document.demo)
    append(section, main_part(layout))
    for appendix in layout.appendices:
        section = next_section(word)
        set_page(section, landscape=appendix.landscape, restart=True)
        append(section, elements(appendix.items, landscape=appendix.landscape))
    out = io.BytesIO()
    word.save(out)
    return packed_without_time(out.getvalue())


def next_section(word: Word) -> WordSection:
    """A new page of another shape; the paragraph that carries the break takes no room on the page before."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    carrier = word.element.body[-2]
    carrier[0].insert(0, word_xml.paragraph("gap")[0][0])
    return section


def append(section: WordSection, found: list[Element]) -> None:
    """Before the properties of the last section, which close the body."""
    for element in found:
        section._sectPr.addprevious(element)


def main_part(layout: Layout) -> list[Element]:
    return [
        head(layout),
        *word_xml.lines(layout.opening, text_width(landscape=False)),
        *elements(layout.body.items, landscape=False),
        word_xml.paragraph("foot_gap", keep=True),
        foot(layout),
        word_xml.paragraph("gap"),
    ]


def head(layout: Layout) -> Element:
    """Agency and country side by side, then number and place on one line."""
    return word_xml.columns(
        [[layout.left, layout.right], [[layout.number], [layout.place]]], HEAD_COLUMNS, HEAD_OVERHANG
    )


def foot(layout: Layout) -> Element:
    """Whom it goes to on the left; authority, room to sign and name on the right."""
    found = word_xml.columns([[layout.recipients, [*layout.authority, layout.signer]]], SIGNATURE_COLUMNS)
    name = found.findall(f".//{W}p")[-1]
    word_xml.add(name[0], "spacing", before=word_xml.twips(SIGNING_ROOM))
    return found


def elements(items: tuple[Item, ...], *, landscape: bool) -> list[Element]:
    room = text_width(landscape=landscape)
    found: list[Element] = []
    for item in items:
        if isinstance(item, Line):
            found += word_xml.lines([item], room)
            continue
        # Room above, and without a paragraph between them two tables would become one.
        found += [word_xml.paragraph("gap", keep=True), word_xml.grid(item)]
    return found
