"""Dashboards: where the tasks stand, how the years went, how far the targets are. The address holds what was asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agencies.models import standing_of
from core import clock
from core.errors import DomainError
from plans.models import Plan, overrides, working_days_between
from reports.builders import charts, lines, targets
from reports.builders.entries import SHEET, chosen_entries, entries_file, file_name
from reports.builders.figures import TO_WATCH, WORST_FIRST, Group, Part, Year, accounts, by_assignment, tally
from reports.builders.readings import Kin, Readings, read_years
from reports.builders.scope import Scope, assignments, choices, short
from reports.forms import EntriesForm, FigureForm, PartForm

FAR = 10**6
PAGE = 20
YEAR = 366


@dataclass(frozen=True)
class Asked:
    """A dashboard as asked for: the form, the years it speaks of, and what they are narrowed to."""

    form: FigureForm
    readings: Readings
    kin: Kin
    scope: Scope


def read_asked(request: HttpRequest, *fields: str) -> Asked | None:
    """What the address asks for; None where the person has no account to see."""
    plans = Plan.objects.visible_to(request.user).annotate(held=Count("periods__submissions")).filter(held__gt=0)
    known = {str(plan.pk): plan.pk for plan in plans}
    readings = read_years(request.user, clock.now(), known.get(request.GET.get("plan", "")))
    if readings is None:
        return None
    kin = Kin()
    offered = choices(plans, readings, kin)
    form = FigureForm(request.GET, choices={name: offered[name] for name in fields if len(offered[name]) > 1})
    return Asked(form, readings, kin, Scope.of(form.asked(), kin))


def about(request: HttpRequest, asked: Asked | None, tab: str) -> dict[str, Any]:
    """What every dashboard shows above its figures: the tabs, the filters and how to take each away."""
    context: dict[str, Any] = {"tab": tab, "own": not standing_of(request.user).sees_all_content, "tabs": tabs(request)}
    if asked is None:
        return context
    chosen = [
        {"label": label, "words": words, "without": changed(request, **{name: "", "page": ""})}
        for name, label, words in asked.form.chosen()
    ]
    return context | {
        "form": asked.form,
        "chosen": chosen,
        "plan": asked.readings.plan,
        "moment": asked.readings.moment,
    }


def changed(request: HttpRequest, **parts: str) -> str:
    """The address of this page with other parameters; an empty one is taken away."""
    query = request.GET.copy()
    for name, value in parts.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}" if query else request.path


def tabs(request: HttpRequest) -> str:
    """The filters that go along from one dashboard to the next."""
    query = QueryDict(mutable=True)
    for name in FigureForm.EMPTY:
        if value := request.GET.get(name):
            query[name] = value
    return f"?{query.urlencode()}" if query else ""


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """One year: states as tiles and charts, then the tasks to look after."""
    asked = read_asked(request, "plan", "year", "assignment", "agency", "territory")
    context = about(request, asked, "dashboard")
    if asked is None:
        return render(request, "reports/dashboard_empty.html", context)
    year, named = asked.scope.the_year(asked.readings), assignments(asked.readings)
    groups, parts_of_plan = asked.scope.groups(year.parts), by_assignment(year.parts, named)
    whole = tally(year.parts)
    context |= {
        "year": year,
        "tally": whole,
        "lines": whole.lines(),
        "accounts": accounts(year, asked.readings.moment),
        "by_agency": charts.of_agencies(groups, [narrower(request, group) for group in groups]),
        "by_state": charts.of_states(whole),
        "by_assignment": charts.of_assignments(parts_of_plan, [short(named[row.pk or 0]) for row in parts_of_plan]),
    }
    return render(request, "reports/dashboard.html", context | listed(request, year))


def narrower(request: HttpRequest, group: Group) -> str:
    """The address of this dashboard for one agency of the chart."""
    return changed(request, agency=str(group.pk), page="") if group.pk else ""


def listed(request: HttpRequest, year: Year) -> dict[str, Any]:
    """The tasks to look after, as asked for: searched, filtered, sorted, by the page."""
    form = PartForm(request.GET)
    wanted = form.asked()
    rows = [part for part in year.parts if is_wanted(part, wanted["state"]) and says(part, wanted["q"])]
    rows.sort(key=lambda part: (WORST_FIRST.index(part.bucket), days(part), part.task.order, part.agency.name))
    if name := wanted["sort"].lstrip("-"):
        rows.sort(key=lambda part: sort_key(part, name), reverse=wanted["sort"].startswith("-"))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    sorts = {
        key: {
            "address": changed(request, sort=f"-{key}" if wanted["sort"] == key else key, page=""),
            "state": {key: "ascending", f"-{key}": "descending"}.get(wanted["sort"], ""),
        }
        for key in PartForm.SORTS
    }
    kept = [(name, value) for name, value in request.GET.items() if name not in ("q", "state", "page")]
    return {"list_form": form, "page": page, "left": days_left(page), "sorts": sorts, "kept": kept, "wanted": wanted}


def days_left(parts: Iterable[Part]) -> dict[date, int]:
    """Deadlines not passed and less than a year away, with the working days left."""
    today, off = clock.today(), overrides()
    found = {part.deadline for part in parts if part.deadline and 0 <= (part.deadline - today).days <= YEAR}
    return {day: working_days_between(today, day, off) for day in found}


def is_wanted(part: Part, state: str) -> bool:
    return part.bucket in TO_WATCH if not state else state in ("all", part.bucket)


def says(part: Part, words: str) -> bool:
    """Does the task's code or text hold these words, with or without their marks?"""
    return plain(words.strip()) in plain(f"{part.task.code} {part.task.text}")


