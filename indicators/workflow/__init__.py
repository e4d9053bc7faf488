"""States, kinds and other vocabularies of targets and of the register, as data."""

from indicators.workflow.acts import ACTS
from indicators.workflow.enforcement import Channel, Measure
from indicators.workflow.imports import FINAL, IMPORTING, ImportKind, ImportState, RowVerdict
from indicators.workflow.products import Recognised
from indicators.workflow.quality import RULES, Rule, Severity
from indicators.workflow.statistics import Appendix, Totals
from indicators.workflow.targets import Comparator, Direction, Kind, Source, Standing
from indicators.workflow.titles import (
    GRANTED_ONCE,
    MARKS,
    SIGNS,
    ExploitationKind,
    Place,
    TitleKind,
    TitleStatus,
    Validity,
)

__all__ = [
    "RULES",
    "Rule",
    "Severity",
    "ACTS",
    "FINAL",
    "GRANTED_ONCE",
    "IMPORTING",
    "MARKS",
    "SIGNS",
    "Appendix",
    "Channel",
    "Comparator",
    "Direction",
    "ExploitationKind",
    "ImportKind",
    "ImportState",
    "Kind",
    "Measure",
    "Place",
    "Recognised",
    "RowVerdict",
    "Source",
    "Standing",
    "TitleKind",
    "TitleStatus",
    "Totals",
    "Validity",
]
