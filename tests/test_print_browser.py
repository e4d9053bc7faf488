"""Every list, account and dashboard on A4: whole, without menus, table heads on each page, Vietnamese readable."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, sync_playwright
from pypdf import PdfReader

from tests.browser import start_chromium
from tests.looks import sign_in
from tests.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)
A4 = (595, 842)
DOT_BELOW = "\u0323"
# (address, object, a word that stays in the table's head); each as the coordinator meets it.
LISTS = (
    ("home", "", ""),
    ("reports:periods", "", "Hạn gửi"),
    ("reports:period", "period", "Gửi lần đầu"),
    ("reports:submission", "submission", ""),
    ("reports:check", "submission", ""),
    ("reports:versions", "submission", "Mã tiếp nhận"),
    ("reports:dashboard", "", ""),
    ("reports:list", "", ""),
    ("tasks:plan", "plan", ""),
    ("tasks:detail", "task", ""),
    ("tasks:decisions", "", ""),
    ("indicators:list", "", "Mục tiêu"),
    ("agencies:list", "", "Mức tin cậy"),
    ("agencies:detail", "agency", ""),
    ("help_page", "guide", ""),
)
# What is pressed has no place on paper.
PRESSED = ("Danh mục", "Đăng xuất", "In trang này", "Bỏ lọc", "Đổi mật khẩu")
CUT = """() => {
  const edge = document.documentElement.clientWidth + 1;
  return [...document.querySelectorAll("main *")].filter((found) => found.checkVisibility()
    && !found.closest(".visually-hidden, svg, .chart") && found.getBoundingClientRect().right > edge)
    .map((found) => found.outerHTML.slice(0, 120));
}"""


def paper(window: BrowserContext, url: str) -> tuple[PdfReader, list[str]]:
    """The page as Chromium prints it, and whatever is wider than the paper."""
    page = window.new_page()
    page.goto(url)
    content = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})
    upright = page.evaluate("getComputedStyle(document.body).page") != "wide"
    cut = page.evaluate(CUT) if upright else []
    page.close()
    return PdfReader(io.BytesIO(content)), cut


def bare(text: str) -> str:
    """Without spaces, marks, and letters with a dot below: Chromium draws those of two glyphs and names neither.

    pypdf puts blanks between letters that come from two files of one typeface.
    """
    whole = "".join(letter for letter in text if DOT_BELOW not in unicodedata.normalize("NFD", letter))
    letters = unicodedata.normalize("NFD", whole)
    return "".join(one for one in letters if one.isprintable() and one != " " and not unicodedata.combining(one))


def words(reader: PdfReader) -> list[str]:
    return [bare(page.extract_text()) for page in reader.pages]


def faults(reader: PdfReader, heading: str, head: str) -> Iterator[str]:
    sheets = words(reader)
    for sheet, page in zip(sheets, reader.pages, strict=True):
        if tuple(sorted(round(float(side)) for side in page.mediabox[2:])) != A4:
            yield f"is no A4 but {page.mediabox}"
        yield from (f"shows «{word}»" for word in PRESSED if bare(word) in sheet)
        if bare("Người in: Người coordinator") not in sheet:
            yield "does not say on each page who printed it"
        if bare("Dữ liệu minh") not in sheet:
            yield "does not say on each page that its data are invented"
    if f"{len(sheets)}/{len(sheets)}" not in sheets[-1]:
        yield "does not number its pages"
    if bare(heading) not in sheets[0]:
        yield f"lacks its heading «{heading}»"
    if head and len(sheets) > 1 and bare(head) not in sheets[1]:
        yield f"does not repeat «{head}» on its second page"


def address(world: World, name: str, kind: str) -> str:
    return reverse(name, args=[world.objects[kind].pk] if kind else [])


def heading_of(client: Client, url: str) -> str:
    """The first words of the page's heading, as the server wrote it."""
    text = client.get(url).content.decode()
    inside = text.split("<h1", 1)[1].split(">", 1)[1].split("</h1>", 1)[0]
    return " ".join(inside.split("<")[0].split())


def test_what_is_read_on_a_screen_is_read_on_paper(
    live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO, settings.REQUIRE_SECOND_FACTOR = True, False
    world = make_world()
    client = Client()
    client.force_login(world.people["coordinator"])
    pages = [(url, heading_of(client, url), head) for name, kind, head in LISTS if (url := address(world, name, kind))]
    filtered = f"{address(world, 'reports:period', 'period')}?state=submitted"
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        window = sign_in({"coordinator": world.people["coordinator"]}, browser, live_server.url)["coordinator"]
        for url, heading, head in pages:
            reader, cut = paper(window, live_server.url + url)
            wrong += [f"{url} {fault}" for fault in faults(reader, heading, head)]
            wrong += [f"{url} is cut at the margin: {found}" for found in cut]
        sheets = words(paper(window, live_server.url + filtered)[0])
        browser.close()
    if bare("Đã gửi, chờ xem xét") not in sheets[0].split(bare("Điều kiện lọc:"))[-1]:
        wrong.append(f"the filters in force are not on paper: {sheets[0][:300]}")
    assert not wrong, "\n".join(wrong)
