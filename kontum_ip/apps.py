from django.apps import AppConfig


class KontumIpConfig(AppConfig):
    name = "kontum_ip"
    verbose_name = "Cổng theo dõi"

    def ready(self) -> None:
        """Register this installation's own checks."""
        from kontum_ip import checks  # noqa: F401
