"""Files for the register, for other systems: handed in, watched, looked through, confirmed or dropped."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Collection, Strict, given
from indicators import actions, policy
from indicators.jobs import ring_import
from indicators.models import ImportKind, ImportRow, RegisterImport, RowVerdict, TitleKind


class ImportSerializer(serializers.ModelSerializer[RegisterImport]):
    class Meta:
        model = RegisterImport
        fields = [
            "id", "kind", "title_kind", "state", "source", "retrieved_on", "file_name", "sha256", "size", "done",
            "total", "counts", "fault", "moved_on", "with_doubtful", "requested_at", "requested_by", "confirmed_by",
            "applied_at",
        ]  # fmt: skip


class ProblemSerializer(serializers.Serializer[Any]):
    column = serializers.CharField()
    message = serializers.CharField()
    wrong = serializers.BooleanField()


class ImportRowSerializer(serializers.ModelSerializer[ImportRow]):
    problems = serializers.SerializerMethodField()

    class Meta:
        model = ImportRow
        fields = ["id", "number", "verdict", "label", "target", "values", "changes", "problems"]

    @extend_schema_field(ProblemSerializer(many=True))
    def get_problems(self, row: ImportRow) -> list[dict[str, Any]]:
        return [{"column": column, "message": words, "wrong": wrong} for column, words, wrong in row.said]


class NewImportSerializer(Strict):
    kind = serializers.ChoiceField(choices=ImportKind.choices)
    title_kind = serializers.ChoiceField(choices=TitleKind.choices, required=False, allow_blank=True, default="")
    source = serializers.CharField(max_length=200)  # type: ignore[assignment]
    retrieved_on = serializers.DateField()
    file = serializers.FileField(allow_empty_file=True)


class ConfirmSerializer(Strict):
    """Wrong rows are never written, and to leave them out has to be said; so has what becomes of doubtful ones."""

    leave_wrong = serializers.BooleanField(default=False)
    with_doubtful = serializers.BooleanField(required=False, allow_null=True, default=None)


class ImportCollection(Collection):
    """Files for the register. POST hands one in (202); once `state` is «previewed», `rows/` says what it would do."""

    model = RegisterImport
    serializer_class = ImportSerializer
    filterset_fields = ["kind", "state"]

    def get_parsers(self) -> list[Any]:
        return [MultiPartParser()] if getattr(self, "action_map", {}).get("post") == "create" else super().get_parsers()

    @extend_schema(request={"multipart/form-data": NewImportSerializer}, responses={202: ImportSerializer})
    def create(self, request: Request) -> Response:
        policy.can_import(request.user).require()
        values = given(self, NewImportSerializer)
        file = values.pop("file")
        imported = actions.take_import(by=request.user, name=file.name, content=file.file, size=file.size, **values)
        ring_import(imported.pk)
        return Response(ImportSerializer(imported).data, status=202)

    @extend_schema(
        parameters=[OpenApiParameter("verdict", OpenApiTypes.STR, enum=RowVerdict.values)],
        responses=ImportRowSerializer(many=True),
    )
    @action(detail=True, filterset_class=None, filterset_fields=[])
    def rows(self, request: Request, pk: str) -> Response:
        """The preview, in the order of the file; after the writing, only what was left out."""
        rows = ImportRow.objects.visible_to(request.user).filter(imported=self.get_object()).order_by("number")
        if verdict := request.query_params.get("verdict"):
            if verdict not in RowVerdict.values:
                raise serializers.ValidationError({"verdict": [_("Không có loại kết quả này.")]})
            rows = rows.filter(verdict=verdict)
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(ImportRowSerializer(page, many=True).data)

    @extend_schema(request=ConfirmSerializer, responses={202: ImportSerializer})
    @action(detail=True, methods=["post"])
    def apply(self, request: Request, pk: str) -> Response:
        """Write all that is new or changed; `state` then tells when it is done."""
        imported = self.get_object()
        policy.can_confirm_import(request.user, imported).require()
        actions.confirm_import(imported, by=request.user, **given(self, ConfirmSerializer))
        ring_import(imported.pk)
        return Response(ImportSerializer(imported).data, status=202)

    @extend_schema(request=None, responses=ImportSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        imported = self.get_object()
        actions.cancel_import(imported, by=request.user)
        return Response(ImportSerializer(imported).data)
