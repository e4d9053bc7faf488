"""Acts on people and their inboxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from knox.models import AuthToken

from accounts.models import Notification, User
from accounts.policy import require_manager
from core import clock
from core.audit import act
from core.errors import DomainError, Missing


def create_user(
    *, by: User, email: str, full_name: str, position: str = "", password_hash: str = "", is_demo: bool = False
) -> User:
    """A new person, who can sign in once a password is set. `password_hash` is as Django's hashers write it."""
    require_manager(by)
    if User.objects.filter(email__iexact=email).exists():
        message = _("Đã có người dùng với thư điện tử %s.") % email
        raise DomainError("duplicate", message, kind="invalid", items=(Missing("email", _("Thư điện tử"), message),))
    user = User(email=email.lower(), full_name=full_name, position=position, is_demo=is_demo)
    user.password = password_hash
    if not password_hash:
        user.set_unusable_password()
    with act("create_user", by):
        user.save()
    return user


def disable_user(user: User, *, by: User) -> None:
    """The person can no longer sign in; sessions and tokens stop at the next request."""
    require_manager(by)
    with act("disable_user", by):
        User.objects.filter(pk=user.pk).update(is_active=False)
    user.is_active = False


def set_language(language: str, *, by: User) -> None:
    """From now on the portal speaks this language to the person."""
    require_language(language)
    with act("set_language", by):
        User.objects.filter(pk=by.pk).update(language=language)
    by.language = language


def require_language(language: str) -> None:
    """DomainError for one that the portal does not speak."""
    if language not in User.Language.values:
        raise DomainError("unknown_language", _("Cổng không có ngôn ngữ này."), kind="invalid")


def notify(
    recipients: Iterable[User], *, kind: str, key: str, text: str, url: str, values: Mapping[str, Any] | None = None
) -> None:
    """Tell each person once, in that person's language: the same `key` is not told again, however often a job runs.

    `text`: a sentence as it stands in the source, marked with `gettext_noop`; `values` fill its `%(name)s`. A value
    whose words depend on the language is a model, a lazy string, or a function that is called in that language.
    """
    moment, people = clock.now(), list(recipients)
    said = {language: in_language(language, text, values)[:500] for language in {person.reads for person in people}}
    rows = [
        Notification(recipient=person, kind=kind, key=key, text=said[person.reads], url=url, created_at=moment)
        for person in people
    ]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)


def in_language(language: str, text: str, values: Mapping[str, Any] | None) -> str:
    """A sentence of the source in another language, filled in there."""
    with translation.override(language):
        words = translation.gettext(text)
        if values is None:
            return words
        return words % {name: value() if callable(value) else value for name, value in values.items()}


def read_notification(notification: Notification, *, by: User) -> None:
    """Mark as read; reading twice changes nothing."""
    Notification.objects.filter(pk=notification.pk, recipient=by, read_at=None).update(read_at=clock.now())


def read_all_notifications(*, by: User) -> int:
    """Mark the whole inbox as read; returns how many were unread."""
    unread: QuerySet[Notification] = Notification.objects.visible_to(by).unread()
    return unread.update(read_at=clock.now())


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
