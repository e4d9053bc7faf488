"""A file on its way into the register."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Step, Table


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


State = ImportState
FINAL = (State.APPLIED, State.REFUSED, State.CANCELLED)
IMPORTING = (State.QUEUED, State.READING, State.APPLYING)

IMPORT_TABLE: Table = {
    "read_import": Step(frozenset({State.QUEUED}), State.READING),
    "preview_import": Step(frozenset({State.READING}), State.PREVIEWED),
    "confirm_import": Step(frozenset({State.PREVIEWED}), State.APPLYING),
    # The register moved on between the preview and the writing: nothing is written, and the preview is made anew.
    "preview_again": Step(frozenset({State.APPLYING}), State.QUEUED),
    "apply_import": Step(frozenset({State.APPLYING}), State.APPLIED),
    "refuse_import": Step(frozenset({State.QUEUED, State.READING, State.APPLYING}), State.REFUSED),
    "cancel_import": Step(frozenset({State.QUEUED, State.READING, State.PREVIEWED}), State.CANCELLED),
}


class RowVerdict(models.TextChoices):
    NEW = "new", _("Mới")
    CHANGED = "changed", _("Có thay đổi")
    SAME = "same", _("Không đổi")
    DOUBTFUL = "doubtful", _("Cần xem lại")
    WRONG = "wrong", _("Sai")
