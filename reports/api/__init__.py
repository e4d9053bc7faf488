"""The record, the search and the figures, for other systems."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import APIView

from agencies.models import Agency
from agencies.policy import can_read_record
from core import clock
from core.api import Seen, Strict
from core.record import event_models, pointers, read
from plans.models import Assignment, Plan
from reports.builders.entries import SHEET, chosen_entries, entries_file, file_name
from reports.builders.figures import Bucket, Tally, accounts, by_agency, by_assignment, tally
from reports.builders.readings import Kin, Readings, read_years
from reports.builders.scope import Scope, assignments
from reports.catalogue import search


class ChangeSerializer(serializers.Serializer[Any]):
    label = serializers.CharField()  # type: ignore[assignment]
    before = serializers.CharField()
    after = serializers.CharField()


class LineSerializer(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    table = serializers.CharField()
    object_id = serializers.IntegerField()
    kind = serializers.CharField()
    act = serializers.CharField()
    act_id = serializers.CharField()
    actor = serializers.CharField()
    changes = ChangeSerializer(many=True)


class RecordQuerySerializer(Strict):
    table = serializers.ChoiceField(choices=[], required=False)
    object_id = serializers.IntegerField(required=False, min_value=0, max_value=2**62)
    act = serializers.CharField(required=False, max_length=60)
    since = serializers.DateTimeField(required=False)
    until = serializers.DateTimeField(required=False)

    def get_fields(self) -> Any:
        fields = super().get_fields()
        fields["table"] = serializers.ChoiceField(choices=list(event_models()), required=False)
        return fields

    def lookup(self) -> dict[str, Any]:
        names = {
            "object_id": "pgh_obj_id",
            "act": "pgh_context__act",
            "since": "pgh_created_at__gte",
            "until": "pgh_created_at__lt",
        }
        return {names[name]: value for name, value in self.validated_data.items() if name in names}


class AuditCollection(viewsets.ViewSet):
    """The whole record, newest first, for the auditor."""

    @extend_schema(
        parameters=[RecordQuerySerializer, OpenApiParameter("page", int), OpenApiParameter("page_size", int)],
        responses=LineSerializer(many=True),
    )
    def list(self, request: Request) -> Response:
        can_read_record(request.user).require()
        asked = {name: value for name, value in request.query_params.items() if name not in ("page", "page_size")}
        form = RecordQuerySerializer(data=asked)
        form.is_valid(raise_exception=True)
        wanted = form.validated_data.get("table")
        tables = [model for label, model in event_models().items() if wanted in (None, label)]
        found = pointers(*(model._default_manager.filter(**form.lookup()) for model in tables))
        paginator: Any = api_settings.DEFAULT_PAGINATION_CLASS
        pages = paginator()
        page: Any = pages.paginate_queryset(found, request, view=self)
        return pages.get_paginated_response(LineSerializer(read(page or []), many=True).data)


class HitSerializer(serializers.Serializer[Any]):
    title = serializers.CharField()
    url = serializers.CharField()
    about = serializers.CharField()
    said = serializers.CharField()


class GroupSerializer(serializers.Serializer[Any]):
    kind = serializers.CharField(source="kind.name")
    count = serializers.IntegerField()
    hits = HitSerializer(many=True)


class FoundSerializer(serializers.Serializer[Any]):
    counts = serializers.DictField(child=serializers.IntegerField())
    groups = GroupSerializer(many=True)


class SearchedSerializer(Strict):
    q = serializers.CharField(max_length=search.LONGEST, required=False, allow_blank=True, default="")
    kind = serializers.ChoiceField(choices=[kind.name for kind in search.KINDS], required=False)
    page = serializers.IntegerField(min_value=1, max_value=1_000_000, required=False, default=1)


class SearchView(APIView):
    """Everything the person may see that says what is asked, with or without dấu.

    The best few of each kind with how many there are; all of one `kind` by pages of twenty.
    """

    @extend_schema(parameters=[SearchedSerializer], responses=FoundSerializer)
    def get(self, request: Request) -> Response:
        form = SearchedSerializer(data=request.query_params.dict())
        form.is_valid(raise_exception=True)
        typed, chosen = form.validated_data["q"], search.kind_named(form.validated_data.get("kind", ""))
        numbers = search.counts(request.user, typed)
        groups = (
            search.paged(request.user, typed, numbers, chosen, form.validated_data["page"])[0]
            if chosen
            else search.few(request.user, typed, numbers, 5)
        )
        return Response(FoundSerializer({"counts": numbers, "groups": groups}).data)


class CountSerializer(serializers.Serializer[Any]):
    state = serializers.ChoiceField(choices=Bucket.choices)
    name = serializers.CharField()
    count = serializers.IntegerField()
    share = serializers.DecimalField(max_digits=4, decimal_places=1, allow_null=True)


class SumSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField(allow_null=True)
    name = serializers.CharField()
    total = serializers.IntegerField()
    done = serializers.IntegerField()
    states = CountSerializer(many=True)


class AccountsSerializer(serializers.Serializer[Any]):
    expected = serializers.IntegerField()
    sent = serializers.IntegerField()
    on_time = serializers.IntegerField()
    accepted = serializers.IntegerField()
    late = serializers.ListField(child=serializers.CharField())


class YearSerializer(serializers.Serializer[Any]):
    year = serializers.IntegerField()
    period = serializers.IntegerField()
    total = serializers.IntegerField()
    done = serializers.IntegerField()
    states = CountSerializer(many=True)
    accounts = AccountsSerializer()


class FiguresSerializer(serializers.Serializer[Any]):
    plan = serializers.IntegerField(allow_null=True)
    as_of = serializers.DateTimeField()
    years = YearSerializer(many=True)
    by_agency = SumSerializer(many=True)
    by_assignment = SumSerializer(many=True)


class FiguresQuerySerializer(Strict):
    """As the filters of a dashboard."""

    plan = Seen(Plan, required=False)
    year = serializers.IntegerField(required=False, min_value=1900, max_value=2199)
    assignment = Seen(Assignment, required=False)
    agency = Seen(Agency, required=False)
    territory = Seen(Agency, required=False)


class EntriesFileView(APIView):
    """Every entry that the person may see as rows of one plain workbook, by the filters of the dashboards."""

    @extend_schema(parameters=[FiguresQuerySerializer], responses={(200, SHEET): OpenApiTypes.BINARY})
    def get(self, request: Request) -> FileResponse:
        asked = asked_for(request)
        found = chosen_entries(request.user, asked.pop("plan", None), Scope.of(asked, Kin()))
        return FileResponse(entries_file(found), as_attachment=True, filename=file_name(), content_type=SHEET)


def asked_for(request: Request) -> dict[str, Any]:
    """The filters of a dashboard, rows by their ids."""
    form = FiguresQuerySerializer(data=request.query_params.dict(), context={"request": request})
    form.is_valid(raise_exception=True)
    return {name: getattr(value, "pk", value) for name, value in form.validated_data.items()}


class FiguresView(APIView):
    """What the dashboards show, as numbers: by state, agency and group of tasks, of the accounts the person may see.

    `years` holds every year; `by_agency` and `by_assignment` speak of the year asked for, the newest unless told. One
    task as one agency accounts for it is counted once.
    """

    @extend_schema(parameters=[FiguresQuerySerializer], responses=FiguresSerializer)
    def get(self, request: Request) -> Response:
        asked = asked_for(request)
        moment = clock.now()
        readings = read_years(request.user, moment, asked.pop("plan", None))
        empty: dict[str, Any] = {"plan": None, "as_of": moment, "years": [], "by_agency": [], "by_assignment": []}
        body = empty if readings is None else empty | figures(readings, Scope.of(asked, Kin()))
        return Response(FiguresSerializer(body).data)


def figures(readings: Readings, scope: Scope) -> dict[str, Any]:
    parts = scope.the_year(readings).parts
    groups = {"by_agency": by_agency(parts, together={}), "by_assignment": by_assignment(parts, assignments(readings))}
    years = []
    for year in scope.years(readings):
        came_in = accounts(year, readings.moment)
        late = [row.agency.name for row in came_in.late]
        about = {name: getattr(came_in, name) for name in ("expected", "sent", "on_time", "accepted")}
        head = {"year": year.year, "period": year.period.pk, "accounts": about | {"late": late}}
        years.append(head | counted(tally(year.parts)))
    body = {
        name: [{"id": group.pk, "name": group.label} | counted(group.tally) for group in rows]
        for name, rows in groups.items()
    }
    return body | {"plan": readings.plan.pk, "years": years}


def counted(found: Tally) -> dict[str, Any]:
    states = [
        {"state": bucket.value, "name": str(bucket.label), "count": number, "share": share}
        for bucket, number, share in found.lines()
    ]
    return {"total": found.total, "done": found.done, "states": states}
