from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Báo cáo")

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below, and its settings to the app that keeps them."""
        from accounts.models import SETTINGS
        from core.record import act_words
        from reports.models import SETTINGS as OWN
        from reports.workflow import ACTS

        SETTINGS.update(OWN)
        act_words.update(ACTS)
