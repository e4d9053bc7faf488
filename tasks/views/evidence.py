"""Files that prove a result: to attach, one by one or with the form, and to take away."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from core.errors import DomainError
from core.fields import errors_into
from core.storage import open_stored
from tasks import actions, policy
from tasks.forms import EvidenceForm
from tasks.models import Evidence, Progress


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


@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach files apart from the text, as the page does with each one chosen; it gets their lines of the list back."""
    entries = Progress.objects.visible_to(request.user).select_related("submission__period")
    progress = get_object_or_404(entries, pk=pk)
    policy.can_edit_progress(request.user, progress).require()
    form = EvidenceForm(request.POST, request.FILES)
    form.is_valid()
    if not (uploads := form.uploads()):
        raise DomainError("invalid", _("Hãy chọn tệp cần gắn."), kind="invalid")
    rows = actions.add_files(progress, by=request.user, uploads=uploads)
    if not request.headers.get("HX-Request"):
        return redirect(f"{progress.get_absolute_url()}#evidence")
    return render(request, "tasks/_attached.html", {"rows": rows})


def take_files(request: HttpRequest, progress: Progress) -> EvidenceForm:
    """Attach what was chosen or ticked and take off what was struck out; one bad file keeps no good one out."""
    form, attached = EvidenceForm(request.POST, request.FILES), 0
    form.is_valid()
    for upload in form.uploads():
        with errors_into(form):
            attached += len(actions.add_files(progress, by=request.user, uploads=[upload]))
    given_before = Evidence.objects.visible_to(request.user).to_reuse(progress)
    if ticked := form.ticked(given_before.select_related("progress__submission")):
        with errors_into(form):
            attached += len(actions.reuse_evidence(progress, ticked, by=request.user))
    if attached:
        messages.success(request, ngettext("Đã gắn %d tệp.", "Đã gắn %d tệp.", attached) % attached)
    for evidence in form.struck(progress):
        actions.remove_evidence(evidence, by=request.user)
        messages.success(request, _("Đã gỡ tệp «%s».") % evidence.name)
    return form
