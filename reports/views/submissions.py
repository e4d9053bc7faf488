"""One agency's account, whole: its parts, the check before sending, the receipt, versions, and the record."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from core import clock
from core.errors import DomainError, Missing
from core.record import by_act, pointers, read
from plans import policy
from plans.models import Extension, Return, Submission, Version
from plans.policy import repeated
from reports.builders.receipt import build_receipt
from reports.forms import CommentForm, ReasonForm
from reports.writers import WriterError, write_pdf
from tasks.models import Comment, Evidence, Output, Progress
from tasks.policy import lacks

LABELS = {
    "summary": gettext_lazy("Kết quả nổi bật"),
    "shortcomings": gettext_lazy("Tồn tại, hạn chế và nguyên nhân"),
    "orientation": gettext_lazy("Phương hướng, nhiệm vụ kỳ tới"),
    "proposals": gettext_lazy("Kiến nghị, đề xuất"),
    "stage": gettext_lazy("Tình trạng"),
    "percent": gettext_lazy("Tỷ lệ hoàn thành (%)"),
    "result": gettext_lazy("Kết quả thực hiện"),
    "obstacles": gettext_lazy("Khó khăn, vướng mắc"),
    "next_steps": gettext_lazy("Việc tiếp theo"),
    "outputs": gettext_lazy("Văn bản, sản phẩm"),
    "evidence": gettext_lazy("Tệp minh chứng"),
}


def visible(request: HttpRequest) -> QuerySet[Submission]:
    rows: QuerySet[Submission] = Submission.objects.visible_to(request.user).with_deadline().with_request()
    return rows.select_related("period__plan", "agency")


def read_entries(request: HttpRequest, submissions: list[Submission]) -> None:
    """The entries of these accounts with all that hangs on them, in the plan's order, read at once."""
    comments = Comment.objects.visible_to(request.user).select_related("author")
    rows = Progress.objects.visible_to(request.user).select_related("task__trigger", "task__assignment")
    rows = rows.prefetch_related("outputs", "evidence", Prefetch("comments", queryset=comments)).order_by("task__order")
    prefetch_related_objects(submissions, Prefetch("progress", queryset=rows))


def parts(request: HttpRequest, submission: Submission, remark: CommentForm | None = None) -> dict[str, Any]:
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
                "remark": remark if remark and remark.entry.pk == entry.pk else CommentForm(entry=entry),
                "before": earlier.get(entry.task_id),
                "repeated": labels_of(entry, repeated(entry, earlier.get(entry.task_id), Progress.TEXT_FIELDS)),
            }
        )
    summary = summary_state(submission)
    done = [row for row in rows if not row["lack"]]
    return {
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
    return account(request, get_object_or_404(visible(request), pk=pk))


def account(
    request: HttpRequest, submission: Submission, *, reason: ReasonForm | None = None, remark: CommentForm | None = None
) -> HttpResponse:
    """The account's page; with a bound form it shows what is wrong with it, where it was typed, as 422."""
    context = parts(request, submission, remark) | verdicts(request, submission) | timing(submission)
    context |= {"submission": submission, "tab": "content", "form_errors": reason or remark}
    if context["reviews"]:
        seen = context["newest"].number if context["newest"] else None
        context |= {"reason": reason or ReasonForm(initial={"seen": seen}), "seen": seen}
    return render(request, "reports/submission.html", context, status=422 if reason or remark else 200)


def timing(submission: Any) -> dict[str, Any]:
    """Days left until the deadline in force, or days late."""
    deadline, moment = submission.deadline, clock.now()
    end = submission.first_submitted_at or moment
    late = (end - deadline).days + 1 if end >= deadline else 0
    return {"deadline": deadline, "days_left": max(0, (deadline - moment).days), "days_late": late}


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
    return chosen(request, "number", rows, max(rows))


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(visible(request), pk=pk)
    rows = submission.versions.select_related("sent_by", "returned__returned_by").order_by("-number")
    context = {"submission": submission, "versions": rows, "tab": "versions"}
    return render(request, "reports/versions.html", context | timing(submission))


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions sent, field by field; by default the last two."""
    submission = get_object_or_404(visible(request), pk=pk)
    sent = {row.number: row for row in submission.versions.order_by("number")}
    numbers = sorted(sent)[-2:]
    first, second = (
        (chosen(request, name, sent, number) for name, number in zip("ab", numbers, strict=False))
        if len(numbers) == 2
        else (None, None)
    )
    changes = list(differences(first, second)) if first and second else []
    context = {
        "submission": submission,
        "sent": list(sent.values()),
        "first": first,
        "second": second,
        "changes": changes,
    }
    return render(request, "reports/compare.html", context | {"tab": "versions"} | timing(submission))


def chosen(request: HttpRequest, name: str, sent: dict[int, Version], default: int) -> Version:
    wanted = request.GET.get(name, "")
    return sent.get(int(wanted) if wanted.isdecimal() and len(wanted) < 6 else default, sent[default])


def differences(first: Version, second: Version) -> Iterable[dict[str, Any]]:
    """Each field whose text differs, with the words that went and came."""
    yield from changed(_("Đánh giá chung"), first.content, second.content)
    old = {entry["code"]: entry for entry in first.content.get("entries", ())}
    for entry in second.content.get("entries", ()):
        yield from changed(_("Nhiệm vụ %s") % entry["code"], old.get(entry["code"], {}), entry)


def changed(where: str, old: dict[str, Any], new: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for name, label in LABELS.items():
        before, after = as_words(old.get(name)), as_words(new.get(name))
        if before != after:
            yield {"where": where, "label": label, "html": word_difference(before, after)}


def as_words(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(
            " – ".join(day_or_words(item[key]) for key in ("number", "issued_on", "title", "name") if key in item)
            for item in value
        )
    if value in Progress.Stage.values:
        return str(Progress.Stage(value).label)
    return "" if value is None else str(value)


def day_or_words(kept: str) -> str:
    """A version keeps days as 2026-11-05; people read 05/11/2026."""
    return re.sub(r"^(\d{4})-(\d{2})-(\d{2})$", r"\3/\2/\1", kept)


def word_difference(before: str, after: str) -> SafeString:
    """What went struck out, what came underlined; escaped piece by piece."""
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    pieces = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(format_html("{}", "".join(old[a:b])))
        if kind in ("delete", "replace"):
            pieces.append(format_html("<del>{}</del>", "".join(old[a:b])))
        if kind in ("insert", "replace"):
            pieces.append(format_html("<ins>{}</ins>", "".join(new[c:d])))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


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
        events(Return, version_id__in=submission.versions.values("pk")),
        events(Progress, pgh_obj_id__in=entries),
        *(events(model, progress_id__in=entries) for model in (Output, Evidence, Comment)),
    ]
