"""Products, their recognitions and what protects them, for other systems."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Agency
from core import clock
from core.api import Asked, Collection, Seen, Strict, given
from indicators import actions, policy
from indicators.models import (
    SORTS,
    Place,
    Product,
    ProductsAsked,
    Protection,
    Recognised,
    Recognition,
    Share,
    Title,
    TitleKind,
    shares_of_products,
)

BY = [("signs", "signs"), *TitleKind.choices]
YES_NO = [("yes", "yes"), ("no", "no")]


class RecognitionSerializer(serializers.ModelSerializer[Recognition]):
    class Meta:
        model = Recognition
        fields = ["id", "product", "kind", "stars", "decision", "valid_from", "valid_until"]


class ProtectionSerializer(serializers.ModelSerializer[Protection]):
    class Meta:
        model = Protection
        fields = ["id", "product", "title", "note"]


class ProductSerializer(serializers.ModelSerializer[Product]):
    recognitions = RecognitionSerializer(many=True)
    protections = ProtectionSerializer(many=True)

    class Meta:
        model = Product
        fields = [
            "id", "name", "owner", "address", "commune", "district", "place", "note", "source", "source_url",
            "retrieved_on", "version", "changed_at", "changed_by", "recognitions", "protections",
        ]  # fmt: skip


class ProductFields(Strict):
    """What may be set; what is left out stays as it is."""

    name = serializers.CharField(max_length=300, required=False)
    owner = serializers.CharField(max_length=300, required=False, allow_blank=True)
    address = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    commune = Seen(Agency, required=False, allow_null=True)
    district = Seen(Agency, required=False, allow_null=True)
    place = serializers.ChoiceField(choices=Place.choices, required=False)
    note = serializers.CharField(max_length=5000, required=False, allow_blank=True)
    source = serializers.CharField(max_length=200, required=False, allow_blank=True)  # type: ignore[assignment]
    source_url = serializers.URLField(max_length=500, required=False, allow_blank=True)
    retrieved_on = serializers.DateField(required=False, allow_null=True)


class ChangeProductSerializer(ProductFields):
    version = serializers.IntegerField(min_value=0)


def seen_areas(kind: str) -> Callable[[Any], QuerySet[Agency]]:
    return lambda request: Agency.objects.visible_to(request.user).filter(kind=kind)


class ProductsFilter(Asked):
    """The same questions as the page's: `on` is the day of which `valid` and `protected` speak, today unless named."""

    q = filters.CharFilter(max_length=200)
    on = filters.DateFilter()
    kind = filters.MultipleChoiceFilter(choices=Recognised.choices)
    stars = filters.NumberFilter(min_value=1, max_value=5, decimal_places=0)
    valid = filters.ChoiceFilter(choices=YES_NO)
    protected = filters.ChoiceFilter(choices=YES_NO)
    by = filters.ChoiceFilter(choices=BY)
    place = filters.ChoiceFilter(choices=Place.choices)
    district = filters.ModelChoiceFilter(queryset=seen_areas("district"), null_label="null")
    commune = filters.ModelChoiceFilter(queryset=seen_areas("commune"), null_label="null")
    sort = filters.ChoiceFilter(choices=[(sign + key, sign + key) for key in SORTS for sign in ("", "-")])

    class Meta:
        model = Product
        fields: list[str] = []

    def filter_queryset(self, queryset: Any) -> Any:
        kept = {name: value for name, value in self.form.cleaned_data.items() if value}
        for name in ("district", "commune"):
            if name in kept:
                kept[name] = str(getattr(kept[name], "pk", kept[name]))
        return self.narrowed(queryset, kept)

    def narrowed(self, rows: Any, kept: dict[str, Any]) -> Any:
        kinds, stars = tuple(kept.pop("kind", ())), int(kept.pop("stars", 0))
        return rows.narrowed(ProductsAsked(**{"on": clock.today(), "kinds": kinds, "stars": stars, **kept}))


class ShareSerializer(serializers.Serializer[Share]):
    label = serializers.CharField()  # type: ignore[assignment]
    protected = serializers.IntegerField()
    valid = serializers.IntegerField()
    percent = serializers.DecimalField(max_digits=4, decimal_places=1, allow_null=True)
    narrowing = serializers.DictField(child=serializers.CharField())


