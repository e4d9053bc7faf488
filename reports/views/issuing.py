"""Freezing a report for signature, taking the signed file back, issuing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.errors import DomainError
from core.storage import open_stored
from reports import actions, policy
from reports.forms import IssueForm, SignedForm
from reports.models import SignedPaper
from reports.views.reports import render_detail, visible


@require_POST
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(visible(request), pk=pk)
    actions.freeze_report(report, by=request.user)
    messages.success(request, _("Đã chốt báo cáo để ký."))
    return redirect(report)


@require_POST
def unfreeze(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(visible(request), pk=pk)
    actions.unfreeze_report(report, by=request.user)
    messages.success(request, _("Đã bỏ chốt báo cáo."))
    return redirect(report)


@require_POST
def attach_signed(request: HttpRequest, pk: int) -> HttpResponse:
    """A wrong file is told at its field, and what was there before stays."""
    report = get_object_or_404(visible(request), pk=pk)
    policy.can_attach_signed(request.user, report).require()
    form = SignedForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["signed"]
        try:
            actions.attach_signed(report, by=request.user, content=file, size=file.size)
        except DomainError as error:
            if error.kind != "invalid":
                raise
            form.add_error("signed", error.message)
        else:
            messages.success(request, _("Đã nhận bản đã ký. Hãy xem người ký ghi bên dưới."))
            return redirect(report)
    return render_detail(request, report, signed_form=form)


@require_POST
def remove_signed(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(visible(request), pk=pk)
    actions.remove_signed(report, by=request.user)
    messages.success(request, _("Đã bỏ bản đã ký."))
    return redirect(report)


@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(visible(request), pk=pk)
    policy.can_issue(request.user, report).require()
    form = IssueForm(request.POST)
    if form.is_valid():
        try:
            actions.issue_report(report, by=request.user, **form.cleaned_data)
        except DomainError as error:
            if error.kind != "invalid":
                raise
            for item in error.items:
                form.add_error(item.anchor, item.message)
        else:
            messages.success(request, _("Báo cáo đã phát hành. Từ nay không ai sửa được."))
            return redirect(report)
    return render_detail(request, report, issue_form=form)


@require_safe
def signed(request: HttpRequest, pk: int) -> FileResponse:
    """The signed PDF, as it came."""
    paper = get_object_or_404(SignedPaper.objects.visible_to(request.user).select_related("report__period"), report=pk)
    try:
        content = open_stored(paper.sha256)
    except FileNotFoundError as error:
        message = _("Bản đã ký có trong hồ sơ nhưng máy chủ không còn giữ nội dung. Hãy báo quản trị hệ thống.")
        raise DomainError("file_lost", message, kind="missing") from error
    name = f"{paper.report.kind}-{paper.report.period.year}-{paper.report.pk}-da-ky.pdf"
    return FileResponse(content, as_attachment=True, filename=name, content_type="application/pdf")
