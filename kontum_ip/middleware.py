"""What travels between the portal and a browser; a refusal becomes a page or an htmx fragment, in one place."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.template.loader import render_to_string

from core.errors import PAGE_STATUS, DomainError

Handler = Callable[[HttpRequest], HttpResponse]


class CompressPages(GZipMiddleware):
    """Pages and API answers travel compressed; a file goes out as it lies, with its length."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if response.streaming else super().process_response(request, response)


def no_store(get_response: Handler) -> Handler:
    """Nothing a person saw stays in a shared browser's cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response

    return middleware


class DomainErrorMiddleware:
    """Turns a DomainError into 403, 404, 409 or 422 with its sentence; no view catches it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            response.content = render_to_string("errors/405.html", request=request)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        status = PAGE_STATUS[error.kind]
        if getattr(request, "htmx", False):
            response = render(request, "errors/_message.html", {"error": error}, status=status)
            response["HX-Retarget"], response["HX-Reswap"] = "#messages", "innerHTML"
            return response
        context = {"error": error, "conflict": repost(request, error), "form_errors": error.items}
        return render(request, f"errors/{status}.html", context, status=status)


def repost(request: HttpRequest, error: DomainError) -> dict[str, object] | None:
    """What a person needs to save on purpose over the other's text: the same fields, with the version now in force."""
    if error.conflict is None:
        return None
    kept = [item for item in request.POST.lists() if item[0] not in ("csrfmiddlewaretoken", "version", "kept")]
    fields = [{"label": label, "theirs": theirs, "yours": yours} for label, theirs, yours in error.conflict.fields]
    return {
        "action": request.get_full_path(),
        "version": error.conflict.version,
        "hidden": [(name, value) for name, values in kept for value in values],
        "fields": fields,
        "keep_url": error.conflict.keep_url or request.get_full_path(),
    }
