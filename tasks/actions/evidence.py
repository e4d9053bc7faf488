"""Attaching proof and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from core import storage
from core.audit import act
from core.errors import DomainError
from core.uploads import check_upload, refuse, safe_name
from plans.actions import lock_for_edit
from tasks import policy
from tasks.models import Evidence, Progress


def add_evidence(progress: Progress, *, by: User, name: str, content: BinaryIO, size: int) -> Evidence:
    """Check a file by its content and attach it; the same file twice on one entry is one row. `size` in bytes."""
    policy.can_edit_progress(by, progress).require()
    shown = safe_name(name)
    media_type = check_upload(shown, content, size=size, limit=settings.EVIDENCE_MAX_BYTES)
    stored = storage.put(pieces(content))
    with act("add_evidence", by):
        lock_for_edit(progress.submission, by=by)
        known = progress.evidence.filter(sha256=stored.sha256).first()
        if known is not None:
            return known
        if progress.evidence.count() >= policy.MAX_EVIDENCE:
            raise refuse(shown, _("Mỗi nhiệm vụ gắn tối đa %d tệp minh chứng.") % policy.MAX_EVIDENCE)
        return Evidence.objects.create(
            progress=progress, name=shown, sha256=stored.sha256, size=stored.size, media_type=media_type, uploaded_by=by
        )


def pieces(content: BinaryIO) -> Iterator[bytes]:
    content.seek(0)
    while chunk := content.read(1024 * 1024):
        yield chunk


def remove_evidence(evidence: Evidence, *, by: User) -> None:
    """Take a file off the entry. Its bytes stay, as a version already sent may show it."""
    policy.can_edit_progress(by, evidence.progress).require()
    with act("remove_evidence", by):
        lock_for_edit(evidence.progress.submission, by=by)
        if not Evidence.objects.filter(pk=evidence.pk).delete()[0]:
            raise DomainError("stale", _("Tệp này vừa được người khác gỡ."))
