"""Acts on what hangs on a title: its commercial use, who may use an indication, its history and documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from core import storage
from core.audit import act
from core.errors import DomainError, Missing
from indicators import policy
from indicators.actions.holding import hold
from indicators.models import AuthorisedUser, Exploitation, Gazetteer, Title, TitleDocument, TitleStep
from plans.importers.handed_in.uploads import check_upload, safe_name


def refuse(model: Any, name: str, message: str) -> DomainError:
    item = Missing(name, str(model._meta.get_field(name).verbose_name), message)
    return DomainError("invalid", message, kind="invalid", items=(item,))


def trimmed(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def add_exploitation(title: Title, values: Mapping[str, Any], *, by: User) -> Exploitation:
    """Record a commercial use; one without a proof is not recorded."""
    policy.can_write_titles(by).require()
    given = trimmed(values)
    if not given.get("proof"):
        raise refuse(Exploitation, "proof", _("Hãy nêu tài liệu chứng minh; không có thì chưa ghi được."))
    check_span(Exploitation, "until", given["since"], given.get("until"))
    with act("add_exploitation", by):
        return Exploitation.objects.create(title=hold(title), **given)


def end_exploitation(exploitation: Exploitation, *, by: User, on: date) -> None:
    """The last day of a use that has gone on; what has ended stays ended."""
    policy.can_write_titles(by).require()
    check_span(Exploitation, "until", exploitation.since, on)
    with act("end_exploitation", by):
        if not Exploitation.objects.filter(pk=exploitation.pk, until=None).update(until=on):
            raise DomainError("stale", _("Việc khai thác này đã ghi kết thúc."))


def authorise_user(title: Title, values: Mapping[str, Any], *, by: User) -> AuthorisedUser:
    """Record who may use a geographical indication, and where that is."""
    policy.can_authorise(by, title).require()
    given = trimmed(values)
    check_span(AuthorisedUser, "valid_until", given["granted_on"], given.get("valid_until"))
    commune, district, place = Gazetteer.load().locate(given.get("address", ""))
    with act("authorise_user", by):
        known = AuthorisedUser.objects.filter(
            title=hold(title), name=given["name"], certificate_number=given.get("certificate_number", "")
        )
        if known.exists():
            raise refuse(AuthorisedUser, "name", _("Tổ chức, cá nhân này đã có trong danh sách với số giấy này."))
        where = {"commune": commune, "district": district, "place": place}
        return AuthorisedUser.objects.create(title=title, **given, **where)


def end_authorisation(user: AuthorisedUser, *, by: User, on: date) -> None:
    """The last day on which the indication may be used."""
    policy.can_write_titles(by).require()
    check_span(AuthorisedUser, "valid_until", user.granted_on, on)
    with act("end_authorisation", by):
        AuthorisedUser.objects.filter(pk=user.pk).update(valid_until=on)


def add_step(title: Title, *, by: User, on: date | None, words: str) -> TitleStep:
    """One line of the office's own account; the same line twice is one."""
    policy.can_write_titles(by).require()
    with act("add_step", by):
        return TitleStep.objects.get_or_create(title=hold(title), on=on, words=words.strip())[0]


def add_title_document(
    title: Title, values: Mapping[str, Any], *, by: User, file: tuple[str, BinaryIO, int] | None = None
) -> TitleDocument:
    """A document by number, day and name; `file`: name, bytes and size of it, checked by its content."""
    policy.can_write_titles(by).require()
    given = trimmed(values)
    if file:
        name, content, size = file
        kept = safe_name(name)
        media_type = check_upload(kept, content, size=size, limit=settings.EVIDENCE_MAX_BYTES)
        stored = storage.put(pieces(content))
        given |= {"file_name": kept, "media_type": media_type, "sha256": stored.sha256, "size": stored.size}
    with act("add_title_document", by):
        return TitleDocument.objects.create(title=hold(title), **given)


def pieces(content: BinaryIO) -> Iterator[bytes]:
    content.seek(0)
    while chunk := content.read(1024 * 1024):
        yield chunk


def remove_title_document(document: TitleDocument, *, by: User) -> None:
    """Take a document off the title; its bytes stay, and the record says what it was."""
    policy.can_write_titles(by).require()
    with act("remove_title_document", by):
        if not TitleDocument.objects.filter(pk=document.pk).delete()[0]:
            raise DomainError("stale", _("Tài liệu này vừa được người khác gỡ."))


def check_span(model: Any, name: str, begins: date, ends: date | None) -> None:
    if ends is not None and ends < begins:
        raise refuse(model, name, _("Ngày kết thúc không thể trước ngày bắt đầu."))
