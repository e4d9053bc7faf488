"""Cases of enforcement: the list, writing one down, correcting it, striking it out."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.fields import errors_into
from indicators import actions, policy
from indicators.forms.cases import CaseFilter, CaseForm
from indicators.models import EnforcementCase


def visible(request: HttpRequest) -> QuerySet[EnforcementCase]:
    rows: QuerySet[EnforcementCase] = EnforcementCase.objects.visible_to(request.user)
    return rows.select_related("agency", "commune", "district")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All cases, the newest first, narrowed by the address."""
    chosen = CaseFilter(request.GET, queryset=visible(request), user=request.user)
    rows = chosen.qs if chosen.is_valid() else visible(request).none()
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    for row in page:
        row.may_edit = policy.can_edit_case(request.user, row).allowed
    context = {"filter": chosen, "page": page, "record": policy.can_record_case(request.user)}
    return render(request, "indicators/cases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    policy.can_record_case(request.user).require()
    form = CaseForm(request.POST if request.method == "POST" else None, user=request.user, initial={"version": 0})
    if form.is_valid():
        with errors_into(form):
            actions.save_case(form.values(), by=request.user)
            messages.success(request, _("Đã ghi vụ việc."))
            return redirect("indicators:cases")
    return answer(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(visible(request), pk=pk)
    policy.can_edit_case(request.user, case).require()
    start = {name: getattr(case, name) for name in CaseForm.Meta.fields} | {"version": case.version}
    form = CaseForm(request.POST if request.method == "POST" else None, user=request.user, initial=start)
    if form.is_valid():
        with errors_into(form):
            actions.save_case(form.values(), by=request.user, case=case, version=form.cleaned_data["version"])
            messages.success(request, _("Đã lưu vụ việc."))
            return redirect("indicators:cases")
    return answer(request, form, case)


def answer(request: HttpRequest, form: CaseForm, case: EnforcementCase | None = None) -> HttpResponse:
    context = {"form": form, "case": case, "form_errors": form.is_bound}
    return render(request, "indicators/case.html", context, status=422 if form.is_bound else 200)


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(visible(request), pk=pk)
    actions.delete_case(case, by=request.user)
    messages.success(request, _("Đã xóa vụ việc; nhật ký vẫn giữ."))
    return redirect("indicators:cases")
