"""Attaching proof and taking it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from core import storage
from core.audit import act
from core.errors import DomainError
from plans.actions import lock_for_edit
from plans.importers.handed_in.uploads import check_upload, refuse, safe_name
from tasks import policy
from tasks.models import Evidence, Progress


@dataclass(frozen=True)
class Upload:
    """A file as it arrives: its name as given, its bytes, its `size` in bytes."""

    name: str
    content: BinaryIO
    size: int


def add_files(progress: Progress, *, by: User, uploads: Sequence[Upload]) -> list[Evidence]:
    """Check every file by its content, then attach them all or none; the same file twice on one entry is one row."""
    policy.can_edit_progress(by, progress).require()
    limit = settings.EVIDENCE_MAX_BYTES
    named = [(safe_name(upload.name), upload) for upload in uploads]
    kinds = [check_upload(name, upload.content, size=upload.size, limit=limit) for name, upload in named]
    stored = [storage.put(pieces(upload.content)) for _name, upload in named]
    with act("add_evidence", by):
        lock_for_edit(progress.submission, by=by)
        rows = [
            attach(progress, name, kind, item, by)
            for (name, _upload), kind, item in zip(named, kinds, stored, strict=True)
        ]
    return rows


def add_evidence(progress: Progress, *, by: User, name: str, content: BinaryIO, size: int) -> Evidence:
    """Attach one file."""
    return add_files(progress, by=by, uploads=[Upload(name, content, size)])[0]


def reuse_evidence(progress: Progress, sources: Sequence[Evidence], *, by: User) -> list[Evidence]:
    """Let files given before prove this entry too; the bytes are kept once, as they lie under their hash."""
    for source in sources:
        policy.can_reuse(by, progress, source).require()
    with act("reuse_evidence", by):
        lock_for_edit(progress.submission, by=by)
        return [attach(progress, row.name, row.media_type, storage.Stored(row.sha256, row.size), by) for row in sources]


def attach(progress: Progress, name: str, media_type: str, stored: storage.Stored, by: User) -> Evidence:
    known = progress.evidence.filter(sha256=stored.sha256).first()
    if known is not None:
        return known
    if progress.evidence.count() >= policy.MAX_EVIDENCE:
        raise refuse(name, _("Mỗi nhiệm vụ gắn tối đa %d tệp minh chứng.") % policy.MAX_EVIDENCE)
    return Evidence.objects.create(
        progress=progress, name=name, sha256=stored.sha256, size=stored.size, media_type=media_type, uploaded_by=by
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
