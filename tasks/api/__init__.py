"""Tasks, the agencies' entries on them, and what sets them free, for other systems."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from agencies.models import PartyRole, Succession
from core.api import Asked, Collection, Seen, Strict, given
from core.storage import open_stored
from plans.models import Period
from tasks import actions, policy
from tasks.models import (
    LEADING,
    Comment,
    Deliverable,
    Evidence,
    Funding,
    Output,
    Progress,
    Responsibility,
    Stage,
    Task,
    Trigger,
    resolve,
)

LONG = 20_000
DAY = OpenApiParameter("on", OpenApiTypes.DATE, description="Who held the duty on this day, instead of as named.")


class HolderSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    code = serializers.CharField()
    name = serializers.CharField()
    role = serializers.ChoiceField(choices=PartyRole.choices)


class DeliverableSerializer(serializers.ModelSerializer[Deliverable]):
    class Meta:
        model = Deliverable
        fields = ["text", "quantity", "unit"]


class FundingSerializer(serializers.ModelSerializer[Funding]):
    class Meta:
        model = Funding
        fields = ["source", "amount", "note"]


class TaskSerializer(serializers.ModelSerializer[Task]):
    leads = HolderSerializer(many=True)
    partners = HolderSerializer(many=True)
    undecided = serializers.ListField(
        child=serializers.CharField(), help_text="Agencies whose part nobody holds on the day asked for."
    )
    deliverables = DeliverableSerializer(many=True)
    funding = FundingSerializer(many=True)

    class Meta:
        model = Task
        fields = [
            "id", "plan", "assignment", "parent", "code", "printed", "order", "text", "note", "timing", "timing_words",
            "start_on", "due_on", "trigger", "same_as", "leads", "partners", "undecided", "deliverables", "funding",
        ]  # fmt: skip

    def to_representation(self, task: Task) -> Any:
        set_parties(task, self.context.get("on"))
        return super().to_representation(task)


def set_parties(task: Any, on: Any) -> None:
    """Give the task `leads`, `partners` and `undecided`: as the plan named them, or as held on a day."""
    rows = list(task.responsibilities.all())
    task.undecided = []
    if on is None:
        named = [(row.agency, row) for row in rows]
    else:
        duties, unheld = resolve(rows, on)
        named = [(duty.agency, duty.responsibility) for duty in duties]
        task.undecided = [item.responsibility.agency.code for item in unheld]
    parties = {
        (agency.pk, row.role): {"id": agency.pk, "code": agency.code, "name": agency.name, "role": row.role}
        for agency, row in named
    }
    task.leads = [party for party in parties.values() if party["role"] in LEADING]
    task.partners = [party for party in parties.values() if party["role"] not in LEADING]


class TaskFilter(Asked):
    q = django_filters.CharFilter(method="named")
    agency = django_filters.NumberFilter(field_name="responsibilities__agency", distinct=True)

    class Meta:
        model = Task
        fields = ["plan", "assignment", "code", "timing", "trigger"]

    def named(self, rows: Any, _name: str, value: str) -> QuerySet[Any]:
        return rows.named(value)


class OnSerializer(Strict):
    on = serializers.DateField()


class TaskCollection(Collection):
    """The plan's tasks; `?on=YYYY-MM-DD` answers with those who held each duty on that day."""

    model = Task
    prefetched = (
        "deliverables",
        "funding",
        Prefetch(
            "responsibilities",
            queryset=Responsibility._default_manager.to_resolve(),
        ),
    )
    serializer_class = TaskSerializer
    filterset_class = TaskFilter

    def get_serializer_context(self) -> dict[str, Any]:
        context = dict(super().get_serializer_context())
        if self.request is not None and "on" in self.request.query_params:
            form = OnSerializer(data={"on": self.request.query_params["on"]})
            form.is_valid(raise_exception=True)
            context["on"] = form.validated_data["on"]
        return context

    @extend_schema(parameters=[DAY])
    def list(self, request: Request, *args: Any, **options: Any) -> Response:
        return super().list(request, *args, **options)

    @extend_schema(parameters=[DAY])
    def retrieve(self, request: Request, *args: Any, **options: Any) -> Response:
        return super().retrieve(request, *args, **options)


