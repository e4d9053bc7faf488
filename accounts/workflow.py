"""Languages, what news there is, what the administrator may set, and acts on people, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext
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
    EMAIL = "email", _("Thư điện tử")


class SettingGroup(models.TextChoices):
    """Under which heading a setting stands."""

    CONTACT = "contact", _("Tên gọi và đầu mối hỗ trợ")
    DEADLINES = "deadlines", _("Thời hạn và báo cáo")
    MAIL = "mail", _("Thông báo và thư")
    ACCESS = "access", _("Phiên làm việc")


@dataclass(frozen=True)
class SettingType:
    """What the administrator may set: its words, its type, its value until somebody sets another, and its limits.

    `most` is the length of a text. `server`: the variable of the installation that holds while the text is empty.
    """

    label: str | Promise
    kind: SettingKind
    default: Any
    help: str | Promise = ""
    least: int = 0
    most: int = 0
    group: SettingGroup = SettingGroup.MAIL
    server: str = ""

    def fault(self, value: Any) -> str:
        """Why this value cannot be set, as a sentence; nothing where it can."""
        if self.kind == SettingKind.SWITCH:
            return "" if isinstance(value, bool) else gettext("Chỉ nhận bật hoặc tắt.")
        limits = {"least": self.least, "most": self.most}
        if self.kind == SettingKind.NUMBER:
            return "" if self.within(value) else gettext("Nhập một số nguyên từ %(least)d đến %(most)d.") % limits
        if self.kind == SettingKind.DAYS:
            listed = isinstance(value, list | tuple) and 0 < len(value) <= MOST_STEPS
            sound = listed and all(map(self.within, value)) and len(set(value)) == len(value)
            words = gettext("Nhập từ 1 đến 6 số ngày khác nhau, mỗi số từ %(least)d đến %(most)d.")
            return "" if sound else words % limits
        return self.fault_of_text(value)

    def within(self, value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most

    def fault_of_text(self, value: Any) -> str:
        if not isinstance(value, str) or len(value) > self.most:
            return gettext("Nhập chữ, không quá %d ký tự.") % self.most
        if not value.isprintable():
            return gettext("Chữ phải nằm trên một dòng, không có ký tự điều khiển.")
        if value and self.kind == SettingKind.EMAIL:
            try:
                validate_email(value)
            except ValidationError:
                return gettext("Địa chỉ thư điện tử chưa đúng, ví dụ hotro@tinh.gov.vn.")
        return ""


def as_server(
    label: str | Promise, help: str | Promise, most: int, server: str, kind: SettingKind = SettingKind.TEXT
) -> SettingType:
    """Words of at most so many characters; while there are none, the variable of the server holds."""
    return SettingType(label, kind, "", help, most=most, group=SettingGroup.CONTACT, server=server)


MOST_STEPS = 6
BESIDE = _("Hiện cạnh đầu mối hỗ trợ. Để trống: theo cài đặt máy chủ.")
# Upper apps add theirs in `apps.py: ready()`.
SETTINGS: dict[str, SettingType] = {
    "organisation": as_server(_("Tên cơ quan ở đầu trang"), _("Để trống: theo cài đặt máy chủ."), 150, "ORGANISATION"),
    "help_contact": as_server(
        _("Đầu mối hỗ trợ"),
        _("Hiện ở cuối mọi trang, trong thư và trên biên nhận. Để trống: theo cài đặt máy chủ."),
        300,
        "HELP_CONTACT",
    ),
    "help_phone": as_server(_("Điện thoại hỗ trợ"), BESIDE, 60, "HELP_PHONE"),
    "help_email": as_server(_("Thư điện tử hỗ trợ"), BESIDE, 150, "HELP_EMAIL", SettingKind.EMAIL),
    "reminder_days": SettingType(
        _("Nhắc trước hạn"),
        SettingKind.DAYS,
        (7, 3, 1),
        _("Số ngày làm việc còn lại đến hạn thì nhắc cơ quan chưa gửi báo cáo, ví dụ: 7, 3, 1."),
        least=1,
        most=60,
        group=SettingGroup.DEADLINES,
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
    "session_hours": SettingType(
        _("Thời gian của một phiên làm việc"),
        SettingKind.NUMBER,
        8,
        _("Số giờ, từ 1 đến 24. Hết giờ thì phải đăng nhập lại; áp dụng cho lần đăng nhập sau."),
        least=1,
        most=24,
        group=SettingGroup.ACCESS,
    ),
}


# The acts of this app in the words of the record.
ACTS = {
    "create_user": _("Tạo người dùng"),
    "edit_user": _("Sửa thông tin người dùng"),
    "disable_user": _("Khóa tài khoản"),
    "enable_user": _("Mở khóa tài khoản"),
    "send_password_letter": _("Gửi thư đặt mật khẩu"),
    "choose_channels": _("Chọn cách nhận thư"),
    "edit_profile": _("Sửa thông tin của mình"),
    "retry_letter": _("Gửi lại thư"),
    "retry_letters": _("Gửi lại mọi thư không gửi được"),
    "change_settings": _("Thay đổi thiết lập của cổng"),
    "set_language": _("Chọn ngôn ngữ"),
}
