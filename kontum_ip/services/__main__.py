"""The second stage of `make …`, run by the virtual environment's Python: `python -m kontum_ip.services COMMAND`."""

import sys

from kontum_ip.services.development import keep_services, start_services, stop_services
from kontum_ip.services.processes import ProblemError, describe

COMMANDS = {
    "keep-services": keep_services,
    "services": start_services,
    "services-stop": stop_services,
}


def main(arguments: list[str]) -> int:
    """Run the command; the exit status."""
    # A console that is not UTF-8 shows question marks rather than a traceback.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]
    command = COMMANDS[arguments[0]]
    try:
        return command()
    except ProblemError as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        print(describe(error), file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
