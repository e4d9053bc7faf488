from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    name = "agencies"
    verbose_name = _("Cơ quan")

    def ready(self) -> None:
        """Hand the words of acts to the record below, and the rules on managing people to the app of people."""
        from accounts.policy import lock_guards, people_guards
        from agencies.policy import can_be_missed, can_manage_people
        from agencies.workflow import ACTS
        from core.record import act_words

        act_words.update(ACTS)
        people_guards.append(can_manage_people)
        lock_guards.append(can_be_missed)
