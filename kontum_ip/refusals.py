"""How the API refuses: every error in one shape, whoever raised it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from core.errors import API_STATUS, DomainError

SENTENCES = {
    400: ("malformed", _("Nội dung gửi lên không đọc được.")),
    401: ("not_authenticated", _("Mã truy cập thiếu, không đúng hoặc đã hết hạn. Hãy lấy mã mới tại /api/v1/token/.")),
    403: ("forbidden", _("Anh/chị không có quyền làm việc này.")),
    404: ("not_found", _("Không tìm thấy dữ liệu được yêu cầu.")),
    405: ("method_not_allowed", _("Địa chỉ này không nhận phương thức vừa dùng.")),
    406: ("not_acceptable", _("Máy chủ không trả được kiểu dữ liệu được yêu cầu.")),
    415: ("unsupported_media_type", _("Kiểu nội dung gửi lên không được nhận ở địa chỉ này.")),
    429: ("throttled", _("Quá nhiều yêu cầu trong một thời gian ngắn. Hãy chờ rồi thử lại.")),
    500: ("error", _("Cổng gặp lỗi, chưa thực hiện được yêu cầu.")),
}


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
        return {"code": "invalid", "message": str(_("Dữ liệu gửi lên chưa đúng.")), "errors": detail}
    code, sentence = SENTENCES.get(error.status_code, SENTENCES[500])
    return {"code": code, "message": str(sentence), "errors": {}}
