"""Obstacles, for other systems."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Agency
from core.api import Collection, Seen, Strict, given
from plans.models import Period
from tasks import actions, policy
from tasks.models import Obstacle, Task

LONG = 20_000


class ObstacleSerializer(serializers.ModelSerializer[Obstacle]):
    class Meta:
        model = Obstacle
        fields = [
            "id", "agency", "task", "period", "text", "proposal", "state", "raised_at", "raised_by", "forward_note",
            "forwarded_at", "forwarded_by", "answer", "document_number", "document_on", "answered_at", "answered_by",
            "closing_note", "closed_at", "closed_by",
        ]  # fmt: skip


class NewObstacleSerializer(Strict):
    agency = Seen(Agency)
    task = Seen(Task, required=False, allow_null=True)
    period = Seen(Period, required=False, allow_null=True)
    text = serializers.CharField(max_length=LONG)
    proposal = serializers.CharField(max_length=LONG, required=False, allow_blank=True, default="")


class NoteSerializer(Strict):
    note = serializers.CharField(max_length=LONG, required=False, allow_blank=True, default="")


class AnswerSerializer(Strict):
    answer = serializers.CharField(max_length=LONG)
    document_number = serializers.CharField(max_length=60, required=False, allow_blank=True, default="")
    document_on = serializers.DateField(required=False, allow_null=True)


class ObstacleCollection(Collection):
    """What agencies cannot clear away by themselves: raised, forwarded to the People's Committee, answered, closed."""

    model = Obstacle
    serializer_class = ObstacleSerializer
    filterset_fields = ["state", "agency", "task", "period"]

    def fresh(self, obstacle: Obstacle, status: int = 200) -> Response:
        return Response(ObstacleSerializer(obstacle).data, status=status)

    @extend_schema(request=NewObstacleSerializer, responses={201: ObstacleSerializer})
    def create(self, request: Request) -> Response:
        policy.can_raise(request.user).require()
        return self.fresh(actions.raise_obstacle(by=request.user, **given(self, NewObstacleSerializer)), 201)

    @extend_schema(request=NoteSerializer, responses=ObstacleSerializer)
    @action(detail=True, methods=["post"])
    def forward(self, request: Request, pk: str) -> Response:
        """Lay it before the People's Committee, with the coordinating agency's note."""
        obstacle = self.get_object()
        policy.can_forward(request.user, obstacle).require()
        actions.forward_obstacle(obstacle, by=request.user, **given(self, NoteSerializer))
        return self.fresh(obstacle)

    @extend_schema(request=AnswerSerializer, responses=ObstacleSerializer)
    @action(detail=True, methods=["post"])
    def answer(self, request: Request, pk: str) -> Response:
        obstacle = self.get_object()
        policy.can_answer(request.user, obstacle).require()
        actions.answer_obstacle(obstacle, by=request.user, **given(self, AnswerSerializer))
        return self.fresh(obstacle)

    @extend_schema(request=NoteSerializer, responses=ObstacleSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: str) -> Response:
        """After its answer; the coordinating agency may close a newly raised one with a reason."""
        obstacle = self.get_object()
        policy.can_close(request.user, obstacle).require()
        actions.close_obstacle(obstacle, by=request.user, **given(self, NoteSerializer))
        return self.fresh(obstacle)
