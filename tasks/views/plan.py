"""The plan and its tasks, with those who held them on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import clock
from core.fields import parse_day
from core.record import by_act, pointers, read
from plans.models import Plan
from tasks.forms import TaskFilter
from tasks.models import Progress, Responsibility, SuccessorChoice, Task, Trigger, resolve


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


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: its words, who was named, who holds it now, and every account of it that the person may see."""
    task = get_object_or_404(visible(request).prefetch_related("deliverables", "funding"), pk=pk)
    today = clock.today()
    accounts = Progress.objects.visible_to(request.user).filter(task=task)
    accounts = accounts.select_related("submission__period", "submission__agency").prefetch_related("outputs")
    context = {
        "task": task,
        "parties": parties(task, today),
        "today": today,
        "waits": task.waits_on(today),
        "page": Paginator(
            accounts.order_by("-submission__period__window_end", "submission__agency__name_order"), 50
        ).get_page(request.GET.get("page")),
        "tab": "content",
    }
    return render(request, "tasks/detail.html", context)


def parties(task: Task, on: date) -> list[dict[str, Any]]:
    """Each agency as named, its role, and who holds that part on the day."""
    choices = SuccessorChoice._default_manager.select_related("succession__successor")
    rows = list(task.responsibilities.to_resolve())  # type: ignore[attr-defined]
    prefetch_related_objects([row for row in rows if row.chosen_ids], Prefetch("choices", queryset=choices))
    found = []
    duties, unheld = resolve(rows, on)
    for row in rows:
        now = [duty.agency for duty in duties if duty.responsibility is row]
        # Only a lead waits to be named; partners «liên quan» are whoever the matter concerns.
        waiting = [item for item in unheld if item.responsibility is row and row.leads]
        chosen = row.choices.all() if row.chosen_ids else ()
        found.append({"row": row, "now": now, "unheld": waiting, "chosen": chosen})
    return found


def visible(request: HttpRequest) -> QuerySet[Task]:
    rows: QuerySet[Task] = Task.objects.visible_to(request.user)
    return rows.select_related("plan", "assignment", "trigger", "same_as", "parent")


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything done to the task's own rows and to the accounts of it that the person may see."""
    task = get_object_or_404(visible(request), pk=pk)
    parts = list(task.responsibilities.values_list("pk", flat=True))
    seen = Progress.objects.visible_to(request.user).filter(task=task)
    agencies = dict(seen.values_list("pk", "submission__agency__name"))
    found = pointers(
        events(Task, pgh_obj_id=task.pk),
        events(Responsibility, pgh_obj_id__in=parts),
        events(SuccessorChoice, responsibility_id__in=parts),
        events(Trigger, pgh_obj_id=task.trigger_id or 0),
        events(Progress, pgh_obj_id__in=list(agencies)),
    )
    page = Paginator(found, 100).get_page(request.GET.get("page"))
    lines = read(page.object_list)
    for line in lines:
        if line.table == Progress._meta.label:
            line.subject = agencies.get(line.object_id, "")
        elif line.table == Responsibility._meta.label:
            line.subject = _("cơ quan được giao")
    context = {"task": task, "page": page, "acts": by_act(lines), "tab": "history"}
    return render(request, "tasks/history.html", context)


def events(model: Any, **lookup: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.pgh_event_model._default_manager.filter(**lookup)
    return rows
