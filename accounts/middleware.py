"""The language of the answer, a second factor for those whose mistakes cost most, and 422 for what allauth refuses."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation

from accounts.workflow import Language

Handler = Callable[[HttpRequest], HttpResponse]


def chosen_language(get_response: Handler) -> Handler:
    """Vietnamese, until the person (or at the sign-in page the browser) has chosen. Programs ask by Accept-Language."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def language_of(request: HttpRequest) -> str:
    user = request.user
    if user.is_authenticated and user.language:
        return user.language
    if request.path.startswith("/api/") and not user.is_authenticated:
        return translation.get_language_from_request(request)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in Language.values else settings.LANGUAGE_CODE


def second_factor_required(get_response: Handler) -> Handler:
    """Nothing but setting up the factor (and signing out) until it is set up, on pages and the session's API alike."""

    def middleware(request: HttpRequest) -> HttpResponse:
        free = ("/accounts/", "/static/", "/healthz")
        user = request.user
        if not settings.REQUIRE_SECOND_FACTOR or not user.is_authenticated or request.path.startswith(free):
            return get_response(request)
        return get_response(request) if is_mfa_enabled(user) else redirect(reverse("mfa_activate_totp"))

    return middleware


class FailedFormMiddleware:
    """A form of allauth that failed answers as every form of the portal does: 422, errors told above the heading."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        context = response.context_data or {}
        form = context.get("form")
        if request.method == "POST" and response.status_code == 200 and getattr(form, "errors", None):
            response.status_code, response.context_data = 422, context | {"form_errors": True}
        return response
