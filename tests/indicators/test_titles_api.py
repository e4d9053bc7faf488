"""Titles written by other systems: the same acts, the same refusals, the same care for two at one row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from agencies.models import Agency
from indicators.models import Title, TitleDocument
from tests.test_api import BASE, body
from tests.world import person
from tests.world_titles import INDICATION, PAPER

pytestmark = pytest.mark.django_db
MARK: dict[str, Any] = {
    "kind": "trademark", "name": "Cà phê", "application_number": "VN-4-2019-43953", "title_number": "4-0405854",
    "filed_on": "2019-10-31", "granted_on": "2021-12-01", "status": "granted", "nice": ["30", "35"],
}  # fmt: skip
USE = {"since": "2022-02-01", "user": "HTX", "kind": "own", "contract": "Cà phê bột"}


def client(role: str) -> APIClient:
    found = APIClient()
    found.force_authenticate(person(role, role))
    return found


@pytest.fixture
def api() -> APIClient:
    return client("coordinator")


def post(api: APIClient, address: str, status: int, /, **values: Any) -> Any:
    return body(api.post(f"{BASE}/{address}/", values, format="json"), status)


def patch(api: APIClient, made: Any, status: int, /, **values: Any) -> Any:
    return body(api.patch(f"{BASE}/titles/{made['id']}/", values, format="json"), status)


def read(api: APIClient, made: Any) -> Any:
    return body(api.get(f"{BASE}/titles/{made['id']}/"), 200)


def test_a_title_is_written_and_what_follows_is_told(api: APIClient) -> None:
    made = post(api, "titles", 201, **MARK)
    assert (made["version"], made["valid_until"], made["title_key"]) == (1, "2029-10-31", "4-0405854")
    assert made["nice"] == ["30", "35"] and made["is_tree"] is False
    changed = patch(api, made, 200, owner="HTX", expires_on="2039-10-31", version=1)
    assert (changed["version"], changed["owner"], changed["valid_until"]) == (2, "HTX", "2039-10-31")
    assert changed["name"] == "Cà phê"


def test_a_change_names_the_version_it_was_read_with(api: APIClient) -> None:
    made = post(api, "titles", 201, **MARK)
    assert set(patch(api, made, 400, note="x")["errors"]) == {"version"}
    assert patch(api, made, 200, note="x", version=1)["version"] == 2
    assert patch(api, made, 409, note="y", version=1)["code"] == "stale"
    assert Title.objects.get().note == "x"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"name": " "}, "name"),
        ({"nmae": "x"}, "nmae"),
        ({"valid_until": "2029-10-31"}, "valid_until"),
        ({"filed_on": "31/10/2019"}, "filed_on"),
        ({"granted_on": "2018-01-01"}, "granted_on"),
        ({"application_number": "1-2019-00001"}, "application_number"),
        ({"title_number": "4-0405854"}, "title_number"),
        ({"nice": ["x" * 31]}, "nice"),
        ({"nice": "30"}, "nice"),
        ({"commune": "a district"}, "commune"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(api: APIClient, values: dict[str, Any], field: str) -> None:
    post(api, "titles", 201, **MARK | {"application_number": "4-2000-00001"})
    if "commune" in values:
        values = {"commune": Agency.objects.create(code="h", name="Huyện H", short_name="H", kind="district").pk}
    assert field in post(api, "titles", 400, **MARK | {"title_number": ""} | values)["errors"]
    assert Title.objects.count() == 1


def test_a_place_is_named_by_hand_where_the_address_says_nothing(api: APIClient) -> None:
    area = Agency.objects.create(code="h", name="Huyện H", short_name="H", kind="district")
    made = post(api, "titles", 201, **MARK, district=area.pk)
    assert (made["district"], made["place"]) == (area.pk, "inside")
    assert patch(api, made, 200, district=None, version=1)["district"] is None


def test_use_is_recorded_with_its_proof_and_ended_once(api: APIClient) -> None:
    made = post(api, "titles", 201, **MARK)
    use = USE | {"title": made["id"]}
    assert set(post(api, "exploitations", 400, **use)["errors"]) == {"proof"}
    assert "until" in post(api, "exploitations", 400, **use, proof="Hóa đơn 1", until="2022-01-01")["errors"]
    found = post(api, "exploitations", 201, **use, proof="Hóa đơn 1", value="1500000")
    assert (found["value"], found["title"], found["until"]) == ("1500000", made["id"], None)
    end = f"exploitations/{found['id']}/end"
    assert "until" in post(api, end, 400, on="2022-01-01")["errors"]
    assert post(api, end, 200, on="2024-12-31")["until"] == "2024-12-31"
    assert post(api, end, 409, on="2025-12-31")["code"] == "stale"
    (listed,) = body(client("leader").get(f"{BASE}/exploitations/", {"title": made["id"]}), 200)["results"]
    assert read(api, made)["exploitations"] == [listed] and listed["id"] == found["id"]


def test_only_an_indication_has_authorised_users(api: APIClient) -> None:
    mark = post(api, "titles", 201, **MARK)
    sign = post(api, "titles", 201, **INDICATION | {"granted_on": "2016-08-16"})
    user = {"name": "HTX Sâm", "certificate_number": "C0005", "granted_on": "2024-01-01"}
    post(api, "authorised-users", 409, **user, title=mark["id"])
    found = post(api, "authorised-users", 201, **user, title=sign["id"])
    assert set(post(api, "authorised-users", 400, **user, title=sign["id"])["errors"]) == {"name"}
    end = f"authorised-users/{found['id']}/end"
    assert "valid_until" in post(api, end, 400, on="2023-01-01")["errors"]
    assert post(api, end, 200, on="2025-12-31")["valid_until"] == "2025-12-31"


def test_a_line_of_history_twice_is_one(api: APIClient) -> None:
    made = post(api, "titles", 201, **MARK)
    line = {"title": made["id"], "on": "2019-10-31", "words": "Nộp đơn"}
    assert post(api, "title-steps", 201, **line)["id"] == post(api, "title-steps", 201, **line)["id"]
    assert [row["words"] for row in read(api, made)["steps"]] == ["Nộp đơn"]


def test_a_document_is_what_its_name_says_and_comes_back_as_it_was(api: APIClient) -> None:
    made, address = post(api, "titles", 201, **MARK), f"{BASE}/title-documents/"
    sent = {"title": made["id"], "name": "Hợp đồng", "number": "01/HĐ", "issued_on": "2022-01-05"}
    bad = sent | {"file": SimpleUploadedFile("a.pdf", b"MZ not a pdf")}
    body(api.post(address, bad, format="multipart"), 400)
    plain = body(api.post(address, sent, format="multipart"), 201)
    assert (plain["sha256"], plain["issued_on"], plain["size"]) == ("", "2022-01-05", 0)
    found = body(api.post(address, sent | {"file": SimpleUploadedFile("a.pdf", PAPER)}, format="multipart"), 201)
    assert (found["file_name"], found["size"], found["media_type"]) == ("a.pdf", len(PAPER), "application/pdf")
    answer: Any = client("leader").get(f"{address}{found['id']}/file/")
    assert b"".join(answer.streaming_content) == PAPER and "attachment" in answer["Content-Disposition"]
    assert api.get(f"{address}{plain['id']}/file/").status_code == 404
    TitleDocument.objects.filter(pk=found["id"]).update(sha256="0" * 64)
    assert body(api.get(f"{address}{found['id']}/file/"), 404)["code"] == "file_lost"
    assert api.delete(f"{address}{found['id']}/").status_code == 204
    assert [row["id"] for row in read(api, made)["documents"]] == [plain["id"]]


def test_only_the_coordinating_agency_writes() -> None:
    title = Title.objects.create(kind="trademark", name="N", granted_on=date(2020, 1, 1))
    auditor = client("auditor")
    for address in ("titles", "exploitations", "authorised-users", "title-steps"):
        post(auditor, address, 403)
    assert auditor.patch(f"{BASE}/titles/{title.pk}/", {"note": "x", "version": 1}, format="json").status_code == 403
    assert auditor.patch(f"{BASE}/titles/{title.pk + 1}/", {}, format="json").status_code == 404