def plain(text: str) -> str:
    split = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def days(part: Part) -> int:
    return FAR if part.deadline is None else part.deadline.toordinal()


def sort_key(part: Part, name: str) -> Any:
    keys = {
        "deadline": days,
        "code": lambda row: row.task.order,
        "agency": lambda row: row.agency.name,
        "percent": lambda row: -1 if row.percent is None else row.percent,
        "state": lambda row: WORST_FIRST.index(row.bucket),
    }
    return keys[name](part)


@require_safe
def entries(request: HttpRequest) -> FileResponse:
    """The rows behind the dashboards as a plain workbook, narrowed by the same address."""
    form = EntriesForm(request.GET)
    if not form.is_valid():
        raise DomainError("invalid", _("Bộ lọc trong địa chỉ không đúng. Hãy mở lại trang Tổng quan."), "invalid")
    given = form.cleaned_data
    found = chosen_entries(request.user, given["plan"], Scope.of(given, Kin()))
    return FileResponse(entries_file(found), as_attachment=True, filename=file_name(), content_type=SHEET)


@require_safe
def trends(request: HttpRequest) -> HttpResponse:
    """Year after year: states, timeliness of agencies, and each agency's line through succession."""
    asked = read_asked(request, "plan", "assignment", "agency", "territory")
    context = about(request, asked, "trends")
    if asked is None:
        return render(request, "reports/dashboard_empty.html", context)
    moment = asked.readings.moment
    years = [year for year in asked.scope.years(asked.readings) if year.accounts]
    past = [year for year in years if year.is_over(moment)] or years
    context |= {
        "years": years,
        "by_year": charts.of_years(years, moment),
        "timeliness": charts.of_timeliness(years, moment),
        "by_line": lines.of_lines(past, asked.scope, asked.kin),
        "lines": lines.table(years, lines.lines(years, asked.scope, asked.kin)),
    }
    return render(request, "reports/trends.html", context)


@require_safe
def target_trends(request: HttpRequest) -> HttpResponse:
    """Each target's figures against the way to it."""
    plans = list(Plan.objects.visible_to(request.user).annotate(held=Count("periods__submissions")))
    known = {str(row.pk): row for row in plans}
    newest = max(plans, key=lambda row: (row.held > 0, row.issued_on, row.pk), default=None)
    plan = known.get(request.GET.get("plan", ""), newest)
    form = FigureForm(request.GET, choices={"plan": [(row.pk, str(row)) for row in plans]} if len(plans) > 1 else {})
    found = targets.read_targets(request.user, plan.pk, clock.today().year) if plan else []
    context = about(request, None, "target_trends") | {
        "own": False,
        "plan": plan,
        "moment": clock.now(),
        "form": form,
        "targets": found,
        "forecasts": any(row.forecast for row in found),
        "charts": [targets.of_target(row, plan) for row in found if row.asked and plan],
    }
    return render(request, "reports/target_trends.html", context)
