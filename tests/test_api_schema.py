"""Requests made up from the API's own description: never a fault, every answer as described, every error in Vietnamese.

The same requests each time; what a request changed is taken back, so that each meets the same world.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, Response
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts.actions import issue_token
from kontum_ip.wsgi import application
from tests.test_access import Undo
from tests.world import World, make_world

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
BOUNDED = settings(
    max_examples=4, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
# Where a number of the description stands for a row: the name in a body, and the collection in an address.
NAMES = {
    "predecessor": "agency", "successor": "agency", "user": "person", "agencies": "agency", "people": "person",
    "responsibilities": "responsibility", "statistic-figures": "figure", "authorised-users": "authorised_user",
    "title-steps": "title_step", "title-documents": "title_document",
}  # fmt: skip


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """The application closes its connections after each request; here it shares the test's."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def aim(case: Case, world: World) -> None:
    """Turn numbers made up into those of rows that there are."""
    collection = case.path.split("/")[3]
    named = world.objects.get(NAMES.get(collection, collection.removesuffix("s")))
    if named is not None and "id" in case.path_parameters:
        case.path_parameters["id"] = named.pk
    if isinstance(case.body, dict):
        for name in case.body:
            if (row := world.objects.get(NAMES.get(name, name))) is not None:
                case.body[name] = row.pk


def send(case: Case, token: str) -> Response:
    answers: list[Response] = []
    try:
        with transaction.atomic():
            answers.append(case.call(headers={"Authorization": f"Token {token}", "Accept-Encoding": "identity"}))
            raise Undo
    except Undo:
        return answers[0]


def sentences(errors: Any) -> Iterator[str]:
    if isinstance(errors, dict):
        errors = list(errors.values())
    for item in errors if isinstance(errors, list) else ():
        yield from sentences(item)
    if isinstance(errors, str):
        yield errors


def is_one_shape_in_vietnamese(response: Response) -> None:
    body = response.json()
    assert set(body) == {"code", "message", "errors"}, body
    for sentence in [body["message"], *sentences(body["errors"] if body["code"] != "stale" else {})]:
        assert not sentence.isascii(), f"{sentence!r} is not Vietnamese"


def test_the_description_is_sound_and_says_how_to_sign_in() -> None:
    text = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=text)
    schema = json.loads(text.getvalue())
    assert {"knoxApiToken": []} in schema["paths"]["/api/v1/tasks/"]["get"]["security"]
    entry = schema["components"]["schemas"]["EntryRequest"]
    assert (entry["required"], entry["additionalProperties"]) == (["version"], False)


@pytest.mark.parametrize("person", ["coordinator", "reporter"])
def test_no_request_that_fits_the_description_or_nearly_fits_it_finds_a_fault(person: str) -> None:
    world, statuses = make_world(), Counter[int]()
    token, _expiry = issue_token(world.people[person])
    schema = schemathesis.openapi.from_wsgi("/api/schema/?format=json", application)
    for operation in (found.ok() for found in schema.get_all_operations()):
        takes_nothing = not [*operation.path_parameters, *operation.query, *operation.body]
        for mode in [GenerationMode.POSITIVE] if takes_nothing else list(GenerationMode):

            @BOUNDED
            @given(case=operation.as_strategy(generation_mode=mode), aimed=st.booleans())
            def ask(case: Case, aimed: bool) -> None:
                if aimed:
                    aim(case, world)
                response = send(case, token)
                statuses[response.status_code] += 1
                case.validate_response(response, checks=CHECKS)  # type: ignore[arg-type]
                if response.status_code >= 400:
                    is_one_shape_in_vietnamese(response)

            ask()
    assert statuses.keys() >= {200, 204, 400, 403, 404, 409}, statuses
    assert len(schema) > 60
