"""What a person typed into a form that was refused because the session had ended: shown back once, kept nowhere.

With the script a form keeps its texts in the window and puts them back after signing in (`kept` says so).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plans.forms import AskForm, RefuseForm, SummaryForm
from reports.forms import CommentForm, ReasonForm
from tasks.forms import ProgressForm
from tasks.forms.obstacles import AnswerForm, ForwardForm, ObstacleForm

FORMS: dict[str, Any] = {
    "tasks:edit_progress": ProgressForm,
    "tasks:raise_obstacle": ObstacleForm,
    "tasks:forward_obstacle": ForwardForm,
    "tasks:answer_obstacle": AnswerForm,
    "plans:edit_summary": SummaryForm,
    "plans:ask_more_time": AskForm,
    "plans:refuse_request": RefuseForm,
    "reports:comment": CommentForm,
    "reports:edit_remark": CommentForm,
    "reports:return": ReasonForm,
}
LONGEST = 20_000


class SessionOverMiddleware:
    """A form sent after the session ended is answered with its own texts, to be copied, instead of losing them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method != "POST" or request.user.is_authenticated:
            return None
        texts = texts_of(request)
        return render(request, "errors/session_over.html", about(request, texts), status=403) if texts else None


def texts_of(request: HttpRequest) -> list[dict[str, str]]:
    """Each long text of this address's own form that holds something, by its label; nothing else of what was sent."""
    match = request.resolver_match
    form = FORMS.get(match.view_name) if match else None
    fields = form.base_fields.items() if form and "kept" not in request.POST else ()
    return [
        {"name": name, "label": str(field.label or ""), "text": request.POST[name][:LONGEST]}
        for name, field in fields
        if isinstance(field.widget, forms.Textarea) and request.POST.get(name, "").strip()
    ]


def about(request: HttpRequest, texts: list[dict[str, str]]) -> dict[str, Any]:
    """What the page needs; signing in leads back to the page on which the form stood."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    back = came_from._replace(scheme="", netloc="").geturl() if came_from.netloc == request.get_host() else request.path
    return {"texts": texts, "files": bool(request.FILES), "back": back}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is of an earlier session; what another site's page sent is not shown on ours."""
    own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return render(request, "403_csrf.html", about(request, texts_of(request) if own else []), status=403)
