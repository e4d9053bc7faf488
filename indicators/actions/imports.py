"""A file's way into the register: handed in, read into a preview, confirmed, written all or not at all.

One row says how far it is and who works on it, whatever the queue does or forgets.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any, BinaryIO

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.actions import notify
from accounts.models import NotificationKind, User
from core import clock, storage
from core.audit import act
from core.errors import DomainError, Missing
from core.transitions import move
from indicators import policy, workflow
from indicators.actions.import_preview import keep
from indicators.actions.import_products import ProductPreview
from indicators.actions.import_titles import TitlePreview
from indicators.actions.import_writing import Stale, Writer
from indicators.importers.records import read_records
from indicators.importers.tables import require_sound
from indicators.models import Gazetteer, ImportKind, ImportRow, ImportState, RegisterImport, RowVerdict
from plans.importers.handed_in.uploads import safe_name

log = logging.getLogger(__name__)
BATCH, BEAT, KEPT = 1000, 1.0, timedelta(days=30)
READ = ("requested_by", "confirmed_by")


class LeaseLost(Exception):
    """Another worker took the file over, or it was cancelled; whatever this one still does is not written."""


@dataclass
class Progress:
    """Rows done in the present stroke; a second thread writes it down, outside any transaction of the work."""

    done: int = 0

    def at(self, done: int) -> None:
        self.done = done


def take_import(
    *, by: User, kind: str, source: str, retrieved_on: date, name: str, content: BinaryIO, size: int,
    title_kind: str = "",
) -> RegisterImport:  # fmt: skip
    """Keep the file and queue it. DomainError with a sentence where it cannot be what it is said to be.

    `kind`: an `ImportKind`; `title_kind`: what the file is about where its rows do not say. The caller rings the
    worker.
    """
    policy.can_import(by).require()
    if not source.strip():
        raise invalid("source", _("Nguồn"), _("Hãy ghi dữ liệu lấy từ đâu."))
    if retrieved_on > clock.today():
        raise invalid("retrieved_on", _("Ngày tra cứu"), _("Ngày tra cứu không thể ở sau hôm nay."))
    require_sound(name, content, size=size)
    stored = storage.put(iter(lambda: content.read(1024 * 1024), b""))
    with act("take_import", by):
        return RegisterImport.objects.create(
            kind=kind, source=source.strip(), retrieved_on=retrieved_on, file_name=safe_name(name)[:200],
            sha256=stored.sha256, size=stored.size, requested_by=by, title_kind=title_kind,
            lease_until=clock.now() + settings.REPORT_LEASE,
        )  # fmt: skip


def invalid(anchor: str, label: str, message: str) -> DomainError:
    return DomainError("invalid", message, kind="invalid", items=(Missing(anchor, label, message),))


def confirm_import(
    imported: RegisterImport, *, by: User, leave_wrong: bool = False, with_doubtful: bool | None = None
) -> None:
    """Have the rows of the preview written: all that are new or changed.

    While there are wrong rows, only once the person says to leave them out (`leave_wrong`); while there are doubtful
    ones, only once the person says whether they are written too (`with_doubtful`). Neither is ever taken for granted.
    """
    policy.can_confirm_import(by, imported).require()
    if imported.wrong and not leave_wrong:
        sentence = _("Tệp có %d dòng sai. Hãy sửa tệp rồi nộp lại, hoặc chọn bỏ qua các dòng đó.")
        raise invalid("leave_wrong", _("Dòng sai"), sentence % imported.wrong)
    if imported.doubtful and with_doubtful is None:
        sentence = _("Hãy chọn ghi hay bỏ qua %d dòng cần xem lại.")
        raise invalid("with_doubtful", _("Dòng cần xem lại"), sentence % imported.doubtful)
    chosen = {"with_doubtful": bool(with_doubtful), "confirmed_by": by, "moved_on": False}
    total = imported.new + imported.changed + imported.doubtful * bool(with_doubtful)
    if not total:
        raise DomainError("nothing_new", _("Không còn dòng nào để ghi."))
    move(
        imported, workflow.IMPORT_TABLE, "confirm_import", by=by, **chosen, done=0, total=total, attempts=0,
        lease_token=None, lease_until=clock.now() + settings.REPORT_LEASE,
    )  # fmt: skip


def cancel_import(imported: RegisterImport, *, by: User) -> None:
    """Drop the preview; nothing of it reached the register. A worker that is at it writes nothing more."""
    policy.can_cancel_import(by, imported).require()
    with act("cancel_import", by):
        move(imported, workflow.IMPORT_TABLE, "cancel_import", by=by, lease_token=None, lease_until=None)
        ImportRow.objects.filter(imported=imported).delete()


def run_import(import_id: int) -> bool:
    """Read or write a file if nobody else is at it; True when this call finished that. Safe any number of times."""
    with translation.override(settings.LANGUAGE_CODE):
        imported = claim(import_id)
        if imported is None:
            return False
        progress = Progress()
        try:
            with keep_lease(imported, progress):
                (write if imported.state == ImportState.APPLYING else read)(imported, progress)
        except LeaseLost:
            log.info("import %s was taken over or cancelled", imported.pk)
            gone = RegisterImport.objects.filter(pk=imported.pk, state=ImportState.CANCELLED)
            ImportRow.objects.filter(imported__in=gone).delete()
            return False
        except DomainError as error:
            refuse(imported, str(error))
            return False
        except Exception as error:
            log.exception("import %s failed on attempt %s", imported.pk, imported.attempts)
            give_up(imported, error)
            return False
    return True


def claim(import_id: int) -> RegisterImport | None:
    """Take the file: from the queue, or from a worker whose lease ran out. None when it is not to be had."""
    moment = clock.now()
    imported = RegisterImport.objects.select_related(*READ).filter(pk=import_id).first()
    if imported is None or not imported.is_live:
        return None
    free = Q(lease_token=None) | Q(lease_until__lt=moment)
    wanted = RegisterImport.objects.filter(free, pk=imported.pk, state=imported.state)
    if imported.attempts >= settings.REPORT_MAX_ATTEMPTS and wanted.exists():
        refuse(imported, _("Đã thử %d lần mà không xong; hãy báo người quản trị hệ thống.") % imported.attempts)
        return None
    lease: dict[str, Any] = {"lease_token": uuid.uuid4(), "lease_until": moment + settings.REPORT_LEASE}
    if not wanted.update(attempts=F("attempts") + 1, **lease):
        return None
    imported = RegisterImport.objects.select_related(*READ).get(pk=imported.pk)
    if imported.state == ImportState.QUEUED:
        move(imported, workflow.IMPORT_TABLE, "read_import", by=imported.requested_by)
    return imported


@contextmanager
def keep_lease(imported: RegisterImport, progress: Progress) -> Iterator[None]:
    """Renew the lease, and write the progress down, from a second thread while the work goes on."""
    done = threading.Event()

    def beat() -> None:
        try:
            while not done.wait(BEAT):
                renew(imported, done=progress.done)
        except LeaseLost:
            log.info("import %s: the lease is gone", imported.pk)
        finally:
            connection.close()

    keeper = threading.Thread(target=beat, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()


def renew(imported: RegisterImport, **fields: Any) -> None:
    """Write while the lease is ours; LeaseLost when it is not."""
    mine = RegisterImport.objects.filter(pk=imported.pk, state=imported.state, lease_token=imported.lease_token)
    if not mine.update(lease_until=clock.now() + settings.REPORT_LEASE, **fields):
        raise LeaseLost


def read(imported: RegisterImport, progress: Progress) -> None:
    """Every row into the preview; what is wrong with the whole file leaves none of them."""
    ImportRow.objects.filter(imported=imported).delete()
    gazetteer = Gazetteer.load()
    preview = (TitlePreview if imported.kind == ImportKind.TITLES else ProductPreview)(imported, gazetteer)
    counts: Counter[str] = Counter()
    with storage.open_stored(imported.sha256) as content:
        records = read_records(imported.file_name, content, imported.kind, size=imported.size, told=expect(imported))
        while batch := list(islice(records, BATCH)):
            rows = preview.judge(batch)
            renew(imported, done=progress.done + len(rows))
            keep(rows)
            counts.update(str(row.verdict) for row in rows)
            progress.at(progress.done + len(rows))
    told = gettext_noop("Đã đọc tệp «%(file)s»: hãy xem trước rồi xác nhận ghi.")
    found = {str(name): counts[name] for name in RowVerdict}
    finish(imported, "preview_import", told, counts=found, done=progress.done, total=progress.done)


def expect(imported: RegisterImport) -> Any:
    return lambda total: renew(imported, total=total)


def finish(imported: RegisterImport, verb: str, text: str, **fields: Any) -> None:
    """Move on and tell the person, only if the lease is still ours."""
    with transaction.atomic():
        held = RegisterImport.objects.select_for_update(of=("self",)).select_related(*READ).get(pk=imported.pk)
        if held.state != imported.state or held.lease_token != imported.lease_token:
            raise LeaseLost
        by = held.confirmed_by or held.requested_by
        move(held, workflow.IMPORT_TABLE, verb, by=by, lease_token=None, lease_until=None, attempts=0, **fields)
        tell(held, by, text)


def write(imported: RegisterImport, progress: Progress) -> None:
    """The chosen rows, or, where the register moved on since the preview, none of them and a preview anew."""
    person = imported.confirmed_by or imported.requested_by
    try:
        with act("apply_import", person):
            Writer(imported, progress.at).write()
            left_out = [RowVerdict.WRONG, *[RowVerdict.DOUBTFUL] * (not imported.with_doubtful)]
            ImportRow.objects.filter(imported=imported).exclude(verdict__in=left_out).delete()
            finish(imported, "apply_import", gettext_noop("Đã ghi tệp «%(file)s» vào sổ."),
                   applied_at=clock.now(), done=imported.total)  # fmt: skip
    except (Stale, IntegrityError) as error:
        log.info("import %s: the register moved on since the preview: %r", imported.pk, error)
        until = clock.now() + settings.REPORT_LEASE
        move(imported, workflow.IMPORT_TABLE, "preview_again", by=person, moved_on=True, with_doubtful=False,
             lease_token=None, lease_until=until, attempts=0, done=0, total=0)  # fmt: skip


def give_up(imported: RegisterImport, error: Exception) -> None:
    """An unforeseen fault: let the reaper hand the file to the next worker, or refuse it after the last try."""
    if imported.attempts < settings.REPORT_MAX_ATTEMPTS:
        mine = RegisterImport.objects.filter(pk=imported.pk, lease_token=imported.lease_token)
        mine.update(lease_until=clock.now())
        return
    refuse(imported, _("Lỗi không lường trước (%s); hãy báo người quản trị hệ thống.") % type(error).__name__)


def refuse(imported: RegisterImport, sentence: str) -> None:
    """The file as a whole is not taken: no row of it is kept."""
    with act("refuse_import", imported.requested_by):
        ImportRow.objects.filter(imported=imported).delete()
        move(imported, workflow.IMPORT_TABLE, "refuse_import", by=imported.requested_by, fault=sentence,
             lease_token=None, lease_until=None)  # fmt: skip
        tell(imported, imported.requested_by, gettext_noop("Không nhận tệp «%(file)s»: xem lý do."))


def tell(imported: RegisterImport, person: User, text: str) -> None:
    key = f"import:{imported.pk}:{imported.state}:{clock.now():%Y%m%d%H%M%S%f}"
    notify([person], kind=NotificationKind.DECISION, key=key, text=text, values={"file": imported.file_name},
           url=imported.get_absolute_url())  # fmt: skip


def forget_left_out_rows() -> int:
    """Rows that were left out of what was written: kept for a while so that they can be mended; how many went."""
    before = clock.now() - KEPT
    gone, _by_model = ImportRow.objects.filter(imported__applied_at__lt=before).delete()
    return gone


def abandoned_imports() -> list[int]:
    """Ids of files that no worker holds; each is marked as rung for, so that the next sweep does not ring at once."""
    moment = clock.now()
    waiting = RegisterImport.objects.filter(state__in=workflow.IMPORTING, lease_until__lt=moment)
    ids = list(waiting.values_list("pk", flat=True))
    RegisterImport.objects.filter(pk__in=ids, lease_token=None).update(lease_until=moment + settings.REPORT_LEASE)
    return ids
