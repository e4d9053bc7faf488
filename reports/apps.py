from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Báo cáo")

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below."""
        from core.record import act_words
        from reports.workflow import ACTS

        act_words.update(ACTS)
