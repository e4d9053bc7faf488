from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = _("Kế hoạch")

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below."""
        from core.record import act_words
        from plans.workflow import ACTS

        act_words.update(ACTS)