class SharesSerializer(serializers.Serializer[Any]):
    on = serializers.DateField()
    by = serializers.CharField()
    whole = ShareSerializer()
    lists = ShareSerializer(many=True)
    districts = ShareSerializer(many=True)


class SharesAskedSerializer(Strict):
    on = serializers.DateField(required=False)
    by = serializers.ChoiceField(choices=[("any", "any"), *BY], default="signs")


class ProductCollection(Collection):
    """Products with all their recognitions and the titles that protect them."""

    model = Product
    prefetched = ("recognitions", "protections")
    serializer_class = ProductSerializer
    filterset_class = ProductsFilter

    def answer(self, product: Product, status: int = 200) -> Response:
        return Response(ProductSerializer(self.get_queryset().get(pk=product.pk)).data, status=status)

    @extend_schema(request=ProductFields, responses={201: ProductSerializer})
    def create(self, request: Request) -> Response:
        policy.can_manage_products(request.user).require()
        return self.answer(actions.save_product(given(self, ProductFields), by=request.user), 201)

    @extend_schema(request=ChangeProductSerializer, responses=ProductSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        product = self.get_object()
        policy.can_manage_products(request.user).require()
        values = given(self, ChangeProductSerializer)
        version = values.pop("version")
        return self.answer(actions.save_product(values, by=request.user, product=product, version=version))

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:
        actions.remove_product(self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(parameters=[SharesAskedSerializer], responses=SharesSerializer, filters=False)
    @action(detail=False, methods=["get"], filterset_class=None, pagination_class=None)
    def share(self, request: Request) -> Response:
        """Protected products over those recognised on the day: in all, by list, by district (no label: unknown)."""
        form = SharesAskedSerializer(data=request.query_params.dict())
        form.is_valid(raise_exception=True)
        on: date = form.validated_data.get("on") or clock.today()
        by = form.validated_data["by"]
        found = shares_of_products(Product.objects.visible_to(request.user), on, "" if by == "any" else by)
        return Response(SharesSerializer(found).data)


class RecogniseSerializer(Strict):
    product = Seen(Product)
    kind = serializers.ChoiceField(choices=Recognised.choices)
    stars = serializers.IntegerField(min_value=1, max_value=5, required=False, allow_null=True, default=None)
    decision = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(required=False, allow_null=True, default=None)


class ChangeRecognitionSerializer(Strict):
    kind = serializers.ChoiceField(choices=Recognised.choices, required=False)
    stars = serializers.IntegerField(min_value=1, max_value=5, required=False, allow_null=True)
    decision = serializers.CharField(max_length=200, required=False, allow_blank=True)
    valid_from = serializers.DateField(required=False)
    valid_until = serializers.DateField(required=False, allow_null=True)


class RecognitionCollection(Collection):
    """Spans of days for which products stand on a list; a new round is a new row."""

    model = Recognition
    serializer_class = RecognitionSerializer
    filterset_fields = ["product", "kind", "stars"]

    @extend_schema(request=RecogniseSerializer, responses={201: RecognitionSerializer})
    def create(self, request: Request) -> Response:
        policy.can_manage_products(request.user).require()
        values = given(self, RecogniseSerializer)
        found = actions.recognise_product(values.pop("product"), by=request.user, **values)
        return Response(RecognitionSerializer(found).data, status=201)

    @extend_schema(request=ChangeRecognitionSerializer, responses=RecognitionSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        row = self.get_object()
        policy.can_manage_products(request.user).require()
        found = actions.edit_recognition(row, given(self, ChangeRecognitionSerializer), by=request.user)
        return Response(RecognitionSerializer(found).data)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:
        actions.remove_recognition(self.get_object(), by=request.user)
        return Response(status=204)


class ProtectSerializer(Strict):
    product = Seen(Product)
    title = Seen(Title)
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


class ProtectionCollection(Collection):
    """Which title protects which product."""

    model = Protection
    serializer_class = ProtectionSerializer
    filterset_fields = ["product", "title"]

    @extend_schema(request=ProtectSerializer, responses={201: ProtectionSerializer})
    def create(self, request: Request) -> Response:
        policy.can_manage_products(request.user).require()
        values = given(self, ProtectSerializer)
        found = actions.protect_product(values.pop("product"), values.pop("title"), by=request.user, **values)
        return Response(ProtectionSerializer(found).data, status=201)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:
        actions.remove_protection(self.get_object(), by=request.user)
        return Response(status=204)
