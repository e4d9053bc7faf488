"""Criteria of targets without a number, and whether they are met in a period."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.fields import errors_into
from indicators import actions, policy
from indicators.forms import AssessmentForm, CriterionForm, PeriodChoice
from indicators.models import Assessment, Criterion, Indicator, Kind
from plans.models import Period


def qualitative(request: HttpRequest, pk: int) -> Indicator:
    rows = Indicator.objects.visible_to(request.user).filter(kind=Kind.QUALITATIVE).select_related("plan")
    found: Indicator = get_object_or_404(rows, pk=pk)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """A period, the newest open one if none is named, and its answers."""
    indicator = qualitative(request, pk)
    policy.can_record_figures(request.user).require()
    chosen = PeriodChoice(request.GET if "period" in request.GET else None, indicator=indicator)
    opened = Period.objects.visible_to(request.user).filter(plan=indicator.plan_id, opened_at__isnull=False)
    period = chosen.cleaned_data["period"] if chosen.is_valid() else opened.filter(closed_at=None).first()
    context = {"indicator": indicator, "chosen": PeriodChoice(initial={"period": period}, indicator=indicator)}
    if period is None:
        return render(request, "indicators/assess.html", context, status=409 if request.method == "POST" else 200)
    verdict, posted = policy.can_record_observation(request.user, period), request.method == "POST"
    if posted:
        verdict.require()
    criteria = Criterion.objects.visible_to(request.user).filter(indicator=indicator).live(period.window_end)
    known = Assessment.objects.visible_to(request.user).filter(period=period, criterion__indicator=indicator)
    form = AssessmentForm(request.POST if posted else None, criteria=criteria, known=known)
    if form.is_valid():
        with errors_into(form):
            answers = {key: actions.Answer(*answer) for key, answer in form.answers().items()}
            figure = actions.assess_target(indicator, period, answers, by=request.user)
            if figure is None:
                messages.success(request, _("Đã ghi đánh giá; chỉ tiêu có kết quả khi mọi tiêu chí được đánh giá."))
            else:
                messages.success(request, _("Đã ghi đánh giá; mọi tiêu chí của kỳ đã có kết quả."))
            return redirect("reports:target", pk=pk)
    context |= {"period": period, "verdict": verdict, "form": form, "form_errors": form.is_bound}
    return render(request, "indicators/assess.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def criteria(request: HttpRequest, pk: int) -> HttpResponse:
    """The criteria, those retired too, and a new one."""
    indicator = qualitative(request, pk)
    policy.can_set_criteria(request.user).require()
    posted = request.method == "POST"
    form = CriterionForm(request.POST if posted else None)
    if form.is_valid():
        with errors_into(form):
            actions.add_criterion(indicator, by=request.user, text=form.cleaned_data["text"])
            messages.success(request, _("Đã thêm tiêu chí."))
            return redirect("indicators:criteria", pk=pk)
    rows = Criterion.objects.visible_to(request.user).filter(indicator=indicator)
    context = {"indicator": indicator, "rows": rows, "form": form, "form_errors": posted}
    return render(request, "indicators/criteria.html", context, status=422 if posted else 200)


@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    criterion = get_object_or_404(Criterion.objects.visible_to(request.user), pk=pk)
    actions.retire_criterion(criterion, by=request.user)
    messages.success(request, _("Tiêu chí thôi dùng từ hôm nay; các đánh giá đã ghi vẫn được giữ."))
    return redirect("indicators:criteria", pk=criterion.indicator_id)
