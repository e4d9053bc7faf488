"""What only the coordinator can decide: opening a period, documents that free tasks, duties that nobody holds."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import clock
from core.fields import errors_into
from plans.models import Period
from tasks import actions, policy
from tasks.forms import ChoiceForm, TriggerForm
from tasks.models import Responsibility, Trigger, leading, resolve


@require_POST
def open_period(request: HttpRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(Period.objects.visible_to(request.user).select_related("duty", "plan"), pk=pk)
    opening = actions.open_period(period, by=request.user)
    text = _("Kỳ báo cáo đang mở: %(count)s cơ quan phải báo cáo.") % {"count": opening.submissions}
    if unheld := len(opening.unheld):
        text += (
            " " + ngettext("%d nhiệm vụ chờ xác định cơ quan.", "%d nhiệm vụ chờ xác định cơ quan.", unheld) % unheld
        )
    messages.success(request, text)
    return redirect(period)


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Duties that nobody holds today, and documents that tasks still wait for."""
    policy.can_choose_successor(request.user).require()
    _held, unheld = resolve(leading(request.user), clock.today())
    triggers = Trigger.objects.visible_to(request.user).select_related("plan").prefetch_related("tasks")
    return render(request, "tasks/decisions.html", {"unheld": unheld, "triggers": triggers, "today": clock.today()})


@require_http_methods(["GET", "HEAD", "POST"])
def choose_successor(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Responsibility.objects.visible_to(request.user).select_related("task__plan", "agency")
    responsibility = get_object_or_404(rows.prefetch_related("choices"), pk=pk)
    policy.can_choose_successor(request.user).require()
    form = ChoiceForm(request.POST if request.method == "POST" else None, responsibility=responsibility)
    if form.is_valid():
        with errors_into(form):
            choice = actions.choose_successor(responsibility, by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã xác định: %s.") % choice.succession.successor)
            return redirect("tasks:decisions")
    return answer(request, "tasks/choose_successor.html", form, responsibility=responsibility)


@require_http_methods(["GET", "HEAD", "POST"])
def record_trigger(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Trigger.objects.visible_to(request.user).select_related("plan").prefetch_related("tasks")
    trigger = get_object_or_404(rows, pk=pk)
    policy.can_record_trigger(request.user).require()
    form = TriggerForm(request.POST) if request.method == "POST" else TriggerForm(initial=trigger_values(trigger))
    if form.is_valid():
        with errors_into(form):
            actions.record_trigger(trigger, by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã ghi nhận văn bản; các nhiệm vụ liên quan được triển khai."))
            return redirect("tasks:decisions")
    return answer(request, "tasks/record_trigger.html", form, trigger=trigger)


def trigger_values(trigger: Trigger) -> dict[str, Any]:
    return {name: getattr(trigger, name) for name in TriggerForm.base_fields}


def answer(request: HttpRequest, template: str, form: Any, **more: object) -> HttpResponse:
    context = {"form": form, "form_errors": form.is_bound} | more
    return render(request, template, context, status=422 if form.is_bound else 200)
