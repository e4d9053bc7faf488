"""Tokens, the inbox and the settings, for other systems."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import actions
from accounts.adapters import TokenAuthentication
from accounts.models import Letter, Notification, SettingKind, letters_with_kind, setting_states, settings_version
from accounts.policy import require_manager
from core.api import Asked, Collection, Strict, given

LETTER_STATES = ("waiting", "failed", "sent")


class SignInSerializer(Strict):
    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(max_length=200, trim_whitespace=False)
    code = serializers.CharField(
        max_length=20, required=False, allow_blank=True, help_text=_("Mã xác thực hai lớp, nếu tài khoản có dùng.")
    )


class TokenSerializer(serializers.Serializer[Any]):
    token = serializers.CharField()
    expiry = serializers.DateTimeField()


class TokenView(APIView):
    """POST: a token for an address and a password (and the code of the second factor); DELETE: give it back."""

    permission_classes = [AllowAny]
    authentication_classes = [TokenAuthentication]

    @extend_schema(request=SignInSerializer, responses={200: TokenSerializer}, auth=[])
    def post(self, request: Request) -> Response:
        values = given(self, SignInSerializer)
        user = actions.sign_in(request._request, **values)
        token, expiry = actions.issue_token(user)
        return Response({"token": token, "expiry": expiry})

    @extend_schema(request=None, responses={204: None})
    def delete(self, request: Request) -> Response:
        actions.revoke_token(request.auth)
        return Response(status=204)


class NotificationSerializer(serializers.ModelSerializer[Notification]):
    class Meta:
        model = Notification
        fields = ["id", "kind", "text", "url", "created_at", "read_at"]


class NotificationCollection(Collection):
    """One's own inbox."""

    model = Notification
    serializer_class = NotificationSerializer
    filterset_fields = {"read_at": ["isnull"], "kind": ["exact"]}

    @extend_schema(request=None, responses=NotificationSerializer)
    @action(detail=True, methods=["post"])
    def read(self, request: Request, pk: str) -> Response:
        notification = self.get_object()
        actions.read_notification(notification, by=request.user)
        notification.refresh_from_db()
        return Response(NotificationSerializer(notification).data)

    @extend_schema(request=None, responses={204: None})
    @action(detail=False, methods=["post"], url_path="read-all")
    def read_all(self, request: Request) -> Response:
        actions.read_all_notifications(by=request.user)
        return Response(status=204)


class LetterSerializer(serializers.ModelSerializer[Letter]):
    """What became of a letter; what it says is for whom it is to."""

    to = serializers.EmailField(source="recipient.email")
    kind = serializers.CharField(source="kind_words")
    state = serializers.ChoiceField(choices=LETTER_STATES)
    error = serializers.CharField(source="error_words")

    class Meta:
        model = Letter
        fields = [
            "id", "to", "kind", "state", "attempts", "error", "last_error",
            "created_at", "due_at", "sent_at", "failed_at",
        ]  # fmt: skip


class LetterFilter(Asked):
    state = filters.ChoiceFilter(choices=[(state, state) for state in LETTER_STATES], method="in_state")

    class Meta:
        model = Letter
        fields: list[str] = []

    def in_state(self, rows: Any, _name: str, state: str) -> Any:
        return getattr(rows, state)()


class LettersRetriedSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()


class LetterCollection(Collection):
    """Letters to people, for the administrator: whether they went."""

    model = Letter
    serializer_class = LetterSerializer
    filterset_class = LetterFilter

    def get_queryset(self) -> Any:
        if getattr(self, "swagger_fake_view", False):
            return Letter.objects.none()
        require_manager(self.request.user)
        return letters_with_kind()

    @extend_schema(request=None, responses=LetterSerializer)
    @action(detail=True, methods=["post"])
    def retry(self, request: Request, pk: str) -> Response:
        actions.retry_letter(self.get_object(), by=request.user)
        return Response(LetterSerializer(self.get_object()).data)

    @extend_schema(operation_id="letters_retry_all", request=None, responses=LettersRetriedSerializer, filters=False)
    @action(detail=False, methods=["post"], url_path="retry", pagination_class=None, filter_backends=[])
    def retry_all(self, request: Request) -> Response:
        return Response({"count": actions.retry_letters(by=request.user)})


class SettingSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    label = serializers.CharField(source="known.label")  # type: ignore[assignment]
    help = serializers.CharField(source="known.help")
    group = serializers.CharField(source="known.group")
    kind = serializers.ChoiceField(choices=SettingKind.choices, source="known.kind")
    value = serializers.JSONField()
    default = serializers.JSONField(source="known.default")
    least = serializers.IntegerField(source="known.least")
    most = serializers.IntegerField(source="known.most")
    changed_by = serializers.CharField()
    changed_at = serializers.DateTimeField(allow_null=True)


class SettingsSerializer(serializers.Serializer[Any]):
    version = serializers.IntegerField()
    settings = SettingSerializer(many=True)


class ChangeSettingsSerializer(Strict):
    version = serializers.IntegerField(
        min_value=0, max_value=2**62, help_text=_("Phiên bản đã đọc; ai vừa thay đổi thì trả 409.")
    )
    values = serializers.DictField(
        child=serializers.JSONField(allow_null=True), help_text=_("Giá trị theo mã thiết lập; null: về mặc định.")
    )


class SettingsView(APIView):
    """What the administrator has set, all of it; PATCH sets some of it at once."""

    @extend_schema(responses=SettingsSerializer)
    def get(self, request: Request) -> Response:
        require_manager(request.user)
        return self.answer()

    @extend_schema(request=ChangeSettingsSerializer, responses=SettingsSerializer)
    def patch(self, request: Request) -> Response:
        require_manager(request.user)
        asked = given(self, ChangeSettingsSerializer)
        actions.change_settings(asked["values"], by=request.user, version=asked["version"])
        return self.answer()

    def answer(self) -> Response:
        states = setting_states()
        body = {"version": settings_version(states), "settings": states}
        return Response(SettingsSerializer(body).data)
