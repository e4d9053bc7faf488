"""States of a submission and the shapes of a reporting year, as data."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Step, Table


class State(models.TextChoices):
    PENDING = "pending", _("Chưa bắt đầu")
    DRAFT = "draft", _("Đang nhập")
    SUBMITTED = "submitted", _("Đã gửi, chờ xem xét")
    RETURNED = "returned", _("Trả lại, cần bổ sung")
    ACCEPTED = "accepted", _("Đã chấp nhận")


EDITABLE = frozenset({State.PENDING, State.DRAFT, State.RETURNED})
SENT = frozenset({State.SUBMITTED, State.ACCEPTED})

TABLE: Table = {
    "start": Step(frozenset({State.PENDING}), State.DRAFT),
    "submit": Step(frozenset({State.DRAFT, State.RETURNED}), State.SUBMITTED),
    "return": Step(frozenset({State.SUBMITTED, State.ACCEPTED}), State.RETURNED),
    "accept": Step(frozenset({State.SUBMITTED}), State.ACCEPTED),
}


class RequestState(models.TextChoices):
    ASKED = "asked", _("Chờ quyết định")
    GRANTED = "granted", _("Đã gia hạn")
    REFUSED = "refused", _("Không gia hạn")


REQUESTS: Table = {
    "grant_request": Step(frozenset({RequestState.ASKED}), RequestState.GRANTED),
    "refuse_request": Step(frozenset({RequestState.ASKED}), RequestState.REFUSED),
}


class PeriodKind(models.TextChoices):
    ANNUAL = "annual", _("Hằng năm")
    SEMIANNUAL = "semiannual", _("Sáu tháng")
    QUARTERLY = "quarterly", _("Hằng quý")
    MONTHLY = "monthly", _("Hằng tháng")
    MIDTERM = "midterm", _("Sơ kết giữa kỳ")
    FINAL = "final", _("Tổng kết")


class LinkKind(models.TextChoices):
    IMPLEMENTS = "implements", _("Thực hiện")
    AMENDS = "amends", _("Sửa đổi, bổ sung")
    REPLACES = "replaces", _("Thay thế")


class TextKind(models.TextChoices):
    PURPOSE = "purpose", _("Mục đích, yêu cầu")
    PRINCIPLE = "principle", _("Quan điểm, nguyên tắc")
    PHASE = "phase", _("Giai đoạn")
    FUNDING = "funding", _("Kinh phí")
    ORGANISATION = "organisation", _("Tổ chức thực hiện")
    SOLUTION = "solution", _("Giải pháp")
    OTHER = "other", _("Nội dung khác")


# The acts of this app in the words of the record.
ACTS = {
    "load_plan": _("Nạp kế hoạch"),
    "open_period": _("Mở kỳ báo cáo"),
    "close_period": _("Khóa kỳ báo cáo"),
    "adjust_period": _("Điều chỉnh kỳ báo cáo"),
    "withdraw_submission": _("Rút yêu cầu báo cáo chưa ai nhập"),
    "start": _("Bắt đầu nhập"),
    "save_summary": _("Lưu đánh giá chung"),
    "autosave_summary": _("Tự lưu đánh giá chung"),
    "submit": _("Gửi báo cáo"),
    "return": _("Trả lại báo cáo"),
    "accept": _("Chấp nhận báo cáo"),
    "grant_extension": _("Gia hạn"),
    "ask_more_time": _("Xin gia hạn"),
    "grant_request": _("Đồng ý gia hạn"),
    "refuse_request": _("Không gia hạn"),
    "remind": _("Nhắc gửi báo cáo"),
    "set_day": _("Điều chỉnh ngày làm việc"),
    "remove_day": _("Bỏ điều chỉnh ngày làm việc"),
}
