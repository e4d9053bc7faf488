"""Compiling a report: here, through the queue, and from a person's click to three files."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack

from django.test import Client
from django.urls import reverse

from accounts.models import User
from bench.world import COORDINATOR, YEAR
from plans.models import Period
from reports.actions import request_report, run_report
from reports.jobs import ring
from reports.models import File, Report
from tests.worker import running_worker

POLL, PATIENCE = 0.02, 120.0  # seconds; asked more often, the asking would slow the worker


def asked_anew() -> int:
    """The report as if nobody had asked for it before; its id."""
    forget()
    period = Period.objects.get(kind="annual", year=YEAR)
    return request_report("annual", period, by=User.objects.get(email=COORDINATOR)).pk


def forget() -> None:
    File.objects.all().delete()
    Report.objects.all().delete()


def inline(rows: int, stack: ExitStack) -> Callable[[], object]:
    return lambda: run_report(asked_anew())


def queue(rows: int, stack: ExitStack) -> Callable[[], object]:
    stack.enter_context(running_worker())

    def work() -> None:
        report = asked_anew()
        ring(report)
        wait(Report.objects.filter(pk=report, state="done").exists)

    return work


def click(rows: int, stack: ExitStack) -> Callable[[], object]:
    """The request of the page through the API, as a signed-in coordinator; then its files are asked for till there."""
    stack.enter_context(running_worker())
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(email=COORDINATOR))
    period = Period.objects.get(kind="annual", year=YEAR)

    def work() -> None:
        forget()
        answer = client.post(reverse("api:reports-list"), {"kind": "annual", "period": period.pk}, "application/json")
        if answer.status_code not in (200, 201, 202):
            raise RuntimeError(answer.content.decode())
        url = reverse("api:reports-detail", args=[answer.json()["id"]])
        wait(lambda: len(client.get(url).json()["files"]) == 3)

    return work


def wait(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"not done after {PATIENCE} s")
        time.sleep(POLL)
