"""`make bench`: takes the runs in turn, prints what came of each promise, and keeps it as JSON; 1 if one was not kept.

make bench                    all of it, about half an hour on two quiet cores
make bench ARGS="flat form"   only these runs, or those of these sorts
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime

from bench.figures import Sample, Taken
from bench.promises import DATA, PROMISES, RUNS, Promise, Run, found
from kontum_ip.services.environment import ROOT, VAR
from kontum_ip.services.servers import database_beside

BASE = "bench_base"
FILL = "import django; django.setup(); from bench import world; world.{}({}, {})"


def main(wanted: list[str]) -> int:
    runs = {name: run for name, run in RUNS.items() if not wanted or {name, name.partition("-")[0]} & set(wanted)}
    if not runs:
        print(f"Không có phép đo nào tên như vậy. Có: {', '.join(RUNS)}", file=sys.stderr)
        return 1
    places = {data: filled(data) for data in dict.fromkeys(run.data for run in runs.values())}
    taken = {name: take(name, run, places[run.data]) for name, run in runs.items()}
    promises = [item for item in PROMISES if item.run in taken and (not item.than or item.than in taken)]
    rows = [(promise, found(promise, taken)) for promise in promises]
    print_table(rows, taken)
    print(f"Số liệu: {keep(rows, taken)}")
    return 1 if any(value > promise.budget for promise, value in rows) else 0


def filled(name: str) -> Mapping[str, str]:
    """The environment in which a database of the table DATA is at hand; made from one that holds only the tables."""
    if not name:
        return os.environ
    data = DATA[name]
    print(f"Tạo dữ liệu: {data.rows} {'văn bằng' if data.products else 'kết quả'}…", flush=True)
    server = os.environ["DATABASE_URL"]
    url, made = database_beside(server, BASE)
    if made:
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=at(url), check=True)
    url, made = database_beside(server, f"bench_{name}", BASE)
    if made:
        what = ("fill_titles", data.rows, data.products) if data.products else ("fill", data.rows, data.agencies)
        subprocess.run([sys.executable, "-c", FILL.format(*what)], cwd=ROOT, env=at(url), check=True)
    return at(url)


def at(url: str) -> dict[str, str]:
    return os.environ | {"DATABASE_URL": url}


def take(name: str, run: Run, environment: Mapping[str, str]) -> Taken:
    """The case and its reference in turn, so that what else the machine does meets both alike."""
    found: dict[str, list[Sample]] = {run.case: [], run.against: []}
    for number in range(run.rounds):
        print(f"{name}: lượt {number + 1}/{run.rounds}…", flush=True)
        for case in filter(None, (run.against, run.case)):
            found[case].append(once(case, run.rows, environment))
    return Taken(found[run.case], found[run.against] if run.against else ())


def once(case: str, rows: int, environment: Mapping[str, str]) -> Sample:
    command = [sys.executable, "-m", "bench.child", case, str(rows)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return Sample(**json.loads(done.stdout.splitlines()[-1]))


def print_table(rows: Iterable[tuple[Promise, float]], taken: Mapping[str, Taken]) -> None:
    """CPU, wall time and memory are medians of the case; those of the reference stand in brackets."""
    print(f"\n{'':62} {'đo được':>8} {'cam kết':>8}       {'CPU giây':>17} {'đồng hồ':>17} {'+MB':>6} lượt")
    for promise, value in rows:
        run = taken[promise.run]
        mark = "đạt" if value <= promise.budget else "KHÔNG ĐẠT"
        spent = " ".join(f"{both(run, name):>17}" for name in ("cpu", "wall"))
        told = f"{number(value):>8} {number(promise.budget):>8} {promise.unit:<5}"
        print(f"{promise.name:62} {told} {spent} {run.middle('mb'):6.0f} {len(run.samples):>4}  {mark}")


def both(run: Taken, name: str) -> str:
    reference = f" ({number(run.reference(name))})" if run.against else ""
    return f"{number(run.middle(name))}{reference}"


def number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")


def keep(rows: Iterable[tuple[Promise, float]], taken: Mapping[str, Taken]) -> str:
    """Everything that was measured, under var/bench; its path."""
    moment = datetime.now(UTC)
    told = {
        "at": moment.isoformat(timespec="seconds"),
        "machine": {"cores": os.cpu_count(), "load": os.getloadavg(), "python": platform.python_version()},
        "promises": [asdict(promise) | {"found": value, "kept": value <= promise.budget} for promise, value in rows],
        "runs": {name: asdict(RUNS[name]) | asdict(run) for name, run in taken.items()},
    }
    path = VAR / "bench" / f"{moment:%Y%m%d-%H%M%S}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return str(path.relative_to(ROOT))


if __name__ == "__main__":
    started = time.monotonic()
    status = main(sys.argv[1:])
    print(f"({time.monotonic() - started:.0f} giây)")
    sys.exit(status)
