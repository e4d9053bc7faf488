"""Who may do what with periods and submissions, and why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.models import Agency, Role, standing_of
from agencies.policy import Told
from core import clock
from core.errors import YES, Missing, Verdict, no, not_now
from plans.models import EDITABLE, ExtensionRequest, Period, Plan, RequestState, State, Submission


def missing_summary(submission: Submission) -> list[Missing]:
    """The agency's own words on the period are the one part that nothing else can stand for."""
    if submission.summary.strip():
        return []
    url = reverse("plans:edit_summary", args=[submission.pk])
    return [Missing("summary", _("Đánh giá chung"), _("Nhập kết quả nổi bật của cơ quan trong kỳ."), url)]


# Upper apps append here in `apps.py: ready()`: each names what is still missing before a submission may be sent.
submit_guards: list[Callable[[Submission], Iterable[Missing]]] = [missing_summary]


def repeated(row: Any, before: Any, names: Iterable[str]) -> list[str]:
    """Names of the texts that say word for word what they said a period ago; only a hint, as it may well be true."""
    if before is None:
        return []
    return [name for name in names if (words := getattr(row, name).split()) and words == getattr(before, name).split()]


def is_coordinator(user: Any) -> bool:
    return user.is_system or Role.COORDINATOR in standing_of(user).roles


def can_manage_period(user: Any, period: Period | None = None) -> Verdict:
    """Open, adjust, close: the coordinating agency, and the system on schedule."""
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được mở, điều chỉnh hoặc khóa kỳ báo cáo."))


def can_load_plan(user: Any) -> Verdict:
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được nạp kế hoạch."))


def period_is_open(period: Period) -> Verdict:
    if period.closed_at is not None:
        return not_now(_("Kỳ báo cáo «%s» đã khóa, không nhận thay đổi nữa.") % period.label, "period_closed")
    if period.opened_at is None:
        return not_now(_("Kỳ báo cáo «%s» chưa mở.") % period.label, "period_not_open")
    return YES


def can_edit(user: Any, submission: Submission) -> Verdict:
    """Fill in: the agency's own people, while the account is in their hands and the period is open."""
    if submission.agency_id not in standing_of(user).own:
        return no(_("Chỉ người của cơ quan báo cáo được nhập và sửa báo cáo này."))
    if not (verdict := period_is_open(submission.period)):
        return verdict
    if submission.state not in EDITABLE:
        return not_now(_("Báo cáo đã gửi, không sửa được nữa trừ khi cơ quan đầu mối trả lại."))
    return YES


def can_submit(user: Any, submission: Submission) -> Verdict:
    """The head sends; where the agency has none, the reporter does."""
    standing = standing_of(user)
    if submission.agency_id not in standing.own:
        return no(_("Chỉ người của cơ quan báo cáo được gửi báo cáo này."))
    if not (verdict := period_is_open(submission.period)):
        return verdict
    if submission.agency_id not in standing.agency_ids(Role.HEAD) and submission.agency_id in standing.headed:
        return no(_("Báo cáo do lãnh đạo cơ quan gửi. Anh/chị hãy báo lãnh đạo xem và gửi."))
    if submission.state not in EDITABLE:
        return not_now(_("Báo cáo này đã được gửi."))
    if submission.state == State.PENDING:
        return not_now(_("Báo cáo chưa có nội dung nào. Hãy nhập trước khi gửi."))
    return YES


def can_review(user: Any, submission: Submission) -> Verdict:
    """Comment, accept: the coordinating agency, on what was sent, while the period is open."""
    if not is_coordinator(user):
        return no(_("Chỉ cơ quan đầu mối được xem xét báo cáo."))
    if not (verdict := period_is_open(submission.period)):
        return verdict
    if submission.state != State.SUBMITTED:
        return not_now(_("Báo cáo không ở trạng thái chờ xem xét."))
    return YES


def can_return(user: Any, submission: Submission) -> Verdict:
    """Send back: as for review, and an accepted account too while the period is open."""
    if not is_coordinator(user):
        return no(_("Chỉ cơ quan đầu mối được trả lại báo cáo."))
    if not (verdict := period_is_open(submission.period)):
        return verdict
    if submission.state not in (State.SUBMITTED, State.ACCEPTED):
        return not_now(_("Chỉ trả lại được báo cáo đã gửi hoặc đã chấp nhận."))
    return YES


