"""What the files of the register are narrowed to: the questions of their lists."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from core import clock
from core.fields import DayField
from indicators.models import (
    CLASSIFICATIONS,
    LAPSE_MONTHS,
    NOWHERE,
    SORTS,
    TITLES_NOWHERE,
    TITLES_SORTS,
    CasesAsked,
    Channel,
    Measure,
    Place,
    ProductsAsked,
    Recognised,
    TitleKind,
    TitlesAsked,
    TitleStatus,
    Validity,
)


def one_of(*words: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[(word, word) for word in words], required=False)


def area(nowhere: str) -> forms.RegexField:
    """An agency by its id, or `nowhere` where it is not known."""
    return forms.RegexField(rf"^({nowhere}|\d{{1,9}})$", required=False)


def sorted_by(keys: Iterable[str]) -> forms.ChoiceField:
    return one_of(*(sign + key for key in keys for sign in ("", "-")))


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
    district = area(NOWHERE)
    commune = area(NOWHERE)
    sort = sorted_by(SORTS)

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


class TitlesForm(forms.Form):
    """The filters of the list of titles."""

    q = forms.CharField(required=False, max_length=200)
    on = DayField(required=False)
    kind = one_of(*TitleKind.values)
    status = one_of(*TitleStatus.values)
    validity = one_of(*Validity.values)
    lapsing = one_of(*map(str, LAPSE_MONTHS))
    year = forms.IntegerField(required=False, min_value=1900, max_value=2199)
    symbol = forms.CharField(required=False, max_length=30)
    scheme = one_of(*CLASSIFICATIONS)
    place = one_of(*Place.values)
    district = area(TITLES_NOWHERE)
    commune = area(TITLES_NOWHERE)
    exploited = one_of("yes")
    sort = sorted_by(TITLES_SORTS)

    def asked(self) -> TitlesAsked:
        kept = {name: value for name, value in self.cleaned_data.items() if value}
        kept |= {"lapsing": int(kept["lapsing"])} if "lapsing" in kept else {}
        return TitlesAsked(**{"on": clock.today(), **kept})
