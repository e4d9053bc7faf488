"""Sections of the International Patent Classification, and why a technology is free to use here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Section(models.TextChoices):
    """IPC sections by the titles of the official Vietnamese edition, shortened."""

    A = "A", _("A – Nhu cầu của con người")
    B = "B", _("B – Quy trình công nghệ; giao thông vận tải")
    C = "C", _("C – Hóa học; luyện kim")
    D = "D", _("D – Dệt; giấy")
    E = "E", _("E – Xây dựng; mỏ")
    F = "F", _("F – Cơ khí; chiếu sáng; sưởi; vũ khí; nổ")
    G = "G", _("G – Vật lý")
    H = "H", _("H – Điện")


class Free(models.TextChoices):
    """Nobody may forbid its use in Viet Nam by this title or application any more."""

    EXPIRED = "expired", _("Hết thời hạn bảo hộ")
    ENDED = "ended", _("Chấm dứt, hủy bỏ hiệu lực trước thời hạn")
    NEVER = "never", _("Đơn bị từ chối hoặc đã rút")


class Across(models.TextChoices):
    """What the columns of the map are."""

    YEAR = "year", _("Năm nộp đơn")
    OWNER = "owner", _("Chủ đơn, chủ văn bằng")
    TERRITORY = "territory", _("Huyện, thành phố trước đây")
