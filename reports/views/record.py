"""The whole record, for the auditor."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.policy import can_read_record
from core.record import act_words, by_act, event_models, pointers, read
from reports.forms import RecordForm


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """Every change of every table, newest first; by person, act, table and days."""
    can_read_record(request.user).require()
    tables = {label: str(model.pgh_tracked_model._meta.verbose_name) for label, model in event_models().items()}
    form = RecordForm(request.GET, acts=act_words, tables=tables)
    wanted = form.lookup() if form.is_valid() else {}
    labels = [form.cleaned_data["table"]] if form.is_valid() and form.cleaned_data["table"] else list(tables)
    sources = [event_models()[label]._default_manager.filter(**wanted) for label in labels]
    page = Paginator(pointers(*sources), 100).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "acts": by_act(read(page.object_list))}
    return render(request, "reports/record.html", context)
