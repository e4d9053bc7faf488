"""What is typed wrong is told in a sentence where it was typed; what was typed stays, and nothing is written."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from agencies.models import Membership, Succession
from core import clock
from indicators.models import Indicator, Observation
from plans.actions import close_period, return_submission
from plans.models import Extension, Period, Submission
from tasks.models import Comment, Evidence, Progress, SuccessorChoice, Trigger
from tests.world import PDF, World, fill, make_world

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
ENTRY = {
    "version": "0",
    "stage": "in_progress",
    "percent": "50",
    "result": "Đã mở 02 lớp.",
    "obstacles": "",
    "next_steps": "",
}
NO_ROWS = {"outputs-TOTAL_FORMS": "0", "outputs-INITIAL_FORMS": "0"}


@pytest.fixture
def world() -> World:
    return make_world()


def desk(world: World, person: str) -> Client:
    client = Client()
    client.force_login(world.people[person])
    return client


def blank_entry(world: World) -> Progress:
    """One of Sở Tư pháp, whose account nobody has begun; «other» fills it."""
    return Progress.objects.select_related("submission").get(submission__agency__code="stp-qn", task__code="7.1")


def post(client: Client, name: str, pk: int | None, **values: Any) -> Any:
    return client.post(reverse(name, args=[pk] if pk else []), values)


def said(answer: Any, status: int, *sentences: str) -> str:
    page = str(answer.content.decode())
    assert answer.status_code == status, (answer.status_code, page[:500])
    for sentence in sentences:
        assert sentence in page, sentence
    return page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("percent", "101", "Tỷ lệ hoàn thành phải từ 0 đến 100"),
        ("percent", "-1", "Tỷ lệ hoàn thành phải từ 0 đến 100"),
        ("percent", "50,5", "phải là số nguyên từ 0 đến 100"),
        ("percent", "nhiều", "phải là số nguyên từ 0 đến 100"),
        ("stage", "almost", "almost"),
        ("result", "a" * 20_001, "20000"),
        ("result", "a\x00b", "rỗng"),
        ("version", "", "bắt buộc"),
    ],
)
def test_an_entry_says_what_is_wrong_and_keeps_what_was_typed(
    world: World, field: str, value: str, sentence: str
) -> None:
    entry = blank_entry(world)
    answer = post(desk(world, "other"), "tasks:edit_progress", entry.pk, **ENTRY | NO_ROWS | {field: value})
    page = said(answer, 422, "Có lỗi cần sửa")
    assert sentence in page or field in ("stage", "result"), page
    if field != "result":
        assert "Đã mở 02 lớp." in page
    entry.refresh_from_db()
    assert (entry.version, entry.result) == (0, "")


def test_a_document_needs_a_day_that_exists_and_all_its_parts(world: World) -> None:
    entry = blank_entry(world)
    rows = {
        "outputs-TOTAL_FORMS": "2",
        "outputs-INITIAL_FORMS": "0",
        "outputs-0-number": "45/KH",
        "outputs-0-title": "Kế hoạch",
    }
    for day in ("31/02/2026", "2026-13-01", "12/03/9999", "hôm qua"):
        answer = post(
            desk(world, "other"), "tasks:edit_progress", entry.pk, **ENTRY | rows | {"outputs-0-issued_on": day}
        )
        said(answer, 422, f"«{day}» không phải là một ngày có thật", "45/KH")
    answer = post(desk(world, "other"), "tasks:edit_progress", entry.pk, **ENTRY | rows)
    said(answer, 422, "Văn bản, sản phẩm cần đủ số, ngày và trích yếu.")
    assert not entry.outputs.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"MZ not a document", "không đúng với đuôi tên tệp"),
        ("a.docx", PDF, "không đúng với đuôi tên tệp"),
        ("a.exe", PDF, "không được phép"),
        ("a.pdf", b"", "rỗng"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused_beside_the_text(
    world: World, name: str, content: bytes, sentence: str
) -> None:
    entry = blank_entry(world)
    files = [SimpleUploadedFile("tốt.pdf", PDF), SimpleUploadedFile(name, content)]
    values = ENTRY | NO_ROWS | {"result": "Chữ đang nhập.", "file": files}
    said(post(desk(world, "other"), "tasks:edit_progress", entry.pk, **values), 422, sentence, "Chữ đang nhập.")
    assert not Evidence.objects.filter(progress=entry).exists()
    entry.refresh_from_db()
    assert entry.version == 0


def test_files_come_and_go_with_the_text_and_are_not_chosen_twice(world: World) -> None:
    entry, client = blank_entry(world), desk(world, "other")
    values = ENTRY | NO_ROWS | {"file": SimpleUploadedFile("..\\tốt.pdf", PDF), "more": "evidence"}
    answer = post(client, "tasks:edit_progress", entry.pk, **values | {"percent": "101"})
    said(answer, 422, "Đã gắn 1 tệp.", "tốt.pdf")
    kept = Evidence.objects.get(progress=entry)
    answer = post(
        client, "tasks:edit_progress", entry.pk, **ENTRY | NO_ROWS | {"more": "evidence", "remove": [kept.pk, 999]}
    )
    assert answer["Location"].endswith(f"/tasks/progress/{entry.pk}/#evidence")
    assert not Evidence.objects.filter(progress=entry).exists()
    entry.refresh_from_db()
    assert entry.result == "Đã mở 02 lớp."


def test_two_people_at_one_entry_see_both_texts_and_choose(world: World) -> None:
    entry, client = blank_entry(world), desk(world, "other")
    post(client, "tasks:edit_progress", entry.pk, **ENTRY | NO_ROWS | {"result": "Bản của Lan."})
    late = ENTRY | NO_ROWS | {"result": "Bản của Minh."}
    page = said(
        post(client, "tasks:edit_progress", entry.pk, **late), 409, "Bản của Lan.", "Bản của Minh.", "Lưu bản của tôi"
    )
    assert 'name="version" value="1"' in page
    entry.refresh_from_db()
    assert entry.result == "Bản của Lan."
    post(client, "tasks:edit_progress", entry.pk, **late | {"version": "1"})
    entry.refresh_from_db()
    assert entry.result == "Bản của Minh."


def test_sending_tells_entry_by_entry_what_is_missing(world: World) -> None:
    entry, client = blank_entry(world), desk(world, "other")
    post(client, "tasks:edit_progress", entry.pk, **ENTRY | NO_ROWS | {"result": ""})
    page = said(
        post(client, "plans:submit", entry.submission_id),
        422,
        "Báo cáo chưa gửi được",
        "Nhiệm vụ 7.2",
        "Đánh giá chung",
    )
    assert reverse("tasks:edit_progress", args=[entry.pk]) in page
    assert not entry.submission.versions.exists()


def test_nothing_is_sent_or_changed_in_a_closed_period(world: World) -> None:
    entry, client = blank_entry(world), desk(world, "other")
    fill(entry.submission, world.people["other"])
    close_period(Period.objects.get(pk=entry.submission.period_id), by=world.people["coordinator"])
    closed = "đã khóa, không nhận thay đổi nữa"
    said(post(client, "plans:submit", entry.submission_id), 409, closed)
    said(post(client, "tasks:edit_progress", entry.pk, **ENTRY | NO_ROWS), 409, closed)
    said(client.get(reverse("tasks:edit_progress", args=[entry.pk])), 200, closed)
    said(post(desk(world, "coordinator"), "plans:accept", world.objects["submission"].pk), 409, closed)
    assert Submission.objects.get(pk=entry.submission_id).state == "draft"


def test_what_comes_out_of_order_is_told_and_changes_nothing(world: World) -> None:
    sent, coordinator = world.objects["submission"], desk(world, "coordinator")
    said(post(desk(world, "head"), "plans:submit", sent.pk), 409, "Báo cáo này đã được gửi.")
    post(coordinator, "plans:accept", sent.pk)
    said(post(coordinator, "plans:accept", sent.pk), 409, "không ở trạng thái chờ xem xét")
    draft = Submission.objects.get(agency__code="stp-qn", period=sent.period)
    said(post(coordinator, "reports:return", draft.pk, reason="Thiếu."), 409, "Chỉ trả lại được báo cáo đã gửi")
    assert Submission.objects.get(pk=draft.pk).state == "pending"
    assert Submission.objects.get(pk=sent.pk).versions.count() == 1


def test_a_return_and_a_remark_need_words(world: World) -> None:
    sent, client = world.objects["submission"], desk(world, "coordinator")
    said(post(client, "reports:return", sent.pk, reason="  "), 422, "Hãy nêu lý do trả lại", "Lý do trả lại")
    said(post(client, "reports:comment", world.objects["progress"].pk, text=""), 422, "Hãy nhập ý kiến.")
    assert Submission.objects.get(pk=sent.pk).state == "submitted"
    assert not Comment.objects.exists()
    return_submission(sent, by=world.people["coordinator"], reason="Thiếu.")
    said(post(client, "plans:accept", sent.pk, seen="1"), 409)


def test_an_extension_is_later_than_the_deadline(world: World) -> None:
    sent, client = world.objects["submission"], desk(world, "coordinator")
    before = Extension.objects.count()
    for until, sentence in (
        ("31/02/2027", "không phải là một ngày có thật"),
        ("31/12/9999", "không phải là một ngày có thật"),
        ("01/01/2020", "Thời hạn mới phải sau thời hạn đang áp dụng."),
        ("", "bắt buộc"),
    ):
        said(post(client, "plans:extend", sent.pk, until=until, reason="Chờ số liệu."), 422, sentence, "Chờ số liệu.")
    assert Extension.objects.count() == before


def test_the_dates_of_a_period_follow_each_other(world: World) -> None:
    period, client = world.objects["period"], desk(world, "coordinator")
    dates = {
        "window_start": "15/12/2025", "window_end": "14/12/2026", "opens_at": "00:00 01/11/2026",
        "due_at": "00:00 15/12/2026", "consolidate_by": "25/12/2026",
    }  # fmt: skip
    for name, value, sentence in (
        ("due_at", "00:00 15/12/0093", "Không đọc được thời điểm"),
        ("due_at", "25:00 15/12/2026", "Không đọc được thời điểm"),
        ("due_at", "00:00 01/10/2026", "phải sau"),
        ("window_end", "01/01/2025", "phải sau"),
    ):
        said(post(client, "plans:adjust_period", period.pk, **dates | {name: value}), 422, sentence)
    assert Period.objects.get(pk=period.pk).due_at == period.due_at


def test_an_unknown_agency_has_no_successor_and_no_people(world: World) -> None:
    before = Succession.objects.count()
    values = {
        "predecessor": "999999",
        "kind": "merge",
        "scope": "whole",
        "effective_on": "01/07/2026",
        "confidence": "verified",
    }
    page = said(post(desk(world, "coordinator"), "agencies:record_succession", None, **values), 422, "Có lỗi cần sửa")
    assert "Select a valid choice" not in page
    assert Succession.objects.count() == before
    grant = {"role": "reporter", "agency": "999999", "valid_from": "", "valid_to": ""}
    person = world.people["nobody"]
    said(post(desk(world, "administrator"), "agencies:grant_membership", person.pk, **grant), 422, "Có lỗi cần sửa")
    backwards = grant | {
        "agency": str(world.objects["agency"].pk),
        "valid_from": "02/03/2026",
        "valid_to": "01/03/2026",
    }
    answer = post(desk(world, "administrator"), "agencies:grant_membership", person.pk, **backwards)
    said(answer, 422, "Ngày kết thúc phải sau ngày bắt đầu.")
    assert not Membership.objects.filter(user=person).exists()


def test_a_document_that_tasks_wait_for_has_a_number_and_a_day_past(world: World) -> None:
    trigger, client = world.objects["trigger"], desk(world, "coordinator")
    tomorrow = clock.today() + timedelta(days=1)
    for values, sentence in (
        ({"document_number": "", "occurred_on": "01/10/2026"}, "bắt buộc"),
        ({"document_number": "12/QĐ", "occurred_on": "30/02/2026"}, "không phải là một ngày có thật"),
        ({"document_number": "12/QĐ", "occurred_on": f"{tomorrow:%d/%m/%Y}"}, "12/QĐ"),
    ):
        said(post(client, "tasks:record_trigger", trigger.pk, **values), 422, sentence)
    assert Trigger.objects.get(pk=trigger.pk).occurred_on is None


def test_a_successor_is_one_of_those_offered(world: World) -> None:
    duty, client = world.objects["responsibility"], desk(world, "coordinator")
    before = list(SuccessorChoice.objects.filter(responsibility=duty).values_list("pk", flat=True))
    for choice in ("", "999999", "x"):
        said(
            post(client, "tasks:choose_successor", duty.pk, succession=choice, reason="Theo đề án."),
            422,
            "Có lỗi cần sửa",
        )
    assert list(SuccessorChoice.objects.filter(responsibility=duty).values_list("pk", flat=True)) == before


def test_figures_are_read_as_vietnamese_write_them(world: World) -> None:
    target = Indicator.objects.exclude(kind="ratio").filter(plan=world.objects["plan"]).last()
    assert target is not None
    client, period = desk(world, "coordinator"), world.objects["period"]
    page = client.get(reverse("indicators:record", args=[target.pk]), {"period": period.pk})
    version = page.context["form"].initial.get("version", 0)
    values = {"period": period.pk, "version": version, "note": ""}
    for wrong in ("1,250.5", "ba", "1e5", "--1"):
        said(post(client, "indicators:record", target.pk, **values | {"value": wrong}), 422, "không đọc được thành số")
    said(post(client, "indicators:record", target.pk, **values | {"value": ""}), 422, "bắt buộc")
    assert not Observation.objects.filter(indicator=target).exists()
    assert post(client, "indicators:record", target.pk, **values | {"value": "1.250,5"}).status_code == 302
    assert str(Observation.objects.get(indicator=target).value).rstrip("0") == "1250.5"


def test_rubbish_in_an_address_is_no_fault(world: World) -> None:
    client, period = desk(world, "coordinator"), world.objects["period"]
    for name, pk in (
        ("reports:period", period.pk),
        ("reports:periods", None),
        ("agencies:list", None),
        ("reports:list", None),
    ):
        answer = client.get(
            reverse(name, args=[pk] if pk else []), {"state": "xx", "page": "999", "on": "31/02/2026", "late": "?"}
        )
        assert answer.status_code == 200, name
    plan = client.get(
        reverse("tasks:plan", args=[world.objects["plan"].pk]), {"assignment": "x", "timing": "y", "q": "\x00"}
    )
    assert plan.status_code == 200
    record = desk(world, "auditor").get(reverse("reports:record"), {"since": "31/02/2026", "table": "zz", "page": "0"})
    said(record, 200, "không phải là một ngày có thật")
    compared = client.get(
        reverse("reports:compare", args=[world.objects["submission"].pk]), {"a": "99999999", "b": "x"}
    )
    assert compared.status_code == 200


def test_the_fourteenth_is_in_time_and_the_fifteenth_is_late(world: World) -> None:
    """«Trước ngày 15/12»: 23:59 on the 14th is in time, 00:00 on the 15th is not; it is taken all the same."""
    entry = blank_entry(world)
    fill(entry.submission, world.people["other"])
    for moment, words in ((datetime(2026, 12, 14, 23, 59, 59), "Đúng hạn"), (datetime(2026, 12, 15), "Chậm 1 ngày")):  # noqa: DTZ001
        with clock.at(moment.replace(tzinfo=HANOI)):
            said(post(desk(world, "other"), "plans:submit", entry.submission_id), 302)
            page = desk(world, "coordinator").get(
                reverse("reports:period", args=[entry.submission.period_id]), {"q": "Tư pháp"}
            )
            said(page, 200, words)
        Submission.objects.filter(pk=entry.submission_id).update(state="draft", first_submitted_at=None)


def test_a_form_from_elsewhere_is_refused_in_vietnamese(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["other"])
    page = said(post(client, "plans:submit", blank_entry(world).submission_id), 403)
    assert "CSRF" not in page and "trang" in page
    gone = Client().post(reverse("plans:submit", args=[blank_entry(world).submission_id]))
    assert gone["Location"].startswith("/accounts/login/")
