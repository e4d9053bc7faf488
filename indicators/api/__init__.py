"""Targets, figures and the register, for other systems."""

from indicators.api.assessing import AssessmentCollection, CriterionCollection
from indicators.api.counting import CountPeriodView
from indicators.api.imports import ImportCollection
from indicators.api.products import ProductCollection, ProtectionCollection, RecognitionCollection
from indicators.api.published import PublishedProducts, PublishedTargets, PublishedTitles
from indicators.api.quality import FindingCollection
from indicators.api.statistics import CaseCollection, StatisticCollection, StatisticFigureCollection
from indicators.api.targets import IndicatorCollection, ObservationCollection
from indicators.api.title_parts import (
    AuthorisedUserCollection,
    ExploitationCollection,
    TitleDocumentCollection,
    TitleStepCollection,
)
from indicators.api.titles import TitleCollection

__all__ = [
    "AssessmentCollection",
    "AuthorisedUserCollection",
    "CaseCollection",
    "CountPeriodView",
    "CriterionCollection",
    "ExploitationCollection",
    "FindingCollection",
    "ImportCollection",
    "IndicatorCollection",
    "ObservationCollection",
    "ProductCollection",
    "ProtectionCollection",
    "PublishedProducts",
    "PublishedTargets",
    "PublishedTitles",
    "RecognitionCollection",
    "StatisticCollection",
    "StatisticFigureCollection",
    "TitleCollection",
    "TitleDocumentCollection",
    "TitleStepCollection",
]
