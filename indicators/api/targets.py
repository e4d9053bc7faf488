"""Targets and their figures, for other systems."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Agency
from core.api import Collection, Seen, Strict, given
from core.errors import DomainError
from indicators import actions, policy
from indicators.api.assessing import AnswersSerializer, AssessmentSerializer, answers_of
from indicators.api.counting import (
    ON,
    PART,
    CountedRowSerializer,
    OutlookSerializer,
    RegisterCountSerializer,
    RuleSerializer,
    asked,
    rule_of,
)
from indicators.models import Assessment, Count, Horizon, Indicator, Milestone, Observation, count_indicator
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
            "source", "scope", "counting_rule", "rule", "owner", "monitor", "baseline", "baseline_on", "baseline_note",
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

    @extend_schema(methods=["POST"], request=RuleSerializer, responses=IndicatorSerializer)
    @extend_schema(methods=["DELETE"], request=None, responses={200: IndicatorSerializer})
    @action(detail=True, methods=["post", "delete"])
    def rule(self, request: Request, pk: str) -> Response:
        """Count by this rule from now on; DELETE: figures are typed again."""
        indicator = self.get_object()
        policy.can_set_rule(request.user).require()
        if request.method == "DELETE":
            actions.clear_rule(indicator, by=request.user)
        else:
            actions.set_rule(indicator, rule_of(given(self, RuleSerializer)), by=request.user)
        return Response(IndicatorSerializer(self.get_queryset().get(pk=indicator.pk)).data)

    @extend_schema(parameters=[ON], responses={200: RegisterCountSerializer})
    @action(detail=True)
    def count(self, request: Request, pk: str) -> Response:
        """What the rule counts up to the end of a day, today if none is named."""
        return Response(RegisterCountSerializer(self.counted(asked(request)["on"])).data)

    @extend_schema(parameters=[ON, PART], responses=CountedRowSerializer(many=True), filters=False)
    @action(detail=True)
    def rows(self, request: Request, pk: str) -> Response:
        """The titles or products behind the count."""
        words = asked(request)
        found = self.counted(words["on"])
        listed: Any = found.whole if words["part"] == "whole" and found.whole is not None else found.rows
        page = self.paginate_queryset(listed.order_by("name_order", "pk"))
        return self.get_paginated_response(CountedRowSerializer(page, many=True).data)

    @extend_schema(responses=OutlookSerializer)
    @action(detail=True)
    def forecast(self, request: Request, pk: str) -> Response:
        """Where the province's yearly figures lead, with what is needed a year and what the last years gave."""
        indicator = self.get_object()
        rows = Observation.objects.visible_to(request.user).filter(indicator=indicator).of_years()
        found = indicator.outlook(
            {row.period.year: row.figure for row in rows if row.figure is not None and not row.is_running}
        )
        return Response(OutlookSerializer(found or {"year": None, "forecast": None, "needed": None, "gave": None}).data)

    @extend_schema(request=AnswersSerializer, responses=AssessmentSerializer(many=True))
    @action(detail=True, methods=["post"])
    def assess(self, request: Request, pk: str) -> Response:
        """Whether criteria are met in a period; the figure follows once every live criterion is answered."""
        indicator = self.get_object()
        policy.can_record_figures(request.user).require()
        values = given(self, AnswersSerializer)
        actions.assess_target(indicator, values["period"], answers_of(values), by=request.user)
        rows = Assessment.objects.visible_to(request.user)
        rows = rows.filter(criterion__indicator=indicator, period=values["period"])
        return Response(AssessmentSerializer(rows, many=True).data)

    def counted(self, on: date) -> Count:
        found = count_indicator(self.get_object(), on)
        if found is None:
            raise DomainError("no_rule", _("Chưa đặt quy tắc đếm từ sổ nên chưa có dòng nào để liệt kê."))
        return found


class ObservationSerializer(serializers.ModelSerializer[Observation]):
    class Meta:
        model = Observation
        fields = [
            "id", "indicator", "period", "agency", "value", "numerator", "denominator", "note", "rule", "counted_on",
            "version", "recorded_at", "recorded_by",
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
