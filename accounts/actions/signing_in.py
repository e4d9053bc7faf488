"""Signing in: by password and code, by token, and the session's time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from knox.models import AuthToken

from accounts.models import SETTINGS, User, setting
from core.errors import DomainError


def sign_in(request: HttpRequest, *, email: str, password: str, code: str = "") -> User:
    """The person with this address and password, and with the code where a second factor is set up or required.

    Attempts count against the same limits as on the sign-in page.
    """
    adapter: Any = get_adapter()
    try:
        user = adapter.authenticate(request, email=email, password=password)
        if user is None:
            raise DomainError("bad_credentials", _("Thư điện tử hoặc mật khẩu không đúng."), kind="refused")
        factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
        if factor is None and settings.REQUIRE_SECOND_FACTOR:
            message = _("Tài khoản chưa thiết lập xác thực hai lớp. Hãy đăng nhập trang và thiết lập trước.")
            raise DomainError("second_factor_required", message, kind="refused")
        if factor is not None:
            adapter.pre_authenticate(request, email=email)
            if not factor.wrap().validate_code(code):
                raise DomainError("bad_code", _("Mã xác thực hai lớp thiếu hoặc không đúng."), kind="refused")
    except ValidationError as error:
        message = _("Đăng nhập sai quá nhiều lần. Hãy chờ ít phút rồi thử lại.")
        raise DomainError("too_many_attempts", message, kind="refused") from error
    found: User = user
    return found


def issue_token(user: User) -> tuple[str, datetime]:
    """A new token and the moment it ends; only its digest is kept."""
    instance, token = AuthToken.objects.create(user)
    return token, instance.expiry


def revoke_token(token: Any) -> None:
    """Give a token back: it ends now. Nothing happens without one."""
    if token is not None:
        token.delete()


def begin_session(session: SessionBase) -> None:
    """Sign-in, and «Tiếp tục làm việc»: from now the session lasts its whole time again."""
    session["began"] = int(timezone.now().timestamp())
    hours = setting("session_hours")
    session.set_expiry(None if hours == SETTINGS["session_hours"].default else hours * 3600)
