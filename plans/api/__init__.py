"""Plans, periods and the agencies' accounts, for other systems."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import django_filters
from django.core.validators import MinValueValidator
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import PartyRole
from core import clock
from core.api import Asked, Collection, Strict, YesNo, given
from plans import actions, policy
from plans.models import (
    Assignment,
    AssignmentParty,
    Extension,
    Objective,
    Period,
    Plan,
    PlanLink,
    PlanText,
    State,
    Submission,
    Version,
)

LONG = 20_000
OF_OUR_TIME = MinValueValidator(datetime(2000, 1, 1, tzinfo=UTC), _("Thời điểm phải từ năm 2000 trở đi."))


class LinkSerializer(serializers.ModelSerializer[PlanLink]):
    class Meta:
        model = PlanLink
        fields = ["kind", "number", "issued_on", "issuer_name", "title"]


class TextSerializer(serializers.ModelSerializer[PlanText]):
    class Meta:
        model = PlanText
        fields = ["key", "order", "section", "heading", "kind", "body"]


class ObjectiveSerializer(serializers.ModelSerializer[Objective]):
    class Meta:
        model = Objective
        fields = ["id", "key", "number", "order", "text"]


class PlanSerializer(serializers.ModelSerializer[Plan]):
    links = LinkSerializer(many=True)
    objectives = ObjectiveSerializer(many=True)
    texts = TextSerializer(many=True)

    class Meta:
        model = Plan
        fields = [
            "id", "slug", "number", "issued_on", "issuer", "coordinator", "title", "place_name", "first_year",
            "last_year", "preamble", "links", "objectives", "texts",
        ]  # fmt: skip


class PlanCollection(Collection):
    """Plans as issued, with what is no task or target as verbatim texts."""

    model = Plan
    prefetched = ("links", "objectives", "texts")
    serializer_class = PlanSerializer
    filterset_fields = ["slug", "number"]


class PartySerializer(serializers.ModelSerializer[AssignmentParty]):
    code = serializers.CharField(source="agency.code")
    name = serializers.CharField(source="agency.name")

    class Meta:
        model = AssignmentParty
        fields = ["agency", "code", "name", "role"]


class AssignmentSerializer(serializers.ModelSerializer[Assignment]):
    parties = PartySerializer(many=True)

    class Meta:
        model = Assignment
        fields = ["id", "plan", "parent", "number", "printed", "order", "heading", "kind", "partner_text", "parties"]


class AssignmentFilter(Asked):
    agency = django_filters.NumberFilter(field_name="parties__agency", distinct=True)
    role = django_filters.ChoiceFilter(field_name="parties__role", choices=PartyRole.choices, distinct=True)

    class Meta:
        model = Assignment
        fields = ["plan", "parent", "kind", "number"]


class AssignmentCollection(Collection):
    """Parts and groups of a plan with those named in their headings."""

    model = Assignment
    prefetched = (Prefetch("parties", queryset=AssignmentParty._default_manager.select_related("agency")),)
    serializer_class = AssignmentSerializer
    filterset_class = AssignmentFilter


class PeriodSerializer(serializers.ModelSerializer[Period]):
    label = serializers.CharField(read_only=True)  # type: ignore[assignment]
    is_open = serializers.BooleanField(read_only=True)

    class Meta:
        model = Period
        fields = [
            "id", "plan", "kind", "year", "part", "label", "window_start", "window_end", "opens_at", "due_at",
            "consolidate_by", "opened_at", "closed_at", "is_open",
        ]  # fmt: skip


class PeriodDatesSerializer(Strict):
    window_start = serializers.DateField(required=False)
    window_end = serializers.DateField(required=False)
    opens_at = serializers.DateTimeField(required=False, validators=[OF_OUR_TIME])
    due_at = serializers.DateTimeField(required=False, validators=[OF_OUR_TIME])
    consolidate_by = serializers.DateField(required=False)


class PeriodCollection(Collection):
    """Reporting periods; PATCH moves the dates of one that is not closed."""

    model = Period
    serializer_class = PeriodSerializer
    filterset_fields = {
        "plan": ["exact"],
        "kind": ["exact"],
        "year": ["exact"],
        "opened_at": ["isnull"],
        "closed_at": ["isnull"],
    }

    @extend_schema(request=PeriodDatesSerializer, responses=PeriodSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        period = self.get_object()
        actions.adjust_period(period, by=request.user, **given(self, PeriodDatesSerializer))
        return Response(PeriodSerializer(period).data)

    @extend_schema(request=None, responses=PeriodSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: str) -> Response:
        period = self.get_object()
        actions.close_period(period, by=request.user)
        return Response(PeriodSerializer(period).data)


class ExtensionSerializer(serializers.ModelSerializer[Extension]):
    class Meta:
        model = Extension
        fields = ["id", "submission", "until", "reason", "granted_at", "granted_by"]


class ExtensionCollection(Collection):
    """More time given to single accounts."""

    model = Extension
    serializer_class = ExtensionSerializer
    filterset_fields = ["submission"]


class SubmissionSerializer(serializers.ModelSerializer[Submission]):
    deadline = serializers.DateTimeField(source="deadline_now", read_only=True)
    extensions = ExtensionSerializer(many=True, read_only=True)

    class Meta:
        model = Submission
        fields = [
            "id", "period", "agency", "state", "version", "summary", "shortcomings", "orientation", "proposals",
            "first_submitted_at", "submitted_at", "decided_at", "deadline", "extensions",
        ]  # fmt: skip


class VersionSerializer(serializers.ModelSerializer[Version]):
    content = serializers.DictField(child=serializers.JSONField())
    returned_because = serializers.SerializerMethodField()

    class Meta:
        model = Version
        fields = ["id", "submission", "number", "receipt_code", "sent_at", "sent_by", "content", "returned_because"]

    def get_returned_because(self, version: Version) -> str | None:
        returned = getattr(version, "returned", None)
        return returned.reason if returned else None


class SummarySerializer(Strict):
    version = serializers.IntegerField(min_value=0)
    summary = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    shortcomings = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    orientation = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    proposals = serializers.CharField(max_length=LONG, required=False, allow_blank=True)


class SeenSerializer(Strict):
    seen = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Lần gửi đã xem; cơ quan gửi lại rồi thì trả lời 409."),
    )


class ReasonSerializer(SeenSerializer):
    reason = serializers.CharField(max_length=LONG, allow_blank=True, required=False, default="")


class NewExtensionSerializer(Strict):
    until = serializers.DateTimeField()
    reason = serializers.CharField(max_length=LONG)


class SubmissionFilter(Asked):
    year = django_filters.NumberFilter(field_name="period__year")
    late = YesNo(method="delayed")
    state = django_filters.MultipleChoiceFilter(choices=State.choices)

    class Meta:
        model = Submission
        fields = ["period", "agency"]

    def delayed(self, rows: Any, _name: str, value: bool) -> QuerySet[Any]:
        late = rows.late(clock.now()).values("pk")
        found: QuerySet[Any] = rows.filter(pk__in=late) if value else rows.exclude(pk__in=late)
        return found


class SubmissionCollection(Collection):
    """The duty of an agency to account for a period, and its way from draft to accepted."""

    model = Submission
    related = ("period", "agency")
    prefetched = ("extensions",)
    serializer_class = SubmissionSerializer
    filterset_class = SubmissionFilter

    def fresh(self, pk: int) -> Response:
        return Response(SubmissionSerializer(self.get_queryset().get(pk=pk)).data)

    @extend_schema(request=SummarySerializer, responses=SubmissionSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        submission = self.get_object()
        policy.can_edit(request.user, submission).require()
        values = given(self, SummarySerializer)
        actions.save_summary(submission, by=request.user, version=values.pop("version"), values=values)
        return self.fresh(submission.pk)

    @extend_schema(request=None, responses=VersionSerializer)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, pk: str) -> Response:
        """Send the account; the answer carries the receipt code."""
        return Response(VersionSerializer(actions.submit_submission(self.get_object(), by=request.user)).data)

    @extend_schema(request=ReasonSerializer, responses=SubmissionSerializer)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def return_(self, request: Request, pk: str) -> Response:
        submission = self.get_object()
        policy.can_return(request.user, submission).require()
        actions.return_submission(submission, by=request.user, **given(self, ReasonSerializer))
        return self.fresh(submission.pk)

    @extend_schema(request=SeenSerializer, responses=SubmissionSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        submission = self.get_object()
        policy.can_review(request.user, submission).require()
        actions.accept_submission(submission, by=request.user, **given(self, SeenSerializer))
        return self.fresh(submission.pk)

    @extend_schema(request=NewExtensionSerializer, responses={201: ExtensionSerializer})
    @action(detail=True, methods=["post"])
    def extend(self, request: Request, pk: str) -> Response:
        submission = self.get_object()
        policy.can_extend(request.user, submission).require()
        found = actions.grant_extension(submission, by=request.user, **given(self, NewExtensionSerializer))
        return Response(ExtensionSerializer(found).data, status=201)

    @extend_schema(responses=VersionSerializer(many=True))
    @action(detail=True, filterset_class=None, pagination_class=None)
    def versions(self, request: Request, pk: str) -> Response:
        """Every version sent, whole, oldest first."""
        rows = self.get_object().versions.select_related("returned").order_by("number")
        return Response(VersionSerializer(rows, many=True).data)
