"""The form that is filled in without network, for other systems."""

from __future__ import annotations

import io
from typing import Any

from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.api import Strict, given
from indicators.models import filled_of
from plans.models import Submission
from plans.policy import can_edit
from reports import actions
from reports.builders.offline import build_offline, file_name
from reports.forms.offline import check_offline, require_no_faults
from reports.importers.offline import SHEET, read_offline
from reports.writers.marking import mark_faults
from reports.writers.offline import write_offline
from tasks.models import Progress


class FormUploadSerializer(Strict):
    file = serializers.FileField(allow_empty_file=True)


class TakenSerializer(serializers.Serializer[Any]):
    taken = serializers.ListField(
        child=serializers.CharField(),
        help_text="“summary”, the codes of the tasks and “statistics”, as far as the form changed them.",
    )


class FormView(APIView):
    """The account as a workbook to fill in without network; POST takes all of a filled one as a draft, or nothing."""

    parser_classes = [MultiPartParser]

    def found(self, request: Request, pk: int) -> tuple[Submission, list[Progress]]:
        rows = Submission.objects.visible_to(request.user).select_related("period__plan", "agency")
        submission = rows.prefetch_related("extensions").filter(pk=pk).first()
        if submission is None:
            raise Http404
        can_edit(request.user, submission).require()
        return submission, list(Progress.objects.visible_to(request.user).for_form(submission))

    @extend_schema(responses={(200, SHEET): OpenApiTypes.BINARY})
    def get(self, request: Request, pk: int) -> FileResponse:
        submission, entries = self.found(request, pk)
        content = io.BytesIO(write_offline(build_offline(submission, entries, filled_of(submission))))
        return FileResponse(content, as_attachment=True, filename=file_name(submission), content_type=SHEET)

    @extend_schema(request=FormUploadSerializer, responses=TakenSerializer)
    def post(self, request: Request, pk: int) -> Response:
        """200 says what was taken; 400 names every wrong cell, «Nhiệm vụ!E7», and nothing is taken."""
        submission, entries = self.found(request, pk)
        file = given(self, FormUploadSerializer)["file"]
        filled = read_offline(file.file, size=file.size)
        form, faults = check_offline(filled, submission, entries, filled_of(submission))
        require_no_faults(faults)
        return Response({"taken": actions.take_form(submission, form, by=request.user)})


class MarkedFormView(FormView):
    """The same workbook back, each wrong cell of it marked; nothing is taken."""

    http_method_names = ["post", "options"]

    @extend_schema(request=FormUploadSerializer, responses={(200, SHEET): OpenApiTypes.BINARY, 204: None})
    def post(self, request: Request, pk: int) -> Any:
        """204 when no cell is wrong."""
        submission, entries = self.found(request, pk)
        file = given(self, FormUploadSerializer)["file"]
        filled = read_offline(file.file, size=file.size)
        _form, faults = check_offline(filled, submission, entries, filled_of(submission))
        if not faults:
            return Response(status=204)
        content = io.BytesIO(mark_faults(filled.content, faults))
        name = file_name(submission, marked=True)
        return FileResponse(content, as_attachment=True, filename=name, content_type=SHEET)
