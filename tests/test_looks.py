"""Every page as every person meets it in a real browser, on a desk and on a phone, in both languages.

Nothing broken, nothing hidden, nothing sent elsewhere, nothing that a person with a screen reader or weak eyes
could not use. What was seen is written to `var/log/looks-*.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.urls import reverse
from playwright.sync_api import BrowserContext, sync_playwright

from accounts.models import User
from agencies.models import Agency
from core import clock
from plans.actions.submissions import return_submission, submit_submission
from plans.models import Submission
from reports.models import Report
from tasks.actions import comment_progress, save_progress
from tasks.models import Progress
from tests.access import PAGES, PEOPLE
from tests.browser import start_chromium
from tests.looks import WIDTHS, Visit, all_faults, sign_in
from tests.test_access import address
from tests.world import ENTRY, World, fill, make_world, person

pytestmark = pytest.mark.django_db(transaction=True)
# A file, a fragment of a page, and the answer to a monitor.
NOT_PAGES = {
    "healthz", "tasks:download_evidence", "reports:download", "reports:progress", "reports:receipt_file",
    "reports:form", "reports:signed", "reports:entries_file", "reports:free_technology_file",
    "indicators:title_document",
    "reports:products_file", "reports:cases_file", "reports:titles_file",
    "indicators:import_progress", "indicators:import_template",
}  # fmt: skip
# Allauth's pages stand in no table of ours.
BEFORE_SIGN_IN = ("account_login", "account_reset_password", "account_reset_password_done", "account_inactive")
OF_ONES_ACCOUNT = ("account_change_password", "account_logout", "mfa_index")
# The walk takes minutes: four parts of about the same length, which two processes share.
PARTS = {
    "agencies": ("anonymous", "nobody", "reporter", "other", "head", "mender"),
    "province": ("coordinator", "leader", "auditor", "administrator"),
}


def named_pages(world: World) -> Iterator[Visit]:
    """Every address of the access table that answers with a page, as everybody who may open it."""
    for (name, method, kind), cell in PAGES.items():
        if method == "GET" and name not in NOT_PAGES:
            for who, letter in zip(PEOPLE, cell, strict=True):
                if letter == "Y":
                    yield Visit(name, who, address(world, name, kind))
    for name in BEFORE_SIGN_IN:
        yield Visit(name, "anonymous", reverse(name))
    for name in OF_ONES_ACCOUNT:
        yield Visit(name, "reporter", reverse(name))


def accounts_in_each_state(world: World) -> Iterator[Visit]:
    """Sent and to be reviewed, still blank, returned with a remark; and a task that waits for its document."""
    yield Visit("review", "coordinator", world.objects["submission"].get_absolute_url())
    blank = Submission.objects.get(agency=Agency.objects.get(code="stp-qn"))
    entries = Progress.objects.filter(submission=blank).select_related("task__trigger", "submission__period")
    yield Visit("blank account", "other", blank.get_absolute_url())
    yield Visit("check of a blank account", "other", reverse("reports:check", args=[blank.pk]))
    yield Visit("form of the summary", "other", reverse("plans:edit_summary", args=[blank.pk]))
    figures = reverse("indicators:edit_statistics", args=[blank.pk])
    yield Visit("form of the statistics", "other", figures)
    yield Visit("mistyped statistics", "other", figures, 422, typed={"cell__lop-dao-tao__quan-ly__": "ba"})
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
        "running": {"step": 2, "steps": 5, "step_name": "docx"},
        "failed": {"error": "Không ghi được tệp Word."},
    }
    for state in facts:
        report = Report.objects.create(**about, stamp=state, state=state, requested_at=clock.now(), **facts[state])
        yield Visit(f"{state} report", "coordinator", report.get_absolute_url())
    yield Visit("finished report", "coordinator", world.objects["made"].get_absolute_url())
    yield Visit("list of reports", "coordinator", reverse("reports:list"))


def empty_answers_and_refusals(world: World) -> Iterator[Visit]:
    period = world.objects["period"].get_absolute_url()
    yield Visit("nothing found", "coordinator", f"{period}?q=zzz")
    yield Visit("filtered", "coordinator", f"{period}?state=submitted")
    yield Visit("unknown address", "leader", "/khong-co/", 404)
    yield Visit("refused", "leader", reverse("tasks:decisions"), 403)
    yield Visit("mistyped person", "administrator", reverse("agencies:create_person"), 422, typed={"email": "không"})


def speak(language: str, windows: dict[str, BrowserContext], live_url: str) -> None:
    """Everybody has chosen this language."""
    User.objects.update(language=language)
    windows["anonymous"].add_cookies([{"name": "language", "value": language, "url": live_url}])


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", [code for code, _name in configured.LANGUAGES])
def test_every_page_looks_right_to_everybody(
    live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, language: str, part: str
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
    chosen = [visit for visit in visits if visit.person in PARTS[part]]
    # Playwright runs a loop in this thread, in which Django would refuse its database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        windows = sign_in(world.people, browser, live_server.url)
        speak(language, windows, live_server.url)
        wrong = all_faults(windows, chosen, live_server.url, language)
        browser.close()
    note(language, part, chosen)
    assert not wrong, "\n".join(wrong)


def note(language: str, part: str, visits: list[Visit]) -> None:
    """What was looked at, for people who want to know."""
    seen: dict[str, list[str]] = {}
    for visit in visits:
        seen.setdefault(visit.name, []).append(visit.person)
    log = Path(configured.BASE_DIR) / "var" / "log" / f"looks-{language}-{part}.json"
    log.parent.mkdir(parents=True, exist_ok=True)
    found = {"visits": len(visits), "widths": WIDTHS, "pages": seen}
    log.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
