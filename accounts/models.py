"""People: who signs in, what the portal told them, and what the administrator has set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pghistory
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, Lower, Substr
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import workflow
from accounts.querysets import LetterQuerySet, NotificationQuerySet
from core import clock, vietnamese

NotificationKind = workflow.NotificationKind
SETTINGS = workflow.SETTINGS
SettingType = workflow.SettingType
SettingKind = workflow.SettingKind
SettingGroup = workflow.SettingGroup
Channel = workflow.Channel
LINK_LETTER = "password:"
SYSTEM_EMAIL = "he-thong@portal.invalid"


class UserManager(BaseUserManager["User"]):
    """People are found by e-mail without regard to case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def system(self) -> User:
        """The account under which the scheduler acts; it cannot sign in."""
        return self.get(email=SYSTEM_EMAIL)


@pghistory.track(exclude=["password", "last_login", "name_order", "version", "sessions_ended"])
class User(AbstractBaseUser):
    """A person (or the system). What the person may do hangs on dated memberships of agencies, not on this row.

    `sessions_ended`: how often all sessions were ended at once, by a lock or a new address.
    """

    Language = workflow.Language

    email = models.EmailField(_("Thư điện tử"), unique=True)
    full_name = models.CharField(_("Họ và tên"), max_length=100)
    name_order = vietnamese.name_order("full_name")
    position = models.CharField(_("Chức vụ"), max_length=100, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=30, blank=True)
    is_active = models.BooleanField(_("Đang hoạt động"), default=True)
    is_demo = models.BooleanField(_("Tài khoản minh họa"), default=False)
    language = models.CharField(_("Ngôn ngữ"), max_length=2, choices=workflow.Language.choices, blank=True)
    version = models.PositiveIntegerField(default=0)
    sessions_ended = models.PositiveIntegerField(_("Số lần kết thúc mọi phiên"), default=0)
    joined_at = models.DateTimeField(_("Cấp tài khoản lúc"), auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("Người dùng")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        return self.full_name

    def get_session_auth_hash(self) -> str:
        """What a session is held against at each request: a new password ends it, and `sessions_ended` too."""
        held = f"{self.password}:{self.sessions_ended}"
        return salted_hmac("accounts.models.User.session", held, algorithm="sha256").hexdigest()

    @property
    def reads(self) -> str:
        """The language in which the portal writes to this person: Vietnamese unless another was chosen."""
        return self.language or workflow.Language.VIETNAMESE

    @property
    def is_system(self) -> bool:
        return self.email == SYSTEM_EMAIL


class Notification(models.Model):
    """A line in a person's inbox, in the language that person reads. `key` makes a repeated job tell a thing once."""

    Kind = workflow.NotificationKind

    recipient = models.ForeignKey(User, models.CASCADE, related_name="notifications")
    kind = models.CharField(_("Loại"), max_length=10, choices=workflow.NotificationKind.choices)
    key = models.CharField(max_length=200)
    text = models.CharField(_("Nội dung"), max_length=500)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    for_digest = models.BooleanField(default=False)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Thông báo")
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["recipient", "key"], name="notification_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def day(self) -> date:
        """The day on which it was told, in Vietnam."""
        return timezone.localdate(self.created_at)


@pghistory.track()
class Preference(models.Model):
    """How a person wants one kind of news by e-mail; without a row the usual way holds."""

    user = models.ForeignKey(User, models.CASCADE, related_name="preferences")
    kind = models.CharField(_("Loại"), max_length=10, choices=workflow.NotificationKind.choices)
    channel = models.CharField(_("Thư điện tử"), max_length=6, choices=workflow.Channel.choices)

    class Meta:
        verbose_name = _("Cách nhận thư")
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="preference_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_channel_display()}"


class Letter(models.Model):
    """A letter to be sent, written in the transaction of what it tells; the row, not the queue, is the truth.

    Whoever sends it holds it until `lease_until`. A sender that dies in between may send it twice, never not at all.
    The body is dropped once it is sent: what was told stands in the inbox. Without an `address` it goes to where the
    recipient is reached by then.
    """

    recipient = models.ForeignKey(User, models.CASCADE, related_name="letters")
    key = models.CharField(max_length=210)
    subject = models.CharField(_("Tiêu đề"), max_length=200)
    body = models.TextField(_("Nội dung"))
    address = models.EmailField(blank=True)
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("Thư")
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["recipient", "key"], name="letter_once")]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(sent_at=None, failed_at=None), name="letter_to_send"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def state(self) -> str:
        """«sent», «failed» once it was given up, else «waiting»."""
        return "sent" if self.sent_at else "failed" if self.failed_at else "waiting"

    @property
    def kind_words(self) -> str:
        """What sort of letter it is, without what it says: that is for whom it is to."""
        if self.key.startswith(LINK_LETTER):
            return gettext("Thư đặt mật khẩu")
        if self.key.startswith("digest:"):
            return gettext("Thư tổng hợp trong ngày")
        kind = getattr(self, "news_kind", None)
        return str(NotificationKind(kind).label) if kind else gettext("Thông báo")

    @property
    def error_words(self) -> str:
        """Why it did not go, in words; the mail server's own stand in `last_error`."""
        name = self.last_error.partition(":")[0]
        known = {
            "SMTPRecipientsRefused": gettext("Máy chủ thư không nhận địa chỉ của người nhận."),
            "SMTPSenderRefused": gettext("Máy chủ thư không nhận địa chỉ gửi của cổng."),
            "SMTPAuthenticationError": gettext("Máy chủ thư không nhận tài khoản gửi thư của cổng."),
            "SMTPDataError": gettext("Máy chủ thư không nhận nội dung thư."),
            "SMTPNotSupportedError": gettext("Máy chủ thư không gửi được tới địa chỉ có dấu."),
            "ValueError": gettext("Địa chỉ hoặc tiêu đề thư không hợp lệ."),
        }
        return known.get(name, gettext("Không liên lạc được với máy chủ thư.")) if name else ""


