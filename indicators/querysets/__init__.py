"""Many rows of targets and of the register at once."""

from indicators.querysets.products import ProductQuerySet, ProductsAsked, ProtectionQuerySet, RecognitionQuerySet
from indicators.querysets.register import (
    CLASSIFICATIONS,
    AuthorisedUserQuerySet,
    CoordinatorsQuerySet,
    FindingQuerySet,
    TitleQuerySet,
    running,
)
from indicators.querysets.statistics import CaseQuerySet, CasesAsked, FigureQuerySet, OfSubmissionQuerySet
from indicators.querysets.targets import CriterionQuerySet, ObservationQuerySet, OpenQuerySet, TargetQuerySet

__all__ = [
    "CLASSIFICATIONS",
    "AuthorisedUserQuerySet",
    "CaseQuerySet",
    "CasesAsked",
    "CoordinatorsQuerySet",
    "CriterionQuerySet",
    "FigureQuerySet",
    "FindingQuerySet",
    "ObservationQuerySet",
    "OfSubmissionQuerySet",
    "OpenQuerySet",
    "ProductQuerySet",
    "ProductsAsked",
    "ProtectionQuerySet",
    "RecognitionQuerySet",
    "TargetQuerySet",
    "TitleQuerySet",
    "running",
]
