"""Parsing of what people ask of their inbox and say of themselves; nothing is saved here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import SETTINGS, Channel, Notification, NotificationKind, SettingKind, SettingType
from core.fields import VersionField


class InboxFilter(django_filters.FilterSet):
    """The inbox by kind, and what is unread."""

    kind = django_filters.ChoiceFilter(choices=NotificationKind.choices, label=_("Loại"), empty_label=_("Tất cả"))
    unread = django_filters.ChoiceFilter(
        choices=[("1", _("Chưa đọc"))], method="only_unread", label=_("Trạng thái"), empty_label=_("Tất cả")
    )

    class Meta:
        model = Notification
        fields = ["kind", "unread"]

    def only_unread(self, rows: Any, _name: str, _value: str) -> Any:
        return rows.unread()


class PreferencesForm(forms.Form):
    """For each kind of news, how it comes by e-mail."""

    HELP = {
        NotificationKind.SUBMISSION: _("Báo cáo được trả lại, chấp nhận, gia hạn."),
        NotificationKind.REVIEW: _("Một cơ quan vừa gửi báo cáo."),
        NotificationKind.REMINDER: _("Sắp đến hạn hoặc đã quá hạn gửi báo cáo."),
        NotificationKind.OBSTACLE: _("Khó khăn được nêu, được trình, có ý kiến."),
        NotificationKind.REPORT: _("Báo cáo tổng hợp làm xong hoặc không làm được."),
        NotificationKind.DECISION: _("Cơ quan xin gia hạn gửi báo cáo và chờ trả lời."),
        NotificationKind.ACCOUNT: _("Thay đổi về tài khoản và vai trò của anh/chị."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for kind, label in NotificationKind.choices:
            self.fields[kind] = forms.ChoiceField(
                label=label, choices=Channel.choices, help_text=self.HELP[NotificationKind(kind)]
            )


class StepsField(forms.CharField):
    """Numbers with commas between; what is no number goes on as it was typed, for the setting to refuse."""

    def clean(self, value: Any) -> Any:
        parts = [part.strip() for part in str(super().clean(value)).replace(";", ",").split(",") if part.strip()]
        return [int(part) if part.isascii() and part.isdecimal() else part for part in parts]

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value


def setting_field(known: SettingType) -> forms.Field:
    """How one setting is typed. Its limits are judged by the act, which says the same on the page and in the API."""
    words: dict[str, Any] = {"label": known.label, "help_text": known.help, "required": False}
    if known.kind == SettingKind.SWITCH:
        choices = [("1", _("Bật")), ("", _("Tắt"))]
        return forms.TypedChoiceField(
            choices=choices, coerce=bool, empty_value=cast(Any, False), widget=forms.RadioSelect, **words
        )
    if known.kind == SettingKind.NUMBER:
        number = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-number"})
        unread = {"invalid": known.fault(None)}
        return forms.IntegerField(widget=number, error_messages=unread, **words)
    return StepsField(**words) if known.kind == SettingKind.DAYS else forms.CharField(**words)


class SettingsForm(forms.Form):
    """Every setting with the type it has."""

    version = VersionField(min_value=0)

    def __init__(self, data: Any = None, *, values: Mapping[str, Any], version: int) -> None:
        shown = {name: "1" if value is True else "" if value is False else value for name, value in values.items()}
        super().__init__(data, initial={"version": version} | shown)
        for name, known in SETTINGS.items():
            self.fields[name] = setting_field(known)
