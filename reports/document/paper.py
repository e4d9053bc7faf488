"""The paper as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reports.document.blocks import Appendix, Block, Piece, Signature
from reports.document.workbook import Workbook


@dataclass(frozen=True, kw_only=True)
class Document(Piece):
    """A paper by Decree 30/2020. Names of agencies come in sentence case and are capitalised where the decree says.

    A blank `number` or no `issued_on` leaves room for the office to fill in. `as_of` is aware: the moment of the
    figures, and the file's own date. `title` is for the file's properties and the workbook; `language` tags the text.
    `workbook`: what only Excel shows.
    """

    kind: str
    title: str
    agency: str
    symbol: str
    place: str
    type_name: str
    abstract: str
    as_of: datetime
    signature: Signature
    blocks: tuple[Block, ...]
    parent_agency: str = ""
    number: str = ""
    issued_on: date | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    language: str = "vi"
    demo: bool = False
    workbook: Workbook | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.as_of.tzinfo is None:
            raise ValueError("as_of must be an aware datetime")
