"""Parsing of what people ask of lists and of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core import clock
from core.fields import DayField, VersionField
from core.vietnamese import fold, holding, sort_key
from plans.models import State, Submission
from reports.builders.figures import Bucket
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

    def __init__(self, data: Any = None, *, entry: Progress, initial: Any = None) -> None:
        super().__init__(data, auto_id=f"%s-{entry.pk}", initial=initial)
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


class FigureForm(forms.Form):
    """What a dashboard shows: which plan, year, group of tasks, agency or territory. Nothing chosen is the whole."""

    plan = forms.TypedChoiceField(label=_("Kế hoạch"), required=False, coerce=int, empty_value=None)
    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    assignment = forms.TypedChoiceField(label=_("Nhóm nhiệm vụ"), required=False, coerce=int, empty_value=None)
    agency = forms.TypedChoiceField(label=_("Cơ quan"), required=False, coerce=int, empty_value=None)
    territory = forms.TypedChoiceField(label=_("Địa bàn"), required=False, coerce=int, empty_value=None)

    EMPTY = {
        "plan": _("Kế hoạch mới nhất"),
        "year": _("Năm mới nhất"),
        "assignment": _("Tất cả các nhóm"),
        "agency": _("Tất cả cơ quan"),
        "territory": _("Toàn tỉnh"),
    }

    def __init__(self, data: Any, *, choices: Mapping[str, list[Any]]) -> None:
        super().__init__(data)
        for name, offered in choices.items():
            self.fields[name].choices = [("", self.EMPTY[name]), *offered]  # type: ignore[attr-defined]
        for name in set(self.fields) - set(choices):
            del self.fields[name]

    def asked(self) -> dict[str, Any]:
        """What was understood; what was not is told at its field and left aside."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in self.EMPTY}

    def chosen(self) -> list[tuple[str, str, str]]:
        """(field, its label, what was chosen) of each filter that narrows the figures."""
        found = []
        for name, value in self.asked().items():
            if value is not None:
                words = dict(flat(self.fields[name].choices)).get(value, value)  # type: ignore[attr-defined]
                found.append((name, str(self.fields[name].label), str(words)))
        return found


class EntriesForm(forms.Form):
    """The same filters for the file of rows; nothing chosen is every year and agency that one may see."""

    plan = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    year = forms.IntegerField(required=False, min_value=1900, max_value=2199)
    assignment = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    agency = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    territory = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)


def flat(choices: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Choices without their headings."""
    for value, words in choices:
        if isinstance(words, (list, tuple)):
            yield from words
        else:
            yield value, words


class PartForm(forms.Form):
    """The list of tasks to look after: by words, by state, in which order."""

    SORTS = ("deadline", "code", "agency", "percent", "state")

    q = forms.CharField(
        label=_("Tìm theo tên hoặc mã nhiệm vụ"),
        required=False,
        max_length=100,
        help_text=_("Gõ có dấu hoặc không dấu đều được."),
    )
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Cần chú ý")), ("all", _("Tất cả")), *Bucket.choices],
    )
    sort = forms.ChoiceField(
        required=False,
        choices=[(f"{sign}{name}", name) for name in SORTS for sign in ("", "-")],
        widget=forms.HiddenInput,
    )

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class DeskFilter(forms.Form):
    """Which accounts of the open periods the coordinating officer looks at; an unknown word chooses nothing away."""

    q = forms.CharField(label=_("Tên cơ quan"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *State.choices])
    kind = forms.ChoiceField(label=_("Loại cơ quan"), required=False, choices=[("", _("Tất cả")), *Agency.Kind.choices])
    late = forms.ChoiceField(label=_("Thời hạn"), required=False, choices=[("", _("Tất cả")), ("1", _("Chậm hạn"))])

    def wants(self, row: Any, late: int) -> bool:
        """Whether an account is among those asked for."""
        self.is_valid()
        asked = self.cleaned_data
        return (
            (not asked.get("q") or fold(asked["q"].strip()) in fold(f"{row.agency.name} {row.agency.short_name}"))
            and asked.get("state") in (None, "", row.state)
            and asked.get("kind") in (None, "", row.agency.kind)
            and (not asked.get("late") or bool(late))
        )


class SignedForm(forms.Form):
    """The PDF that came back from signing."""

    signed = forms.FileField(
        label=_("Bản PDF đã ký số"),
        help_text=_("Người ký, thời gian ký và tính nguyên vẹn của tệp được kiểm tra ngay khi tải lên."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": _("Hãy chọn tệp PDF đã ký.")},
    )


class IssueForm(forms.Form):
    """The number and day that the office gave."""

    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=30,
        help_text=_("Đúng như văn thư đã cấp, ví dụ 125/BC-SKHCN."),
        error_messages={"required": _("Hãy nhập số, ký hiệu do văn thư cấp.")},
    )
    issued_on = DayField(label=_("Ngày ban hành"))
    on_paper = forms.BooleanField(label=_("Ký trên giấy, không có tệp ký số"), required=False)
