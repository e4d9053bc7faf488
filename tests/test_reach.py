"""Read by everybody: on the narrowest screen, magnified, spaced, in forced colours, by the keyboard alone.

WCAG 1.4.10, 1.4.4, 1.4.12, 1.4.11 and 2.4.11, on the pages people live on, in a real browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from accounts.models import User
from plans.models import Submission
from tasks.models import Progress
from tests.browser import start_chromium
from tests.looks import Visit, open_page, sign_in
from tests.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
# What a person sets who reads better so (1.4.12). A constructed sheet passes the policy as a reader's own does.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
    * { word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
LOST = """() => {
  const found = new Set();
  const tell = (element, words) => found.add(`${words}: ${element.outerHTML.replace(/\\s+/g, " ").slice(0, 110)}`);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.add(`the page is ${root.scrollWidth} px wide`);
  const unseen = (element) => element.closest(".visually-hidden, .skip, svg, .chart") || !element.checkVisibility();
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const inTable = (element) => element.closest(".table-box") && scrolls(element.closest(".table-box"));
  const lines = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (unseen(element) || element.offsetParent === null) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.left < -900) continue;
    if (!inTable(element) && (box.right > root.clientWidth + 1 || box.left < -1)) tell(element, "sticks out");
    const style = getComputedStyle(element);
    const cut = (way) => ["hidden", "clip"].includes(way);
    if (element.innerText?.trim() && !element.matches("input, textarea, select")) {
      if (cut(style.overflowX) && element.scrollWidth > element.clientWidth + 1) tell(element, "is cut on the right");
      if (cut(style.overflowY) && element.scrollHeight > element.clientHeight + 1) tell(element, "is cut below");
    }
    for (const node of element.childNodes) {
      if (node.nodeType !== 3 || !node.data.trim() || element.matches("details:not([open])")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects())
        if (line.width > 2) lines.push({ node, element, line });
    }
  }
  lines.sort((one, other) => one.line.top - other.line.top);
  lines.forEach((one, place) => {
    for (let next = place + 1; next < lines.length && lines[next].line.top < one.line.bottom - 5; next++) {
      const other = lines[next];
      const shared = Math.min(one.line.right, other.line.right) - Math.max(one.line.left, other.line.left);
      const over = (element) => element.closest(".autosave, .finds, .menu > div");
      if (other.node !== one.node && shared > 3 && over(one.element) === over(other.element))
        tell(other.element, `is overlapped by «${one.node.data.trim().slice(0, 30)}»`);
    }
  });
  return [...found].slice(0, 6);
}"""
# Borders and states that would be told by a colour alone, once the system has taken the colours away.
COLOURLESS = """() => {
  const found = new Set();
  const tell = (element, words) => found.add(`${words}: ${element.outerHTML.replace(/\\s+/g, " ").slice(0, 110)}`);
  const seen = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 2;
  const ground = getComputedStyle(document.body).backgroundColor;
  const bordered = (style) => style.backgroundColor.startsWith("rgb(") && style.backgroundColor !== ground ||
    ["Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) >= 1 &&
      style[`border${side}Style`] !== "none" && style[`border${side}Color`] !== ground);
  for (const element of document.querySelectorAll(
    "main .btn:not(.btn-link), .head-search .btn, main input:is([type=text], [type=email], [type=password]), select, "
    + " textarea, .badge-state, .tile, .note-box, .error-summary, .chip, .box"))
    if (seen(element) && !bordered(getComputedStyle(element))) tell(element, "has no border");
  const looks = (element) => {
    const { borderBottomColor, borderBottomStyle, backgroundColor, outlineStyle, color } = getComputedStyle(element);
    return [borderBottomColor, borderBottomStyle, backgroundColor, outlineStyle, color].join();
  };
  for (const element of document.querySelectorAll(
    ":is(.portal-nav, .tabs, .tiles, .choose) [aria-current], .pagination .active > *")) {
    const others = [...element.closest("ul, .tiles, nav").querySelectorAll("a")].filter((other) =>
      other !== element && !other.hasAttribute("aria-current") && seen(other));
    if (seen(element) && others.length && others.every((other) => looks(other) === looks(element)))
      tell(element, "is current by colour alone");
  }
  for (const chart of document.querySelectorAll(".chart"))
    if (getComputedStyle(chart).forcedColorAdjust !== "none") tell(chart, "loses its colours");
  return [...found].slice(0, 6);
}"""
FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const labels = [...(element.labels ?? [])];
  const shown = element.type === "file" && labels[0]?.checkVisibility() ? labels[0] : element;
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect(), found = [];
  const there = (part) => {
    const top = Math.max(box.top, 0), tall = Math.min(box.bottom, innerHeight) - top;
    return document.elementFromPoint(Math.min(Math.max(box.left + 4, 1), innerWidth - 1), top + tall * part);
  };
  const own = (other) => other && [shown, ...labels].some((one) => one.contains(other) || other.contains(one));
  if (box.bottom <= 0 || box.top >= innerHeight) found.push("is out of view");
  else if ([0.1, 0.5, 0.9].filter((part) => own(there(part))).length < 2) found.push("is hidden");
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 3) found.push("has no outline of 3 px");
  return found.map((words) => `${words}: ${element.outerHTML.replace(/\\s+/g, " ").slice(0, 110)}`);
}"""


