"""Compiled reports, for other systems."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.models import Agency
from core.api import Collection, Seen, Strict, given
from core.errors import no
from core.storage import open_stored
from plans.models import Assignment, Period
from reports import actions, policy
from reports.catalogue.kinds import ENTRIES, ONLY, SIGNS
from reports.jobs import ring
from reports.models import File, Report, SignedPaper
from reports.writers import FORMATS


class FileSerializer(serializers.ModelSerializer[File]):
    class Meta:
        model = File
        fields = ["format", "sha256", "size"]


class SignerSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    issuer = serializers.CharField()
    signed_at = serializers.DateTimeField(allow_null=True)
    stamped = serializers.BooleanField()
    intact = serializers.BooleanField()
    whole = serializers.BooleanField()
    trusted = serializers.BooleanField()


class SignedSerializer(serializers.ModelSerializer[SignedPaper]):
    signers = SignerSerializer(many=True, source="signatures", read_only=True)

    class Meta:
        model = SignedPaper
        fields = ["sha256", "size", "signers", "from_ours", "uploaded_at"]


class IssueSerializer(Strict):
    number = serializers.CharField(max_length=30)
    issued_on = serializers.DateField()
    on_paper = serializers.BooleanField(default=False)


class SignedFileSerializer(Strict):
    signed = serializers.FileField()


class ReportSerializer(serializers.ModelSerializer[Report]):
    files = FileSerializer(many=True, read_only=True)
    signed = SignedSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Report
        fields = [
            "id", "kind", "period", "agency", "against", "parameters", "state", "step", "steps", "step_name",
            "requested_by", "requested_at", "finished_at", "error",
            "files", "corrects", "number", "issued_on", "issued_at", "issued_by", "signed",
        ]  # fmt: skip


class NewReportSerializer(Strict):
    """What a report should tell; the catalogue says which parameters a kind takes."""

    kind = serializers.ChoiceField(choices=[(entry.name, entry.kind.label) for entry in ENTRIES])
    period = Seen(Period)
    agency = Seen(Agency, required=False)
    against = Seen(Period, required=False)
    state = serializers.CharField(max_length=20, required=False)
    assignment = Seen(Assignment, required=False)
    signs = serializers.ChoiceField(choices=SIGNS, required=False)
    position = serializers.CharField(max_length=60, required=False)
    unit = serializers.CharField(max_length=40, required=False)

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        only = {name: str(getattr(value, "pk", value)) for name in ONLY if (value := values.pop(name, None))}
        return values | {"only": only}


class ReportCollection(Collection):
    """Compiled reports; POST asks for one and answers 202, then `state`, `step` and `steps` tell how far it is."""

    model = Report
    prefetched = ("files", "signed")
    serializer_class = ReportSerializer
    filterset_fields = ["kind", "period", "state"]

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().defer("snapshot")

    @extend_schema(request=NewReportSerializer, responses={202: ReportSerializer})
    def create(self, request: Request) -> Response:
        if not policy.made_by(request.user):
            no(_("Vai trò của anh/chị không lập báo cáo.")).require()
        report = actions.request_report(by=request.user, **given(self, NewReportSerializer))
        if report.is_live:
            ring(report.pk)
        return Response(ReportSerializer(report).data, status=202)

    @extend_schema(request=None, responses={202: ReportSerializer})
    @action(detail=True, methods=["post"])
    def retry(self, request: Request, pk: str) -> Response:
        report = self.get_object()
        policy.can_retry(request.user, report).require()
        actions.retry_report(report, by=request.user)
        ring(report.pk)
        return Response(ReportSerializer(report).data, status=202)

    @extend_schema(request=None, responses=ReportSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        """Stop its making."""
        report = self.get_object()
        actions.cancel_report(report, by=request.user)
        return Response(ReportSerializer(report).data)

    @extend_schema(request=None, responses=ReportSerializer)
    @action(detail=True, methods=["post"])
    def freeze(self, request: Request, pk: str) -> Response:
        report = self.get_object()
        actions.freeze_report(report, by=request.user)
        return Response(ReportSerializer(report).data)

    @extend_schema(request=None, responses=ReportSerializer)
    @action(detail=True, methods=["post"])
    def unfreeze(self, request: Request, pk: str) -> Response:
        actions.unfreeze_report(self.get_object(), by=request.user)
        return Response(ReportSerializer(self.get_object()).data)

    @extend_schema(request=IssueSerializer, responses=ReportSerializer)
    @action(detail=True, methods=["post"])
    def issue(self, request: Request, pk: str) -> Response:
        report = self.get_object()
        policy.can_issue(request.user, report).require()
        actions.issue_report(report, by=request.user, **given(self, IssueSerializer))
        return Response(ReportSerializer(report).data)

    @extend_schema(
        methods=["post"],
        request={"multipart/form-data": SignedFileSerializer},
        responses={201: ReportSerializer},
    )
    @extend_schema(methods=["get"], responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    @extend_schema(methods=["delete"], responses={204: None})
    @action(
        detail=True, methods=["get", "post", "delete"], parser_classes=[MultiPartParser], filterset_class=None,
        pagination_class=None,
    )  # fmt: skip
    def signed(self, request: Request, pk: str) -> Any:
        """The PDF that came back from signing: read, sent or taken away again before the report is issued."""
        report = self.get_object()
        if request.method == "POST":
            policy.can_attach_signed(request.user, report).require()
            file = given(self, SignedFileSerializer)["signed"]
            actions.attach_signed(report, by=request.user, content=file, size=file.size)
            return Response(ReportSerializer(self.get_object()).data, status=201)
        if request.method == "DELETE":
            actions.remove_signed(report, by=request.user)
            return Response(status=204)
        paper = SignedPaper.objects.visible_to(request.user).filter(report=report).first()
        if paper is None:
            raise Http404
        return FileResponse(
            open_stored(paper.sha256), as_attachment=True, filename=f"{report.kind}-{report.pk}-da-ky.pdf",
            content_type="application/pdf",
        )  # fmt: skip

    @extend_schema(
        parameters=[OpenApiParameter("name", str, OpenApiParameter.PATH, enum=sorted(FORMATS))],
        responses={(200, writer.media_type): OpenApiTypes.BINARY for writer in FORMATS.values()},
    )
    @action(detail=True, url_path="files/(?P<name>[a-z]+)", filterset_class=None, pagination_class=None)
    def file(self, request: Request, pk: str, name: str) -> FileResponse:
        report = self.get_object()
        found = File.objects.visible_to(request.user).filter(report=report, format=name).first()
        if found is None:
            raise Http404
        title = f"{report.kind}-{report.pk}.{found.format}"
        return FileResponse(
            open_stored(found.sha256), as_attachment=True, filename=title, content_type=FORMATS[name].media_type
        )
