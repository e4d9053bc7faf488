"""Targets and their figures, for other systems."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Agency
from core.api import Collection, Seen, Strict, given
from indicators import actions, policy
from indicators.models import Horizon, Indicator, Milestone, Observation
from plans.models import Period


class HorizonSerializer(serializers.ModelSerializer[Horizon]):
    class Meta:
        model = Horizon
        fields = ["year", "comparator", "value", "words"]


class MilestoneSerializer(serializers.ModelSerializer[Milestone]):
    class Meta:
        model = Milestone
        fields = ["year", "value"]


class IndicatorSerializer(serializers.ModelSerializer[Indicator]):
    horizons = HorizonSerializer(many=True)
    milestones = MilestoneSerializer(many=True)

    class Meta:
        model = Indicator
        fields = [
            "id", "plan", "objective", "subset_of", "key", "order", "code", "name", "text", "unit", "kind", "direction",
            "source", "scope", "counting_rule", "owner", "monitor", "baseline", "baseline_on", "baseline_note",
            "horizons", "milestones",
        ]  # fmt: skip


class BaselineSerializer(Strict):
    value = serializers.DecimalField(max_digits=18, decimal_places=4)
    on = serializers.DateField()
    note = serializers.CharField(max_length=5000)


class IndicatorCollection(Collection):
    """Targets of plans with what is to hold in which year."""

    model = Indicator
    prefetched = ("horizons", "milestones")
    serializer_class = IndicatorSerializer
    filterset_fields = ["plan", "objective", "code", "kind", "source"]

    @extend_schema(request=BaselineSerializer, responses=IndicatorSerializer)
    @action(detail=True, methods=["post"])
    def baseline(self, request: Request, pk: str) -> Response:
        """The starting figure and the rule by which it was counted."""
        indicator = self.get_object()
        policy.can_set_baseline(request.user).require()
        actions.set_baseline(indicator, by=request.user, **given(self, BaselineSerializer))
        return Response(IndicatorSerializer(self.get_queryset().get(pk=indicator.pk)).data)


class ObservationSerializer(serializers.ModelSerializer[Observation]):
    class Meta:
        model = Observation
        fields = [
            "id", "indicator", "period", "agency", "value", "numerator", "denominator", "note", "version",
            "recorded_at", "recorded_by",
        ]  # fmt: skip


class FigureSerializer(Strict):
    indicator = Seen(Indicator)
    period = Seen(Period)
    agency = Seen(Agency, required=False, allow_null=True, default=None)
    value = serializers.DecimalField(max_digits=18, decimal_places=4, required=False, allow_null=True)
    numerator = serializers.DecimalField(max_digits=18, decimal_places=4, required=False, allow_null=True)
    denominator = serializers.DecimalField(max_digits=18, decimal_places=4, required=False, allow_null=True)
    note = serializers.CharField(max_length=5000, required=False, allow_blank=True)
    version = serializers.IntegerField(min_value=0, default=0)


class ObservationCollection(Collection):
    """Figures of targets by period; POST sets one, naming the version it replaces (0 for a first figure)."""

    model = Observation
    serializer_class = ObservationSerializer
    filterset_fields = ["indicator", "period", "agency"]

    @extend_schema(request=FigureSerializer, responses={201: ObservationSerializer})
    def create(self, request: Request) -> Response:
        policy.can_record_figures(request.user).require()
        values = given(self, FigureSerializer)
        found = actions.record_observation(values.pop("indicator"), values.pop("period"), by=request.user, **values)
        return Response(ObservationSerializer(found).data, status=201)
