"""Parsing of what people ask and type about agencies; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Confidence, Scope, Succession
from core.fields import DayField
from core.vietnamese import holding


class DayFilter(django_filters.Filter):
    """A day as dd/mm/yyyy."""

    field_class = DayField


class AgencyFilter(django_filters.FilterSet):
    """The list of agencies: by words, kind, and the day on which they exist."""

    q = django_filters.CharFilter(method="named", label=_("Tên hoặc mã"))
    kind = django_filters.ChoiceFilter(choices=Agency.Kind.choices, label=_("Loại"), empty_label=_("Tất cả"))
    on = DayFilter(method="existing", label=_("Có vào ngày"))

    class Meta:
        model = Agency
        fields = ["q", "kind", "on"]

    def named(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(holding(value, "name", "short_name", "code"))

    def existing(self, rows: QuerySet[Any], _name: str, value: date) -> QuerySet[Any]:
        return rows.filter(Q(valid_from=None) | Q(valid_from__lte=value)).filter(
            Q(valid_to=None) | Q(valid_to__gte=value)
        )


class LinesField(forms.CharField):
    """One name a line, as a list."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else (super().to_python(value) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def validate(self, value: Any) -> None:
        super().validate(value)
        if any(len(line) > 200 for line in value):
            raise forms.ValidationError(_("Mỗi tên gọi dài nhất 200 ký tự."))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class ByKind(ModelChoiceIterator):
    """The agencies kind by kind."""

    def __iter__(self) -> Iterator[Any]:
        rows = list(self.queryset)
        for kind, words in Agency.Kind.choices:
            if found := [self.choice(row) for row in rows if row.kind == kind]:
                yield words, found


class BoxesByKind(forms.CheckboxSelectMultiple):
    """Boxes to tick in groups that fold, with how many of each are ticked."""

    template_name = "django/forms/widgets/by_kind.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["groups"] = [(words, rows, sum(row["selected"] for row in rows)) for words, rows, _index in groups]
        return context


def in_time(agency: Agency) -> str:
    """An agency among others to choose from: one that ended says when."""
    if agency.valid_to is None:
        return agency.name
    return _("%(agency)s (đến hết %(day)s)") % {"agency": agency.name, "day": agency.valid_to.strftime("%d/%m/%Y")}


class AgencyField(forms.ModelChoiceField):
    """One of the agencies."""

    def label_from_instance(self, obj: Agency) -> str:
        return in_time(obj)


class MembersField(forms.ModelMultipleChoiceField):
    """Some of the agencies, kind by kind."""

    iterator = ByKind
    widget = BoxesByKind

    def label_from_instance(self, obj: Agency) -> str:
        return in_time(obj)


def source_field() -> forms.CharField:
    return forms.CharField(
        label=_("Nguồn"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 1}),
        help_text=_("Văn bản hoặc nơi đã tra cứu."),
    )


def confidence_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Mức tin cậy"),
        choices=Confidence.choices,
        initial="unverified",
        help_text=_("Chọn «Đã kiểm chứng» khi đã đối chiếu với văn bản."),
    )


class AgencyForm(forms.Form):
    """What is recorded of an agency."""

    name = forms.CharField(label=_("Tên cơ quan"), max_length=200)
    short_name = forms.CharField(label=_("Tên ngắn"), max_length=100)
    kind = forms.ChoiceField(label=_("Loại"), choices=Agency.Kind.choices)
    place_name = forms.CharField(
        label=_("Nơi ban hành văn bản"),
        max_length=60,
        required=False,
        help_text=_("Địa danh đứng trước ngày tháng trên văn bản của cơ quan, thường là tên tỉnh."),
    )
    valid_from = DayField(label=_("Từ ngày"), required=False, help_text=_("Ngày thành lập; để trống nếu chưa rõ."))
    valid_to = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi cơ quan còn hoạt động hoặc chưa rõ.")
    )
    aliases = LinesField(label=_("Tên gọi khác"), required=False, help_text=_("Mỗi dòng một tên."))
    area_code = forms.CharField(
        label=_("Mã đơn vị hành chính"),
        max_length=10,
        required=False,
        help_text=_("Với Ủy ban nhân dân các cấp: mã trong danh mục đơn vị hành chính của Nhà nước."),
    )
    official_code = forms.CharField(
        label=_("Mã định danh điện tử"),
        max_length=35,
        required=False,
        help_text=_("Mã dùng khi gửi, nhận văn bản điện tử giữa các cơ quan."),
    )
    formed_from = forms.CharField(
        label=_("Hình thành từ"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Các đơn vị cũ hợp thành, như văn bản thành lập ghi."),
    )
    source = source_field()
    confidence = confidence_field()


class NewAgencyForm(AgencyForm):
    """A new one, with its code for good."""

    code = forms.SlugField(
        label=_("Mã"),
        max_length=60,
        help_text=_("Chữ thường không dấu, số và gạch nối, ví dụ skhcn-qn. Mã không đổi được về sau."),
    )
    field_order = ["code"]


class EditAgencyForm(AgencyForm):
    """One that exists; a class has its members here, what is of record wants a reason."""

    members = MembersField(
        label=_("Thành viên của nhóm"),
        queryset=Agency.objects.exclude(kind="class").order_by("name_order", "pk"),
        required=False,
    )
    reason = forms.CharField(
        label=_("Lý do sửa"),
        max_length=500,
        required=False,
        help_text=_(
            "Bắt buộc khi sửa tên, loại, nơi ban hành đã có trong báo cáo, kế hoạch. Lý do được lưu vào nhật ký."
        ),
    )

    def __init__(self, *args: Any, is_class: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_class:
            del self.fields["members"]


class SuccessionForm(forms.Form):
    """What became of an agency."""

    predecessor = AgencyField(
        label=_("Cơ quan cũ"), queryset=Agency.objects.order_by("name_order", "pk"), empty_label=_("Chọn cơ quan")
    )
    kind = forms.ChoiceField(label=_("Hình thức"), choices=Succession.Kind.choices)
    successor = AgencyField(
        label=_("Cơ quan kế thừa"),
        queryset=Agency.objects.order_by("name_order", "pk"),
        required=False,
        empty_label=_("Không có cơ quan kế thừa"),
        help_text=_("Chọn «Không có cơ quan kế thừa» nếu cơ quan kết thúc hoạt động mà không ai tiếp nhận."),
    )
    scope = forms.ChoiceField(label=_("Phạm vi"), choices=Scope.choices)
    function = forms.CharField(
        label=_("Chức năng được chuyển"),
        required=False,
        max_length=200,
        help_text=_("Bắt buộc khi phạm vi là theo chức năng."),
    )
    effective_on = DayField(label=_("Có hiệu lực từ ngày"))
    legal_basis = forms.CharField(label=_("Căn cứ pháp lý"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    source = source_field()
    confidence = confidence_field()
