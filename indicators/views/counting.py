"""How a target is counted, and the rows behind its figures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.models import Agency
from core import clock
from core.fields import errors_into
from indicators import actions, policy
from indicators.forms import DayForm, RuleForm
from indicators.models import (
    Count,
    CountingRule,
    Indicator,
    Observation,
    Protection,
    Recognition,
    Title,
    count_again,
    count_indicator,
    rule_words,
)
from plans.models import Period

PAGE = 50


def visible(request: HttpRequest) -> QuerySet[Indicator]:
    rows: QuerySet[Indicator] = Indicator.objects.visible_to(request.user)
    return rows.select_related("plan").prefetch_related("horizons", "milestones")


def districts(request: HttpRequest) -> QuerySet[Agency]:
    rows: QuerySet[Agency] = Agency.objects.visible_to(request.user).filter(kind=Agency.Kind.DISTRICT)
    return rows.order_by("name_order", "pk")


def said(rule: CountingRule | None, request: HttpRequest, *, is_ratio: bool) -> str:
    """The rule in words; districts are looked up only where it names some."""
    if rule is None:
        return ""
    names = dict(districts(request).values_list("code", "name")) if rule.districts else {}
    return rule_words(rule, names, is_ratio=is_ratio)


@require_http_methods(["GET", "HEAD", "POST"])
def set_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a rule against today's register as often as one likes, then keep it."""
    indicator = get_object_or_404(visible(request), pk=pk)
    policy.can_set_rule(request.user).require()
    posted = request.method == "POST"
    if posted and "clear" in request.POST:
        actions.clear_rule(indicator, by=request.user)
        messages.success(request, _("Đã bỏ quy tắc đếm của «%s»; số liệu được nhập tay.") % indicator)
        return redirect("reports:target", pk=pk)
    form = RuleForm(request.POST if posted else None, indicator=indicator, districts=districts(request))
    tried: Count | None = None
    if form.is_valid():
        with errors_into(form):
            if "try" not in request.POST:
                actions.set_rule(indicator, form.rule, by=request.user)
                messages.success(request, _("Đã đặt quy tắc đếm của «%s».") % indicator)
                return redirect("reports:target", pk=pk)
            tried = count_indicator(indicator, clock.today(), form.rule)
    elif not posted:
        tried = count_indicator(indicator, clock.today())
    words = said(tried.rule if tried else None, request, is_ratio=indicator.is_ratio)
    context = {"indicator": indicator, "form": form, "form_errors": bool(form.errors), "tried": tried, "words": words}
    return render(request, "indicators/set_rule.html", context, status=422 if form.errors else 200)


@require_POST
def count_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Count the figures of a period once more; where they are shown is where the button stands."""
    period = get_object_or_404(Period.objects.visible_to(request.user), pk=pk)
    changed = actions.count_figures(period, by=request.user)
    words = _("Đã đếm lại %(period)s: %(number)s số liệu thay đổi.") % {"period": period.label, "number": len(changed)}
    messages.success(request, words)
    return redirect("indicators:list")


@require_safe
def rows(request: HttpRequest, pk: int) -> HttpResponse:
    """The titles or products that a figure was counted from: of a recorded one, or on any day by today's rule."""
    indicator = get_object_or_404(visible(request), pk=pk)
    figure = recorded(request, indicator)
    form = DayForm(request.GET if "on" in request.GET else None, initial={"on": clock.today()})
    on = form.cleaned_data["on"] if form.is_valid() else clock.today()
    found = count_again(figure) if figure else count_indicator(indicator, on)
    context: dict[str, Any] = {
        "indicator": indicator,
        "figure": figure,
        "found": found,
        "form": form,
        "form_errors": bool(form.errors),
    }
    if found is not None:
        whole = request.GET.get("part") == "whole" and found.whole is not None
        listed: Any = found.whole if whole else found.rows
        lines = with_details(listed, found, request.user).order_by("name_order", "pk")
        page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
        words = said(found.rule, request, is_ratio=found.whole is not None)
        context |= {"page": page, "whole": whole, "words": words}
    return render(request, "indicators/rows.html", context)


def recorded(request: HttpRequest, indicator: Indicator) -> Observation | None:
    """The counted figure that the address names, if it is one of this target."""
    asked = request.GET.get("figure", "")
    figures = Observation.objects.visible_to(request.user).filter(indicator=indicator, rule__isnull=False)
    known = figures.select_related("period__plan", "recorded_by").filter(pk=int(asked)) if asked.isdecimal() else None
    found: Observation | None = known.first() if known is not None and len(asked) < 10 else None
    return found


def with_details(listed: Any, found: Count, user: Any) -> Any:
    """What stands in a line: of products also the recognitions and titles of the day, in two queries more."""
    listed = listed.select_related("commune", "district")
    if found.kind is Title:
        return listed
    begun = Recognition.objects.visible_to(user).filter(valid_from__lte=found.on)
    recognised = begun.filter(Q(valid_until=None) | Q(valid_until__gte=found.on))
    alive = Title.objects.visible_to(user).in_force(found.on)
    guards = Protection.objects.visible_to(user).filter(title__in=alive).select_related("title")
    return listed.prefetch_related(Prefetch("recognitions", recognised), Prefetch("protections", guards))
