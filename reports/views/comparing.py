"""Two versions of an account, or the account and last year's, held side by side in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from plans.models import Submission, Version
from reports.builders.comparison import Comparison, compare_contents
from reports.views.submissions import timing, visible
from tasks.models import Progress

LAST_YEAR = "last_year"


@dataclass(frozen=True)
class Choice:
    """A version that can be picked; `key` stands in the address."""

    key: str
    words: str
    version: Version
    period_id: int


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed from one version to another, in words; by default from the one before to the newest."""
    submission = get_object_or_404(visible(request), pk=pk)
    choices = offered(request, submission)
    context: dict[str, Any] = {"submission": submission, "tab": "compare", "choices": choices}
    if len(choices) > 1:
        first, second = picked(request, "a", choices, -2), picked(request, "b", choices, -1)
        found = compare_contents(first.version.content, second.version.content)
        context |= {"first": first, "second": second, "found": found}
        context["elsewhere"] = elsewhere(request, submission, found, first, second)
    return render(request, "reports/compare.html", context | timing(submission))


def offered(request: HttpRequest, submission: Submission) -> list[Choice]:
    """Last year's account as it was last sent, then the versions of this one, oldest first."""
    earlier = Submission.objects.visible_to(request.user).before(submission).exclude(versions=None)
    past = earlier.select_related("period", "agency").first()
    own = list(submission.versions.order_by("number"))
    found = []
    if past is not None:
        words = _("%(period)s – %(agency)s") % {"period": past.period.label, "agency": past.agency.short_name}
        found.append(Choice(LAST_YEAR, words, past.versions.latest("number"), past.period_id))
    for row in own:
        words = _("Lần %(number)d (%(day)s)") % {"number": row.number, "day": f"{row.sent_at:%d/%m/%Y}"}
        found.append(Choice(str(row.number), words, row, submission.period_id))
    return found if own else []


def picked(request: HttpRequest, name: str, choices: list[Choice], default: int) -> Choice:
    wanted = request.GET.get(name, "")
    return next((choice for choice in choices if choice.key == wanted), choices[default])


def elsewhere(
    request: HttpRequest, submission: Submission, found: Comparison, first: Choice, second: Choice
) -> dict[str, str]:
    """Task → who accounts for it in the other period, for tasks that stand in one of the two accounts only."""
    sides = {part.code: (second if part.gone else first).period_id for part in found.parts if part.came or part.gone}
    if not sides:
        return {}
    rows = Progress.objects.visible_to(request.user).exclude(submission__agency=submission.agency_id)
    rows = rows.filter(
        task__plan=submission.period.plan_id, task__code__in=sides, submission__period__in=sides.values()
    )
    names: dict[str, list[str]] = {}
    for code, period, agency in rows.values_list("task__code", "submission__period", "submission__agency__short_name"):
        if sides[code] == period:
            names.setdefault(code, []).append(agency)
    return {code: ", ".join(sorted(set(agencies))[:3]) for code, agencies in names.items() if len(set(agencies)) <= 3}
