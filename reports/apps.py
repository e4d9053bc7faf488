from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below."""
        from core.record import act_words
        from reports.workflow import ACTS

        act_words.update(ACTS)
