"""Parsing of what people type about periods and submissions; nothing is saved here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import DayField, VersionField
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

    version = VersionField(label=_("Trang này"), min_value=0)
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
        """What could be read; of a form that is still being typed, that may be less than all."""
        return {name: self.cleaned_data[name] for name in Submission.SUMMARY_FIELDS if name in self.cleaned_data}


class SeenForm(forms.Form):
    """Which version, by its number, lay before the person who decides."""

    seen = VersionField(required=False)


class ExtensionForm(forms.Form):
    """Until when, the whole day counted, and why."""

    until = DayField(label=_("Gia hạn đến hết ngày"), help_text=_("Ví dụ 20/12/2026."))
    reason = LongText(label=_("Lý do"), required=True, widget=forms.Textarea(attrs={"rows": 3}))

    def moment(self) -> datetime:
        """00:00 after the last day granted, Asia/Ho_Chi_Minh."""
        after = self.cleaned_data["until"] + timedelta(days=1)
        return timezone.make_aware(datetime(after.year, after.month, after.day))  # noqa: DTZ001


class AskForm(ExtensionForm):
    """Until when more time is asked for, and why."""

    until = DayField(label=_("Xin gia hạn đến hết ngày"), help_text=_("Ví dụ 20/12/2026."))


class RefuseForm(forms.Form):
    """Why more time is not given."""

    note = LongText(label=_("Lý do không gia hạn"), widget=forms.Textarea(attrs={"rows": 3}))


class DayForm(forms.Form):
    """A day that is not as the calendar knows it."""

    day = DayField(label=_("Ngày"))
    works = forms.TypedChoiceField(
        label=_("Ngày này"),
        choices=[("0", _("Nghỉ")), ("1", _("Đi làm"))],
        coerce=lambda word: word == "1",
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn nghỉ hay đi làm.")},
    )
    name = forms.CharField(
        label=_("Căn cứ, tên ngày"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Thông báo số … về nghỉ lễ, hoán đổi ngày làm việc."),
    )


class MomentField(forms.DateTimeField):
    """A moment as «HH:MM dd/mm/yyyy»; a day alone is its first minute."""

    widget = forms.DateTimeInput(format="%H:%M %d/%m/%Y", attrs={"autocomplete": "off", "class": "input-day"})
    input_formats = ["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y"]
    default_error_messages = {
        "invalid": _("Không đọc được thời điểm. Hãy nhập giờ:phút ngày/tháng/năm, ví dụ 00:00 15/12/2026.")
    }

    def to_python(self, value: Any) -> datetime | None:
        """As on every form no year but 1900–2199: any other is a slip, and the database may not give it back."""
        moment = super().to_python(value)
        if moment is not None and not 1900 <= moment.year < 2200:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class PeriodForm(forms.Form):
    """The dates of a period, all of them settings."""

    window_start = DayField(label=_("Số liệu từ ngày"))
    window_end = DayField(label=_("Số liệu đến ngày"))
    opens_at = MomentField(label=_("Mở nhập từ"))
    due_at = MomentField(
        label=_("Hạn gửi"), help_text=_("Đúng hạn là gửi trước thời điểm này. «Trước ngày 15/12» là 00:00 15/12.")
    )
    consolidate_by = DayField(label=_("Hạn tổng hợp"))