class OutputSerializer(serializers.ModelSerializer[Output]):
    class Meta:
        model = Output
        fields = ["number", "issued_on", "title", "source"]


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    class Meta:
        model = Evidence
        fields = ["id", "progress", "name", "sha256", "size", "media_type", "uploaded_at", "uploaded_by"]


class CommentSerializer(serializers.ModelSerializer[Comment]):
    class Meta:
        model = Comment
        fields = ["id", "version_number", "text", "author", "created_at"]


class ProgressSerializer(serializers.ModelSerializer[Progress]):
    code = serializers.CharField(source="task.code", read_only=True)
    outputs = OutputSerializer(many=True, read_only=True)
    evidence = EvidenceSerializer(many=True, read_only=True)
    comments = CommentSerializer(many=True, read_only=True)

    class Meta:
        model = Progress
        fields = [
            "id", "submission", "task", "code", "stage", "percent", "result", "obstacles", "next_steps", "version",
            "saved_at", "saved_by", "outputs", "evidence", "comments",
        ]  # fmt: skip


class NewOutputSerializer(Strict):
    number = serializers.CharField(max_length=60)
    issued_on = serializers.DateField()
    title = serializers.CharField(max_length=500)


class EntrySerializer(Strict):
    version = serializers.IntegerField(min_value=0)
    stage = serializers.ChoiceField(choices=Stage.choices, required=False, allow_blank=True)
    percent = serializers.IntegerField(min_value=0, max_value=100, required=False, allow_null=True)
    result = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    obstacles = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    next_steps = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    outputs = NewOutputSerializer(many=True, required=False, max_length=50)  # type: ignore[call-arg]


class RemarkSerializer(Strict):
    text = serializers.CharField(max_length=LONG)


class ProgressFilter(Asked):
    period = django_filters.NumberFilter(field_name="submission__period")
    agency = django_filters.NumberFilter(field_name="submission__agency")
    code = django_filters.CharFilter(field_name="task__code")

    class Meta:
        model = Progress
        fields = ["submission", "task", "stage"]


