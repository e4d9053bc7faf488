"""Reported statistics and cases of enforcement, for other systems."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Agency
from core.api import Asked, Collection, Seen, Strict, given
from indicators import actions, policy
from indicators.models import (
    CasesAsked,
    Channel,
    EnforcementCase,
    Measure,
    Statistic,
    StatisticFigure,
    StatisticSheet,
    TitleKind,
)
from plans.models import Submission
from plans.policy import can_edit


class ItemSerializer(serializers.Serializer[Any]):
    key = serializers.CharField()
    name = serializers.CharField()
    values = serializers.ListField(child=serializers.CharField(), required=False)  # type: ignore[assignment]


class StatisticSerializer(serializers.ModelSerializer[Statistic]):
    rows = ItemSerializer(many=True)
    columns = ItemSerializer(many=True)

    class Meta:
        model = Statistic
        fields = [
            "id", "plan", "key", "order", "name", "unit", "appendix", "rows", "columns", "totals", "decimals", "help",
            "reporters",
        ]  # fmt: skip


class StatisticCollection(Collection):
    """What agencies count each year: the breakdowns, and who reports as the plan named them."""

    model = Statistic
    prefetched = ("reporters",)
    serializer_class = StatisticSerializer
    filterset_fields = ["plan", "key", "appendix"]


class StatisticFigureSerializer(serializers.ModelSerializer[StatisticFigure]):
    class Meta:
        model = StatisticFigure
        fields = ["id", "statistic", "period", "agency", "row", "column", "value", "recorded_at", "recorded_by"]


def key_field() -> serializers.SlugField:
    """The key of a statistic in the plan file."""
    return serializers.SlugField(max_length=60, error_messages={"invalid": _("Không có số liệu nào mang mã này.")})


class CellSerializer(Strict):
    """A value of null empties the cell."""

    statistic = key_field()
    row = serializers.CharField(max_length=60, allow_blank=True, default="")
    column = serializers.CharField(max_length=60, allow_blank=True, default="")
    value = serializers.DecimalField(max_digits=18, decimal_places=4, allow_null=True)


class SheetGivenSerializer(Strict):
    submission = Seen(Submission)
    version = serializers.IntegerField(min_value=0)
    cells = CellSerializer(many=True, required=False)
    nothing = serializers.ListField(child=key_field(), required=False, max_length=200)
    note = serializers.CharField(max_length=5000, required=False, allow_blank=True)


class SheetSerializer(serializers.ModelSerializer[StatisticSheet]):
    nothing = serializers.ListField(child=serializers.CharField())

    class Meta:
        model = StatisticSheet
        fields = ["submission", "nothing", "note", "version", "saved_at", "saved_by"]


class StatisticFigureCollection(Collection):
    """Cells reported by agencies; POST saves those of one account as a draft and names the version it was read with."""

    model = StatisticFigure
    serializer_class = StatisticFigureSerializer
    filterset_fields = ["statistic", "period", "agency", "row", "column"]

    @extend_schema(request=SheetGivenSerializer, responses=SheetSerializer)
    def create(self, request: Request) -> Response:
        values = given(self, SheetGivenSerializer)
        submission = values.pop("submission")
        can_edit(request.user, submission).require()
        cells = {(row["statistic"], row["row"], row["column"]): row["value"] for row in values.pop("cells", ())}
        return Response(SheetSerializer(actions.save_statistics(submission, cells, by=request.user, **values)).data)


class CaseSerializer(serializers.ModelSerializer[EnforcementCase]):
    class Meta:
        model = EnforcementCase
        fields = [
            "id", "agency", "handled_on", "kind", "is_counterfeit", "measure", "channel", "fine", "goods_value",
            "decision", "summary", "address", "commune", "district", "place", "version",
        ]  # fmt: skip


class CaseGivenSerializer(Strict):
    agency = Seen(Agency)
    handled_on = serializers.DateField()
    kind = serializers.ChoiceField(choices=TitleKind.choices)
    is_counterfeit = serializers.BooleanField(default=False)
    measure = serializers.ChoiceField(choices=Measure.choices)
    channel = serializers.ChoiceField(choices=Channel.choices, default=Channel.PHYSICAL)
    fine = serializers.DecimalField(max_digits=18, decimal_places=0, allow_null=True, default=None)
    goods_value = serializers.DecimalField(max_digits=18, decimal_places=0, allow_null=True, default=None)
    decision = serializers.CharField(max_length=100, allow_blank=True, default="")
    summary = serializers.CharField(max_length=1000)
    address = serializers.CharField(max_length=500, allow_blank=True, default="")
    version = serializers.IntegerField(min_value=0, default=0)


class CasesFilter(Asked):
    """The page's questions, and one day."""

    q = filters.CharFilter(max_length=200)
    since = filters.DateFilter()
    until = filters.DateFilter()

    class Meta:
        model = EnforcementCase
        fields = ["agency", "kind", "measure", "channel", "handled_on"]

    def filter_queryset(self, queryset: Any) -> Any:
        kept = {name: getattr(value, "pk", value) for name, value in self.form.cleaned_data.items() if value}
        day = kept.pop("handled_on", None)
        rows = queryset.narrowed(CasesAsked(**kept))
        return rows.filter(handled_on=day) if day else rows


class CaseCollection(Collection):
    """Cases of enforcement; PUT replaces one and names the version it was read with, DELETE strikes it out."""

    model = EnforcementCase
    serializer_class = CaseSerializer
    filterset_class = CasesFilter

    @extend_schema(request=CaseGivenSerializer, responses={201: CaseSerializer})
    def create(self, request: Request) -> Response:
        policy.can_record_case(request.user).require()
        values = given(self, CaseGivenSerializer)
        values.pop("version")
        return Response(CaseSerializer(actions.save_case(values, by=request.user)).data, status=201)

    @extend_schema(request=CaseGivenSerializer, responses=CaseSerializer)
    def update(self, request: Request, pk: str) -> Response:
        case = self.get_object()
        policy.can_edit_case(request.user, case).require()
        values = given(self, CaseGivenSerializer)
        version = values.pop("version")
        return Response(CaseSerializer(actions.save_case(values, by=request.user, case=case, version=version)).data)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:
        actions.delete_case(self.get_object(), by=request.user)
        return Response(status=204)
