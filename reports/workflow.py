"""States of a compiled report, as data."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Step, Table


class State(models.TextChoices):
    QUEUED = "queued", _("Đang chờ")
    RUNNING = "running", _("Đang tổng hợp")
    DONE = "done", _("Hoàn thành")
    FAILED = "failed", _("Không thành công")
    FROZEN = "frozen", _("Đã chốt để ký")
    ISSUED = "issued", _("Đã phát hành")
    CANCELLED = "canceled", _("Đã hủy")


LIVE = frozenset({State.QUEUED, State.RUNNING})
# With files to take away.
MADE = frozenset({State.DONE, State.FROZEN, State.ISSUED})

TABLE: Table = {
    "run": Step(frozenset({State.QUEUED}), State.RUNNING),
    "finish": Step(frozenset({State.RUNNING}), State.DONE),
    "fail": Step(frozenset({State.QUEUED, State.RUNNING}), State.FAILED),
    "retry": Step(frozenset({State.FAILED, State.CANCELLED}), State.QUEUED),
    "cancel": Step(LIVE, State.CANCELLED),
    "freeze": Step(frozenset({State.DONE}), State.FROZEN),
    "unfreeze": Step(frozenset({State.FROZEN}), State.DONE),
    "issue": Step(frozenset({State.FROZEN}), State.ISSUED),
}


class Kind(models.TextChoices):
    ANNUAL = "annual", _("Báo cáo kết quả thực hiện Kế hoạch")
    MIDTERM = "midterm", _("Báo cáo sơ kết việc thực hiện Kế hoạch")
    FINAL = "final", _("Báo cáo tổng kết việc thực hiện Kế hoạch")
    AGENCY = "agency", _("Báo cáo của một cơ quan")
    TIMELINESS = "timeliness", _("Tình hình gửi báo cáo của các cơ quan")
    TASKS = "tasks", _("Nhiệm vụ theo tình trạng thực hiện")
    OBSTACLES = "obstacles", _("Khó khăn, vướng mắc và ý kiến giải quyết")
    SUCCESSION = "succession", _("Sắp xếp, kế thừa cơ quan trong kỳ")
    COMPARISON = "comparison", _("So sánh kết quả hai kỳ")


# The plan's own report: each year, at mid-term and at the end.
COMPILED = frozenset({Kind.ANNUAL, Kind.MIDTERM, Kind.FINAL})

# The acts of this app in the words of the record.
ACTS = {
    "request_report": _("Yêu cầu tổng hợp"),
    "run": _("Bắt đầu tổng hợp"),
    "finish": _("Tổng hợp xong"),
    "fail": _("Tổng hợp không thành công"),
    "retry": _("Tổng hợp lại"),
    "cancel": _("Hủy tổng hợp"),
    "freeze": _("Chốt báo cáo để ký"),
    "unfreeze": _("Bỏ chốt báo cáo"),
    "attach_signed": _("Nhận bản đã ký"),
    "remove_signed": _("Bỏ bản đã ký"),
    "issue": _("Phát hành báo cáo"),
    "take_form": _("Nộp phiếu Excel"),
}
