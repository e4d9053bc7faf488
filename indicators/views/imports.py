"""Files on their way into the register: handed in, watched, looked through, confirmed or dropped."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.fields import errors_into
from indicators import actions, policy
from indicators.forms import ImportConfirm, ImportUpload
from indicators.importers.columns import columns_of, template_of
from indicators.importers.tables import MOST_ROWS
from indicators.jobs import ring_import
from indicators.models import ImportKind, ImportRow, RegisterImport, RowVerdict
from indicators.views.import_rows import in_words
from indicators.writers.template import write_template
from plans.importers.handed_in.uploads import SHEET

# The order in which a person works through a preview: what stops the writing first.
TABS = (RowVerdict.WRONG, RowVerdict.DOUBTFUL, RowVerdict.NEW, RowVerdict.CHANGED, RowVerdict.SAME)
ROWS = 50


def visible(request: HttpRequest) -> Any:
    return RegisterImport.objects.visible_to(request.user).select_related("requested_by", "confirmed_by")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    policy.can_read_imports(request.user).require()
    page = Paginator(visible(request), 50).get_page(request.GET.get("page"))
    return render(request, "indicators/imports.html", {"page": page, "may_import": policy.can_import(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Hand in a file; reading it goes on by itself."""
    policy.can_import(request.user).require()
    form = ImportUpload(request.POST, request.FILES) if request.method == "POST" else ImportUpload()
    if form.is_valid():
        given = form.cleaned_data
        file = given.pop("file")
        with errors_into(form):
            imported = actions.take_import(
                by=request.user, name=file.name or "", content=file.file, size=file.size, **given
            )
            ring_import(imported.pk)
            return redirect(imported)
    columns = {kind: columns_of(kind.value) for kind in ImportKind}
    more = {"form": form, "form_errors": form.is_bound, "kinds": ImportKind, "columns": columns, "most": MOST_ROWS}
    return render(request, "indicators/import_new.html", more, status=422 if form.is_bound else 200)


@require_safe
def template(request: HttpRequest, kind: str) -> FileResponse:
    """An empty workbook with the headings that are known."""
    policy.can_import(request.user).require()
    if kind not in ImportKind.values:
        raise Http404
    name = {"titles": "mau-nhap-van-bang.xlsx", "products": "mau-nhap-san-pham.xlsx"}[kind]
    return FileResponse(
        io.BytesIO(write_template(template_of(kind))), as_attachment=True, filename=name, content_type=SHEET
    )


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return render_detail(request, get_object_or_404(visible(request), pk=pk))


def render_detail(request: HttpRequest, imported: RegisterImport, form: ImportConfirm | None = None) -> HttpResponse:
    """How far it is, then row by row what it would do; with a form that was refused, 422."""
    counts = [(verdict, int(imported.counts.get(verdict.value, 0))) for verdict in TABS]
    asked = request.GET.get("verdict", "")
    first = next((verdict for verdict, count in counts if count), TABS[0])
    verdict = RowVerdict(asked) if asked in RowVerdict.values else first
    rows = ImportRow.objects.visible_to(request.user).filter(imported=imported, verdict=verdict).order_by("number")
    page = Paginator(rows if not imported.is_live else rows.none(), ROWS).get_page(request.GET.get("page"))
    context = {
        "imported": imported, "counts": counts, "verdict": verdict, "page": page,
        "rows": in_words(imported, list(page.object_list), request.user),
        "confirm": policy.can_confirm_import(request.user, imported),
        "cancel": policy.can_cancel_import(request.user, imported),
        "form": form or ImportConfirm(imported=imported), "form_errors": form is not None,
    }  # fmt: skip
    return render(request, "indicators/import.html", context, status=422 if form is not None else 200)


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; once the stroke is done the whole page is asked for again."""
    imported = get_object_or_404(visible(request), pk=pk)
    if not imported.is_live:
        return HttpResponse(headers={"HX-Refresh": "true"})
    cancel = policy.can_cancel_import(request.user, imported)
    return render(request, "indicators/_import_progress.html", {"imported": imported, "cancel": cancel})


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    imported = get_object_or_404(visible(request), pk=pk)
    policy.can_confirm_import(request.user, imported).require()
    form = ImportConfirm(request.POST, imported=imported)
    if form.is_valid():
        with errors_into(form):
            actions.confirm_import(imported, by=request.user, **form.cleaned_data)
            ring_import(imported.pk)
            return redirect(imported)
    return render_detail(request, imported, form)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    imported = get_object_or_404(visible(request), pk=pk)
    actions.cancel_import(imported, by=request.user)
    messages.success(request, _("Đã bỏ tệp «%s»; sổ không có gì thay đổi.") % imported.file_name)
    return redirect("indicators:imports")
