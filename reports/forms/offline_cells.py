"""What came back from Excel beside what is stored."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """As it comes back: lines end as Excel ends them, and a number has fifteen digits."""
    if isinstance(value, Decimal):
        return Decimal(f"{float(value):.15g}")
    return value.replace("\r\n", "\n").replace("\r", "\n").strip() if isinstance(value, str) else value


def kept(stored: Any, given: Any) -> Any:
    """What is stored, where what came back says the same."""
    return stored if plain(stored) == plain(given) else given
