"""Compiling a report: one job row whose lease says who works on it, whatever the queue does or forgets."""

from __future__ import annotations

import hashlib
import json
import logging
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accounts.actions import notify
from accounts.models import NotificationKind, User, setting
from agencies.models import Agency, Succession
from core import clock, storage
from core.audit import act
from core.errors import DomainError, Missing
from core.transitions import move
from indicators.models import (
    Exploitation,
    Indicator,
    Observation,
    Product,
    Protection,
    Recognition,
    Statistic,
    Title,
)
from plans.models import Period, Plan, Reminder, Return, Submission
from reports import policy, workflow
from reports.builders import Asked, build
from reports.catalogue.kinds import BY_KIND, LABELS, SIGNS
from reports.document import Document, Paragraph, from_json, to_json
from reports.models import LIVE, MADE, File, Kind, Report, State
from reports.writers import LAYOUTS, WRITERS
from tasks.models import Evidence, Obstacle, Output, Progress, Responsibility, SuccessorChoice, Task, Trigger

log = logging.getLogger(__name__)
STEPS = 1 + len(WRITERS)
READ = ("period__plan", "against__plan", "agency", "requested_by", "corrects")


# What reports other than the plan's own tell besides: drafts and their files, obstacles, reminders, returns.
# What the appendices on titles, products and figures are counted from.
REGISTER = (Title, Product, Recognition, Protection, Exploitation, Statistic)
TOLD = (Submission, Progress, Output, Evidence, Obstacle, Reminder, Return, Succession)


class LeaseLost(Exception):
    """Another worker took the report over; whatever this one still does is not written."""


def request_report(
    kind: str,
    period: Period,
    *,
    by: User,
    agency: Agency | None = None,
    against: Period | None = None,
    only: Mapping[str, str] | None = None,
) -> Report:
    """The report as things stand: made once, however often or at once it is asked for.

    `agency`, `against` and `only` are what the catalogue's entry asks for. The caller rings the worker with the
    report's id once this has committed.
    """
    asked = Asked(kind, period, agency, against, {name: value for name, value in (only or {}).items() if value})
    policy.can_request(by, asked).require()
    check(asked)
    same = {
        "kind": kind, "period": period, "agency": agency, "against": against, "parameters": dict(asked.only),
    }  # fmt: skip
    keys = same | {"stamp": stamp(asked)}
    known = Report.objects.filter(**keys, state__in=[*LIVE, *MADE])
    if found := known.first():
        return found
    moment = clock.now()
    # What was issued is not changed: a report made after it stands in its place (Decree 30/2020, article 18).
    issued = Report.objects.filter(**same, state=State.ISSUED).order_by("issued_at").last()
    values = {"steps": STEPS, "requested_by": by, "requested_at": moment, "lease_until": moment + settings.REPORT_LEASE}
    values["corrects"] = issued
    try:
        with act("request_report", by):
            return Report.objects.create(**keys, **values)
    except IntegrityError:
        return known.get()


def check(asked: Asked) -> None:
    """DomainError on a period or parameters that a report of this kind cannot be about."""
    entry = BY_KIND[Kind(asked.kind)]
    given = {"agency": asked.agency, "against": asked.against, **asked.only}
    if asked.period.kind not in entry.periods:
        raise wrong("period", _("Kỳ báo cáo"), _("Loại báo cáo này không lập cho kỳ «%s».") % asked.period.label)
    for name in sorted(entry.needs):
        if given.get(name) is None:
            raise wrong(name, str(LABELS[name]), _("Hãy chọn mục này."))
    if extra := [name for name, value in given.items() if value is not None and name not in entry.takes]:
        raise wrong(extra[0], str(LABELS[extra[0]]), _("Loại báo cáo này không dùng mục này."))
    state = asked.only.get("state")
    if state is not None and state not in dict(entry.states):
        raise wrong("state", str(LABELS["state"]), _("Hãy chọn lại trong danh sách."))
    assignment = asked.only.get("assignment")
    if assignment is not None and not asked.period.plan.assignments.filter(pk=assignment).exists():
        raise wrong("assignment", str(LABELS["assignment"]), _("Nhóm nhiệm vụ này thuộc kế hoạch khác."))
    if asked.agency is not None and not asked.period.submissions.filter(agency=asked.agency).exists():
        raise wrong("agency", str(LABELS["agency"]), _("Cơ quan này không phải báo cáo trong kỳ đã chọn."))
    check_signing(asked)
    if asked.against is not None and (asked.against == asked.period or asked.against.plan_id != asked.period.plan_id):
        raise wrong("against", str(LABELS["against"]), _("Hãy chọn một kỳ khác của cùng kế hoạch."))


