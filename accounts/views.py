"""One's own inbox."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts import actions
from accounts.models import Notification


@require_safe
def notifications(request: HttpRequest) -> HttpResponse:
    rows = Notification.objects.visible_to(request.user)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return render(request, "accounts/notifications.html", {"page": page})


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark as read and go to what it tells of."""
    notification = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    actions.read_notification(notification, by=request.user)
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
