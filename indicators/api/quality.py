"""What the rules of quality found, for other systems."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Asked, Collection, Strict, YesNo, given
from indicators import actions, policy
from indicators.models import RULES, Finding


class FindingSerializer(serializers.ModelSerializer[Finding]):
    class Meta:
        model = Finding
        fields = [
            "id", "rule", "title", "product", "subject", "facts", "found_at", "dismissed_at", "dismissed_by", "reason",
        ]  # fmt: skip


class DismissSerializer(Strict):
    reason = serializers.CharField(max_length=500)


class FindingsFilter(Asked):
    """By rule, by what it is about, and by whether somebody said that it is right."""

    rule = filters.ChoiceFilter(choices=[(key, key) for key in RULES])
    dismissed = YesNo(field_name="dismissed_at", method="said")

    class Meta:
        model = Finding
        fields = ["rule", "title", "product", "dismissed"]

    def said(self, rows: QuerySet[Finding], name: str, value: bool) -> QuerySet[Finding]:
        return rows.filter(**{f"{name}__isnull": not value})


class FindingCollection(Collection):
    """Findings of the rules of quality, the gravest first; for the coordinating agency and the auditor.

    `facts`: what it is called, and where two figures disagree both as they are written and the page of the rows behind.
    """

    model = Finding
    serializer_class = FindingSerializer
    filterset_class = FindingsFilter

    def get_queryset(self) -> QuerySet[Finding]:
        rows: Any = super().get_queryset()
        found: QuerySet[Finding] = rows.gravest_first()
        return found

    @extend_schema(request=DismissSerializer, responses=FindingSerializer)
    @action(detail=True, methods=["post"])
    def dismiss(self, request: Request, pk: str) -> Response:
        """It is right as it is, and why."""
        finding = self.get_object()
        policy.can_review_register(request.user).require()
        values = given(self, DismissSerializer)
        return Response(FindingSerializer(actions.dismiss_finding(finding, by=request.user, **values)).data)

    @extend_schema(request=None, responses=FindingSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        """It was said to be right, and is to be looked at again."""
        finding = self.get_object()
        policy.can_review_register(request.user).require()
        return Response(FindingSerializer(actions.reopen_finding(finding, by=request.user)).data)
