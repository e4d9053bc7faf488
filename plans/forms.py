"""Parsing of what people type about periods and submissions; nothing is saved here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import DayField
from plans.models import Submission

LONG = 20_000


class LongText(forms.CharField):
    """Text of several lines, kept as typed; characters that no database takes are refused with a sentence."""

    widget = forms.Textarea(attrs={"rows": 6})

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", LONG)
        options.setdefault("required", False)
        super().__init__(**options)


class SummaryForm(forms.ModelForm):
    """The agency's own words on the period."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    summary = LongText(
        label=_("Kết quả nổi bật"), help_text=_("Bắt buộc khi gửi. Nêu kết quả, hiệu quả chính trong kỳ.")
    )
    shortcomings = LongText(label=_("Tồn tại, hạn chế và nguyên nhân"))
    orientation = LongText(label=_("Phương hướng, nhiệm vụ kỳ tới"))
    proposals = LongText(label=_("Kiến nghị, đề xuất"), help_text=_("Nêu rõ kiến nghị với cấp nào."))

    class Meta:
        model = Submission
        fields = ["summary", "shortcomings", "orientation", "proposals"]

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in Submission.SUMMARY_FIELDS}


class ReasonForm(forms.Form):
    """Why something is returned."""

    reason = LongText(label=_("Lý do trả lại"), widget=forms.Textarea(attrs={"rows": 3}))


class ExtensionForm(forms.Form):
    """Until when, the whole day counted, and why."""

    until = DayField(label=_("Gia hạn đến hết ngày"), help_text=_("Ví dụ 20/12/2026."))
    reason = LongText(label=_("Lý do"), required=True, widget=forms.Textarea(attrs={"rows": 3}))

    def moment(self) -> datetime:
        """00:00 after the last day granted, Asia/Ho_Chi_Minh."""
        after = self.cleaned_data["until"] + timedelta(days=1)
        return timezone.make_aware(datetime(after.year, after.month, after.day))  # noqa: DTZ001
