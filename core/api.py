"""What every collection of /api/v1/ shares: strict input, rows that may be seen, and one shape of error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, ForeignKey, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from rest_framework import exceptions, serializers, viewsets
from rest_framework.filters import OrderingFilter
from rest_framework.response import Response
from rest_framework.views import set_rollback

from core.errors import API_STATUS, DomainError

SENTENCES = {
    400: ("malformed", "Nội dung gửi lên không đọc được."),
    401: ("not_authenticated", "Mã truy cập thiếu, không đúng hoặc đã hết hạn. Hãy lấy mã mới tại /api/v1/token/."),
    403: ("forbidden", "Anh/chị không có quyền làm việc này."),
    404: ("not_found", "Không tìm thấy dữ liệu được yêu cầu."),
    405: ("method_not_allowed", "Địa chỉ này không nhận phương thức vừa dùng."),
    406: ("not_acceptable", "Máy chủ không trả được kiểu dữ liệu được yêu cầu."),
    415: ("unsupported_media_type", "Kiểu nội dung gửi lên không được nhận ở địa chỉ này."),
    429: ("throttled", "Quá nhiều yêu cầu trong một thời gian ngắn. Hãy chờ rồi thử lại."),
    500: ("error", "Cổng gặp lỗi, chưa thực hiện được yêu cầu."),
}


class YesNo(filters.TypedChoiceFilter):
    """«true» or «false»; any other word is an error, not silence."""

    def __init__(self, **options: Any) -> None:
        words = [("true", "true"), ("false", "false")]
        super().__init__(choices=words, coerce=lambda word: word == "true", **options)


def seen_rows(field: Any) -> dict[str, Any]:
    rows = field.remote_field.model._default_manager
    return {"queryset": (lambda request: rows.visible_to(request.user)) if hasattr(rows, "visible_to") else rows.all()}


class Asked(filters.FilterSet):
    """What a list may be asked for; a row that the person may not see is as unknown as one that does not exist."""

    FILTER_DEFAULTS = filters.FilterSet.FILTER_DEFAULTS | {
        BooleanField: {"filter_class": YesNo},
        ForeignKey: {"filter_class": filters.ModelChoiceFilter, "extra": seen_rows},
    }


class Filters(filters.DjangoFilterBackend):
    filterset_base = Asked


class Collection(viewsets.ReadOnlyModelViewSet):  # type: ignore[type-arg]
    """A list and a detail of what the person may see; an unseen row is 404, never 403."""

    model: Any = None
    filterset_class: Any = None
    filter_backends = [Filters, OrderingFilter]
    related: tuple[str, ...] = ()
    prefetched: tuple[Any, ...] = ()

    def get_queryset(self) -> QuerySet[Any]:
        all_rows, described = self.model._default_manager, getattr(self, "swagger_fake_view", False)
        rows: QuerySet[Any] = all_rows.none() if described else all_rows.visible_to(self.request.user)
        return rows.select_related(*self.related).prefetch_related(*self.prefetched)


class Strict(serializers.Serializer):  # type: ignore[type-arg]
    """Input in which a misspelt field is an error, not silence."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping) and (unknown := set(data) - set(self.fields)):
            raise exceptions.ValidationError({name: [_("Không có trường này.")] for name in sorted(unknown)})
        return super().to_internal_value(data)


class Seen(serializers.PrimaryKeyRelatedField):  # type: ignore[type-arg]
    """The id of a row that the person may see; any other is as unknown as one that does not exist."""

    def __init__(self, model: Any = None, **options: Any) -> None:
        super().__init__(queryset=model and model._default_manager.none(), **options)

    def get_queryset(self) -> Any:
        model: Any = self.queryset.model  # type: ignore[union-attr]
        return model._default_manager.visible_to(self.context["request"].user)


def given(view: Any, serializer: type[Strict]) -> dict[str, Any]:
    """What the request says, checked; 400 with each field named otherwise."""
    data = view.request.data
    form = serializer(data={} if data is None else data, context={"request": view.request})
    form.is_valid(raise_exception=True)
    values: dict[str, Any] = form.validated_data
    return values


def answer_error(error: Exception, context: dict[str, Any]) -> Response | None:
    """Every error as {"code", "message", "errors"}; anything unforeseen stays a 500 for the log."""
    if isinstance(error, DomainError):
        set_rollback()
        return Response(domain_body(error), status=API_STATUS[error.kind])
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    set_rollback()
    headers = {}
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait) + 1)
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    return Response(api_body(error), status=error.status_code, headers=headers)


def domain_body(error: DomainError) -> dict[str, Any]:
    """Missing items by where they are; for a lost race both texts and the version now in force."""
    errors: dict[str, Any] = dict(error.errors)
    for item in error.items:
        errors.setdefault(item.anchor, []).append(str(item.message))
    if error.conflict is not None:
        errors["version"] = error.conflict.version
        errors["fields"] = [
            {"label": str(label), "theirs": theirs, "yours": yours} for label, theirs, yours in error.conflict.fields
        ]
    return {"code": error.code, "message": str(error.message), "errors": errors}


def api_body(error: exceptions.APIException) -> dict[str, Any]:
    if isinstance(error, exceptions.ValidationError):
        detail = error.detail if isinstance(error.detail, dict) else {"non_field_errors": error.detail}
        return {"code": "invalid", "message": _("Dữ liệu gửi lên chưa đúng."), "errors": detail}
    code, sentence = SENTENCES.get(error.status_code, SENTENCES[500])
    return {"code": code, "message": _(sentence), "errors": {}}
