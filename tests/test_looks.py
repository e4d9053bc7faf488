"""Every page in a real browser, on a desk and on a phone: nothing broken, nothing hidden, nothing sent elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from agencies.models import Agency
from core import clock
from plans.actions.submissions import return_submission, submit_submission
from plans.models import Submission
from reports.models import Report
from tasks.actions import comment_progress, save_progress
from tasks.models import Progress
from tests.access import PAGES, PEOPLE
from tests.browser import start_chromium
from tests.test_access import address
from tests.world import ENTRY, World, fill, make_world, person

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1366, 375)
AXE = (Path(configured.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js").read_text()
# A file, a fragment of a page, and the answer to a monitor.
NOT_PAGES = {"healthz", "tasks:download_evidence", "reports:download", "reports:progress"}
# Whoever works on a page, rather than may look at it, comes first.
FITTING = ("reporter", "coordinator", "administrator", "auditor", "leader", "head")
FAULTS = """() => Object.entries({
  "is wider than the screen": document.documentElement.scrollWidth > innerWidth,
  "has not one heading": document.querySelectorAll("h1").length !== 1,
  "does not say that its data are invented": !document.querySelector(".demo-mark")?.checkVisibility(),
  "has a table that is none": [...document.querySelectorAll("table")].some((table) =>
    getComputedStyle(table).display !== (innerWidth > 600 ? "table" : "block")),
  "has a figure or a day broken in two": innerWidth > 600 &&
    [...document.querySelectorAll("td.numeric, td.when")].some((cell) => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      return !cell.children.length && new Set([...text.getClientRects()].map((line) => line.top)).size > 1;
    }),
}).filter(([, found]) => found).map(([words]) => words)"""
VIOLATIONS = """async (rules) => (await axe.run(document, {runOnly: rules, resultTypes: ["violations"]})).violations
  .map((rule) => `breaks ${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`)"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass
class Visit:
    """One page as one person meets it. `typed` goes into its form, whose answer is what is looked at."""

    name: str
    person: str
    path: str
    status: int = 200
    typed: dict[str, str] = field(default_factory=dict)


def named_pages(world: World) -> Iterator[Visit]:
    """Every address of the access table that answers with a page, as somebody who works there."""
    for (name, method, kind), cell in PAGES.items():
        if method == "GET" and name not in NOT_PAGES:
            allowed = {person for person, letter in zip(PEOPLE, cell, strict=True) if letter == "Y"}
            yield Visit(name, next(person for person in FITTING if person in allowed), address(world, name, kind))
    for name in world.people:
        yield Visit(f"home of {name}", name, reverse("home"))


def accounts_in_each_state(world: World) -> Iterator[Visit]:
    """Sent and to be reviewed, still blank, returned with a remark; and a task that waits for its document."""
    yield Visit("review", "coordinator", world.objects["submission"].get_absolute_url())
    blank = Submission.objects.get(agency=Agency.objects.get(code="stp-qn"))
    entries = Progress.objects.filter(submission=blank).select_related("task__trigger", "submission__period")
    yield Visit("blank account", "other", blank.get_absolute_url())
    yield Visit("check of a blank account", "other", reverse("reports:check", args=[blank.pk]))
    yield Visit("form of the summary", "other", reverse("plans:edit_summary", args=[blank.pk]))
    form = next(entry for entry in entries if not entry.waits).get_absolute_url()
    yield Visit("form of an entry", "other", form)
    yield Visit("mistyped entry", "other", form, 422, typed={"percent": "trăm"})
    returned = return_twice(world)
    remarked = Progress.objects.filter(submission=returned, comments__isnull=False).first()
    yield Visit("returned account", "mender", returned.get_absolute_url())
    yield Visit("returned entry", "mender", remarked.get_absolute_url() if remarked else "")
    yield Visit("home of the returned", "mender", reverse("home"))
    yield Visit("two versions", "mender", reverse("reports:compare", args=[returned.pk]))
    waiting = Progress.objects.select_related("task__trigger", "submission__period")
    yield Visit("waiting entry", "coordinator", next(row for row in waiting if row.waits).get_absolute_url())


