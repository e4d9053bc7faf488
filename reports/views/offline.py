"""The form that is filled in without network: taken away, and handed in."""

from __future__ import annotations

import base64
import io

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from core.fields import errors_into
from indicators.models import filled_of
from plans.models import Submission
from plans.policy import can_edit
from reports import actions
from reports.builders.offline import build_offline, file_name
from reports.forms.offline import OfflineUpload, check_offline
from reports.importers.offline import SHEET, read_offline
from reports.writers.marking import mark_faults
from reports.writers.offline import write_offline
from tasks.models import Progress


def visible(request: HttpRequest) -> QuerySet[Submission]:
    rows: QuerySet[Submission] = Submission.objects.visible_to(request.user)
    return rows.select_related("period__plan", "agency").prefetch_related("extensions")


def entries_of(request: HttpRequest, submission: Submission) -> list[Progress]:
    return list(Progress.objects.visible_to(request.user).for_form(submission))


@require_safe
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The account as a workbook, with all that is known."""
    submission = get_object_or_404(visible(request), pk=pk)
    can_edit(request.user, submission).require()
    form = build_offline(submission, entries_of(request, submission), filled_of(submission))
    content = io.BytesIO(write_offline(form))
    return FileResponse(content, as_attachment=True, filename=file_name(submission), content_type=SHEET)


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """All of a filled form as a draft, or nothing and every wrong cell, with the same workbook marked."""
    submission = get_object_or_404(visible(request), pk=pk)
    can_edit(request.user, submission).require()
    form = OfflineUpload(request.POST, request.FILES) if request.method == "POST" else OfflineUpload()
    marked = b""
    if form.is_valid():
        file = form.cleaned_data["file"]
        with errors_into(form):
            filled = read_offline(file.file, size=file.size)
            taken, faults = check_offline(filled, submission, entries_of(request, submission), filled_of(submission))
            if not faults:
                tell(request, actions.take_form(submission, taken, by=request.user))
                return redirect(submission)
            marked = mark_faults(filled.content, faults)
            for fault in faults:
                form.add_error(None, f"{fault.address}: {fault.message}")
    answer = {
        "submission": submission,
        "form": form,
        "form_errors": form.is_bound,
        "marked": base64.b64encode(marked).decode(),
        "name": file_name(submission, marked=True),
    }
    return render(request, "reports/take_form.html", answer, status=422 if form.is_bound else 200)


def tell(request: HttpRequest, changed: list[str]) -> None:
    """What was taken, as a message on the next page."""
    if not changed:
        messages.info(request, _("Phiếu không khác nội dung trên cổng; không có gì thay đổi."))
        return
    words = ngettext(
        "Đã nhận phiếu: %d phần được lưu thành bản nháp. Hãy kiểm tra rồi gửi.",
        "Đã nhận phiếu: %d phần được lưu thành bản nháp. Hãy kiểm tra rồi gửi.",
        len(changed),
    )
    messages.success(request, words % len(changed))
