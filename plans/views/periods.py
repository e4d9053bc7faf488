"""The dates of a period, and its end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.fields import errors_into
from plans import actions, policy
from plans.forms import PeriodForm
from plans.models import Period


def seen(request: HttpRequest, pk: int) -> Period:
    period: Period = get_object_or_404(Period.objects.visible_to(request.user).select_related("plan"), pk=pk)
    return period


@require_http_methods(["GET", "HEAD", "POST"])
def adjust(request: HttpRequest, pk: int) -> HttpResponse:
    period = seen(request, pk)
    policy.can_manage_period(request.user, period).require()
    initial = {name: getattr(period, name) for name in PeriodForm.base_fields}
    form = PeriodForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with errors_into(form):
            actions.adjust_period(period, by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã điều chỉnh kỳ báo cáo."))
            return redirect(period)
    context = {"period": period, "form": form, "form_errors": form.is_bound}
    return render(request, "plans/adjust_period.html", context, status=422 if form.is_bound else 200)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    period = seen(request, pk)
    actions.close_period(period, by=request.user)
    messages.success(request, _("Đã khóa kỳ báo cáo."))
    return redirect(period)
