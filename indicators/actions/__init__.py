"""Acts on targets, their figures and the register, by subject."""

from indicators.actions.targets import load_indicators, record_observation, set_baseline

__all__ = ["load_indicators", "record_observation", "set_baseline"]
