"""Runs of scheduled jobs: what is kept of them, and that a real worker writes it whatever becomes of the job."""

from __future__ import annotations

import pytest
from django.db import connection

from accounts.actions import begin_run, end_run
from accounts.actions.runs import KEPT_RUNS
from accounts.jobs import forget_old_news, send_letters
from accounts.models import JobRun
from kontum_ip.celery import app
from kontum_ip.runs import SCHEDULED, RecordedTask
from kontum_ip.system import JOBS
from tests.worker import kill, running_worker, wait_for

NAME = "accounts.jobs.forget_old_news"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_queue() -> None:
    app.control.purge()


def test_the_last_runs_of_each_job_are_kept() -> None:
    other = begin_run("another")
    for number in range(KEPT_RUNS + 3):
        run = begin_run(NAME)
        end_run(run, f"lỗi {number}\0" + "x" * 400)
    assert JobRun.objects.filter(job=NAME).count() == KEPT_RUNS and JobRun.objects.filter(pk=other.pk).exists()
    newest = JobRun.objects.filter(job=NAME)[0]
    assert newest.error.startswith("lỗi 22x") and len(newest.error) == 300 and newest.ended_at is not None
    assert str(newest).startswith(NAME)


def test_every_job_of_the_schedule_has_its_words() -> None:
    assert set(JOBS) == SCHEDULED and app.Task is not None and issubclass(app.Task, RecordedTask)


def test_a_job_called_by_hand_leaves_no_run() -> None:
    send_letters()
    assert not JobRun.objects.exists()


def test_a_worker_writes_how_a_job_ended() -> None:
    with running_worker():
        forget_old_news.delay()
        wait_for(lambda: JobRun.objects.filter(job=NAME).exclude(ended_at=None), "the end of the run")
        assert JobRun.objects.get().error == ""
        app.send_task(NAME, args=[1])
        wait_for(lambda: JobRun.objects.exclude(error=""), "the failure")
    failed = JobRun.objects.exclude(error="").get()
    assert failed.error.startswith("TypeError: ") and "\n" not in failed.error and failed.ended_at is not None


def test_a_job_whose_worker_is_killed_has_no_end() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN PERFORM pg_sleep(20); RETURN OLD; END $$;"
            "CREATE TRIGGER slow BEFORE DELETE ON accounts_letter FOR EACH STATEMENT EXECUTE FUNCTION stand_still()"
        )
    try:
        with running_worker() as worker:
            forget_old_news.delay()
            wait_for(JobRun.objects.exists, "the run")
            kill(worker)
    finally:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = current_database();"
                "DROP FUNCTION stand_still CASCADE"
            )
    assert JobRun.objects.get().ended_at is None


def test_a_run_that_cannot_be_noted_stops_no_job() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_jobrun RENAME TO accounts_jobrun_away")
    try:
        assert forget_old_news.apply().state == "SUCCESS"
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE accounts_jobrun_away RENAME TO accounts_jobrun")
    assert forget_old_news.apply().state == "SUCCESS" and JobRun.objects.get().ended_at is not None
