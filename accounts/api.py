"""Tokens, the inbox and the settings, for other systems."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import actions
from accounts.adapters import TokenAuthentication
from accounts.models import Notification, SettingKind, setting_states, settings_version
from accounts.policy import require_manager
from core.api import Collection, Strict, given


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
