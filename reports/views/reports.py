"""Compiled reports: ask for one, watch it being made, take the files away."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agencies.models import standing_of
from core.errors import DomainError
from core.storage import open_stored
from plans.models import Period
from reports import actions, policy
from reports.catalogue.kinds import compiled_kind, narrowed
from reports.document import from_json
from reports.forms import IssueForm, SignedForm
from reports.jobs import ring
from reports.models import MADE, File, Report, SignedPaper
from reports.writers import FORMATS
from reports.writers.layout import lay_out


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What was compiled, newest first, and for which open periods one may compile now."""
    rows = Report.objects.visible_to(request.user).select_related("period__plan", "agency", "requested_by")
    page = Paginator(rows.prefetch_related("files").defer("snapshot"), 50).get_page(request.GET.get("page"))
    periods = Period.objects.visible_to(request.user).filter(opened_at__isnull=False).select_related("plan")
    asked = ((period, policy.can_compile(request.user, period)) for period in periods[:12])
    offers = [(period, verdict) for period, verdict in asked if verdict.allowed]
    context = {
        "page": page,
        "offers": offers,
        "may_make": bool(policy.made_by(request.user)),
        "reads_all": standing_of(request.user).sees_all_content,
    }
    return render(request, "reports/list.html", context)


@require_POST
def request_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Compile the plan's report of the period; a second press comes to the same one."""
    period = get_object_or_404(Period.objects.visible_to(request.user).select_related("plan"), pk=pk)
    report = actions.request_report(compiled_kind(period), period, by=request.user)
    if report.is_live:
        ring(report.pk)
    return redirect(report)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return render_detail(request, get_object_or_404(visible(request), pk=pk))


def render_detail(
    request: HttpRequest, report: Report, *, signed_form: Any = None, issue_form: Any = None
) -> HttpResponse:
    """The report's page; with a form that was refused, 422."""
    failed = signed_form or issue_form
    context = {
        "report": report,
        "narrowed": narrowed(report),
        "retry": policy.can_retry(request.user, report),
        "cancel": policy.can_cancel(request.user, report),
        "freeze": policy.can_freeze(request.user, report),
        "unfreeze": policy.can_unfreeze(request.user, report),
        "issue": policy.can_issue(request.user, report),
        "paper": SignedPaper.objects.visible_to(request.user).filter(report=report).first(),
        "corrections": Report.objects.visible_to(request.user).filter(corrects=report).defer("snapshot"),
        "signed_form": signed_form or SignedForm(),
        "issue_form": issue_form or IssueForm(),
        "form_errors": failed,
    }
    return render(request, "reports/detail.html", context, status=422 if failed else 200)


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that changes while the report is made."""
    report = get_object_or_404(visible(request), pk=pk)
    context = {
        "report": report,
        "retry": policy.can_retry(request.user, report),
        "cancel": policy.can_cancel(request.user, report),
    }
    return render(request, "reports/_progress.html", context)


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a page: the same words and figures as its files, from the snapshot that they were written from."""
    report = get_object_or_404(visible(request).defer(None), pk=pk)
    if report.state not in MADE:
        raise DomainError("not_made", _("Báo cáo này chưa làm xong nên chưa có gì để xem."))
    paper = lay_out(from_json(report.snapshot))
    return render(request, "reports/preview.html", {"report": report, "paper": paper})


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(visible(request), pk=pk)
    actions.cancel_report(report, by=request.user)
    return redirect(report)


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(visible(request), pk=pk)
    actions.retry_report(report, by=request.user)
    ring(report.pk)
    return redirect(report)


@require_safe
def download(request: HttpRequest, pk: int, format: str) -> FileResponse:
    file = get_object_or_404(
        File.objects.visible_to(request.user).select_related("report__period__plan"), report=pk, format=format
    )
    name = f"{file.report.kind}-{file.report.period.year}-{file.report.pk}.{file.format}"
    try:
        content = open_stored(file.sha256)
    except FileNotFoundError as error:
        message = _("Tệp «%s» có trong hồ sơ nhưng máy chủ không còn giữ nội dung. Hãy báo quản trị hệ thống.")
        raise DomainError("file_lost", message % name, kind="missing") from error
    return FileResponse(content, as_attachment=True, filename=name, content_type=FORMATS[file.format].media_type)


def visible(request: HttpRequest) -> QuerySet[Report]:
    return (
        Report.objects.visible_to(request.user)
        .select_related("period__plan", "agency", "against", "requested_by", "issued_by", "corrects")
        .prefetch_related("files")
        .defer("snapshot")
    )
