"""A real Celery worker beside the tests, on the test database and the test broker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from kontum_ip.celery import app

ROOT = Path(__file__).resolve().parent.parent


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that works on this test's database."""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    return os.environ | {"DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}"} | more


@contextmanager
def running_worker(**more: str) -> Iterator[subprocess.Popen[bytes]]:
    """One worker with one child; both are gone afterwards, killed or not."""
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "kontum_ip",
        "worker",
        "--concurrency",
        "1",
        "--loglevel",
        "WARNING",
    ]
    worker = subprocess.Popen(
        [*command, "--without-gossip", "--without-mingle"], cwd=ROOT, env=environment(**more), start_new_session=True
    )
    try:
        wait_for(lambda: bool(app.control.ping(timeout=0.3)) or died(worker), "the worker")
        yield worker
    finally:
        kill(worker)


def died(worker: subprocess.Popen[bytes]) -> bool:
    if worker.poll() is not None:
        raise AssertionError(f"the worker ended with {worker.returncode}")
    return False


def kill(worker: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the worker and its children, as a power cut would."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def wait_for(true: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Poll until it is true; AssertionError after so many seconds."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"{what} did not come within {seconds} s"
        time.sleep(0.05)
