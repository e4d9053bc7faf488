"""One whole year in a real browser: filled, sent, returned, mended, accepted, compiled by a worker, taken away.

Once with a mouse, and once with nothing but the keys.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, FilePayload, Page, Request, expect, sync_playwright

from accounts.models import User
from agencies.models import Agency
from kontum_ip.celery import app
from plans.models import Period, Submission
from reports.models import Report
from tests.browser import start_chromium
from tests.hands import Hands, Keyboard, Mouse
from tests.reports.readers import excel_values, packed, pdf_text, word_text
from tests.worker import running_worker
from tests.world import FILE, person

PASSWORD = "mat-khau-dai-2030"  # noqa: S105 – what tests.world gives everybody
AGENCY = "Sở Văn hóa, Thể thao và Du lịch tỉnh Quảng Ngãi"
FIRST = "Đã cấp 03 giấy chứng nhận quyền tác giả."
MENDED = "Đã cấp 05 giấy chứng nhận quyền tác giả; đăng ký 02 chương trình biểu diễn."
REASON = "Số liệu chưa khớp với báo cáo quý III, đề nghị rà soát."
REMARK = "Nêu rõ số giấy chứng nhận đến 31/10."
SUMMARY = "Cơ quan đã hoàn thành các nhiệm vụ được giao trong năm."
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Office:
    """The portal as people meet it: a browser, an address, and whatever went wrong behind the screen."""

    browser: Browser
    address: str
    hands: Hands = field(default_factory=Mouse)
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def at_work(self, name: str, *, width: int = 1366) -> Iterator[Page]:
        """A person signed in at their own desk, on their first page."""
        context = self.browser.new_context(viewport={"width": width, "height": 900}, locale="vi-VN")
        page = context.new_page()
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self.see)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(self.address)
        self.hands.write(page.locator("input[name=login]"), f"{name}@example.test")
        self.hands.write(page.locator("input[name=password]"), PASSWORD)
        self.hands.press(page.get_by_role("button", name="Đăng nhập"))
        expect(page.get_by_role("heading", name=f"Xin chào, Người {name}")).to_be_visible()
        yield page
        context.close()

    def hear(self, said: ConsoleMessage) -> None:
        """Refusals that the year provokes on purpose are no faults; anything else the browser complains of is."""
        if said.type == "error" and "status of 422" not in said.text:
            self.faults.append(said.text)

    def see(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"off the site: {request.url}")


@pytest.fixture
def office(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver keeps an event loop in this thread
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        yield Office(browser, live_server.url)
        browser.close()
        connections.close_all()  # those of the loop; the tests' own are closed with the tests


@pytest.fixture
def people() -> None:
    """The real plan, and those who take part in the year."""
    app.control.purge()
    User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
    call_command("load_plan", FILE, verbosity=0, stdout=io.StringIO())
    agency = Agency.objects.get(name=AGENCY)
    for name in ("reporter", "head"):
        person(name, name, agency)
    for name in ("coordinator", "leader"):
        person(name, name)


@pytest.mark.parametrize("hands", [Mouse(), Keyboard()], ids=["mouse", "keyboard"])
@pytest.mark.usefixtures("people")
def test_a_year_from_the_open_period_to_the_leaders_three_files(office: Office, tmp_path: Path, hands: Hands) -> None:
    office.hands = hands
    with office.at_work("coordinator") as page:
        open_the_period(page, hands)
    with office.at_work("reporter", width=375) as page:
        fill_the_form(page, hands)
    with office.at_work("head") as page:
        send(page, hands, times=1)
    with office.at_work("coordinator") as page:
        comment_and_return(page, hands)
    with office.at_work("reporter") as page:
        mend(page, hands)
    with office.at_work("head", width=375) as page:
        send(page, hands, times=2)
    with office.at_work("coordinator") as page, running_worker():
        compare_and_accept(page, hands)
        compile_report(page, hands)
    with office.at_work("leader") as page:
        files = take_away(page, hands, tmp_path)
    read_back(files)
    assert not office.faults


def open_the_period(page: Page, hands: Hands) -> None:
    hands.press(page.get_by_role("link", name="Kỳ báo cáo").first)
    hands.press(page.get_by_role("link", name="năm 2026"))
    hands.press(page.get_by_role("button", name="Mở kỳ báo cáo"))
    expect(page.get_by_role("link", name=AGENCY)).to_be_visible()
    hands.press(page.get_by_role("button", name="Cập nhật danh sách cơ quan"))
    period = Period.objects.get(kind="annual", year=2026)
    assert period.submissions.count() == period.submissions.values("agency").distinct().count() > 50


def fill_the_form(page: Page, hands: Hands) -> None:
    hands.press(page.get_by_role("link", name="Bắt đầu nhập"))
    hands.press(page.get_by_role("link", name="Nhiệm vụ 2.1", exact=True))
    hands.pick(page.get_by_label("Đang thực hiện"))
    hands.write(page.get_by_label("Tỷ lệ hoàn thành (%)"), "101")
    hands.write(page.get_by_label("Kết quả thực hiện trong kỳ"), FIRST)
    hands.write(page.get_by_label("Số, ký hiệu"), "45/KH-SVHTTDL")
    hands.write(page.get_by_label("Ngày ban hành"), "31/02/2026")
    hands.write(page.get_by_label("Trích yếu"), "Kế hoạch bảo hộ quyền tác giả năm 2026")
    hands.press(page.get_by_role("button", name="Lưu nhiệm vụ này"))
    expect(page.locator(".error-summary")).to_contain_text("Tỷ lệ hoàn thành phải từ 0 đến 100")
    expect(page.get_by_label("Kết quả thực hiện trong kỳ")).to_have_value(FIRST)
    hands.write(page.get_by_label("Tỷ lệ hoàn thành (%)"), "60")
    hands.write(page.get_by_label("Ngày ban hành"), "12/03/2026")
    hands.press(page.get_by_role("button", name="Lưu nhiệm vụ này"))
    expect(part(page, "2.1")).to_contain_text("Hoàn thành")
    attach(page, hands)
    hands.press(page.get_by_role("link", name="Nhiệm vụ 10.1", exact=True))
    hands.pick(page.get_by_label("Hoàn thành", exact=True))
    hands.write(page.get_by_label("Tỷ lệ hoàn thành (%)"), "100")
    hands.write(page.get_by_label("Kết quả thực hiện trong kỳ"), "Đã phối hợp tuyên truyền 04 tin, bài.")
    hands.press(page.get_by_role("button", name="Lưu nhiệm vụ này"))
    hands.press(page.get_by_role("link", name="Kiểm tra và gửi"))
    hands.press(page.get_by_role("link", name="Đánh giá chung: "))
    hands.write(page.get_by_label("Kết quả nổi bật"), SUMMARY)
    hands.press(page.get_by_role("button", name="Lưu", exact=True))
    expect(page.get_by_text("Báo cáo do lãnh đạo cơ quan gửi")).to_be_visible()


def part(page: Page, code: str) -> Any:
    """The row of one entry in the list of parts."""
    link = page.get_by_role("link", name=f"Nhiệm vụ {code}", exact=True)
    return page.get_by_role("row").filter(has=link)


def attach(page: Page, hands: Hands) -> None:
    """A file that is not what its name says is told apart; the text typed beside it is still there."""
    hands.press(page.get_by_role("link", name="Nhiệm vụ 2.1", exact=True))
    hands.write(page.get_by_label("Việc tiếp theo"), "Mở 01 lớp tập huấn.")
    false: FilePayload = {"name": "gia-mao.pdf", "mimeType": "application/pdf", "buffer": b"MZ not a document"}
    true: FilePayload = {"name": "ke-hoach-45.pdf", "mimeType": "application/pdf", "buffer": PDF}
    hands.give(page.get_by_label("Tệp cần gắn"), [true, false])
    expect(page.locator(".chosen")).to_contain_text("gia-mao.pdf")
    expect(page.locator(".chosen")).to_contain_text("không đúng với đuôi tên tệp")
    expect(page.locator("#attached")).to_contain_text("ke-hoach-45.pdf")
    expect(page.get_by_label("Việc tiếp theo")).to_have_value("Mở 01 lớp tập huấn.")
    with page.expect_download() as download:
        hands.press(page.get_by_role("link", name="ke-hoach-45.pdf"))
    assert Path(download.value.path()).read_bytes() == PDF
    hands.press(page.get_by_role("link", name="Về danh sách các phần"))


def send(page: Page, hands: Hands, times: int) -> None:
    hands.press(page.get_by_role("link", name="Kiểm tra và gửi"))
    hands.press(page.get_by_role("button", name="Gửi báo cáo"), times=2)
    expect(page.get_by_role("heading", name="Đã gửi báo cáo")).to_be_visible()
    version = Submission.objects.get(agency__name=AGENCY).versions.latest("number")
    assert version.number == times
    expect(page.locator("h1 ~ p code")).to_have_text(version.receipt_code)
    hands.press(page.get_by_role("link", name="Xem báo cáo đã gửi"))
    expect(page.get_by_text(version.receipt_code)).to_be_visible()


def comment_and_return(page: Page, hands: Hands) -> None:
    hands.press(page.get_by_role("link", name=AGENCY).first)
    entry = page.locator("section").filter(has=page.get_by_role("heading", name="Nhiệm vụ 2.1", exact=True))
    hands.press(page.get_by_role("button", name="Trả lại để bổ sung"))
    expect(page.locator(".error-summary")).to_contain_text("lý do")
    hands.press(entry.get_by_text("Ghi ý kiến cho nhiệm vụ này"))
    hands.write(entry.get_by_label("Ý kiến về nhiệm vụ 2.1"), REMARK)
    hands.press(entry.get_by_role("button", name="Ghi ý kiến"))
    expect(page.get_by_text(REMARK)).to_be_visible()
    hands.write(page.get_by_label("Lý do trả lại"), REASON)
    hands.press(page.get_by_role("button", name="Trả lại để bổ sung"))
    expect(page.locator("#messages")).to_contain_text("Đã trả lại báo cáo")
    assert Submission.objects.get(agency__name=AGENCY).state == "returned"


def mend(page: Page, hands: Hands) -> None:
    hands.press(
        page.get_by_role("link", name="Tiếp tục nhập").or_(page.get_by_role("link", name="Kiểm tra trước khi gửi"))
    )
    page.goto(page.url.replace("check/", ""))
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(part(page, "2.1")).to_contain_text("Có ý kiến cần bổ sung")
    expect(part(page, "10.1")).not_to_contain_text("Có ý kiến cần bổ sung")
    hands.press(page.get_by_role("link", name="Nhiệm vụ 2.1", exact=True))
    expect(page.get_by_text(REMARK)).to_be_visible()
    hands.write(page.get_by_label("Kết quả thực hiện trong kỳ"), MENDED)
    hands.press(page.get_by_role("button", name="Lưu nhiệm vụ này"))
    expect(part(page, "2.1")).to_contain_text("Hoàn thành")


def compare_and_accept(page: Page, hands: Hands) -> None:
    hands.press(page.get_by_role("link", name=AGENCY).first)
    address = page.url
    hands.press(page.get_by_role("link", name="Các lần gửi"))
    hands.press(page.get_by_role("link", name="So sánh").first)
    expect(page.locator("del", has_text="03")).to_be_visible()
    expect(page.locator("ins", has_text="05")).to_be_visible()
    page.goto(address)
    hands.press(page.get_by_role("button", name="Chấp nhận báo cáo"))
    expect(page.get_by_text("Đã chấp nhận").first).to_be_visible()


def compile_report(page: Page, hands: Hands) -> None:
    """The page tells of each step by itself until the files are there."""
    hands.press(page.get_by_role("link", name="Kỳ báo cáo").first)
    hands.press(page.get_by_role("link", name="năm 2026"))
    hands.press(page.get_by_role("button", name="Tổng hợp báo cáo"))
    expect(page.get_by_text("Tải báo cáo về")).to_be_visible(timeout=60_000)
    assert Report.objects.get().requested_by.full_name == "Người coordinator"


def take_away(page: Page, hands: Hands, folder: Path) -> dict[str, bytes]:
    files = {}
    hands.press(page.get_by_role("link", name="Báo cáo tổng hợp").first)
    for kind, ending in (("Excel", "xlsx"), ("Word", "docx"), ("PDF", "pdf")):
        with page.expect_download() as download:
            hands.press(page.get_by_role("link", name=kind).first)
        assert download.value.suggested_filename.endswith(f".{ending}")
        download.value.save_as(folder / f"report.{ending}")
        files[ending] = (folder / f"report.{ending}").read_bytes()
    return files


def read_back(files: dict[str, bytes]) -> None:
    """Each of the three holds what was sent last, the document listed, and nothing of the first version."""
    spoken = " ".join(str(value) for value in excel_values(files["xlsx"]))
    for text in (spoken, word_text(files["docx"]), pdf_text(files["pdf"])):
        assert packed(MENDED) in packed(text)
        assert packed("45/KH-SVHTTDL") in packed(text)
        assert packed(AGENCY) in packed(text)
        assert packed(FIRST) not in packed(text)
