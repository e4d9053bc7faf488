"""Parsing of what people type about tasks; nothing is saved here."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agencies.models import Line, Scope, Succession
from core.fields import DayField, VersionField, WholePercent
from plans.models import Assignment, Plan
from tasks.actions import Upload
from tasks.models import Evidence, Output, Progress, Responsibility, Stage, Task
from tasks.policy import MAX_EVIDENCE, MAX_OUTPUTS, output_lacks

LONG = 20_000


class ProgressForm(forms.ModelForm):
    """One entry. A draft may be incomplete; what is missing is told before sending."""

    version = VersionField(label=_("Trang này"), min_value=0)
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
        """What could be read; of a form that is still being typed, that may be less than all."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}


class OutputForm(forms.Form):
    """A document issued as a result; a row left blank is not a row."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    title = forms.CharField(label=_("Trích yếu"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            for name, message in output_lacks(values).items():
                self.add_error(name, message)
        return values


OutputFormSet = forms.formset_factory(OutputForm, extra=1, max_num=MAX_OUTPUTS, validate_max=True, can_delete=True)


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


class ChosenFiles(forms.FileInput):
    allow_multiple_selected = True


class EvidenceForm(forms.Form):
    """Files to attach and to take off; what they hold is judged by the act."""

    file = forms.Field(
        label=_("Tệp cần gắn"),
        required=False,
        help_text=_(
            "PDF, DOCX, XLSX, JPG hoặc PNG; mỗi tệp tối đa %(size)d MB; mỗi nhiệm vụ tối đa %(count)d tệp."
            " Chọn được nhiều tệp một lần."
        ),
        widget=ChosenFiles(attrs={"accept": ".pdf,.docx,.xlsx,.jpg,.jpeg,.png", "aria-labelledby": "files-label"}),
    )

    remove = forms.Field(required=False, widget=forms.SelectMultiple)
    reuse = forms.Field(required=False, widget=forms.SelectMultiple)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field, limit = self.fields["file"], settings.EVIDENCE_MAX_BYTES
        field.help_text = field.help_text % {"size": limit // 1024**2, "count": MAX_EVIDENCE}
        field.widget.attrs["data-limit"] = limit

    def uploads(self) -> list[Upload]:
        return [Upload(file.name or "", file.file, file.size or 0) for file in self.cleaned_data.get("file") or []]

    def ticked(self, offered: QuerySet[Evidence]) -> list[Evidence]:
        """The files given before that were ticked to be used again, of those that were offered."""
        marked = [word for word in self.cleaned_data.get("reuse") or [] if word.isdecimal() and len(word) < 12]
        return list(offered.filter(pk__in=marked)) if marked else []

    def struck(self, progress: Progress) -> list[Evidence]:
        """The files marked to be taken off; one that a colleague took off just now is none."""
        marked = self.cleaned_data.get("remove") or []
        return [row for row in progress.evidence.all() if str(row.pk) in marked]


class TaskFilter(django_filters.FilterSet):
    """A plan's tasks by words, heading, timing and the agency named in the plan."""

    q = django_filters.CharFilter(method="named", label=_("Từ khóa hoặc mã"))
    assignment = django_filters.ModelChoiceFilter(
        label=_("Nhóm nhiệm vụ"), queryset=Assignment.objects.none(), empty_label=_("Tất cả")
    )
    timing = django_filters.ChoiceFilter(
        label=_("Thời gian thực hiện"), choices=Task.Timing.choices, empty_label=_("Tất cả")
    )

    class Meta:
        model = Task
        fields = ["q", "assignment", "timing"]

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        self.filters["assignment"].queryset = plan.assignments.exclude(tasks=None).order_by("order").distinct()

    def named(self, rows: Any, _name: str, value: str) -> QuerySet[Any]:
        return rows.named(value)


class TriggerForm(forms.Form):
    """The document that tasks waited for."""

    document_number = forms.CharField(
        label=_("Số, ký hiệu"), max_length=60, error_messages={"required": _("Hãy nhập số, ký hiệu của văn bản.")}
    )
    occurred_on = DayField(
        label=_("Ngày ban hành"), error_messages={"required": _("Hãy nhập ngày ban hành của văn bản.")}
    )
    document_title = forms.CharField(label=_("Trích yếu"), required=False, max_length=2000)
    document_url = forms.URLField(label=_("Địa chỉ tra cứu"), required=False, assume_scheme="https", max_length=200)


class ChoiceForm(forms.Form):
    """To whom a duty went at a split by function."""

    succession = forms.ModelChoiceField(
        label=_("Cơ quan tiếp nhận"),
        queryset=Succession.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Hãy chọn cơ quan tiếp nhận.")},
    )
    reason = forms.CharField(
        label=_("Căn cứ lựa chọn"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, responsibility: Responsibility, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["succession"].queryset = splits_of(responsibility)  # type: ignore[attr-defined]
        self.fields["succession"].label_from_instance = successor_words  # type: ignore[attr-defined]


def splits_of(responsibility: Responsibility) -> QuerySet[Succession]:
    """The splits by function that lie on the way of this duty."""
    line = Line()
    rows = Succession.objects.filter(predecessor__in=line.reachable(responsibility.agency_id), scope=Scope.FUNCTION)
    return rows.select_related("successor", "predecessor").order_by("effective_on", "pk")


def successor_words(row: Any) -> str:
    return _("%(successor)s – %(function)s (từ %(day)s)") % {
        "successor": row.successor,
        "function": row.function,
        "day": row.effective_on.strftime("%d/%m/%Y"),
    }
