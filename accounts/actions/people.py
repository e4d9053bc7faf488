"""Acts on people and their accounts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from knox.models import AuthToken

from accounts import policy
from accounts.actions.letters import letter_to, mail_is_on
from accounts.models import LINK_LETTER, SYSTEM_EMAIL, Letter, Notification, User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.versions import differences, require_version


@contextmanager
def managing(verb: str, by: User) -> Iterator[User]:
    """The frame of an administrator's act on people or roles; gives `by` as the database knows them now.

    Such acts wait for each other, and each is judged by what the one before it left: of two administrators who lock
    each other in the same moment the second is refused.
    """
    policy.require_manager(by)
    with act(verb, by):
        User.objects.select_for_update(no_key=True).filter(email=SYSTEM_EMAIL).first()
        manager = User.objects.get(pk=by.pk)
        policy.require_manager(manager)
        yield manager


def create_user(
    *, by: User, email: str, full_name: str, position: str = "", phone: str = "", password_hash: str = "",
    is_demo: bool = False,
) -> User:  # fmt: skip
    """A new person, who can sign in once a password is set. `password_hash` is as Django's hashers write it."""
    user = User(email=email.lower(), full_name=full_name, position=position, phone=phone, is_demo=is_demo)
    user.password = password_hash
    if not password_hash:
        user.set_unusable_password()
    with managing("create_user", by):
        require_free(email)
        user.save()
    return user


def require_free(email: str, owner: User | None = None) -> None:
    """Refuses, at its field, an address that somebody else signs in with, in whatever case it is written."""
    if User.objects.filter(email__iexact=email).exclude(pk=owner.pk if owner else 0).exists():
        message = _("Đã có người dùng với thư điện tử %s.") % email
        raise DomainError("duplicate", message, kind="invalid", items=(Missing("email", _("Thư điện tử"), message),))


def edit_user(user: User, *, by: User, version: int, email: str, full_name: str, position: str, phone: str) -> User:
    """Correct who a person is; refused with both texts when somebody has changed it since `version`.

    A new address is a new way in, so what was opened with the old one (sessions, tokens, a link to set a password) ends
    at once, and both boxes are told: whoever still holds the old one learns of it, and does not stay in.
    """
    values = {"email": email.lower(), "full_name": full_name, "position": position, "phone": phone}
    with managing("edit_user", by):
        fresh = User.objects.select_for_update().get(pk=user.pk)
        require_version(fresh, values, seen=version)
        require_free(email, fresh)
        changed, old = differences(fresh, values), fresh.email
        if not changed:
            return fresh
        for name in changed:
            setattr(fresh, name, values[name])
        fresh.version += 1
        fresh.save(update_fields=[*changed, "version"])
        if "email" in changed:
            move_address(fresh, old)
    return fresh


def move_address(user: User, old: str) -> None:
    """Sign-in finds people by allauth's list of addresses too: there is one for each person, the one they have now."""
    EmailAddress.objects.filter(Q(user=user) | Q(email__iexact=user.email)).delete()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    end_sessions(user)
    Letter.objects.filter(recipient=user, key__startswith=LINK_LETTER).waiting().delete()
    if user.is_active and mail_is_on():
        tell_of_move(user, old)


def tell_of_move(user: User, old: str) -> None:
    """The same letter to both boxes."""
    moment = clock.now()
    with translation.override(user.reads):
        subject = _("Thư điện tử đăng nhập đã đổi")
        said = _(
            "Quản trị hệ thống đã đổi thư điện tử đăng nhập của anh/chị từ %(old)s thành %(new)s. Từ nay anh/chị đăng"
            " nhập bằng địa chỉ mới. Nếu anh/chị không biết việc này, hãy liên hệ ngay đầu mối hỗ trợ."
        )
        text = said % {"old": old, "new": user.email}
    for name, address in (("old", old), ("new", user.email)):
        letter_to(user, f"address:{moment.isoformat()}:{name}", subject, [text], moment, address=address).save()


def end_sessions(user: User) -> None:
    """Wherever the person, or whoever has their device, is signed in, the next request asks for the password."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    AuthToken.objects.filter(user=user).delete()


def disable_user(user: User, *, by: User) -> None:
    """The person can no longer sign in; sessions and tokens end, also for the time after unlocking."""
    with managing("disable_user", by) as manager:
        policy.can_lock(manager, user).require()
        User.objects.filter(pk=user.pk).update(is_active=False)
        end_sessions(user)
        Letter.objects.filter(recipient=user).waiting().delete()
        Notification.objects.filter(recipient=user, for_digest=True).update(for_digest=False)
    user.is_active = False


def enable_user(user: User, *, by: User) -> None:
    """The person may sign in again, with the password they had; roles are as they were."""
    with managing("enable_user", by):
        User.objects.filter(pk=user.pk).update(is_active=True)
    user.is_active = True


def send_password_letter(user: User, *, by: User) -> Letter:
    """A letter with a link by which the person sets a password, the first or a new one; nobody else learns it."""
    with managing("send_password_letter", by) as manager:
        fresh = User.objects.get(pk=user.pk)
        policy.can_send_password_letter(manager, fresh).require()
        moment = clock.now()
        with translation.override(fresh.reads):
            subject, parts = _("Đặt mật khẩu đăng nhập cổng"), words_of_link(fresh)
        letter = letter_to(fresh, f"{LINK_LETTER}{moment.isoformat()}", subject, parts, moment)
        letter.save()
    return letter


def words_of_link(user: User) -> list[str]:
    """What the letter says, in the language now spoken, with a link as «Quên mật khẩu?» would send it."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    link = settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=key)
    why = _(
        "Quản trị hệ thống gửi anh/chị liên kết để đặt mật khẩu đăng nhập cổng theo dõi thực hiện Kế hoạch sở hữu trí"
        " tuệ. Anh/chị đăng nhập bằng thư điện tử %s."
    )
    ends = _(
        "Liên kết dùng được một lần, trong %d ngày. Nếu không chờ thư này, anh/chị không phải làm gì: mật khẩu đang"
        " dùng vẫn giữ nguyên."
    )
    days = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days
    return [f"{why % user.email}\n{link}", ends % days]


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


def edit_profile(*, by: User, position: str, phone: str) -> None:
    """What a person says of themselves. Name and address are the administrator's to change: they say who signs."""
    with act("edit_profile", by):
        User.objects.filter(pk=by.pk).update(position=position, phone=phone, version=F("version") + 1)
    by.position, by.phone = position, phone
