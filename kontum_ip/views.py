"""Pages that belong to no app: help, and whether the portal is alive (for load balancers and `make run`)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.models import standing_of
from kontum_ip.help import GUIDES, PAGES, SIGN_IN, TOPICS, guides_for
from kontum_ip.system import broker_answers, database_answers, workers_answer


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """One's own guide first; everybody may read all."""
    own, others = guides_for(standing_of(request.user).roles)
    return render(request, "help/index.html", {"own": own, "others": others, "topics": TOPICS, "sign_in": SIGN_IN})


@require_safe
def help_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One guide or one answer."""
    if slug not in PAGES:
        raise Http404
    page = PAGES[slug]
    rest = [other for other in (GUIDES if page in GUIDES else TOPICS) if other != page]
    return render(request, page.template, {"page": page, "rest": rest})


@require_safe
@login_not_required
def help_sign_in(request: HttpRequest) -> HttpResponse:
    """For whoever cannot sign in, so without sign-in."""
    return render(request, SIGN_IN.template, {"page": SIGN_IN, "rest": ()})


@require_safe
@login_not_required
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database, the broker and at least one worker answer; 503 otherwise, saying which does not."""
    parts: dict[str, int] = {"database": database_answers(), "broker": broker_answers()}
    parts["workers"] = workers_answer() if parts["broker"] else 0
    sound = all(parts.values())
    body = {"status": "ok" if sound else "degraded"} | {
        name: value if name == "workers" else ("ok" if value else "down") for name, value in parts.items()
    }
    return JsonResponse(body, status=200 if sound else 503)


def too_many(request: HttpRequest) -> HttpResponse:
    """Too many tries at signing in or at passwords: the page says five minutes, and so does the header to a program."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = "300"
    return response
