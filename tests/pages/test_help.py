"""Everybody finds their own guide first, every picture is there, and whoever cannot sign in finds help too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.template import Context, Template
from django.test import Client, override_settings
from django.urls import reverse

from kontum_ip.help import GUIDES, PAGES, SIZES, TOPICS
from tests.pages.conftest import Desk
from tests.pages.screen import Screen
from tests.pictures import of_agencies, of_others

FOLDER = Path(configured.BASE_DIR) / "static" / "images" / "help"
TEMPLATES = Path(configured.BASE_DIR) / "templates" / "help"
NAMED = re.compile(r'{% picture "([a-z-]+)"')
HEAVIEST_PICTURE = 60_000


@pytest.mark.parametrize("role", [page.slug for page in GUIDES])
def test_ones_own_guide_comes_first_and_all_others_after_it(desk: Desk, role: str) -> None:
    screen = Screen(desk.client(role).get(reverse("help")))
    assert screen.links("Đọc hướng dẫn của tôi") == [f"/help/{role}/"]
    for page in PAGES.values():
        assert screen.links(str(page.title)), page.slug


def test_a_person_without_a_role_is_offered_all_guides(desk: Desk) -> None:
    screen = Screen(desk.client("nobody").get(reverse("help")))
    assert not screen.links("Đọc hướng dẫn của tôi") and screen.links("Hướng dẫn cho cán bộ báo cáo")


@pytest.mark.parametrize("slug", sorted(PAGES))
def test_each_page_answers_and_says_whom_to_call(desk: Desk, slug: str) -> None:
    screen = Screen(desk.client("reporter").get(reverse("help_page", args=[slug])))
    assert screen.status == 200 and screen.heading == str(PAGES[slug].title)
    assert str(PAGES[slug].lead) in screen.text and str(configured.HELP_CONTACT) in screen.text


def test_an_unknown_page_is_not_found(desk: Desk) -> None:
    assert desk.client("reporter").get("/help/khong-co/").status_code == 404


@pytest.mark.django_db
@override_settings(HELP_PHONE="0260 1234 567", HELP_EMAIL="ho-tro@example.test")
def test_whoever_cannot_sign_in_finds_help_and_a_number_to_call() -> None:
    screen = Screen(Client().get(reverse("account_login")))
    assert screen.links("Không đăng nhập được?") == ["/help/sign-in/"]
    screen = Screen(Client().get("/help/sign-in/"))
    assert screen.status == 200 and "Quên mật khẩu?" in screen.text
    assert screen.links("0260 1234 567") == ["tel:02601234567"]
    assert screen.links("ho-tro@example.test") == ["mailto:ho-tro@example.test"]


def test_every_short_answer_stands_where_its_question_arises() -> None:
    raised = {
        slug
        for path in TEMPLATES.parent.rglob("*.html")
        for slug in re.findall(r'{% hint "([\w-]+)" %}', path.read_text())
    }
    assert raised == {page.slug for page in TOPICS}


def test_a_hint_answers_in_place_and_leads_to_the_rest() -> None:
    words = Template('{% hint "evidence" %}').render(Context())
    assert "<summary>" in words and "không quá 20 MB" in words and 'href="/help/evidence/"' in words


def test_the_limits_that_help_tells_are_those_in_force() -> None:
    assert configured.EVIDENCE_MAX_BYTES == 20 * 1024**2
    assert configured.ACCOUNT_RATE_LIMITS["login_failed"].startswith("5/5m/")
    assert configured.SESSION_COOKIE_AGE == 8 * 3600


def test_the_guides_name_the_pictures_that_the_script_makes() -> None:
    named = {name for path in TEMPLATES.glob("*.html") for name in NAMED.findall(path.read_text())}
    made = {picture.name for picture in (*of_agencies(1, 1, 1), *of_others(1, 1, 1))}
    assert named == made == set(SIZES) == {path.stem for path in FOLDER.iterdir()}


@pytest.mark.parametrize("name", sorted(SIZES))
def test_a_picture_is_light_and_as_large_as_its_page_says(name: str) -> None:
    content = (FOLDER / f"{name}.webp").read_bytes()
    assert content[8:12] == b"WEBP" and len(content) <= HEAVIEST_PICTURE
    # RFC 9649: the key frame of a lossy picture states its size in 14 bits each.
    start = content.index(b"\x9d\x01\x2a") + 3
    size = [int.from_bytes(content[at : at + 2], "little") & 0x3FFF for at in (start, start + 2)]
    assert size == SIZES[name]
