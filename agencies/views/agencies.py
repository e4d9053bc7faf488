"""Agencies and what became of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agencies import actions, policy
from agencies.forms.agencies import AgencyFilter, AgencyForm, EditAgencyForm, NewAgencyForm, SuccessionForm
from agencies.models import Agency, ClassMember, Line, Succession, story_of
from core import clock
from core.fields import errors_into
from core.record import by_act, pointers, read


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    found = AgencyFilter(request.GET, queryset=Agency.objects.visible_to(request.user))
    page = Paginator(found.qs, 50).get_page(request.GET.get("page"))
    context = {"filter": found, "page": page, "record": policy.can_record_succession(request.user)}
    context["manage"] = policy.can_manage_agencies(request.user)
    return render(request, "agencies/list.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One agency: under which names, from what and into what, and who holds its duties today."""
    agency = get_object_or_404(Agency.objects.visible_to(request.user), pk=pk)
    line = Line()
    context = {
        "agency": agency,
        "story": story_of(agency, line),
        "members": agency.members.all(),
        "classes": agency.classes.all(),
        "holders": line.holders(agency, clock.today()),
        "record": policy.can_record_succession(request.user),
        "manage": policy.can_manage_agencies(request.user),
        "acts": record_of(agency) if policy.can_read_agency_record(request.user) else None,
    }
    return render(request, "agencies/detail.html", context)


def record_of(agency: Agency) -> list[list[Any]]:
    """What was done to it lately: its own row, its successions on both sides, its members."""
    line = Succession.pgh_event_model._default_manager.filter(Q(predecessor=agency) | Q(successor=agency))  # type: ignore[attr-defined]
    own = Agency.pgh_event_model._default_manager.filter(pgh_obj_id=agency.pk)  # type: ignore[attr-defined]
    members = ClassMember.pgh_event_model._default_manager.filter(agency_class=agency)  # type: ignore[attr-defined]
    return by_act(read(pointers(own, line, members)[:60]))


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    policy.can_manage_agencies(request.user).require()
    form = NewAgencyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            values = dict(form.cleaned_data)
            agency = actions.create_agency(values.pop("code"), values, by=request.user)
            messages.success(request, _("Đã thêm cơ quan «%s».") % agency)
            return redirect("agencies:detail", agency.pk)
    return form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What is recorded of an agency; the refusals say which other way is the right one."""
    agency = get_object_or_404(Agency.objects.visible_to(request.user), pk=pk)
    policy.can_manage_agencies(request.user).require()
    known = {name: getattr(agency, name) for name in AgencyForm.base_fields}
    known["members"] = list(agency.members.values_list("pk", flat=True))
    data = request.POST if request.method == "POST" else None
    form = EditAgencyForm(data, initial=known, is_class=agency.is_class)
    if form.is_valid():
        with errors_into(form):
            values = dict(form.cleaned_data)
            extra = {"reason": values.pop("reason"), "members": values.pop("members", None)}
            actions.edit_agency(agency, values, by=request.user, **extra)
            messages.success(request, _("Đã lưu thông tin cơ quan."))
            return redirect("agencies:detail", agency.pk)
    return form_page(request, form, agency)


def form_page(request: HttpRequest, form: AgencyForm, agency: Agency | None = None) -> HttpResponse:
    context = {"form": form, "agency": agency, "form_errors": form.is_bound}
    return render(request, "agencies/edit.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def record_succession(request: HttpRequest) -> HttpResponse:
    policy.can_record_succession(request.user).require()
    initial = {"predecessor": request.GET.get("predecessor", "")}
    form = SuccessionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with errors_into(form):
            found = actions.record_succession(by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã ghi nhận: %s.") % found)
            return redirect("agencies:detail", found.predecessor_id)
    status = 422 if form.is_bound else 200
    return render(
        request, "agencies/record_succession.html", {"form": form, "form_errors": form.is_bound}, status=status
    )