def letters_with_kind() -> LetterQuerySet:
    """Letters with whom they are to and of what kind of news they tell."""
    news = Notification.objects.filter(recipient=OuterRef("recipient"), key=Substr(OuterRef("key"), len("news:") + 1))
    return Letter.objects.select_related("recipient").annotate(news_kind=Subquery(news.values("kind")[:1]))


class JobRun(models.Model):
    """One run of a job of the schedule, written by the worker; not content, so not in the record.

    It stands here, in the lowest app with jobs, beside the other things that are the administrator's: every app's jobs
    run so. `job` is the name in the queue. Without an end it is at work, or its worker died.
    """

    job = models.CharField(max_length=100)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("Lần chạy của việc theo lịch")
        ordering = ["-id"]
        indexes = [models.Index(fields=["job", "-id"], name="runs_of_a_job")]

    def __str__(self) -> str:
        return f"{self.job}, {self.began_at:%Y-%m-%d %H:%M:%S}"


def usual_channel(kind: str) -> str:
    """How a kind of news comes by e-mail to whoever has not chosen."""
    return Channel.NOW if kind in workflow.AT_ONCE else Channel.DIGEST


def channels_of(people: Iterable[User], kind: str) -> dict[int, str]:
    """How each of these people, by id, wants this kind of news by e-mail; one query."""
    ids = [person.pk for person in people]
    chosen = dict(Preference.objects.filter(user__in=ids, kind=kind).values_list("user", "channel"))
    return {pk: chosen.get(pk, usual_channel(kind)) for pk in ids}


def preferences_of(user: User) -> dict[str, str]:
    """The person's way for every kind of news."""
    usual = {kind: usual_channel(kind) for kind in NotificationKind.values}
    return usual | dict(Preference.objects.filter(user=user).values_list("kind", "channel"))


def second_factor() -> Exists:
    """Whether the person has set up a second factor, to annotate and filter people by."""
    types = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=types))


@pghistory.track()
class Setting(models.Model):
    """A value the administrator has set; without a row the default of `workflow.SETTINGS` holds."""

    name = models.SlugField(_("Mã"), max_length=60, unique=True)
    value = models.JSONField(_("Giá trị"))

    class Meta:
        verbose_name = _("Thiết lập")
        ordering = ["name"]

    def __str__(self) -> str:
        return str(SETTINGS[self.name].label) if self.name in SETTINGS else self.name


def all_settings(stored: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Every setting by name, in one query; in none where `stored` says what the rows hold."""
    rows = dict(Setting.objects.values_list("name", "value")) if stored is None else stored
    return {name: rows.get(name, known.default) for name, known in SETTINGS.items()}


def setting(name: str) -> Any:
    """What is set now under one of the names in `workflow.SETTINGS`, else its default; one query."""
    row = Setting.objects.filter(name=name).values_list("value", flat=True).first()
    return SETTINGS[name].default if row is None else row


def stored_settings() -> ArraySubquery:
    """Every stored setting by name and value, to be read along with something else."""
    return ArraySubquery(Setting.objects.order_by().values(pair=JSONObject(name="name", value="value")))


def portal_words(stored: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Who runs the portal and whom to ask, by setting: as the administrator set it, else as the server says."""
    values = all_settings(stored)
    return {name: values[name] or getattr(settings, known.server) for name, known in SETTINGS.items() if known.server}


@dataclass(frozen=True)
class SettingState:
    """A setting as it stands, and who last changed it and when (nobody yet: empty, None)."""

    name: str
    known: workflow.SettingType
    value: Any
    changed_by: str = ""
    changed_at: datetime | None = None
    event: int = 0

    @property
    def is_default(self) -> bool:
        return as_kept(self.value) == as_kept(self.known.default)

    @property
    def default_words(self) -> str:
        server = getattr(settings, self.known.server) if self.known.server else ""
        return str(server) or setting_words(self.known.default)


def as_kept(value: Any) -> Any:
    """The value as JSON gives it back."""
    return list(value) if isinstance(value, tuple) else value


def setting_words(value: Any) -> str:
    """A value in the words of the screen."""
    if isinstance(value, bool):
        return gettext("Bật") if value else gettext("Tắt")
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value) or gettext("để trống")


def setting_states() -> list[SettingState]:
    """Every setting with its last change, in two queries."""
    events: Any = Setting.pgh_event_model  # type: ignore[attr-defined]
    last = {row.name: row for row in events.objects.order_by("name", "-pgh_id").distinct("name")}
    return [
        SettingState(name, SETTINGS[name], value, *last_change(last.get(name)))
        for name, value in all_settings().items()
    ]


def last_change(event: Any) -> tuple[str, datetime | None, int]:
    if event is None:
        return "", None, 0
    return (event.pgh_context or {}).get("actor_name", ""), event.pgh_created_at, event.pgh_id


def settings_version(states: Iterable[SettingState]) -> int:
    """What a form of settings was read with: the newest change of any."""
    return max((state.event for state in states), default=0)
