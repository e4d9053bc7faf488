"""Lists by which a province recognises its products."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Recognised(models.TextChoices):
    KEY = "key", _("Sản phẩm chủ lực")
    TYPICAL = "typical", _("Sản phẩm đặc trưng")
    OCOP = "ocop", _("Sản phẩm OCOP")
