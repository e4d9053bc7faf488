"""Criteria of targets without a number and assessments by them, for other systems."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Collection, Seen, Strict, given
from indicators import actions, policy
from indicators.models import Assessment, Criterion, Indicator
from plans.models import Period


class CriterionSerializer(serializers.ModelSerializer[Criterion]):
    class Meta:
        model = Criterion
        fields = ["id", "indicator", "order", "text", "retired_on"]


class NewCriterionSerializer(Strict):
    indicator = Seen(Indicator)
    text = serializers.CharField(max_length=500)


class CriterionCollection(Collection):
    """What targets without a number are assessed by."""

    model = Criterion
    serializer_class = CriterionSerializer
    filterset_fields = ["indicator"]

    @extend_schema(request=NewCriterionSerializer, responses={201: CriterionSerializer})
    def create(self, request: Request) -> Response:
        policy.can_set_criteria(request.user).require()
        values = given(self, NewCriterionSerializer)
        found = actions.add_criterion(values["indicator"], by=request.user, text=values["text"])
        return Response(CriterionSerializer(found).data, status=201)

    @extend_schema(request=None, responses=CriterionSerializer)
    @action(detail=True, methods=["post"])
    def retire(self, request: Request, pk: str) -> Response:
        """From today no longer asked; what was assessed by it stays."""
        criterion = self.get_object()
        actions.retire_criterion(criterion, by=request.user)
        return Response(CriterionSerializer(criterion).data)


class AssessmentSerializer(serializers.ModelSerializer[Assessment]):
    class Meta:
        model = Assessment
        fields = ["id", "criterion", "period", "is_met", "evidence", "recorded_at", "recorded_by"]


class AssessmentCollection(Collection):
    """Whether a criterion was met in a period; written through `indicators/{id}/assess/`."""

    model = Assessment
    serializer_class = AssessmentSerializer
    filterset_fields = ["criterion", "period", "is_met"]


class CriterionAnswerSerializer(Strict):
    criterion = Seen(Criterion)
    is_met = serializers.BooleanField()
    evidence = serializers.CharField(max_length=5000)


class AnswersSerializer(Strict):
    period = Seen(Period)
    answers = CriterionAnswerSerializer(many=True)


def answers_of(values: dict[str, Any]) -> dict[int, actions.Answer]:
    return {row["criterion"].pk: actions.Answer(row["is_met"], row["evidence"]) for row in values["answers"]}
