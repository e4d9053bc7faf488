"""Targets, figures and the register, for other systems."""

from indicators.api.products import ProductCollection, ProtectionCollection, RecognitionCollection
from indicators.api.quality import FindingCollection
from indicators.api.statistics import CaseCollection, StatisticCollection, StatisticFigureCollection
from indicators.api.targets import IndicatorCollection, ObservationCollection

__all__ = [
    "CaseCollection",
    "FindingCollection",
    "IndicatorCollection",
    "ObservationCollection",
    "ProductCollection",
    "ProtectionCollection",
    "RecognitionCollection",
    "StatisticCollection",
    "StatisticFigureCollection",
]
