"""From rows to a document: one builder for each kind of report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from reports.builders.agency import build_agency
from reports.builders.annual import build_compiled
from reports.builders.asked import Asked
from reports.builders.obstacles import build_obstacles
from reports.builders.succession import build_succession
from reports.builders.tasks import build_tasks
from reports.builders.timeliness import build_timeliness
from reports.builders.two_periods import build_comparison
from reports.document import Document

__all__ = ["BUILDERS", "Asked", "build"]

BUILDERS: Mapping[str, Callable[[Asked, datetime], Document]] = {
    "annual": build_compiled,
    "midterm": build_compiled,
    "final": build_compiled,
    "agency": build_agency,
    "comparison": build_comparison,
    "timeliness": build_timeliness,
    "tasks": build_tasks,
    "obstacles": build_obstacles,
    "succession": build_succession,
}


def build(asked: Asked, as_of: datetime) -> Document:
    """The document of a report as things stand; `as_of` is the moment that it names."""
    return BUILDERS[asked.kind](asked, as_of)
