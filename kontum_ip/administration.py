"""The administrator's rooms: one page that leads to each and says in a line how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from accounts.models import setting_states
from accounts.policy import require_manager
from agencies.models import Agency
from agencies.policy import people_seen_by
from core import clock
from plans.models import DayOverride, known


@dataclass(frozen=True)
class Room:
    """A card: where it leads, what is there, how it stands now; `wrong` when somebody should look."""

    url: str
    label: str | Promise
    about: str | Promise
    now: str
    wrong: bool = False


@require_safe
def hub(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    require_manager(user)
    rooms = [people(user), agencies(user), working_days(user), portal_settings()]
    return render(request, "administration/hub.html", {"rooms": rooms})


def people(user: Any) -> Room:
    known = people_seen_by(user).aggregate(all=Count("pk"), locked=Count("pk", filter=Q(is_active=False)))
    now = _("%(all)d người dùng, %(locked)d đã khóa.") % known
    return Room(
        reverse("agencies:people"), pgettext("list", "Người dùng"), _("Cấp tài khoản, giao và kết thúc vai trò."), now
    )


def agencies(user: Any) -> Room:
    today = clock.today()
    ended = Q(valid_to__lt=today)
    found = Agency.objects.visible_to(user).aggregate(all=Count("pk", filter=~ended), gone=Count("pk", filter=ended))
    now = _("%(all)d cơ quan đang hoạt động, %(gone)d đã kết thúc.") % found
    return Room(
        reverse("agencies:list"),
        pgettext("list", "Cơ quan"),
        _("Tên gọi, địa bàn và việc sắp xếp qua các thời kỳ."),
        now,
    )


def working_days(user: Any) -> Room:
    year = clock.today().year
    changed = DayOverride.objects.visible_to(user).filter(day__year=year).count()
    values = {"year": year, "off": len(known(year).off), "changed": changed}
    now = _("Năm %(year)d: %(off)d ngày nghỉ lễ, tết; %(changed)d ngày đã điều chỉnh.") % values
    about = _("Ngày nghỉ và ngày làm bù, dùng để tính thời hạn và lịch nhắc.")
    return Room(reverse("plans:calendar"), _("Ngày làm việc"), about, now)


def portal_settings() -> Room:
    states = setting_states()
    moments = [(state.changed_at, state.changed_by) for state in states if state.changed_at]
    now = _("%(own)d trên %(all)d thiết lập khác mặc định.") % {
        "own": sum(not state.is_default for state in states), "all": len(states),
    }  # fmt: skip
    if moments:
        at, by = max(moments)
        now += " " + _("Thay đổi gần nhất: %(day)s, %(by)s.") % {"day": f"{timezone.localtime(at):%d/%m/%Y}", "by": by}
    about = _("Đầu mối hỗ trợ, lịch nhắc, gửi thư, thời gian của phiên làm việc.")
    return Room(reverse("settings"), _("Thiết lập"), about, now)
