"""The register and the targets for anybody, without signing in: only what is public anyway, once it is switched on.

Why these rows and these fields, and no others: docs/adr/0011-what-anybody-may-read.md.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import exceptions, serializers, viewsets
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Agency
from core import clock
from core.api import Filters
from core.vietnamese import holding
from indicators.api.products import ProductsFilter
from indicators.api.targets import HorizonSerializer
from indicators.api.titles import TitlesFilter
from indicators.importers.numbers import read_number
from indicators.models import Indicator, Observation, Product, Protection, Recognition, Title, TitleKind, Validity

KEPT_FOR = 300  # seconds


class Published(viewsets.ReadOnlyModelViewSet):  # type: ignore[type-arg]
    """Read by anybody, counted by address; 404 for everybody while the office has not switched it on."""

    model: Any = None
    related: tuple[str, ...] = ()
    authentication_classes = ()
    permission_classes = (AllowAny,)
    filter_backends = (Filters,)

    def initial(self, request: Request, *args: Any, **options: Any) -> None:
        if not settings.PUBLIC_REGISTER:
            raise Http404
        super().initial(request, *args, **options)

    def finalize_response(self, request: Request, response: Response, *args: Any, **options: Any) -> Response:
        found: Response = super().finalize_response(request, response, *args, **options)
        if found.status_code == 200:
            patch_cache_control(found, public=True, max_age=KEPT_FOR)
        return found

    def get_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model._default_manager.published()
        return rows.select_related(*self.related)


class AreaSerializer(serializers.ModelSerializer[Agency]):
    """A commune as it is now, or a district as it was."""

    class Meta:
        model = Agency
        fields = ["code", "name"]


class PublishedTitleSerializer(serializers.ModelSerializer[Title]):
    """Numbers as written and normalised (`…_key`); `validity` is where the title stands today."""

    validity = serializers.SerializerMethodField()
    commune = AreaSerializer(allow_null=True)
    district = AreaSerializer(allow_null=True)

    class Meta:
        model = Title
        fields = [
            "kind", "name", "application_number", "application_key", "filed_on", "publication_number", "published_on",
            "title_number", "title_key", "granted_on", "valid_until", "ended_on", "status", "validity", "owner",
            "place", "commune", "district", "ipc", "locarno", "nice", "vienna",
        ]  # fmt: skip

    @extend_schema_field(serializers.ChoiceField(choices=Validity.choices))
    def get_validity(self, title: Title) -> str:
        return title.validity_on(clock.today()).value


def in_areas(rows: Any, kept: dict[str, Any]) -> Any:
    """Of the commune and the district that are asked for, by code; both are taken out of `kept`."""
    for name in ("commune", "district"):
        if name in kept:
            rows = rows.filter(**{f"{name}__code": kept.pop(name)})
    return rows


class PublishedTitlesFilter(TitlesFilter):
    """The page's questions, but for commercial use; a commune or a district by its code."""

    exploited = None
    commune = filters.CharFilter(max_length=60)
    district = filters.CharFilter(max_length=60)

    def filter_queryset(self, queryset: Any) -> Any:
        kept = {name: value for name, value in self.form.cleaned_data.items() if value}
        rows = in_areas(queryset, kept)
        if (text := kept.get("q")) and not read_number(text).form:
            rows = rows.filter(holding(text, "name", "owner"))  # not by what is not shown, such as authors
        return self.narrowed(rows, kept)


KIND = OpenApiParameter("kind", str, enum=TitleKind.values, description="where several kinds have the same number")
NUMBER = OpenApiParameter(
    "number", str, OpenApiParameter.PATH, description="of the application or title, in any writing"
)


class PublishedTitles(Published):
    """Applications that the Office has published, and titles it has granted."""

    model = Title
    related = ("commune", "district")
    serializer_class = PublishedTitleSerializer
    filterset_class = PublishedTitlesFilter
    lookup_field = "number"
    lookup_value_regex = "[^/]+"

    @extend_schema(parameters=[NUMBER, KIND], filters=False)
    def retrieve(self, request: Request, number: str) -> Response:
        """One by its number."""
        kind = request.query_params.get("kind", "")
        key = read_number(number, kind or None).key
        rows = self.get_queryset().filter(Q(title_key=key) | Q(application_key=key))
        found = list((rows.filter(kind=kind) if kind else rows).order_by("pk")[:2]) if key else []
        if not found:
            raise Http404
        if len(found) > 1:
            raise exceptions.ValidationError({"kind": [_("Nhiều văn bằng có số này: hãy nêu đối tượng.")]})
        return Response(self.get_serializer(found[0]).data)


class PublishedRecognitionSerializer(serializers.ModelSerializer[Recognition]):
    class Meta:
        model = Recognition
        fields = ["kind", "stars", "decision", "valid_from", "valid_until"]


class PublishedProtectionSerializer(serializers.ModelSerializer[Protection]):
    """The title that protects a product."""

    kind = serializers.ChoiceField(source="title.kind", choices=TitleKind.choices)
    name = serializers.CharField(source="title.name")
    number = serializers.CharField(source="title.number")

    class Meta:
        model = Protection
        fields = ["kind", "name", "number"]


class PublishedProductSerializer(serializers.ModelSerializer[Product]):
    commune = AreaSerializer(allow_null=True)
    district = AreaSerializer(allow_null=True)
    recognitions = PublishedRecognitionSerializer(many=True)
    protections = PublishedProtectionSerializer(many=True)

    class Meta:
        model = Product
        fields = ["id", "name", "owner", "place", "commune", "district", "recognitions", "protections"]


class PublishedProductsFilter(ProductsFilter):
    """The page's questions; a commune or a district by its code."""

    commune = filters.CharFilter(max_length=60)
    district = filters.CharFilter(max_length=60)

    def filter_queryset(self, queryset: Any) -> Any:
        kept = {name: value for name, value in self.form.cleaned_data.items() if value}
        rows = in_areas(queryset, kept)
        return self.narrowed(rows, kept)


class PublishedProducts(Published):
    """Key, typical and OCOP products with their recognitions and the titles that protect them."""

    model = Product
    related = ("commune", "district")
    serializer_class = PublishedProductSerializer
    filterset_class = PublishedProductsFilter

    def get_queryset(self) -> QuerySet[Any]:
        guards = Prefetch("protections", Protection.objects.published().select_related("title"))
        return super().get_queryset().prefetch_related("recognitions", guards)


class PublishedFigureSerializer(serializers.ModelSerializer[Observation]):
    """The figure of a year that is closed: a value, or for a ratio both its parts; `figure` is what is compared."""

    year = serializers.IntegerField(source="period.year")
    figure = serializers.DecimalField(max_digits=18, decimal_places=4, allow_null=True)

    class Meta:
        model = Observation
        fields = ["year", "value", "numerator", "denominator", "figure"]


class PublishedTargetSerializer(serializers.ModelSerializer[Indicator]):
    plan = serializers.CharField(source="plan.number")
    horizons = HorizonSerializer(many=True)
    figures = PublishedFigureSerializer(source="observations", many=True)

    class Meta:
        model = Indicator
        fields = ["id", "plan", "code", "name", "text", "unit", "kind", "direction", "horizons", "figures"]


class PublishedTargets(Published):
    """Targets of the plans, and the figures of the years that are closed."""

    model = Indicator
    related = ("plan",)
    serializer_class = PublishedTargetSerializer

    def get_queryset(self) -> QuerySet[Any]:
        figures = Prefetch("observations", Observation.objects.published())
        return super().get_queryset().prefetch_related("horizons", figures).order_by("plan", "order")
