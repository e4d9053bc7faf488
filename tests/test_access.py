"""Every address × method × person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access import PAGES, PEOPLE
from tests.world import World, make_world

FOREIGN = ("account_", "mfa_", "schema", "docs", "api:")
LETTERS = {403: "N", 404: "H", 401: "L"}


class Undo(Exception):
    """Takes back what a request changed, so that each cell starts from the same world."""


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif pattern.name:
            yield prefix + pattern.name


def pages() -> set[str]:
    return {name for name in names(get_resolver().url_patterns) if not name.startswith(FOREIGN)}


def test_every_address_has_its_row() -> None:
    assert pages() == {name for name, _method, _object in PAGES}


def address(world: World, name: str, kind: str) -> str:
    if not kind:
        return reverse(name)
    if kind == "file":
        file = world.objects["file"]
        return reverse(name, args=[file.report_id, file.format])
    return reverse(name, args=[world.objects[kind].pk])


def letter(response: HttpResponse) -> str:
    if response.status_code == 302 and "/accounts/login/" in response["Location"]:
        return "L"
    assert response.status_code in (200, 204, 302, 400, 403, 404, 405, 409, 422, 503), response.content[:2000]
    return LETTERS.get(response.status_code, "Y")


def ask(world: World, person: str, method: str, url: str) -> HttpResponse:
    client = Client(raise_request_exception=True)
    if person != "anonymous":
        client.force_login(world.people[person])
    answers: list[HttpResponse] = []
    try:
        with transaction.atomic():
            answers.append(client.get(url) if method == "GET" else client.post(url))
            if getattr(answers[0], "streaming", False):
                b"".join(answers[0])
            raise Undo
    except Undo:
        return answers[0]


@pytest.mark.django_db
def test_each_page_is_open_to_whom_the_table_says() -> None:
    world, wrong = make_world(), []
    for (name, method, kind), expected in PAGES.items():
        url = address(world, name, kind)
        found = "".join(letter(ask(world, person, method, url)) for person in PEOPLE)
        if found != expected:
            wrong.append(f"{method} {name}: {found}, the table says {expected}")
    assert not wrong, "\n".join([" ".join(PEOPLE), *wrong])


@pytest.mark.django_db
def test_what_changes_something_only_takes_post() -> None:
    world = make_world()
    for name, method, kind in PAGES:
        if method == "POST" and (name, "GET", kind) not in PAGES and name != "set_language":
            assert ask(world, "coordinator", "GET", address(world, name, kind)).status_code == 405, name


@pytest.mark.django_db
def test_a_refusal_says_why() -> None:
    world = make_world()
    response = ask(world, "leader", "POST", address(world, "plans:accept", "submission"))
    assert response.status_code == 403
    assert "Chỉ cơ quan đầu mối" in response.content.decode()
