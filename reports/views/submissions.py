"""One agency's account, whole: its parts, the check before sending, the receipt, versions, and the record."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import clock
from core.errors import DomainError, Missing
from core.record import by_act, pointers, read
from indicators.models import Filled, StatisticFigure, StatisticSheet, filled_of
from plans import policy
from plans.models import Extension, Return, Submission, Version, overrides, working_days_left
from plans.policy import repeated
from reports.builders import Asked
from reports.builders.receipt import build_receipt
from reports.forms import CommentForm, ReasonForm
from reports.models import Kind
from reports.policy import can_request
from reports.views.reading import read_account, read_entries
from reports.writers import WriterError, write_pdf
from tasks.models import Comment, Evidence, Output, Progress
from tasks.policy import lacks


def visible(request: HttpRequest) -> QuerySet[Submission]:
    rows: QuerySet[Submission] = Submission.objects.visible_to(request.user).with_deadline().with_request().with_line()
    return rows.select_related("period__plan", "agency")


def to_review(request: HttpRequest) -> QuerySet[Submission]:
    """As above, each with `queue`: the ids of all accounts that wait for review, the longest waiting first."""
    queue = Submission.objects.visible_to(request.user).waiting().values_list("pk", flat=True)
    return visible(request).annotate(queue=ArraySubquery(queue))


def parts(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    """Every entry with its state as a part of the form, what it lacks, its remarks, and its like a period ago."""
    before = Submission.objects.visible_to(request.user).before(submission).select_related("period", "agency").first()
    read_entries(request, [submission, *([before] if before else [])])
    earlier = {row.task_id: row for row in before.progress.all()} if before else {}
    versions = list(submission.versions.select_related("sent_by", "returned__returned_by").order_by("-number"))
    newest = versions[0].number if versions else 0
    rows = []
    for entry in submission.progress.all():
        remarks = [remark for remark in entry.comments.all() if remark.version_number == newest]
        lack = lacks(entry)
        rows.append(
            {
                "entry": entry,
                "lack": lack,
                "part": part_state(entry, lack),
                "remarks": remarks,
                "before": earlier.get(entry.task_id),
                "repeated": labels_of(entry, repeated(entry, earlier.get(entry.task_id), Progress.TEXT_FIELDS)),
            }
        )
    summary, filled = summary_state(submission), filled_of(submission)
    done = [row for row in rows if not row["lack"]]
    return {
        "filled": filled,
        "statistics_part": statistics_state(filled),
        "rows": rows,
        "before": before,
        "newest": versions[0] if versions else None,
        "summary_part": summary,
        "summary_repeated": labels_of(submission, repeated(submission, before, Submission.SUMMARY_FIELDS)),
        "parts_done": len(done) + (summary[0] == "completed"),
        "parts_total": len(rows) + 1,
    }


def labels_of(row: Any, names: Iterable[str]) -> str:
    """Fields as the screen calls them, in one line."""
    return ", ".join(str(row._meta.get_field(name).verbose_name) for name in names)


def summary_state(submission: Submission) -> tuple[str, str]:
    if submission.summary.strip():
        return "completed", _("Hoàn thành")
    return ("pending", _("Chưa bắt đầu")) if submission.version == 0 else ("draft", _("Đang nhập"))


def statistics_state(filled: Filled) -> tuple[str, str]:
    """Of the part of the account that holds its figures; where none is asked for, it is done."""
    if filled.is_complete:
        return "completed", _("Hoàn thành")
    return ("draft", _("Đang nhập")) if filled.sheet.version else ("pending", _("Chưa bắt đầu"))


def part_state(entry: Progress, lack: str) -> tuple[str, str]:
    """(look, words) of one part of the form, as a list of parts shows it."""
    if entry.waits:
        return "waiting", _("Không thể bắt đầu: chờ điều kiện")
    if entry.version == 0:
        return "pending", _("Chưa bắt đầu")
    return ("draft", _("Đang nhập")) if lack else ("completed", _("Hoàn thành"))


def verdicts(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    user = request.user
    return {
        "edit": policy.can_edit(user, submission),
        "submit": policy.can_submit(user, submission),
        "review": policy.can_review(user, submission),
        "return_": policy.can_return(user, submission),
        "extend": policy.can_extend(user, submission),
        "ask": policy.can_ask_more_time(user, submission),
        "reviews": policy.is_coordinator(user),
    }


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return account(request, get_object_or_404(to_review(request), pk=pk))


def account(
    request: HttpRequest, submission: Submission, *, reason: ReasonForm | None = None, remark: CommentForm | None = None
) -> HttpResponse:
    """The account's page; with a bound form it shows what is wrong with it, where it was typed, as 422."""
    context = verdicts(request, submission) | timing(submission)
    if context["edit"].allowed:
        context |= parts(request, submission)
    else:
        context |= read_account(request, submission, filled_of(submission), reason=reason, remark=remark)
    own_paper = can_request(request.user, Asked(Kind.AGENCY, submission.period, submission.agency))
    context |= {"submission": submission, "tab": "content", "form_errors": reason or remark, "own_paper": own_paper}
    return render(request, "reports/submission.html", context, status=422 if reason or remark else 200)


