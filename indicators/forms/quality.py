"""Parsing of what people ask and say about findings; nothing is saved here."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.models import RULES

STATES = [("", _("Chưa xử lý")), ("dismissed", _("Đã xác nhận là đúng")), ("all", _("Tất cả"))]


class FindingFilter(forms.Form):
    """Findings by rule and by whether somebody said that they are right."""

    rule = forms.ChoiceField(
        label=_("Quy tắc"),
        required=False,
        choices=[("", _("Tất cả")), *((rule.key, rule.name) for rule in RULES.values())],
    )
    state = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=STATES)


class DismissForm(forms.Form):
    """Why what a rule found is right as it is."""

    reason = forms.CharField(
        label=_("Lý do"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: đã đối chiếu với bản gốc văn bằng ngày 12/11/2026."),
    )  # fmt: skip
