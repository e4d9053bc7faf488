"""Medians, ratios and growth: what is made of the samples that were taken. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from statistics import median


@dataclass(frozen=True)
class Sample:
    """One run of a case: seconds of the processor (with the processes it started), seconds on the clock, and by how
    many MB its memory rose over what it was before the work."""

    cpu: float
    wall: float
    mb: float


@dataclass(frozen=True)
class Taken:
    """All runs of a case at one size, and of what it is held against; `against` is empty where there is nothing."""

    samples: Sequence[Sample]
    against: Sequence[Sample] = ()

    def middle(self, name: str) -> float:
        """The median of «cpu», «wall» or «mb»."""
        return float(median(getattr(sample, name) for sample in self.samples))

    def reference(self, name: str) -> float:
        return float(median(getattr(sample, name) for sample in self.against))

    def ratio(self, name: str, spare: float = 0) -> float:
        """How many times the reference it takes, beyond `spare` seconds that it may take in any case."""
        return max(self.middle(name) - spare, 0) / self.reference(name)


def exponent(smaller: float, larger: float, times: float) -> float:
    """The power of growth: 1 where `times` the rows take `times` the seconds, 2 where they take its square."""
    return log(larger / smaller) / log(times)
