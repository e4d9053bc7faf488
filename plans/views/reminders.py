"""Reminding agencies by hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from plans import actions, policy
from plans.models import Period, Submission


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Submission.objects.visible_to(request.user).select_related("period", "agency")
    submission = get_object_or_404(rows, pk=pk)
    policy.can_remind(request.user, submission).require()
    actions.remind_by_hand(submission, by=request.user)
    messages.success(request, _("Đã nhắc %s gửi báo cáo.") % submission.agency)
    return redirect("home")


@require_POST
def remind_late(request: HttpRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(Period.objects.visible_to(request.user), pk=pk)
    number = actions.remind_late(period, by=request.user)
    if number:
        said = ngettext("Đã nhắc %d cơ quan chậm hạn.", "Đã nhắc %d cơ quan chậm hạn.", number) % number
    else:
        said = _("Không còn cơ quan chậm hạn nào chưa được nhắc hôm nay.")
    messages.success(request, said)
    return redirect("home")