def return_twice(world: World) -> Submission:
    """An account sent, returned, mended, sent and returned again, each time with a remark."""
    agency = Agency.objects.get(code="snnmt-qn")
    world.people |= {"mender": person("mender", "reporter", agency), "sender": person("sender", "head", agency)}
    found = Submission.objects.select_related("period", "agency").filter(agency=agency)
    entry = Progress.objects.filter(submission__agency=agency, task__trigger=None).first()
    assert entry is not None
    fill(found.get(), world.people["mender"])
    for result in ("Đã tổ chức 03 lớp tập huấn.", "Đã tổ chức 04 lớp tập huấn cho 120 người."):
        submit_submission(found.get(), by=world.people["sender"])
        sent = Progress.objects.select_related("submission__period", "task__trigger").get(pk=entry.pk)
        comment_progress(sent, by=world.people["coordinator"], text="Đề nghị nêu rõ số người.")
        return_submission(found.get(), by=world.people["coordinator"], reason="Cần bổ sung số liệu.")
        if "03" in result:
            now = Progress.objects.select_related("submission__period", "task__trigger").get(pk=entry.pk)
            save_progress(now, ENTRY | {"result": result}, by=world.people["mender"], version=now.version)
    return found.get()


def reports_in_each_state(world: World) -> Iterator[Visit]:
    about: dict[str, Any] = {
        "kind": "annual",
        "period": world.objects["period"],
        "requested_by": world.people["coordinator"],
    }
    facts: dict[str, dict[str, Any]] = {
        "running": {"step": 2, "steps": 5, "step_name": "Ghi tệp Word"},
        "failed": {"error": "Không ghi được tệp Word."},
    }
    for state in facts:
        report = Report.objects.create(**about, stamp=state, state=state, requested_at=clock.now(), **facts[state])
        yield Visit(f"{state} report", "coordinator", report.get_absolute_url())
    yield Visit("list of reports", "coordinator", reverse("reports:list"))


def empty_answers_and_refusals(world: World) -> Iterator[Visit]:
    period = world.objects["period"].get_absolute_url()
    yield Visit("nothing found", "coordinator", f"{period}?q=zzz")
    yield Visit("filtered", "coordinator", f"{period}?state=submitted")
    yield Visit("unknown address", "leader", "/khong-co/", 404)
    yield Visit("refused", "leader", reverse("tasks:decisions"), 403)
    yield Visit("mistyped person", "administrator", reverse("agencies:create_person"), 422, typed={"email": "không"})


def sign_in(world: World, browser: Browser, live_url: str) -> dict[str, BrowserContext]:
    """A window for each person, signed in by the cookie that the portal gave."""
    windows = {}
    for name, user in world.people.items():
        client = Client()
        client.force_login(user)
        windows[name] = browser.new_context(locale="vi-VN", viewport={"width": WIDTHS[0], "height": 900})
        cookie = client.cookies[configured.SESSION_COOKIE_NAME]
        windows[name].add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_url}])
    return windows


def open_page(page: Page, visit: Visit, live_url: str) -> Response | None:
    answer = page.goto(live_url + visit.path)
    if not visit.typed:
        return answer
    for name, words in visit.typed.items():
        page.locator(f"main [name={name}]").fill(words)
    with page.expect_navigation() as moved:
        page.locator("main form .btn-primary").first.click()
    return moved.value


def faults(page: Page, visit: Visit, live_url: str) -> Iterator[str]:
    """What is wrong with a page at each width, and what the browser said about it."""
    said: list[str] = []
    # The browser reports the page's own 4xx as an error too; that one is meant.
    page.on(
        "console",
        lambda line: said.append(line.text) if line.type == "error" and "status of 4" not in line.text else None,
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda ask: None if ask.url.startswith((live_url, "data:")) else said.append(f"asks {ask.url}"))
    answer = open_page(page, visit, live_url)
    if answer is None or answer.status != visit.status:
        yield f"answers {answer.status if answer else 'nothing'}, not {visit.status}"
    if page.url != live_url + visit.path:
        yield f"leads to {page.url}"
    if visit.typed and not page.evaluate(
        "document.activeElement.matches('.error-summary') && document.title.startsWith('Lỗi: ')"
    ):
        yield "does not open at its list of errors"
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield from (f"{width}: {words}" for words in page.evaluate(FAULTS) + page.evaluate(VIOLATIONS, RULES))
    yield from said


def test_every_page_looks_right_on_a_desk_and_on_a_phone(
    live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One browser and one sign-in for each person; all that is wrong is listed at once."""
    settings.DEMO, settings.REQUIRE_SECOND_FACTOR = True, False
    world = make_world()
    visits = [
        *named_pages(world),
        *accounts_in_each_state(world),
        *reports_in_each_state(world),
        *empty_answers_and_refusals(world),
    ]
    # Playwright runs a loop in this thread, in which Django would refuse its database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    wrong = []
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        windows = sign_in(world, browser, live_server.url)
        for visit in visits:
            page = windows[visit.person].new_page()
            wrong += [
                f"{visit.name} ({visit.person}, {visit.path}) {fault}" for fault in faults(page, visit, live_server.url)
            ]
            page.close()
        browser.close()
    assert not wrong, "\n".join(wrong)
