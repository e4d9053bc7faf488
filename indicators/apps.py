from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = _("Chỉ tiêu")

    def ready(self) -> None:
        """Hook this app's part into the account below: the one place where an import stands in a function."""
        from core.record import act_words
        from indicators.actions import statistics_of_version
        from indicators.workflow import ACTS
        from plans.actions import version_parts

        version_parts.append(statistics_of_version)
        act_words.update(ACTS)
