"""The statistics on the form that is filled in without network: what is asked, and where it stands on its sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

TOP, LABELS, ANSWERS = 5, 1, 2  # the first row, the column of names and the first of answers, as Excel counts
NARROWEST = 7  # columns, for what is read or written across them
NOTHING = "Không phát sinh trong kỳ (ghi x)"
NOTE = "Ghi chú, nguồn số liệu"
Place = tuple[int, int]  # row and column, as Excel counts


@dataclass(frozen=True)
class Figure:
    """One cell: the keys of its row and column, what is known of it, and what stood there a year ago."""

    row: str
    column: str
    label: str
    value: Decimal | None
    before: Decimal | None


@dataclass(frozen=True)
class Block:
    """One statistic. `columns`: the names over its figures; `rows`: a name and a figure for each column."""

    key: str
    name: str
    unit: str
    decimals: int
    help: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Figure, ...]], ...]
    nothing: bool


@dataclass
class Layout:
    """What stands where. `labels`: the locked words; `width`: columns in use."""

    width: int
    labels: dict[Place, str] = field(default_factory=dict)
    titles: set[Place] = field(default_factory=set)
    helps: dict[Place, str] = field(default_factory=dict)
    heads: set[Place] = field(default_factory=set)
    figures: dict[Place, tuple[Block, Figure]] = field(default_factory=dict)
    nothing: dict[Place, Block] = field(default_factory=dict)
    note: Place = (TOP, ANSWERS)

    @property
    def answers(self) -> set[Place]:
        return {*self.figures, *self.nothing, self.note}


def lay_out(blocks: Iterable[Block]) -> Layout:
    """The statistics one below the other, an empty row between them, then the note on all of them."""
    listed = tuple(blocks)
    layout, row = Layout(max([NARROWEST, *(1 + len(block.columns) for block in listed)])), TOP
    for block in listed:
        row = lay_block(layout, block, row) + 1
    layout.labels[row, LABELS] = NOTE
    layout.note = row, ANSWERS
    return layout


def lay_block(layout: Layout, block: Block, row: int) -> int:
    """The row after the statistic."""
    layout.labels[row, LABELS] = f"{block.name} ({block.unit})"
    layout.titles.add((row, LABELS))
    if block.help:
        row += 1
        layout.helps[row, LABELS] = block.help
    row += 1
    for column, name in enumerate(("Phân tổ", *(name or block.unit for name in block.columns)), LABELS):
        layout.labels[row, column] = name
        layout.heads.add((row, column))
    for name, figures in block.rows:
        row += 1
        layout.labels[row, LABELS] = name or block.name
        layout.figures |= {(row, column): (block, figure) for column, figure in enumerate(figures, ANSWERS)}
    row += 1
    layout.labels[row, LABELS] = NOTHING
    layout.nothing[row, ANSWERS] = block
    return row + 1
