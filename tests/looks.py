"""What is looked at on a page in a real browser, and how people come to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Response as Answer

from accounts.models import User

WIDTHS = (1366, 375)
AXE = (Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FAULTS = """(language) => Object.entries({
  "is wider than the screen": document.documentElement.scrollWidth > innerWidth,
  "has not one heading": document.querySelectorAll("h1").length !== 1,
  "is in another language": document.documentElement.lang !== language,
  "does not say that its data are invented": !document.querySelector(".demo-mark")?.checkVisibility(),
  "has a table that is none": [...document.querySelectorAll("table")].some((table) => table.checkVisibility() &&
    getComputedStyle(table).display !== (innerWidth > 600 ? "table" : "block")),
  "has a figure or a day broken in two": innerWidth > 600 &&
    [...document.querySelectorAll("td.numeric, td.when")].some((cell) => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      return !cell.children.length && new Set([...text.getClientRects()].map((line) => line.top)).size > 1;
    }),
  "has a button too small for a finger": [...document.querySelectorAll("main .btn")].some((button) =>
    button.checkVisibility() && button.getBoundingClientRect().height < 44),
}).filter(([, found]) => found).map(([words]) => words)"""
VIOLATIONS = """async (rules) => (await axe.run(document, {runOnly: rules, resultTypes: ["violations"]})).violations
  .map((rule) => `breaks ${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`)"""


@dataclass
class Visit:
    """One page as one person meets it. `typed` goes into its form, whose answer is what is looked at."""

    name: str
    person: str
    path: str
    status: int = 200
    typed: dict[str, str] = field(default_factory=dict)


def sign_in(people: dict[str, User], browser: Browser, live_url: str) -> dict[str, BrowserContext]:
    """A window for each person, signed in by the cookie that the portal gave; «anonymous» has none."""
    windows = {"anonymous": window(browser)}
    for name, user in people.items():
        client = Client()
        client.force_login(user)
        windows[name] = window(browser)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        windows[name].add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_url}])
    return windows


def window(browser: Browser) -> BrowserContext:
    return browser.new_context(locale="vi-VN", viewport={"width": WIDTHS[0], "height": 900})


def open_page(page: Page, visit: Visit, live_url: str) -> Answer | None:
    answer = page.goto(live_url + visit.path)
    if not visit.typed:
        return answer
    for name, words in visit.typed.items():
        page.locator(f"main [name={name}]").fill(words)
    with page.expect_navigation() as moved:
        page.locator("main form .btn-primary").first.click()
    return moved.value


def listen(page: Page, live_url: str) -> list[str]:
    """What the browser complains of from now on: errors, refusals of the policy, requests elsewhere or in vain."""
    said: list[str] = []
    # The page's own 4xx is meant, and is reported as an error too; of what it asks for, every one is told below.
    page.on(
        "console",
        lambda line: said.append(line.text) if line.type == "error" and "status of 4" not in line.text else None,
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda ask: None if ask.url.startswith((live_url, "data:")) else said.append(f"asks {ask.url}"))
    page.on(
        "response",
        lambda answer: (
            said.append(f"asks in vain for {answer.url}")
            if answer.status >= 400 and answer.request.resource_type != "document"
            else None
        ),
    )
    return said


def faults(page: Page, visit: Visit, live_url: str, language: str = "vi") -> Iterator[str]:
    """What is wrong with a page at each width, and what the browser said about it."""
    said = listen(page, live_url)
    answer = open_page(page, visit, live_url)
    if answer is None or answer.status != visit.status:
        yield f"answers {answer.status if answer else 'nothing'}, not {visit.status}"
    if page.url.partition("#")[0] != live_url + visit.path.partition("#")[0]:
        yield f"leads to {page.url}"
    if visit.typed and not page.evaluate("document.activeElement.matches('.error-summary')"):
        yield "does not open at its list of errors"
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield from (f"{width}: {words}" for words in page.evaluate(FAULTS, language))
        yield from (f"{width}: {words}" for words in page.evaluate(VIOLATIONS, RULES))
    yield from said


def all_faults(windows: dict[str, BrowserContext], visits: Iterable[Visit], live_url: str, language: str) -> list[str]:
    wrong = []
    for visit in visits:
        page = windows[visit.person].new_page()
        found = faults(page, visit, live_url, language)
        wrong += [f"{language}: {visit.name} ({visit.person}, {visit.path}) {fault}" for fault in found]
        page.close()
    return wrong
