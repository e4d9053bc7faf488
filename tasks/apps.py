from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "tasks"
    verbose_name = "Nhiệm vụ"

    def ready(self) -> None:
        """Hook this app's rules into the submission below: the one place where an import stands in a function."""
        from plans.actions import version_parts  # noqa: PLC0415
        from plans.policy import submit_guards  # noqa: PLC0415
        from tasks.actions import entries_of_version  # noqa: PLC0415
        from tasks.policy import missing_entries  # noqa: PLC0415

        submit_guards.append(missing_entries)
        version_parts.append(entries_of_version)
