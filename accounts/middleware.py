"""A second factor for those whose mistakes cost most."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

Handler = Callable[[HttpRequest], HttpResponse]


def second_factor_required(get_response: Handler) -> Handler:
    """Nothing but setting up the factor (and signing out) until it is set up, on pages and the session's API alike."""

    def middleware(request: HttpRequest) -> HttpResponse:
        free = ("/accounts/", "/static/", "/healthz")
        user = request.user
        if not settings.REQUIRE_SECOND_FACTOR or not user.is_authenticated or request.path.startswith(free):
            return get_response(request)
        return get_response(request) if is_mfa_enabled(user) else redirect(reverse("mfa_activate_totp"))

    return middleware
