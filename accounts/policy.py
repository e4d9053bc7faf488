"""Who may make, change and close accounts. Roles are known above, so the rules on them are theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import LINK_LETTER, Letter, User, setting
from core import clock
from core.errors import YES, Verdict, not_now

# The app that knows roles appends its rules here in `apps.py: ready()`: who manages people, and whom the portal needs.
people_guards: list[Callable[[User], Verdict]] = []
lock_guards: list[Callable[[User], Verdict]] = []
BETWEEN_PASSWORD_LETTERS = timedelta(minutes=5)


def first_refusal(guards: Iterable[Callable[[Any], Verdict]], person: Any) -> Verdict:
    return next((verdict for guard in guards if not (verdict := guard(person))), YES)


def can_manage(by: Any) -> Verdict:
    """Only whom every rule lets."""
    return first_refusal(people_guards, by)


def require_manager(by: User) -> None:
    """Raises 403 with the reason unless every rule lets this person manage people."""
    can_manage(by).require()


def can_lock(by: Any, person: User) -> Verdict:
    """Anybody but oneself and whom the portal cannot do without."""
    if not (verdict := can_manage(by)):
        return verdict
    if by.pk == person.pk:
        return not_now(_("Không ai tự khóa tài khoản của mình. Hãy nhờ một quản trị hệ thống khác."), "own_account")
    return first_refusal(lock_guards, person)


def can_send_password_letter(by: Any, person: User) -> Verdict:
    """To whoever may sign in, when letters go out at all, and not one after the other."""
    if not (verdict := can_manage(by)):
        return verdict
    if not person.is_active:
        return not_now(_("Tài khoản đang bị khóa. Hãy mở khóa trước khi gửi thư."))
    if not setting("mail_enabled"):
        return not_now(_("Cổng đang tắt gửi thư điện tử."))
    since = clock.now() - BETWEEN_PASSWORD_LETTERS
    sent = Letter.objects.filter(recipient=person, key__startswith=LINK_LETTER, created_at__gt=since).first()
    if sent is None:
        return YES
    said = {"at": f"{timezone.localtime(sent.created_at):%H:%M}", "minutes": BETWEEN_PASSWORD_LETTERS.seconds // 60}
    words = _("Đã gửi thư lúc %(at)s. Mỗi lần gửi cách nhau ít nhất %(minutes)d phút.") % said
    return not_now(words, "too_soon")


def can_retry_letter(by: Any, letter: Letter) -> Verdict:
    """One that was given up; the others go by themselves or are out."""
    if not (verdict := can_manage(by)):
        return verdict
    if letter.sent_at:
        return not_now(_("Thư này đã được gửi."))
    return YES if letter.failed_at else not_now(_("Thư này đang chờ gửi, cổng sẽ tự gửi."))


def session_end(session: SessionBase) -> datetime | None:
    """When the session ends unless the person goes on; None for one that was not begun by signing in on a page."""
    if (began := session.get("began")) is None:
        return None
    return datetime.fromtimestamp(began, UTC) + timedelta(seconds=session.get_expiry_age())
