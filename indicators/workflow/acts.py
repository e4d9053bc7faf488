"""The acts of this app in the words of the record."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "record_observation": _("Ghi nhận số liệu chỉ tiêu"),
    "set_baseline": _("Ghi nhận số gốc"),
    "save_statistics": _("Lưu số liệu thống kê"),
    "autosave_statistics": _("Tự lưu số liệu thống kê"),
}
