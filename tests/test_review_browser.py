"""A coordinator judges two accounts in a real browser with nothing but the keys of the review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Page, expect, sync_playwright

from plans.actions import submit_submission
from plans.models import Return, State, Submission
from tasks.models import Comment
from tests.browser import start_chromium
from tests.looks import listen, sign_in
from tests.world import World, fill, make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world() -> World:
    """Two accounts wait: Sở Nội vụ's, then Sở Tư pháp's."""
    world = make_world()
    Comment.objects.all().delete()
    rows = Submission.objects.select_related("period", "agency")
    other = rows.get(period=world.objects["period"], agency__code="stp-qn")
    fill(other, world.people["other"])
    submit_submission(rows.get(pk=other.pk), by=world.people["other"])
    world.objects["second"] = other
    return world


@pytest.fixture
def page(world: World, live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver keeps an event loop in this thread
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        windows = sign_in({"coordinator": world.people["coordinator"]}, browser, live_server.url)
        page = windows["coordinator"].new_page()
        said = listen(page, live_server.url)
        page.goto(live_server.url + world.objects["submission"].get_absolute_url())
        yield page
        # The empty remark is refused on purpose.
        assert not [line for line in said if "/comment/" not in line]
        browser.close()
        connections.close_all()  # those of the loop; the tests' own are closed with the tests


def test_two_accounts_are_judged_from_the_keyboard(page: Page, world: World) -> None:
    keys = page.keyboard
    keys.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    entry = page.locator(f"#task-{world.objects['task'].pk}")
    keys.press("j")
    expect(page.locator("#summary")).to_be_focused()
    keys.press("j")
    expect(entry).to_be_focused()
    remark_twice(page, entry)
    keys.press("r")
    reason = page.get_by_label("Lý do trả lại")
    expect(reason).to_be_focused()
    expect(reason).to_have_value("Đề nghị bổ sung, làm rõ theo ý kiến ở nhiệm vụ: 6.1.")
    keys.press("ControlOrMeta+Enter")
    expect(page.locator("#messages")).to_contain_text("Đã trả lại báo cáo")
    assert Return.objects.get().reason.endswith("6.1.")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sở Tư pháp")
    questions: list[str] = []
    page.on("dialog", lambda dialog: (questions.append(dialog.message), dialog.accept()))
    keys.press("a")
    expect(page.locator("#messages")).to_contain_text("Đã chấp nhận báo cáo")
    assert questions == [f"Chấp nhận báo cáo của {world.objects['second'].agency}?"]
    assert Submission.objects.get(pk=world.objects["second"].pk).state == State.ACCEPTED


def remark_twice(page: Page, entry: Any) -> None:
    """An empty remark is refused where it stands; what is written next stays written, letters and all."""
    keys = page.keyboard
    keys.press("c")
    field = page.get_by_label("Ý kiến về nhiệm vụ 6.1")
    expect(field).to_be_focused()
    keys.press("ControlOrMeta+Enter")
    expect(page.get_by_text("Hãy nhập ý kiến.")).to_be_visible()
    expect(field).to_be_focused()
    keys.type("jack ra: neu ro?")
    keys.press("ControlOrMeta+Enter")
    expect(entry.locator(".note-box")).to_contain_text("jack ra: neu ro?")
    expect(entry).to_be_focused()
    expect(page.locator("#review-overview")).to_contain_text("Ý kiến1")


def test_the_single_letters_can_be_switched_off_on_this_machine(page: Page) -> None:
    page.get_by_role("button", name="Phím tắt").press("Enter")
    page.get_by_label("Dùng phím tắt một chữ trên máy này").press("Space")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    expect(page.locator("#summary")).not_to_be_focused()
    page.get_by_role("button", name="Phím tắt").press("Enter")
    page.get_by_label("Dùng phím tắt một chữ trên máy này").press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#summary")).to_be_focused()
