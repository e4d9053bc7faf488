"""`make test`, `make check` and `make bench`: on servers of their own, made for the run and thrown away."""

import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kontum_ip.services.bootstrap import say
from kontum_ip.services.environment import ROOT, VAR, lock_owner, only_one, portal_environment
from kontum_ip.services.postgres import FAST
from kontum_ip.services.processes import Children, Program, StoppedError, none_left_behind, stoppable
from kontum_ip.services.servers import broker_url, database_beside, database_url
from kontum_ip.services.valkey import THROWN_AWAY

# Killed runs leave their folder behind; one that nobody holds and that is not just being made is taken away.
ABANDONED_SECONDS = 60.0
# Pure rules and writes: every line of them is a promise to somebody.
COVERED_WHOLLY = ("*/actions.py", "*/actions/*", "*/policy.py", "*/policy/*", "*/workflow.py", "*/status/*")
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff", ("-m", "ruff", "check", ".")),
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("mypy", ("-m", "mypy")),
    ("import-linter", ("-c", "import sys; from importlinter.cli import lint_imports_command as go; sys.exit(go())")),
    ("djlint", ("-m", "djlint", "templates", "--lint", "--quiet")),
    ("makemigrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
)

# Tables fill and empty inside transactions: statistics taken between two tests would call them empty for the rest of
# the run, and a join of ten «empty» tables is planned as a product of all their rows.
FOR_TESTS = ("max_connections=200", "autovacuum=off")
# Every process of the run begins with a copy of it; tests/settings.py names it too.
WITH_TABLES = "kontum_with_tables"


def run_tests(arguments: Sequence[str]) -> int:
    """Run pytest with the arguments, the whole suite with its coverage when there are none; its exit status."""
    with stoppable(), surroundings() as (children, environment):
        chosen = list(arguments)
        if not chosen:
            (VAR / "coverage").mkdir(parents=True, exist_ok=True)
            chosen = ["--cov", "--cov-report=term:skip-covered"]
        url, _made = database_beside(environment["DATABASE_URL"], WITH_TABLES)
        say("Tạo các bảng…")
        status = run(children, environment | {"DATABASE_URL": url}, "migrate", ["manage.py", "migrate", "-v0"])
        if status != 0:
            return status
        pytest = ["-m", "pytest", "-n", "2", "--dist", "loadgroup", *chosen]
        status = run(children, environment, "pytest", pytest)
        if status == 0 and not arguments:
            command = ["-m", "coverage", "report", "--fail-under=100", f"--include={','.join(COVERED_WHOLLY)}"]
            status = run(children, environment, "coverage", command)
        return status
    return 130


def run_checks(arguments: Sequence[str]) -> int:
    """Run every check, also after one has failed; 1 if any did."""
    with stoppable(), surroundings() as (children, environment):
        failed = []
        for name, command in CHECKS:
            say(f"== {name}")
            if run(children, environment, name, command) != 0:
                failed.append(name)
        say(f"Không đạt: {', '.join(failed)}." if failed else "Đạt tất cả các phép kiểm tra.")
        return 1 if failed else 0
    return 130


def run_bench(arguments: Sequence[str]) -> int:
    """Measure what is promised about speed and memory, or only the runs that are named; 1 if one is not kept."""
    with stoppable(), surroundings() as (children, environment):
        return run(children, environment, "bench", ["-m", "bench", *arguments])
    return 130


@contextmanager
def surroundings() -> Iterator[tuple[Children, dict[str, str]]]:
    """Fresh servers in a folder of their own, and the variables that lead to them; all gone afterwards."""
    clear_abandoned(VAR / "test")
    place = new_place(VAR / "test")
    try:
        with only_one(place / "lock", "{pid}"), none_left_behind() as children:
            database = database_url(children, place, [*FAST, *FOR_TESTS])
            environment = portal_environment(
                place, database=database, broker=broker_url(children, place, THROWN_AWAY), port=8000
            )
            more = {"DJANGO_SETTINGS_MODULE": "tests.settings", "COVERAGE_FILE": str(VAR / "coverage" / "data")}
            yield children, environment | more
    except StoppedError:
        say("Đã dừng.")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def new_place(folder: Path) -> Path:
    """An empty folder for one run."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=folder))


def clear_abandoned(folder: Path) -> None:
    """Take away what runs that were killed have left."""
    for place in folder.glob("*/"):
        if lock_owner(place / "lock") is None and time.time() - place.stat().st_mtime > ABANDONED_SECONDS:
            shutil.rmtree(place, ignore_errors=True)


def run(children: Children, environment: Mapping[str, str], name: str, command: Sequence[str]) -> int:
    """Run one tool on the console; its exit status."""
    program = Program(
        name, [sys.executable, *command], None, environment, stop_signal=signal.SIGINT, patience=30.0, cwd=ROOT
    )
    return int(children.run(program).process.returncode)
