"""Titles found by a class or by a group of classes, in each of the four classifications."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from core import clock
from indicators.models import CLASSIFICATIONS, Title, TitlesAsked, narrowed_titles
from indicators.querysets.register import class_key

pytestmark = pytest.mark.django_db
HELD = {"ipc": "G06F 17/30", "locarno": "09-01", "nice": "03", "vienna": "05.07.13"}


def found(symbol: str, scheme: str = "") -> set[str]:
    rows = narrowed_titles(Title.objects.all(), TitlesAsked(clock.today(), symbol=symbol, scheme=scheme))
    return {title.name for title in rows}


@pytest.fixture(autouse=True)
def titles() -> None:
    for name, symbol in HELD.items():
        Title.objects.create(kind="patent", name=name, **{name: ["99", symbol]})
    Title.objects.create(kind="patent", name="none")


@pytest.mark.parametrize(
    ("symbol", "names"),
    [
        *((symbol, {"ipc"}) for symbol in ("G", "G06", "g06f", "G06F 17", "G06F17/30", "G06F 17/")),
        *((symbol, set()) for symbol in ("G0", "G06F 1", "G06F 17/3", "G6", "06F", "G06F 17/300", "|", "' OR 1=1")),
        *((symbol, {"locarno"}) for symbol in ("09", "9-1", "09 - 01")),
        *((symbol, {"vienna"}) for symbol in ("5", "05.07", "5.7.13")),
        *((symbol, set()) for symbol in ("30", "0", "05.7.1", "09-0")),
        ("3", {"nice"}),
        ("99", set(HELD)),
    ],
)
def test_a_group_finds_what_lies_in_it_and_no_part_of_a_number(symbol: str, names: set[str]) -> None:
    assert found(symbol) == names


def test_a_classification_is_asked_alone() -> None:
    assert [found("99", name) for name in CLASSIFICATIONS] == [{name} for name in CLASSIFICATIONS]
    assert found("3", "vienna") == set() and found("G06", "ipc") == {"ipc"}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.from_regex(r"[A-Z0-9 .\-/]{1,12}", fullmatch=True).filter(str.strip), some.integers(1, 12))
def test_the_database_cuts_symbols_where_the_rule_says(symbol: str, length: int) -> None:
    whole, lists = class_key("nice", symbol), [[], [], [symbol], []]
    with connection.cursor() as cursor:
        cursor.execute("SELECT class_keys(%s::text[], %s::text[], %s::text[], %s::text[])", lists)
        keys: Any = set(cursor.fetchone()[0])
    cut = whole[: len("nice:") + length]
    inside = cut != whole and whole[len(cut) - 1 : len(cut) + 1].isdigit()
    assert whole in keys and (cut in keys) == (not inside)
