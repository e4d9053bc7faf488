"""Makes the pictures of README and of the guides again: `python -m tests.pictures [http://localhost:8000]`.

A demonstration must be running there. The guides name their pictures; each is made here, under the same name.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import ROOT, start_chromium

PASSWORD = "kontum-demo-2030"
README = ROOT / "docs" / "pictures" / "period.png"
FOLDER = ROOT / "static" / "images" / "help"
SIZES = ROOT / "kontum_ip" / "help_pictures.json"
WIDTH, MARGIN, QUALITY = 820, 12, 50
OWN = "skhcn-qn"
# What the reader should look at gets a frame; what stands above the title and moves about is left out.
FRAME = """(marks) => marks.map((mark) => document.querySelector(mark)).filter((found) => found).forEach((found) => {
  found.style.outline = "3px solid #c2410c";
  found.style.outlineOffset = "4px";
  found.style.borderRadius = "4px";
})"""
PART = """(from) => {
  const whole = document.querySelector("main .wrap").getBoundingClientRect();
  const first = document.querySelector(from).getBoundingClientRect();
  return {left: whole.left, right: whole.right, top: first.top + scrollY, bottom: whole.bottom + scrollY};
}"""


@dataclass(frozen=True)
class Picture:
    """One page as one person sees it, from the element `start` on, at most `height` high, with frames round `marks`."""

    name: str
    person: str
    path: str
    height: int = 520
    start: str = "main h1"
    marks: tuple[str, ...] = ()


def rows(page: Page, portal: str, path: str) -> list[dict[str, Any]]:
    """What the API answers to the person who is signed in."""
    found: list[dict[str, Any]] = page.request.get(f"{portal}/api/v1/{path}").json()["results"]
    return found


def pictures(page: Page, portal: str) -> list[Picture]:
    """Every picture of the guides; `page` belongs to the coordinator, who sees all accounts."""
    period = max(
        rows(page, portal, "periods/?kind=annual&page_size=200"), key=lambda row: (bool(row["opened_at"]), row["year"])
    )
    accounts = rows(page, portal, f"submissions/?period={period['id']}&page_size=200")
    codes = {row["id"]: row["code"] for row in rows(page, portal, "agencies/?page_size=200")}
    own = next(row["id"] for row in accounts if codes.get(row["agency"]) == OWN)
    sent = next(row["id"] for row in accounts if row["state"] == "submitted")
    accepted = next(row["id"] for row in accounts if row["state"] == "accepted")
    entries = rows(page, portal, f"progress/?submission={own}&page_size=200")
    entry = next(row["id"] for row in entries if row["stage"] == "in_progress")
    return list(of_agencies(own, entry, accepted)) + list(of_others(period["id"], sent, accepted))


def of_agencies(own: int, entry: int, accepted: int) -> Iterator[Picture]:
    reporter, head = f"reporter.{OWN}", f"head.{OWN}"
    yield Picture("reporter-home", reporter, "/", marks=("main .btn-primary",), height=420)
    yield Picture("reporter-parts", reporter, f"/reports/submissions/{own}/", height=640)
    yield Picture("reporter-entry", reporter, f"/tasks/progress/{entry}/", height=900)
    yield Picture("reporter-check", reporter, f"/reports/submissions/{own}/check/", height=480)
    yield Picture("head-home", head, "/", height=420)
    yield Picture("head-receipt", "coordinator", f"/reports/submissions/{accepted}/receipt/", start="main .box")


def of_others(period: int, sent: int, accepted: int) -> Iterator[Picture]:
    yield Picture("coordinator-decisions", "coordinator", "/tasks/decisions/")
    yield Picture("coordinator-period", "coordinator", f"/reports/periods/{period}/", height=760)
    yield Picture("coordinator-review", "coordinator", f"/reports/submissions/{sent}/", height=760)
    yield Picture("leader-home", "leader", "/", height=640)
    yield Picture("leader-targets", "leader", "/indicators/", height=520)
    yield Picture("auditor-record", "auditor", "/reports/record/", height=480)
    yield Picture("auditor-versions", "auditor", f"/reports/submissions/{accepted}/versions/", height=420)
    yield Picture("administrator-people", "administrator", "/agencies/people/", height=480)


def signed_in(browser: Browser, portal: str, person: str, width: int, height: int) -> Page:
    page = browser.new_page(locale="vi-VN", viewport={"width": width, "height": height})
    page.goto(f"{portal}/accounts/login/")
    page.fill("[name=login]", f"{person}@demo.test")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_load_state("networkidle")
    return page


def take(page: Page, portal: str, picture: Picture) -> list[int]:
    """Writes the picture; its width and height."""
    page.goto(portal + picture.path)
    page.wait_for_load_state("networkidle")
    page.evaluate(FRAME, list(picture.marks))
    part = page.evaluate(PART, picture.start)
    left, top = part["left"], max(0, part["top"] - MARGIN)
    width, height = part["right"] - left, min(picture.height, part["bottom"] - top)
    clip = {"x": left, "y": top, "width": width, "height": height, "scale": 1}
    wanted = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    answer = page.context.new_cdp_session(page).send("Page.captureScreenshot", wanted)
    (FOLDER / f"{picture.name}.webp").write_bytes(base64.b64decode(answer["data"]))
    return [round(width), round(height)]


def take_all(portal: str) -> None:
    """README's picture, then the guides', each person signed in once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    sizes: dict[str, list[int]] = {}
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        coordinator = signed_in(browser, portal, "coordinator", 1366, 1150)
        wanted = sorted(pictures(coordinator, portal), key=lambda picture: picture.person)
        coordinator.goto(portal + next(row.path for row in wanted if row.name == "coordinator-period"))
        coordinator.screenshot(path=str(README))
        for person, group in groupby(wanted, key=lambda picture: picture.person):
            page = signed_in(browser, portal, person, WIDTH, 900)
            sizes |= {picture.name: take(page, portal, picture) for picture in group}
            page.close()
        browser.close()
    for old in set(FOLDER.glob("*.webp")) - {FOLDER / f"{name}.webp" for name in sizes}:
        old.unlink()
    SIZES.write_text(json.dumps(sizes, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    take_all(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://localhost:8000")
