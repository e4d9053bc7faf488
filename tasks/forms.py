"""Parsing of what people type about tasks; nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.fields import DayField
from tasks.models import Output, Progress, Stage

LONG = 20_000


class WholePercent(forms.IntegerField):
    """A whole number from 0 to 100, the percent sign allowed."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-number"})
    default_error_messages = {"invalid": _("Tỷ lệ hoàn thành phải là số nguyên từ 0 đến 100, ví dụ 70.")}

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip().removesuffix("%").strip()
        number = super().to_python(text)
        if number is not None and not 0 <= number <= 100:
            raise ValidationError(_("Tỷ lệ hoàn thành phải từ 0 đến 100, ví dụ 70."), code="range")
        return number


class ProgressForm(forms.ModelForm):
    """One entry. A draft may be incomplete; what is missing is told before sending."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    stage = forms.ChoiceField(
        label=_("Tình trạng thực hiện"), choices=Stage.choices, widget=forms.RadioSelect, required=False
    )
    percent = WholePercent(label=_("Tỷ lệ hoàn thành (%)"), required=False, help_text=_("Số nguyên từ 0 đến 100."))
    result = forms.CharField(
        label=_("Kết quả thực hiện trong kỳ"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Nêu rõ sản phẩm, số liệu, hiệu quả. Tối đa 20.000 ký tự."),
    )
    obstacles = forms.CharField(
        label=_("Khó khăn, vướng mắc"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bắt buộc nếu nhiệm vụ chưa thực hiện hoặc tạm dừng."),
    )
    next_steps = forms.CharField(
        label=_("Việc tiếp theo"), required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 4})
    )

    class Meta:
        model = Progress
        fields = ["stage", "percent", "result", "obstacles", "next_steps"]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class OutputForm(forms.Form):
    """A document issued as a result; a row left blank is not a row."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    title = forms.CharField(label=_("Trích yếu"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        given = [name for name in ("number", "issued_on", "title") if values.get(name)]
        if given and not self.errors:
            for name in self.fields:
                if name not in given and name in values and name != "DELETE":
                    self.add_error(name, _("Văn bản, sản phẩm cần đủ số, ngày và trích yếu."))
        return values


OutputFormSet = forms.formset_factory(OutputForm, extra=1, max_num=50, validate_max=True, can_delete=True)


def output_rows(outputs: list[Output]) -> list[dict[str, Any]]:
    """What the formset shows for the documents already listed."""
    return [{"number": row.number, "issued_on": row.issued_on, "title": row.title} for row in outputs]


def listed(formset: Any) -> list[dict[str, Any]]:
    """The rows that are filled and not struck out."""
    rows = [form.cleaned_data for form in formset.forms if not form.cleaned_data.get("DELETE")]
    return [
        {"number": row["number"], "issued_on": row["issued_on"], "title": row["title"]}
        for row in rows
        if row.get("number")
    ]


class CommentForm(forms.Form):
    """A remark on one entry."""

    text = forms.CharField(label=_("Ý kiến"), required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 2}))
