from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KontumIpConfig(AppConfig):
    name = "kontum_ip"
    verbose_name = _("Cổng theo dõi")

    def ready(self) -> None:
        """Register this installation's own checks."""
        from kontum_ip import checks  # noqa: F401
