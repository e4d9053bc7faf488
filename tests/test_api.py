"""The API as other systems meet it: tokens, collections, transitions, and errors in one shape."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from rest_framework.test import APIClient

from kontum_ip.api import COLLECTIONS
from plans.models import Submission
from tasks.models import Progress, Task
from tests.world import PDF, World, fill, make_world

pytestmark = pytest.mark.django_db
BASE = "/api/v1"


@pytest.fixture
def world() -> World:
    return make_world()


def caller(world: World, person: str) -> APIClient:
    client = APIClient()
    user = world.people[person]
    answer = client.post(f"{BASE}/token/", {"email": user.email, "password": "mat-khau-dai-2030"}, format="json")
    assert answer.status_code == 200, answer.content
    client.credentials(HTTP_AUTHORIZATION=f"Token {answer.json()['token']}")
    return client


def body(answer: Any, status: int) -> Any:
    assert answer.status_code == status, answer.content.decode()
    return answer.json() if answer.content else None


def test_a_token_is_got_used_and_given_back(world: World) -> None:
    client = caller(world, "reporter")
    me = body(client.get(f"{BASE}/me/"), 200)
    assert me["roles"] == ["reporter"]
    assert me["email"] == "reporter@example.test"
    body(client.delete(f"{BASE}/token/"), 204)
    refused = body(client.get(f"{BASE}/me/"), 401)
    assert refused["code"] == "not_authenticated"
    assert "/api/v1/token/" in refused["message"]


def test_a_wrong_password_gets_no_token_and_soon_no_further_try(world: World) -> None:
    client = APIClient()
    wrong = {"email": "reporter@example.test", "password": "sai-mat-khau-roi"}
    for _attempt in range(5):
        assert body(client.post(f"{BASE}/token/", wrong, format="json"), 403)["code"] == "bad_credentials"
    assert body(client.post(f"{BASE}/token/", wrong, format="json"), 403)["code"] == "too_many_attempts"


def test_every_collection_answers_and_pages_with_a_cap(world: World) -> None:
    auditor, administrator = caller(world, "auditor"), caller(world, "administrator")
    for name in COLLECTIONS:
        client = administrator if name == "letters" else auditor
        found = body(client.get(f"{BASE}/{name}/?page_size=100000"), 200)
        assert {"count", "next", "previous", "results"} <= set(found), name
        assert len(found["results"]) <= 200, name
        if found["results"] and name != "audit":
            first = found["results"][0]
            assert body(client.get(f"{BASE}/{name}/{first['id']}/"), 200)["id"] == first["id"]


def test_the_description_has_no_warnings_and_the_docs_need_no_network(world: World) -> None:
    client = APIClient()
    assert client.get(reverse("schema")).status_code == 200
    page = client.get(reverse("docs"))
    assert page.status_code == 200
    assert "cdn" not in page.content.decode().lower()


def test_tasks_tell_who_held_them_on_a_day(world: World) -> None:
    client = caller(world, "leader")

    def leads(on: str) -> list[str]:
        found = body(client.get(f"{BASE}/tasks/?code=3.1&on={on}"), 200)["results"][0]
        return [agency["name"] for agency in found["leads"]]

    assert leads("2024-06-01") == ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Kon Tum"]
    assert leads("2026-12-01") == ["Sở Nông nghiệp và Môi trường tỉnh Quảng Ngãi"]
    assert body(client.get(f"{BASE}/tasks/?on=31/02/2026"), 400)["errors"]["on"]
    assert body(client.get(f"{BASE}/tasks/"), 200)["count"] == 37


def other_submission(world: World) -> Submission:
    return Submission.objects.select_related("period", "agency").get(
        period=world.objects["period"], agency__code="stp-qn"
    )


def test_an_account_goes_from_draft_to_accepted(world: World) -> None:
    reporter, coordinator = caller(world, "other"), caller(world, "coordinator")
    mine = other_submission(world)
    address = f"{BASE}/submissions/{mine.pk}"
    missing = body(reporter.post(f"{address}/submit/"), 409)
    assert missing["message"]
    entry = Progress.objects.filter(submission=mine).first()
    assert entry is not None
    values = {"version": 0, "stage": "in_progress", "percent": 40, "result": "Đã làm.", "outputs": [
        {"number": "12/KH-STP", "issued_on": "2026-03-02", "title": "Kế hoạch"}]}  # fmt: skip
    saved = body(reporter.patch(f"{BASE}/progress/{entry.pk}/", values, format="json"), 200)
    assert saved["version"] == 1
    assert saved["outputs"][0]["number"] == "12/KH-STP"
    stale = body(reporter.patch(f"{BASE}/progress/{entry.pk}/", values | {"percent": 50}, format="json"), 409)
    assert stale["code"] == "stale"
    assert stale["errors"]["version"] == 1
    refused = body(reporter.post(f"{address}/submit/"), 400)
    assert refused["code"] == "incomplete"
    assert "summary" in refused["errors"]
    fill(Submission.objects.select_related("period").get(pk=mine.pk), world.people["other"])
    receipt = body(reporter.post(f"{address}/submit/"), 200)
    assert receipt["receipt_code"].startswith("TN-2026-")
    assert body(reporter.post(f"{address}/submit/"), 409)["code"] == "wrong_state"
    assert body(coordinator.post(f"{BASE}/progress/{entry.pk}/comment/", {"text": "Nêu rõ."}, format="json"), 201)
    assert body(coordinator.post(f"{address}/return/", {"reason": ""}, format="json"), 400)["errors"]["reason"]
    assert (
        body(coordinator.post(f"{address}/return/", {"reason": "Bổ sung."}, format="json"), 200)["state"] == "returned"
    )
    body(reporter.post(f"{address}/submit/"), 200)
    assert body(coordinator.post(f"{address}/accept/"), 200)["state"] == "accepted"
    versions = body(coordinator.get(f"{address}/versions/"), 200)
    assert [row["number"] for row in versions] == [1, 2]
    assert versions[0]["returned_because"] == "Bổ sung."


def test_bad_input_is_named_field_by_field_and_writes_nothing(world: World) -> None:
    reporter = caller(world, "other")
    entry = Progress.objects.filter(submission=other_submission(world)).first()
    assert entry is not None
    address = f"{BASE}/progress/{entry.pk}/"
    for values, name in (
        ({"version": 0, "percent": 101}, "percent"),
        ({"version": 0, "stage": "xong"}, "stage"),
        ({"version": 0, "outputs": [{"number": "1", "issued_on": "2026-02-31", "title": "t"}]}, "outputs"),
        ({"version": 0, "resutl": "sai tên trường"}, "resutl"),
        ({"percent": 10}, "version"),
    ):
        refused = body(reporter.patch(address, values, format="json"), 400)
        assert refused["code"] == "invalid"
        assert name in refused["errors"], refused
    entry.refresh_from_db()
    assert entry.version == 0
    malformed = reporter.generic("PATCH", address, "{", content_type="application/json")
    assert body(malformed, 400)["code"] == "malformed"


def test_evidence_comes_by_multipart_and_is_what_its_name_says(world: World) -> None:
    reporter, stranger = caller(world, "other"), caller(world, "reporter")
    entry = Progress.objects.filter(submission=other_submission(world)).first()
    assert entry is not None

    def send(name: str, content: bytes) -> Any:
        values = {"progress": entry.pk, "file": SimpleUploadedFile(name, content)}
        return reporter.post(f"{BASE}/evidence/", values, format="multipart")

    found = body(send("kết quả.pdf", PDF), 201)
    assert found["name"] == "kết quả.pdf"
    answer = reporter.get(f"{BASE}/evidence/{found['id']}/file/")
    assert b"".join(answer.streaming_content) == PDF
    assert body(stranger.get(f"{BASE}/evidence/{found['id']}/file/"), 404)["code"] == "not_found"
    assert "đuôi tên tệp" in body(send("giả.pdf", b"MZ khong phai pdf"), 400)["message"]
    body(reporter.delete(f"{BASE}/evidence/{found['id']}/"), 204)


def test_the_coordinator_decides_and_others_are_told_why_not(world: World) -> None:
    coordinator, leader = caller(world, "coordinator"), caller(world, "leader")
    period, trigger = world.objects["period"], world.objects["trigger"]
    refused = body(leader.post(f"{BASE}/periods/{period.pk}/open/"), 403)
    assert refused["message"]
    assert body(coordinator.post(f"{BASE}/periods/{period.pk}/open/"), 200)["submissions"] == 55
    paper = {"occurred_on": "2026-05-04", "document_number": "01/2026/TT-BKHCN"}
    assert body(coordinator.post(f"{BASE}/triggers/{trigger.pk}/record/", paper, format="json"), 200)["occurred_on"]
    assert body(leader.post(f"{BASE}/triggers/{trigger.pk}/record/", paper, format="json"), 403)
    moved = body(
        coordinator.patch(f"{BASE}/periods/{period.pk}/", {"due_at": "2026-12-20T00:00:00+07:00"}, format="json"), 200
    )
    assert moved["due_at"].startswith("2026-12-20")
    submission = other_submission(world)
    longer = {"until": "2026-12-25T00:00:00+07:00", "reason": "Bão lũ."}
    assert body(coordinator.post(f"{BASE}/submissions/{submission.pk}/extend/", longer, format="json"), 201)["until"]
    figure = {"indicator": world.objects["indicator"].pk, "period": period.pk, "value": "3"}
    indicator = body(coordinator.get(f"{BASE}/indicators/{figure['indicator']}/"), 200)
    if indicator["kind"] == "ratio":
        figure = {**figure, "value": None, "numerator": "3", "denominator": "4"}
    assert body(coordinator.post(f"{BASE}/observations/", figure, format="json"), 201)["version"] == 1
    base = {"value": "1", "on": "2020-12-31", "note": "Đếm theo đơn đã nộp."}
    assert body(coordinator.post(f"{BASE}/indicators/{figure['indicator']}/baseline/", base, format="json"), 200)
    assert body(coordinator.post(f"{BASE}/periods/{period.pk}/close/"), 200)["is_open"] is False
    closed = body(caller(world, "other").patch(
        f"{BASE}/submissions/{submission.pk}/", {"version": 0, "summary": "x"}, format="json"), 409)  # fmt: skip
    assert closed["code"] == "period_closed"


def test_successions_and_choices_are_recorded(world: World) -> None:
    coordinator = caller(world, "coordinator")
    unknown = {"predecessor": 999999, "kind": "rename", "effective_on": "2027-01-01", "legal_basis": "QĐ 1"}
    assert "predecessor" in body(coordinator.post(f"{BASE}/successions/", unknown, format="json"), 400)["errors"]
    pair = {"predecessor": world.objects["agency"].pk, "successor": other_submission(world).agency_id}
    made = body(coordinator.post(f"{BASE}/successions/", unknown | pair, format="json"), 201)
    assert made["successor"] == pair["successor"]
    held = body(coordinator.get(f"{BASE}/agencies/{pair['predecessor']}/holders/?on=2027-02-01"), 200)
    assert [agency["id"] for agency in held["agencies"]] == [pair["successor"]]
    responsibility = world.objects["responsibility"]
    split = responsibility.agency.successions_out.filter(scope="function").first()
    choice = {"succession": split.pk, "reason": "Quyết định của UBND tỉnh."}
    found = body(coordinator.post(f"{BASE}/responsibilities/{responsibility.pk}/choose/", choice, format="json"), 200)
    assert found["chosen"] == [split.pk]


def test_the_administrator_manages_people(world: World) -> None:
    administrator, reporter = caller(world, "administrator"), caller(world, "reporter")
    new = {"email": "moi@example.test", "full_name": "Người mới"}
    made = body(administrator.post(f"{BASE}/people/", new, format="json"), 201)
    assert "email" in body(administrator.post(f"{BASE}/people/", new, format="json"), 400)["errors"]
    role = {"user": made["id"], "role": "reporter", "agency": world.objects["agency"].pk}
    membership = body(administrator.post(f"{BASE}/memberships/", role, format="json"), 201)
    ended = body(
        administrator.post(f"{BASE}/memberships/{membership['id']}/end/", {"on": "2026-12-31"}, format="json"), 200
    )
    assert ended["valid_to"] == "2026-12-31"
    lost = role | {"user": 999999}
    assert "user" in body(administrator.post(f"{BASE}/memberships/", lost, format="json"), 400)["errors"]
    url = f"{BASE}/people/{made['id']}/"
    changed = body(administrator.patch(url, {"version": 0, "email": "Moi2@example.test"}, format="json"), 200)
    assert (changed["email"], changed["full_name"], changed["version"]) == ("moi2@example.test", "Người mới", 1)
    late = body(administrator.patch(url, {"version": 0, "phone": "0901"}, format="json"), 409)
    assert late["code"] == "stale" and late["errors"]["version"] == 1
    assert administrator.post(f"{url}send-password-letter/").status_code == 204
    assert body(administrator.post(f"{url}send-password-letter/"), 409)["code"] == "too_soon"
    assert body(administrator.post(f"{url}disable/"), 200)["is_active"] is False
    assert body(administrator.post(f"{url}enable/"), 200)["is_active"] is True
    assert body(administrator.post(f"{url}disable/"), 200)["second_factor"] is False
    own = f"{BASE}/people/{world.people['administrator'].pk}/disable/"
    assert body(administrator.post(own), 409)["code"] == "own_account"
    assert body(reporter.post(f"{BASE}/people/", new, format="json"), 403)["message"]
    assert body(reporter.get(f"{BASE}/people/"), 403)["message"]


def test_a_report_is_asked_for_once_and_its_files_are_for_those_who_read_the_whole(world: World) -> None:
    coordinator, leader, reporter = (caller(world, name) for name in ("coordinator", "leader", "reporter"))
    asked = {"kind": "annual", "period": world.objects["period"].pk}
    first = body(coordinator.post(f"{BASE}/reports/", asked, format="json"), 202)
    assert body(coordinator.post(f"{BASE}/reports/", asked, format="json"), 202)["id"] == first["id"]
    assert body(leader.post(f"{BASE}/reports/", asked, format="json"), 403)["message"]
    report = world.objects["report"]
    answer = leader.get(f"{BASE}/reports/{report.pk}/files/pdf/")
    assert b"".join(answer.streaming_content) == PDF
    assert body(leader.get(f"{BASE}/reports/{report.pk}/files/docx/"), 404)
    assert body(reporter.get(f"{BASE}/reports/{report.pk}/"), 404)
    assert body(coordinator.post(f"{BASE}/reports/{report.pk}/retry/"), 409)["code"] == "wrong_state"


def test_the_inbox_is_ones_own(world: World) -> None:
    reporter, other = caller(world, "reporter"), caller(world, "other")
    notification = world.objects["notification"]
    assert body(other.post(f"{BASE}/notifications/{notification.pk}/read/"), 404)
    assert body(reporter.post(f"{BASE}/notifications/{notification.pk}/read/"), 200)["read_at"]
    body(reporter.post(f"{BASE}/notifications/read-all/"), 204)
    assert body(reporter.get(f"{BASE}/notifications/?read_at__isnull=true"), 200)["count"] == 0


def test_the_record_is_the_auditors(world: World) -> None:
    auditor, leader = caller(world, "auditor"), caller(world, "leader")
    task = Task.objects.get(plan=world.objects["plan"], code="6.1")
    found = body(auditor.get(f"{BASE}/audit/?table=tasks.Task&object_id={task.pk}"), 200)
    assert found["results"][0]["act"] == "load_plan"
    sent = body(auditor.get(f"{BASE}/audit/?table=plans.Submission&act=submit"), 200)["results"][0]
    assert sent["actor"] == "Người head"
    assert {"label": "Trạng thái", "before": "Đang nhập", "after": "Đã gửi, chờ xem xét"} in sent["changes"]
    assert body(auditor.get(f"{BASE}/audit/?table=khong.Co"), 400)["errors"]["table"]
    assert body(leader.get(f"{BASE}/audit/"), 403)["message"]
