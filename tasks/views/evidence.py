"""Files that prove a result: attach, take off, take away."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.storage import open_stored
from tasks import actions
from tasks.models import Evidence
from tasks.views.progress import visible


@require_POST
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """One file or several: all of them, or none when one is not what its name says."""
    progress = get_object_or_404(visible(request), pk=pk)
    files = request.FILES.getlist("files")
    uploads = [actions.Upload(file.name or "", file.file, file.size or 0) for file in files]
    actions.add_files(progress, by=request.user, uploads=uploads)
    messages.success(request, _("Đã gắn %d tệp.") % len(files) if files else _("Chưa chọn tệp nào."))
    return redirect(f"{progress.get_absolute_url()}#evidence")


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Evidence.objects.visible_to(request.user).select_related("progress__submission__period", "progress__task")
    evidence = get_object_or_404(rows, pk=pk)
    actions.remove_evidence(evidence, by=request.user)
    messages.success(request, _("Đã gỡ tệp «%s».") % evidence.name)
    return redirect(f"{evidence.progress.get_absolute_url()}#evidence")


@require_safe
def download(request: HttpRequest, pk: int) -> FileResponse:
    """Always as an attachment, never shown inline: what a stranger uploaded does not run in the portal's name."""
    evidence = get_object_or_404(Evidence.objects.visible_to(request.user), pk=pk)
    response = FileResponse(
        open_stored(evidence.sha256), as_attachment=True, filename=evidence.name, content_type=evidence.media_type
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
