"""States, kinds and other vocabularies of targets and of the register, as data."""

from indicators.workflow.acts import ACTS
from indicators.workflow.counting import Counted, CountedState, CountingRule, Territory
from indicators.workflow.counting import words as rule_words
from indicators.workflow.enforcement import Channel, Measure
from indicators.workflow.imports import FINAL, IMPORT_TABLE, IMPORTING, ImportKind, ImportState, RowVerdict
from indicators.workflow.products import Recognised
from indicators.workflow.quality import RULES, Found, Rule, Severity
from indicators.workflow.statistics import Appendix, Totals
from indicators.workflow.targets import Comparator, Direction, Kind, Source, Standing
from indicators.workflow.technology import Across, Free, Section
from indicators.workflow.titles import (
    GRANTED_ONCE,
    LAPSE_MONTHS,
    MARKS,
    OVER,
    SIGNS,
    ExploitationKind,
    Place,
    TitleKind,
    TitleStatus,
    Validity,
)

__all__ = [
    "ACTS",
    "Across",
    "Appendix",
    "Channel",
    "Comparator",
    "Counted",
    "CountedState",
    "CountingRule",
    "Direction",
    "ExploitationKind",
    "FINAL",
    "Found",
    "Free",
    "GRANTED_ONCE",
    "IMPORTING",
    "IMPORT_TABLE",
    "ImportKind",
    "ImportState",
    "Kind",
    "LAPSE_MONTHS",
    "MARKS",
    "Measure",
    "OVER",
    "Place",
    "RULES",
    "Recognised",
    "RowVerdict",
    "Rule",
    "SIGNS",
    "Section",
    "Severity",
    "Source",
    "Standing",
    "Territory",
    "TitleKind",
    "TitleStatus",
    "Totals",
    "Validity",
    "rule_words",
]
