"""Charts in a real browser: drawn with patterns, folded tables, the question in the address, and on paper."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from core import clock
from tests.browser import start_chromium
from tests.reports.years import NOW, make_years
from tests.world import person

pytestmark = pytest.mark.django_db(transaction=True)
A4 = 680  # pixels between the margins
DRAWN = """() => [...document.querySelectorAll("[data-chart]")].map((box) => {
  const svg = box.querySelector("svg");
  return {
    key: box.dataset.chart,
    words: box.getAttribute("role") === "img" && box.getAttribute("aria-label"),
    patterns: svg.querySelectorAll("pattern").length,
    height: box.clientHeight,
    fits: svg.getBoundingClientRect().right <= document.documentElement.clientWidth + 1,
    folded: !box.parentElement.querySelector("details").open,
    table: box.parentElement.querySelectorAll("tbody tr").length,
  };
})"""


def test_charts_are_drawn_asked_again_and_printed(
    live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    make_years()
    client = Client()
    client.force_login(person("coordinator", "coordinator"))
    cookie = client.cookies[configured.SESSION_COOKIE_NAME]
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright, clock.at(NOW):
        browser = start_chromium(playwright)
        context = browser.new_context(locale="vi-VN", viewport={"width": 1366, "height": 900})
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page, said = context.new_page(), []
        page.on("console", lambda line: said.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(live_server.url + reverse("reports:dashboard"))
        every_chart_is_drawn(page)
        the_address_holds_the_question(page)
        a_phone_has_room_for_a_finger(page)
        paper_takes_the_charts_too(page)
        browser.close()
    assert not said, said


def drawn(page: Page) -> list[dict[str, Any]]:
    page.wait_for_selector("html.charts-drawn")
    found: list[dict[str, Any]] = page.evaluate(DRAWN)
    return found


def every_chart_is_drawn(page: Page) -> None:
    charts = drawn(page)
    assert [chart["key"] for chart in charts] == ["by-agency", "by-state", "by-assignment"]
    for chart in charts:
        assert chart["patterns"] and chart["words"] and chart["folded"] and chart["fits"] and chart["table"], chart


def the_address_holds_the_question(page: Page) -> None:
    page.select_option("[name=year]", "2025")
    page.get_by_role("button", name="Xem", exact=True).click()
    page.wait_for_url("**year=2025**")
    assert page.locator("h1").inner_text().endswith("năm 2025")
    link = page.url
    page.get_by_role("link", name="Thời hạn").click()
    page.wait_for_url("**sort=deadline**")
    assert "year=2025" in page.url
    page.goto(link)
    assert page.locator("select[name=year]").input_value() == "2025"


def a_phone_has_room_for_a_finger(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.wait_for_timeout(300)
    for chart in drawn(page):
        assert chart["height"] >= 44 * chart["table"] and chart["fits"], chart
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def paper_takes_the_charts_too(page: Page) -> None:
    page.set_viewport_size({"width": A4, "height": 900})
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert all(chart["fits"] for chart in drawn(page))
    assert (
        page.locator(".filters :is(button, .btn)").first.is_hidden() and page.locator(".chart svg").first.is_visible()
    )
