"""The acts of this app in the words of the record."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "record_observation": _("Ghi nhận số liệu chỉ tiêu"),
    "set_baseline": _("Ghi nhận số gốc"),
    "save_statistics": _("Lưu số liệu thống kê"),
    "save_case": _("Ghi vụ việc thực thi"),
    "delete_case": _("Xóa vụ việc thực thi"),
    "autosave_statistics": _("Tự lưu số liệu thống kê"),
    "review_register": _("Kiểm tra chất lượng dữ liệu"),
    "dismiss_finding": _("Xác nhận dữ liệu là đúng"),
    "create_product": _("Thêm sản phẩm"),
    "edit_product": _("Sửa sản phẩm"),
    "remove_product": _("Bỏ sản phẩm khỏi sổ"),
    "recognise_product": _("Ghi công nhận sản phẩm"),
    "edit_recognition": _("Sửa công nhận sản phẩm"),
    "remove_recognition": _("Bỏ công nhận ghi nhầm"),
    "protect_product": _("Gắn văn bằng bảo hộ sản phẩm"),
    "remove_protection": _("Bỏ gắn văn bằng bảo hộ sản phẩm"),
    "set_rule": _("Đặt quy tắc đếm"),
    "clear_rule": _("Bỏ quy tắc đếm"),
    "add_criterion": _("Thêm tiêu chí đánh giá"),
    "retire_criterion": _("Thôi dùng tiêu chí đánh giá"),
    "assess_target": _("Đánh giá chỉ tiêu theo tiêu chí"),
    "count_figures": _("Đếm số liệu chỉ tiêu từ sổ"),
}
