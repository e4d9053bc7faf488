"""End by force what outlives the process that started it.

    python -I -S undertaker.py SECONDS

Reads process groups, one number a line, from its standard input. When that closes because the starter was killed, the
programs have been told already (see `launch`); those that have not ended in good order after SECONDS are killed.
A starter that has stopped everything itself says `done`. Run by path and standing alone, so that it costs little.
"""

import os
import signal
import sys
import time
from contextlib import suppress


def lives(group: int) -> bool:
    """Whether the process group has a member."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def main(patience: float) -> None:
    """Wait for the starter's end, give the programs their time, and see them gone."""
    # Ctrl-C and a closed terminal are the starter's to deal with.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    groups = set()
    for line in sys.stdin:
        if line.strip() == "done":
            return
        groups.add(int(line))
    end = time.monotonic() + patience
    while any(lives(group) for group in groups) and time.monotonic() < end:
        time.sleep(0.1)
    for group in groups:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    main(float(sys.argv[1]))
