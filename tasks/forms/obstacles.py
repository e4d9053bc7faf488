"""Parsing of what people type about obstacles; nothing is saved here."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core.fields import DayField
from plans.models import Period
from tasks.models import Obstacle, ObstacleState, Progress, Task
from tasks.policy import raises_for

LONG = 20_000


def long_text(rows: int, **options: Any) -> forms.CharField:
    """Text of several lines; what is missing is told by the act."""
    return forms.CharField(required=False, max_length=LONG, widget=forms.Textarea(attrs={"rows": rows}), **options)


class ObstacleForm(forms.Form):
    """What stands in the way, of what, and what is proposed."""

    agency = forms.ModelChoiceField(label=_("Cơ quan"), queryset=Agency.objects.none(), empty_label=None)
    task = forms.ModelChoiceField(
        label=_("Nhiệm vụ"),
        queryset=Task.objects.none(),
        required=False,
        empty_label=_("Không gắn với một nhiệm vụ cụ thể"),
    )
    period = forms.ModelChoiceField(
        label=_("Kỳ báo cáo"),
        queryset=Period.objects.none(),
        required=False,
        empty_label=_("Không gắn với một kỳ báo cáo"),
    )
    text = long_text(
        6,
        label=_("Khó khăn, vướng mắc"),
        help_text=_("Nêu rõ việc gì đang vướng, từ khi nào, vướng ở quy định hay ở đâu."),
    )
    proposal = long_text(
        4, label=_("Đề xuất, kiến nghị"), help_text=_("Nêu rõ đề nghị cơ quan nào làm gì, đến khi nào.")
    )

    def __init__(self, data: Any = None, *, user: Any, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        own = raises_for(user)
        fields: dict[str, Any] = self.fields
        fields["agency"].queryset = Agency.objects.visible_to(user).filter(pk__in=own)
        tasks = Progress.objects.visible_to(user).filter(submission__agency__in=own).values("task")
        fields["task"].queryset = Task.objects.visible_to(user).filter(pk__in=tasks).order_by("plan", "order")
        fields["task"].label_from_instance = lambda task: f"{task.code}. {task.text[:90]}"
        fields["period"].queryset = Period.objects.visible_to(user).filter(opened_at__isnull=False)


class ForwardForm(forms.Form):
    """The coordinating agency's view, laid beside the obstacle before the People's Committee."""

    note = long_text(
        4,
        label=_("Ý kiến của cơ quan đầu mối"),
        help_text=_("Bắt buộc khi trình: đã làm gì, đề nghị UBND tỉnh quyết định việc gì."),
    )


class AnswerForm(forms.Form):
    """What is decided, and by which document if any."""

    answer = long_text(5, label=_("Ý kiến giải quyết"))
    document_number = forms.CharField(label=_("Số, ký hiệu văn bản (nếu có)"), required=False, max_length=60)
    document_on = DayField(label=_("Ngày văn bản (nếu có)"), required=False)


class CloseForm(forms.Form):
    """Why the matter is at an end."""

    note = long_text(3, label=_("Lý do, kết quả khi kết thúc"))


class ObstacleFilter(django_filters.FilterSet):
    """Obstacles by state, agency and task."""

    state = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=ObstacleState.choices, empty_label=_("Tất cả"))
    agency = django_filters.ModelChoiceFilter(
        label=_("Cơ quan"), queryset=Agency.objects.none(), empty_label=_("Tất cả")
    )
    task = django_filters.ModelChoiceFilter(label=_("Nhiệm vụ"), queryset=Task.objects.none(), empty_label=_("Tất cả"))

    class Meta:
        model = Obstacle
        fields = ["state", "agency", "task"]

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        seen = Obstacle.objects.visible_to(user)
        agencies = Agency.objects.visible_to(user).filter(pk__in=seen.values("agency"))
        self.filters["agency"].queryset = agencies.order_by("name", "pk")
        tasks = Task.objects.visible_to(user).filter(pk__in=seen.values("task"))
        self.filters["task"].queryset = tasks.order_by("plan", "order")
        self.filters["task"].field.label_from_instance = lambda task: f"{task.code}. {task.text[:60]}"
