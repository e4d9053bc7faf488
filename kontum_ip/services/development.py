"""`make services`: PostgreSQL and Valkey in the background while the portal is being written."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kontum_ip.services.bootstrap import ProblemError, say
from kontum_ip.services.environment import ROOT, VAR, as_shell, data_directory, lock_owner, only_one, portal_environment
from kontum_ip.services.postgres import FAST, Postgres
from kontum_ip.services.processes import Children, StoppedError, none_left_behind, open_log, stoppable, tail
from kontum_ip.services.valkey import Valkey

START_SECONDS = 60.0
STOP_SECONDS = 40.0


def directory() -> Path:
    """Where the services of development keep their data, apart from those of `make run`."""
    return (data_directory() if os.environ.get("DATA_DIR") else VAR) / "dev"


def start_services(arguments: Sequence[str]) -> int:
    """Start both in the background unless they run already, and print their variables."""
    place = directory()
    place.mkdir(parents=True, exist_ok=True)
    if lock_owner(place / "lock") is None:
        (place / "env.sh").unlink(missing_ok=True)
        log = open_log(place / "log" / "services.log")
        keeper = subprocess.Popen(
            [sys.executable, "-m", "kontum_ip.services", "keep-services"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        os.close(log)
        wait_for_variables(keeper, place)
    print((place / "env.sh").read_text(), end="")
    return 0


def wait_for_variables(keeper: "subprocess.Popen[bytes]", place: Path) -> None:
    """Wait until both answer; ProblemError with the keeper's last words otherwise."""
    end = time.monotonic() + START_SECONDS
    while not (place / "env.sh").exists():
        if keeper.poll() is not None or time.monotonic() > end:
            raise ProblemError(f"Không khởi động được dịch vụ.\n{tail(place / 'log' / 'services.log')}")
        time.sleep(0.1)


def keep_services(arguments: Sequence[str]) -> int:
    """Hold both until told to stop: the background process of `make services`."""
    place = directory()
    with stoppable(), suppress(StoppedError), only_one(place / "lock", "Dịch vụ đang chạy (tiến trình {pid})."):
        (place / "env.sh").unlink(missing_ok=True)
        try:
            with none_left_behind() as children:
                hold(children, place)
        finally:
            (place / "env.sh").unlink(missing_ok=True)
    return 0


def hold(children: Children, place: Path) -> None:
    """Start both, write their variables and watch them."""
    database, broker = Postgres(place, [*FAST, "max_connections=200"]), Valkey(place)
    database.start(children)
    broker.start(children)
    write_variables(place, portal_environment(place, database=database.url, broker=broker.url, port=8000))
    while True:
        children.check()
        time.sleep(0.5)


def write_variables(place: Path, environment: dict[str, str]) -> None:
    """Write `env.sh`: what the settings need and no more of the caller's environment."""
    names = (
        "ALLOWED_HOSTS",
        "DATABASE_URL",
        "DEBUG",
        "DEMO",
        "DJANGO_SETTINGS_MODULE",
        "FILES_DIR",
        "INSECURE_HTTP",
        "REDIS_URL",
        "SECRET_KEY",
        "SITE_URL",
    )
    part = place / "env.sh.part"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(as_shell({name: environment[name] for name in names}))
    part.replace(place / "env.sh")


def stop_services(arguments: Sequence[str]) -> int:
    """Stop what `make services` started; nothing to do is no error."""
    place = directory()
    owner = lock_owner(place / "lock")
    if not owner:
        say("Dịch vụ phát triển không chạy.")
        return 0
    os.kill(owner, signal.SIGTERM)
    end = time.monotonic() + STOP_SECONDS
    while lock_owner(place / "lock") is not None:
        if time.monotonic() > end:
            raise ProblemError(f"Tiến trình {owner} chưa dừng sau {STOP_SECONDS:.0f} giây.")
        time.sleep(0.1)
    say("Đã dừng dịch vụ phát triển.")
    return 0
