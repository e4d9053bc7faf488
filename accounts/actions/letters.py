"""Acts on inboxes, and the letters to people."""

from __future__ import annotations

import smtplib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import (
    Channel,
    Letter,
    Notification,
    Preference,
    User,
    channels_of,
    portal_words,
    preferences_of,
    setting,
    usual_channel,
)
from accounts.policy import can_retry_letter, require_manager
from core import clock
from core.audit import act

LETTER_LEASE = timedelta(minutes=5)
LETTER_TRIES = 12
# One letter or box is at fault. Anything else is the mail server's: there is no use in trying the next letter now.
LETTER_REFUSED = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
    ValueError,
)
_silent: ContextVar[bool] = ContextVar("without_letters", default=False)


def notify(
    recipients: Iterable[User], *, kind: str, key: str, text: str, url: str, values: Mapping[str, Any] | None = None
) -> None:
    """Tell each person once, in that person's language: the same `key` is not told again, however often a job runs.

    `text`: a sentence as it stands in the source, marked with `gettext_noop`; `values` fill its `%(name)s`. A value
    whose words depend on the language is a model, a lazy string, or a function that is called in that language.
    Letters to those who want them are written in the same transaction, and sent later.
    """
    moment, people = clock.now(), list(recipients)
    told = set(Notification.objects.filter(recipient__in=people, key=key).values_list("recipient", flat=True))
    fresh = [person for person in people if person.pk not in told]
    if not fresh:
        return
    said = {language: in_language(language, text, values)[:500] for language in {person.reads for person in fresh}}
    channels = channels_of(fresh, kind) if mail_is_on() else {}
    rows = [
        Notification(
            recipient=person, kind=kind, key=key, text=said[person.reads], url=url, created_at=moment,
            for_digest=channels.get(person.pk) == Channel.DIGEST,
        )
        for person in fresh
    ]  # fmt: skip
    with transaction.atomic():
        Notification.objects.bulk_create(rows, ignore_conflicts=True)
        write_letters([row for row in rows if channels.get(row.recipient_id) == Channel.NOW])


def in_language(language: str, text: str, values: Mapping[str, Any] | None) -> str:
    """A sentence of the source in another language, filled in there."""
    with translation.override(language):
        words = translation.gettext(text)
        if values is None:
            return words
        return words % {name: value() if callable(value) else value for name, value in values.items()}


@contextmanager
def without_letters() -> Iterator[None]:
    """News told inside goes to the inboxes only: a made-up past is not mailed to anybody."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


def mail_is_on() -> bool:
    return not _silent.get() and bool(setting("mail_enabled"))


def write_letters(news: Iterable[Notification]) -> None:
    """A letter for each of these, due at once."""
    wanted = [row for row in news if row.recipient.is_active]
    contact = help_contact() if wanted else ""
    Letter.objects.bulk_create(
        [letter(row.recipient, f"news:{row.key}", row.text, [row], row.created_at, contact) for row in wanted],
        ignore_conflicts=True,
    )


def help_contact() -> str:
    """Whom to ask, as at the foot of every page."""
    return portal_words()["help_contact"]


def told(row: Notification) -> str:
    """A piece of news as a letter tells it, and where to read on."""
    return f"{row.text}\n{settings.SITE_URL}{row.url}" if row.url else row.text


def letter(
    person: User, key: str, subject: str, news: Sequence[Notification], due_at: datetime, contact: str
) -> Letter:
    """News in the person's language, and how to get less of it."""
    with translation.override(person.reads):
        choose = _("Chọn loại thư muốn nhận: %s") % (settings.SITE_URL + reverse("accounts:preferences"))
    return written(person, key, subject, [told(row) for row in news], due_at, (contact, choose))


def letter_to(
    person: User, key: str, subject: str, parts: Sequence[str], due_at: datetime, *, address: str = ""
) -> Letter:
    """What a person is told by letter whatever news they chose; at `address`, where it is not the one they have."""
    found = written(person, key, subject, parts, due_at, (help_contact(),))
    found.address = address
    return found


def written(
    person: User, key: str, subject: str, parts: Sequence[str], due_at: datetime, foot: tuple[str, ...]
) -> Letter:
    """Plain text in the person's language. `foot`: whom to ask, and what else stands at the end."""
    with translation.override(person.reads):
        greeting = _("Kính gửi %s,") % person.full_name
        closing = _("Thư tự động của cổng theo dõi thực hiện Kế hoạch sở hữu trí tuệ; xin không trả lời thư này.")
        ask = _("Đầu mối hỗ trợ: %s") % foot[0]
    end = "\n".join(["-- ", closing, ask, *foot[1:]])
    one_line = " ".join(subject.split())[:200]
    body = "\n\n".join([greeting, *parts, end]) + "\n"
    return Letter(recipient=person, key=key, subject=one_line, body=body, due_at=due_at)


