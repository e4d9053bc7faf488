"""The parts of a Word file around its text: styles, page set-up, headers, properties."""

from __future__ import annotations

from datetime import UTC

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.section import Section, _Header
from docx.shared import Mm
from lxml import etree

from reports.document import Document
from reports.writers import words
from reports.writers.styles import FONT, HEADER_FROM_EDGE, PAPER, SIDEWAYS, STYLES, UPRIGHT, Style
from reports.writers.word_xml import Element, W, add, add_run, half_points, paragraph, twips

JUSTIFY = {"justify": "both"}
KEPT_STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")
EMPTY = ("rule", "gap", "foot_gap")
UNUSED = ("stylesWithEffects", "customXml", "numbering", "thumbnail", "fontTable")


def prepare(word: Word, document: Document) -> None:
    """Turn python-docx's blank file into a blank official paper."""
    drop_unused_parts(word)
    set_properties(word, document)
    set_styles(word.styles.element, document.language)
    compat = word.settings.element.find(f".//{W}compatSetting[@{W}name='compatibilityMode']")
    compat.set(W + "val", "15")  # otherwise Word opens the file in compatibility mode


def drop_unused_parts(word: Word) -> None:
    for rels in (word.part.rels, word.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in UNUSED]:
            del rels[key]


def set_properties(word: Word, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title[:255]
    properties.subject = words.one_line(document.abstract)[:255]
    properties.author = properties.last_modified_by = words.one_line(document.agency)[:255]
    properties.comments = words.DEMO if document.demo else ""
    properties.language = document.language
    properties.created = properties.modified = document.as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.revision = 1


def set_styles(root: Element, language: str) -> None:
    """Only the paper's own styles, all in Times New Roman: an office that edits the file meets no other."""
    defaults = root.find(W + "docDefaults")
    for child in list(defaults):
        defaults.remove(child)
    characters = add(add(defaults, "rPrDefault"), "rPr")
    add(characters, "rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    add(characters, "sz", val="28")
    add(characters, "szCs", val="28")
    add(characters, "lang", val={"vi": "vi-VN", "en": "en-US"}.get(language, language))
    add(add(defaults, "pPrDefault"), "pPr")
    for style in root.findall(W + "style"):
        if style.find(W + "name").get(W + "val") not in KEPT_STYLES:
            root.remove(style)
    for key, definition in STYLES.items():
        root.append(style_element(key, definition))


def style_element(key: str, style: Style) -> Element:
    found = etree.Element(W + "style", {W + "type": "paragraph", W + "styleId": key})
    add(found, "name", val=style.name)
    add(found, "basedOn", val="Normal")
    add(found, "qFormat")
    properties = add(found, "pPr")
    if style.keep:
        add(properties, "keepNext")
    line = {"line": twips(1), "lineRule": "exact"} if key in EMPTY else {"line": "240", "lineRule": "auto"}
    add(properties, "spacing", before=str(round(style.before * 20)), after=str(round(style.after * 20)), **line)
    add(properties, "ind", left=twips(style.left), firstLine=twips(style.first))
    add(properties, "jc", val=JUSTIFY.get(style.align, style.align))
    if style.level:
        add(properties, "outlineLvl", val=str(style.level - 1))
    characters = add(found, "rPr")
    for tag in ["b"] * style.bold + ["i"] * style.italic:
        add(characters, tag)
    add(characters, "color", val=style.color)
    add(characters, "sz", val=half_points(style.size))
    add(characters, "szCs", val=half_points(style.size))
    return found


def set_page(section: Section, *, landscape: bool, restart: bool) -> None:
    """A4 with the decree's margins; the first page of a section shows no number."""
    margins = SIDEWAYS if landscape else UPRIGHT
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(side) for side in (PAPER[::-1] if landscape else PAPER))
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = section.footer_distance = Mm(HEADER_FROM_EDGE)
    section.different_first_page_header_footer = True
    for old in section._sectPr.findall(W + "pgNumType"):
        section._sectPr.remove(old)
    if restart:
        numbering = etree.Element(W + "pgNumType", {W + "start": "1"})
        section._sectPr.find(W + "pgMar").addnext(numbering)


def set_headers(section: Section, *, demo: bool) -> None:
    """The page number in the middle of the top margin; the mark of demonstration data on every page."""
    marks = [words.DEMO] if demo else []
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        header.is_linked_to_previous = False
        fill_header(header, numbered=numbered, marks=marks)


def fill_header(header: _Header, *, numbered: bool, marks: list[str]) -> None:
    root = header._element
    for child in list(root):
        root.remove(child)
    number = paragraph("page")
    if numbered:
        add_run(add(number, "fldSimple", instr="PAGE"), "2")
    root.append(number)
    for mark in marks:
        line = paragraph("demo")
        add_run(line, mark)
        root.append(line)
