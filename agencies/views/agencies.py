"""Agencies and what became of them."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agencies import actions, policy
from agencies.forms import AgencyFilter, SuccessionForm
from agencies.models import Agency, Line, story_of
from core import clock
from core.fields import errors_into


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    found = AgencyFilter(request.GET, queryset=Agency.objects.visible_to(request.user))
    page = Paginator(found.qs, 50).get_page(request.GET.get("page"))
    context = {"filter": found, "page": page, "record": policy.can_record_succession(request.user)}
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
    }
    return render(request, "agencies/detail.html", context)


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
