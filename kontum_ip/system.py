"""How the portal itself stands: its parts, the jobs of its schedule, letters, compiled reports, room left.

What is wrong here is the administrator's to see to; what the letters and reports say is not.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import redis
from celery.exceptions import OperationalError as QueueError
from celery.schedules import crontab
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import JobRun, Letter
from core import clock
from kontum_ip.celery import app
from reports.models import Report

JOBS: dict[str, str | Promise] = {
    "tasks.jobs.open_due_periods": _("Mở các kỳ báo cáo đến ngày"),
    "plans.jobs.remind_agencies": _("Nhắc cơ quan sắp đến hạn hoặc quá hạn"),
    "reports.jobs.compile_due_periods": _("Tổng hợp báo cáo sau hạn gửi"),
    "indicators.jobs.count_open_periods": _("Đếm số liệu chỉ tiêu từ sổ"),
    "indicators.jobs.review_register_nightly": _("Kiểm tra chất lượng dữ liệu"),
    "indicators.jobs.tell_lapses": _("Báo văn bằng sắp hết hạn"),
    "indicators.jobs.reap_imports": _("Làm tiếp lần nhập dữ liệu dang dở"),
    "indicators.jobs.forget_left_out_rows": _("Bỏ các dòng đã để lại sau khi nhập"),
    "reports.jobs.reap_reports": _("Làm tiếp báo cáo tổng hợp dang dở"),
    "accounts.jobs.send_letters": _("Gửi thư điện tử"),
    "accounts.jobs.write_digests": _("Viết thư tổng hợp trong ngày"),
    "accounts.jobs.forget_old_news": _("Xóa thông báo và thư cũ"),
}
STATES: dict[str, str | Promise] = {
    "never": _("Chưa chạy lần nào"),
    "running": _("Đang chạy"),
    "done": _("Xong"),
    "failed": _("Bị lỗi"),
    "cut": _("Dở dang"),
}
# The queue hands a job on when nobody has answered for it so long.
LONGEST_RUN = timedelta(seconds=settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"])
GRACE = timedelta(minutes=15)
REPORTS_SINCE = timedelta(days=30)
LEAST_FREE = 1024**3


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def broker_answers() -> bool:
    try:
        client = redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1)
        return bool(client.ping())
    except redis.RedisError:
        return False


def workers_answer() -> int:
    """How many workers answered within half a second."""
    try:
        return len(app.control.ping(timeout=0.5))
    except (QueueError, redis.RedisError):
        return 0


@dataclass(frozen=True)
class Job:
    """A job of the schedule. `runs`: those that are kept, the newest first; `due_at`: when it is to run next."""

    name: str
    runs: Sequence[JobRun]
    due_at: datetime
    moment: datetime

    @property
    def label(self) -> str:
        return str(JOBS[self.name])

    @property
    def last(self) -> JobRun | None:
        return self.runs[0] if self.runs else None

    @property
    def late(self) -> bool:
        """It should have begun a while ago: the scheduler or the workers are away."""
        return self.due_at + GRACE < self.moment

    @property
    def state(self) -> str:
        return self.state_of(self.runs[0]) if self.runs else "never"

    @property
    def wrong(self) -> bool:
        return self.late or self.state in ("failed", "cut")

    @property
    def state_words(self) -> str:
        return str(STATES[self.state])

    @property
    def failures(self) -> list[JobRun]:
        """Of the runs that are kept, those that failed or were cut off."""
        return [run for run in self.runs if self.state_of(run) in ("failed", "cut")]

    @property
    def failed_runs(self) -> int:
        return len(self.failures)

    def state_of(self, run: JobRun) -> str:
        """Without an end it was cut off once another has begun after it, or nobody can be at it any more."""
        if run.ended_at:
            return "failed" if run.error else "done"
        return "running" if run == self.last and run.began_at + LONGEST_RUN > self.moment else "cut"


def jobs(moment: datetime) -> list[Job]:
    """Every job of the schedule, in the order of JOBS; one query."""
    rows = JobRun.objects.filter(job__in=JOBS).order_by("job", "-pk")
    runs = {name: list(found) for name, found in groupby(rows, key=lambda run: run.job)}
    plan = {entry["task"]: entry["schedule"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    return [Job(name, runs.get(name, []), next_run(plan[name], runs.get(name, []), moment), moment) for name in JOBS]


def next_run(schedule: crontab | timedelta, runs: Sequence[JobRun], moment: datetime) -> datetime:
    """After the last beginning, or from now on when there was none."""
    last = runs[0].began_at if runs else moment
    if isinstance(schedule, timedelta):
        return last + schedule
    begun, step, _now = schedule.remaining_delta(last)
    found: datetime = begun + step
    return found


@dataclass(frozen=True)
class Letters:
    """How many wait, how many of these were tried in vain so far, how many were given up."""

    waiting: int
    tried: int
    failed: int

    @property
    def unsent(self) -> int:
        return self.tried + self.failed


def letters() -> Letters:
    waiting = Q(sent_at=None, failed_at=None)
    return Letters(
        **Letter.objects.filter(sent_at=None).aggregate(
            waiting=Count("pk", filter=waiting),
            tried=Count("pk", filter=waiting & ~Q(last_error="")),
            failed=Count("pk", filter=~Q(failed_at=None)),
        )
    )


def failed_reports(moment: datetime) -> Any:
    """Compiled reports that failed lately; which they are and why, not what they say."""
    lately = Report.objects.filter(state=Report.State.FAILED, finished_at__gte=moment - REPORTS_SINCE)
    return lately.select_related("period__plan").order_by("-finished_at")


@dataclass(frozen=True)
class System:
    """Everything at once; `workers` counts those that answered, sizes are bytes."""

    database: bool
    broker: bool
    workers: int
    version: str
    jobs: Sequence[Job]
    letters: Letters
    reports: Sequence[Report]
    free_bytes: int
    disk_bytes: int
    database_bytes: int

    @property
    def crowded(self) -> bool:
        return self.free_bytes < LEAST_FREE


def look() -> System:
    moment, broker = clock.now(), broker_answers()
    free, whole = disk()
    return System(
        database=database_answers(),
        broker=broker,
        workers=workers_answer() if broker else 0,
        version=settings.VERSION,
        jobs=jobs(moment),
        letters=letters(),
        reports=failed_reports(moment)[:50],
        free_bytes=free,
        disk_bytes=whole,
        database_bytes=database_size(),
    )


def disk() -> tuple[int, int]:
    """Free and whole size of the volume that holds the files, which may not have been made yet."""
    folder = Path(settings.FILES_DIR)
    usage = shutil.disk_usage(next(place for place in (folder, *folder.parents) if place.exists()))
    return usage.free, usage.total


def database_size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        size: int = cursor.fetchone()[0]
    return size
