"""What a report is asked to tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from agencies.models import Agency
from plans.models import Period


@dataclass(frozen=True)
class Asked:
    """A kind of report, its period, and what narrows it: one agency, another period to set it against, chosen words.

    `only` maps the name of a list to the value chosen from it; what is not named is not narrowed.
    """

    kind: str
    period: Period
    agency: Agency | None = None
    against: Period | None = None
    only: Mapping[str, str] = field(default_factory=dict)
