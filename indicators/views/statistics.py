"""What agencies reported in figures: all statistics of a period, and one by agency."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from agencies.models import standing_of
from indicators.models import Statistic, summaries
from plans.models import Period, PeriodKind


class PeriodOf(forms.Form):
    """The year that is looked at."""

    period = forms.ModelChoiceField(label=_("Kỳ báo cáo"), queryset=Period.objects.none(), empty_label=None)


def chosen_period(request: HttpRequest, plan: int | None = None) -> tuple[Period | None, PeriodOf]:
    """The yearly period asked for, else the newest that was opened."""
    rows = Period.objects.visible_to(request.user).filter(kind=PeriodKind.ANNUAL, opened_at__isnull=False)
    rows = rows.filter(plan=plan) if plan else rows.filter(plan__statistics__isnull=False).distinct()
    periods = list(rows.select_related("plan").order_by("-window_end", "pk"))
    asked = request.GET.get("period", "")
    period = next((row for row in periods if str(row.pk) == asked), periods[0] if periods else None)
    form = PeriodOf(initial={"period": period})
    form.fields["period"].choices = [(row.pk, row.label) for row in periods]  # type: ignore[attr-defined]
    return period, form


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Each statistic with its sum over the accounts accepted, and how many of those asked have answered."""
    period, form = chosen_period(request)
    found = summaries(period) if period and standing_of(request.user).roles else []
    groups: dict[str, list[object]] = {}
    for summary in found:
        groups.setdefault(str(summary.statistic.get_appendix_display()), []).append(summary)
    return render(request, "indicators/statistics.html", {"period": period, "chosen": form, "groups": groups.items()})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One statistic: its breakdown over all agencies, and agency by agency with a link to the account."""
    statistic = get_object_or_404(Statistic.objects.visible_to(request.user), pk=pk)
    period, form = chosen_period(request, statistic.plan_id)
    if period is None:
        raise Http404
    (summary,) = summaries(period, [statistic.pk])
    standing = standing_of(request.user)
    for row in summary.reports:
        row.opens = standing.sees_all_content or row.agency.pk in standing.line
    context = {"statistic": statistic, "period": period, "chosen": form, "summary": summary}
    return render(request, "indicators/statistic.html", context)
