"""One task: its place in the plan, who has held it, what was done and issued, and everything done to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agencies.models import Line, Succession, next_edges
from core import clock
from core.record import by_act, pointers, read
from tasks.models import Evidence, Obstacle, Output, Progress, Responsibility, SuccessorChoice, Task, Trigger, resolve

OF_ENTRY = ("progress__submission__period", "progress__submission__agency")


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: its words, who was named, who holds it now, and every account of it that the person may see."""
    task = get_object_or_404(visible(request).prefetch_related("deliverables", "funding"), pk=pk)
    today, line = clock.today(), Line()
    accounts = Progress.objects.visible_to(request.user).filter(task=task)
    accounts = accounts.select_related("submission__period", "submission__agency").prefetch_related("outputs")
    newest = accounts.order_by("-submission__period__window_end", "submission__agency__name_order")
    page = Paginator(newest, 50).get_page(request.GET.get("page"))
    found = parties(task, today, line)
    now = {agency.pk for item in found for agency in item["now"]}
    context = {
        "task": task,
        "parties": found,
        "passages": passages(line, [item["row"] for item in found if item["row"].leads]),
        "today": today,
        "waits": task.waits_on(today),
        "page": page,
        "rows": [{"entry": entry, "before": entry.submission.agency_id not in now} for entry in page.object_list],
        "tab": "content",
    }
    return render(request, "tasks/detail.html", context)


def parties(task: Task, on: date, line: Line) -> list[dict[str, Any]]:
    """Each agency as named, its role, and who holds that part on the day."""
    choices = SuccessorChoice._default_manager.select_related("succession__successor")
    rows = list(task.responsibilities.to_resolve())  # type: ignore[attr-defined]
    prefetch_related_objects([row for row in rows if row.chosen_ids], Prefetch("choices", queryset=choices))
    found = []
    duties, unheld = resolve(rows, on, line)
    for row in rows:
        now = [duty.agency for duty in duties if duty.responsibility is row]
        # Only a lead waits to be named; partners «liên quan» are whoever the matter concerns.
        waiting = [item for item in unheld if item.responsibility is row and row.leads]
        chosen = row.choices.all() if row.chosen_ids else ()
        found.append({"row": row, "now": now, "unheld": waiting, "chosen": chosen})
    return found


def passages(line: Line, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """How the lead went from hand to hand, the oldest first: one item a day and predecessor, however many took over."""
    chosen = frozenset(pk for row in rows for pk in row.chosen_ids)
    queue = [pk for row in rows for pk in (row.agency_id, *line.members.get(row.agency_id, []))]
    seen: set[int] = set()
    steps: dict[tuple[date, int], list[Succession]] = {}
    while queue:
        if (pk := queue.pop()) in seen:
            continue
        seen.add(pk)
        for edge in next_edges(line.out.get(pk, []), chosen):
            steps.setdefault((edge.effective_on, pk), []).append(edge)
            queue += [edge.successor_id] if edge.successor_id else []
    order = sorted(steps.items(), key=lambda item: (item[0][0], item[1][0].predecessor.name_order))
    return [{"on": on, "edges": edges, "first": edges[0]} for (on, _pk), edges in order]


def visible(request: HttpRequest) -> QuerySet[Task]:
    rows: QuerySet[Task] = Task.objects.visible_to(request.user)
    return rows.select_related("plan", "assignment", "trigger", "same_as", "parent")


@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of it, newest first, and what stands in its way: of all agencies and years the person may see."""
    task, user = get_object_or_404(visible(request), pk=pk), request.user
    outputs = Output.objects.visible_to(user).filter(progress__task=task).select_related(*OF_ENTRY)
    files = Evidence.objects.visible_to(user).filter(progress__task=task).select_related(*OF_ENTRY)
    obstacles = Obstacle.objects.visible_to(user).opened().filter(task=task).select_related("agency")
    context = {
        "task": task,
        "page": Paginator(outputs.order_by("-issued_on", "-pk"), 50).get_page(request.GET.get("page")),
        "files": files.order_by("-uploaded_at", "-pk")[:100],
        "obstacles": obstacles[:50],
        "tab": "proof",
    }
    return render(request, "tasks/proof.html", context)


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
