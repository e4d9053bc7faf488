"""A file on its way into the register."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportKind(models.TextChoices):
    TITLES = "titles", _("Đơn và văn bằng")
    PRODUCTS = "products", _("Sản phẩm")


class ImportState(models.TextChoices):
    """queued → reading → previewed → applying → applied; a file that cannot be read is refused with its reason."""

    QUEUED = "queued", _("Chờ đọc tệp")
    READING = "reading", _("Đang đọc tệp")
    PREVIEWED = "previewed", _("Chờ xem và xác nhận")
    APPLYING = "applying", _("Đang ghi vào sổ")
    APPLIED = "applied", _("Đã ghi vào sổ")
    REFUSED = "refused", _("Không nhận")
    CANCELLED = "cancelled", _("Đã bỏ")


FINAL = (ImportState.APPLIED, ImportState.REFUSED, ImportState.CANCELLED)
IMPORTING = (ImportState.QUEUED, ImportState.READING, ImportState.APPLYING)


class RowVerdict(models.TextChoices):
    NEW = "new", _("Mới")
    CHANGED = "changed", _("Có thay đổi")
    SAME = "same", _("Không đổi")
    DOUBTFUL = "doubtful", _("Cần xem lại")
    WRONG = "wrong", _("Sai")
