"""What hangs on a title, for other systems: its commercial use, authorised users, history and documents."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from core.api import Collection, Seen, Strict, given
from indicators import actions, policy
from indicators.models import AuthorisedUser, Exploitation, ExploitationKind, Title, TitleDocument, TitleStep


class ExploitationSerializer(serializers.ModelSerializer[Exploitation]):
    class Meta:
        model = Exploitation
        fields = ["id", "title", "kind", "user", "contract", "since", "until", "value", "proof"]


class AuthorisedUserSerializer(serializers.ModelSerializer[AuthorisedUser]):
    class Meta:
        model = AuthorisedUser
        fields = [
            "id", "title", "name", "certificate_number", "decision", "granted_on", "valid_until", "scale", "address",
            "commune", "district", "place",
        ]  # fmt: skip


class TitleStepSerializer(serializers.ModelSerializer[TitleStep]):
    class Meta:
        model = TitleStep
        fields = ["id", "title", "on", "words"]


class TitleDocumentSerializer(serializers.ModelSerializer[TitleDocument]):
    """`sha256` is empty where no file was handed in."""

    class Meta:
        model = TitleDocument
        fields = ["id", "title", "number", "issued_on", "name", "file_name", "media_type", "size", "sha256"]


def words(longest: int) -> serializers.CharField:
    return serializers.CharField(max_length=longest, required=False, allow_blank=True, default="")


def day() -> serializers.DateField:
    return serializers.DateField(required=False, allow_null=True, default=None)


class EndSerializer(Strict):
    """The last day of something that has gone on."""

    on = serializers.DateField()


class NewExploitationSerializer(Strict):
    """Without a `proof` it is not recorded."""

    title = Seen(Title)
    kind = serializers.ChoiceField(choices=ExploitationKind.choices)
    user = serializers.CharField(max_length=300)
    contract = serializers.CharField(max_length=300)
    since = serializers.DateField()
    until = day()
    value = serializers.DecimalField(
        max_digits=18, decimal_places=0, min_value=0, required=False, allow_null=True, default=None
    )
    proof = words(500)


class ExploitationCollection(Collection):
    """Commercial uses of what titles protect; `{id}/end/` records the last day."""

    model = Exploitation
    serializer_class = ExploitationSerializer
    filterset_fields = ["title", "kind"]

    @extend_schema(request=NewExploitationSerializer, responses={201: ExploitationSerializer})
    def create(self, request: Request) -> Response:
        policy.can_write_titles(request.user).require()
        values = given(self, NewExploitationSerializer)
        found = actions.add_exploitation(values.pop("title"), values, by=request.user)
        return Response(ExploitationSerializer(found).data, status=201)

    @extend_schema(request=EndSerializer, responses=ExploitationSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        found = self.get_object()
        policy.can_write_titles(request.user).require()
        actions.end_exploitation(found, by=request.user, on=given(self, EndSerializer)["on"])
        return Response(ExploitationSerializer(self.get_object()).data)


class AuthoriseSerializer(Strict):
    title = Seen(Title)
    name = serializers.CharField(max_length=300)
    certificate_number = words(60)
    decision = words(200)
    granted_on = serializers.DateField()
    valid_until = day()
    address = words(1000)
    scale = words(300)


class AuthorisedUserCollection(Collection):
    """Who may use a geographical indication; `{id}/end/` records the last day."""

    model = AuthorisedUser
    serializer_class = AuthorisedUserSerializer
    filterset_fields = ["title", "commune", "district", "place"]

    @extend_schema(request=AuthoriseSerializer, responses={201: AuthorisedUserSerializer})
    def create(self, request: Request) -> Response:
        policy.can_write_titles(request.user).require()
        values = given(self, AuthoriseSerializer)
        found = actions.authorise_user(values.pop("title"), values, by=request.user)
        return Response(AuthorisedUserSerializer(found).data, status=201)

    @extend_schema(request=EndSerializer, responses=AuthorisedUserSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        found = self.get_object()
        policy.can_write_titles(request.user).require()
        actions.end_authorisation(found, by=request.user, on=given(self, EndSerializer)["on"])
        return Response(AuthorisedUserSerializer(self.get_object()).data)


class NewStepSerializer(Strict):
    title = Seen(Title)
    on = day()
    words = serializers.CharField(max_length=500)


class TitleStepCollection(Collection):
    """Lines of the office's own account of an application; the same line twice is one."""

    model = TitleStep
    serializer_class = TitleStepSerializer
    filterset_fields = ["title"]

    @extend_schema(request=NewStepSerializer, responses={201: TitleStepSerializer})
    def create(self, request: Request) -> Response:
        policy.can_write_titles(request.user).require()
        found = actions.add_step(by=request.user, **given(self, NewStepSerializer))
        return Response(TitleStepSerializer(found).data, status=201)


class NewDocumentSerializer(Strict):
    title = Seen(Title)
    name = serializers.CharField(max_length=300)
    number = words(60)
    issued_on = day()
    file = serializers.FileField(allow_empty_file=True, max_length=500, required=False)


class TitleDocumentCollection(Collection):
    """Documents on titles, with or without a file; POST as multipart/form-data, `{id}/file/` gives the bytes."""

    model = TitleDocument
    serializer_class = TitleDocumentSerializer
    filterset_fields = ["title"]

    def get_parsers(self) -> Any:
        return [MultiPartParser()]

    @extend_schema(request=NewDocumentSerializer, responses={201: TitleDocumentSerializer})
    def create(self, request: Request) -> Response:
        policy.can_write_titles(request.user).require()
        values = given(self, NewDocumentSerializer)
        title, file = values.pop("title"), values.pop("file", None)
        upload = (file.name or "", file.file, file.size or 0) if file is not None else None
        found = actions.add_title_document(title, values, by=request.user, file=upload)
        return Response(TitleDocumentSerializer(found).data, status=201)

    @extend_schema(request=None, responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:
        actions.remove_title_document(self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, filterset_class=None, pagination_class=None)
    def file(self, request: Request, pk: str) -> FileResponse:
        """404 where no file was handed in."""
        document = self.get_object()
        if not document.sha256:
            raise Http404
        return FileResponse(
            document.content(),
            as_attachment=True,
            filename=document.file_name,
            content_type="application/octet-stream",
        )
