"""Parsing of what people type about titles; nothing is saved here."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core.fields import DayField, NumberField, VersionField
from indicators.models import ExploitationKind, Title, TitleKind, TitleStatus


class ClassesField(forms.CharField):
    """Symbols of a classification, apart by commas, semicolons or lines, as a list."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        found = [" ".join(item.split()) for item in re.split(r"[,;\n]", super().to_python(value) or "")]
        return list(dict.fromkeys(item for item in found if item))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if any(len(item) > 30 for item in value):
            raise ValidationError(_("Mỗi ký hiệu phân loại dài nhất 30 ký tự; ngăn cách bằng dấu phẩy."))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class AreaField(forms.ModelChoiceField):
    """A commune or a district, by the short name of its committee."""

    def __init__(self, kind: str, **options: Any) -> None:
        rows: QuerySet[Agency] = Agency.objects.filter(kind=kind).order_by("name_order", "pk")
        super().__init__(rows, required=False, empty_label=_("Tự tìm theo địa chỉ"), **options)

    def label_from_instance(self, obj: Agency) -> str:
        return obj.short_name


def words(label: Any, longest: int, rows: int = 0, **options: Any) -> forms.CharField:
    if rows:
        options["widget"] = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=False, **options)


def day(label: Any, **options: Any) -> DayField:
    return DayField(label=label, required=False, **options)


NUMBER_HINT = _("Viết kiểu nào cũng được: 4-2019-43953, VN-4-2019-43953, VN4201943953.")


class TitleForm(forms.Form):
    """An application or a title as it stands in the register."""

    version = VersionField(min_value=0)
    kind = forms.ChoiceField(label=_("Đối tượng"), choices=[("", _("Hãy chọn")), *TitleKind.choices])
    name = forms.CharField(label=_("Tên, nhãn hiệu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    application_number = words(_("Số đơn"), 60, help_text=NUMBER_HINT)
    filed_on = day(_("Ngày nộp đơn"))
    accepted_on = day(_("Ngày chấp nhận đơn hợp lệ"))
    publication_number = words(_("Số công bố"), 60)
    published_on = day(_("Ngày công bố"))
    status = forms.ChoiceField(label=_("Tình trạng"), choices=TitleStatus.choices, initial=TitleStatus.UNKNOWN)
    status_text = words(_("Tình trạng theo Cục"), 200, help_text=_("Chép đúng lời của Cục Sở hữu trí tuệ."))
    title_number = words(_("Số văn bằng"), 60)
    granted_on = day(_("Ngày cấp"))
    expires_on = day(
        _("Ngày hết hạn theo Cục"), help_text=_("Để trống thì cổng tính theo luật có hiệu lực vào ngày nộp đơn.")
    )
    ended_on = day(
        _("Ngày chấm dứt, hủy bỏ"),
        help_text=_(
            "Ngày đầu tiên không còn hiệu lực, nếu kết thúc trước hạn; với đơn bị từ chối, đã rút: ngày của thông báo, "
            "quyết định. Báo cáo đếm đơn bị từ chối trong kỳ theo ngày này."
        ),
    )
    end_reason = words(_("Lý do chấm dứt"), 300)
    owner = words(_("Chủ đơn, chủ văn bằng"), 500)
    address = words(
        _("Địa chỉ"), 1000, 2, help_text=_("Ghi đủ xã, phường và huyện, thành phố (trước 01/7/2025) hoặc tỉnh.")
    )
    commune = AreaField("commune", label=_("Xã, phường hiện nay"))
    district = AreaField("district", label=_("Huyện, thành phố trước đây"))
    authors = words(_("Tác giả"), 500)
    representative = words(_("Đại diện"), 300)
    ipc = ClassesField(label=_("Phân loại IPC"), required=False, help_text=_("Ngăn cách bằng dấu phẩy."))
    locarno = ClassesField(label=_("Phân loại Locarno"), required=False)
    nice = ClassesField(label=_("Phân loại Nice"), required=False)
    vienna = ClassesField(label=_("Phân loại Vienna"), required=False)
    goods = words(_("Hàng hóa, dịch vụ"), 20_000, 2)
    colours = words(_("Màu sắc"), 300)
    disclaimer = words(_("Yếu tố loại trừ"), 5000, 1)
    priority = words(_("Ưu tiên"), 300)
    is_tree = forms.BooleanField(
        label=_("Cây thân gỗ, cây leo thân gỗ"), required=False, help_text=_("Chỉ với giống cây trồng: bảo hộ 25 năm.")
    )
    source = words(_("Nguồn"), 200, help_text=_("Văn bản hoặc nơi đã tra cứu."))
    source_url = forms.URLField(label=_("Địa chỉ nguồn"), max_length=500, required=False, assume_scheme="https")
    retrieved_on = day(_("Ngày tra cứu"))
    note = words(_("Ghi chú"), 5000, 2)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @classmethod
    def known_of(cls, title: Title) -> dict[str, Any]:
        return {name: getattr(title, name) for name in cls.base_fields}


class ExploitationForm(forms.Form):
    """Commercial use: without a proof it is not recorded."""

    kind = forms.ChoiceField(label=_("Hình thức khai thác"), choices=ExploitationKind.choices)
    user = forms.CharField(label=_("Bên khai thác"), max_length=300)
    contract = forms.CharField(label=_("Hợp đồng, sản phẩm"), max_length=300)
    since = DayField(label=_("Từ ngày"))
    until = day(_("Đến hết ngày"))
    value = NumberField(label=_("Giá trị (đồng)"), required=False, max_digits=18, decimal_places=0, min_value=0)
    proof = forms.CharField(
        label=_("Tài liệu chứng minh"),
        max_length=500,
        help_text=_("Hợp đồng đã đăng ký, hóa đơn, hồ sơ công bố sản phẩm… (số, ngày). Không có thì chưa ghi được."),
    )


class EndForm(forms.Form):
    """The last day of something that has gone on."""

    on = DayField(label=_("Đến hết ngày"))


class AuthorisedUserForm(forms.Form):
    """Who may use a geographical indication."""

    name = forms.CharField(label=_("Tổ chức, cá nhân"), max_length=300)
    certificate_number = words(_("Số giấy chứng nhận"), 60)
    decision = words(_("Quyết định"), 200)
    granted_on = DayField(label=_("Ngày cấp"))
    valid_until = day(_("Đến hết ngày"))
    address = words(_("Địa chỉ"), 1000, 1)
    scale = words(_("Quy mô, sản phẩm"), 300)


class StepForm(forms.Form):
    """One line of the office's own account of an application."""

    on = day(_("Ngày"))
    words = forms.CharField(label=_("Nội dung"), max_length=500)


class DocumentForm(forms.Form):
    """A document on a title, with its file where there is one."""

    name = forms.CharField(label=_("Tên văn bản"), max_length=300)
    number = words(_("Số, ký hiệu"), 60)
    issued_on = day(_("Ngày văn bản"))
    file = forms.FileField(label=_("Tệp"), required=False, help_text=_("PDF, DOCX, XLSX, JPG, PNG; tối đa 20 MB."))
