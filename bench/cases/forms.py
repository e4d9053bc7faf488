"""The form that was filled in without network: taken apart by the portal, and merely read by openpyxl."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import ExitStack

import openpyxl

from bench.world import YEAR
from indicators.models import filled_of
from plans.models import Submission
from reports.builders.offline import build_offline
from reports.importers.offline import read_offline
from reports.writers.offline import write_offline

TIMES = 20  # one form takes some milliseconds


def filled() -> bytes:
    """A form with an answer in every row: one agency's whole plan."""
    account = Submission.objects.filter(period__year=YEAR).select_related("period__plan__issuer", "agency")[0]
    entries = account.progress.select_related("task__trigger", "submission__period").prefetch_related("outputs")
    return write_offline(build_offline(account, list(entries.order_by("task__order")), filled_of(account)))


def form(rows: int, stack: ExitStack) -> Callable[[], object]:
    content = filled()
    return lambda: [read_offline(io.BytesIO(content), size=len(content)) for _time in range(TIMES)]


def form_openpyxl(rows: int, stack: ExitStack) -> Callable[[], object]:
    """Every value of every sheet, read-only."""
    content = filled()

    def read() -> None:
        for _time in range(TIMES):
            for sheet in openpyxl.load_workbook(io.BytesIO(content), read_only=True):
                list(sheet.iter_rows(values_only=True))

    return read
