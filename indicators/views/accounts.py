"""The part of an account that holds its statistics: filling it in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core import clock
from core.errors import DomainError
from core.fields import errors_into
from indicators import actions
from indicators.forms.statistics import StatisticsForm
from indicators.models import Filled, asked_of, counted_cases, filled_of
from plans.models import Submission
from plans.policy import can_edit


def visible(request: HttpRequest) -> QuerySet[Submission]:
    rows: QuerySet[Submission] = Submission.objects.visible_to(request.user)
    return rows.select_related("period__plan", "agency")


def fetch(request: HttpRequest, pk: int) -> tuple[Submission, Filled]:
    """The account and its statistics; 404 where it is asked for none."""
    submission = get_object_or_404(visible(request), pk=pk)
    filled = filled_of(submission)
    if not filled.grids:
        raise Http404
    return submission, filled


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The grids of one account; read-only with the reason where they may not be edited."""
    submission, filled = fetch(request, pk)
    verdict = can_edit(request.user, submission)
    posted = request.method == "POST"
    if posted:
        verdict.require()
    handled, counted = from_cases(submission)
    asked = request.GET.get("from") == "cases"
    form = StatisticsForm(request.POST if posted else None, filled=filled, counted=counted if asked else {})
    if form.is_valid():
        with errors_into(form):
            version = form.cleaned_data["version"]
            said = {"nothing": form.nothing(), "note": form.words()}
            actions.save_statistics(submission, form.cells(), by=request.user, version=version, **said)
            messages.success(request, _("Đã lưu số liệu thống kê."), extra_tags="saved")
            return redirect(onward(request, submission))
    context: dict[str, Any] = {"submission": submission, "filled": filled, "form": form, "verdict": verdict}
    context |= {"form_errors": form.is_bound, "checking": request.GET.get("next") == "check"}
    context |= {"handled": handled, "counted": counted, "from_cases": asked}
    return render(request, "indicators/edit_statistics.html", context, status=422 if form.is_bound else 200)


def from_cases(submission: Submission) -> tuple[int | None, dict[tuple[str, str, str], Decimal]]:
    """How many cases the agency wrote down in the window (None where no figure is counted from them), and the cells."""
    asked = [row for row in asked_of(submission.period, submission.agency) if row.from_cases]
    return counted_cases(submission.period, submission.agency_id, asked) if asked else (None, {})


@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """The page saves by itself the figures that can be read so far."""
    submission, filled = fetch(request, pk)
    can_edit(request.user, submission).require()
    form = StatisticsForm(request.POST, filled=filled)
    form.is_valid()
    if "version" in form.errors:
        raise DomainError("invalid", form.errors["version"][0], kind="invalid")
    kept = contradicted(form)
    saved = actions.save_statistics(
        submission,
        {cell: value for cell, value in form.cells().items() if cell[0] not in kept},
        by=request.user,
        version=form.cleaned_data["version"],
        nothing=form.nothing(),
        note=form.words(),
        verb="autosave_statistics",
    )
    return render(request, "components/_autosaved.html", {"version": saved.version, "at": clock.now(), "form": form})


def contradicted(form: StatisticsForm) -> set[str]:
    """Statistics that say both a figure and that nothing arose: which was meant, only the person knows."""
    return {name.removeprefix("nothing__") for name in form.errors if name.startswith("nothing__")}


def onward(request: HttpRequest, submission: Submission) -> str:
    page = "reports:check" if request.GET.get("next") == "check" else "reports:submission"
    return f"{reverse(page, args=[submission.pk])}#statistics"
