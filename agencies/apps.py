from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "agencies"
    verbose_name = "Cơ quan"

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below."""
        from agencies.workflow import ACTS
        from core.record import act_words

        act_words.update(ACTS)
