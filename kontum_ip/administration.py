"""The administrator's rooms: one page that leads to each and says in a line how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from accounts.models import letters_with_kind, setting, setting_states
from accounts.policy import require_manager
from agencies.models import Agency
from agencies.policy import people_seen_by
from core import clock
from kontum_ip import system
from plans.models import DayOverride, known
from reports.models import Report

MOST_LETTERS = 50


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
    rooms = [people(user), agencies(user), working_days(user), portal_settings(), system_room()]
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


def system_room() -> Room:
    """Without asking the workers, which takes half a second: when they are away, jobs are late."""
    moment = clock.now()
    wrong = wrongs(
        system.letters().unsent, system.jobs(moment), system.failed_reports(moment).count(), system.disk()[0]
    )
    now = ", ".join(wrong) + "." if wrong else _("Mọi việc theo lịch và thư đều ổn.")
    about = _("Máy chủ, việc chạy theo lịch, thư chưa gửi được, dung lượng còn trống.")
    return Room(reverse("system"), _("Tình trạng hệ thống"), about, now, bool(wrong))


def wrongs(unsent: int, jobs: Sequence[system.Job], reports: int, free: int) -> list[str]:
    """What somebody should look at, each in a few words."""
    failed, late = sum(job.wrong and not job.late for job in jobs), sum(job.late for job in jobs)
    counted = [
        (unsent, ngettext("%d thư chưa gửi được", "%d thư chưa gửi được", unsent)),
        (failed, ngettext("%d việc theo lịch bị lỗi", "%d việc theo lịch bị lỗi", failed)),
        (late, ngettext("%d việc theo lịch chưa chạy đúng giờ", "%d việc theo lịch chưa chạy đúng giờ", late)),
        (reports, ngettext("%d báo cáo tổng hợp không thành công", "%d báo cáo tổng hợp không thành công", reports)),
    ]
    found = [words % count for count, words in counted if count]
    return [*found, _("sắp hết dung lượng lưu tệp")] if free < system.LEAST_FREE else found


@require_safe
def system_page(request: HttpRequest) -> HttpResponse:
    """How the portal stands, with what can be done about it here: send letters again."""
    user: Any = request.user
    require_manager(user)
    state = system.look()
    unsent: Any = letters_with_kind().unsent().order_by(F("failed_at").desc(nulls_last=True), "-pk")[:MOST_LETTERS]
    wrong = wrongs(state.letters.unsent, state.jobs, len(state.reports), state.free_bytes)
    readable = set(Report.objects.visible_to(user).values_list("pk", flat=True)) if state.reports else set()
    if not state.workers:
        wrong.insert(0, _("không có tiến trình làm việc nào trả lời"))
    context = {
        "system": state, "letters": unsent if state.letters.unsent else [], "readable": readable,
        "mail_enabled": setting("mail_enabled"), "wrong": wrong,
    }  # fmt: skip
    return render(request, "administration/system.html", context)
