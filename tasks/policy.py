"""Who may do what with tasks and their accounts, and what an account still lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.models import Agency, Role, standing_of
from core.errors import YES, Missing, Verdict, no, not_now
from plans.models import Submission
from plans.policy import can_edit, can_review, is_coordinator
from tasks.models import Comment, Evidence, Obstacle, ObstacleState, Progress, Responsibility, Stage

MAX_EVIDENCE, MAX_OUTPUTS = 10, 50


def can_edit_progress(user: Any, progress: Progress) -> Verdict:
    return can_edit(user, progress.submission)


def can_reuse(user: Any, progress: Progress, evidence: Evidence) -> Verdict:
    """A file given before may prove another entry of the same agency or of the one that its duties came to."""
    if not (verdict := can_edit_progress(user, progress)):
        return verdict
    if evidence.progress.submission.agency_id in Agency.objects.line_of([progress.submission.agency_id]):
        return YES
    return no(_("Chỉ dùng lại được tệp của cơ quan mình và của cơ quan tiền thân."))


def can_comment(user: Any, progress: Progress) -> Verdict:
    return can_review(user, progress.submission)


def can_change_comment(user: Any, comment: Comment) -> Verdict:
    """One's own remark, on the version that lies before the coordinating agency, until it is decided."""
    if not (verdict := can_comment(user, comment.progress)):
        return verdict
    if comment.author_id != user.pk:
        return no(_("Chỉ người ghi ý kiến được sửa hoặc rút ý kiến đó."))
    if comment.version_number != comment.progress.submission.versions.latest("number").number:
        return not_now(_("Ý kiến này thuộc lần gửi trước, không sửa hoặc rút được nữa."))
    return YES


def can_record_trigger(user: Any) -> Verdict:
    if is_coordinator(user):
        return YES
    return no(_("Chỉ cơ quan đầu mối được ghi nhận văn bản làm căn cứ triển khai nhiệm vụ."))


def can_choose_successor(user: Any) -> Verdict:
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được xác định cơ quan tiếp nhận nhiệm vụ."))


def raises_for(user: Any) -> frozenset[int]:
    """Agencies, as ids, for which the person raises obstacles: the head does, or the reporter where there is none."""
    standing = standing_of(user)
    return standing.agency_ids(Role.HEAD) | (standing.own - standing.headed)


def can_raise(user: Any, agency_id: int | None = None) -> Verdict:
    """Raise an obstacle for this agency, or for any when none is named."""
    if not standing_of(user).own:
        return no(_("Chỉ cơ quan được giao nhiệm vụ nêu khó khăn, vướng mắc."))
    mine = raises_for(user)
    if not mine or (agency_id is not None and agency_id not in mine and agency_id in standing_of(user).own):
        return no(_("Khó khăn, vướng mắc do lãnh đạo cơ quan nêu. Anh/chị hãy báo lãnh đạo xem và gửi."))
    if agency_id is not None and agency_id not in mine:
        return no(_("Anh/chị chỉ nêu được khó khăn, vướng mắc của cơ quan mình."))
    return YES


def can_forward(user: Any, obstacle: Obstacle) -> Verdict:
    """Lay it before the People's Committee: the coordinating agency, what is newly raised."""
    if not is_coordinator(user):
        return no(_("Chỉ cơ quan đầu mối được trình UBND tỉnh."))
    if obstacle.state != ObstacleState.RAISED:
        return not_now(_("Chỉ trình được khó khăn, vướng mắc mới nêu."))
    return YES


def can_answer(user: Any, obstacle: Obstacle) -> Verdict:
    """Decide: the province's leaders, on what lies before them."""
    if Role.LEADER not in standing_of(user).roles:
        return no(_("Chỉ lãnh đạo tỉnh cho ý kiến giải quyết."))
    if obstacle.state != ObstacleState.FORWARDED:
        return not_now(_("Chỉ cho ý kiến về khó khăn, vướng mắc đã trình và chưa trả lời."))
    return YES


def can_close(user: Any, obstacle: Obstacle) -> Verdict:
    """Close: what was answered, by the agency or the coordinating one; what is newly raised, by the latter alone."""
    coordinates = is_coordinator(user)
    if not coordinates and obstacle.agency_id not in raises_for(user):
        return no(_("Chỉ cơ quan đã nêu hoặc cơ quan đầu mối được kết thúc khó khăn, vướng mắc này."))
    if obstacle.state == ObstacleState.RAISED and coordinates:
        return YES
    if obstacle.state != ObstacleState.ANSWERED:
        return not_now(_("Chỉ kết thúc được khi đã có ý kiến giải quyết."))
    return YES


def lacks(progress: Progress) -> str:
    """What an entry still lacks before it may be sent, as one sentence; empty when nothing.

    A waiting task is asked nothing.
    """
    if progress.waits:
        return ""
    if progress.stage == "":
        return _("Chọn tình trạng thực hiện.")
    if progress.stage == Stage.WAITING:
        return _("Văn bản làm căn cứ đã có; hãy chọn tình trạng khác «Chờ điều kiện».")
    if progress.stage in (Stage.NOT_STARTED, Stage.PAUSED):
        if (progress.percent or 0) > 0 and progress.stage == Stage.NOT_STARTED:
            return _("Nhiệm vụ chưa thực hiện thì tỷ lệ hoàn thành phải là 0 hoặc để trống.")
        return (
            "" if progress.obstacles.strip() else _("Nêu lý do chưa thực hiện hoặc tạm dừng ở mục khó khăn, vướng mắc.")
        )
    if not progress.result.strip():
        return _("Nhập kết quả thực hiện.")
    if progress.stage == Stage.COMPLETED:
        return "" if progress.percent == 100 else _("Nhiệm vụ hoàn thành thì tỷ lệ hoàn thành phải là 100.")
    return "" if progress.percent is not None else _("Nhập tỷ lệ hoàn thành, từ 0 đến 100.")


def output_lacks(values: Mapping[str, Any]) -> dict[str, str]:
    """What a listed document still lacks, by field; a row left blank is not a document and lacks nothing."""
    names = ("number", "issued_on", "title")
    if not any(values.get(name) for name in names):
        return {}
    message = _("Văn bản, sản phẩm cần đủ số, ngày và trích yếu.")
    return {name: message for name in names if not values.get(name)}


def missing_entries(submission: Submission) -> list[Missing]:
    """Entry by entry, what keeps the account from being sent."""
    rows: Iterable[Progress] = submission.progress.all()
    if "progress" not in getattr(submission, "_prefetched_objects_cache", {}):
        rows = submission.progress.select_related("task__trigger", "submission__period").order_by("task__order")
    found = [(row, lacks(row)) for row in rows]
    return [
        Missing(row.task.code, _("Nhiệm vụ %s") % row.task.code, message, reverse("tasks:edit_progress", args=[row.pk]))
        for row, message in found
        if message
    ]


def tasks_of(agency: Agency) -> list[str]:
    """The tasks that the plan gave to an agency or to those before it, told as one number."""
    line = Agency.objects.line_of([agency.pk])
    total = Responsibility.objects.filter(agency__in=line, task__same_as=None).count()
    return [ngettext("%s nhiệm vụ của kế hoạch", "%s nhiệm vụ của kế hoạch", total) % total] if total else []