class ProgressCollection(Collection):
    """One agency's entry on one task in one period; PATCH saves a draft and names the version it was read with."""

    model = Progress
    related = ("task__trigger", "submission__period", "submission__agency")
    prefetched = ("outputs", "evidence", "comments")
    serializer_class = ProgressSerializer
    filterset_class = ProgressFilter

    @extend_schema(request=EntrySerializer, responses=ProgressSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        progress = self.get_object()
        policy.can_edit_progress(request.user, progress).require()
        values = given(self, EntrySerializer)
        version, outputs = values.pop("version"), values.pop("outputs", None)
        actions.save_progress(progress, values, by=request.user, version=version, outputs=outputs)
        return Response(ProgressSerializer(self.get_queryset().get(pk=progress.pk)).data)

    @extend_schema(request=RemarkSerializer, responses={201: CommentSerializer})
    @action(detail=True, methods=["post"])
    def comment(self, request: Request, pk: str) -> Response:
        progress = self.get_object()
        policy.can_comment(request.user, progress).require()
        found = actions.comment_progress(progress, by=request.user, text=given(self, RemarkSerializer)["text"])
        return Response(CommentSerializer(found).data, status=201)


class UploadSerializer(Strict):
    progress = Seen(Progress)
    file = serializers.FileField(allow_empty_file=True, max_length=500)


class ReuseSerializer(Strict):
    progress = Seen(Progress)


class EvidenceCollection(Collection):
    """Files that prove results; POST as multipart/form-data, `{id}/file/` gives bytes, `{id}/reuse/` reuses them."""

    model = Evidence
    serializer_class = EvidenceSerializer
    filterset_fields = ["progress"]

    def get_parsers(self) -> Any:
        return [MultiPartParser()]

    @extend_schema(request=UploadSerializer, responses={201: EvidenceSerializer})
    def create(self, request: Request) -> Response:
        values = given(self, UploadSerializer)
        file = values["file"]
        found = actions.add_evidence(
            values["progress"], by=request.user, name=file.name or "", content=file.file, size=file.size or 0
        )
        return Response(EvidenceSerializer(found).data, status=201)

    @extend_schema(request=ReuseSerializer, responses={201: EvidenceSerializer})
    @action(detail=True, methods=["post"])
    def reuse(self, request: Request, pk: str) -> Response:
        """Let a file given before prove another entry of the same agency; its bytes are not sent again."""
        source = self.get_object()
        found = actions.reuse_evidence(given(self, ReuseSerializer)["progress"], [source], by=request.user)
        return Response(EvidenceSerializer(found[0]).data, status=201)

    @extend_schema(request=None, responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:
        actions.remove_evidence(self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, filterset_class=None, pagination_class=None)
    def file(self, request: Request, pk: str) -> FileResponse:
        evidence = self.get_object()
        return FileResponse(
            open_stored(evidence.sha256),
            as_attachment=True,
            filename=evidence.name,
            content_type="application/octet-stream",
        )


class TriggerSerializer(serializers.ModelSerializer[Trigger]):
    class Meta:
        model = Trigger
        fields = [
            "id", "plan", "key", "expected", "kind", "occurred_on", "document_number", "document_title", "document_url",
            "source", "confidence", "tasks",
        ]  # fmt: skip


class DocumentSerializer(Strict):
    occurred_on = serializers.DateField()
    document_number = serializers.CharField(max_length=60)
    document_title = serializers.CharField(max_length=2000, required=False, allow_blank=True, default="")
    document_url = serializers.URLField(required=False, allow_blank=True, default="")


class TriggerCollection(Collection):
    """Documents that tasks wait for."""

    model = Trigger
    prefetched = ("tasks",)
    serializer_class = TriggerSerializer
    filterset_fields = {"plan": ["exact"], "kind": ["exact"], "occurred_on": ["isnull"]}

    @extend_schema(request=DocumentSerializer, responses=TriggerSerializer)
    @action(detail=True, methods=["post"])
    def record(self, request: Request, pk: str) -> Response:
        """The document is out: its tasks are to be carried out from its day on."""
        trigger = self.get_object()
        policy.can_record_trigger(request.user).require()
        actions.record_trigger(trigger, by=request.user, **given(self, DocumentSerializer))
        return Response(TriggerSerializer(trigger).data)


class ResponsibilitySerializer(serializers.ModelSerializer[Responsibility]):
    chosen: Any = serializers.PrimaryKeyRelatedField(many=True, read_only=True)

    class Meta:
        model = Responsibility
        fields = ["id", "task", "agency", "role", "order", "chosen"]


class ChoiceSerializer(Strict):
    succession = Seen(Succession)
    reason = serializers.CharField(max_length=2000)


class ResponsibilityCollection(Collection):
    """Agencies as the plan names them, each with its part; `choose` says to whom a split by function gave it."""

    model = Responsibility
    related = ("task__plan", "agency")
    prefetched = ("chosen",)
    serializer_class = ResponsibilitySerializer
    filterset_fields = ["task", "agency", "role", "task__plan"]

    @extend_schema(request=ChoiceSerializer, responses=ResponsibilitySerializer)
    @action(detail=True, methods=["post"])
    def choose(self, request: Request, pk: str) -> Response:
        responsibility = self.get_object()
        policy.can_choose_successor(request.user).require()
        actions.choose_successor(responsibility, by=request.user, **given(self, ChoiceSerializer))
        return Response(ResponsibilitySerializer(self.get_queryset().get(pk=responsibility.pk)).data)


class OpeningSerializer(serializers.Serializer[Any]):
    submissions = serializers.IntegerField()
    unheld = ResponsibilitySerializer(many=True)


class OpenPeriodView(APIView):
    """Open a period: one account for each holder of a live duty. Again after a reorganisation, it adds what is new."""

    @extend_schema(request=None, responses=OpeningSerializer)
    def post(self, request: Request, pk: int) -> Response:
        period = Period.objects.visible_to(request.user).select_related("plan", "duty").filter(pk=pk).first()
        if period is None:
            raise Http404
        opening = actions.open_period(period, by=request.user)
        unheld = [item.responsibility for item in opening.unheld]
        return Response(OpeningSerializer({"submissions": opening.submissions, "unheld": unheld}).data)
