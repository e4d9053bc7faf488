"""A report is made once, whatever happens to workers and queue."""

from __future__ import annotations

import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg2
import pytest
import redis
from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import timezone

from accounts.models import Notification, Setting, User
from core import clock, storage
from core.errors import DomainError
from kontum_ip.celery import app
from plans.models import Period
from reports import actions, jobs
from reports.models import File, Report
from reports.writers import FORMATS
from tests.worker import ROOT, environment, kill, running_worker, wait_for

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_queue() -> None:
    app.control.purge()


def stand_behind_us() -> int:
    """How many other transactions wait for the end of ours."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
        )
        return int(cursor.fetchone()[0])


@contextmanager
def blocked_table(table: str) -> Iterator[None]:
    """Hold a lock on a table, so that a worker stands still where it reads it."""
    values = connection.settings_dict
    other = psycopg2.connect(
        dbname=values["NAME"],
        user=values["USER"],
        password=values["PASSWORD"],
        host=values["HOST"],
        port=values["PORT"],
    )
    try:
        with other.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield
    finally:
        other.rollback()
        other.close()


def wait_for_rest() -> None:
    """Until the worker has emptied the queue and holds nothing."""

    def idle() -> bool:
        waiting = redis.Redis.from_url(settings.REDIS_URL).llen("celery")
        return not waiting and not any((app.control.inspect(timeout=1).active() or {"-": [1]}).values())

    wait_for(idle, "rest")


def request(officer: User, year: Period) -> Report:
    return actions.request_report("annual", year, by=officer)


def fresh(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def test_a_worker_makes_the_report_and_its_three_files(officer: User, year: Period) -> None:
    report = request(officer, year)
    with running_worker():
        jobs.ring(report.pk)
        wait_for(lambda: fresh(report).state == "done", "the report", 60)
    done = fresh(report)
    assert {file.format for file in done.files.all()} == set(FORMATS)
    assert (done.step, done.attempts, done.error) == (done.steps, 1, "")
    assert all(storage.path_of(file.sha256).stat().st_size == file.size for file in done.files.all())
    assert Notification.objects.filter(recipient=officer).count() == 1


def test_a_worker_killed_in_mid_job_is_followed_by_the_next(officer: User, year: Period) -> None:
    report = request(officer, year)
    with blocked_table("indicators_horizon"), running_worker(REPORT_LEASE_SECONDS="2") as worker:
        jobs.ring(report.pk)
        wait_for(lambda: fresh(report).step == 1, "the first step")
        kill(worker)
    assert fresh(report).state == "running"
    wait_for(lambda: fresh(report).lease_until < timezone.now(), "the end of the lease")
    with running_worker(REPORT_LEASE_SECONDS="2"):
        jobs.reap_reports.delay()
        wait_for(lambda: fresh(report).state == "done", "the report", 60)
    assert fresh(report).attempts == 2
    assert File.objects.filter(report=report).count() == len(FORMATS)


def test_a_lease_is_renewed_while_the_work_goes_on(officer: User, year: Period) -> None:
    report = request(officer, year)
    with running_worker(REPORT_LEASE_SECONDS="1"):
        with blocked_table("indicators_horizon"):
            jobs.ring(report.pk)
            wait_for(lambda: fresh(report).step == 1, "the first step")
            first = fresh(report).lease_until
            wait_for(lambda: fresh(report).lease_until > first + timedelta(seconds=1), "a renewal")
            assert actions.abandoned_reports() == []
        wait_for(lambda: fresh(report).state == "done", "the report", 60)
    assert fresh(report).attempts == 1


def test_asked_for_at_once_by_many_it_is_made_once(officer: User, year: Period) -> None:
    def ask(_number: int) -> int:
        try:
            return actions.request_report("annual", year, by=officer).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(ask, range(16)))
    assert len(ids) == 1
    assert Report.objects.count() == 1


def test_the_later_of_two_requests_is_given_the_report_of_the_first(officer: User, year: Period) -> None:
    def ask() -> int:
        try:
            return request(officer, year).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first = request(officer, year)
            later = pool.submit(ask)
            wait_for(lambda: stand_behind_us() or later.done(), "the later request to stand behind the first")
        assert later.result(timeout=20) == first.pk
    assert Report.objects.count() == 1


def test_run_at_once_by_two_it_is_finished_once(officer: User, year: Period) -> None:
    report = request(officer, year)

    def run(_number: int) -> bool:
        try:
            return actions.run_report(report.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(run, range(4))) == [False, False, False, True]
    assert File.objects.count() == len(FORMATS)


def test_the_same_figures_have_the_same_report_and_new_ones_a_new_one(officer: User, year: Period) -> None:
    first = request(officer, year)
    assert actions.run_report(first.pk)
    assert request(officer, year).pk == first.pk
    year.submissions.filter(pk=year.submissions.first().pk).update(state="draft")
    assert request(officer, year).pk != first.pk


def test_a_worker_that_lost_its_lease_writes_nothing(officer: User, year: Period) -> None:
    slow = actions.claim(request(officer, year).pk)
    assert slow is not None
    Report.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    quick = actions.claim(slow.pk)
    assert quick is not None and quick.lease_token != slow.lease_token
    snapshot, files = actions.compile_files(quick)
    with pytest.raises(actions.LeaseLost):
        actions.finish(slow, snapshot, files)
    with pytest.raises(actions.LeaseLost):
        actions.renew(slow, step=4)
    assert File.objects.count() == 0
    actions.finish(quick, snapshot, files)
    assert fresh(quick).state == "done"


def test_a_lease_taken_over_in_mid_work_ends_the_first_worker(officer: User, year: Period, settings: Any) -> None:
    settings.REPORT_LEASE = timedelta(seconds=1)
    report = request(officer, year)

    def work() -> bool:
        try:
            return actions.run_report(report.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with blocked_table("indicators_horizon"):
            first = pool.submit(work)
            wait_for(lambda: Report.objects.get(pk=report.pk).lease_token, "the first worker")
            Report.objects.filter(pk=report.pk).update(lease_token=uuid.uuid4())
            time.sleep(0.6)
        assert first.result() is False
    report.refresh_from_db()
    assert report.state == "running"
    assert not report.files.exists()


def test_a_failed_report_that_another_has_replaced_is_not_made_again(officer: User, year: Period) -> None:
    first = request(officer, year)
    actions.fail(first, "Hết chỗ trên đĩa.")
    second = request(officer, year)
    assert second.pk != first.pk
    with pytest.raises(DomainError) as refused:
        actions.retry_report(Report.objects.get(pk=first.pk), by=officer)
    assert refused.value.code == "superseded"


def test_only_periods_past_their_deadline_are_due(year: Period, system: User) -> None:
    with clock.at(year.due_at - timedelta(seconds=1)):
        assert actions.due_periods() == []
    with clock.at(year.due_at + timedelta(minutes=5)):
        assert actions.due_periods() == [year]
        jobs.compile_due_periods()
        assert actions.due_periods() == []
    assert Report.objects.get(period=year).requested_by == system


def test_a_held_report_is_not_to_be_had(officer: User, year: Period) -> None:
    report = request(officer, year)
    assert actions.claim(report.pk) is not None
    assert actions.claim(report.pk) is None
    assert actions.claim(999_999) is None


def test_of_two_workers_at_the_same_moment_one_has_the_report(officer: User, year: Period) -> None:
    report = request(officer, year)

    def second() -> Report | None:
        try:
            return actions.claim(report.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert actions.claim(report.pk) is not None
            other = pool.submit(second)
            wait_for(lambda: stand_behind_us() == 1, "the second worker")
        assert other.result() is None
    assert fresh(report).attempts == 1


def test_after_three_tries_it_is_called_failed_and_may_be_retried(officer: User, year: Period) -> None:
    report = request(officer, year)
    for _attempt in range(settings.REPORT_MAX_ATTEMPTS):
        assert actions.claim(report.pk) is not None
        Report.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert actions.claim(report.pk) is None
    failed = fresh(report)
    assert failed.state == "failed" and "3" in failed.error
    actions.retry_report(failed, by=officer)
    assert actions.run_report(report.pk)


def test_an_unforeseen_fault_is_tried_again_then_told(officer: User, year: Period, settings: object) -> None:
    settings.FILES_DIR = "/dev/null/nowhere"  # type: ignore[attr-defined]
    report = request(officer, year)
    assert not actions.run_report(report.pk)
    assert fresh(report).state == "running" and fresh(report).lease_until <= timezone.now()
    assert actions.abandoned_reports() == [report.pk]
    for _attempt in range(2):
        assert not actions.run_report(report.pk)
    assert fresh(report).state == "failed" and "NotADirectoryError" in fresh(report).error


def test_missing_fonts_fail_at_once_with_a_sentence(
    officer: User, year: Period, settings: object, tmp_path: object
) -> None:
    settings.FONTS_DIR = tmp_path  # type: ignore[attr-defined]
    report = request(officer, year)
    assert not actions.run_report(report.pk)
    assert fresh(report).state == "failed" and "phông chữ" in fresh(report).error


def test_with_the_broker_down_nothing_is_lost(officer: User, year: Period) -> None:
    report = request(officer, year)
    code = f"import django; django.setup(); from reports.jobs import ring; ring({report.pk})"
    away = environment(REDIS_URL="redis://127.0.0.1:1/0", DJANGO_SETTINGS_MODULE="kontum_ip.settings")
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=away, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "out of reach" in run.stderr
    Report.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    with running_worker():
        jobs.reap_reports.delay()
        wait_for(lambda: fresh(report).state == "done", "the report", 60)


def test_the_schedule_compiles_a_period_once_after_its_deadline(officer: User, year: Period) -> None:
    with running_worker():
        jobs.compile_due_periods.delay()
        wait_for_rest()
        assert not Report.objects.exists(), "nothing before the deadline"
        Period.objects.filter(pk=year.pk).update(due_at=timezone.now() - timedelta(minutes=5))
        for _day in range(2):
            jobs.compile_due_periods.delay()
        wait_for(lambda: Report.objects.filter(state="done").exists(), "the report", 60)
        jobs.compile_due_periods.delay()
        wait_for_rest()
    assert [report.requested_by.is_system for report in Report.objects.all()] == [True]


def test_only_the_coordinator_compiles_and_only_what_was_opened(officer: User, year: Period, system: User) -> None:
    nobody = User.objects.create(email="nobody@example.test")
    with pytest.raises(DomainError) as refused:
        request(nobody, year)
    assert refused.value.kind == "refused"
    closed = Period.objects.get(plan=year.plan, kind="annual", year=2027)
    with pytest.raises(DomainError) as early:
        request(officer, closed)
    assert early.value.code == "period_not_open"
    report = request(officer, year)
    with pytest.raises(DomainError):
        actions.retry_report(report, by=officer)
    with pytest.raises(DomainError):
        actions.retry_report(report, by=nobody)


def test_every_scheduled_job_exists() -> None:
    app.loader.import_default_modules()
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


def test_the_administrator_may_leave_compiling_to_people(year: Period) -> None:
    Period.objects.filter(pk=year.pk).update(due_at=timezone.now() - timedelta(minutes=5))
    assert list(actions.due_periods()) == [year]
    Setting.objects.create(name="compile_after_deadline", value=False)
    assert actions.due_periods() == []
