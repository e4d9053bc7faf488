"""One run of one case, in a process of its own: `python -m bench.child CASE ROWS` prints its sample as JSON."""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.utils import translation

from bench import cases
from bench.figures import Sample

WARMED = 5_000  # rows up to which the work is done once before: what is measured is not the first import
STATUS = Path("/proc/self/status")


def spent() -> float:
    """Seconds of the processor, also of the processes that ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def memory(name: str) -> float:
    """MB: VmRSS as of now, VmHWM at its highest since it was reset."""
    (kilobytes,) = re.findall(rf"{name}:\s+(\d+) kB", STATUS.read_text())
    return int(kilobytes) / 1024


def main(case: str, rows: int) -> None:
    with ExitStack() as stack, translation.override(settings.LANGUAGE_CODE):
        work = cases.CASES[case](rows, stack)
        before = memory("VmRSS")
        Path("/proc/self/clear_refs").write_text("5")
        if rows <= WARMED and case not in cases.COLD:
            work()
        cpu, wall = spent(), time.perf_counter()
        work()
        sample = Sample(spent() - cpu, time.perf_counter() - wall, max(memory("VmHWM") - before, 0))
    print(json.dumps(asdict(sample)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
