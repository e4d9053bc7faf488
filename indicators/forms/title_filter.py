"""What the list of titles is narrowed to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from agencies.models import Agency
from core import clock
from core.fields import DayField
from indicators.models import (
    CLASSIFICATIONS,
    LAPSE_MONTHS,
    TITLES_NOWHERE,
    TITLES_SORTS,
    Place,
    TitleKind,
    TitlesAsked,
    TitleStatus,
    Validity,
)

ANY = [("", _("Tất cả"))]
SCHEMES = [(name, name.upper() if name == "ipc" else name.title()) for name in CLASSIFICATIONS]


def choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[*ANY, *choices], required=False)


def lapsing_choices() -> list[tuple[Any, Any]]:
    within = [(months, ngettext("Trong %d tháng", "Trong %d tháng", months) % months) for months in LAPSE_MONTHS]
    return [*ANY, *within]


class TitleFilter(forms.Form):
    """What the list of titles is narrowed to; «on» is the day of which validity speaks."""

    q = forms.CharField(label=_("Tên, số, chủ văn bằng"), required=False, max_length=200)
    kind = choice(_("Đối tượng"), TitleKind.choices)
    status = choice(_("Tình trạng"), TitleStatus.choices)
    validity = choice(_("Hiệu lực"), Validity.choices)
    on = DayField(label=_("Xét tại ngày"), required=False)
    lapsing = forms.TypedChoiceField(
        label=_("Sắp hết hiệu lực"),
        choices=lapsing_choices,
        coerce=int,
        empty_value=None,
        required=False,
    )
    year = forms.IntegerField(label=_("Năm cấp"), required=False, min_value=1900, max_value=2199)
    symbol = forms.CharField(label=_("Phân loại"), required=False, max_length=30)
    scheme = choice(_("Bảng phân loại"), SCHEMES)
    place = choice(_("Địa bàn"), Place.choices)
    district = choice(_("Huyện, thành phố trước đây"), ())
    commune = choice(_("Xã, phường hiện nay"), ())
    exploited = choice(_("Khai thác thương mại"), [("yes", _("Đang khai thác"))])

    FIRST = ("q", "kind", "status", "validity")

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data)
        self.fields["year"].widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "input-number"})
        rows = Agency.objects.visible_to(user).filter(kind__in=["district", "commune"]).order_by("name_order", "pk")
        for name in ("district", "commune"):
            self.fields[name].choices = [*ANY, (TITLES_NOWHERE, _("Chưa xác định"))]  # type: ignore[attr-defined]
        for pk, kind, name in rows.values_list("pk", "kind", "short_name"):
            self.fields[kind].choices += [(str(pk), name)]  # type: ignore[attr-defined]

    def asked(self) -> TitlesAsked:
        """What can be read of the address; what cannot is told at its field, and narrows nothing."""
        self.full_clean()
        kept = {name: value for name, value in self.cleaned_data.items() if value}
        sort = self.data.get("sort", "")
        kept["sort"] = sort if sort.removeprefix("-") in TITLES_SORTS else ""
        return TitlesAsked(**{"on": clock.today(), **kept})

    @property
    def is_narrowed(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name != "on")

    @property
    def first(self) -> list[forms.BoundField]:
        """What is asked most, in sight at once."""
        return [self[name] for name in self.FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.FIRST]

    @property
    def asks_more(self) -> bool:
        """Whether something is asked, rightly or not, beyond the first fields."""
        return any(field.value() or field.errors for field in self.more)
