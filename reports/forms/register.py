"""What the files of the register are narrowed to: the questions of their lists."""

from __future__ import annotations

from django import forms

from core import clock
from core.fields import DayField
from indicators.models import (
    NOWHERE,
    SORTS,
    CasesAsked,
    Channel,
    Measure,
    Place,
    ProductsAsked,
    Recognised,
    TitleKind,
)


def one_of(*words: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[(word, word) for word in words], required=False)


class ProductsForm(forms.Form):
    """The filters of the list of products."""

    q = forms.CharField(required=False, max_length=200)
    on = DayField(required=False)
    kind = forms.MultipleChoiceField(choices=Recognised.choices, required=False)
    stars = forms.IntegerField(required=False, min_value=1, max_value=5)
    valid = one_of("yes", "no")
    protected = one_of("yes", "no")
    by = one_of("signs", *TitleKind.values)
    place = one_of(*Place.values)
    district = forms.RegexField(rf"^({NOWHERE}|\d{{1,9}})$", required=False)
    commune = forms.RegexField(rf"^({NOWHERE}|\d{{1,9}})$", required=False)
    sort = one_of(*SORTS, *(f"-{key}" for key in SORTS))

    def asked(self) -> ProductsAsked:
        kept = {name: value for name, value in self.cleaned_data.items() if value}
        kinds = tuple(kept.pop("kind", ()))
        return ProductsAsked(**{"on": clock.today(), "kinds": kinds, **kept})


class CasesForm(forms.Form):
    """The filters of the list of cases."""

    q = forms.CharField(required=False, max_length=200)
    agency = forms.IntegerField(required=False, min_value=1, max_value=2**31)
    kind = one_of(*TitleKind.values)
    measure = one_of(*Measure.values)
    channel = one_of(*Channel.values)
    since = DayField(required=False)
    until = DayField(required=False)

    def asked(self) -> CasesAsked:
        return CasesAsked(**{name: value for name, value in self.cleaned_data.items() if value})
