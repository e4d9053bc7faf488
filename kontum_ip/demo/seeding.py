"""The whole demonstration, period by period; what is there already is left alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from accounts.actions import without_letters
from agencies.models import Agency
from core import clock
from kontum_ip.demo.obstacles import seed_obstacles
from kontum_ip.demo.people import gather_cast
from kontum_ip.demo.register_cases import seed_cases
from kontum_ip.demo.register_products import seed_products
from kontum_ip.demo.register_rules import set_rules
from kontum_ip.demo.register_titles import seed_titles
from kontum_ip.demo.story import CLOSE_AFTER, Story
from plans.models import Period, PeriodKind, Plan, State
from tasks.models import Obstacle, duties_in

PLAN = "kon-tum-1068"


def seed(plan: Plan, say: Callable[[str], None]) -> None:
    """The demonstration's past is told in the inboxes and mailed to nobody."""
    with without_letters():
        with transaction.atomic():
            titles, products, cases = seed_titles(), seed_products(), seed_cases()
        if titles or products or cases:
            say(f"Sổ đăng ký: {titles} đơn, văn bằng; {products} sản phẩm; {cases} vụ việc thực thi.")
        seed_periods(plan, say)


def seed_periods(plan: Plan, say: Callable[[str], None]) -> None:
    """People first, then each period in one transaction, so that a broken run is taken up where it stopped."""
    now = clock.now()
    started = list(plan.periods.filter(opens_at__lte=now).select_related("plan", "duty").order_by("due_at", "pk"))
    running = max((p for p in started if p.kind == PeriodKind.ANNUAL), key=lambda p: p.opens_at, default=None)
    wanted = [period for period in started if period == running or is_over(period, now)]
    untouched = [period for period in wanted if not is_begun(period)]
    if not untouched and (running is None or Obstacle.objects.exists()):
        say("Dữ liệu minh họa đã có đủ, không thay đổi gì.")
        return
    with transaction.atomic():
        cast = gather_cast(plan, agencies_in(wanted))
    say(f"Tài khoản minh họa: {len(cast.reporters)} cơ quan, mỗi cơ quan một cán bộ và một lãnh đạo.")
    with transaction.atomic():
        if rules := set_rules(plan, cast.coordinator):
            say(f"Quy tắc đếm, tiêu chí minh họa: {rules}.")
    for period in untouched:
        with transaction.atomic():
            story = Story(period, cast)
            line = story.running(now) if period == running else story.past()
        say(line)
    if running is not None:
        with transaction.atomic():
            made = seed_obstacles(running, cast)
        say(f"Khó khăn, vướng mắc: {made}.")


def is_over(period: Period, now: datetime) -> bool:
    """Long enough past for all that a finished period tells."""
    return period.closed_at is not None or period.due_at + CLOSE_AFTER <= now


def is_begun(period: Period) -> bool:
    """Somebody has written in it, or it is locked: not for us to touch."""
    return period.closed_at is not None or period.submissions.exclude(state=State.PENDING).exists()


def agencies_in(periods: Iterable[Period]) -> list[Agency]:
    """All that have a duty in any of these periods, each as it was called then."""
    found = {duty.agency.code: duty.agency for period in periods for duty in duties_in(period)[0]}
    return [found[code] for code in sorted(found)]
