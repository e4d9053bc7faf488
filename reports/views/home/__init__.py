"""Each person's first page is their own next step; a person of several roles has one after the other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.models import Role, standing_of
from core import clock
from reports.views.home.administrator import people_to_see_to
from reports.views.home.agency import own_work
from reports.views.home.auditor import lately
from reports.views.home.coordinator import desk
from reports.views.home.leader import leader_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    standing, moment = standing_of(request.user), clock.now()
    context: dict[str, Any] = {"roles": standing.roles, "moment": moment}
    if standing.own:
        context["own"] = own_work(request, moment)
    if Role.COORDINATOR in standing.roles:
        context["desk"] = desk(request, moment)
    if Role.LEADER in standing.roles:
        context["leader"] = leader_page(request, moment)
    if Role.AUDITOR in standing.roles:
        context["lately"] = lately(request)
    if Role.ADMINISTRATOR in standing.roles:
        context["people"] = people_to_see_to(request)
    return render(request, "reports/home.html", context)