def acts_for(user: Any, submission: Submission) -> Verdict:
    """Speak for the agency: its head, or its reporter where it has none."""
    standing = standing_of(user)
    if submission.agency_id not in standing.own:
        return no(_("Chỉ người của cơ quan báo cáo được xin gia hạn cho báo cáo này."))
    if submission.agency_id not in standing.agency_ids(Role.HEAD) and submission.agency_id in standing.headed:
        return no(_("Lãnh đạo cơ quan xin gia hạn. Anh/chị hãy báo lãnh đạo."))
    return YES


def has_open_request(submission: Any) -> bool:
    """Whether a request waits for its decision; rows that come `with_request` know it already."""
    if hasattr(submission, "request_state"):
        return bool(submission.request_state == RequestState.ASKED)
    return bool(submission.extension_requests.filter(state=RequestState.ASKED).exists())


def can_ask_more_time(user: Any, submission: Submission) -> Verdict:
    """Ask while the account is in the agency's hands; one request at a time."""
    if not (verdict := acts_for(user, submission)) or not (verdict := period_is_open(submission.period)):
        return verdict
    if submission.state not in EDITABLE:
        return not_now(_("Báo cáo đã gửi, không phải xin gia hạn."))
    if has_open_request(submission):
        return not_now(_("Đã có đề nghị gia hạn đang chờ quyết định."), "already_asked")
    return YES


def can_decide_request(user: Any, request: ExtensionRequest) -> Verdict:
    """Grant or refuse: the coordinating agency, what waits, while the period is open."""
    if not (verdict := can_extend(user, request.submission)):
        return verdict
    if request.state != RequestState.ASKED:
        return not_now(_("Đề nghị gia hạn này đã được quyết định."))
    return YES


def can_remind(user: Any, submission: Submission) -> Verdict:
    """Remind by hand: the coordinating agency, an account not sent, while the period is open."""
    if not is_coordinator(user):
        return no(_("Chỉ cơ quan đầu mối được nhắc gửi báo cáo."))
    if not (verdict := period_is_open(submission.period)):
        return verdict
    return YES if submission.state in EDITABLE else not_now(_("Báo cáo đã gửi, không phải nhắc."))


def hand_key() -> str:
    """The key of today's reminder by hand: there is one a day."""
    return f"{clock.today():%Y%m%d}:tay"


def can_set_calendar(user: Any) -> Verdict:
    """Say which days are worked: the administrator and the coordinating agency."""
    if is_coordinator(user) or Role.ADMINISTRATOR in standing_of(user).roles:
        return YES
    return no(_("Chỉ quản trị hệ thống và cơ quan đầu mối được điều chỉnh ngày làm việc."))


def can_extend(user: Any, submission: Submission) -> Verdict:
    """Grant more time: the coordinating agency, while the period is open."""
    if not is_coordinator(user):
        return no(_("Chỉ cơ quan đầu mối được gia hạn."))
    return period_is_open(submission.period)


def accounts_of(agency: Agency) -> list[Told]:
    """What names an agency for good: the accounts it has sent, with their period's days, and the plans that name it."""
    rows = Submission.objects.filter(agency=agency, first_submitted_at__isnull=False).select_related("period")
    rows = rows.order_by("-period__window_end")
    said = _("Báo cáo %s")
    sent = [Told(row.period.window_start, row.period.window_end, said % row.period.label) for row in rows]
    plans = Plan.objects.filter(Q(issuer=agency) | Q(coordinator=agency) | Q(assignments__parties__agency=agency))
    return sent + [Told(plan.issued_on, plan.issued_on, str(plan)) for plan in plans.distinct()]


def unfinished_of(agency: Agency) -> list[str]:
    """The accounts of open periods that an agency has not brought to their end."""
    rows = Submission.objects.filter(agency=agency, period__opened_at__isnull=False, period__closed_at=None)
    said = _("báo cáo %s")
    return [said % row.period.label for row in rows.exclude(state=State.ACCEPTED).select_related("period")]
