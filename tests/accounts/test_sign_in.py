"""Signing in, the forgotten password and the second factor, page by page and in Vietnamese."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import allauth
import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from babel.messages.pofile import read_po
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from tests.world import person

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "mat-khau-dai-2030", "mot-mat-khau-moi-2031"  # noqa: S105 – of the tests' own people
ENGLISH = Path(allauth.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "django.po"


class Visible(HTMLParser):
    """The text of a page that a person reads."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")
        self.words += [value for name, value in attrs if name in ("placeholder", "aria-label", "alt") and value]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def read(html: str) -> str:
    page = Visible()
    page.feed(html)
    return " ".join(" ".join(page.words).split())


def english() -> list[str]:
    """Every sentence and label that allauth may show, as it is written in English; words of values between pieces."""
    with ENGLISH.open("rb") as file:
        ids = [row.id if isinstance(row.id, str) else row.id[0] for row in read_po(file) if row.id]
    pieces = [
        " ".join(re.sub(r"<[^>]*>", " ", max(re.split(r"%\(\w+\)s|\{\w+\}", text), key=len)).split()) for text in ids
    ]
    return [piece for piece in pieces if len(piece) > 3 and piece not in ("TOTP", "WebAuthn", "Menu:")]


SAYINGS = english()


def in_vietnamese(text: str) -> None:
    found = [saying for saying in SAYINGS if re.search(rf"(?<!\w){re.escape(saying)}(?!\w)", text)]
    assert not found, (found, text)


@pytest.fixture(autouse=True)
def no_earlier_tries() -> Iterator[None]:
    """Nobody has tried before, and the half minute of a code does not run out in mid test."""
    cache.clear()
    with time_machine.travel(datetime.now(UTC), tick=False):
        yield
    cache.clear()


@pytest.fixture
def lan() -> User:
    return person("lan", "coordinator")


@pytest.fixture
def at_desk(lan: User) -> Client:
    """Somebody who has just signed in with their password."""
    client = Client()
    assert enter(client).status_code == 302
    return client


