"""Parsing of the statistics of an account; nothing is saved here."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.fields import NumberField, VersionField
from indicators.models import Filled
from indicators.policy import LONGEST_NOTE, figure_lacks, nothing_lacks


def cell_name(key: str, row: str, column: str) -> str:
    return "__".join(("cell", key, row, column))


class StatisticsForm(forms.Form):
    """A field for each cell that the agency is asked for, and for each statistic whether nothing arose."""

    version = VersionField(label=gettext_lazy("Trang này"), min_value=0)
    note = forms.CharField(
        label=gettext_lazy("Ghi chú, nguồn số liệu"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Nêu điều người đọc cần biết: cách tính, số liệu chưa đầy đủ, lý do tăng giảm nhiều."),
    )

    def __init__(
        self, *args: Any, filled: Filled, counted: Mapping[tuple[str, str, str], Decimal] | None = None, **options: Any
    ) -> None:
        """`counted`: what the cases come to, put into their cells to be read before anything is saved."""
        sheet, self.counted = filled.sheet, counted or {}
        options["initial"] = {"version": sheet.version, "note": sheet.note} | options.get("initial", {})
        super().__init__(*args, **options)
        self.filled = filled
        for grid in filled.grids:
            self.fields[f"nothing__{grid.shape['key']}"] = forms.BooleanField(
                label=_("Không phát sinh trong kỳ"), required=False, initial=grid.nothing
            )
            for cell in (cell for row in grid.rows for cell in row.cells):
                self.fields[cell_name(grid.shape["key"], cell.row, cell.column)] = self.number(grid.shape, cell)
        self.order_fields([name for name in self.fields if name != "note"])
        for grid in filled.grids:
            grid.nothing_field = self[f"nothing__{grid.shape['key']}"]
            for cell in (cell for row in grid.rows for cell in row.cells):
                cell.field = self[cell_name(grid.shape["key"], cell.row, cell.column)]
                cell.counted = self.counted.get((grid.shape["key"], cell.row, cell.column))

    def number(self, shape: Any, cell: Any) -> NumberField:
        label = cell.label if cell.label == shape["name"] else f"{shape['name']}: {cell.label}"

        def check(value: Decimal) -> None:
            if message := figure_lacks(value, shape["decimals"]):
                raise ValidationError(message)

        initial = self.counted.get((shape["key"], cell.row, cell.column), cell.value)
        field = NumberField(label=label, required=False, initial=initial, validators=[check])
        field.widget.attrs |= {"aria-label": label}
        return field

    def clean(self) -> dict[str, Any]:
        """A figure and «nothing arose» exclude each other."""
        values = super().clean() or {}
        for grid in self.filled.grids:
            name = f"nothing__{grid.shape['key']}"
            prefix = cell_name(grid.shape["key"], "", "").removesuffix("____") + "__"
            said = any(value is not None for field, value in values.items() if field.startswith(prefix))
            if values.get(name) and (message := nothing_lacks(filled=said)):
                self.add_error(name, message)
        return values

    def cells(self) -> dict[tuple[str, str, str], Decimal | None]:
        """What could be read, by the keys of statistic, row and column."""
        found = {}
        for name, value in self.cleaned_data.items():
            if name.startswith("cell__"):
                _head, key, row, column = name.split("__")
                found[key, row, column] = value
        return found

    def nothing(self) -> list[str] | None:
        """Statistics with nothing to report; None when one of the ticks contradicts a figure."""
        names = [name for name in self.fields if name.startswith("nothing__")]
        if any(name in self.errors for name in names):
            return None
        return [name.removeprefix("nothing__") for name in names if self.cleaned_data.get(name)]

    def words(self) -> str | None:
        return self.cleaned_data.get("note")
