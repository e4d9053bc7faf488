"""Parsing of what people ask and type about products; nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.models import Agency
from core import clock
from core.fields import DayField, VersionField
from indicators.models import NOWHERE, SORTS, Place, Product, ProductsAsked, Recognised, Recognition, Title, TitleKind

BY = [("signs", _("Chỉ dẫn địa lý hoặc nhãn hiệu")), *TitleKind.choices]
VALID = [("yes", _("Còn hiệu lực")), ("no", _("Không còn hiệu lực"))]
PROTECTED = [("yes", _("Được bảo hộ")), ("no", _("Chưa được bảo hộ"))]
STARS = [(str(number), _("từ %d sao") % number) for number in range(1, 6)]
ANY = [("", _("Tất cả"))]


def choice(label: Any, choices: Any, empty: Any = ANY) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[*empty, *choices], required=False)


def areas(user: Any) -> dict[str, list[tuple[str, str]]]:
    """Districts and communes to choose from, in one query."""
    rows = Agency.objects.visible_to(user).filter(kind__in=["district", "commune"]).order_by("name_order", "pk")
    found: dict[str, list[tuple[str, str]]] = {"district": [], "commune": []}
    for pk, kind, name in rows.values_list("pk", "kind", "short_name"):
        found[kind].append((str(pk), name))
    return found


class ProductFilter(forms.Form):
    """What the list of products is narrowed to; «on» is the day of which validity and protection speak."""

    q = forms.CharField(label=_("Tên sản phẩm, chủ thể"), required=False, max_length=200)
    kind = forms.MultipleChoiceField(
        label=pgettext_lazy("register", "Danh mục"),
        choices=Recognised.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    stars = choice(_("Sao OCOP"), STARS)
    on = DayField(label=_("Xét tại ngày"), required=False)
    valid = choice(_("Công nhận"), VALID)
    protected = choice(_("Bảo hộ"), PROTECTED)
    by = choice(_("Bảo hộ bằng"), BY, [("", _("Văn bằng bất kỳ"))])
    place = choice(_("Địa bàn"), Place.choices)
    district = choice(_("Huyện, thành phố trước đây"), ())
    commune = choice(_("Xã, phường hiện nay"), ())

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data)
        for name, rows in areas(user).items():
            self.fields[name].choices = [*ANY, (NOWHERE, _("Chưa xác định")), *rows]  # type: ignore[attr-defined]

    def asked(self) -> ProductsAsked:
        """What can be read of the address; what cannot is told at its field, and narrows nothing."""
        self.full_clean()
        kept = {name: value for name, value in self.cleaned_data.items() if value}
        kept["kinds"], kept["stars"] = tuple(kept.pop("kind", ())), int(kept.get("stars", 0))
        sort = self.data.get("sort", "")
        kept["sort"] = sort if sort.removeprefix("-") in SORTS else ""
        return ProductsAsked(**{"on": clock.today(), **kept})

    @property
    def is_narrowed(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name != "on")


class ShareForm(forms.Form):
    """The day of which the shares speak, and what protects."""

    on = DayField(label=_("Xét tại ngày"), required=False)
    by = choice(_("Bảo hộ bằng"), BY, [("any", _("Văn bằng bất kỳ"))])


class AreaField(forms.ModelChoiceField):
    """A commune or a district, by the short name of its committee."""

    def __init__(self, kind: str, **options: Any) -> None:
        rows: QuerySet[Agency] = Agency.objects.filter(kind=kind).order_by("name_order", "pk")
        super().__init__(rows, required=False, empty_label=_("Tự tìm theo địa chỉ"), **options)

    def label_from_instance(self, obj: Agency) -> str:
        return obj.short_name


class ProductForm(forms.Form):
    """A product and whose it is."""

    version = VersionField(min_value=0)
    name = forms.CharField(label=_("Tên sản phẩm"), max_length=300)
    owner = forms.CharField(
        label=_("Chủ thể"),
        max_length=300,
        required=False,
        help_text=_("Doanh nghiệp, hợp tác xã, hộ kinh doanh có sản phẩm được công nhận."),
    )
    address = forms.CharField(
        label=_("Địa chỉ"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ghi đủ xã, phường và huyện, thành phố (trước 01/7/2025) để cổng tìm đúng địa bàn."),
    )
    commune = AreaField("commune", label=_("Xã, phường hiện nay"))
    district = AreaField("district", label=_("Huyện, thành phố trước đây"))
    place = forms.ChoiceField(label=_("Địa bàn"), choices=Place.choices, required=False, initial=Place.UNKNOWN)
    note = forms.CharField(
        label=_("Ghi chú"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    source = forms.CharField(
        label=_("Nguồn"), max_length=200, required=False, help_text=_("Văn bản hoặc nơi đã tra cứu.")
    )
    source_url = forms.URLField(label=_("Địa chỉ nguồn"), max_length=500, required=False, assume_scheme="https")
    retrieved_on = DayField(label=_("Ngày tra cứu"), required=False)

    def values(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return given | {"place": given["place"] or Place.UNKNOWN}


def known_of(product: Product) -> dict[str, Any]:
    """What the form of a product begins with."""
    return {name: getattr(product, name) for name in ProductForm.base_fields}


class RecognitionForm(forms.Form):
    """One span of days on a list."""

    kind = forms.ChoiceField(label=pgettext_lazy("register", "Danh mục"), choices=Recognised.choices)
    stars = forms.ChoiceField(
        label=_("Số sao"),
        choices=[("", _("Không xếp sao")), *((str(number), f"{number}") for number in range(1, 6))],
        required=False,
        help_text=_("Chỉ với sản phẩm OCOP."),
    )
    decision = forms.CharField(
        label=_("Quyết định"),
        max_length=200,
        required=False,
        help_text=_("Số, ký hiệu và ngày của quyết định công nhận."),
    )
    valid_from = DayField(label=_("Từ ngày"))
    valid_until = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Như quyết định ghi; để trống khi không có thời hạn.")
    )

    def values(self) -> dict[str, Any]:
        return self.cleaned_data | {"stars": int(self.cleaned_data["stars"] or 0) or None}


def known_recognition(row: Recognition) -> dict[str, Any]:
    return {name: getattr(row, name) for name in RecognitionForm.base_fields}


class TitleSearch(forms.Form):
    """A title to link, by any writing of its number or by its name."""

    q = forms.CharField(label=_("Số đơn, số văn bằng hoặc tên"), max_length=200, required=False)


class ProtectionForm(forms.Form):
    """How the title protects the product, in a few words."""

    title = forms.ModelChoiceField(
        label=_("Văn bằng"),
        queryset=Title.objects.none(),
        widget=forms.HiddenInput,
        error_messages={"required": _("Hãy chọn một văn bằng."), "invalid_choice": _("Sổ không có văn bằng đã chọn.")},
    )
    note = forms.CharField(
        label=_("Ghi chú"), max_length=300, required=False, help_text=_("Ví dụ: người sử dụng chỉ dẫn địa lý số 03.")
    )

    def __init__(self, *args: Any, titles: QuerySet[Title], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["title"].queryset = titles  # type: ignore[attr-defined]
