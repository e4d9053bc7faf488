"""Parsing of what people ask of lists and of the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import clock
from core.fields import DayField, VersionField
from core.vietnamese import holding, sort_key
from plans.models import Submission
from tasks.models import Progress

LONG = 20_000


class RecordForm(forms.Form):
    """Which part of the record; all of it when nothing is chosen."""

    person = forms.CharField(label=_("Người thực hiện"), required=False, max_length=100)
    act = forms.ChoiceField(label=_("Việc"), required=False)
    table = forms.ChoiceField(label=_("Dữ liệu"), required=False)
    since = DayField(label=_("Từ ngày"), required=False)
    until = DayField(label=_("Đến hết ngày"), required=False)

    def __init__(self, data: Any, *, acts: Mapping[str, Any], tables: Mapping[str, str]) -> None:
        super().__init__(data)
        for name, choices in (("act", acts), ("table", tables)):
            rows = sorted(choices.items(), key=lambda pair: sort_key(str(pair[1])))
            self.fields[name].choices = [("", _("Tất cả")), *rows]  # type: ignore[attr-defined]

    def lookup(self) -> dict[str, Any]:
        """What to filter every table of events by."""
        given = self.cleaned_data
        found: dict[str, Any] = {}
        if given["person"]:
            found["pgh_context__actor_name__icontains"] = given["person"].strip()
        if given["act"]:
            found["pgh_context__act"] = given["act"]
        if given["since"]:
            found["pgh_created_at__gte"] = midnight(given["since"])
        if given["until"]:
            found["pgh_created_at__lt"] = midnight(given["until"] + timedelta(days=1))
        return found


class ReasonForm(forms.Form):
    """Why an account is returned, and which version was read."""

    seen = VersionField(label=_("Trang này"), required=False)
    reason = forms.CharField(
        label=_("Lý do trả lại"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bắt buộc khi trả lại. Ý kiến cho từng nhiệm vụ ghi ở dưới mỗi nhiệm vụ, trước khi trả lại."),
    )


class CommentForm(forms.Form):
    """A remark on one entry."""

    text = forms.CharField(required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Any = None, *, entry: Progress) -> None:
        super().__init__(data, auto_id=f"%s-{entry.pk}")
        self.entry = entry
        self.fields["text"].label = _("Ý kiến về nhiệm vụ %s") % entry.task.code


def midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


class SubmissionFilter(django_filters.FilterSet):
    """The accounts of a period by state, by lateness, by agency."""

    q = django_filters.CharFilter(method="named", label=_("Tên cơ quan"))
    state = django_filters.ChoiceFilter(
        label=_("Trạng thái"), choices=Submission.State.choices, empty_label=_("Tất cả")
    )
    late = django_filters.ChoiceFilter(
        label=_("Thời hạn"), choices=[("1", _("Chậm hạn"))], method="delayed", empty_label=_("Tất cả")
    )

    class Meta:
        model = Submission
        fields = ["q", "state", "late"]

    def named(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(holding(value, "agency__name", "agency__short_name"))

    def delayed(self, rows: Any, _name: str, _value: str) -> QuerySet[Any]:
        late: QuerySet[Any] = rows.late(clock.now())
        return late
