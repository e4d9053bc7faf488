"""What the API says of bad input: the right status, the field by name, a Vietnamese sentence, and nothing written."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from knox.models import AuthToken
from rest_framework.test import APIClient

from core import clock
from core.record import event_models
from plans.actions import close_period
from plans.models import Period
from tasks.models import Progress
from tests.access import PEOPLE
from tests.test_access import api_client
from tests.test_api import BASE, body, caller, other_submission
from tests.test_api_schema import sentences
from tests.world import PDF, World, fill, make_world

pytestmark = pytest.mark.django_db
NOBODYS = 999_999_999


@pytest.fixture
def world() -> World:
    return make_world()


def entry_of_other(world: World) -> Progress:
    return Progress.objects.select_related("submission__period").filter(submission=other_submission(world))[0]


def recorded() -> int:
    """How many changes the database has recorded."""
    return sum(model._default_manager.count() for model in event_models().values())


def refused(answer: Any, status: int, code: str = "invalid") -> dict[str, Any]:
    """The errors of a refusal, once its status, its code and its language are right."""
    found = body(answer, status)
    assert set(found) == {"code", "message", "errors"}
    assert found["code"] == code, found
    assert not any(words.isascii() for words in [found["message"], *sentences(found["errors"])]), found
    errors: dict[str, Any] = found["errors"]
    return errors


@pytest.mark.parametrize(
    "header",
    [
        "Token",
        "Token a b",
        "Token khongco",
        f"Token {'0' * 64}",
        "Token \xff\xfe",
        "Token \x00",
        "Bearer x",
        "\x00",
        "",
    ],
    ids=repr,
)
def test_what_is_no_token_is_401_whatever_it_is(header: str) -> None:
    answer = APIClient().get(f"{BASE}/me/", HTTP_AUTHORIZATION=header)
    assert refused(answer, 401, "not_authenticated") == {}
    assert answer["WWW-Authenticate"].startswith("Token")


def test_a_token_ends_with_its_time_and_with_its_person(world: World) -> None:
    client, leader = caller(world, "reporter"), caller(world, "leader")
    AuthToken.objects.filter(user=world.people["reporter"]).update(expiry=clock.now() - timedelta(seconds=1))
    refused(client.get(f"{BASE}/me/"), 401, "not_authenticated")
    body(caller(world, "administrator").post(f"{BASE}/people/{world.people['leader'].pk}/disable/"), 200)
    refused(leader.get(f"{BASE}/me/"), 401, "not_authenticated")


UNREADABLE = {
    "cut": b"{",
    "not text": b"\xff",
    "too deep": b"[" * 100_000,
    "no number": b'{"version": NaN}',
    "half a letter": b'{"result": "\\ud800"}',
    "half a letter in a name": b'{"\\ud800": 1}',
    "too long": b"x" * 6_000_000,
}


def test_a_body_that_cannot_be_read_is_malformed_and_one_without_fields_says_so(world: World) -> None:
    client, before = caller(world, "other"), recorded()
    address = f"{BASE}/progress/{entry_of_other(world).pk}/"
    for content in UNREADABLE.values():
        refused(client.generic("PATCH", address, content, content_type="application/json"), 400, "malformed")
    for text in ("[]", '"x"', "1", "null", ""):
        answer = client.generic("PATCH", address, text, content_type="application/json")
        assert set(refused(answer, 400)) <= {"non_field_errors", "version"}, text
    assert recorded() == before


def test_only_json_is_taken_and_only_files_as_a_form(world: World) -> None:
    client, before = caller(world, "other"), recorded()
    address = f"{BASE}/progress/{entry_of_other(world).pk}/"
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"):
        refused(client.generic("PATCH", address, '{"version": 0}', content_type=kind), 415, "unsupported_media_type")
    refused(client.post(f"{BASE}/evidence/", {"progress": 1}, format="json"), 415, "unsupported_media_type")
    assert recorded() == before


# (person, method, address, object in it, body, the field to blame)
WRONG: list[tuple[str, str, str, str, dict[str, Any], str]] = [
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "percent": 101}, "percent"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "percent": -1}, "percent"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "percent": "70%"}, "percent"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "percent": True}, "percent"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "stage": "xong"}, "stage"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "result": "a\0b"}, "result"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "result": "x" * 20_001}, "result"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "resutl": "sai tên"}, "resutl"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "outputs": {"a": 1}}, "outputs"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "outputs": [1]}, "outputs"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "outputs": [{"number": "1"}]}, "outputs"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": 0, "outputs": [
        {"number": "1", "issued_on": "31/02/2026", "title": "t"}]}, "outputs"),
    ("other", "PATCH", "progress/{}/", "entry", {"percent": 10}, "version"),
    ("other", "PATCH", "progress/{}/", "entry", {"version": -1}, "version"),
    ("other", "PATCH", "submissions/{}/", "mine", {"version": 0, "summary": "a\0"}, "summary"),
    ("other", "PATCH", "submissions/{}/", "mine", {"version": 0, "state": "accepted"}, "state"),
    ("coordinator", "POST", "progress/{}/comment/", "progress", {"text": "\0"}, "text"),
    ("coordinator", "POST", "submissions/{}/return/", "submission", {"reason": " "}, "reason"),
    ("coordinator", "POST", "submissions/{}/extend/", "submission", {"until": "2026-02-31T00:00", "reason": "r"},
     "until"),
    ("coordinator", "POST", "submissions/{}/extend/", "submission", {"until": "2026-01-01T00:00", "reason": "r"},
     "until"),
    ("coordinator", "PATCH", "periods/{}/", "period", {"window_end": "31/02/2026"}, "window_end"),
    ("coordinator", "PATCH", "periods/{}/", "period", {"window_end": "2020-01-01"}, "window_end"),
    ("coordinator", "PATCH", "periods/{}/", "period", {"opens_at": "0093-01-01T00:00:00+07:00"}, "opens_at"),
    ("coordinator", "PATCH", "periods/{}/", "period", {"closed_at": None}, "closed_at"),
    ("coordinator", "POST", "triggers/{}/record/", "trigger",
     {"occurred_on": "31/02/2026", "document_number": "1"}, "occurred_on"),
    ("coordinator", "POST", "triggers/{}/record/", "trigger",
     {"occurred_on": "2999-01-01", "document_number": "1"}, "occurred_on"),
    ("coordinator", "POST", "triggers/{}/record/", "trigger",
     {"occurred_on": "2026-01-01", "document_number": "1", "document_url": "javascript:alert(1)"}, "document_url"),
    ("coordinator", "POST", "responsibilities/{}/choose/", "responsibility", {"succession": NOBODYS, "reason": "r"},
     "succession"),
    ("coordinator", "POST", "successions/", "", {"predecessor": NOBODYS, "kind": "merge", "effective_on": "2026-01-01",
     "legal_basis": "QĐ"}, "predecessor"),
    ("coordinator", "POST", "successions/", "", {"predecessor": "Sở Nội vụ", "kind": "x", "effective_on": "2026-01-01",
     "legal_basis": "QĐ"}, "predecessor"),
    ("coordinator", "POST", "observations/", "", {"indicator": NOBODYS, "period": NOBODYS, "value": "1"}, "indicator"),
    ("coordinator", "POST", "observations/", "", {"indicator": 1, "period": 1, "value": "1,5"}, "value"),
    ("coordinator", "POST", "observations/", "", {"indicator": 1, "period": 1, "value": "NaN"}, "value"),
    ("coordinator", "POST", "observations/", "", {"indicator": 1, "period": 1, "value": "1e14"}, "value"),
    ("coordinator", "POST", "indicators/{}/baseline/", "indicator", {"value": "1", "on": "2020-13-01", "note": "n"},
     "on"),
    ("coordinator", "POST", "reports/", "", {"kind": "annual", "period": NOBODYS}, "period"),
    ("coordinator", "POST", "reports/", "", {"kind": "khác", "period": NOBODYS}, "kind"),
    ("administrator", "POST", "people/", "", {"email": "khong-phai", "full_name": "A"}, "email"),
    ("administrator", "POST", "people/", "", {"email": "a@b.vn", "full_name": "A\0"}, "full_name"),
    ("administrator", "PATCH", "people/{}/", "person", {"version": 0, "email": "khong-phai"}, "email"),
    ("administrator", "PATCH", "people/{}/", "person", {"version": 0, "full_name": ""}, "full_name"),
    ("administrator", "PATCH", "people/{}/", "person", {"phone": "0901"}, "version"),
    ("administrator", "PATCH", "people/{}/", "person", {"version": 0, "is_active": False}, "is_active"),
    ("administrator", "POST", "memberships/", "", {"user": NOBODYS, "role": "leader"}, "user"),
    ("administrator", "POST", "memberships/", "", {"user": 1, "role": "reporter", "agency": NOBODYS}, "agency"),
    ("administrator", "POST", "memberships/", "", {"user": 1, "role": "vua"}, "role"),
    ("administrator", "POST", "memberships/{}/end/", "membership", {"on": "31/02/2026"}, "on"),
]  # fmt: skip


def test_each_wrong_field_is_named_and_nothing_is_written(world: World) -> None:
    world.objects |= {"entry": entry_of_other(world), "mine": other_submission(world)}
    before, unmet = recorded(), []
    for person, method, address, kind, values, field in WRONG:
        url = f"{BASE}/{address.format(world.objects[kind].pk if kind else '')}"
        answer = api_client(world, person).generic(method, url, json.dumps(values), content_type="application/json")
        if field not in refused(answer, 400):
            unmet.append(f"{method} {address} {values}: {answer.content.decode()}")
    assert not unmet, "\n".join(unmet)
    assert recorded() == before


def test_an_address_that_somebody_has_is_refused_with_a_code_of_its_own(world: World) -> None:
    before, url = recorded(), f"{BASE}/people/{world.objects['person'].pk}/"
    answer = caller(world, "administrator").patch(url, {"version": 0, "email": "HEAD@example.test"}, format="json")
    assert "email" in refused(answer, 400, "duplicate")
    assert recorded() == before


def test_a_file_that_is_not_what_its_name_says_is_refused(world: World) -> None:
    client, entry, before = caller(world, "other"), entry_of_other(world), recorded()
    files = [("a.pdf", b"chi la chu"), ("a.png", PDF), ("a.exe", b"MZ"), ("a.docx", b"PK\x03\x04"), ("a.pdf", b"")]
    for name, content in [*files, ("a", PDF)]:
        sent = {"progress": entry.pk, "file": SimpleUploadedFile(name, content)}
        assert "file" in refused(client.post(f"{BASE}/evidence/", sent, format="multipart"), 400, "bad_file"), name
    assert recorded() == before


def test_evidence_needs_a_file_and_an_entry_that_one_knows(world: World) -> None:
    client, entry = caller(world, "other"), entry_of_other(world)
    for sent, field in (
        ({"progress": entry.pk}, "file"),
        ({"progress": entry.pk, "file": "chữ"}, "file"),
        ({"progress": NOBODYS, "file": SimpleUploadedFile("a.pdf", PDF)}, "progress"),
        ({"progress": world.objects["progress"].pk, "file": SimpleUploadedFile("a.pdf", PDF)}, "progress"),
        ({"progress": entry.pk, "file": SimpleUploadedFile("a.pdf", PDF), "name": "b.pdf"}, "name"),
    ):
        assert field in refused(client.post(f"{BASE}/evidence/", sent, format="multipart"), 400)
    many = {f"f{number}": "1" for number in range(1500)}
    refused(client.post(f"{BASE}/evidence/", many, format="multipart"), 400, "malformed")
    assert not entry.evidence.exists()


def test_evidence_is_added_by_those_who_may_on_the_page(world: World) -> None:
    """An entry that one may not know of is named as unknown; the account is sent, so who may edit is told to wait."""
    found = {}
    for person in PEOPLE:
        sent = {"progress": world.objects["progress"].pk, "file": SimpleUploadedFile("b.pdf", PDF)}
        answer = api_client(world, person).post(f"{BASE}/evidence/", sent, format="multipart")
        found[person] = answer.status_code
    assert found == {
        "anonymous": 401, "nobody": 400, "reporter": 409, "other": 400, "head": 409, "coordinator": 403, "leader": 403,
        "auditor": 403, "administrator": 400,
    }  # fmt: skip


def test_a_lost_race_shows_both_texts_and_overwrites_nothing(world: World) -> None:
    client, entry, mine = caller(world, "other"), entry_of_other(world), other_submission(world)
    for address, name in ((f"{BASE}/progress/{entry.pk}/", "result"), (f"{BASE}/submissions/{mine.pk}/", "summary")):
        first = body(client.patch(address, {"version": 0, name: "Chữ của người trước."}, format="json"), 200)
        answer = client.patch(address, {"version": 0, name: "Chữ của người sau."}, format="json")
        errors = body(answer, 409)["errors"]
        assert errors["version"] == first["version"] == 1
        assert [(row["theirs"], row["yours"]) for row in errors["fields"]] == [
            ("Chữ của người trước.", "Chữ của người sau.")
        ]
        assert body(client.get(address), 200)[name] == "Chữ của người trước."
        kept = body(client.patch(address, {"version": 1, name: "Chữ của người sau."}, format="json"), 200)
        assert (kept["version"], kept[name]) == (2, "Chữ của người sau.")


def test_a_closed_period_takes_nothing_more(world: World) -> None:
    other, coordinator = caller(world, "other"), caller(world, "coordinator")
    mine, period, entry = other_submission(world), world.objects["period"], entry_of_other(world)
    sent, indicator = world.objects["submission"], world.objects["indicator"].pk
    close_period(Period.objects.get(pk=period.pk), by=world.people["coordinator"])
    before, longer = recorded(), {"until": "2027-01-01T00:00:00+07:00", "reason": "Bão lũ."}
    file = {"progress": entry.pk, "file": SimpleUploadedFile("a.pdf", PDF)}
    for answer in (
        other.patch(f"{BASE}/progress/{entry.pk}/", {"version": 0, "percent": 1}, format="json"),
        other.patch(f"{BASE}/submissions/{mine.pk}/", {"version": 0, "summary": "x"}, format="json"),
        other.post(f"{BASE}/submissions/{mine.pk}/submit/"),
        other.post(f"{BASE}/evidence/", file, format="multipart"),
        coordinator.post(f"{BASE}/submissions/{sent.pk}/accept/"),
        coordinator.post(f"{BASE}/submissions/{sent.pk}/return/", {"reason": "Bổ sung."}, format="json"),
        coordinator.post(f"{BASE}/submissions/{sent.pk}/extend/", longer, format="json"),
        coordinator.post(f"{BASE}/progress/{world.objects['progress'].pk}/comment/", {"text": "Rõ."}, format="json"),
        coordinator.post(f"{BASE}/periods/{period.pk}/open/"),
        coordinator.post(f"{BASE}/periods/{period.pk}/close/"),
        coordinator.patch(f"{BASE}/periods/{period.pk}/", {"due_at": "2027-01-01T00:00:00+07:00"}, format="json"),
        coordinator.post(
            f"{BASE}/observations/",
            {"indicator": indicator, "period": period.pk, "value": "9", "version": 1},
            format="json",
        ),
    ):
        refused(answer, 409, "period_closed")
    assert recorded() == before


def test_steps_out_of_order_are_conflicts_and_change_nothing(world: World) -> None:
    other, coordinator = caller(world, "other"), caller(world, "coordinator")
    mine, before = other_submission(world), recorded()
    address = f"{BASE}/submissions/{mine.pk}"
    refused(coordinator.post(f"{address}/accept/"), 409, "wrong_state")
    refused(coordinator.post(f"{address}/return/", {"reason": "Bổ sung."}, format="json"), 409, "wrong_state")
    refused(other.post(f"{address}/submit/"), 409, "wrong_state")
    refused(coordinator.post(f"{BASE}/reports/{world.objects['report'].pk}/retry/"), 409, "wrong_state")
    closed = Period.objects.filter(plan=world.objects["plan"], opened_at=None).first()
    assert closed is not None
    refused(coordinator.post(f"{BASE}/periods/{closed.pk}/close/"), 409, "period_not_open")
    assert recorded() == before
    fill(mine, world.people["other"])
    body(other.post(f"{address}/submit/"), 200)
    refused(other.post(f"{address}/submit/"), 409, "wrong_state")
    refused(other.patch(f"{address}/", {"version": 1, "summary": "x"}, format="json"), 409, "wrong_state")
    body(coordinator.post(f"{address}/accept/"), 200)
    refused(coordinator.post(f"{address}/accept/"), 409, "wrong_state")


# query → the name to blame
NO_VALUES = {
    "tasks/?plan=999999999": "plan",
    "tasks/?plan=abc": "plan",
    "tasks/?timing=x": "timing",
    "tasks/?q=%00": "q",
    "tasks/?agency=x": "agency",
    "tasks/?on=31/02/2026": "on",
    "tasks/?on=": "on",
    "tasks/?page_size=0": "page_size",
    "tasks/?page_size=-1": "page_size",
    "tasks/?page_size=x": "page_size",
    "agencies/?on=2026-02-31": "on",
    "agencies/?kind=x": "kind",
    "successions/?effective_on=x": "effective_on",
    "submissions/?state=x": "state",
    "submissions/?late=perhaps": "late",
    "submissions/?year=NaN": "year",
    "periods/?opened_at__isnull=1": "opened_at__isnull",
    "periods/?year=x": "year",
    "progress/?submission=999999999": "submission",
    "progress/?task=%00": "task",
    "reports/?state=x": "state",
    "notifications/?read_at__isnull=x": "read_at__isnull",
    "triggers/?kind=x": "kind",
    "people/?is_active=x": "is_active",
    "people/?second_factor=1": "second_factor",
    "people/?role=x": "role",
    "people/?agency=999999999": "agency",
    "people/?sort=x": "sort",
    "memberships/?role=x": "role",
    "audit/?since=31/02/2026": "since",
    "audit/?table=x": "table",
    "audit/?object_id=-1": "object_id",
    "audit/?nguoi=x": "nguoi",
    "audit/?act=%00": "act",
}


def test_a_filter_with_a_value_that_is_none_is_an_error_not_silence(world: World) -> None:
    client = api_client(world, "auditor")
    for query, name in NO_VALUES.items():
        assert name in refused(client.get(f"{BASE}/{query}"), 400), query


def test_a_page_that_there_is_not_and_an_address_that_there_is_not_are_404(world: World) -> None:
    client = caller(world, "leader")
    for address in (
        "tasks/?page=999", "tasks/?page=0", "tasks/?page=x", "tasks/999999999/", "tasks/x/", "tasks/%00/", "tasks/1/x/",
        "agencies/999999999999999999999999/", "khong-co/", "reports/1/files/exe/", "periods/x/open/",
    ):  # fmt: skip
        assert refused(client.get(f"{BASE}/{address}"), 404, "not_found") == {}, address
    assert refused(client.put(f"{BASE}/tasks/", {}, format="json"), 405, "method_not_allowed") == {}
    assert refused(client.get(f"{BASE}/tasks/", HTTP_ACCEPT="text/html"), 406, "not_acceptable") == {}
    assert "<!doctype html>" in client.get("/khong-co/").content.decode()


def test_yes_and_no_and_days_are_read_as_machines_write_them(world: World) -> None:
    client = caller(world, "auditor")

    def count(query: str) -> int:
        found: int = body(client.get(f"{BASE}/{query}"), 200)["count"]
        return found

    opened, unopened = (count(f"periods/?opened_at__isnull={word}") for word in ("false", "true"))
    assert (opened, opened + unopened) == (1, count("periods/"))
    assert count("submissions/?late=true") + count("submissions/?late=false") == count("submissions/")
    assert 0 < count("agencies/?on=2024-01-01") < count("agencies/")
    assert count("people/?is_active=false") == 0
    everyone, reporters = count("people/"), count("people/?role=reporter")
    assert 0 < reporters < everyone == count("people/?second_factor=false")
    assert count(f"people/?role=head&agency={world.objects['agency'].pk}") == 1
    assert count("people/?email=head@example.test") == 1 == count("people/?q=nguoi HEAD")


def test_to_a_filter_a_row_that_one_may_not_see_is_as_unknown_as_none(world: World) -> None:
    hidden = world.objects["submission"].pk
    told = [
        refused(caller(world, "other").get(f"{BASE}/progress/?submission={number}"), 400)
        for number in (hidden, NOBODYS)
    ]
    assert told[0] == told[1]
    assert body(caller(world, "leader").get(f"{BASE}/progress/?submission={hidden}"), 200)["count"] > 0
