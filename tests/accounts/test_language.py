"""The language in which the portal speaks to each person: chosen once, kept, and nobody else's."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from accounts import actions
from accounts.actions import issue_token, set_language
from accounts.models import User
from core.errors import DomainError
from tests.pages.screen import Screen
from tests.world import person

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-dai-2030"


@pytest.fixture
def lan() -> User:
    return person("lan", "coordinator")


def language(client: Client, path: str = "/") -> str:
    """What the page says of itself, to people and to programs alike."""
    answer = client.get(path)
    said = str(Screen(answer).page.get("lang"))
    assert answer["Content-Language"] == said
    return said


def browser(user: User) -> Client:
    client = Client(headers={"accept-language": "en-GB,en;q=0.9"})
    client.force_login(user)
    return client


def test_everybody_is_met_in_vietnamese_whatever_the_browser_would_like(lan: User) -> None:
    assert language(browser(lan)) == "vi"
    assert language(Client(headers={"accept-language": "en"}), reverse("account_login")) == "vi"


def test_one_press_in_the_menu_changes_it_and_leads_back_to_the_same_page(lan: User) -> None:
    client, page = browser(lan), "/reports/periods/?year=2026"
    pressed = Screen(client.get(page)).button("English").post(client)
    assert pressed["Location"] == page
    assert language(client, page) == "en"
    assert User.objects.get(pk=lan.pk).reads == "en"
    # It is the person's, not the browser's: another window speaks it too, and a colleague's does not.
    assert language(browser(lan)) == "en"
    assert language(browser(person("minh", "coordinator"))) == "vi"
    back = Screen(client.get(page)).button("Tiếng Việt").post(client)
    assert back["Location"] == page
    assert language(client, page) == "vi"


def test_before_signing_in_the_browser_keeps_it(lan: User) -> None:
    client, page = Client(), reverse("account_login")
    Screen(client.get(page)).button("English").post(client)
    assert language(client, page) == "en"
    client.post(page, {"login": lan.email, "password": PASSWORD})
    assert language(client) == "en", "who has chosen nothing yet is spoken to as a moment ago"
    set_language("vi", by=lan)
    assert language(client) == "vi", "the person's own choice comes first"


def test_an_unknown_language_or_a_way_off_the_site_is_not_taken(lan: User) -> None:
    client, address = browser(lan), reverse("set_language")
    for tongue in ("", "fr", "vi-VN", "en\0"):
        assert client.post(address, {"language": tongue}).status_code == 422
        with pytest.raises(DomainError):
            actions.set_language(tongue, by=lan)
    for elsewhere in ("https://example.test/", "//example.test/", "javascript:alert(1)", ""):
        assert client.post(address, {"language": "en", "next": elsewhere})["Location"] == "/"
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "../../etc"
    User.objects.update(language="")
    assert language(client) == "vi"


def test_a_page_that_answers_a_form_leads_back_to_where_the_form_stood(lan: User) -> None:
    client, form = browser(person("an", "administrator")), reverse("agencies:create_person")
    refused = client.post(form, {}, headers={"referer": f"http://testserver{form}"})
    assert refused.status_code == 422
    assert Screen(refused).button("English").post(client)["Location"] == f"http://testserver{form}"


def test_programs_ask_by_their_header_and_a_session_by_its_person(lan: User) -> None:
    _row, token = lan, issue_token(lan)[0]
    program = APIClient()
    program.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    for header, said in ({"accept-language": "en"}, "en"), ({}, "vi"), ({"accept-language": "fr"}, "vi"):
        assert program.get("/api/v1/periods/", headers=header)["Content-Language"] == said
    session = APIClient(headers={"accept-language": "en"})
    session.force_login(lan)
    assert session.get("/api/v1/me/").json()["language"] == "vi"
    assert session.get("/api/v1/me/")["Content-Language"] == "vi"
    chosen = session.patch("/api/v1/me/", {"language": "en"}, format="json")
    assert chosen.json()["language"] == "en"
    assert session.get("/api/v1/me/")["Content-Language"] == "en"
    assert session.patch("/api/v1/me/", {"language": "fr"}, format="json").status_code == 400


def test_the_choice_is_in_the_record(lan: User) -> None:
    set_language("en", by=lan)
    event = User.pgh_event_model.objects.filter(pgh_obj_id=lan.pk).latest("pgh_id")  # type: ignore[attr-defined]
    assert (event.language, event.pgh_context["act"]) == ("en", "set_language")
