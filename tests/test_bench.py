"""The table of promises is whole and the arithmetic is right; nothing is timed here."""

from __future__ import annotations

import json
import subprocess
import sys
from math import isclose

import pytest

from bench.cases import CASES
from bench.figures import Sample, Taken, exponent
from bench.promises import DATA, PROMISES, RUNS, Promise, found
from kontum_ip.services.environment import ROOT


def sample(cpu: float = 1, wall: float = 1, mb: float = 1) -> Sample:
    return Sample(cpu, wall, mb)


def test_every_promise_is_measured_and_every_run_promises_something() -> None:
    assert {promise.run for promise in PROMISES} | {promise.than for promise in PROMISES if promise.than} == set(RUNS)
    for promise in PROMISES:
        run = RUNS[promise.run]
        assert bool(run.against) or promise.what in ("seconds", "mb", "growth"), promise.name
        assert (promise.what == "growth") == bool(promise.than) and promise.budget > 0
        if promise.than:
            assert RUNS[promise.than].case == run.case and RUNS[promise.than].rows < run.rows


def test_every_run_has_its_cases_and_its_data() -> None:
    assert {name for run in RUNS.values() for name in (run.case, run.against) if name} == set(CASES)
    assert {run.data for run in RUNS.values() if run.data} == set(DATA)
    for name, run in RUNS.items():
        assert run.rounds >= (5 if run.rows < 40_000 and run.against else 1), name
        assert run.case in ("form", "import") or not run.data or DATA[run.data].rows == run.rows, name


def test_medians_and_ratios() -> None:
    taken = Taken([sample(3), sample(1), sample(9)], [sample(2), sample(2), sample(50)])
    assert (taken.middle("cpu"), taken.reference("cpu"), taken.ratio("cpu")) == (3, 2, 1.5)
    assert taken.ratio("cpu", spare=1) == 1 and taken.ratio("cpu", spare=5) == 0


@pytest.mark.parametrize(("power", "times"), [(0, 10), (1, 10), (1.05, 100), (2, 18)])
def test_exponent_is_the_power_of_growth(power: float, times: float) -> None:
    assert isclose(exponent(0.7, 0.7 * times**power, times), power, abs_tol=1e-12)


def test_what_came_of_a_promise() -> None:
    taken = {
        "flat-40000": Taken([sample(2, 5, 3)], [sample(10, 10)]),
        "flat-400000": Taken([sample(20, 50, 4)], [sample(100, 100)]),
    }

    def come(what: str, **more: object) -> float:
        return found(Promise("x", "flat-400000", what, 1, "", **more), taken)  # type: ignore[arg-type]

    assert (come("ratio"), come("mb"), come("seconds", clock="wall")) == (0.2, 4, 50)
    assert isclose(come("growth", than="flat-40000"), 1)
    assert isclose(come("ratio", clock="wall", spare=30), 0.2)


@pytest.mark.parametrize("case", ["flat", "flat_plainly"])
def test_a_case_runs_in_a_process_of_its_own(case: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.child", case, "5"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = Sample(**json.loads(done.stdout))
    assert found.cpu >= 0 and found.wall > 0 and found.mb >= 0


def test_a_name_that_no_run_has_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "nothing"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "book-400" in done.stderr and not done.stdout.startswith("Tạo")