def enter(client: Client, password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return client.post(reverse("account_login"), {"login": "LAN@example.test", "password": password, **more})


def code(secret: str) -> str:
    """What the authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up(client: Client) -> str:
    """Turn the second factor on; the secret of the app."""
    again = client.get(reverse("mfa_activate_totp"), follow=True)
    assert "Xác nhận lại danh tính" in read(again.content.decode())
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert isinstance(secret, str)
    in_vietnamese(read(page.content.decode()))
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "Mã không đúng" in read(wrong.content.decode())
    done = client.post(reverse("mfa_activate_totp"), {"code": code(secret)}, follow=True)
    assert "Còn 10 trong 10 mã khôi phục." in read(done.content.decode())
    in_vietnamese(read(done.content.decode()))
    return secret


def test_a_wrong_password_and_a_stranger_are_told_the_same_and_five_times_only(lan: User) -> None:
    said = set()
    for login in ("lan@example.test", "nobody-here@example.test"):
        client = Client()
        page = client.post(reverse("account_login"), {"login": login, "password": "sai-mat-khau"})
        assert page.status_code in (200, 422)
        said.add(read(page.content.decode()))
        assert not client.session.get("_auth_user_id")
    assert len(said) == 1 and "Thư điện tử hoặc mật khẩu không đúng." in said.pop()
    for _attempt in range(4):
        enter(Client(), "sai-mat-khau")
    barred = enter(Client())
    assert "Đăng nhập sai quá nhiều lần" in read(barred.content.decode())


def test_signing_in_goes_where_one_was_going_and_never_off_the_site(lan: User) -> None:
    assert enter(Client(), next="/reports/periods/")["Location"] == "/reports/periods/"
    for elsewhere in ("https://example.test/", "//example.test/", "javascript:alert(1)"):
        assert enter(Client(), next=elsewhere)["Location"] == "/"


def test_nobody_registers_and_nobody_changes_an_address() -> None:
    for name in ("account_signup", "account_email", "account_confirm_email", "account_confirm_login_code"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert Client().get("/accounts/signup/").status_code in (302, 404)


def test_every_page_of_sign_in_speaks_vietnamese(at_desk: Client) -> None:
    stranger = Client()
    for client, names in (
        (stranger, ("account_login", "account_inactive", "account_reset_password", "account_reset_password_done")),
        (stranger, ("account_reset_password_from_key_done",)),
        (at_desk, ("account_change_password", "account_reauthenticate", "mfa_index", "account_logout")),
    ):
        for name in names:
            page = client.get(reverse(name))
            assert page.status_code == 200, (name, page.status_code)
            in_vietnamese(read(page.content.decode()))
            bad = client.post(reverse(name), {})
            in_vietnamese(read(bad.content.decode()))


def test_a_forgotten_password_is_set_anew_by_letter_once(lan: User) -> None:
    asked, elsewhere = Client(), Client()
    enter(elsewhere)
    answers = {
        read(asked.post(reverse("account_reset_password"), {"email": email}, follow=True).content.decode())
        for email in ("lan@example.test", "nobody-here@example.test")
    }
    assert len(answers) == 1, "nobody learns who has an account"
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["lan@example.test"], "Đặt lại mật khẩu")
    in_vietnamese(" ".join(letter.body.split()))
    link = re.search(r"http://testserver(/\S+)", str(letter.body))
    assert link is not None
    page = asked.get(link[1], follow=True)
    in_vietnamese(read(page.content.decode()))
    form = page.redirect_chain[-1][0]
    short = asked.post(form, {"password1": "ngan", "password2": "ngan"})
    assert "14" in read(short.content.decode())
    differing = asked.post(form, {"password1": NEW, "password2": f"{NEW}x"})
    assert "phải giống nhau" in read(differing.content.decode())
    done = asked.post(form, {"password1": NEW, "password2": NEW}, follow=True)
    in_vietnamese(read(done.content.decode()))
    assert enter(Client(), NEW).status_code == 302
    assert elsewhere.get("/")["Location"].startswith("/accounts/login/"), "other places are signed out"
    again = Client().get(link[1], follow=True)
    assert "không đúng, đã được dùng hoặc đã hết hạn" in read(again.content.decode())


def test_a_password_is_changed_and_other_places_are_signed_out(at_desk: Client) -> None:
    elsewhere = Client()
    enter(elsewhere)
    change = reverse("account_change_password")
    wrong = at_desk.post(change, {"oldpassword": "sai", "password1": NEW, "password2": NEW})
    assert "Mật khẩu hiện tại không đúng." in read(wrong.content.decode())
    done = at_desk.post(change, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}, follow=True)
    assert "Đã đổi mật khẩu." in read(done.content.decode())
    assert at_desk.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


def test_a_disabled_person_is_out_at_the_next_request(at_desk: Client, lan: User) -> None:
    User.objects.filter(pk=lan.pk).update(is_active=False)
    assert at_desk.get("/")["Location"].startswith("/accounts/login/")
    shut = enter(Client())
    assert shut["Location"] == reverse("account_inactive")


def test_the_second_factor_is_set_up_before_anything_else_where_it_is_required(
    at_desk: Client, settings: LazySettings
) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    assert at_desk.get("/")["Location"] == reverse("mfa_activate_totp")
    assert at_desk.post("/plans/periods/1/close/").status_code == 302
    set_up(at_desk)
    assert at_desk.get("/").status_code == 200


def test_a_code_is_asked_for_once_used_is_spent_and_a_recovery_code_helps_once(at_desk: Client, lan: User) -> None:
    secret = set_up(at_desk)
    codes = at_desk.get(reverse("mfa_view_recovery_codes"))
    in_vietnamese(read(codes.content.decode()))
    spare = Authenticator.objects.get(user=lan, type="recovery_codes").wrap().get_unused_codes()[0]
    now = code(secret)
    for answer, enters in ((now, True), (now, False), (spare, True), (spare, False)):
        client = Client()
        asked = enter(client, next="/reports/")
        assert asked["Location"].startswith(reverse("mfa_authenticate"))
        assert client.get("/")["Location"].startswith("/accounts/login/"), "not in yet"
        page = client.get(asked["Location"])
        in_vietnamese(read(page.content.decode()))
        given = client.post(asked["Location"], {"code": answer})
        assert (given.status_code == 302) is enters, answer
        if not enters:
            assert "Mã không đúng" in read(given.content.decode())


def test_wrong_codes_are_counted(at_desk: Client) -> None:
    set_up(at_desk)
    client = Client()
    asked = enter(client)
    said = [read(client.post(asked["Location"], {"code": "000000"}).content.decode()) for _attempt in range(7)]
    assert "Đăng nhập sai quá nhiều lần" in said[-1]


def test_a_secret_is_kept_encrypted(at_desk: Client, lan: User) -> None:
    secret = set_up(at_desk)
    kept = Authenticator.objects.get(user=lan, type="totp").data["secret"]
    assert secret not in kept
