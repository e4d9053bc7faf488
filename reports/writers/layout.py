"""From a document to lines and grids: every word and figure as it will be read, for Word and PDF alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reports.document import (
    Appendix,
    Block,
    Bullets,
    Document,
    Figures,
    Heading,
    Paragraph,
    Part,
    Run,
    Table,
    numbered,
    numbered_appendices,
)
from reports.writers import metrics, words
from reports.writers.grids import Grid, figures_table, lay_out_grid
from reports.writers.styles import HEAD_COLUMNS, STYLES, text_width

END = "./."


@dataclass(frozen=True)
class Line:
    """A paragraph; `keep` holds it on the page of the next one, `rule` is a line below, in mm."""

    style: str
    runs: tuple[Run, ...]
    keep: bool = False
    rule: float = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Item = Line | Grid


@dataclass(frozen=True)
class Section:
    """Pages of one shape, numbered from 1."""

    items: tuple[Item, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Layout:
    """The whole paper: `left` and `right` are the head's columns, `recipients` and `authority` the foot's."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    number: Line
    place: Line
    opening: tuple[Line, ...]
    body: Section
    recipients: tuple[Line, ...]
    authority: tuple[Line, ...]
    signer: Line
    appendices: tuple[Section, ...]


def line(style: str, text: str, *, rule: float = 0) -> Line:
    return Line(style, (Run(text),), STYLES[style].keep, rule)


def lay_out(document: Document) -> Layout:
    """Everything in reading order, with numbers, marks and blanks in their places."""
    signature = document.signature
    authority = [*signature.authority, *filter(None, [signature.position])]
    recipients = [f"- {item}" for item in words.listed(document.recipients)]
    appendices = numbered_appendices(document.appendices)
    return Layout(
        left=tuple(lay_out_agency(document)),
        right=(
            line("country", words.COUNTRY),
            line("motto", words.MOTTO, rule=metrics.width(words.MOTTO, STYLES["motto"].size)),
        ),
        number=line("number", words.number_line(document)),
        place=line("place", f"{document.place}, {words.day_line(document.issued_on)}"),
        opening=tuple(lay_out_opening(document)),
        body=Section(finished(lay_out_blocks(document.blocks, landscape=False))),
        recipients=tuple([line("recipients", "Nơi nhận:"), *(line("recipient", item) for item in recipients)])
        if recipients
        else (),
        authority=tuple(line("authority", item.upper()) for item in authority),
        signer=line("signer", signature.name),
        appendices=tuple(lay_out_appendix(document, label, appendix) for label, appendix in appendices),
    )


def lay_out_agency(document: Document) -> Iterator[Line]:
    """The agency above, then the agency itself with its rule of two fifths of the text."""
    above = document.parent_agency.upper()
    if metrics.width(above, STYLES["parent"].size) > HEAD_COLUMNS[0]:
        above = above.replace("ỦY BAN NHÂN DÂN", "UBND")
    yield from (line("parent", text) for text in head_lines(above) if text)
    *names, last = head_lines(short_name(document).upper())
    yield from (line("agency", text) for text in names)
    length = max(metrics.width(text, STYLES["agency"].size) for text in (*names, last))
    yield line("agency", last, rule=min(length, HEAD_COLUMNS[0]) * 2 / 5)


def head_lines(text: str) -> list[str]:
    """As typed, and a name too long for its column in lines of about one length."""
    return [
        piece for typed in text.split("\n") for piece in metrics.evenly(typed, HEAD_COLUMNS[0], STYLES["agency"].size)
    ]


def short_name(document: Document) -> str:
    """Without the province that the agency above has in its name: «Sở Khoa học và Công nghệ», below «UBND tỉnh …»."""
    _above, label, province = document.parent_agency.rpartition(" tỉnh ")
    return document.agency.removesuffix(label + province) if province else document.agency


def lay_out_opening(document: Document) -> Iterator[Line]:
    """Type and abstract, whom it is for, and the legal bases."""
    yield line("type", document.type_name.upper())
    abstract = words.one_line(document.abstract)
    length = min(metrics.width(abstract, STYLES["abstract"].size), text_width(landscape=False))
    yield line("abstract", abstract, rule=length * 2 / 5)
    if len(document.addressees) == 1:
        yield line("to", f"Kính gửi: {words.ended(document.addressees[0], '.')}")
    elif document.addressees:
        yield line("to_many", "Kính gửi:")
        yield from (line("to_list", f"- {item}") for item in words.listed(document.addressees))
    yield from (line("basis", item) for item in words.listed(document.bases))


def lay_out_appendix(document: Document, label: str, appendix: Appendix) -> Section:
    head = (
        line("appendix", label),
        line("appendix_title", appendix.title.upper()),
        line("attached", attached(document)),
    )
    blocks = lay_out_blocks(appendix.blocks, landscape=appendix.landscape)
    return Section((*head, *blocks), appendix.landscape)


def attached(document: Document) -> str:
    """«(Kèm theo Báo cáo số …/BC-… ngày … của …)», with the blanks of the paper itself."""
    number = words.number_line(document).removeprefix("Số:")
    agency = words.one_line(short_name(document))
    day = words.day_line(document.issued_on)
    return f"(Kèm theo {document.type_name.capitalize()} số{number} {day} của {agency})"


def lay_out_blocks(blocks: Iterable[Block], *, landscape: bool) -> Iterator[Item]:
    room = text_width(landscape=landscape)
    for label, block in numbered(blocks):
        match block:
            case Part():
                yield line("part", label)
                yield line("part_title", block.text.upper())
            case Heading():
                yield lay_out_heading(label, block)
            case Paragraph():
                yield from lay_out_paragraph(block)
            case Bullets():
                yield from (line("bullet", f"- {item}") for item in words.closed(block.items))
            case Table():
                yield from lay_out_table(label, block, room)
            case Figures():
                yield lay_out_grid(figures_table(block), room)


def lay_out_heading(label: str, heading: Heading) -> Line:
    text = words.one_line(heading.text)
    if not heading.titled:
        return line("clause", f"{label} {text}")
    return line(f"heading{heading.level}", f"{label} {text.upper() if heading.level == 1 else text}")


def lay_out_paragraph(paragraph: Paragraph) -> Iterator[Line]:
    """A line of its own for each line of the text: a break inside a justified paragraph would be stretched."""
    current: list[Run] = []
    for run in paragraph.pieces:
        first, *rest = run.text.replace("\t", " ").split("\n")
        current.append(replace(run, text=first))
        for text in rest:
            yield from worth_printing(current)
            current = [replace(run, text=text)]
    yield from worth_printing(current)


def worth_printing(runs: list[Run]) -> Iterator[Line]:
    """A line that is all bold announces what follows and stays with it."""
    found = tuple(run for run in runs if run.text)
    if any(run.text.strip() for run in found):
        yield Line("body", found, keep=all(run.bold for run in found))


def lay_out_table(label: str, table: Table, room: float) -> Iterator[Item]:
    if table.caption:
        yield line("caption", f"{label} {words.one_line(table.caption)}")
    yield lay_out_grid(table, room)
    if table.note:
        yield line("note", words.one_line(table.note))


def finished(items: Iterable[Item]) -> tuple[Item, ...]:
    """The body with «./.» at its end: after the last words, or on a line of its own below a table."""
    body = list(items)
    last = body[-1] if body else None
    if not isinstance(last, Line) or STYLES[last.style].level:
        return (*body, replace(line("body", END), keep=True))
    *before, run = last.runs
    body[-1] = replace(last, runs=(*before, replace(run, text=words.ended(run.text, END))), keep=True)
    return tuple(body)
