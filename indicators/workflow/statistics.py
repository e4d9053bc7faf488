"""Where a reported statistic is printed in the yearly report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Appendix(models.TextChoices):
    """Appendices of the yearly report that agencies' statistics fill."""

    APPLICATIONS = "III", _("Đơn đăng ký và văn bằng trong năm")
    ENFORCEMENT = "VI", _("Thực thi quyền sở hữu trí tuệ")
    TRAINING = "VII", _("Đào tạo, truyền thông")
    FUNDING = "VIII", _("Kinh phí và nhiệm vụ khoa học và công nghệ")
