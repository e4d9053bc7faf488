"""A form that saves itself, starts from the period before, and asks before the session ends."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html
from rest_framework.test import APIClient

from accounts.policy import session_end
from core import clock, record
from core.errors import DomainError
from plans.actions import close_period, save_summary
from plans.models import Period, State
from tasks import actions
from tasks.actions import add_evidence, open_period, reuse_evidence, save_progress
from tasks.models import Evidence, Progress
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen, fill_in, refused, words
from tests.reports.readers import packed, pdf_text
from tests.world import ENTRY, PDF

RESULT = str(ENTRY["result"])
NEXT_YEAR = datetime(2027, 11, 5, 9, tzinfo=HANOI)
PART = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path


def autosave(desk: Desk, by: str = "reporter", **typed: Any) -> Any:
    """What the page sends by itself: every field of the form of task 6.1 as it stands."""
    client, url = desk.client(by), desk.entry().get_absolute_url()
    values = Screen(client.get(url)).form("percent").values | typed
    return client.post(reverse("tasks:autosave_progress", args=[desk.entry().pk]), values, headers=PART)


def told(answer: Any) -> tuple[str, str]:
    """The version the page has now, and what it says."""
    (part,) = html.fragments_fromstring(answer.content.decode().strip())[-1:]
    return part.get("data-version", ""), words(part)


def test_the_page_saves_what_can_be_read_and_says_what_not(desk: Desk) -> None:
    answer = autosave(desk, stage="in_progress", percent="abc", result="Đã mở 2 lớp.", **{"outputs-0-number": "1/KH"})
    version, said = told(answer)
    assert (answer.status_code, version) == (200, "1")
    assert "Đã tự lưu lúc 09:00" in said and "Tỷ lệ hoàn thành (%): Tỷ lệ hoàn thành phải là số nguyên" in said
    assert "Ngày ban hành: Văn bản, sản phẩm cần đủ số" in said
    entry = desk.entry()
    assert (entry.stage, entry.percent, entry.result, entry.version) == ("in_progress", None, "Đã mở 2 lớp.", 1)
    assert not entry.outputs.exists() and desk.account().state == State.DRAFT
    assert not desk.account().versions.exists(), "nothing was sent"
    events = Progress.pgh_event_model.objects.filter(pgh_obj_id=entry.pk)  # type: ignore[attr-defined]
    assert record.read(record.pointers(events))[0].act_words == "Tự lưu kết quả nhiệm vụ"


def test_saving_by_itself_twice_makes_one_version_and_the_button_goes_on_from_there(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    form = Screen(client.get(url)).form("percent")
    for _time in range(2):
        answer = client.post(
            reverse("tasks:autosave_progress", args=[desk.entry().pk]), form.values | {"result": "Một."}, headers=PART
        )
        version, said = told(answer)
        assert version == "1" and "Chưa tự lưu được" not in said
    assert form.post(client, url, version=version, result="Một, hai.").status_code == 302
    assert (desk.entry().result, desk.entry().version) == ("Một, hai.", 2)


def test_a_lost_race_is_told_in_the_page_and_overwrites_nothing(desk: Desk) -> None:
    save_progress(desk.entry(), ENTRY, by=desk.people["head"], version=0)
    answer = autosave(desk, version="0", result="Của tôi.")
    assert answer.status_code == 409 and "Người khác đã lưu nội dung này" in told(answer)[1]
    assert "So sánh hai bản" in told(answer)[1] and desk.entry().result == RESULT
    save_summary(desk.account(), {"summary": "Của lãnh đạo."}, by=desk.people["head"], version=0)
    answer = desk.client("reporter").post(
        desk.page("plans:autosave_summary"), {"version": "0", "summary": "Của tôi."}, headers=PART
    )
    assert answer.status_code == 409 and desk.account().summary == "Của lãnh đạo."


def test_the_summary_saves_itself_too(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.page("plans:autosave_summary")
    answer = client.post(url, {"version": "0", "summary": "Đạt.", "proposals": "a\0b"}, headers=PART)
    version, said = told(answer)
    assert version == "1" and "Kiến nghị, đề xuất: Không được chứa ký tự NUL." in said
    assert (desk.account().summary, desk.account().state) == ("Đạt.", State.DRAFT)
    for lost in ("", "abc"):
        answer = client.post(url, {"version": lost, "summary": "Khác."}, headers=PART)
        assert answer.status_code == 422 and "Hãy tải lại trang" in told(answer)[1]
        assert autosave(desk, version=lost, result="Khác.").status_code == 422
    assert desk.account().summary == "Đạt."


def test_nothing_saves_itself_once_the_period_is_closed(desk: Desk) -> None:
    close_period(desk.period, by=desk.people["coordinator"])
    url = reverse("tasks:autosave_progress", args=[desk.entry().pk])
    answer = desk.client("reporter").post(url, {"version": "0", "result": "Muộn."}, headers=PART)
    assert answer.status_code == 409 and "đã khóa" in told(answer)[1]


def test_without_a_session_the_page_is_sent_to_sign_in(desk: Desk) -> None:
    answer = Client().post(reverse("tasks:autosave_progress", args=[desk.entry().pk]), {"result": "x"}, headers=PART)
    assert answer.status_code == 302 and "/accounts/login/" in answer["Location"]


def next_year(desk: Desk) -> Progress:
    """Task 6.1 a year on, the account of 2026 being full of words."""
    desk.send()
    close_period(desk.period, by=desk.people["coordinator"])
    open_period(Period.objects.get(kind="annual", year=2027), by=desk.people["coordinator"])
    return desk.entry(year=2027)


def test_one_press_starts_from_the_words_of_the_year_before(desk: Desk) -> None:
    with clock.at(NEXT_YEAR):
        entry = next_year(desk)
        client, url = desk.client("reporter"), entry.get_absolute_url()
        answer = fill_in(client, url, "percent", percent="20", more="before")
        assert answer["Location"] == f"{url}?from=before"
        screen = Screen(client.get(answer["Location"]))
        assert screen.value("id_result") == RESULT and screen.value("id_percent") == "20"
        assert "Đã đưa nội dung báo cáo «Năm 2026» vào các mục còn trống:" in screen.text
        assert "Mục này giống nguyên văn báo cáo «Năm 2026»" in screen.text
        assert desk.entry(year=2027).result == "", "looking saves nothing"
        saved = screen.form("percent").post(client, url, stage="in_progress")
        assert saved.status_code == 302 and desk.entry(year=2027).result == RESULT
        check = Screen(client.get(reverse("reports:check", args=[entry.submission_id])))
        assert "Giống nguyên văn báo cáo «Năm 2026»: Kết quả thực hiện." in check.text
        again = Screen(client.get(f"{url}?from=before"))
        assert "Không có mục trống nào" in again.text and again.value("id_result") == RESULT


def test_what_was_typed_is_not_replaced_by_the_year_before(desk: Desk) -> None:
    with clock.at(NEXT_YEAR):
        url = next_year(desk).get_absolute_url()
        client = desk.client("reporter")
        answer = fill_in(client, url, "percent", result="Của năm nay.", more="before")
        screen = Screen(client.get(answer["Location"]))
        assert screen.value("id_result") == "Của năm nay." and "giống nguyên văn" not in screen.text
        refused(fill_in(client, url, "percent", percent="abc", more="before"), "id_percent", "số nguyên")


def test_the_summary_starts_from_the_year_before_and_keeps_its_way_back(desk: Desk) -> None:
    with clock.at(NEXT_YEAR):
        entry = next_year(desk)
        client, url = desk.client("reporter"), reverse("plans:edit_summary", args=[entry.submission_id])
        answer = fill_in(client, f"{url}?next=check", "summary", more="before", proposals="Không.")
        assert answer["Location"] == f"{url}?next=check&from=before"
        screen = Screen(client.get(answer["Location"]))
        assert screen.value("id_summary") == "Đã hoàn thành kế hoạch năm." and screen.value("id_proposals") == "Không."
        assert screen.links("Về trang kiểm tra")
        screen.form("summary").post(client, answer["Location"])
        check = Screen(client.get(reverse("reports:check", args=[entry.submission_id])))
        assert "Giống nguyên văn báo cáo «Năm 2026»: Kết quả nổi bật." in check.text


def test_the_way_back_to_the_check_is_kept_on_every_press(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    for more, onward in (("outputs", "?next=check#outputs"), ("before", "?from=before&next=check")):
        assert fill_in(client, f"{url}?next=check", "percent", more=more)["Location"] == f"{url}{onward}"


def test_from_one_part_straight_to_the_next(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    following = fill_in(client, url, "percent", more="next")["Location"]
    assert following == desk.entry("10.1").get_absolute_url()
    assert fill_in(client, following, "percent", more="next")["Location"] == desk.page("plans:edit_summary")


def test_files_go_up_apart_from_the_text(desk: Desk) -> None:
    client, url = desk.client("reporter"), reverse("tasks:attach_evidence", args=[desk.entry().pk])
    answer = client.post(url, {"file": SimpleUploadedFile("ket-qua.pdf", PDF)}, headers=PART)
    evidence = desk.entry().evidence.get()
    assert answer.status_code == 200 and "ket-qua.pdf" in told(answer)[1]
    assert f'value="{evidence.pk}"' in answer.content.decode() and desk.entry().version == 0
    bad = client.post(url, {"file": SimpleUploadedFile("gia.pdf", b"MZ")}, headers=PART)
    assert bad.status_code == 422 and "không đúng với đuôi tên tệp" in told(bad)[1]
    assert client.post(url, headers=PART).status_code == 422
    plain = client.post(url, {"file": SimpleUploadedFile("hai.pdf", PDF + b"2")})
    assert plain["Location"] == f"{desk.entry().get_absolute_url()}#evidence" and desk.entry().evidence.count() == 2


def proof(desk: Desk, task: str, code: str = "snv-qn", content: bytes = PDF, by: str = "reporter") -> Evidence:
    entry = desk.entry(task, code)
    return add_evidence(entry, by=desk.people[by], name="a.pdf", content=io.BytesIO(content), size=len(content))


def test_evidence_given_before_is_ticked_and_used_again(desk: Desk) -> None:
    given, client, url = proof(desk, "10.1"), desk.client("reporter"), desk.entry().get_absolute_url()
    screen = Screen(client.get(url))
    assert "Dùng lại tệp đã gắn trước đây (1)" in screen.text and "Nhiệm vụ 10.1, năm 2026" in screen.text
    assert fill_in(client, url, "percent", reuse=[str(given.pk), "x", "9" * 30]).status_code == 302
    again = desk.entry().evidence.get()
    assert (again.sha256, again.name, again.uploaded_by) == (given.sha256, "a.pdf", desk.people["reporter"])
    events = Evidence.pgh_event_model.objects.filter(pgh_obj_id=again.pk)  # type: ignore[attr-defined]
    assert record.read(record.pointers(events))[0].act_words == "Dùng lại tệp minh chứng"
    assert "Dùng lại tệp" not in Screen(client.get(url)).text, "what is there is not offered"


def test_evidence_is_used_again_through_the_api(desk: Desk) -> None:
    given, entry = proof(desk, "10.1"), desk.entry()
    url = reverse("api:evidence-reuse", args=[given.pk])
    for name, status in (("coordinator", 403), ("other", 404), ("reporter", 201)):
        client = APIClient()
        client.force_authenticate(desk.people[name])
        assert client.post(url, {"progress": entry.pk}).status_code == status
    assert desk.entry().evidence.get().sha256 == given.sha256


def test_evidence_of_another_agency_is_neither_offered_nor_taken(desk: Desk) -> None:
    foreign = proof(desk, "10.1", "stp-qn", by="other")
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    assert "Dùng lại tệp" not in Screen(client.get(url)).text
    fill_in(client, url, "percent", reuse=str(foreign.pk))
    assert not desk.entry().evidence.exists()
    with pytest.raises(DomainError, match="cơ quan mình và của cơ quan tiền thân"):
        reuse_evidence(desk.entry(), [foreign], by=desk.people["reporter"])
    with pytest.raises(DomainError, match="Chỉ người của cơ quan báo cáo"):
        reuse_evidence(desk.entry(), [foreign], by=desk.people["other"])


def test_a_file_used_again_counts_among_the_ten(desk: Desk) -> None:
    given = proof(desk, "10.1", content=PDF + b"x")
    uploads = [actions.Upload(f"{n}.pdf", io.BytesIO(PDF + b"%d" % n), len(PDF) + len(b"%d" % n)) for n in range(10)]
    actions.add_files(desk.entry(), by=desk.people["reporter"], uploads=uploads)
    answer = fill_in(desk.client("reporter"), desk.entry().get_absolute_url(), "percent", reuse=str(given.pk))
    refused(answer, "id_file", "tối đa 10 tệp")


def test_going_on_renews_the_session_and_signing_in_begins_it(desk: Desk) -> None:
    client = desk.client("reporter")
    assert session_end(client.session) is None
    assert client.post(reverse("renew_session")).json() == {"left": 8 * 3600}
    end = session_end(client.session)
    assert end is not None
    page = html.fromstring(client.get(desk.entry().get_absolute_url()).content.decode())
    assert 28700 < int(page.get_element_by_id("session").get("data-left")) <= 28800
    assert "Phiên làm việc này kéo dài đến" in words(page)


def test_the_receipt_is_a_pdf_too(desk: Desk) -> None:
    nothing_yet = desk.client("head").get(desk.page("reports:receipt_file"))
    assert nothing_yet.status_code == 404
    desk.send()
    answer = desk.client("head").get(desk.page("reports:receipt_file"))
    version = desk.account().versions.get()
    assert answer["Content-Type"] == "application/pdf"
    assert f'attachment; filename="bien-nhan-{version.receipt_code}.pdf"' == answer["Content-Disposition"]
    text = pdf_text(b"".join(answer))
    for part in (version.receipt_code, "Sở Nội vụ tỉnh Quảng Ngãi", "Năm 2026", "Người head", "6.1", "Đang thực hiện"):
        assert packed(part) in packed(text), part


def test_a_receipt_that_cannot_be_written_is_told(desk: Desk, settings: LazySettings, tmp_path: Path) -> None:
    desk.send()
    settings.FONTS_DIR = tmp_path
    answer = desk.client("head").get(desk.page("reports:receipt_file"))
    assert answer.status_code == 409 and "Thiếu phông chữ" in Screen(answer).text
