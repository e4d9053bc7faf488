"""The year's days off as the portal knows them, and the days that are otherwise."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import clock
from core.fields import errors_into
from plans import actions, policy
from plans.forms import DayForm
from plans.models import DayOverride, known


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    policy.can_set_calendar(request.user).require()
    return page(request, DayForm())


def page(request: HttpRequest, form: DayForm) -> HttpResponse:
    """One year (`?year=`; this one unless told), day by day as known, with the overrides beside."""
    today, asked = clock.today(), request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and 2000 <= int(asked) < 2100 else today.year
    changed = DayOverride.objects.visible_to(request.user).filter(day__year=year)
    context: dict[str, Any] = {
        "form": form,
        "form_errors": form.is_bound,
        "year": year,
        "years": [year - 1, year + 1],
        "off": len(known(year).off),
        "days": sorted([*known(year).off.items(), *((day, "") for day in known(year).worked)]),
        "changed": changed,
        "today": today,
    }
    return render(request, "plans/calendar.html", context, status=422 if form.is_bound else 200)


@require_POST
def set_day(request: HttpRequest) -> HttpResponse:
    policy.can_set_calendar(request.user).require()
    form = DayForm(request.POST)
    if form.is_valid():
        with errors_into(form):
            row = actions.set_day(by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã điều chỉnh ngày %s.") % row.day.strftime("%d/%m/%Y"))
            return redirect(f"{reverse('plans:calendar')}?year={row.day.year}")
    return page(request, form)


@require_POST
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    policy.can_set_calendar(request.user).require()
    row = get_object_or_404(DayOverride.objects.visible_to(request.user), pk=pk)
    actions.remove_day(row, by=request.user)
    messages.success(request, _("Đã bỏ điều chỉnh ngày %s.") % row.day.strftime("%d/%m/%Y"))
    return redirect(f"{reverse('plans:calendar')}?year={row.day.year}")
