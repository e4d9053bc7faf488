"""Parsing of what people ask and type about people and their roles; nothing is saved here."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from accounts.models import User
from agencies.forms.agencies import AgencyField
from agencies.models import Agency, Membership, Role
from core import clock
from core.fields import DayField, VersionField
from core.vietnamese import holding


class ProfileForm(forms.Form):
    """What a person says of themselves."""

    position = forms.CharField(label=_("Chức vụ"), max_length=100, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)


def either(yes: Any, no: Any) -> dict[str, Any]:
    """How a filter asks for a fact that holds or not; in an address and in the API it is «true» or «false»."""
    return {"choices": [("", _("Tất cả")), ("true", yes), ("false", no)], "coerce": lambda word: word == "true"}


class PeopleFilter(django_filters.FilterSet):
    """People by words, by what they are today (a role, an agency, or the role in the agency), by their account."""

    ORDERS = {
        "": ("name_order", "pk"),
        "-name": ("-name_order", "-pk"),
        "-last_login": (F("last_login").desc(nulls_last=True), "name_order", "pk"),
        "last_login": (F("last_login").asc(nulls_first=True), "name_order", "pk"),
    }

    q = django_filters.CharFilter(method="named", label=_("Họ tên hoặc thư điện tử"))
    role = django_filters.ChoiceFilter(
        choices=Role.choices, method="later", label=_("Vai trò"), empty_label=_("Tất cả")
    )
    agency = extend_schema_field(OpenApiTypes.INT)(
        django_filters.ModelChoiceFilter(
            queryset=Agency.objects.exclude(kind="class").order_by("name_order", "pk"),
            method="later",
            label=_("Cơ quan"),
            empty_label=_("Tất cả"),
        )
    )
    is_active = django_filters.TypedChoiceFilter(label=_("Tài khoản"), **either(_("Đang hoạt động"), _("Đã khóa")))
    second_factor = extend_schema_field(OpenApiTypes.BOOL)(
        django_filters.TypedChoiceFilter(label=_("Xác thực hai lớp"), **either(_("Có"), _("Chưa có")))
    )
    sort = django_filters.ChoiceFilter(
        choices=[
            ("-name", _("Họ và tên, từ cuối bảng chữ cái")),
            ("-last_login", _("Đăng nhập gần đây nhất trước")),
            ("last_login", _("Lâu chưa đăng nhập trước")),
        ],
        method="later",
        label=_("Sắp xếp theo"),
        empty_label=_("Họ và tên"),
    )

    class Meta:
        model = User
        fields = ["q", "role", "agency", "is_active", "second_factor", "sort"]

    def named(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(holding(value, "full_name", "email"))

    def later(self, rows: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
        return rows

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Role and agency are asked of one and the same membership of today."""
        rows, given = super().filter_queryset(queryset), self.form.cleaned_data
        held = {name: given[name] for name in ("role", "agency") if given.get(name)}
        if held:
            today = Membership.objects.active_on(clock.today()).filter(**held)
            rows = rows.filter(pk__in=today.values("user"))
        found: QuerySet[Any] = rows.order_by(*self.ORDERS[given.get("sort") or ""])
        return found


class PersonForm(forms.Form):
    """A new person."""

    email = forms.EmailField(
        label=_("Thư điện tử"),
        max_length=254,
        error_messages={"invalid": _("Nhập một địa chỉ thư điện tử, ví dụ lan@quangngai.gov.vn.")},
    )
    full_name = forms.CharField(label=_("Họ và tên"), max_length=100)
    position = forms.CharField(label=_("Chức vụ"), max_length=100, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)


class EditPersonForm(PersonForm):
    """A person put right."""

    version = VersionField(label=_("Trang này"), min_value=0)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].help_text = _(
            "Dùng để đăng nhập. Khi đổi, người này phải đăng nhập lại bằng địa chỉ mới; cả hai địa chỉ nhận thư báo."
        )


class MembershipForm(forms.Form):
    """A role for a person, for an agency where the role needs one."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    agency = AgencyField(
        label=_("Cơ quan"),
        queryset=Agency.objects.exclude(kind="class").order_by("name_order", "pk"),
        required=False,
        empty_label=_("Không gắn với cơ quan nào"),
        help_text=_(
            "Bắt buộc với cán bộ báo cáo và lãnh đạo cơ quan; bỏ trống với kiểm tra, giám sát và quản trị hệ thống."
        ),
    )
    valid_from = DayField(label=_("Từ ngày"), required=False, help_text=_("Để trống nếu giữ vai trò ngay từ bây giờ."))
    valid_to = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa biết ngày cuối."))


class EndForm(forms.Form):
    """The last day of a role."""

    on = DayField(label=_("Ngày cuối cùng giữ vai trò"))
