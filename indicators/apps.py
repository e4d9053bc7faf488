from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = _("Chỉ tiêu")

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below."""
        from core.record import act_words
        from indicators.workflow import ACTS

        act_words.update(ACTS)
