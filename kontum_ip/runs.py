"""The class of our jobs: the runs of those in the schedule are kept, for the administrator to see."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from celery import Task
from django.conf import settings
from django.db import Error

from accounts.actions import begin_run, end_run
from accounts.models import JobRun

log = logging.getLogger(__name__)
SCHEDULED = frozenset(entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values())


class RecordedTask(Task):  # type: ignore[misc]
    """Writes when a worker begins a scheduled job and how it ends; a worker that is killed leaves it without an end.

    A job is worth more than the note of it: when the note cannot be written, the job goes on.
    """

    def before_start(self, task_id: str, args: Any, kwargs: Any) -> None:
        if self.name in SCHEDULED:
            self.request.run = noted(lambda: begin_run(self.name))

    def on_success(self, retval: Any, task_id: str, args: Any, kwargs: Any) -> None:
        self.end()

    def on_failure(self, exc: BaseException, task_id: str, args: Any, kwargs: Any, einfo: Any) -> None:
        # The first line alone: a database's further lines tell what stood in the row.
        self.end(f"{type(exc).__name__}: {exc}".splitlines()[0])

    def end(self, error: str = "") -> None:
        if run := getattr(self.request, "run", None):
            noted(lambda: end_run(run, error))


def noted(write: Callable[[], JobRun | None]) -> JobRun | None:
    try:
        return write()
    except Error:
        log.warning("the run of a scheduled job could not be noted", exc_info=True)
        return None
