from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = _("Kế hoạch")

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below."""
        from agencies.policy import duties_left, told_of
        from core.record import act_words
        from plans.policy import accounts_of, unfinished_of
        from plans.workflow import ACTS

        act_words.update(ACTS)
        told_of.append(accounts_of)
        duties_left.append(unfinished_of)