def pages_people_live_on(world: World) -> Iterator[Visit]:
    """First pages, the yearly form, an account under review, lists, charts, a failed form, the way in."""
    account, period = world.objects["submission"], world.objects["period"]
    blank = Submission.objects.get(pk=world.objects["blank"].pk)
    entries = Progress.objects.filter(submission=blank).select_related("task__trigger", "submission__period")
    form = next(entry for entry in entries if not entry.waits).get_absolute_url()
    yield Visit("first page", "other", reverse("home"))
    yield Visit("first page", "coordinator", reverse("home"))
    yield Visit("first page", "leader", reverse("home"))
    yield Visit("entry", "other", form)
    yield Visit("mistyped entry", "other", form, 422, typed={"percent": "trăm"})
    yield Visit("review", "coordinator", account.get_absolute_url())
    yield Visit("period", "coordinator", period.get_absolute_url())
    yield Visit("dashboard", "leader", reverse("reports:dashboard"))
    yield Visit("task", "coordinator", world.objects["task"].get_absolute_url())
    yield Visit("agency", "coordinator", reverse("agencies:detail", args=[world.objects["agency"].pk]))
    yield Visit("people", "administrator", reverse("agencies:people"))
    yield Visit("search", "coordinator", reverse("reports:search") + "?q=tập huấn")
    yield Visit("inbox", "reporter", reverse("accounts:notifications"))
    yield Visit("sign-in", "anonymous", reverse("account_login"))
    yield Visit("unknown", "anonymous", "/khong-co/", 404)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Browser]:
    settings.DEMO, settings.REQUIRE_SECOND_FACTOR = True, False
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver keeps an event loop in this thread
    with sync_playwright() as playwright:
        found = start_chromium(playwright)
        yield found
        found.close()


def walk(
    windows: dict[str, BrowserContext], visits: list[Visit], url: str, look: Callable[[Page], Iterator[str]]
) -> list[str]:
    wrong = []
    for visit in visits:
        page = windows[visit.person].new_page()
        answer = open_page(page, visit, url)
        assert answer is not None and answer.status == visit.status, visit
        if page.locator("[data-chart]").count():
            page.wait_for_selector("html.charts-drawn")
        wrong += [f"{visit.name} ({visit.person}): {words}" for words in look(page)]
        page.close()
    return wrong


def nothing_lost(page: Page) -> Iterator[str]:
    """At 320 px, which is 400 % on a desk, and at 200 % (a desk of 1366 px then has 683), plain and spaced."""
    for width, height in ((320, 640), (683, 384)):
        page.set_viewport_size({"width": width, "height": height})
        yield from (f"{width}: {words}" for words in page.evaluate(LOST))
    page.evaluate(SPACING)
    for width, height in ((1366, 900), (683, 384), (320, 640)):
        page.set_viewport_size({"width": width, "height": height})
        yield from (f"{width} spaced: {words}" for words in page.evaluate(LOST))


def told_without_colours(page: Page) -> Iterator[str]:
    page.emulate_media(forced_colors="active")
    yield from page.evaluate(COLOURLESS)


def every_stop_in_view(page: Page) -> Iterator[str]:
    """Tab through, on a low window, where what sticks to an edge hides most; on a phone magnified too."""
    page.emulate_media(reduced_motion="reduce")
    for width, height in ((1366, 500), (320, 500)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
        for _stop in range(150):
            page.keyboard.press("Tab")
            found = page.evaluate(FOCUSED)
            if found is None:
                break
            yield from (f"{width}: {words}" for words in found)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_lost_when_magnified_or_spaced(live_server: Any, browser: Browser, language: str) -> None:
    world = make_world()
    User.objects.update(language=language)
    windows = sign_in(world.people, browser, live_server.url)
    wrong = walk(windows, [*pages_people_live_on(world)], live_server.url, nothing_lost)
    assert not wrong, "\n".join(wrong)


def test_forced_colours_and_the_keyboard_reach_everything(live_server: Any, browser: Browser) -> None:
    world = make_world()
    windows = sign_in(world.people, browser, live_server.url)
    visits = [*pages_people_live_on(world)]
    wrong = walk(windows, visits, live_server.url, told_without_colours)
    by_keyboard = [visit for visit in visits if visit.name in ("entry", "review", "sign-in", "people")]
    wrong += walk(windows, by_keyboard, live_server.url, every_stop_in_view)
    assert not wrong, "\n".join(dict.fromkeys(wrong))
