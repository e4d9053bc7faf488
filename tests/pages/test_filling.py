"""The form of one entry and of the summary: what is taken, what comes back with a sentence, and who meets whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from plans.actions import close_period, submit_submission
from plans.models import State
from tasks.actions import save_progress
from tasks.models import Output
from tests.pages.conftest import NOW, Desk
from tests.pages.screen import Screen, fill_in, refused, refused_whole
from tests.world import ENTRY

LONG = "Đ" * 20_001
RESULT = str(ENTRY["result"])
PAPER = {"number": "12/KH-SNV", "issued_on": "5/11/2026", "title": "Kế hoạch tập huấn"}


def save(desk: Desk, by: str = "reporter", **typed: Any) -> Any:
    """Open the form of task 6.1, fill it in, press the button."""
    return fill_in(desk.client(by), desk.entry().get_absolute_url(), "percent", **typed)


def rows(*papers: dict[str, str]) -> dict[str, str]:
    """The rows of documents as a browser sends them."""
    typed = {f"outputs-{at}-{name}": value for at, paper in enumerate(papers) for name, value in paper.items()}
    return typed | {"outputs-TOTAL_FORMS": str(len(papers))}


def untouched(desk: Desk) -> bool:
    entry = desk.entry()
    blank = (entry.stage, entry.percent, entry.result, entry.version) == ("", None, "", 0)
    return blank and not entry.outputs.exists() and desk.account().state == State.PENDING


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("101", "phải từ 0 đến 100"),
        ("-1", "phải từ 0 đến 100"),
        ("abc", "phải là số nguyên từ 0 đến 100"),
        ("50,5", "phải là số nguyên từ 0 đến 100"),
        ("5_0", "phải là số nguyên từ 0 đến 100"),
        ("9" * 5000, "phải là số nguyên từ 0 đến 100"),
    ],
)
def test_a_share_that_is_no_whole_number_up_to_100_comes_back(desk: Desk, typed: str, said: str) -> None:
    screen = refused(save(desk, percent=typed, result="Đã mở 2 lớp."), "id_percent", said)
    assert (screen.value("id_percent"), screen.value("id_result")) == (typed, "Đã mở 2 lớp.")
    assert untouched(desk)


@pytest.mark.parametrize("typed", ["70", " 70 ", "70%", "70 %"])
def test_a_share_is_taken_with_or_without_its_sign(desk: Desk, typed: str) -> None:
    answer = save(desk, stage="in_progress", percent=typed, result="Đã mở 2 lớp.")
    assert answer.status_code == 302
    screen = Screen(desk.client("reporter").get(answer["Location"]))
    assert screen.page.get_element_by_id(answer["Location"].partition("#")[2]) is not None
    assert (desk.entry().percent, desk.entry().version, desk.entry().saved_by) == (70, 1, desk.people["reporter"])
    assert desk.account().state == State.DRAFT


def test_what_was_saved_is_said_on_the_next_page(desk: Desk) -> None:
    client = desk.client("reporter")
    answer = fill_in(client, desk.entry().get_absolute_url(), "percent", result="Đã mở 2 lớp.")
    assert Screen(client.get(answer["Location"])).messages == ["Đã lưu nhiệm vụ 6.1."]


def test_zero_is_a_share_and_blank_is_none(desk: Desk) -> None:
    save(desk, percent="0")
    assert desk.entry().percent == 0
    save(desk, percent="")
    assert desk.entry().percent is None


def test_a_stage_that_is_not_in_the_list_comes_back(desk: Desk) -> None:
    screen = refused(save(desk, stage="xong", result="Đã mở 2 lớp."), "id_stage", "không có trong danh sách")
    assert screen.value("id_result") == "Đã mở 2 lớp." and untouched(desk)


@pytest.mark.parametrize("field", ["result", "obstacles", "next_steps"])
def test_text_over_the_limit_comes_back_whole(desk: Desk, field: str) -> None:
    screen = refused(save(desk, **{field: LONG}), f"id_{field}", "Nhập nhiều nhất 20000 ký tự (đang có 20001).")
    assert screen.value(f"id_{field}") == LONG and untouched(desk)


@pytest.mark.parametrize("field", ["result", "obstacles", "next_steps"])
def test_text_with_a_character_that_cannot_be_kept_comes_back(desk: Desk, field: str) -> None:
    answer = save(desk, **{field: "Đã\0xong", "percent": "70"})
    screen = refused(answer, f"id_{field}", "Không được chứa ký tự NUL.")
    assert screen.value("id_percent") == "70" and untouched(desk)


def test_every_wrong_field_is_told_at_once(desk: Desk) -> None:
    answer = save(desk, percent="101", result="a\0", **rows(PAPER | {"issued_on": "31/02/2026"}))
    assert [target for target, _said in Screen(answer).summary] == [
        "#id_percent",
        "#id_result",
        "#id_outputs-0-issued_on",
    ]
    assert untouched(desk)


@pytest.mark.parametrize("typed", ["31/02/2026", "2026-11-05", "5/11/26", "hôm qua", "05/11/0026", "5/11/9999"])
def test_a_document_of_a_day_that_never_was_comes_back(desk: Desk, typed: str) -> None:
    answer = save(desk, **rows(PAPER | {"issued_on": typed}))
    screen = refused(answer, "id_outputs-0-issued_on", f"«{typed}» không phải là một ngày có thật")
    kept = [screen.value(f"id_outputs-0-{name}") for name in PAPER]
    assert kept == ["12/KH-SNV", typed, "Kế hoạch tập huấn"] and untouched(desk)


@pytest.mark.parametrize("missing", ["number", "issued_on", "title"])
def test_a_document_needs_its_number_day_and_title(desk: Desk, missing: str) -> None:
    answer = save(desk, **rows(PAPER | {missing: " "}))
    refused(answer, f"id_outputs-0-{missing}", "Văn bản, sản phẩm cần đủ số, ngày và trích yếu.")
    assert untouched(desk)


@pytest.mark.parametrize(("field", "limit"), [("number", 60), ("title", 500)])
def test_a_documents_words_have_limits(desk: Desk, field: str, limit: int) -> None:
    typed = "K" * (limit + 1)
    screen = refused(save(desk, **rows(PAPER | {field: typed})), f"id_outputs-0-{field}", f"nhiều nhất {limit} ký tự")
    assert screen.value(f"id_outputs-0-{field}") == typed and untouched(desk)
    refused(save(desk, **rows(PAPER | {field: "K\0"})), f"id_outputs-0-{field}", "ký tự NUL")


def test_documents_are_listed_in_order_changed_and_struck_out(desk: Desk) -> None:
    save(desk, **rows(PAPER, PAPER | {"number": "13/KH-SNV"}, {"number": "", "issued_on": "", "title": ""}))
    kept = [(row.number, row.issued_on) for row in desk.entry().outputs.all()]
    assert kept == [("12/KH-SNV", date(2026, 11, 5)), ("13/KH-SNV", date(2026, 11, 5))]
    screen = Screen(desk.client("reporter").get(desk.entry().get_absolute_url()))
    assert screen.value("id_outputs-0-issued_on") == "05/11/2026" and screen.value("id_outputs-2-number") == ""
    save(desk, **{"outputs-0-DELETE": "on", "outputs-1-title": "Kế hoạch tập huấn, sửa đổi"})
    assert [(row.number, row.title) for row in desk.entry().outputs.all()] == [
        ("13/KH-SNV", "Kế hoạch tập huấn, sửa đổi")
    ]
    save(desk, **{"outputs-0-number": "", "outputs-0-issued_on": "", "outputs-0-title": ""})
    assert not desk.entry().outputs.exists(), "a row that was emptied is no row"


def test_fifty_documents_are_enough_for_one_task(desk: Desk) -> None:
    papers = [PAPER | {"number": f"{at}/KH"} for at in range(51)]
    refused_whole(save(desk, **rows(*papers)), "Nhập nhiều nhất 50 dòng.")
    assert untouched(desk)
    save(desk, **rows(*papers[:50]))
    assert Output.objects.filter(progress=desk.entry()).count() == 50


def test_a_page_that_lost_a_part_on_its_way_is_told_to_be_loaded_again(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    for lost in ("outputs-TOTAL_FORMS", "outputs-INITIAL_FORMS"):
        values = Screen(client.get(url)).form("percent").values | {"result": "Đã mở 2 lớp."}
        del values[lost]
        screen = refused_whole(client.post(url, values), "Hãy tải lại trang")
        assert screen.value("id_result") == "Đã mở 2 lớp." and untouched(desk)
    for version in ("", "abc", "-1"):
        refused_whole(save(desk, version=version, result="Đã mở 2 lớp."), "Hãy tải lại trang")
        assert untouched(desk)


def test_two_people_at_one_entry_see_both_texts_and_the_later_one_chooses(desk: Desk) -> None:
    client, url = desk.client("head"), desk.entry().get_absolute_url()
    form = Screen(client.get(url)).form("percent")
    save_progress(desk.entry(), ENTRY, by=desk.people["reporter"], version=0)
    answer = form.post(
        client, url, stage="completed", percent="100", result="Đã mở 3 lớp.\nĐủ 90 người.", **rows(PAPER)
    )
    screen = Screen(answer)
    assert screen.status == 409 and "Chưa có gì bị ghi đè." in screen.text
    assert screen.row("Kết quả thực hiện") == "Kết quả thực hiện Đã tổ chức 02 lớp tập huấn. Đã mở 3 lớp. Đủ 90 người."
    assert screen.row("Tình trạng").endswith("Đang thực hiện Hoàn thành")
    assert screen.row("Văn bản").endswith("12/KH-SNV (05/11/2026): Kế hoạch tập huấn")
    assert desk.entry().result == RESULT and not desk.entry().outputs.exists()
    (kept,) = screen.links("Giữ bản đã lưu")
    assert Screen(client.get(kept)).value("id_result") == RESULT
    chosen = screen.button("Lưu bản của tôi").post(client, url)
    assert chosen.status_code == 302
    entry = desk.entry()
    assert (entry.stage, entry.percent, entry.result) == ("completed", 100, "Đã mở 3 lớp.\nĐủ 90 người.")
    assert (entry.version, entry.saved_by, entry.outputs.count()) == (2, desk.people["head"], 1)


def test_the_button_pressed_twice_saves_once(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    form = Screen(client.get(url)).form("percent")
    for _press in range(2):
        assert form.post(client, url, percent="70", result="Đã mở 2 lớp.").status_code == 302
    assert desk.entry().version == 1


def test_after_saving_one_goes_on_from_where_one_came(desk: Desk) -> None:
    entry, check = desk.entry(), desk.page("reports:check")
    url = entry.get_absolute_url()
    assert save(desk)["Location"] == f"{desk.account().get_absolute_url()}#task-{entry.task_id}"
    answer = fill_in(desk.client("reporter"), f"{url}?next=check", "percent")
    assert answer["Location"] == f"{check}#task-{entry.task_id}"
    assert save(desk, more="outputs")["Location"] == f"{url}#outputs"
    assert save(desk, more="evidence")["Location"] == f"{url}#evidence"
    assert save(desk, more="https://example.test/")["Location"].startswith("/")


def test_the_entry_is_read_only_with_the_reason_for_whom_it_is_not(desk: Desk) -> None:
    desk.fill()
    url = desk.entry().get_absolute_url()
    for name in ("coordinator", "leader", "auditor"):
        screen = Screen(desk.client(name).get(url))
        assert "Chỉ người của cơ quan báo cáo được nhập và sửa" in screen.text and RESULT in screen.text
        assert not screen.has_button("Lưu nhiệm vụ này")
        answer = desk.client(name).post(url, {"result": "Sửa hộ.", "version": "1"})
        assert answer.status_code == 403 and "Chỉ người của cơ quan báo cáo" in Screen(answer).text
    for name in ("other", "administrator", "nobody"):
        for answer in (desk.client(name).get(url), desk.client(name).post(url, {"result": "Sửa hộ.", "version": "1"})):
            assert answer.status_code == 404
    assert desk.entry().result == RESULT


def test_nothing_is_taken_after_sending_or_closing_and_the_sentence_says_why(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    form, summary = Screen(client.get(url)).form("percent"), desk.page("plans:edit_summary")
    words = Screen(client.get(summary)).form("summary")
    desk.fill()
    submit_submission(desk.account(), by=desk.people["head"])
    for sent in (form.post(client, url, result="Muộn."), words.post(client, summary, summary="Muộn.")):
        assert sent.status_code == 409 and "Báo cáo đã gửi, không sửa được nữa" in Screen(sent).text
    assert "Báo cáo đã gửi, không sửa được nữa" in Screen(client.get(url)).text
    close_period(desk.period, by=desk.people["coordinator"])
    for late in (form.post(client, url, result="Muộn."), words.post(client, summary, summary="Muộn.")):
        assert late.status_code == 409 and "Kỳ báo cáo «Năm 2026» đã khóa" in Screen(late).text
    assert "đã khóa" in Screen(client.get(url)).text and "đã khóa" in Screen(client.get(summary)).text
    assert desk.entry().result == RESULT and desk.account().summary == "Đã hoàn thành kế hoạch năm."


def test_a_task_that_waits_for_its_document_says_what_it_waits_for(desk: Desk) -> None:
    client = desk.client("coordinator")
    screen = Screen(client.get(desk.entry("5.1", "sgddt-qn").get_absolute_url()))
    assert "Nhiệm vụ chờ văn bản làm căn cứ:" in screen.text
    parts = Screen(client.get(desk.page("reports:check", "sgddt-qn")))
    assert parts.status == 200


@pytest.mark.parametrize("field", ["summary", "shortcomings", "orientation", "proposals"])
def test_the_summary_is_kept_within_its_limits(desk: Desk, field: str) -> None:
    client, url = desk.client("reporter"), desk.page("plans:edit_summary")
    over = fill_in(client, url, "summary", **{field: LONG})
    screen = refused(over, f"id_{field}", "Nhập nhiều nhất 20000 ký tự (đang có 20001).")
    assert screen.value(f"id_{field}") == LONG
    refused(fill_in(client, url, "summary", **{field: "a\0b"}), f"id_{field}", "Không được chứa ký tự NUL.")
    assert (desk.account().version, desk.account().state) == (0, State.PENDING)
    assert fill_in(client, url, "summary", **{field: " Đạt.\n\n Vượt. "}).status_code == 302
    account = desk.account()
    assert (getattr(account, field), account.version, account.state) == ("Đạt.\n\n Vượt.", 1, State.DRAFT)


def test_two_people_at_the_summary_see_both_texts(desk: Desk) -> None:
    client, url = desk.client("head"), desk.page("plans:edit_summary")
    form = Screen(client.get(url)).form("summary")
    fill_in(desk.client("reporter"), url, "summary", summary="Của cán bộ.")
    screen = Screen(form.post(client, url, summary="Của lãnh đạo."))
    assert screen.status == 409 and screen.row("Kết quả nổi bật").endswith("Của cán bộ. Của lãnh đạo.")
    assert desk.account().summary == "Của cán bộ."
    assert screen.button("Lưu bản của tôi").post(client, url).status_code == 302
    assert (desk.account().summary, desk.account().version) == ("Của lãnh đạo.", 2)


def test_the_summary_goes_back_to_the_check_or_to_the_parts(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.page("plans:edit_summary")
    assert fill_in(client, url, "summary", summary="a")["Location"] == desk.account().get_absolute_url()
    assert fill_in(client, f"{url}?next=check", "summary")["Location"] == desk.page("reports:check")
    for lost in ("", "abc", "-1"):
        refused_whole(fill_in(client, url, "summary", version=lost, summary="b"), "Hãy tải lại trang")
    assert desk.account().summary == "a"


def test_looking_at_the_form_writes_nothing(desk: Desk) -> None:
    client = desk.client("reporter")
    with CaptureQueriesContext(connection) as queries, clock.at(NOW):
        client.get(desk.entry().get_absolute_url())
        client.get(desk.page("plans:edit_summary"))
    wrote = [query["sql"] for query in queries if query["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert not wrote and untouched(desk)
