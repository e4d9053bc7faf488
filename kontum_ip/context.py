"""What every page knows: who we are, where one may go, what is new."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.policy import session_end
from agencies.models import Role, Standing, standing_of

# Pages that belong to a menu entry whose address they do not share.
WITHIN = {
    "/reports/trends/": "/reports/dashboard/",
    "/reports/target-trends/": "/reports/dashboard/",
    "/reports/submissions/": "/reports/periods/",
    "/reports/search/": "",
    "/reports/agencies/": "/agencies/",
    "/tasks/progress/": "/reports/periods/",
    "/plans/calendar/": "/plans/calendar/",
    "/plans/": "/reports/periods/",
    "/tasks/triggers/": "/tasks/decisions/",
    "/tasks/responsibilities/": "/tasks/decisions/",
    "/tasks/decisions/": "/tasks/decisions/",
    "/tasks/obstacles/": "/tasks/obstacles/",
    "/tasks/": "/tasks/plans/",
    "/agencies/memberships/": "/agencies/people/",
}


def portal(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. Errors before sign-in have no user."""
    user = getattr(request, "user", None)
    known = {
        "demo": settings.DEMO,
        "organisation": settings.ORGANISATION,
        "help_contact": settings.HELP_CONTACT,
        "help_phone": settings.HELP_PHONE,
        "help_email": settings.HELP_EMAIL,
        "portal_version": settings.VERSION,
        "navigation": [],
        "unread": 0,
    }
    if user is None or not user.is_authenticated:
        return known
    standing = standing_of(user)
    ends = session_end(request.session)
    return known | {
        "navigation": navigation(request.path, standing),
        "unread": user.unread if hasattr(user, "unread") else user.notifications.unread().count(),
        "session_ends": ends,
        "session_left": ends and max(0, round((ends - timezone.now()).total_seconds())),
        "own_agency": next(iter(standing.places), None),
    }


def navigation(path: str, standing: Standing) -> list[dict[str, Any]]:
    """The menu of this person's roles; the longest matching address is the current one."""
    entries = [(reverse("home"), _("Trang đầu"))]
    if standing.sees_all_content or standing.own:
        entries.append((reverse("reports:dashboard"), _("Tổng quan")))
    if standing.roles:
        entries.append((reverse("reports:periods"), _("Kỳ báo cáo")))
        entries.append((reverse("tasks:plans"), _("Kế hoạch và nhiệm vụ")))
        entries.append((reverse("indicators:list"), _("Chỉ tiêu")))
        entries.append((reverse("agencies:list"), _("Cơ quan")))
    if standing.sees_all_content:
        entries.append((reverse("reports:list"), _("Báo cáo tổng hợp")))
    if standing.own or standing.sees_all_content:
        entries.append((reverse("tasks:obstacles"), _("Vướng mắc")))
    if Role.COORDINATOR in standing.roles:
        entries.append((reverse("tasks:decisions"), _("Cần quyết định")))
    if Role.ADMINISTRATOR in standing.roles:
        entries.append((reverse("agencies:people"), _("Người dùng")))
        entries.append((reverse("plans:calendar"), _("Ngày làm việc")))
    if Role.AUDITOR in standing.roles:
        entries.append((reverse("reports:record"), _("Nhật ký")))
    entries.append((reverse("help"), _("Hướng dẫn")))
    path = next((standing_in for prefix, standing_in in WITHIN.items() if path.startswith(prefix)), path)
    matching = [url for url, _label in entries if path == url or (url != "/" and path.startswith(url))]
    current = max(matching, key=len, default="")
    return [{"url": url, "label": label, "current": url == current} for url, label in entries]
