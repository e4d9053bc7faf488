"""Where a reported statistic is printed in the yearly report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Appendix(models.TextChoices):
    """Appendices of the yearly report that agencies' statistics fill."""

    APPLICATIONS = "III", _("Đơn đăng ký và văn bằng trong năm")
    ENFORCEMENT = "VI", _("Thực thi quyền sở hữu trí tuệ")
    TRAINING = "VII", _("Đào tạo, truyền thông")
    FUNDING = "VIII", _("Kinh phí và nhiệm vụ khoa học và công nghệ")


class Totals(models.TextChoices):
    """Which cells of a statistic may be added up: those above each other, those beside each other."""

    NONE = "none", _("Không cộng")
    ROWS = "rows", _("Cộng các dòng")
    COLUMNS = "columns", _("Cộng các cột")
    BOTH = "both", _("Cộng cả dòng và cột")
