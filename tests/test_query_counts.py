"""How many queries each page and collection needs: pinned, and no more however many rows there are.

Pinned for the coordinator and a reporter, and for everybody's first page; every page is counted for everybody.

`PIN_QUERY_COUNTS=1` in the environment writes `query_counts.json` anew, to be read and defended.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access import API, PAGES, PEOPLE
from tests.growth import grow, one_of_each
from tests.test_access import address, api_client, page_client
from tests.world import World, make_world

PINNED = Path(__file__).with_name("query_counts.json")
FIRST_PAGES = ("home",)
MOST_OF_A_PAGE = 12
NO_ROWS = ("healthz", "schema", "docs")


def readable() -> list[tuple[str, str, str]]:
    """(address, object, person) of everything that is only read: by the first who may, first pages by everybody."""
    found = []
    for (name, method, kind), row in (PAGES | API).items():
        allowed = [
            person for person, letter in zip(PEOPLE, row, strict=True) if letter == "Y" and person != "anonymous"
        ]
        if method != "GET" or not allowed or name in NO_ROWS:
            continue
        wanted = [person for person in ("coordinator", "reporter") if person in allowed] or allowed[:1]
        found += [(name, kind, person) for person in (allowed if name in FIRST_PAGES else wanted)]
    return found


def rest() -> list[tuple[str, str, str]]:
    """The pages once more, by everybody else who may open them."""
    pinned = set(readable())
    pages = [
        (name, kind, person)
        for (name, method, kind), row in PAGES.items()
        for person, letter in zip(PEOPLE, row, strict=True)
        if method == "GET" and letter == "Y" and person != "anonymous" and name not in NO_ROWS
    ]
    return [page for page in pages if page not in pinned]


def count(world: World, name: str, kind: str, person: str) -> int:
    """Queries of the second visit; the first fills what is kept between requests."""
    client = (api_client if name.startswith("api:") else page_client)(world, person)
    url = address(world, name, kind)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    assert answer.status_code == 200, (name, person, answer.status_code)
    return len(queries)


def counts(world: World, pages: list[tuple[str, str, str]]) -> dict[str, int]:
    return {f"{name} {person}": count(world, name, kind, person) for name, kind, person in pages}


@pytest.mark.django_db
def test_no_page_asks_the_database_once_a_row() -> None:
    world = make_world()
    one_of_each(world)
    few = counts(world, readable())
    grow(world)
    many = counts(world, readable())
    grown = [f"{key}: {few[key]} queries, with more rows {many[key]}" for key in few if few[key] < many[key]]
    heavy = [
        f"{key}: {number} queries, a page has {MOST_OF_A_PAGE} at most"
        for key, number in (many | counts(world, rest())).items()
        if not key.startswith("api:") and number > MOST_OF_A_PAGE
    ]
    if os.environ.get("PIN_QUERY_COUNTS"):
        PINNED.write_text(json.dumps(few, indent=1, sort_keys=True) + "\n")
    pinned = json.loads(PINNED.read_text())
    moved = [
        f"{key}: {few.get(key)} queries, pinned {pinned.get(key)}"
        for key in sorted(set(few) | set(pinned))
        if few.get(key) != pinned.get(key)
    ]
    assert not grown + heavy + moved, "\n".join([*grown, *heavy, *moved])
