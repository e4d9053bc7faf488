"""Counting rules, counts, the rows behind them, and forecasts, for other systems."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from agencies.models import Agency
from core import clock
from core.api import Strict
from indicators import actions, policy
from indicators.models import Count, Counted, CountedState, CountingRule, Recognised, Territory, TitleKind
from plans.models import Period

NUMBER: dict[str, Any] = {"max_digits": 18, "decimal_places": 4, "allow_null": True}


class RuleSerializer(Strict):
    """How a target is counted; what is left out is as in the plainest rule."""

    object = serializers.ChoiceField(Counted.choices)
    kinds = serializers.ListField(child=serializers.ChoiceField(TitleKind.choices), required=False)
    state = serializers.ChoiceField(CountedState.choices, required=False)
    since = serializers.DateField(required=False, allow_null=True)
    territory = serializers.ChoiceField(Territory.choices, required=False)
    districts = serializers.SlugRelatedField("code", queryset=Agency.objects.none(), many=True, required=False)
    exploited = serializers.BooleanField(required=False)
    lists = serializers.ListField(child=serializers.ChoiceField(Recognised.choices), required=False)
    stars = serializers.IntegerField(min_value=0, max_value=5, required=False)
    protected = serializers.BooleanField(required=False)

    def get_fields(self) -> dict[str, Any]:
        found: dict[str, Any] = super().get_fields()
        if request := self.context.get("request"):
            found["districts"].child_relation.queryset = Agency.objects.visible_to(request.user)
        return found


def rule_of(values: dict[str, Any]) -> CountingRule:
    names = values.get("districts", ())
    return CountingRule.of(values | {"districts": [row.code for row in names]})


class RegisterCountSerializer(serializers.Serializer[Count]):
    """`value`, or for a ratio both its parts; `figure` is what is compared with the target."""

    on = serializers.DateField()
    rule = serializers.JSONField(source="rule.data")
    value = serializers.DecimalField(source="parts.value", **NUMBER)
    numerator = serializers.DecimalField(source="parts.numerator", **NUMBER)
    denominator = serializers.DecimalField(source="parts.denominator", **NUMBER)
    figure = serializers.DecimalField(**NUMBER)


class CountedRowSerializer(serializers.Serializer[Any]):
    """A title or a product that was counted; what else is known of it stands in its own collection."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    owner = serializers.CharField()
    number = serializers.CharField(default="")


class PaceSerializer(serializers.Serializer[Any]):
    per_year = serializers.DecimalField(**NUMBER | {"allow_null": False})
    years = serializers.IntegerField()


class ForecastSerializer(serializers.Serializer[Any]):
    """With 80 % the figure of `year` lies between `low` and `high`."""

    year = serializers.IntegerField()
    value = serializers.DecimalField(**NUMBER | {"allow_null": False})
    low = serializers.DecimalField(**NUMBER | {"allow_null": False})
    high = serializers.DecimalField(**NUMBER | {"allow_null": False})
    met_in = serializers.IntegerField(allow_null=True)
    years = serializers.ListField(child=serializers.IntegerField())


class OutlookSerializer(serializers.Serializer[Any]):
    """Null: fewer than three accepted years, the target is met, or there is no number to reach."""

    year = serializers.IntegerField(allow_null=True)
    forecast = ForecastSerializer(allow_null=True)
    needed = PaceSerializer(allow_null=True)
    gave = PaceSerializer(allow_null=True)


class AskedSerializer(Strict):
    """What the address of a count may ask."""

    on = serializers.DateField(required=False)
    part = serializers.ChoiceField([("rows", "rows"), ("whole", "whole")], default="rows")
    page = serializers.IntegerField(required=False)
    page_size = serializers.IntegerField(required=False)


def asked(request: Request) -> dict[str, Any]:
    form = AskedSerializer(data=request.query_params.dict())
    form.is_valid(raise_exception=True)
    return {"on": clock.today()} | form.validated_data


ON = OpenApiParameter("on", str, description="YYYY-MM-DD")
PART = OpenApiParameter("part", str, enum=["rows", "whole"], description="whole: the denominator of a ratio")


class ChangedSerializer(serializers.Serializer[Any]):
    changed = serializers.ListField(child=serializers.IntegerField())


class CountPeriodView(APIView):
    """Count the figures of a period once more from the register; answers with the ids of observations that changed."""

    @extend_schema(request=None, responses=ChangedSerializer, operation_id="periods_count")
    def post(self, request: Request, pk: int) -> Response:
        period = get_object_or_404(Period.objects.visible_to(request.user), pk=pk)
        policy.can_record_figures(request.user).require()
        return Response({"changed": [row.pk for row in actions.count_figures(period, by=request.user)]})