def check_signing(asked: Asked) -> None:
    """Who signs in the head's stead, and as what."""
    signs, position = asked.only.get("signs"), asked.only.get("position", "")
    if signs is not None and signs not in dict(SIGNS):
        raise wrong("signs", str(LABELS["signs"]), _("Hãy chọn lại trong danh sách."))
    if signs in ("TL", "TUQ") and not position:
        raise wrong("position", str(LABELS["position"]), _("Ký thừa lệnh, thừa ủy quyền thì ghi chức vụ người ký."))
    if position and signs is None:
        raise wrong("signs", str(LABELS["signs"]), _("Chọn thẩm quyền ký của người có chức vụ này."))


def wrong(name: str, label: str, message: str) -> DomainError:
    return DomainError("invalid", message, kind="invalid", items=(Missing(name, label, message),))


def stamp(asked: Asked) -> str:
    """A digest of all that the report would say: equal stamps, equal reports."""
    plan, today = asked.period.plan_id, clock.today()
    # Of every period: what was completed in an earlier year is told too, and at mid-term all the years are.
    accounts = Submission.objects.filter(period__plan=plan).order_by("pk")
    seen: list[Any] = [
        list(accounts.values_list("pk", "state", "submitted_at", "first_submitted_at")),
        list(accounts.order_by("pk", "extensions").values_list("extensions__until", flat=True)),
        list(Observation.objects.filter(period__plan=plan).order_by("pk").values_list("pk", "version")),
        list(Trigger.objects.filter(plan=plan).order_by("pk").values_list("pk", "occurred_on", "document_number")),
        list(Succession.objects.filter(effective_on__lte=today).order_by("pk").values_list("pk", flat=True)),
        list(SuccessorChoice.objects.order_by("pk").values_list("pk", flat=True)),
        [newest(model) for model in (Plan, Task, Responsibility, Agency, Indicator, Period)],
        sorted(asked.only.items()),
        [newest(model) for model in REGISTER],
    ]
    if asked.kind not in workflow.COMPILED:
        # These tell of drafts, reminders and days left too.
        keys = (asked.agency and asked.agency.pk, asked.against and asked.against.pk)
        seen += [keys, today, [newest(model) for model in TOLD]]
    return hashlib.sha256(json.dumps(seen, default=str).encode()).hexdigest()


def newest(model: type[Any]) -> int | None:
    """The last event recorded on a table of the plan's own text."""
    events = model.pgh_event_model.objects
    found: int | None = events.order_by("-pgh_id").values_list("pgh_id", flat=True).first()
    return found


def retry_report(report: Report, *, by: User) -> None:
    """Queue a failed report again, with its attempts counted anew."""
    policy.can_retry(by, report).require()
    until = clock.now() + settings.REPORT_LEASE
    try:
        move(report, workflow.TABLE, "retry", by=by, attempts=0, error="", step=0, step_name="", lease_until=until)
    except IntegrityError as error:
        raise DomainError("superseded", _("Đã có báo cáo khác cho đúng số liệu này.")) from error


def cancel_report(report: Report, *, by: User) -> None:
    """Stop it: a worker that is at it finds its lease gone at the next step and writes nothing."""
    policy.can_cancel(by, report).require()
    move(report, workflow.TABLE, "cancel", by=by, lease_token=None, lease_until=None, finished_at=clock.now())


def run_report(report_id: int) -> bool:
    """Compile a report if nobody else is at it; True when this call finished it. Safe to call any number of times."""
    with translation.override(settings.LANGUAGE_CODE):  # the province's document, whoever rang
        return run_in_vietnamese(report_id)


def run_in_vietnamese(report_id: int) -> bool:
    report = claim(report_id)
    if report is None:
        return False
    try:
        with keep_lease(report):
            finish(report, *compile_files(report))
    except LeaseLost:
        log.info("report %s was taken over by another worker", report.pk)
        return False
    except DomainError as error:
        fail(report, str(error))
        return False
    except Exception as error:
        log.exception("report %s failed on attempt %s", report.pk, report.attempts)
        give_up(report, error)
        return False
    return True


def claim(report_id: int) -> Report | None:
    """Take the report: from the queue, or from a worker whose lease ran out. None when it is not to be had."""
    moment = clock.now()
    report = Report.objects.select_related(*READ).filter(pk=report_id).first()
    if report is None or report.state not in LIVE:
        return None
    lease: dict[str, Any] = {"lease_token": uuid.uuid4(), "lease_until": moment + settings.REPORT_LEASE}
    if report.state == State.QUEUED:
        try:
            move(report, workflow.TABLE, "run", by=report.requested_by, attempts=report.attempts + 1, **lease)
        except DomainError:
            return None
        return report
    expired = report.lease_until is None or report.lease_until < moment
    if report.attempts >= settings.REPORT_MAX_ATTEMPTS and expired:
        fail(report, _("Đã thử %d lần mà không xong; hãy báo người quản trị hệ thống.") % report.attempts)
        return None
    orphaned = Report.objects.filter(pk=report.pk, state=State.RUNNING, lease_until__lt=moment)
    if not orphaned.update(attempts=F("attempts") + 1, **lease):
        return None
    return Report.objects.select_related(*READ).get(pk=report.pk)


