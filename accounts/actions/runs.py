"""What is kept of the runs of scheduled jobs: operational, so without the frame of an act and without a person."""

from __future__ import annotations

from django.db import transaction

from accounts.models import JobRun
from core import clock

KEPT_RUNS = 20


def begin_run(job: str) -> JobRun:
    """A run of this job begins; of each job the last few are kept."""
    with transaction.atomic():
        run = JobRun.objects.create(job=job, began_at=clock.now())
        kept = JobRun.objects.filter(job=job).values("pk")[:KEPT_RUNS]
        JobRun.objects.filter(job=job).exclude(pk__in=kept).delete()
    return run


def end_run(run: JobRun, error: str = "") -> None:
    """It came to its end; `error` is the one line that says why it failed."""
    with transaction.atomic():
        JobRun.objects.filter(pk=run.pk).update(ended_at=clock.now(), error=error.replace("\0", "")[:300])
