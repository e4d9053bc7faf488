"""Acts on targets, their figures and the register, by subject."""

from indicators.actions.statistics import load_statistics, save_statistics, statistics_of_version
from indicators.actions.targets import load_indicators, record_observation, set_baseline

__all__ = [
    "load_indicators",
    "load_statistics",
    "record_observation",
    "save_statistics",
    "set_baseline",
    "statistics_of_version",
]
