"""From rows to a document: one builder for each kind of report."""

from __future__ import annotations

from datetime import datetime

from plans.models import Period
from reports.builders.annual import build_annual
from reports.builders.gather import gather
from reports.document import Document

BUILDERS = {"annual": build_annual}


def build(kind: str, period: Period, as_of: datetime) -> Document:
    """The document of a report as things stand; `as_of` is the moment that it names."""
    return BUILDERS[kind](gather(period, as_of))
