"""Objects of industrial property, plant varieties and copyright, and the states of their applications and titles."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TitleKind(models.TextChoices):
    """What may be protected: Law on Intellectual Property, Article 3."""

    PATENT = "patent", _("Sáng chế")
    UTILITY_SOLUTION = "utility_solution", _("Giải pháp hữu ích")
    INDUSTRIAL_DESIGN = "industrial_design", _("Kiểu dáng công nghiệp")
    TRADEMARK = "trademark", _("Nhãn hiệu")
    COLLECTIVE_MARK = "collective_mark", _("Nhãn hiệu tập thể")
    CERTIFICATION_MARK = "certification_mark", _("Nhãn hiệu chứng nhận")
    GEOGRAPHICAL_INDICATION = "geographical_indication", _("Chỉ dẫn địa lý")
    LAYOUT_DESIGN = "layout_design", _("Thiết kế bố trí mạch tích hợp bán dẫn")
    PLANT_VARIETY = "plant_variety", _("Giống cây trồng")
    COPYRIGHT = "copyright", _("Quyền tác giả, quyền liên quan")


MARKS = (TitleKind.TRADEMARK, TitleKind.COLLECTIVE_MARK, TitleKind.CERTIFICATION_MARK)
# Signs under which a product is sold: what plans mean by «bảo hộ chỉ dẫn địa lý, nhãn hiệu».
SIGNS = (TitleKind.GEOGRAPHICAL_INDICATION, *MARKS)


class TitleStatus(models.TextChoices):
    """What the office's own words come down to. Whether a granted title is in force on a day is a matter of dates."""

    FILED = "filed", _("Đã nộp đơn")
    ACCEPTED = "accepted", _("Đơn được chấp nhận hợp lệ")
    PUBLISHED = "published", _("Đã công bố đơn")
    EXAMINED = "examined", _("Đang thẩm định nội dung")
    GRANTED = "granted", _("Đã cấp văn bằng")
    REFUSED = "refused", _("Bị từ chối")
    WITHDRAWN = "withdrawn", _("Đã rút đơn")
    LAPSED = "lapsed", _("Hết hiệu lực")
    CANCELLED = "cancelled", _("Bị hủy bỏ hiệu lực")
    UNKNOWN = "unknown", _("Chưa rõ")


# A title stood behind each of these at some time.
GRANTED_ONCE = (TitleStatus.GRANTED, TitleStatus.LAPSED, TitleStatus.CANCELLED)
# Nothing is left that might lapse, whatever the dates say.
OVER = (TitleStatus.REFUSED, TitleStatus.WITHDRAWN, TitleStatus.LAPSED, TitleStatus.CANCELLED)
# So many months before the last day of protection those who keep the register are told.
LAPSE_MONTHS = (12, 6, 1)


class Validity(models.TextChoices):
    """Where a title stands on a day; computed from dates, never stored."""

    PENDING = "pending", _("Chưa cấp")
    IN_FORCE = "in_force", _("Còn hiệu lực")
    EXPIRING = "expiring", _("Sắp hết hạn")
    GRACE = "grace", _("Trong thời gian ân hạn")
    ENDED = "ended", _("Hết hiệu lực")
    CLOSED = "closed", _("Đơn đã kết thúc")


class Place(models.TextChoices):
    """Whether an owner's address lies in the area that the plan is for, by its communes now and its districts then."""

    INSIDE = "inside", _("Trong địa bàn kế hoạch")
    OUTSIDE = "outside", _("Ngoài địa bàn kế hoạch")
    UNKNOWN = "unknown", _("Chưa xác định địa bàn")


class ExploitationKind(models.TextChoices):
    """How a protected object is put to commercial use."""

    OWN = "own", _("Chủ văn bằng tự sản xuất, kinh doanh")
    LICENCE = "licence", _("Hợp đồng chuyển quyền sử dụng")
    ASSIGNMENT = "assignment", _("Hợp đồng chuyển nhượng")
    CAPITAL = "capital", _("Góp vốn bằng quyền sở hữu trí tuệ")
