"""One box that finds everything the person may see."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.vietnamese import words
from reports.catalogue.search import KINDS, LONGEST, counts, few, kind_named, paged


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """A few hits of each kind with how many there are; all of one kind, by pages, when it is named.

    As one types, only the few are answered, to stand under the box.
    """
    user, typed = request.user, request.GET.get("q", "").strip()[:LONGEST]
    chosen, numbers = kind_named(request.GET.get("kind", "")), counts(user, typed)
    context: dict[str, Any] = {
        "typed": typed,
        "asked": bool(words(typed)),
        "total": sum(numbers.values()),
        "kinds": [{"kind": kind, "count": numbers[kind.name]} for kind in KINDS],
        "chosen": chosen,
    }
    if getattr(request, "htmx", False):
        return render(request, "reports/_finds.html", context | {"groups": few(user, typed, numbers, 3)})
    if chosen is None:
        context["groups"] = few(user, typed, numbers, 5)
    else:
        context["groups"], context["page"] = paged(user, typed, numbers, chosen, request.GET.get("page"))
    return render(request, "reports/search.html", context)