def timing(submission: Any) -> dict[str, Any]:
    """Working days left until the deadline in force, or days late; never sent, it is late until the period closed."""
    deadline, moment = submission.deadline, clock.now()
    end = submission.first_submitted_at or submission.period.closed_at or moment
    late = (end - deadline).days + 1 if end >= deadline else 0
    running = submission.is_editable and not late
    left = working_days_left(deadline, clock.today(), overrides()) if running else None
    return {"deadline": deadline, "days_left": left, "days_late": late}


@require_safe
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """All answers on one page before they are sent."""
    submission = get_object_or_404(visible(request), pk=pk)
    context = parts(request, submission)
    missing: list[Missing] = [item for guard in policy.submit_guards for item in guard(submission)]
    context |= verdicts(request, submission) | timing(submission)
    return render(request, "reports/check.html", {"submission": submission, "missing": missing} | context)


@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt of the last sending, or of the one asked for by its number."""
    submission = get_object_or_404(visible(request), pk=pk)
    version = sent_version(request, submission)
    return render(request, "reports/receipt.html", {"submission": submission, "version": version})


@require_safe
def receipt_file(request: HttpRequest, pk: int) -> FileResponse:
    """The receipt as PDF, to keep and to print."""
    submission = get_object_or_404(visible(request).select_related("period__plan__coordinator"), pk=pk)
    version = sent_version(request, submission)
    try:
        with translation.override(settings.LANGUAGE_CODE):  # a paper of the province, whoever asks for it
            content = write_pdf(build_receipt(submission, version), settings.FONTS_DIR)
    except WriterError as error:
        raise DomainError("not_written", str(error)) from error
    name = f"bien-nhan-{version.receipt_code}.pdf"
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type="application/pdf")


def sent_version(request: HttpRequest, submission: Submission) -> Version:
    rows = {row.number: row for row in submission.versions.select_related("sent_by")}
    if not rows:
        raise Http404
    wanted = request.GET.get("number", "")
    return rows.get(int(wanted) if wanted.isdecimal() and len(wanted) < 6 else 0, rows[max(rows)])


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(visible(request), pk=pk)
    rows = submission.versions.select_related("sent_by", "returned__returned_by").order_by("-number")
    context = {"submission": submission, "versions": rows, "tab": "versions"}
    return render(request, "reports/versions.html", context | timing(submission))


@require_safe
def submission_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything done to the account, its entries, files, remarks, returns and extensions."""
    submission = get_object_or_404(visible(request), pk=pk)
    codes = dict(submission.progress.values_list("pk", "task__code"))
    page = Paginator(pointers(*events_of(submission, list(codes))), 100).get_page(request.GET.get("page"))
    lines = read(page.object_list)
    for line in lines:
        entry = line.object_id if line.table == Progress._meta.label else line.data.get("progress_id")
        line.subject = _("Nhiệm vụ %s") % codes[entry] if entry in codes else line.subject
    context = {"submission": submission, "acts": by_act(lines), "page": page, "tab": "history"}
    return render(request, "reports/submission_history.html", context | timing(submission))


def events_of(submission: Submission, entries: list[int]) -> list[QuerySet[Any]]:
    def events(model: Any, **lookup: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = model.pgh_event_model._default_manager.filter(**lookup)
        return rows

    return [
        events(Submission, pgh_obj_id=submission.pk),
        events(Extension, submission_id=submission.pk),
        events(StatisticSheet, submission_id=submission.pk),
        events(StatisticFigure, period_id=submission.period_id, agency_id=submission.agency_id),
        events(Return, version_id__in=submission.versions.values("pk")),
        events(Progress, pgh_obj_id__in=entries),
        *(events(model, progress_id__in=entries) for model in (Output, Evidence, Comment)),
    ]
