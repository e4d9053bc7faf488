"""What a person typed into a form that was refused because the session had ended: shown back once, kept nowhere.

With the script a form keeps its texts in the window and puts them back after signing in (`kept` says so).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from indicators.forms import BaselineForm, ObservationForm, ProductForm, RecognitionForm
from indicators.forms.titles import AuthorisedUserForm, DocumentForm, ExploitationForm, StepForm, TitleForm
from plans.forms import AskForm, RefuseForm, SummaryForm
from reports.forms import CommentForm, ReasonForm
from tasks.forms import OutputForm, OutputFormSet, ProgressForm
from tasks.forms.obstacles import AnswerForm, ForwardForm, ObstacleForm

FORMS: dict[str, Any] = {
    "tasks:edit_progress": ProgressForm,
    "tasks:raise_obstacle": ObstacleForm,
    "tasks:forward_obstacle": ForwardForm,
    "tasks:answer_obstacle": AnswerForm,
    "indicators:record": ObservationForm,
    "indicators:set_baseline": BaselineForm,
    "indicators:create_product": ProductForm,
    "indicators:edit_product": ProductForm,
    "indicators:recognise_product": RecognitionForm,
    "indicators:edit_recognition": RecognitionForm,
    "indicators:create_title": TitleForm,
    "indicators:edit_title": TitleForm,
    "indicators:add_exploitation": ExploitationForm,
    "indicators:authorise_user": AuthorisedUserForm,
    "indicators:add_step": StepForm,
    "indicators:add_title_document": DocumentForm,
    "plans:edit_summary": SummaryForm,
    "plans:ask_more_time": AskForm,
    "plans:refuse_request": RefuseForm,
    "reports:comment": CommentForm,
    "reports:edit_remark": CommentForm,
    "reports:return": ReasonForm,
}
LONGEST, SHORT = 20_000, 100  # SHORT: of a number or a day


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


def texts_of(request: HttpRequest) -> list[dict[str, Any]]:
    """Each text, number and day of this address's own form that holds something, by its label; nothing else."""
    match = request.resolver_match
    form = FORMS.get(match.view_name) if match else None
    if form is None or "kept" in request.POST:
        return []
    texts = list(held(request.POST, form))
    for at in range(OutputFormSet.max_num if form is ProgressForm else 0):
        texts += held(request.POST, OutputForm, f"outputs-{at}-", _("Văn bản, sản phẩm %(row)d") % {"row": at + 1})
    return texts


def held(sent: QueryDict, form: Any, prefix: str = "", row: str = "") -> Iterator[dict[str, Any]]:
    """What was typed into the fields of `form`; a choice is one press again, and a password is nobody's to show."""
    for name, field in form.base_fields.items():
        long, text = isinstance(field.widget, forms.Textarea), sent.get(prefix + name, "")
        if (long or isinstance(field.widget, forms.TextInput)) and text.strip():
            most = LONGEST if long else getattr(field, "max_length", None) or SHORT
            rows = 6 if long else 1 + (most > SHORT)
            yield {
                "name": prefix + name,
                "label": ": ".join(filter(None, (row, str(field.label or "")))),
                "text": text[:most],
                "rows": rows,
            }


def about(request: HttpRequest, texts: list[dict[str, Any]]) -> dict[str, Any]:
    """What the page needs; signing in leads back to the page on which the form stood."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    back = came_from._replace(scheme="", netloc="").geturl() if came_from.netloc == request.get_host() else request.path
    return {"texts": texts, "files": bool(request.FILES), "back": back}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is of an earlier session; what another site's page sent is not shown on ours."""
    own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return render(request, "403_csrf.html", about(request, texts_of(request) if own else []), status=403)
