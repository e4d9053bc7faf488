"""The map of technology, and what of it is free to use."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import clock
from core.errors import DomainError
from indicators.models import Across
from reports.builders import technology
from reports.builders.entries import SHEET
from reports.forms.technology import FreeForm, MapForm

PAGE = 50


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Two queries: classes, and classes across what was chosen."""
    form = MapForm(request.GET)
    asked = form.asked()
    rows = technology.asked_rows(request.user, asked)
    across = asked.get("across", Across.YEAR.value)
    context = {
        "form": form,
        "tree": technology.of_classes(rows),
        "heat": technology.of_heat(rows, across),
    }
    return render(request, "reports/technology.html", context)


@require_safe
def free(request: HttpRequest) -> HttpResponse:
    form, today = FreeForm(request.GET), clock.today()
    asked = form.asked()
    rows = technology.free_rows(request.user, asked, today)
    page: Any = Paginator(rows.select_related("commune", "district"), PAGE).get_page(request.GET.get("page"))
    lines = [
        {"row": row, "why": technology.why_free(row, today), "since": technology.free_since(row)} for row in page
    ]  # fmt: skip
    context = {"form": form, "page": page, "lines": lines, "query": request.GET.urlencode()}
    return render(request, "reports/free_technology.html", context)


@require_safe
def free_file(request: HttpRequest) -> FileResponse:
    """The whole list as narrowed by the same address."""
    form, today = FreeForm(request.GET), clock.today()
    if not form.is_valid():
        raise DomainError("invalid", _("Bộ lọc trong địa chỉ không đúng. Hãy mở lại trang rồi tải."), "invalid")
    file = technology.free_file(technology.free_rows(request.user, form.asked(), today), today)
    name = f"cong-nghe-tu-do-{today:%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=SHEET)
