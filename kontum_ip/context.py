"""What every page knows: who we are, where one may go, what is new."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import portal_words
from accounts.policy import session_end
from agencies.models import Role, Standing, standing_of

# Pages that belong to a menu entry whose address they do not share.
WITHIN = {
    "/reports/trends/": "/reports/dashboard/",
    "/reports/target-trends/": "/reports/dashboard/",
    "/reports/targets/": "/indicators/",
    "/reports/technology/": "/indicators/titles/",
    "/reports/submissions/": "/reports/periods/",
    "/reports/search/": "",
    "/reports/agencies/": "/agencies/",
    "/tasks/progress/": "/reports/periods/",
    "/indicators/submissions/": "/reports/periods/",
    "/plans/calendar/": "/administration/",
    "/plans/": "/reports/periods/",
    "/tasks/triggers/": "/tasks/decisions/",
    "/tasks/responsibilities/": "/tasks/decisions/",
    "/tasks/decisions/": "/tasks/decisions/",
    "/tasks/obstacles/": "/tasks/obstacles/",
    "/tasks/": "/tasks/plans/",
    **{
        f"/indicators/{name}/": "/indicators/titles/"
        for name in ("products", "statistics", "imports", "cases", "findings")
    },
    "/agencies/people/me/": "",
    "/agencies/people/": "/administration/",
    "/agencies/memberships/": "/administration/",
}


def portal(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. Errors before sign-in have no user."""
    user = getattr(request, "user", None)
    known = {
        "demo": settings.DEMO,
        **words_of(user),
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
        "works_on_register": bool({Role.COORDINATOR, Role.AUDITOR} & set(standing.roles)),
    }


def words_of(user: Any) -> dict[str, str]:
    """Who runs the portal and whom to ask. A session's person brings the settings along; others cost one query."""
    if (stored := getattr(user, "stored", None)) is not None:
        return portal_words({row["name"]: row["value"] for row in stored})
    try:
        return portal_words()
    except DatabaseError:
        return portal_words({})  # a page of errors must say whom to call


def navigation(path: str, standing: Standing) -> list[dict[str, Any]]:
    """The menu of this person's roles; the longest matching address is the current one."""
    entries = [(reverse("home"), _("Trang đầu"))]
    if standing.sees_all_content or standing.own:
        entries.append((reverse("reports:dashboard"), _("Tổng quan")))
    if standing.roles:
        entries.append((reverse("reports:periods"), pgettext("list", "Kỳ báo cáo")))
        entries.append((reverse("tasks:plans"), _("Kế hoạch và nhiệm vụ")))
        entries.append((reverse("indicators:list"), pgettext("list", "Chỉ tiêu")))
        entries.append((reverse("indicators:titles"), _("Sổ văn bằng")))
        entries.append((reverse("agencies:list"), pgettext("list", "Cơ quan")))
    if standing.sees_all_content:
        entries.append((reverse("reports:list"), pgettext("list", "Báo cáo tổng hợp")))
    if standing.own or standing.sees_all_content:
        entries.append((reverse("tasks:obstacles"), _("Vướng mắc")))
    if Role.COORDINATOR in standing.roles:
        entries.append((reverse("tasks:decisions"), _("Cần quyết định")))
    if Role.ADMINISTRATOR in standing.roles:
        entries.append((reverse("administration"), _("Quản trị")))
    if Role.AUDITOR in standing.roles:
        entries.append((reverse("reports:record"), _("Nhật ký")))
    entries.append((reverse("help"), _("Hướng dẫn")))
    path = next((standing_in for prefix, standing_in in WITHIN.items() if path.startswith(prefix)), path)
    matching = [url for url, _label in entries if path == url or (url != "/" and path.startswith(url))]
    current = max(matching, key=len, default="")
    return [{"url": url, "label": label, "current": url == current} for url, label in entries]
