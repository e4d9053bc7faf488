"""Acts on people, as data."""

from django.utils.translation import gettext_lazy as _

# The acts of this app in the words of the record.
ACTS = {
    "create_user": _("Tạo người dùng"),
    "disable_user": _("Khóa tài khoản"),
}
