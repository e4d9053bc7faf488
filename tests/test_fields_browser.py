"""Fields that the script makes easier, in a real browser: boxes found by name and counted, a chosen file named."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect, sync_playwright

from agencies.models import Agency
from plans.models import Submission
from tests.browser import start_chromium
from tests.looks import sign_in
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


def test_members_are_found_by_name_and_a_chosen_file_is_named(
    live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO, settings.REQUIRE_SECOND_FACTOR = True, False
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver keeps an event loop in this thread
    world = make_world()
    group = Agency.objects.filter(kind="class").order_by("pk")[0]
    account = Submission.objects.get(agency__code="stp-qn", period__year=2026)
    form = reverse("reports:take_form", args=[account.pk])
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        windows = sign_in(world.people, browser, live_server.url)
        page = windows["administrator"].new_page()
        page.goto(live_server.url + reverse("agencies:edit", args=[group.pk]))
        page.get_by_label("Lọc theo tên").fill("so tu phap")
        shown = page.locator(".of-kind label:visible")
        assert all("Sở Tư pháp" in words for words in shown.all_inner_texts()) and shown.count()
        before = page.locator(".of-kind input:checked").count()
        shown.locator("input:not(:checked)").first.check()
        page.get_by_label("Lọc theo tên").press("Enter")
        page.get_by_label("Lọc theo tên").fill("")
        assert page.locator(".of-kind input:checked").count() == before + 1, "what is typed there sends nothing"
        chosen = page.locator(".of-kind", has_text="Sở Tư pháp tỉnh").first
        count = chosen.locator("input:checked").count()
        expect(chosen.locator("summary")).to_contain_text(f"đã chọn {count}/{chosen.locator('input').count()}")
        page = windows["other"].new_page()
        page.goto(live_server.url + form)
        page.locator("main input[type=file]").set_input_files(
            {"name": "phieu.xlsx", "mimeType": "application/octet-stream", "buffer": b"x" * 104858}
        )
        expect(page.locator(".chosen")).to_have_text("phieu.xlsx (0,1 MB)")
        browser.close()
