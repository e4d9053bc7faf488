"""What the rules of quality found, for other systems."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Collection, Strict, given
from indicators import actions, policy
from indicators.models import Finding


class FindingSerializer(serializers.ModelSerializer[Finding]):
    class Meta:
        model = Finding
        fields = [
            "id", "rule", "title", "product", "subject", "facts", "found_at", "dismissed_at", "dismissed_by", "reason",
        ]  # fmt: skip


class DismissSerializer(Strict):
    reason = serializers.CharField(max_length=500)


class FindingCollection(Collection):
    """Findings of the rules of quality; for the coordinating agency and the auditor."""

    model = Finding
    serializer_class = FindingSerializer
    filterset_fields = ["rule", "title", "product"]

    @extend_schema(request=DismissSerializer, responses=FindingSerializer)
    @action(detail=True, methods=["post"])
    def dismiss(self, request: Request, pk: str) -> Response:
        """It is right as it is, and why."""
        finding = self.get_object()
        policy.can_review_register(request.user).require()
        values = given(self, DismissSerializer)
        return Response(FindingSerializer(actions.dismiss_finding(finding, by=request.user, **values)).data)
