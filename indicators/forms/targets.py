"""Parsing of what people type about targets; nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import DayField, NumberField, VersionField
from indicators.models import Indicator, Observation
from plans.models import Period

LIMITS: dict[str, Any] = {
    "max_digits": 18,
    "decimal_places": 4,
    "error_messages": {"required": _("Hãy nhập một số; để trống không có nghĩa là 0.")},
}


class ObservationForm(forms.Form):
    """The figure of a target for a period: a value, or for a ratio both its parts."""

    version = VersionField(label=_("Trang này"), min_value=0)
    value = NumberField(label=_("Giá trị"), help_text=_("Lũy kế đến hết kỳ. Ví dụ 1.250,5."), **LIMITS)
    numerator = NumberField(label=_("Tử số"), **LIMITS)
    denominator = NumberField(label=_("Mẫu số"), **LIMITS)
    note = forms.CharField(
        label=_("Ghi chú, nguồn số liệu"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, indicator: Indicator, known: Observation | None = None, **options: Any) -> None:
        names = ("value", "numerator", "denominator", "note")
        initial = {name: getattr(known, name) for name in names} if known else {}
        options["initial"] = initial | {"version": known.version if known else 0}
        super().__init__(*args, **options)
        for name in ("value",) if indicator.is_ratio else ("numerator", "denominator"):
            del self.fields[name]

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class PeriodChoice(forms.Form):
    """The period a figure is for."""

    period = forms.ModelChoiceField(label=_("Kỳ báo cáo"), queryset=Period.objects.none())

    def __init__(self, *args: Any, indicator: Indicator, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["period"].queryset = indicator.plan.periods.filter(opened_at__isnull=False)  # type: ignore[attr-defined]


class BaselineForm(forms.Form):
    """The starting figure and the rule by which it was counted."""

    value = NumberField(label=_("Số gốc"), **LIMITS)
    on = DayField(label=_("Tại ngày"))
    note = forms.CharField(
        label=_("Nguồn và quy tắc đếm"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
