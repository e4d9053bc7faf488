"""Parsing of what the map of technology is narrowed to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.models import Across, Free, Place, Section, TitleKind

ALL = ("", _("Tất cả"))
KINDS = [(kind.value, kind.label) for kind in (TitleKind.PATENT, TitleKind.UTILITY_SOLUTION)]
STATES = [("granted", _("Đã cấp văn bằng")), ("in_force", _("Còn hiệu lực hôm nay"))]
FIRST, LAST = 1900, 2199


class Narrowing(forms.Form):
    """What an address asks for; a word that the list does not know is as if nothing was chosen."""

    def asked(self) -> dict[str, Any]:
        """Only what was understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class MapForm(Narrowing):
    """What is drawn, and across what."""

    across = forms.ChoiceField(label=_("Cột của bản đồ nhiệt"), choices=Across.choices, required=False)
    kind = forms.ChoiceField(label=_("Đối tượng"), choices=[ALL, *KINDS], required=False)
    state = forms.ChoiceField(label=_("Tình trạng"), choices=[ALL, *STATES], required=False)
    place = forms.ChoiceField(label=_("Địa bàn"), choices=[ALL, *Place.choices], required=False)
    since = forms.IntegerField(label=_("Nộp đơn từ năm"), min_value=FIRST, max_value=LAST, required=False)
    until = forms.IntegerField(label=_("Đến năm"), min_value=FIRST, max_value=LAST, required=False)


class FreeForm(Narrowing):
    """Technology that is free to use here."""

    q = forms.CharField(label=_("Tên, chủ đơn, số"), max_length=100, required=False)
    section = forms.ChoiceField(label=_("Phần của IPC"), choices=[ALL, *Section.choices], required=False)
    symbol = forms.RegexField(
        r"^[A-Ha-h][0-9]{2}[A-Za-z]?( ?[0-9]{1,4}(/[0-9]{0,6})?)?$", label=_("Lớp IPC"), required=False,
        error_messages={"invalid": _("Ghi ký hiệu IPC, ví dụ A23 hoặc A23F.")},
    )  # fmt: skip
    why = forms.ChoiceField(label=_("Vì sao được tự do dùng"), choices=[ALL, *Free.choices], required=False)
    place = forms.ChoiceField(label=_("Địa bàn"), choices=[ALL, *Place.choices], required=False)
    since = forms.IntegerField(label=_("Nộp đơn từ năm"), min_value=FIRST, max_value=LAST, required=False)
    until = forms.IntegerField(label=_("Đến năm"), min_value=FIRST, max_value=LAST, required=False)
