"""Time asked for and the days that are worked, for other systems."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Collection, Seen, Strict, given
from plans import actions, policy
from plans.api import LONG, ExtensionSerializer
from plans.models import DayOverride, ExtensionRequest, Submission


class RequestSerializer(serializers.ModelSerializer[ExtensionRequest]):
    class Meta:
        model = ExtensionRequest
        fields = [
            "id", "submission", "until", "reason", "state", "asked_at", "asked_by", "decided_at", "decided_by", "note",
        ]  # fmt: skip


class AskSerializer(Strict):
    submission = Seen(Submission)
    until = serializers.DateTimeField()
    reason = serializers.CharField(max_length=LONG)


class UntilSerializer(Strict):
    until = serializers.DateTimeField(required=False, allow_null=True, default=None)


class RefusalSerializer(Strict):
    note = serializers.CharField(max_length=LONG)


class RequestCollection(Collection):
    """Agencies' requests for more time, and how they were decided."""

    model = ExtensionRequest
    related = ("submission__period", "submission__agency")
    serializer_class = RequestSerializer
    filterset_fields = ["submission", "state"]

    @extend_schema(request=AskSerializer, responses={201: RequestSerializer})
    def create(self, request: Request) -> Response:
        values = given(self, AskSerializer)
        policy.can_ask_more_time(request.user, values["submission"]).require()
        asked = actions.ask_more_time(by=request.user, **values)
        return Response(RequestSerializer(asked).data, status=201)

    @extend_schema(request=UntilSerializer, responses={201: ExtensionSerializer})
    @action(detail=True, methods=["post"])
    def grant(self, request: Request, pk: str) -> Response:
        """The time asked for, or until another moment."""
        asked = self.get_object()
        policy.can_decide_request(request.user, asked).require()
        found = actions.grant_request(asked, by=request.user, **given(self, UntilSerializer))
        return Response(ExtensionSerializer(found).data, status=201)

    @extend_schema(request=RefusalSerializer, responses=RequestSerializer)
    @action(detail=True, methods=["post"])
    def refuse(self, request: Request, pk: str) -> Response:
        asked = self.get_object()
        policy.can_decide_request(request.user, asked).require()
        actions.refuse_request(asked, by=request.user, **given(self, RefusalSerializer))
        return Response(RequestSerializer(asked).data)


class DaySerializer(serializers.ModelSerializer[DayOverride]):
    class Meta:
        model = DayOverride
        fields = ["id", "day", "works", "name"]


class NewDaySerializer(Strict):
    day = serializers.DateField()
    works = serializers.BooleanField()
    name = serializers.CharField(max_length=200)


class DayCollection(Collection):
    """Days that are worked, or not, against the calendar of public holidays."""

    model = DayOverride
    serializer_class = DaySerializer
    filterset_fields = {"day": ["exact", "gte", "lte"], "works": ["exact"]}

    @extend_schema(request=NewDaySerializer, responses={201: DaySerializer})
    def create(self, request: Request) -> Response:
        policy.can_set_calendar(request.user).require()
        row = actions.set_day(by=request.user, **given(self, NewDaySerializer))
        return Response(DaySerializer(row).data, status=201)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:
        row = self.get_object()
        policy.can_set_calendar(request.user).require()
        actions.remove_day(row, by=request.user)
        return Response(status=204)
