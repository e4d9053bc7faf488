"""The register of titles, for other systems."""

from __future__ import annotations

from typing import Any

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Agency
from core import clock
from core.api import Asked, Collection, Seen, Strict, given
from indicators import actions, policy
from indicators.api.products import YES_NO, seen_areas
from indicators.api.title_parts import (
    AuthorisedUserSerializer,
    ExploitationSerializer,
    TitleDocumentSerializer,
    TitleStepSerializer,
)
from indicators.models import (
    CLASSIFICATIONS,
    LAPSE_MONTHS,
    TITLES_SORTS,
    Place,
    Title,
    TitleKind,
    TitlesAsked,
    TitleStatus,
    Validity,
    narrowed_titles,
)


class TitleSerializer(serializers.ModelSerializer[Title]):
    """Numbers as written and normalised (`…_key`); `validity` is where the title stands today."""

    validity = serializers.SerializerMethodField()
    exploitations = ExploitationSerializer(many=True)
    authorised_users = AuthorisedUserSerializer(many=True)
    steps = TitleStepSerializer(many=True)
    documents = TitleDocumentSerializer(many=True)

    class Meta:
        model = Title
        fields = [
            "id", "kind", "name", "application_number", "application_key", "title_number", "title_key", "filed_on",
            "accepted_on", "publication_number", "published_on", "granted_on", "expires_on", "valid_until", "ended_on",
            "end_reason", "owner", "authors", "representative", "address", "commune", "district", "place", "ipc",
            "locarno", "nice", "vienna", "goods", "colours", "disclaimer", "priority", "is_tree", "status",
            "status_text", "note", "source", "source_url", "retrieved_on", "version", "changed_at", "changed_by",
            "validity", "exploitations", "authorised_users", "steps", "documents",
        ]  # fmt: skip

    @extend_schema_field(serializers.ChoiceField(choices=Validity.choices))
    def get_validity(self, title: Title) -> str:
        return title.validity_on(clock.today()).value


class Area(Seen):
    """A commune or a district, by its id."""

    def __init__(self, *, kind: str, **options: Any) -> None:
        super().__init__(Agency, required=False, allow_null=True, **options)
        self.kind = kind

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(kind=self.kind)


def words(longest: int) -> serializers.CharField:
    return serializers.CharField(max_length=longest, required=False, allow_blank=True)


def day() -> serializers.DateField:
    return serializers.DateField(required=False, allow_null=True)


def symbols() -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(max_length=30), max_length=200, required=False)


class TitleFields(Strict):
    """What may be set; what is left out stays as it is. `…_key`, `valid_until` and `place` follow from it."""

    kind = serializers.ChoiceField(choices=TitleKind.choices, required=False)
    name = serializers.CharField(max_length=500, required=False)
    application_number = words(60)
    filed_on = day()
    accepted_on = day()
    publication_number = words(60)
    published_on = day()
    status = serializers.ChoiceField(choices=TitleStatus.choices, required=False)
    status_text = words(200)
    title_number = words(60)
    granted_on = day()
    expires_on = day()
    ended_on = day()
    end_reason = words(300)
    owner = words(500)
    address = words(1000)
    commune = Area(kind="commune")
    district = Area(kind="district")
    authors = words(500)
    representative = words(300)
    ipc = symbols()
    locarno = symbols()
    nice = symbols()
    vienna = symbols()
    goods = words(20_000)
    colours = words(300)
    disclaimer = words(5000)
    priority = words(300)
    is_tree = serializers.BooleanField(required=False)
    source = words(200)  # type: ignore[assignment]
    source_url = serializers.URLField(max_length=500, required=False, allow_blank=True)
    retrieved_on = day()
    note = words(5000)


class NewTitleSerializer(TitleFields):
    kind = serializers.ChoiceField(choices=TitleKind.choices)
    name = serializers.CharField(max_length=500)


class ChangeTitleSerializer(TitleFields):
    version = serializers.IntegerField(min_value=0)


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
    scheme = filters.ChoiceFilter(choices=[(name, name) for name in CLASSIFICATIONS])
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
    """Applications and titles of protection, with their use, authorised users, history and documents."""

    model = Title
    prefetched = ("exploitations", "authorised_users", "steps", "documents")
    serializer_class = TitleSerializer
    filterset_class = TitlesFilter

    def answer(self, title: Title, status: int = 200) -> Response:
        return Response(TitleSerializer(self.get_queryset().get(pk=title.pk)).data, status=status)

    @extend_schema(request=NewTitleSerializer, responses={201: TitleSerializer})
    def create(self, request: Request) -> Response:
        policy.can_write_titles(request.user).require()
        return self.answer(actions.save_title(given(self, NewTitleSerializer), by=request.user), 201)

    @extend_schema(request=ChangeTitleSerializer, responses=TitleSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        title = self.get_object()
        policy.can_write_titles(request.user).require()
        values = given(self, ChangeTitleSerializer)
        version = values.pop("version")
        return self.answer(actions.save_title(values, by=request.user, title=title, version=version))
