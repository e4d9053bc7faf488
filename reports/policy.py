"""Who may compile a report, and when."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.errors import YES, Verdict, no, not_now
from plans.models import Period
from plans.policy import is_coordinator
from reports.models import Report, State


def can_compile(user: Any) -> Verdict:
    """Compile: the coordinating agency and the system."""
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được tổng hợp báo cáo."))


def can_request(user: Any, period: Period) -> Verdict:
    """Compile this period's report: once it has been opened."""
    if not (verdict := can_compile(user)):
        return verdict
    if period.opened_at is None:
        return not_now(_("Kỳ báo cáo «%s» chưa mở nên chưa có gì để tổng hợp.") % period.label, "period_not_open")
    return YES


def can_retry(user: Any, report: Report) -> Verdict:
    if not is_coordinator(user):
        return no(_("Chỉ cơ quan đầu mối được tổng hợp lại báo cáo."))
    if report.state != State.FAILED:
        return not_now(_("Chỉ tổng hợp lại được báo cáo không thành công."))
    return YES


def can_freeze(user: Any, report: Report) -> Verdict:
    """Choose what goes to signature."""
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
