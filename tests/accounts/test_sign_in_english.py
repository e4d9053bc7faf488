"""Signing in, passwords and the second factor for whoever reads English: the pages, their errors and the letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from lxml import html

from accounts.models import User
from tests.accounts.test_sign_in import NEW, PASSWORD, code, enter
from tests.test_catalogues import VIETNAMESE
from tests.test_english import said
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_earlier_tries() -> Iterator[None]:
    """Nobody has tried before, and the half minute of a code does not run out in mid test."""
    cache.clear()
    with time_machine.travel(datetime.now(UTC), tick=False):
        yield
    cache.clear()


@pytest.fixture
def lan() -> User:
    lan = person("lan", "coordinator")
    User.objects.filter(pk=lan.pk).update(language="en")
    return lan


@pytest.fixture
def at_desk(lan: User) -> Client:
    client = Client()
    assert enter(client).status_code == 302
    return client


def stranger() -> Client:
    """Somebody who chose English on the page for signing in."""
    client = Client()
    client.post(reverse("set_language"), {"language": "en"})
    return client


def english(answer: Any) -> str:
    """The words of the page, once it is sure that none of them is Vietnamese without saying so."""
    page = html.fromstring(answer.content.decode())
    assert (page.get("lang"), answer["Content-Language"]) == ("en", "en")
    assert not said(page), said(page)
    return " ".join(page.text_content().split())


def test_every_page_and_its_empty_form_speaks_english(at_desk: Client) -> None:
    away = stranger()
    for client, names in (
        (away, ("account_login", "account_inactive", "account_reset_password", "account_reset_password_done")),
        (away, ("account_reset_password_from_key_done", "help_sign_in")),
        (at_desk, ("account_change_password", "account_reauthenticate", "mfa_index", "account_logout")),
    ):
        for name in names:
            page = client.get(reverse(name))
            assert page.status_code == 200, name
            english(page)
            if name not in ("account_logout", "help_sign_in"):
                english(client.post(reverse(name), {}, follow=True))


def test_a_wrong_password_and_too_many_tries_are_told_in_english(lan: User) -> None:
    client = stranger()
    tries = [english(enter(client, "sai-mat-khau")) for _attempt in range(6)]
    assert "The e-mail address or password is not correct." in tries[0], tries[0]
    assert "Too many failed" in tries[-1], tries[-1]


def test_a_disabled_person_is_told_in_english(lan: User) -> None:
    User.objects.update(is_active=False)
    client = stranger()
    shut = enter(client)
    assert shut["Location"] == reverse("account_inactive")
    english(client.get(shut["Location"]))


def test_a_forgotten_password_is_set_anew_by_an_english_letter(lan: User) -> None:
    client = stranger()
    english(client.post(reverse("account_reset_password"), {"email": lan.email}, follow=True))
    (letter,) = mail.outbox
    assert not VIETNAMESE.search(letter.subject + str(letter.body)), letter.body
    link = re.search(r"http://testserver(/\S+)", str(letter.body))
    assert link is not None
    page = client.get(link[1], follow=True)
    english(page)
    form = page.redirect_chain[-1][0]
    for one, other in (("ngan", "ngan"), (NEW, f"{NEW}x"), ("", "")):
        english(client.post(form, {"password1": one, "password2": other}))
    english(client.post(form, {"password1": NEW, "password2": NEW}, follow=True))
    english(client.get(link[1], follow=True))


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_letter_is_in_the_language_of_the_person_not_of_the_browser_that_asked(lan: User, language: str) -> None:
    User.objects.update(language=language)
    client = Client() if language == "en" else stranger()
    client.post(reverse("account_reset_password"), {"email": lan.email})
    (letter,) = mail.outbox
    assert bool(VIETNAMESE.search(str(letter.body))) is (language == "vi"), letter.body


def test_a_password_is_changed_in_english(at_desk: Client) -> None:
    change = reverse("account_change_password")
    english(at_desk.post(change, {"oldpassword": "sai", "password1": NEW, "password2": NEW}))
    english(at_desk.post(change, {"oldpassword": PASSWORD, "password1": "lan", "password2": "lan"}))
    english(at_desk.post(change, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}, follow=True))


def test_the_second_factor_from_set_up_to_taking_it_away_is_in_english(at_desk: Client, lan: User) -> None:
    english(at_desk.get(reverse("mfa_activate_totp"), follow=True))
    at_desk.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = at_desk.get(reverse("mfa_activate_totp"))
    english(page)
    secret = page.context["form"].secret
    english(at_desk.post(reverse("mfa_activate_totp"), {"code": "000000"}))
    english(at_desk.post(reverse("mfa_activate_totp"), {"code": code(secret)}, follow=True))
    for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        english(at_desk.get(reverse(name)))
    client = stranger()
    asked = enter(client)["Location"]
    english(client.get(asked))
    english(client.post(asked, {"code": "000000"}))
    english(at_desk.post(reverse("mfa_generate_recovery_codes"), follow=True))
    english(at_desk.post(reverse("mfa_deactivate_totp"), follow=True))
    for letter in mail.outbox:
        assert not VIETNAMESE.search(letter.subject + str(letter.body)), letter.body
