"""Issuing a report: it is frozen for signature, given the office's number and day, and from then on never changes.

Decree 30/2020 (articles 15 and 18): the number is the office's, and what was issued is mended by another document.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import date
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.actions import notify
from accounts.models import NotificationKind, User
from agencies.models import Membership, Role
from core import clock, storage
from core.audit import act
from core.errors import DomainError, Missing
from core.transitions import move
from reports import policy, workflow
from reports.actions.compiling import write
from reports.document import from_json
from reports.importers.signed_pdf import read_roots, read_signers
from reports.models import Report, SignedPaper, State
from reports.writers import LAYOUTS, WRITERS


def freeze_report(report: Report, *, by: User) -> None:
    """Choose the report that goes to signature. One of a period at a time; it may be let go until it is issued."""
    policy.can_freeze(by, report).require()
    with transaction.atomic():
        others = Report.objects.select_for_update().filter(kind=report.kind, period=report.period, state=State.FROZEN)
        if others.exclude(pk=report.pk).exists():
            raise DomainError("another_frozen", _("Kỳ này đã có một báo cáo chốt để ký. Hãy bỏ chốt báo cáo đó trước."))
        move(report, workflow.TABLE, "freeze", by=by)


def unfreeze_report(report: Report, *, by: User) -> None:
    """Let it go: it was not signed after all. A signed file that was taken back goes with it."""
    policy.can_unfreeze(by, report).require()
    with act("unfreeze", by):
        SignedPaper.objects.filter(report=report).delete()
        move(report, workflow.TABLE, "unfreeze", by=by)


def attach_signed(report: Report, *, by: User, content: BinaryIO, size: int) -> SignedPaper:
    """Keep the signed PDF and what its signatures say, in place of one taken back before.

    A signature that is broken is refused; one whose signer is not trusted is kept, and said.
    """
    policy.can_attach_signed(by, report).require()
    limit = settings.EVIDENCE_MAX_BYTES
    if size > limit:
        raise refuse("signed", _("Tệp đã ký"), _("Tệp đã ký lớn hơn %d MB.") % (limit // 1024**2))
    whole = content.read()
    signers = read_signers(whole, read_roots(settings.SIGNATURE_ROOTS))
    if broken := [signer.name for signer in signers if not signer.intact]:
        message = _("Chữ ký của %s không còn nguyên vẹn: tệp đã bị sửa sau khi ký. Hãy lấy lại bản đã ký.")
        raise refuse("signed", _("Tệp đã ký"), message % ", ".join(broken))
    stored = storage.put([whole])
    told = [asdict(signer) | {"signed_at": signer.signed_at and signer.signed_at.isoformat()} for signer in signers]
    values = {
        "sha256": stored.sha256, "size": stored.size, "signers": told, "from_ours": starts_with_ours(report, whole),
        "uploaded_by": by, "uploaded_at": clock.now(),
    }  # fmt: skip
    with act("attach_signed", by):
        lock_frozen(report, by)
        paper, _created = SignedPaper.objects.update_or_create(report=report, defaults=values)
    return paper


def remove_signed(report: Report, *, by: User) -> None:
    """Take a wrong file away again before the report is issued."""
    policy.can_attach_signed(by, report).require()
    with act("remove_signed", by):
        lock_frozen(report, by)
        SignedPaper.objects.filter(report=report).delete()


def lock_frozen(report: Report, by: User) -> None:
    """Hold the row: nobody issues it while its signed file is being changed."""
    policy.can_attach_signed(by, Report.objects.select_for_update(of=("self",)).get(pk=report.pk)).require()


def starts_with_ours(report: Report, signed: bytes) -> bool:
    """A signature is appended: what was signed here begins with the very bytes of our PDF."""
    ours = report.files.filter(format="pdf").first()
    return ours is not None and hashlib.sha256(signed[: ours.size]).hexdigest() == ours.sha256


def issue_report(report: Report, *, by: User, number: str, issued_on: date, on_paper: bool = False) -> None:
    """Enter the office's number and day. `on_paper`: it was signed by hand, so no signed file is expected."""
    policy.can_issue(by, report).require()
    number = " ".join(number.split())
    faults = list(wrong_number(report, number, issued_on))
    if not on_paper and not SignedPaper.objects.filter(report=report).exists():
        message = _("Hãy tải lên bản PDF đã ký số, hoặc đánh dấu là báo cáo ký trên giấy.")
        faults.append(Missing("on_paper", _("Ký trên giấy"), message))
    if faults:
        raise DomainError("invalid", _("Chưa phát hành được báo cáo."), kind="invalid", items=tuple(faults))
    with transaction.atomic():
        values = {"number": number, "issued_on": issued_on, "issued_at": clock.now(), "issued_by": by}
        move(report, workflow.TABLE, "issue", by=by, **values)
        tell_readers(report, by)


