"""Parsing of what people ask of their inbox and say of themselves; nothing is saved here."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, Notification, NotificationKind


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
