"""Pure formulas: where a target stands, and where it is heading."""

from indicators.status.forecast import Forecast, Outlook, Pace, foresee, given_pace, needed_pace
from indicators.status.path import Path, expected, is_met, is_stale, share, standing, wanted

__all__ = [
    "Forecast",
    "Outlook",
    "Pace",
    "Path",
    "expected",
    "foresee",
    "given_pace",
    "is_met",
    "is_stale",
    "needed_pace",
    "share",
    "standing",
    "wanted",
]
