"""The second stage of `make …`, run by the virtual environment's Python: `python -m kontum_ip.services COMMAND`."""

import sys
from collections.abc import Callable, Sequence

from kontum_ip.services.bootstrap import ProblemError, describe
from kontum_ip.services.catalogue import update_catalogue
from kontum_ip.services.development import keep_services, start_services, stop_services
from kontum_ip.services.portal import run_portal
from kontum_ip.services.quality import run_bench, run_checks, run_tests

COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "bench": run_bench,
    "catalogue": update_catalogue,
    "check": run_checks,
    "keep-services": keep_services,
    "run": run_portal,
    "services": start_services,
    "services-stop": stop_services,
    "test": run_tests,
}


def main(arguments: list[str]) -> int:
    """Run the command; the exit status."""
    # A console that is not UTF-8 shows question marks rather than a traceback.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]
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
