"""The plan and its tasks, with those who held them on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import clock
from core.fields import parse_day
from plans.models import Plan
from tasks.forms import TaskFilter
from tasks.models import Responsibility, Task, resolve


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    counted = Count("tasks", filter=Q(tasks__same_as=None, tasks__children=None))
    rows = Plan.objects.visible_to(request.user).select_related("issuer").annotate(tasks_counted=counted)
    return render(request, "tasks/plans.html", {"plans": rows})


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """All tasks of a plan under their headings, held as on a day (`on`, dd/mm/yyyy; today unless told)."""
    found = get_object_or_404(Plan.objects.visible_to(request.user).select_related("issuer", "coordinator"), pk=pk)
    rows = Task.objects.visible_to(request.user).filter(plan=found).select_related("assignment", "trigger", "same_as")
    chosen = TaskFilter(request.GET, queryset=rows, plan=found)
    on = day_of(request)
    page = Paginator(list(chosen.qs.order_by("order")), 100).get_page(request.GET.get("page"))
    held = holders_of(request.user, list(page.object_list), on)
    context = {
        "plan": found,
        "filter": chosen,
        "page": page,
        "on": on,
        "rows": [{"task": task, **held[task.pk], "waits": task.waits_on(on)} for task in page.object_list],
        "links": found.links.all(),
        "texts": found.texts.all(),
    }
    return render(request, "tasks/plan.html", context)


def day_of(request: HttpRequest) -> date:
    """The day asked for; today when none is, and, saying so, when there is no such day."""
    today, typed = clock.today(), request.GET.get("on", "").strip()
    try:
        return parse_day(typed) if typed else today
    except ValueError:
        words = {"typed": typed[:40], "today": today.strftime("%d/%m/%Y")}
        messages.warning(request, _("«%(typed)s» không phải là một ngày có thật; đang xem ngày %(today)s.") % words)
        return today


def holders_of(user: Any, tasks: list[Task], on: date) -> dict[int, dict[str, Any]]:
    """Task id → {"named": rows as the plan put it, "leads": who holds them on the day, "unheld": duties of nobody}."""
    rows: Any = Responsibility.objects.visible_to(user).filter(task__in=tasks)
    rows = rows.to_resolve().order_by("order")
    answer: dict[int, dict[str, Any]] = defaultdict(lambda: {"named": [], "leads": [], "unheld": []})
    for row in rows:
        answer[row.task_id]["named"].append(row)
    duties, unheld = resolve([row for row in rows if row.leads], on)
    for duty in duties:
        if duty.agency not in answer[duty.task.pk]["leads"]:
            answer[duty.task.pk]["leads"].append(duty.agency)
    for item in unheld:
        answer[item.responsibility.task_id]["unheld"].append(item)
    return answer
