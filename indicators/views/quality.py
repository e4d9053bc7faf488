"""What the rules of quality found, rule by rule, with the way to mend each."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.fields import errors_into
from indicators import actions, policy
from indicators.forms.quality import DismissForm, FindingFilter
from indicators.models import RULES, Finding


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """How many of each rule wait, and those asked for, by the page."""
    policy.can_read_findings(request.user).require()
    form = FindingFilter(request.GET)
    form.full_clean()
    asked, rows = form.cleaned_data, Finding.objects.visible_to(request.user)
    waiting = dict(rows.filter(dismissed_at=None).order_by().values_list("rule").annotate(number=Count("pk")))
    if rule := asked.get("rule"):
        rows = rows.filter(rule=rule)
    if asked.get("state") != "all":
        rows = rows.filter(dismissed_at__isnull=asked.get("state") != "dismissed")
    found = rows.select_related("title", "product", "dismissed_by").gravest_first()
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [(row, RULES.get(row.rule)) for row in page],
        "counts": [(rule, waiting.get(rule.key, 0)) for rule in RULES.values()],
        "review": policy.can_review_register(request.user),
    }
    return render(request, "indicators/findings.html", context)


@require_POST
def review(request: HttpRequest) -> HttpResponse:
    changes = actions.review_register(by=request.user)
    said = _("Đã kiểm tra sổ: %(new)d điểm mới, %(gone)d điểm đã được sửa.")
    messages.success(request, said % {"new": changes.created, "gone": changes.deleted})
    return redirect("indicators:findings")


@require_http_methods(["GET", "HEAD", "POST"])
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it is right as it is, and why."""
    rows = Finding.objects.visible_to(request.user).select_related("title", "product")
    finding = get_object_or_404(rows, pk=pk)
    policy.can_review_register(request.user).require()
    form = DismissForm(request.POST if request.method == "POST" else None, initial={"reason": finding.reason})
    if form.is_valid():
        with errors_into(form):
            actions.dismiss_finding(finding, by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã xác nhận là đúng."))
            return redirect("indicators:findings")
    context = {"form": form, "finding": finding, "rule": RULES.get(finding.rule), "form_errors": form.is_bound}
    return render(request, "indicators/dismiss_finding.html", context, status=422 if form.is_bound else 200)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """It is to be looked at after all."""
    finding = get_object_or_404(Finding.objects.visible_to(request.user), pk=pk)
    actions.reopen_finding(finding, by=request.user)
    messages.success(request, _("Đã mở lại điểm cần kiểm tra."))
    return redirect("indicators:findings")
