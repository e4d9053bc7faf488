"""How violations of intellectual property rights are dealt with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Measure(models.TextChoices):
    """Law on Intellectual Property, Article 199 and Part Five."""

    WARNING = "warning", _("Cảnh cáo")
    FINE = "fine", _("Phạt tiền")
    REMEDY = "remedy", _("Buộc khắc phục hậu quả")
    CRIMINAL = "criminal", _("Chuyển xử lý hình sự")
    CIVIL = "civil", _("Xét xử dân sự")
    BORDER = "border", _("Kiểm soát hàng hóa xuất khẩu, nhập khẩu")
    NONE = "none", _("Không có vi phạm")


class Channel(models.TextChoices):
    PHYSICAL = "physical", _("Ngoài thị trường")
    DIGITAL = "digital", _("Môi trường số")
