"""A real Chromium from the npm packages, for tests that press buttons and for looking at pages."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var" / "chromium"
FONTS = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{HOME / "fonts"}</dir><cachedir>{HOME / "fonts-cache"}</cachedir></fontconfig>
"""
UNPACK = """
import chromium from "@sparticuz/chromium";
console.log(await chromium.executablePath());
"""
ARGS = [
    "--headless=shell",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
]


def executable() -> Path:
    """The browser's binary, unpacked once a checkout (two test processes wait for each other)."""
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (HOME / "chromium").exists():
            environment = os.environ | {"TMPDIR": str(HOME), "AWS_LAMBDA_JS_RUNTIME": "nodejs22.x"}
            node = shutil.which("node") or str(ROOT / ".venv" / "bin" / "node")
            subprocess.run([node, "--input-type=module", "-e", UNPACK], cwd=ROOT, env=environment, check=True)
        # Its own list of font folders knows only a cloud function's; a form field without any font ends the browser.
        (HOME / "fonts.conf").write_text(FONTS)
    return HOME / "chromium"


def start_chromium(playwright: Playwright) -> Browser:
    """Headless Chromium without anything from the system but the C library."""
    binary = executable()
    libraries = f"{HOME / 'al2023' / 'lib'}:{os.environ.get('LD_LIBRARY_PATH', '')}"
    environment: dict[str, str | float | bool] = {
        **os.environ,
        "LD_LIBRARY_PATH": libraries,
        "FONTCONFIG_PATH": str(HOME),
    }
    return playwright.chromium.launch(executable_path=str(binary), args=ARGS, env=environment)


def shot(page: Page, path: str | Path, width: int = 1366) -> None:
    """The whole page as a picture, at this width in pixels."""
    page.set_viewport_size({"width": width, "height": 900})
    page.screenshot(path=str(path), full_page=True)
