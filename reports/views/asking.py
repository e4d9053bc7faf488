"""The catalogue of reports: choose a kind, say what it should tell, have it made."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import DomainError, no
from reports import actions, policy
from reports.catalogue.kinds import Entry, entry_named
from reports.forms.asking import AskForm
from reports.jobs import ring


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every kind that this person may make, with what it tells."""
    entries = policy.made_by(request.user)
    if not entries:
        no(_("Vai trò của anh/chị không lập báo cáo.")).require()
    return render(request, "reports/catalogue.html", {"entries": entries})


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, kind: str) -> HttpResponse:
    """What the report should tell; the same question comes to the same report."""
    entry = entry_named(kind)
    if entry is None:
        raise Http404
    policy.can_make(request.user, entry).require()
    if request.method != "POST":
        return shown(request, entry, AskForm(entry, request.user, initial=request.GET.dict()))
    form = AskForm(entry, request.user, request.POST)
    if not form.is_valid():
        return shown(request, entry, form)
    try:
        report = actions.request_report(entry.kind, by=request.user, **form.asked())
    except DomainError as error:
        if error.kind != "invalid":
            raise
        for item in error.items:
            form.add_error(item.anchor, item.message)
        return shown(request, entry, form)
    if report.is_live:
        ring(report.pk)
    return redirect(report)


def shown(request: HttpRequest, entry: Entry, form: AskForm) -> HttpResponse:
    context = {"entry": entry, "form": form, "form_errors": form.is_bound}
    return render(request, "reports/ask.html", context, status=422 if form.is_bound else 200)
