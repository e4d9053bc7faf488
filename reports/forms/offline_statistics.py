"""Parsing of the statistics on the form filled in without network, by the rules of their page; nothing is saved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.fields import NumberField
from indicators.models import Filled
from indicators.policy import LONGEST_NOTE, figure_lacks, nothing_lacks
from plans.importers.handed_in.package import column_letters, missing_sheets, refuse
from reports.actions import Figures, TakenStatistics
from reports.builders.offline import asked_for, blocks_of
from reports.document.offline import STATISTICS, Fault
from reports.document.offline_statistics import TOP, Layout, Place, lay_out
from reports.forms.offline_cells import kept
from reports.importers.offline import Cells, as_text, cell, formula_words, moved, one_line, outside_words

NUMBER, NOTE = NumberField(required=False), forms.CharField(required=False, max_length=LONGEST_NOTE)
TICK = "x"


def read_statistics(
    cells: Cells | None, stamp: tuple[int, str] | None, known: Filled, faults: list[Fault]
) -> TakenStatistics | None:
    """What may be taken, and every wrong cell among `faults`; None where the form was made without statistics."""
    if stamp is None:
        return None
    version, asked = stamp
    blocks = blocks_of(known.grids)
    if asked != asked_for(blocks):
        message = _("Số liệu thống kê được hỏi không còn như khi tải phiếu. Hãy tải phiếu mới và chép nội dung sang.")
        raise refuse(message, "bad_structure")
    if cells is None:
        raise refuse(missing_sheets([STATISTICS]), "bad_structure")
    layout = lay_out(blocks)
    require_labels(layout, cells)
    faults += strays(layout, cells)
    values = read_figures(layout, cells, faults)
    nothing = read_nothing(layout, cells, values, faults)
    return TakenStatistics(version, values, nothing, read_note(layout, cells, known.sheet.note, faults))


def require_labels(layout: Layout, cells: Cells) -> None:
    """Each figure still stands under the names that it was asked under."""
    for place, words in layout.labels.items():
        if one_line(as_text(cell(cells.grid, *place))) != one_line(words):
            raise moved(STATISTICS, address(place), words)


def strays(layout: Layout, cells: Cells) -> Iterator[Fault]:
    """Formulas, and what stands where nothing is asked."""
    yield from (Fault(STATISTICS, found, formula_words()) for found in cells.formulas)
    inside = layout.answers | layout.labels.keys() | layout.helps.keys()
    for row, values in enumerate(cells.grid[TOP - 1 :], TOP):
        for column, value in enumerate(values, 1):
            if (row, column) not in inside and as_text(value):
                yield Fault(STATISTICS, address((row, column)), outside_words())


def read_figures(layout: Layout, cells: Cells, faults: list[Fault]) -> dict[tuple[str, str, str], Decimal | None]:
    found = {}
    for place, (block, figure) in layout.figures.items():
        try:
            value = NUMBER.clean(typed(cell(cells.grid, *place)))
            if value is not None and (message := figure_lacks(value, block.decimals)):
                raise ValidationError(message)
        except ValidationError as error:
            faults.append(Fault(STATISTICS, address(place), error.messages[0]))
        else:
            found[block.key, figure.row, figure.column] = kept(figure.value, value)
    return found


def typed(value: Any) -> Any:
    """A number as exactly as Excel shows it, with fifteen digits; anything else as it would have been typed."""
    return Decimal(f"{value:.15g}") if isinstance(value, float) else as_text(value)


def read_nothing(layout: Layout, cells: Cells, values: Figures, faults: list[Fault]) -> list[str]:
    filled = {key for (key, _row, _column), value in values.items() if value is not None}
    found = []
    for place, block in layout.nothing.items():
        text = as_text(cell(cells.grid, *place)).casefold()
        message = "" if text in ("", TICK) else _("Chỉ ghi x, hoặc để trống.")
        if text == TICK:
            found.append(block.key)
            message = nothing_lacks(filled=block.key in filled)
        if message:
            faults.append(Fault(STATISTICS, address(place), message))
    return found


def read_note(layout: Layout, cells: Cells, stored: str, faults: list[Fault]) -> str:
    try:
        return str(kept(stored, NOTE.clean(as_text(cell(cells.grid, *layout.note)))))
    except ValidationError as error:
        faults.append(Fault(STATISTICS, address(layout.note), error.messages[0]))
        return stored


def address(place: Place) -> str:
    """«B7»."""
    return f"{column_letters(place[1])}{place[0]}"
