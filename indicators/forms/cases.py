"""Parsing of cases of enforcement and of what the list is asked for; nothing is saved here."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, standing_of
from core.fields import DayField, NumberField, VersionField
from indicators.models import CasesAsked, Channel, EnforcementCase, Measure, TitleKind
from plans.policy import is_coordinator

MONEY: dict[str, Any] = {"required": False, "max_digits": 18, "decimal_places": 0}


class CaseForm(forms.ModelForm):
    """One case. The agency is one's own; the coordinating agency chooses any that exists."""

    version = VersionField(label=_("Trang này"), min_value=0)
    handled_on = DayField(label=_("Ngày xử lý"), help_text=_("Ngày kết thúc kiểm tra hoặc ra quyết định, bản án."))
    fine = NumberField(label=_("Tiền phạt (đồng)"), help_text=_("Để trống khi không phạt tiền."), **MONEY)
    goods_value = NumberField(label=_("Giá trị hàng hóa (đồng)"), help_text=_("Để trống khi chưa định giá."), **MONEY)
    address = forms.CharField(
        label=_("Nơi xảy ra"),
        required=False,
        max_length=500,
        help_text=_("Ghi cả xã, phường và tỉnh; địa bàn được xác định từ đây."),
    )
    summary = forms.CharField(
        label=_("Nội dung vụ việc"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hành vi, hàng hóa, đối tượng bị xâm phạm. Không ghi tên cá nhân vi phạm."),
    )

    class Meta:
        model = EnforcementCase
        fields = [
            "agency", "handled_on", "kind", "is_counterfeit", "measure", "channel", "fine", "goods_value", "decision",
            "address", "summary",
        ]  # fmt: skip

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        agencies = Agency.objects.exclude(kind=Agency.Kind.CLASS)
        own = standing_of(user).own
        if not is_coordinator(user):
            agencies = agencies.filter(pk__in=own)
        field: Any = self.fields["agency"]
        field.queryset, field.empty_label = agencies.order_by("name_order", "pk"), _("Chọn…")
        if len(own) == 1 and not is_coordinator(user):
            field.initial, field.empty_label = next(iter(own)), None
        for name in ("kind", "measure"):
            self.fields[name].choices = [("", _("Chọn…")), *self.fields[name].choices[1:]]  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """What does not go together is told by the act."""

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class DayFilter(django_filters.Filter):
    field_class = DayField


class CaseFilter(django_filters.FilterSet):
    """Cases by words, agency, object, measure, channel and days."""

    q = django_filters.CharFilter(label=_("Từ khóa"))
    agency = django_filters.ModelChoiceFilter(
        label=_("Cơ quan xử lý"), queryset=Agency.objects.none(), empty_label=_("Tất cả")
    )
    kind = django_filters.ChoiceFilter(label=_("Đối tượng"), choices=TitleKind.choices, empty_label=_("Tất cả"))
    measure = django_filters.ChoiceFilter(label=_("Biện pháp"), choices=Measure.choices, empty_label=_("Tất cả"))
    channel = django_filters.ChoiceFilter(label=_("Kênh"), choices=Channel.choices, empty_label=_("Tất cả"))
    since = DayFilter(label=_("Từ ngày"))
    until = DayFilter(label=_("Đến ngày"))

    class Meta:
        model = EnforcementCase
        fields: list[str] = []

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        seen = EnforcementCase.objects.visible_to(user)
        agencies = Agency.objects.visible_to(user).filter(pk__in=seen.order_by().values("agency"))
        self.filters["agency"].queryset = agencies.order_by("name_order", "pk")

    def filter_queryset(self, queryset: Any) -> Any:
        kept = {name: getattr(value, "pk", value) for name, value in self.form.cleaned_data.items() if value}
        return queryset.narrowed(CasesAsked(**kept))