def write_digests() -> int:
    """One letter a day to each person with unread news from before its hour; returns how many letters were written."""
    moment = clock.now()
    hour = timezone.localtime(moment).replace(hour=setting("digest_hour"), minute=0, second=0, microsecond=0)
    if moment < hour or not mail_is_on():
        return 0
    waiting = Notification.objects.filter(for_digest=True, created_at__lt=hour).values("recipient")
    people, contact = User.objects.filter(pk__in=waiting, is_active=True).order_by("pk"), help_contact()
    return sum(write_digest(person, hour, contact) for person in people)


def write_digest(person: User, hour: datetime, contact: str) -> bool:
    """The person's letter of this day, if anything is unread and today's is not written; whoever comes second waits."""
    with transaction.atomic():
        rows = list(
            person.notifications.select_for_update().filter(for_digest=True, created_at__lt=hour).order_by("pk")
        )
        unread = [row for row in rows if row.read_at is None]
        key = f"digest:{hour:%Y-%m-%d}"
        if unread and person.letters.filter(key=key).exists():
            return False  # the hour was changed after today's went: these wait for tomorrow's
        if unread:
            with translation.override(person.reads):
                said = {"day": f"{hour:%d/%m/%Y}", "count": len(unread)}
                subject = _("Thông báo ngày %(day)s: %(count)d tin chưa đọc") % said
            letter(person, key, subject, unread, clock.now(), contact).save()
        Notification.objects.filter(pk__in=[row.pk for row in rows]).update(for_digest=False)
    return bool(unread)


def send_letters(most: int = 200) -> int:
    """Send what is due; returns how many went. When the mail server is away, the rest waits for the next time."""
    if not mail_is_on():
        return 0
    sent = 0
    for pk in Letter.objects.due(clock.now()).order_by("due_at", "pk").values_list("pk", flat=True)[:most]:
        try:
            sent += send_letter(pk)
        except OSError:
            break
    return sent


def send_letter(pk: int) -> bool:
    """Send one letter unless another sender holds it or it is out already; a failure puts it off, longer each time.

    OSError, once the letter is put off, when it is the mail server that fails.
    """
    moment = clock.now()
    # On columns of the row alone: after waiting for another sender the database judges them as they are by then.
    mine = Letter.objects.free(moment).filter(pk=pk)
    if not mine.update(lease_until=moment + LETTER_LEASE, attempts=F("attempts") + 1):
        return False
    held = Letter.objects.select_related("recipient").get(pk=pk)
    try:
        EmailMessage(held.subject, held.body, to=[held.address or held.recipient.email]).send()
    except LETTER_REFUSED as error:
        put_off(held, error, last=held.attempts >= LETTER_TRIES)
        return False
    except OSError as error:
        put_off(held, error)
        raise
    Letter.objects.filter(pk=pk).update(sent_at=clock.now(), lease_until=None, last_error="", body="")
    return True


def put_off(held: Letter, error: Exception, *, last: bool = False) -> None:
    """Try again after 1, 2, 4 … minutes, at most six hours; after the last try somebody must look at it."""
    moment = clock.now()
    later = moment + timedelta(minutes=min(2 ** min(held.attempts - 1, 10), 360))
    said = f"{type(error).__name__}: {error}"[:300].replace("\0", "")
    Letter.objects.filter(pk=held.pk).update(
        due_at=later, lease_until=None, last_error=said, failed_at=moment if last else None
    )


def retry_letter(held: Letter, *, by: User) -> None:
    """Try a letter that was given up once more from the beginning."""
    can_retry_letter(by, held).require()
    with act("retry_letter", by):
        begin_again(Letter.objects.filter(pk=held.pk))


def retry_letters(*, by: User) -> int:
    """The same with every letter that was given up; returns how many."""
    require_manager(by)
    with act("retry_letters", by):
        return begin_again(Letter.objects.all())


def begin_again(letters: QuerySet[Letter]) -> int:
    given_up: QuerySet[Letter] = letters.filter(sent_at=None, failed_at__isnull=False)
    return given_up.update(failed_at=None, attempts=0, last_error="", due_at=clock.now(), lease_until=None)


def forget_old_news() -> int:
    """Drop what was read, and the letters that were sent, longer ago than the portal keeps them."""
    before = clock.now() - timedelta(days=setting("keep_notifications_days"))
    Letter.objects.filter(sent_at__lt=before).delete()
    return Notification.objects.filter(read_at__lt=before).delete()[0]


def choose_channels(channels: Mapping[str, str], *, by: User) -> None:
    """By kind of news, how the person wants it by e-mail from now on; what is usual leaves no row."""
    known = preferences_of(by)
    with act("choose_channels", by):
        for kind, channel in channels.items():
            if known[kind] == channel:
                continue
            if channel == usual_channel(kind):
                Preference.objects.filter(user=by, kind=kind).delete()
            else:
                Preference.objects.update_or_create(user=by, kind=kind, defaults={"channel": channel})


def read_notification(notification: Notification, *, by: User) -> None:
    """Mark as read; reading twice changes nothing."""
    Notification.objects.filter(pk=notification.pk, recipient=by, read_at=None).update(read_at=clock.now())


def read_all_notifications(*, by: User) -> int:
    """Mark the whole inbox as read; returns how many were unread."""
    unread: QuerySet[Notification] = Notification.objects.visible_to(by).unread()
    return unread.update(read_at=clock.now())
