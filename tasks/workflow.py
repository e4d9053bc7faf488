"""The kinds of timing and the stages of a task, as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Step, Table


class Timing(models.TextChoices):
    ANNUAL = "annual", _("Thường xuyên hằng năm")
    SEMIANNUAL = "semiannual", _("Sáu tháng một lần")
    QUARTERLY = "quarterly", _("Hằng quý")
    MONTHLY = "monthly", _("Hằng tháng")
    FROM_YEAR = "from_year", _("Từ một năm trở đi")
    BY_YEAR = "by_year", _("Trong năm")
    BY_QUARTER = "by_quarter", _("Trong quý")
    BY_MONTH = "by_month", _("Trong tháng")
    BY_DATE = "by_date", _("Đến ngày")
    RANGE = "range", _("Trong khoảng thời gian")
    ON_TRIGGER = "on_trigger", _("Sau khi có văn bản")
    AS_ARISES = "as_arises", _("Khi phát sinh")
    MINISTRY_SCHEDULE = "ministry_schedule", _("Theo tiến độ của Bộ")
    UNSCHEDULED = "unscheduled", _("Không nêu thời gian")


class Stage(models.TextChoices):
    NOT_STARTED = "not_started", _("Chưa thực hiện")
    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    COMPLETED = "completed", _("Hoàn thành")
    WAITING = "waiting", _("Chờ điều kiện")
    PAUSED = "paused", _("Tạm dừng")


# A task with one end is done with once it is completed; a recurring one comes back every period.
ONE_OFF = frozenset(
    {Timing.BY_YEAR, Timing.BY_QUARTER, Timing.BY_MONTH, Timing.BY_DATE, Timing.RANGE, Timing.ON_TRIGGER}
)
RECURRING = frozenset({Timing.ANNUAL, Timing.SEMIANNUAL, Timing.QUARTERLY, Timing.MONTHLY, Timing.FROM_YEAR})


class Timeliness(models.TextChoices):
    DONE_ON_TIME = "done_on_time", _("Hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("Hoàn thành quá hạn")
    ON_TRACK = "on_track", _("Trong hạn")
    OVERDUE = "overdue", _("Quá hạn")
    NOT_DUE = "not_due", _("Chưa đến kỳ")
    WAITING = "waiting", _("Chờ điều kiện")


class TriggerKind(models.TextChoices):
    GUIDANCE = "guidance", _("Hướng dẫn của Trung ương")
    SCHEME = "scheme", _("Đề án được Thủ tướng Chính phủ phê duyệt")
    OTHER = "other", _("Văn bản khác")


class ObstacleState(models.TextChoices):
    RAISED = "raised", _("Mới nêu")
    FORWARDED = "forwarded", _("Đã trình UBND tỉnh")
    ANSWERED = "answered", _("Đã có ý kiến giải quyết")
    CLOSED = "closed", _("Đã kết thúc")


# From the agency through the coordinating agency to the People's Committee, and back. What needs no decision above is
# closed («dismiss») by the coordinating agency with its reason.
OBSTACLES: Table = {
    "forward_obstacle": Step(frozenset({ObstacleState.RAISED}), ObstacleState.FORWARDED),
    "answer_obstacle": Step(frozenset({ObstacleState.FORWARDED}), ObstacleState.ANSWERED),
    "close_obstacle": Step(frozenset({ObstacleState.ANSWERED}), ObstacleState.CLOSED),
    "dismiss_obstacle": Step(frozenset({ObstacleState.RAISED}), ObstacleState.CLOSED),
}


# The acts of this app in the words of the record.
ACTS = {
    "save_progress": _("Lưu kết quả nhiệm vụ"),
    "autosave_progress": _("Tự lưu kết quả nhiệm vụ"),
    "comment": _("Ghi ý kiến xem xét"),
    "edit_comment": _("Sửa ý kiến xem xét"),
    "withdraw_comment": _("Rút ý kiến xem xét"),
    "add_evidence": _("Gắn tệp minh chứng"),
    "reuse_evidence": _("Dùng lại tệp minh chứng"),
    "remove_evidence": _("Gỡ tệp minh chứng"),
    "record_trigger": _("Ghi nhận văn bản điều kiện"),
    "choose_successor": _("Chọn cơ quan tiếp nhận"),
    "raise_obstacle": _("Nêu khó khăn, vướng mắc"),
    "forward_obstacle": _("Trình UBND tỉnh khó khăn, vướng mắc"),
    "answer_obstacle": _("Cho ý kiến giải quyết khó khăn, vướng mắc"),
    "close_obstacle": _("Kết thúc khó khăn, vướng mắc đã giải quyết"),
    "dismiss_obstacle": _("Kết thúc khó khăn, vướng mắc không phải trình"),
}
