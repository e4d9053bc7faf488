"""The kinds of targets, as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    LEVEL = "level", _("Mức phải đạt")
    GROWTH = "growth", _("Tăng trưởng hằng năm")
    FLOOR = "floor", _("Mức tối thiểu hằng năm")
    CUMULATIVE = "cumulative", _("Lũy kế")
    RATIO = "ratio", _("Tỷ lệ")
    RANK = "rank", _("Thứ hạng")
    SUBSET = "subset", _("Trong đó")
    PER_MEMBER = "per_member", _("Từng đơn vị đều phải đạt")
    QUALITATIVE = "qualitative", _("Định tính")


class Direction(models.TextChoices):
    UP = "up", _("Tăng")
    DOWN = "down", _("Giảm")
    HOLD = "hold", _("Giữ")


class Source(models.TextChoices):
    REGISTER = "register", _("Đếm từ sổ đăng ký văn bằng")
    REPORTED = "reported", _("Do cơ quan báo cáo")
    ASSESSED = "assessed", _("Do cơ quan đầu mối đánh giá")


class Comparator(models.TextChoices):
    AT_LEAST = ">=", _("ít nhất")
    MORE_THAN = ">", _("trên")
    EXACTLY = "=", _("bằng")
    AT_MOST = "<=", _("không quá")
    LESS_THAN = "<", _("dưới")
    ABOUT = "~", _("khoảng")
    MET = "met", _("đạt")


class Standing(models.TextChoices):
    MET = "met", _("Đạt")
    ON_TRACK = "on_track", _("Đúng tiến độ")
    AT_RISK = "at_risk", _("Có nguy cơ")
    BEHIND = "behind", _("Chậm")
    REGRESSED = "regressed", _("Thụt lùi")
    NO_BASELINE = "no_baseline", _("Chưa đạt; chưa có số gốc để đánh giá tiến độ")
    NO_DATA = "no_data", _("Chưa có số liệu")
    STALE = "stale", _("Số liệu cũ")
