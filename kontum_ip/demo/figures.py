"""Invented statistics of an agency's account: small numbers that go together, picked by year and agency, not by lot."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from indicators.models import Grid, asked_of, counted_cases, filled_of
from kontum_ip.demo import words
from plans.models import Submission

Cell = tuple[str, str, str]
# Of every so many agencies one sends its account without a figure, as happens.
SILENT = 9
# (row, column) → how common: marks and counterfeits are what the markets have.
VIOLATIONS = {
    ("nhan-hieu", "phat-tien"): 4, ("hang-gia-mao", "phat-tien"): 5, ("hang-gia-mao", "khac-phuc"): 2,
    ("nhan-hieu", "canh-cao"): 1, ("quyen-tac-gia", "phat-tien"): 1, ("hang-gia-mao", "hinh-su"): 1,
}  # fmt: skip


def write_figures(submission: Submission, index: int) -> tuple[dict[Cell, Decimal | None], list[str], str]:
    """(cells, statistics with nothing to report, note); nothing at all for an agency that is asked for none."""
    grids = {grid.shape["key"]: grid for grid in filled_of(submission).grids}
    asked = asked_of(submission.period, submission.agency)
    _number, listed = counted_cases(submission.period, submission.agency_id, asked)
    if not grids or (index % SILENT == 5 and not listed):
        return {}, [], ""
    turn = submission.period.year + index
    found: dict[Cell, Decimal] = {}
    if "vu-vi-pham" in grids:
        found |= enforcement(turn)
    # The cases that the agency wrote down are some of all that it met.
    for cell, number in listed.items():
        found[cell] = found.get(cell, Decimal(0)) + number
    for key, grid in grids.items():
        if not any(cell[0] == key for cell in found) and grid.shape["appendix"] != "VI":
            found |= plain(grid, turn)
    said = {cell[0] for cell in found}
    return dict(found), [key for key in grids if key not in said], f"Số liệu thống kê. {words.MARK}"


def enforcement(turn: int) -> Mapping[Cell, Decimal]:
    """Every third agency met no violation; the channels, fines and goods are those of the violations."""
    if turn % 3 == 0:
        return {
            ("vu-kiem-tra", "", "thi-truong"): Decimal(6 + turn % 7),
            ("vu-kiem-tra", "", "moi-truong-so"): Decimal(0),
        }
    cases = {cell: common + (turn * 7 + place) % 4 for place, (cell, common) in enumerate(VIOLATIONS.items())}
    total, digital = sum(cases.values()), turn % 4
    found = {("vu-vi-pham", row, column): Decimal(number) for (row, column), number in cases.items()}
    return found | {
        ("vu-kiem-tra", "", "thi-truong"): Decimal(total * 3 - digital),
        ("vu-kiem-tra", "", "moi-truong-so"): Decimal(digital * 2),
        ("vi-pham-theo-kenh", "", "thi-truong"): Decimal(total - digital),
        ("vi-pham-theo-kenh", "", "moi-truong-so"): Decimal(digital),
        ("tien-phat", "", ""): Decimal(total * 13 + turn % 10) / 2,
        ("gia-tri-hang", "", ""): Decimal(total * 47 + turn % 10) / 2,
    }


def plain(grid: Grid, turn: int) -> Mapping[Cell, Decimal]:
    """Two or three rows of each; what is spent or reached stays below what was planned or asked for."""
    shape = grid.shape
    size = {"lượt người": 40, "triệu đồng": 55}.get(shape["unit"], 2)
    found: dict[Cell, Decimal] = {}
    for place, row in enumerate(grid.rows):
        if len(grid.rows) > 2 and (turn + place) % 3 == 0:
            continue
        planned = Decimal(size * (1 + (turn * 3 + place) % 4) + turn % 5)
        for number, cell in enumerate(row.cells):
            found[shape["key"], cell.row, cell.column] = planned if number == 0 else round(planned * Decimal("0.9"), 0)
    return found
