"""Many rows of targets and of the register at once."""

from indicators.querysets.register import (
    AuthorisedUserQuerySet,
    CoordinatorsQuerySet,
    ProductQuerySet,
    ProtectionQuerySet,
    TitleQuerySet,
    running,
)
from indicators.querysets.statistics import FigureQuerySet, OfSubmissionQuerySet
from indicators.querysets.targets import OpenQuerySet

__all__ = [
    "AuthorisedUserQuerySet",
    "CoordinatorsQuerySet",
    "FigureQuerySet",
    "OfSubmissionQuerySet",
    "OpenQuerySet",
    "ProductQuerySet",
    "ProtectionQuerySet",
    "TitleQuerySet",
    "running",
]
