"""Parsing of a counting rule and of the day that is counted; nothing is saved here."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core.fields import DayField
from indicators.models import Counted, CountedState, CountingRule, Indicator, Recognised, Territory, TitleKind

BOXES = forms.CheckboxSelectMultiple
STARS = [(0, _("Không xét số sao")), *((number, _("Từ %s sao") % number) for number in (1, 2, 3, 4, 5))]


class DistrictField(forms.ModelMultipleChoiceField):
    """Districts of old by their names; the codes are what a rule keeps."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Agency.objects.none(), to_field_name="code", widget=BOXES, **options)


class RuleForm(forms.Form):
    """What a target counts. Which fields fit together is for the rule to say."""

    object = forms.ChoiceField(label=_("Đối tượng đếm"), choices=Counted.choices, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label=_("Loại văn bằng"),
        choices=TitleKind.choices,
        widget=BOXES,
        required=False,
        help_text=_("Không chọn loại nào là đếm mọi loại. Khi đếm sản phẩm: loại văn bằng bảo hộ sản phẩm."),
    )
    state = forms.ChoiceField(
        label=_("Tình trạng (đơn, văn bằng)"), choices=CountedState.choices, widget=forms.RadioSelect, required=False
    )
    since = DayField(
        label=_("Đếm từ ngày"), required=False, help_text=_("Ngày nộp đơn hoặc ngày cấp. Để trống là đếm tất cả.")
    )
    exploited = forms.BooleanField(label=_("Chỉ đếm văn bằng đang được khai thác thương mại"), required=False)
    lists = forms.MultipleChoiceField(
        label=_("Danh mục sản phẩm"), choices=Recognised.choices, widget=BOXES, required=False,
        help_text=_("Không chọn danh mục nào là đếm mọi danh mục."),
    )  # fmt: skip
    stars = forms.TypedChoiceField(
        label=_("Số sao OCOP"), choices=STARS, coerce=int, empty_value=cast(Any, 0), required=False
    )
    protected = forms.BooleanField(label=_("Chỉ đếm sản phẩm được bảo hộ"), required=False)
    territory = forms.ChoiceField(label=_("Địa bàn"), choices=Territory.choices, widget=forms.RadioSelect)
    districts = DistrictField(label=_("Huyện, thành phố trước đây"), required=False)

    def __init__(self, *args: Any, indicator: Indicator, districts: Any, **options: Any) -> None:
        known = CountingRule.of(indicator.rule) if indicator.rule else CountingRule(object=first_guess(indicator))
        options["initial"] = vars(known) | {"kinds": list(known.kinds), "lists": list(known.lists)}
        super().__init__(*args, **options)
        self.fields["districts"].queryset = districts  # type: ignore[attr-defined]
        self.indicator = indicator
        if indicator.is_ratio:
            del self.fields["protected"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            for name, message in self.rule.problems(is_ratio=self.indicator.is_ratio).items():
                self.add_error(name if name in self.fields else None, message)
        return values

    @property
    def rule(self) -> CountingRule:
        """What was asked for; only of a form without errors."""
        values = dict(self.cleaned_data)
        values["districts"] = tuple(row.code for row in values["districts"])
        values |= {"kinds": tuple(values["kinds"]), "lists": tuple(values["lists"])}
        return CountingRule(**values | {"state": values["state"] or CountedState.GRANTED.value})


def first_guess(indicator: Indicator) -> str:
    return Counted.PRODUCTS.value if indicator.is_ratio else Counted.TITLES.value


class DayForm(forms.Form):
    """The day on which the rows behind a figure are asked for."""

    on = DayField(label=_("Đếm đến hết ngày"))
