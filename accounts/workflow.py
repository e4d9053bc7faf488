"""Languages, what news there is, what the administrator may set, and acts on people, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """Each is named in itself, for those who read no other."""

    VIETNAMESE = "vi", "Tiếng Việt"
    ENGLISH = "en", "English"


class NotificationKind(models.TextChoices):
    """What a piece of news is about; each person chooses by kind what comes by e-mail."""

    SUBMISSION = "submission", _("Kết quả xem xét báo cáo")
    REVIEW = "review", _("Báo cáo chờ xem xét")
    REMINDER = "reminder", _("Nhắc hạn")
    OBSTACLE = "obstacle", _("Khó khăn, vướng mắc")
    REPORT = "report", _("Báo cáo tổng hợp")
    DECISION = "decision", _("Việc cần quyết định")
    ACCOUNT = "account", _("Tài khoản")


class Channel(models.TextChoices):
    """How a kind of news comes by e-mail; on the portal it stands in any case."""

    NOW = "now", _("Gửi ngay")
    DIGEST = "digest", _("Gộp một thư mỗi ngày")
    NONE = "none", _("Không gửi thư")


# What comes at once unless the person chooses otherwise: what an agency must act on; the rest once a day.
AT_ONCE = frozenset({NotificationKind.SUBMISSION, NotificationKind.REMINDER, NotificationKind.ACCOUNT})


class SettingKind(models.TextChoices):
    """How a setting is typed and kept."""

    SWITCH = "switch", _("Bật hoặc tắt")
    NUMBER = "number", _("Số nguyên")
    DAYS = "days", _("Các số ngày")
    TEXT = "text", _("Chữ")


@dataclass(frozen=True)
class SettingType:
    """What the administrator may set: its words, its type, its value until somebody sets another, and its limits."""

    label: str | Promise
    kind: SettingKind
    default: Any
    help: str | Promise = ""
    least: int = 0
    most: int = 0


SETTINGS: Mapping[str, SettingType] = {
    "reminder_days": SettingType(
        _("Nhắc trước hạn"),
        SettingKind.DAYS,
        (7, 3, 1),
        _("Số ngày làm việc còn lại đến hạn thì nhắc cơ quan chưa gửi báo cáo, ví dụ: 7, 3, 1."),
        least=1,
        most=60,
    ),
    "mail_enabled": SettingType(
        _("Gửi thư điện tử"),
        SettingKind.SWITCH,
        True,
        _("Khi tắt, thông báo vẫn có trên cổng; thư đang chờ được giữ lại, không có thư mới."),
    ),
    "digest_hour": SettingType(
        _("Giờ gửi thư tổng hợp trong ngày"),
        SettingKind.NUMBER,
        7,
        _("Từ 0 đến 23, theo giờ Việt Nam."),
        most=23,
    ),
    "keep_notifications_days": SettingType(
        _("Giữ thông báo đã đọc"),
        SettingKind.NUMBER,
        365,
        _("Số ngày. Thông báo đã đọc lâu hơn số ngày này được xóa vào ban đêm."),
        least=30,
        most=3650,
    ),
    "help_contact": SettingType(
        _("Đầu mối hỗ trợ"),
        SettingKind.TEXT,
        "",
        _("Hiện ở cuối mọi trang và trong thư, ví dụ tên, số điện thoại, thư điện tử. Để trống: theo cài đặt máy chủ."),
        most=300,
    ),
    "organisation": SettingType(
        _("Tên cơ quan ở đầu trang"), SettingKind.TEXT, "", _("Để trống: theo cài đặt máy chủ."), most=150
    ),
    "public_api": SettingType(
        _("API công khai của danh mục"),
        SettingKind.SWITCH,
        False,
        _("Khi bật, ai cũng đọc được danh mục công khai mà không cần đăng nhập."),
    ),
}


# The acts of this app in the words of the record.
ACTS = {
    "create_user": _("Tạo người dùng"),
    "disable_user": _("Khóa tài khoản"),
    "choose_channels": _("Chọn cách nhận thư"),
    "edit_profile": _("Sửa thông tin của mình"),
    "retry_letter": _("Gửi lại thư"),
    "change_setting": _("Thay đổi thiết lập của cổng"),
    "set_language": _("Chọn ngôn ngữ"),
}
