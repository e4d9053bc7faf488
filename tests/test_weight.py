"""What a first visit costs on a slow line: the bytes of every file a page asks for, as the portal sends them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, sync_playwright

from tests.browser import start_chromium
from tests.looks import WIDTHS
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}
WITHOUT_CHARTS, WITH_CHARTS = 250_000, 450_000


def asked_for(browser: Browser, cookies: Any, live_url: str, path: str) -> list[str]:
    """Every address that a browser which has seen nothing of the portal asks for."""
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900})
    context.add_cookies(cookies)
    page, asked = context.new_page(), []
    page.on("request", lambda ask: asked.append(ask.url))
    page.goto(live_url + path)
    page.wait_for_load_state("networkidle")
    context.close()
    return [url for url in asked if url.startswith(live_url)]


def weight(client: Client, url: str) -> int:
    """Bytes of the answer's body, compressed as this portal compresses for a browser."""
    parts = urlsplit(url)
    answer = client.get(parts.path, query_params=parts.query, headers=BROWSER)
    body = b"".join(answer) if answer.streaming else answer.content
    return len(body)


def test_a_first_visit_is_light(live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO, settings.REQUIRE_SECOND_FACTOR = True, False
    world = make_world()
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    heavy: list[str] = []
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        for name, path, most in pages(world):
            client = Client()
            client.force_login(world.people[name])
            cookie = client.cookies[configured.SESSION_COOKIE_NAME]
            ticket = [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
            parts = {url: weight(client, url) for url in asked_for(browser, ticket, live_server.url, path)}
            if sum(parts.values()) > most:
                heavy.append(f"{name} {path}: {sum(parts.values())} bytes, at most {most}: {parts}")
        browser.close()
    assert not heavy, "\n".join(heavy)


def pages(world: Any) -> list[tuple[str, str, int]]:
    """(person, address, most bytes): the first pages, and the heaviest lists and forms."""
    first = [(name, reverse("home"), WITH_CHARTS if name == "leader" else WITHOUT_CHARTS) for name in world.people]
    plan, period = reverse("tasks:plan", args=[world.objects["plan"].pk]), world.objects["period"].get_absolute_url()
    return [
        *first,
        ("coordinator", plan, WITHOUT_CHARTS),
        ("coordinator", period, WITHOUT_CHARTS),
        ("coordinator", world.objects["submission"].get_absolute_url(), WITHOUT_CHARTS),
        ("reporter", world.objects["progress"].get_absolute_url(), WITHOUT_CHARTS),
        ("coordinator", reverse("help_page", args=["coordinator"]), WITHOUT_CHARTS),
        ("reporter", reverse("help_page", args=["reporter"]), WITHOUT_CHARTS),
        *(
            ("coordinator", reverse(f"reports:{name}"), WITH_CHARTS)
            for name in ("dashboard", "trends", "target_trends")
        ),
    ]
