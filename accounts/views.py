"""One's own inbox, the language one reads, the settings of the portal, and letters that did not go."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions
from accounts.forms import InboxFilter, PreferencesForm, SettingsForm
from accounts.models import (
    Letter,
    Notification,
    SettingGroup,
    preferences_of,
    setting,
    setting_states,
    settings_version,
)
from accounts.policy import require_manager
from core import clock
from core.fields import errors_into


@require_safe
def notifications(request: HttpRequest) -> HttpResponse:
    found = InboxFilter(request.GET, queryset=Notification.objects.visible_to(request.user))
    page = Paginator(found.qs, 50).get_page(request.GET.get("page"))
    return render(request, "accounts/notifications.html", {"page": page, "filter": found, "today": clock.today()})


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark as read and go to what it tells of, or with `stay` back to the inbox as it was."""
    notification = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    actions.read_notification(notification, by=request.user)
    if "stay" in request.POST:
        return back_to_inbox(request)
    safe = url_has_allowed_host_and_scheme(notification.url, allowed_hosts=None)
    return redirect(notification.url if notification.url and safe else "accounts:notifications")


@require_POST
def renew_session(request: HttpRequest) -> JsonResponse:
    """«Tiếp tục làm việc»: the session lasts its whole time again, which is told in seconds."""
    actions.begin_session(request.session)
    return JsonResponse({"left": request.session.get_expiry_age()})


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    actions.read_all_notifications(by=request.user)
    return redirect("accounts:notifications")


def back_to_inbox(request: HttpRequest) -> HttpResponse:
    """The list with the filters it had."""
    asked = QueryDict(request.POST.get("asked", ""))
    return redirect(f"{reverse('accounts:notifications')}?{asked.urlencode()}" if asked else "accounts:notifications")


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """What comes by e-mail, kind by kind."""
    form = PreferencesForm(request.POST if request.method == "POST" else None, initial=preferences_of(request.user))
    if form.is_valid():
        actions.choose_channels(form.cleaned_data, by=request.user)
        messages.success(request, _("Đã lưu lựa chọn nhận thư."))
        return redirect("accounts:preferences")
    context = {"form": form, "form_errors": form.is_bound, "mail_enabled": setting("mail_enabled")}
    return render(request, "accounts/preferences.html", context, status=422 if form.is_bound else 200)


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on, beginning with the page from which it was asked for."""
    language, back = request.POST.get("language", ""), request.POST.get("next", "")
    actions.require_language(language)
    if request.user.is_authenticated:
        actions.set_language(language, by=request.user)
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if here else "home")
    # The browser keeps it too, so that the page of signing in again speaks the same.
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def portal_settings(request: HttpRequest) -> HttpResponse:
    """All settings in one form; `reset` in what is sent puts that one back to its default and leaves the rest."""
    require_manager(request.user)
    states = setting_states()
    values = {state.name: state.value for state in states}
    form = SettingsForm(
        request.POST if request.method == "POST" else None, values=values, version=settings_version(states)
    )
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        if (name := request.POST.get("reset")) is not None:
            given = {name: None}
        with errors_into(form):
            changed = actions.change_settings(given, by=request.user, version=form.cleaned_data["version"])
            messages.success(request, _("Đã lưu thiết lập.") if changed else _("Không có gì thay đổi."))
            return redirect("settings")
    groups = [
        (group.label, [(state, form[state.name]) for state in states if state.known.group == group])
        for group in SettingGroup
    ]
    context = {"form": form, "form_errors": form.is_bound, "groups": groups}
    return render(request, "accounts/settings.html", context, status=422 if form.is_bound else 200)


@require_POST
def retry_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """«Gửi lại» beside a letter that was given up."""
    require_manager(request.user)
    actions.retry_letter(get_object_or_404(Letter.objects.all(), pk=pk), by=request.user)
    messages.success(request, _("Thư sẽ được gửi lại trong ít phút."))
    return redirect("system")


@require_POST
def retry_letters(request: HttpRequest) -> HttpResponse:
    """«Gửi lại tất cả»."""
    count = actions.retry_letters(by=request.user)
    words = ngettext("%d thư sẽ được gửi lại trong ít phút.", "%d thư sẽ được gửi lại trong ít phút.", count)
    messages.success(request, words % count)
    return redirect("system")
