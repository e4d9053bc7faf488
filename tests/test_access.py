"""Every address × method × person, of the pages and of the API."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from rest_framework.test import APIClient

from tests.access import API, PAGES, PEOPLE
from tests.world import World, make_world

FOREIGN = ("account_", "mfa_")
LETTERS = {403: "N", 404: "H", 401: "L"}
ANSWERS = (200, 201, 204, 302, 400, 401, 403, 404, 405, 409, 415, 422, 503)


NOWHERE = re.compile(rb"""<(?:a|form)\b[^>]*\s(?:href|action)=["']\s*["']""")


class Undo(Exception):
    """Takes back what a request changed, so that each cell starts from the same world."""


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every name with what answers there."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif pattern.name and not pattern.name.startswith(FOREIGN):
            yield prefix + pattern.name, pattern.callback


def methods(view: Any) -> set[str]:
    """What an address of the API answers to."""
    offered = getattr(view, "actions", None) or {
        name for name in view.view_class.http_method_names if hasattr(view.view_class, name)
    }
    return {name.upper() for name in offered} - {"OPTIONS", "HEAD"}


def test_every_address_has_its_row() -> None:
    found = dict(addresses(get_resolver().url_patterns))
    assert set(found) == {name for name, _method, _object in PAGES | API}
    operations = {(name, method) for name, view in found.items() if name.startswith("api:") for method in methods(view)}
    assert operations == {(name, method) for name, method, _object in API if name.startswith("api:")}


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
    assert response.status_code in ANSWERS, response.content[:2000]
    return LETTERS.get(response.status_code, "Y")


def page_client(world: World, person: str) -> Client:
    client = Client(raise_request_exception=True)
    if person != "anonymous":
        client.force_login(world.people[person])
    return client


def api_client(world: World, person: str) -> APIClient:
    client = APIClient(raise_request_exception=True)
    if person != "anonymous":
        client.force_authenticate(world.people[person])
    return client


def ask(client: Client, method: str, url: str) -> Any:
    """The answer, with whatever it changed taken back."""
    answers: list[Any] = []
    try:
        with transaction.atomic():
            answers.append(getattr(client, method.lower())(url))
            if getattr(answers[0], "streaming", False):
                b"".join(answers[0])
            raise Undo
    except Undo:
        return answers[0]


@pytest.mark.django_db
@pytest.mark.parametrize(("table", "client"), [(PAGES, page_client), (API, api_client)], ids=["pages", "api"])
def test_each_address_is_open_to_whom_the_table_says(table: dict[tuple[str, str, str], str], client: Any) -> None:
    """And nothing that it shows leads nowhere: a link whose address came out empty."""
    world, wrong = make_world(), []
    for (name, method, kind), expected in table.items():
        url = address(world, name, kind)
        answers = [ask(client(world, person), method, url) for person in PEOPLE]
        found = "".join(letter(answer) for answer in answers)
        if found != expected:
            wrong.append(f"{method} {name}: {found}, the table says {expected}")
        dead = {link for answer in answers for link in NOWHERE.findall(getattr(answer, "content", b""))}
        if dead:
            wrong.append(f"{method} {name}: leads nowhere: {dead}")
    assert not wrong, "\n".join([" ".join(PEOPLE), *wrong])


@pytest.mark.django_db
def test_what_changes_something_only_takes_post() -> None:
    world = make_world()
    for name, method, kind in PAGES:
        if method == "POST" and (name, "GET", kind) not in PAGES:
            answer = ask(page_client(world, "coordinator"), "GET", address(world, name, kind))
            assert answer.status_code == 405, name


@pytest.mark.django_db
def test_a_refusal_says_why() -> None:
    world = make_world()
    page = ask(page_client(world, "leader"), "POST", address(world, "plans:accept", "submission"))
    assert page.status_code == 403
    assert "Chỉ cơ quan đầu mối" in page.content.decode()
    answer = ask(api_client(world, "leader"), "POST", address(world, "api:submissions-accept", "submission"))
    assert answer.status_code == 403
    assert "Chỉ cơ quan đầu mối" in answer.json()["message"]