def wrong_number(report: Report, number: str, issued_on: date) -> list[Missing]:
    """Numbers run from 1 January to 31 December and are given once (Decree 30/2020, article 15)."""
    faults = []
    if not number:
        faults.append(Missing("number", _("Số, ký hiệu"), _("Hãy nhập số, ký hiệu do văn thư cấp.")))
    taken = Report.objects.filter(~Q(pk=report.pk), state=State.ISSUED, number__iexact=number)
    if number and taken.filter(issued_on__year=issued_on.year).exists():
        message = _("Số «%(number)s» năm %(year)d đã dùng cho một báo cáo khác.")
        told = message % {"number": number, "year": issued_on.year}
        faults.append(Missing("number", _("Số, ký hiệu"), told))
    if issued_on > clock.today():
        faults.append(Missing("issued_on", _("Ngày ban hành"), _("Ngày ban hành không thể ở tương lai.")))
    made = report.finished_at
    if made is not None and issued_on < timezone.localdate(made):
        message = _("Ngày ban hành không thể trước ngày tổng hợp báo cáo (%s).")
        faults.append(Missing("issued_on", _("Ngày ban hành"), message % f"{timezone.localdate(made):%d/%m/%Y}"))
    return faults


def tell_readers(report: Report, by: User) -> None:
    """Leaders and coordinators hear of it, but for the one who did it."""
    held = Membership.objects.filter(role__in=[Role.LEADER, Role.COORDINATOR]).active_on(clock.today())
    notify(
        User.objects.filter(is_active=True, memberships__in=held).exclude(pk=by.pk).distinct(),
        kind=NotificationKind.REPORT,
        key=f"report:{report.pk}:issued",
        text=gettext_noop("%(report)s đã phát hành, số %(number)s."),
        values={"report": report, "number": report.number},
        url=report.get_absolute_url(),
    )


def refuse(anchor: str, label: str, message: str) -> DomainError:
    return DomainError("invalid", message, kind="invalid", items=(Missing(anchor, label, message),))


def verify_report(report: Report) -> list[str]:
    """What is wrong with the files of a report: written again from its snapshot, each must come out byte for byte.

    The bytes on the disk are compared too, the signed paper's with its hash. Of a file in an older layout only those.
    """
    if report.snapshot is None:
        return [_("Không còn bản chụp số liệu.")]
    document = from_json(report.snapshot)
    faults = []
    older = in_older_layout(report)
    for file in report.files.all():
        if (
            file.format not in older
            and hashlib.sha256(write(WRITERS[file.format], document)).hexdigest() != file.sha256
        ):
            faults.append(_("Tệp %s ghi lại từ bản chụp số liệu không trùng với tệp đã lưu.") % file.format.upper())
        faults += kept_wrongly(file.sha256, file.format.upper())
    if paper := SignedPaper.objects.filter(report=report).first():
        faults += kept_wrongly(paper.sha256, _("đã ký"))
    return faults


def in_older_layout(report: Report) -> list[str]:
    """Formats whose writer has changed since the report was made; snapshots of the first layout do not name it."""
    made = (report.snapshot or {}).get("layouts", {})
    return [ending for ending, layout in LAYOUTS.items() if made.get(ending, 1) != layout]


def kept_wrongly(sha256: str, name: str) -> list[str]:
    try:
        with storage.open_stored(sha256) as stream:
            found = hashlib.sha256(stream.read()).hexdigest()
    except FileNotFoundError:
        return [_("Tệp %s không còn trên đĩa.") % name]
    return [] if found == sha256 else [_("Tệp %s trên đĩa đã bị sửa.") % name]
