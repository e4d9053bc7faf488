"""The yearly form in a real browser: it saves itself, takes files, keeps what was typed; and without a script too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.db import connections
from django.urls import reverse
from playwright.sync_api import Browser, FilePayload, Page, expect, sync_playwright

from agencies.models import Agency
from core import clock
from plans.models import Period, Submission
from tasks.actions import save_progress
from tasks.models import Progress
from tests.browser import start_chromium
from tests.reports.readers import packed, pdf_text
from tests.world import ENTRY, PDF, World, make_world, person

pytestmark = pytest.mark.django_db(transaction=True)
AGENCY = "stp-qn"
LAST_YEAR = "Đã phổ biến pháp luật về sở hữu trí tuệ tại 05 xã."
HALF_MINUTE = 30_000
ENTRIES = Progress.objects.select_related("task__trigger", "submission__period")


@pytest.fixture
def world(settings: LazySettings, tmp_path: Path) -> World:
    """Sở Tư pháp has its account of 2026 to fill in, and one of 2025 that was accepted."""
    settings.DEMO, settings.REQUIRE_SECOND_FACTOR, settings.FILES_DIR = True, False, tmp_path
    made = make_world()
    agency = Agency.objects.get(code=AGENCY)
    made.people["colleague"] = person("colleague", "reporter", agency)
    period = Period.objects.get(plan=made.objects["plan"], kind="annual", year=2025)
    Period.objects.filter(pk=period.pk).update(opened_at=clock.now(), closed_at=clock.now())
    past = Submission.objects.create(period=period, agency=agency, state="accepted", summary="Đạt kế hoạch năm 2025.")
    Progress.objects.create(
        submission=past, task=entry().task, stage="in_progress", percent=40, result=LAST_YEAR, version=1
    )
    return made


def entry() -> Progress:
    """The first task that Sở Tư pháp accounts for in 2026."""
    rows = ENTRIES.filter(submission__agency__code=AGENCY, submission__period__year=2026).order_by("task__order")
    return next(row for row in rows if not row.waits)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver keeps an event loop in this thread
    with sync_playwright() as playwright:
        found = start_chromium(playwright)
        yield found
        found.close()
        connections.close_all()  # those of the loop; the tests' own are closed with the tests


def sign_in(page: Page) -> None:
    page.get_by_label("Thư điện tử").fill("other@example.test")
    page.get_by_label("Mật khẩu").fill("mat-khau-dai-2030")
    page.get_by_role("button", name="Đăng nhập").click()


def file(name: str, content: bytes = PDF) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def test_the_form_looks_after_what_is_typed(live_server: Any, world: World, browser: Browser) -> None:
    page = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh").new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security" in line.text else None)
    page.clock.install()
    form = f"{live_server.url}{entry().get_absolute_url()}"
    page.goto(form)
    sign_in(page)
    starts_from_the_year_before(page)
    saves_itself(page)
    takes_files_one_by_one(page)
    loses_a_race(page, world)
    survives_the_end_of_the_session(page, form)
    asks_before_the_session_ends(page, form)
    assert not faults


def starts_from_the_year_before(page: Page) -> None:
    page.get_by_role("button", name="Bắt đầu từ nội dung kỳ trước").click()
    expect(page.get_by_label("Kết quả thực hiện trong kỳ")).to_have_value(LAST_YEAR)
    expect(page.get_by_text("Mục này giống nguyên văn báo cáo «Năm 2025»")).to_be_visible()
    assert entry().result == ""


def saves_itself(page: Page) -> None:
    """Half a minute on, what can be read is saved; the word for what cannot be read stays in its field."""
    page.get_by_label("Kết quả thực hiện trong kỳ").fill("Đã phổ biến tại 06 xã.")
    page.get_by_label("Tỷ lệ hoàn thành (%)").fill("nửa")
    page.clock.fast_forward(HALF_MINUTE)
    told = page.locator("#autosave")
    expect(told).to_contain_text("Đã tự lưu lúc")
    expect(told).to_contain_text("Tỷ lệ hoàn thành phải là số nguyên")
    assert (entry().result, entry().percent, entry().version) == ("Đã phổ biến tại 06 xã.", None, 1)
    page.get_by_label("Tỷ lệ hoàn thành (%)").fill(" 70 %")
    page.get_by_label("Ngày ban hành").fill("5-3-2026")
    page.get_by_label("Trích yếu").focus()
    expect(page.get_by_text("Hiểu là: 70", exact=True)).to_be_visible()
    expect(page.get_by_text("Hiểu là: 05/03/2026")).to_be_visible()
    page.get_by_label("Ngày ban hành").fill("")
    page.clock.fast_forward(HALF_MINUTE)
    expect(told).to_have_text(re.compile(r"^\s*Đã tự lưu lúc \d\d:\d\d\s*$"))
    assert (entry().percent, entry().version) == (70, 2)


def takes_files_one_by_one(page: Page) -> None:
    page.get_by_label("Tệp cần gắn").set_input_files([file("ke-hoach.pdf"), file("gia-mao.pdf", b"MZ")])
    expect(page.locator("#attached")).to_contain_text("ke-hoach.pdf")
    expect(page.locator("#attached")).to_contain_text("đã gắn")
    expect(page.locator(".chosen")).to_contain_text("lỗi: Nội dung tệp «gia-mao.pdf» không đúng")
    assert [row.name for row in entry().evidence.all()] == ["ke-hoach.pdf"]


def loses_a_race(page: Page, world: World) -> None:
    """A colleague saved meanwhile: nothing is overwritten, and one press shows both texts."""
    theirs = {"result": "Bản của đồng nghiệp."}
    save_progress(entry(), theirs, by=world.people["colleague"], version=entry().version)
    page.get_by_label("Kết quả thực hiện trong kỳ").fill("Bản của tôi.")
    page.clock.fast_forward(HALF_MINUTE)
    expect(page.locator("#autosave")).to_contain_text("Người khác đã lưu nội dung này")
    assert entry().result == "Bản của đồng nghiệp."
    page.get_by_role("button", name="So sánh hai bản").click()
    expect(page.get_by_role("row", name="Kết quả thực hiện")).to_contain_text("Bản của tôi.")
    page.get_by_role("link", name="Giữ bản đã lưu").click()
    expect(page.get_by_label("Kết quả thực hiện trong kỳ")).to_have_value("Bản của đồng nghiệp.")


def survives_the_end_of_the_session(page: Page, form: str) -> None:
    """Whether the page notices by itself or the button is pressed, what was typed is there after signing in again."""
    page.get_by_label("Việc tiếp theo").fill("Mở thêm 02 lớp.")
    Session.objects.all().delete()
    page.clock.fast_forward(HALF_MINUTE)
    expect(page.locator("#autosave")).to_contain_text("Phiên làm việc đã kết thúc")
    assert page.url.startswith(form) and entry().next_steps == ""
    page.locator("#autosave").get_by_role("link", name="Đăng nhập lại").click()
    sign_in(page)
    expect(page.get_by_label("Việc tiếp theo")).to_have_value("Mở thêm 02 lớp.")
    expect(page.locator("#autosave")).to_contain_text("Đã đưa trở lại nội dung")
    page.get_by_label("Việc tiếp theo").fill("Mở thêm 03 lớp.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Lưu nhiệm vụ này").click()
    sign_in(page)
    expect(page.get_by_label("Việc tiếp theo")).to_have_value("Mở thêm 03 lớp.")
    page.get_by_role("button", name="Lưu nhiệm vụ này").click()
    expect(page.get_by_text("Đã lưu nhiệm vụ")).to_be_visible()
    assert entry().next_steps == "Mở thêm 03 lớp."
    page.goto(form)
    expect(page.locator("#autosave")).to_contain_text("Lưu gần nhất lúc")


def asks_before_the_session_ends(page: Page, form: str) -> None:
    page.goto(form)
    page.clock.fast_forward((8 * 3600 - 100) * 1000)
    dialog = page.get_by_role("dialog", name="Phiên làm việc sắp kết thúc")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Tiếp tục làm việc").click()
    expect(dialog).to_be_hidden()


def test_the_same_without_a_script(live_server: Any, world: World, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(
        locale="vi-VN", java_script_enabled=False, viewport={"width": 375, "height": 800}, accept_downloads=True
    )
    page = context.new_page()
    page.goto(f"{live_server.url}{entry().get_absolute_url()}")
    sign_in(page)
    page.get_by_role("button", name="Bắt đầu từ nội dung kỳ trước").click()
    expect(page.get_by_label("Kết quả thực hiện trong kỳ")).to_have_value(LAST_YEAR)
    mistype_and_mend(page)
    for rest in ENTRIES.filter(submission=entry().submission_id).exclude(pk=entry().pk):
        if not rest.waits:
            save_progress(rest, ENTRY, by=world.people["other"], version=rest.version)
    check_and_send(page)
    receipt(page, tmp_path)


def mistype_and_mend(page: Page) -> None:
    page.get_by_label("Đang thực hiện").check()
    page.get_by_label("Tỷ lệ hoàn thành (%)").fill("trăm")
    page.get_by_label("Ngày ban hành").fill("31/02/2026")
    page.get_by_label("Tệp cần gắn").set_input_files([file("ke-hoach.pdf"), file("gia-mao.pdf", b"MZ")])
    page.get_by_role("button", name="Lưu nhiệm vụ này").click()
    expect(page.get_by_role("heading", name="Có 3 lỗi cần sửa")).to_be_visible()
    expect(page.locator("#attached")).to_contain_text("ke-hoach.pdf")
    assert page.title().startswith("Lỗi: ")
    page.get_by_label("Tỷ lệ hoàn thành (%)").fill("60")
    page.get_by_label("Ngày ban hành").fill("1/3/2026")
    page.get_by_label("Số, ký hiệu").fill("12/KH-STP")
    page.get_by_label("Trích yếu").fill("Kế hoạch phổ biến")
    page.get_by_role("button", name="Lưu nhiệm vụ này").click()
    expect(page.get_by_role("row").filter(has_text=f"Nhiệm vụ {entry().task.code}").first).to_contain_text("Hoàn thành")


def check_and_send(page: Page) -> None:
    page.get_by_role("link", name="Kiểm tra và gửi").click()
    expect(page.get_by_text("Giống nguyên văn báo cáo «Năm 2025»: Kết quả thực hiện.")).to_be_visible()
    page.locator(".error-summary a").first.click()
    page.get_by_label("Kết quả nổi bật").fill("Đạt kế hoạch năm 2026.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    assert page.url.endswith(reverse("reports:check", args=[entry().submission_id]))
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("heading", name="Đã gửi báo cáo")).to_be_visible()


def receipt(page: Page, folder: Path) -> None:
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải biên nhận (PDF)").click()
    download.value.save_as(folder / "receipt.pdf")
    text = packed(pdf_text((folder / "receipt.pdf").read_bytes()))
    version = Submission.objects.get(pk=entry().submission_id).versions.get()
    for part in (version.receipt_code, "Sở Tư pháp tỉnh Quảng Ngãi", "Dữ liệu minh họa", entry().task.code):
        assert packed(part) in text, part
