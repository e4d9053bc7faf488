"""The register of titles, for other systems."""

from __future__ import annotations

from typing import Any

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core import clock
from core.api import Asked, Collection
from indicators.api.products import YES_NO, seen_areas
from indicators.models import (
    LAPSE_MONTHS,
    TITLES_SORTS,
    AuthorisedUser,
    Exploitation,
    Place,
    Title,
    TitleKind,
    TitlesAsked,
    TitleStatus,
    TitleStep,
    Validity,
    narrowed_titles,
)


class ExploitationSerializer(serializers.ModelSerializer[Exploitation]):
    class Meta:
        model = Exploitation
        fields = ["id", "kind", "user", "contract", "since", "until", "value", "proof"]


class AuthorisedUserSerializer(serializers.ModelSerializer[AuthorisedUser]):
    class Meta:
        model = AuthorisedUser
        fields = [
            "id", "name", "certificate_number", "decision", "granted_on", "valid_until", "scale", "address", "commune",
            "district", "place",
        ]  # fmt: skip


class TitleStepSerializer(serializers.ModelSerializer[TitleStep]):
    class Meta:
        model = TitleStep
        fields = ["id", "on", "words"]


class TitleSerializer(serializers.ModelSerializer[Title]):
    """Numbers as written and normalised (`…_key`); `validity` is where the title stands today."""

    validity = serializers.SerializerMethodField()
    exploitations = ExploitationSerializer(many=True)
    authorised_users = AuthorisedUserSerializer(many=True)
    steps = TitleStepSerializer(many=True)

    class Meta:
        model = Title
        fields = [
            "id", "kind", "name", "application_number", "application_key", "title_number", "title_key", "filed_on",
            "accepted_on", "publication_number", "published_on", "granted_on", "expires_on", "valid_until", "ended_on",
            "end_reason", "owner", "authors", "representative", "address", "commune", "district", "place", "ipc",
            "locarno", "nice", "vienna", "goods", "colours", "disclaimer", "priority", "status", "status_text", "note",
            "source", "source_url", "retrieved_on", "version", "changed_at", "changed_by", "validity", "exploitations",
            "authorised_users", "steps",
        ]  # fmt: skip

    @extend_schema_field(serializers.ChoiceField(choices=Validity.choices))
    def get_validity(self, title: Title) -> str:
        return title.validity_on(clock.today()).value


class TitlesFilter(Asked):
    """The same questions as the page's; `on`: the day of which `validity`, `lapsing` (months) and `exploited` speak."""

    q = filters.CharFilter(max_length=200)
    on = filters.DateFilter()
    kind = filters.ChoiceFilter(choices=TitleKind.choices)
    status = filters.ChoiceFilter(choices=TitleStatus.choices)
    validity = filters.ChoiceFilter(choices=Validity.choices)
    place = filters.ChoiceFilter(choices=Place.choices)
    district = filters.ModelChoiceFilter(queryset=seen_areas("district"))
    commune = filters.ModelChoiceFilter(queryset=seen_areas("commune"))
    lapsing = filters.ChoiceFilter(choices=[(str(months), str(months)) for months in LAPSE_MONTHS])
    year = filters.NumberFilter(min_value=1900, max_value=2199, decimal_places=0)
    symbol = filters.CharFilter(max_length=30)
    exploited = filters.ChoiceFilter(choices=YES_NO[:1])
    sort = filters.ChoiceFilter(choices=[(sign + key, sign + key) for key in TITLES_SORTS for sign in ("", "-")])

    class Meta:
        model = Title
        fields: list[str] = []

    def filter_queryset(self, queryset: Any) -> Any:
        kept = {name: value for name, value in self.form.cleaned_data.items() if value}
        for name in ("district", "commune"):
            if name in kept:
                kept[name] = str(kept[name].pk)
        return self.narrowed(queryset, kept)

    def narrowed(self, rows: Any, kept: dict[str, Any]) -> Any:
        kept |= {name: int(kept[name]) for name in ("year", "lapsing") if name in kept}
        return narrowed_titles(rows, TitlesAsked(**{"on": clock.today(), **kept}))


class TitleCollection(Collection):
    """Applications and titles of protection, with their use, authorised users and history."""

    model = Title
    prefetched = ("exploitations", "authorised_users", "steps")
    serializer_class = TitleSerializer
    filterset_class = TitlesFilter
