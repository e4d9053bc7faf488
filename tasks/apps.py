from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    name = "tasks"
    verbose_name = _("Nhiệm vụ")

    def ready(self) -> None:
        """Hook this app's rules into the submission below: the one place where an import stands in a function."""
        from agencies.policy import duties_left
        from core.record import act_words
        from plans.actions import version_parts
        from plans.policy import submit_guards
        from tasks.actions import entries_of_version
        from tasks.policy import missing_entries, tasks_of
        from tasks.workflow import ACTS

        duties_left.append(tasks_of)
        submit_guards.append(missing_entries)
        version_parts.append(entries_of_version)
        act_words.update(ACTS)
