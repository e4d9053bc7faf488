"""Acts on people and their inboxes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

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
    user = User(email=email, full_name=full_name, position=position, is_demo=is_demo)
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


def notify(recipients: Iterable[User], *, key: str, text: str, url: str) -> None:
    """Tell each person once: the same `key` is not told again, however often a job runs."""
    rows = [Notification(recipient=person, key=key, text=text[:500], url=url) for person in recipients]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)


def read_notification(notification: Notification, *, by: User) -> None:
    """Mark as read; reading twice changes nothing."""
    Notification.objects.filter(pk=notification.pk, recipient=by, read_at=None).update(read_at=clock.now())


def read_all_notifications(*, by: User) -> int:
    """Mark the whole inbox as read; returns how many were unread."""
    unread: QuerySet[Notification] = Notification.objects.visible_to(by).unread()
    return unread.update(read_at=clock.now())