@contextmanager
def keep_lease(report: Report) -> Iterator[None]:
    """Renew the lease from a second thread while the work goes on, so that only a dead worker loses it."""
    done = threading.Event()

    def beat() -> None:
        try:
            while not done.wait(settings.REPORT_LEASE.total_seconds() / 4):
                renew(report)
        except LeaseLost:
            log.info("report %s: the lease is gone", report.pk)
        finally:
            connection.close()

    keeper = threading.Thread(target=beat, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()


def renew(report: Report, **fields: Any) -> None:
    """Write while the lease is ours; LeaseLost when it is not."""
    mine = Report.objects.filter(pk=report.pk, state=State.RUNNING, lease_token=report.lease_token)
    if not mine.update(lease_until=clock.now() + settings.REPORT_LEASE, **fields):
        raise LeaseLost


def compile_files(report: Report) -> tuple[dict[str, Any], dict[str, storage.Stored]]:
    """The document as data, and its bytes in each format; the step is written before each part of the work."""
    renew(report, step=1, step_name="gather")
    document = standing_for(build(asked_by(report), clock.now()), report.corrects)
    snapshot = json.loads(json.dumps(to_json(document, LAYOUTS)))
    frozen = from_json(snapshot)
    files = {}
    for number, (name, writer) in enumerate(WRITERS.items(), 2):
        renew(report, step=number, step_name=name)
        files[name] = storage.put([write(writer, frozen)])
    return snapshot, files


def asked_by(report: Report) -> Asked:
    return Asked(report.kind, report.period, report.agency, report.against, report.parameters)


def standing_for(document: Document, issued: Report | None) -> Document:
    """A report made after one was issued says in whose place it stands."""
    if issued is None:
        return document
    words = _("Báo cáo này thay thế Báo cáo %s.") % issued.number_words.lower()
    opening, *rest = document.blocks
    return replace(document, blocks=(opening, Paragraph(words), *rest))


def write(writer: Callable[..., bytes], document: Document) -> bytes:
    return writer(document, fonts=settings.FONTS_DIR)


def finish(report: Report, snapshot: dict[str, Any], files: dict[str, storage.Stored]) -> None:
    """All or nothing: the files and the state, and only if the lease is still ours."""
    with transaction.atomic():
        held = Report.objects.select_for_update().filter(pk=report.pk, lease_token=report.lease_token).first()
        if held is None or held.state != State.RUNNING:
            raise LeaseLost
        with act("finish", report.requested_by):
            File.objects.bulk_create(
                File(report=held, format=name, sha256=stored.sha256, size=stored.size) for name, stored in files.items()
            )
            move(held, workflow.TABLE, "finish", by=report.requested_by, snapshot=snapshot, finished_at=clock.now())
            tell(held, gettext_noop("%(report)s đã tổng hợp xong."))


def give_up(report: Report, error: Exception) -> None:
    """An unforeseen fault: let the reaper hand the report to the next worker, or call it failed after the last try."""
    if report.attempts < settings.REPORT_MAX_ATTEMPTS:
        mine = Report.objects.filter(pk=report.pk, state=State.RUNNING, lease_token=report.lease_token)
        mine.update(lease_until=clock.now())
        return
    fail(report, _("Lỗi không lường trước (%s); hãy báo người quản trị hệ thống.") % type(error).__name__)


def fail(report: Report, sentence: str) -> None:
    with transaction.atomic():
        move(report, workflow.TABLE, "fail", by=report.requested_by, error=sentence, finished_at=clock.now())
        tell(report, gettext_noop("%(report)s không thành công."))


def tell(report: Report, text: str) -> None:
    if not report.requested_by.is_system:
        key = f"report:{report.pk}:{report.state}:{report.attempts}"
        notify(
            [report.requested_by],
            kind=NotificationKind.REPORT,
            key=key,
            text=text,
            values={"report": report},
            url=report.get_absolute_url(),
        )


def abandoned_reports() -> list[int]:
    """Ids of reports that no worker holds; each is marked as rung for, so that the next sweep does not ring at once."""
    moment = clock.now()
    ids = list(Report.objects.abandoned(moment).values_list("pk", flat=True))
    waiting = Report.objects.filter(pk__in=ids, state=State.QUEUED)
    waiting.update(lease_until=moment + settings.REPORT_LEASE)
    return ids


def due_periods() -> list[Period]:
    """Open periods past their deadline that the schedule has not compiled yet: it does so once, people as they like.

    None while the administrator has switched that off.
    """
    if not setting("compile_after_deadline"):
        return []
    done = Report.objects.filter(requested_by=User.objects.system()).values("period")
    return list(Period.objects.to_compile(clock.now()).exclude(pk__in=done).select_related("plan"))
