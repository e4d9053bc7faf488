"""How the portal stands, for the administrator's own watch."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.policy import require_manager
from kontum_ip.system import STATES, look


class JobSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    state = serializers.ChoiceField(choices=tuple(STATES))
    late = serializers.BooleanField()
    began_at = serializers.DateTimeField(source="last.began_at", default=None)
    ended_at = serializers.DateTimeField(source="last.ended_at", default=None)
    error = serializers.CharField(source="last.error", default="")
    failed_runs = serializers.IntegerField()
    due_at = serializers.DateTimeField()


class LettersSerializer(serializers.Serializer[Any]):
    waiting = serializers.IntegerField()
    tried = serializers.IntegerField()
    failed = serializers.IntegerField()


class FailedReportSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.CharField(source="get_kind_display")
    period = serializers.CharField(source="period.label")
    error = serializers.CharField()
    finished_at = serializers.DateTimeField()


class SystemSerializer(serializers.Serializer[Any]):
    version = serializers.CharField()
    database = serializers.BooleanField()
    broker = serializers.BooleanField()
    workers = serializers.IntegerField()
    jobs = JobSerializer(many=True)
    letters = LettersSerializer()
    failed_reports = FailedReportSerializer(many=True, source="reports")
    free_bytes = serializers.IntegerField()
    disk_bytes = serializers.IntegerField()
    database_bytes = serializers.IntegerField()


class SystemView(APIView):
    """Parts of the service, jobs of the schedule, letters, failed reports and room left."""

    @extend_schema(responses=SystemSerializer)
    def get(self, request: Request) -> Response:
        person: Any = request.user
        require_manager(person)
        return Response(SystemSerializer(look()).data)
