"""Who may compile a report, and when."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from agencies.models import standing_of
from core.errors import YES, Verdict, no, not_now
from plans.models import Period
from plans.policy import is_coordinator
from reports.builders import Asked
from reports.catalogue.kinds import BY_KIND, ENTRIES, Entry, compiled_kind
from reports.models import LIVE, Kind, Report, State


def can_make(user: Any, entry: Entry) -> Verdict:
    """Make reports of this kind: the coordinating agency and the system; others as the catalogue says."""
    if is_coordinator(user) or standing_of(user).roles & entry.makers:
        return YES
    if not entry.makers:
        return no(_("Chỉ cơ quan đầu mối được tổng hợp báo cáo."))
    return no(_("Loại báo cáo này không do vai trò của anh/chị lập."))


def made_by(user: Any) -> list[Entry]:
    """The kinds that this person may make."""
    return [entry for entry in ENTRIES if can_make(user, entry)]


def can_request(user: Any, asked: Asked) -> Verdict:
    """Make this very report: once its period has been opened; agencies make only their own."""
    if not (verdict := can_make(user, BY_KIND[Kind(asked.kind)])):
        return verdict
    standing = standing_of(user)
    sees_it = asked.agency is None or is_coordinator(user) or standing.sees_all_content
    if not sees_it and asked.agency.pk not in standing.own:  # type: ignore[union-attr]
        return no(_("Anh/chị chỉ lập được báo cáo của cơ quan mình."))
    for period in (asked.period, asked.against):
        if period is not None and period.opened_at is None:
            return not_now(_("Kỳ báo cáo «%s» chưa mở nên chưa có gì để tổng hợp.") % period.label, "period_not_open")
    return YES


def can_compile(user: Any, period: Period) -> Verdict:
    """Make the plan's own report of this period."""
    return can_request(user, Asked(compiled_kind(period), period))


def can_retry(user: Any, report: Report) -> Verdict:
    """Make it again after it failed or was cancelled: the coordinating agency, and who asked for it."""
    if not (verdict := is_whose(user, report)):
        return verdict
    if report.state not in (State.FAILED, State.CANCELLED):
        return not_now(_("Chỉ tổng hợp lại được báo cáo không thành công hoặc đã hủy."))
    return YES


def can_cancel(user: Any, report: Report) -> Verdict:
    """Stop its making: the coordinating agency, and who asked for it."""
    if not (verdict := is_whose(user, report)):
        return verdict
    return YES if report.state in LIVE else not_now(_("Chỉ hủy được báo cáo đang chờ hoặc đang tổng hợp."))


def is_whose(user: Any, report: Report) -> Verdict:
    if is_coordinator(user) or report.requested_by_id == user.pk:
        return YES
    return no(_("Chỉ người yêu cầu và cơ quan đầu mối được làm việc này."))


def can_freeze(user: Any, report: Report) -> Verdict:
    """Choose what goes to signature."""
    if not BY_KIND[Kind(report.kind)].signed:
        return not_now(_("Loại báo cáo này không phát hành qua cổng."))
    return in_state(user, report, State.DONE, _("Chỉ chốt được báo cáo đã tổng hợp xong."))


def can_unfreeze(user: Any, report: Report) -> Verdict:
    return in_state(user, report, State.FROZEN, _("Chỉ bỏ chốt được báo cáo đang chốt để ký."))


def can_attach_signed(user: Any, report: Report) -> Verdict:
    return in_state(user, report, State.FROZEN, _("Chỉ nhận bản đã ký của báo cáo đang chốt để ký."))


def can_issue(user: Any, report: Report) -> Verdict:
    return in_state(user, report, State.FROZEN, _("Chỉ phát hành được báo cáo đang chốt để ký."))


def in_state(user: Any, report: Report, state: str, reason: str) -> Verdict:
    if not is_coordinator(user):
        return no(_("Chỉ cơ quan đầu mối được chốt và phát hành báo cáo."))
    return YES if report.state == state else not_now(reason)
