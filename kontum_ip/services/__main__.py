"""The second stage of `make …`, run by the virtual environment's Python: `python -m kontum_ip.services COMMAND`."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kontum_ip.services.bootstrap import ProblemError, describe
from kontum_ip.services.development import keep_services, start_services, stop_services
from kontum_ip.services.portal import run_portal
from kontum_ip.services.processes import PR_SET_PDEATHSIG
from kontum_ip.services.quality import run_checks, run_tests

COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "check": run_checks,
    "keep-services": keep_services,
    "run": run_portal,
    "services": start_services,
    "services-stop": stop_services,
    "test": run_tests,
}


def end_with_make() -> None:
    """Be told when a `make` that started us is killed: it cannot pass that on."""
    try:
        parent = Path(f"/proc/{os.getppid()}/comm").read_text().strip()
    except OSError:
        return
    if parent in ("make", "gmake"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)


def main(arguments: list[str]) -> int:
    """Run the command; the exit status."""
    # A console that is not UTF-8 shows question marks rather than a traceback.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]
    end_with_make()
    command, *rest = arguments
    try:
        return COMMANDS[command](rest)
    except ProblemError as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        print(describe(error), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
