"""Obstacles: the list, one with its timeline, raising one, and the steps of its way."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.fields import errors_into
from tasks import actions, policy
from tasks.forms.obstacles import AnswerForm, CloseForm, ForwardForm, ObstacleFilter, ObstacleForm
from tasks.models import Obstacle, ObstacleState, Progress


def visible(request: HttpRequest) -> QuerySet[Obstacle]:
    rows: QuerySet[Obstacle] = Obstacle.objects.visible_to(request.user)
    return rows.select_related("agency", "task", "period")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All that the person may see, newest first; how many stand in each state, as links."""
    chosen = ObstacleFilter(request.GET, queryset=visible(request), user=request.user)
    numbers = dict(visible(request).order_by().values_list("state").annotate(n=Count("pk")))
    context = {
        "filter": chosen,
        "page": Paginator(chosen.qs, 50).get_page(request.GET.get("page")),
        "counts": [(state, numbers.get(state, 0)) for state in ObstacleState],
        "raise_": policy.can_raise(request.user),
        "total": sum(numbers.values()),
    }
    return render(request, "tasks/obstacles.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return page(request, find(request, pk))


def find(request: HttpRequest, pk: int) -> Obstacle:
    rows = visible(request).select_related("task__plan", "raised_by", "forwarded_by", "answered_by", "closed_by")
    found: Obstacle = get_object_or_404(rows, pk=pk)
    return found


def page(request: HttpRequest, obstacle: Obstacle, **bound: Form) -> HttpResponse:
    """The obstacle with what this person may do; a bound form shows, as 422, what is wrong with it."""
    user, wrong = request.user, next(iter(bound.values()), None)
    verdicts = {
        "forward": policy.can_forward(user, obstacle),
        "answer": policy.can_answer(user, obstacle),
        "close": policy.can_close(user, obstacle),
    }
    forms = {
        "forward": bound.get("forward") or ForwardForm(prefix="forward"),
        "answer": bound.get("answer") or AnswerForm(prefix="answer"),
        "close": bound.get("close") or CloseForm(prefix="close"),
    }
    offered = [name for name, verdict in verdicts.items() if verdict]
    context = {"obstacle": obstacle, "verdicts": verdicts, "forms": forms, "offered": offered, "form_errors": wrong}
    return render(request, "tasks/obstacle.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def raise_(request: HttpRequest) -> HttpResponse:
    """The form; `?entry=` begins it with what an entry of the yearly account says."""
    policy.can_raise(request.user).require()
    if request.method == "POST":
        form = ObstacleForm(request.POST, user=request.user)
    else:
        form = ObstacleForm(user=request.user, initial=beginning(request))
    if form.is_valid():
        with errors_into(form):
            obstacle = actions.raise_obstacle(by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã gửi khó khăn, vướng mắc đến cơ quan đầu mối."))
            return redirect(obstacle)
    context = {"form": form, "form_errors": form.is_bound}
    return render(request, "tasks/raise_obstacle.html", context, status=422 if form.is_bound else 200)


def beginning(request: HttpRequest) -> dict[str, Any]:
    """What the entry named in the address already says; nothing for one that the person may not see."""
    asked = request.GET.get("entry", "")
    rows = Progress.objects.visible_to(request.user).select_related("submission")
    entry = rows.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 10 else None
    if entry is None:
        return {}
    account = entry.submission
    return {"agency": account.agency_id, "task": entry.task_id, "period": account.period_id, "text": entry.obstacles}


@require_POST
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = find(request, pk)
    policy.can_forward(request.user, obstacle).require()
    form = ForwardForm(request.POST, prefix="forward")
    return step(request, obstacle, "forward", form, actions.forward_obstacle, _("Đã trình UBND tỉnh."))


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = find(request, pk)
    policy.can_answer(request.user, obstacle).require()
    form = AnswerForm(request.POST, prefix="answer")
    return step(request, obstacle, "answer", form, actions.answer_obstacle, _("Đã gửi ý kiến giải quyết."))


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = find(request, pk)
    policy.can_close(request.user, obstacle).require()
    form = CloseForm(request.POST, prefix="close")
    return step(request, obstacle, "close", form, actions.close_obstacle, _("Đã kết thúc khó khăn, vướng mắc."))


def step(request: HttpRequest, obstacle: Obstacle, name: str, form: Form, act: Any, said: str) -> HttpResponse:
    """One step of the way, or the page again with what is wrong at its field."""
    if form.is_valid():
        with errors_into(form):
            act(obstacle, by=request.user, **form.cleaned_data)
            messages.success(request, said)
            return redirect(obstacle)
    return page(request, obstacle, **{name: form})
