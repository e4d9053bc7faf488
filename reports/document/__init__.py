"""A report as data: what it says, apart from the rows it came from and from the file it is written to.

The classes are frozen and know no database. Text is cleaned as it comes in (`clean`), so every format carries the same
characters; `from_json(to_json(document)) == document`, so a kept snapshot writes the same bytes again.
"""

from reports.document.blocks import (
    Align,
    Appendix,
    Block,
    Bullets,
    Cell,
    Column,
    Figure,
    Figures,
    Group,
    Heading,
    Kind,
    Paragraph,
    Part,
    Run,
    Signature,
    Table,
)
from reports.document.numbering import numbered, numbered_appendices, roman
from reports.document.paper import Document
from reports.document.snapshot import from_json, to_json
from reports.document.text import clean
from reports.document.workbook import Chart, Reckoned, Sheet, Tone, Trait, Workbook

__all__ = [
    "Align",
    "Appendix",
    "Block",
    "Bullets",
    "Cell",
    "Chart",
    "Column",
    "Document",
    "Figure",
    "Figures",
    "Group",
    "Heading",
    "Kind",
    "Paragraph",
    "Part",
    "Reckoned",
    "Run",
    "Sheet",
    "Signature",
    "Table",
    "Tone",
    "Trait",
    "Workbook",
    "clean",
    "from_json",
    "numbered",
    "numbered_appendices",
    "roman",
    "to_json",
]
