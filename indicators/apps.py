from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = "Chỉ tiêu"

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below."""
        from core.record import act_words
        from indicators.workflow import ACTS

        act_words.update(ACTS)
