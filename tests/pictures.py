"""Makes the picture of README again from a running demonstration: `python -m tests.pictures [http://localhost:8000]`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import ROOT, start_chromium

PASSWORD = "kontum-demo-2030"
PICTURE = ROOT / "docs" / "pictures" / "period.png"
WIDTH, HEIGHT = 1366, 1150


def take(portal: str, picture: Path) -> None:
    """The coordinator's view of the open period."""
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        page = browser.new_page(locale="vi-VN", viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(f"{portal}/accounts/login/")
        page.fill("[name=login]", "coordinator@demo.test")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.get_by_role("link", name=re.compile(r"^năm \d{4}$")).first.click()
        page.wait_for_load_state("networkidle")
        picture.parent.mkdir(exist_ok=True)
        page.screenshot(path=str(picture))
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://localhost:8000", PICTURE)
