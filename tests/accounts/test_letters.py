"""Letters: written with the news, sent through a real server, put off while it is away, and one digest a day."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from accounts import actions, jobs
from accounts.models import Letter, Notification, Preference, Setting, User
from core import clock
from core.errors import DomainError
from tests.worker import wait_for
from tests.world import person

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = datetime(2026, 12, 10, 9, tzinfo=HANOI)


class Post(socketserver.ThreadingTCPServer):
    """As much of a mail server as one needs to see what is delivered; addresses at refused.test are turned down."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        self.allow_reuse_address = True
        self.letters: list[Any] = []
        super().__init__(("127.0.0.1", port), Talk)


class Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.say("220 thư")
        while line := self.rfile.readline():
            word = line.decode().strip().upper()
            if word.startswith("DATA"):
                self.say("354 go on")
                self.server.letters.append(self.message())  # type: ignore[attr-defined]
            if word.startswith("RCPT") and "REFUSED.TEST" in word:
                self.say("550 no such box")
                continue
            self.say("221 bye" if word == "QUIT" else "250 ok")
            if word == "QUIT":
                return

    def message(self) -> Any:
        lines = iter(self.rfile.readline, b".\r\n")
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def serving(port: int = 0) -> Iterator[Post]:
    with Post(port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


@pytest.fixture
def lan(settings: LazySettings) -> Iterator[User]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 5
    with clock.at(MORNING):
        yield person("lan")


def tell(*people: User, key: str = "a", kind: str = "submission", text: str = "Báo cáo được trả lại.") -> None:
    actions.notify(people, kind=kind, key=key, text=text, url="/reports/1/")


def test_a_letter_goes_out_once_with_words_a_person_can_act_on(lan: User, settings: LazySettings) -> None:
    for _time in range(2):
        tell(lan)
    with serving() as server:
        settings.EMAIL_PORT = server.server_address[1]
        assert [actions.send_letters(), actions.send_letters()] == [1, 0]
        jobs.send_letters()
    (letter,) = server.letters
    assert (letter["To"], letter["Subject"]) == ("lan@example.test", "Báo cáo được trả lại.")
    words = letter.get_content()
    assert "Kính gửi Người lan," in words and f"{settings.SITE_URL}/reports/1/" in words
    assert settings.SITE_URL + reverse("accounts:preferences") in words
    row = Letter.objects.get()
    assert (str(row), row.body, row.sent_at) == ("Báo cáo được trả lại.", "", MORNING)


def test_while_the_server_is_away_letters_wait_and_then_go(lan: User, settings: LazySettings) -> None:
    minh = person("minh")
    tell(lan, minh)
    with serving() as server:
        port = settings.EMAIL_PORT = server.server_address[1]
    assert actions.send_letters() == 0
    first, second = Letter.objects.order_by("pk")
    assert (first.attempts, first.due_at, second.attempts) == (1, MORNING + timedelta(minutes=1), 0)
    assert "ConnectionRefusedError" in first.last_error
    with serving(port) as server, clock.at(MORNING + timedelta(minutes=2)):
        assert actions.send_letters() == 2
    assert {letter["To"] for letter in server.letters} == {"lan@example.test", "minh@example.test"}


def test_a_box_that_is_refused_stops_nobody_else_and_is_given_up_in_the_end(lan: User, settings: LazySettings) -> None:
    administrator, gone = person("administrator", "administrator"), person("gone")
    User.objects.filter(pk=gone.pk).update(email="gone@refused.test")
    tell(gone, lan)
    moment = MORNING
    with serving() as server:
        settings.EMAIL_PORT = server.server_address[1]
        assert actions.send_letters() == 1
        for _try in range(11):
            moment += timedelta(hours=7)
            with clock.at(moment):
                actions.send_letters()
        (failed,) = Letter.objects.failed()
        assert failed.attempts == 12 and "no such box" in failed.last_error and not Letter.objects.waiting()
        with pytest.raises(DomainError):
            actions.retry_letter(failed, by=lan)
        User.objects.filter(pk=gone.pk).update(email="here@example.test")
        actions.retry_letter(failed, by=administrator)
        assert actions.send_letters() == 1
    assert [letter["To"] for letter in server.letters] == ["lan@example.test", "here@example.test"]


def test_a_letter_that_another_sender_holds_is_left_to_it_until_its_time_is_up(
    lan: User, settings: LazySettings
) -> None:
    tell(lan)
    letter = Letter.objects.get()
    Letter.objects.update(lease_until=MORNING + timedelta(minutes=5))
    assert actions.send_letter(letter.pk) is False and actions.send_letters() == 0
    with serving() as server, clock.at(MORNING + timedelta(minutes=6)):
        settings.EMAIL_PORT = server.server_address[1]
        assert actions.send_letter(letter.pk) is True


def test_nothing_is_put_into_a_letters_head(lan: User, settings: LazySettings) -> None:
    tell(lan, text="Một\r\nBcc: all@example.test\r\n\r\nHai")
    Letter.objects.create(recipient=lan, key="made", subject="a\r\nBcc: all@example.test", body="x", due_at=MORNING)
    with serving() as server:
        settings.EMAIL_PORT = server.server_address[1]
        assert actions.send_letters() == 1
    (letter,) = server.letters
    assert letter["Subject"] == "Một Bcc: all@example.test Hai" and letter["Bcc"] is None
    assert "BadHeaderError" in Letter.objects.get(key="made").last_error


def test_who_is_locked_out_and_who_wants_none_gets_no_letter(lan: User) -> None:
    administrator, minh = person("administrator", "administrator"), person("minh")
    actions.choose_channels({"submission": "none", "reminder": "now"}, by=minh)
    assert [str(row) for row in Preference.objects.all()] == ["Kết quả xem xét báo cáo: Không gửi thư"]
    tell(lan, minh)
    assert [row.recipient for row in Letter.objects.all()] == [lan]
    assert Notification.objects.filter(recipient=minh).exists(), "on the portal it stands in any case"
    actions.disable_user(lan, by=administrator)
    assert not Letter.objects.exists()
    tell(lan, key="b")
    assert not Letter.objects.exists()


def test_when_letters_are_off_none_are_written_or_sent(lan: User) -> None:
    tell(lan)
    Setting.objects.create(name="mail_enabled", value=False)
    tell(lan, key="b")
    assert actions.send_letters() == actions.write_digests() == 0
    assert [row.key for row in Letter.objects.waiting()] == ["news:a"]
    with actions.without_letters():
        tell(lan, key="c")
    assert Letter.objects.count() == 1 and Notification.objects.count() == 3


def test_there_is_one_digest_a_day_however_often_the_clock_rings(lan: User) -> None:
    with clock.at(MORNING - timedelta(days=1)):
        for key in ("a", "b", "read"):
            tell(lan, key=key, kind="review", text=f"Tin {key}.")
        actions.read_notification(Notification.objects.get(key="read"), by=lan)
    tell(lan, key="late", kind="review", text="Tin muộn.")
    assert not Letter.objects.exists()
    with clock.at(MORNING.replace(hour=6)):
        assert actions.write_digests() == 0, "its hour has not come"
    assert [actions.write_digests(), actions.write_digests()] == [1, 0]
    jobs.write_digests()
    (letter,) = Letter.objects.all()
    assert letter.subject == "Thông báo ngày 10/12/2026: 2 tin chưa đọc"
    assert "Tin a." in letter.body and "Tin b." in letter.body and "Đầu mối hỗ trợ: " in letter.body
    assert "Tin read." not in letter.body and "Tin muộn." not in letter.body
    Setting.objects.create(name="digest_hour", value=10)
    with clock.at(MORNING.replace(hour=11)):
        assert actions.write_digests() == 0, "today's is written, though the hour was moved"
    with clock.at(MORNING + timedelta(days=1, hours=2)):
        assert actions.write_digests() == 1
    assert "Tin muộn." in Letter.objects.first().body  # type: ignore[union-attr]
    assert not Notification.objects.filter(for_digest=True).exists()


@pytest.mark.django_db(transaction=True)
def test_two_senders_do_not_take_the_same_letter(lan: User) -> None:
    """The second comes while the first has taken it but not said so yet."""
    tell(lan)
    pk, answers = Letter.objects.get().pk, []

    def second() -> None:
        with clock.at(MORNING):
            answers.append(actions.send_letter(pk))
        connection.close()

    with transaction.atomic():
        Letter.objects.free(MORNING).filter(pk=pk).update(lease_until=MORNING + timedelta(minutes=5))
        thread = threading.Thread(target=second)
        thread.start()
        wait_for(waits, "the second sender")
    thread.join()
    assert answers == [False] and not Letter.objects.get().attempts


def waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def test_what_was_read_long_ago_is_dropped(lan: User) -> None:
    tell(lan, key="read")
    tell(lan, key="unread")
    actions.read_notification(Notification.objects.get(key="read"), by=lan)
    Letter.objects.filter(key="news:read").update(sent_at=MORNING)
    with clock.at(MORNING + timedelta(days=366)):
        jobs.forget_old_news()
    assert [row.key for row in Notification.objects.all()] == ["unread"]
    assert [row.key for row in Letter.objects.all()] == ["news:unread"]


def test_each_person_chooses_by_kind_on_a_page_and_says_who_they_are(lan: User) -> None:
    client = Client()
    client.force_login(lan)
    url = reverse("accounts:preferences")
    usual = {"submission": "now", "reminder": "now", "account": "now"}
    usual |= dict.fromkeys(("review", "obstacle", "report", "decision"), "digest")
    assert client.post(url, usual | {"review": "pigeon"}).status_code == 422
    assert client.post(url, usual | {"review": "none"})["Location"] == url
    assert [str(row) for row in lan.preferences.all()] == ["Báo cáo chờ xem xét: Không gửi thư"]
    assert client.post(url, usual)["Location"] == url and not lan.preferences.exists(), "what is usual leaves no row"
    url = reverse("agencies:own_account")
    assert client.post(url, {"phone": "0" * 31}).status_code == 422
    assert client.post(url, {"full_name": "Lan Mới", "phone": "0255 123"})["Location"] == url
    page = client.get(url).content.decode()
    assert "Lan Mới" not in page and "0255 123" in page and "chưa được giao vai trò" in page


def test_the_inbox_is_read_by_day_kind_and_what_is_new(lan: User) -> None:
    tell(lan, key="a", kind="submission", text="Tin thứ nhất.")
    with clock.at(MORNING - timedelta(days=2)):
        tell(lan, key="b", kind="report", text="Tin thứ hai.")
    client = Client()
    client.force_login(lan)
    url = reverse("accounts:notifications")
    page = client.get(url).content.decode()
    assert "Hôm nay" in page and "08/12/2026" in page and "Có 2 tin chưa đọc." in page
    page = client.get(url, {"kind": "report"}).content.decode()
    assert "Tin thứ hai." in page and "Tin thứ nhất." not in page
    second = Notification.objects.get(key="b")
    asked = {"stay": "1", "asked": "kind=report&x=//evil.test"}
    answer = client.post(reverse("accounts:read", args=[second.pk]), asked)
    assert answer["Location"] == f"{url}?kind=report&x=%2F%2Fevil.test"
    assert client.post(reverse("accounts:read", args=[second.pk]), {"stay": "1"})["Location"] == url
    page = client.get(url, {"unread": "1"}).content.decode()
    assert "Tin thứ nhất." in page and "Tin thứ hai." not in page
    assert "Không có thông báo nào khớp" in client.get(url, {"kind": "decision"}).content.decode()
