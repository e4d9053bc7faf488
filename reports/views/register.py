"""The lists of the register as files."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.errors import DomainError
from reports.builders.cases import cases_file, cases_file_name
from reports.builders.entries import SHEET
from reports.builders.products import products_file, products_file_name
from reports.builders.titles import titles_file, titles_file_name
from reports.forms.register import CasesForm, ProductsForm, TitlesForm


@require_safe
def products(request: HttpRequest) -> FileResponse:
    """The list of products as it stands on the page, by the same address."""
    form = ProductsForm(request.GET)
    if not form.is_valid():
        raise DomainError("invalid", _("Bộ lọc trong địa chỉ không đúng. Hãy mở lại trang Sản phẩm."), "invalid")
    file = products_file(request.user, form.asked())
    return FileResponse(file, as_attachment=True, filename=products_file_name(), content_type=SHEET)


@require_safe
def cases(request: HttpRequest) -> FileResponse:
    """The list of cases as it stands on the page, by the same address."""
    form = CasesForm(request.GET)
    if not form.is_valid():
        raise DomainError(
            "invalid", _("Bộ lọc trong địa chỉ không đúng. Hãy mở lại trang Vụ việc thực thi."), "invalid"
        )
    file = cases_file(request.user, form.asked())
    return FileResponse(file, as_attachment=True, filename=cases_file_name(), content_type=SHEET)


@require_safe
def titles(request: HttpRequest) -> FileResponse:
    """The list of titles as it stands on the page, by the same address."""
    form = TitlesForm(request.GET)
    if not form.is_valid():
        raise DomainError("invalid", _("Bộ lọc trong địa chỉ không đúng. Hãy mở lại trang Sổ văn bằng."), "invalid")
    file = titles_file(request.user, form.asked())
    return FileResponse(file, as_attachment=True, filename=titles_file_name(), content_type=SHEET)
