"""Files that prove a result, to take away."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.errors import DomainError
from core.storage import open_stored
from tasks.models import Evidence


@require_safe
def download(request: HttpRequest, pk: int) -> FileResponse:
    """Always as an attachment, never shown inline: what a stranger uploaded does not run in the portal's name."""
    evidence = get_object_or_404(Evidence.objects.visible_to(request.user), pk=pk)
    try:
        content = open_stored(evidence.sha256)
    except FileNotFoundError as error:
        message = _("Tệp «%s» có trong hồ sơ nhưng máy chủ không còn giữ nội dung. Hãy báo quản trị hệ thống.")
        raise DomainError("file_lost", message % evidence.name, kind="missing") from error
    response = FileResponse(content, as_attachment=True, filename=evidence.name, content_type=evidence.media_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
