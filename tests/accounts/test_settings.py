"""What the administrator sets: checked, recorded, not lost to another, and in force."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, override_settings

from accounts.actions import begin_session, change_settings, forget_old_news, notify, write_digests
from accounts.models import (
    SETTINGS,
    Letter,
    Notification,
    Setting,
    User,
    portal_words,
    setting,
    setting_states,
    setting_words,
    settings_version,
)
from core import clock, record
from core.errors import DomainError
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> User:
    return person("administrator", "administrator")


def change(by: User, version: int | None = None, **values: Any) -> list[str]:
    seen = settings_version(setting_states()) if version is None else version
    return change_settings(values, by=by, version=seen)


def test_settings_are_changed_together_recorded_and_set_back(chief: User) -> None:
    assert change(chief, digest_hour=9, mail_enabled=False, reminder_days=[7, 3, 1]) == ["digest_hour", "mail_enabled"]
    assert setting("digest_hour") == 9 and setting("mail_enabled") is False
    states = {state.name: state for state in setting_states()}
    assert (states["digest_hour"].changed_by, states["digest_hour"].is_default) == (str(chief), False)
    assert states["digest_hour"].changed_at is not None and states["organisation"].changed_at is None
    assert change(chief, digest_hour=None, mail_enabled=True) == ["digest_hour", "mail_enabled"]
    assert not Setting.objects.exists() and setting("digest_hour") == 7
    back = {state.name: state for state in setting_states()}["digest_hour"]
    assert back.is_default and back.changed_by == str(chief)
    events: Any = Setting.pgh_event_model  # type: ignore[attr-defined]
    lines = record.read(record.pointers(events.objects.all()))
    assert {line.act_words for line in lines} == {"Thay đổi thiết lập của cổng"} and len(lines) == 4
    assert change(chief, digest_hour=7) == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("gone", 1, "Không có thiết lập này"),
        ("mail_enabled", 1, "bật hoặc tắt"),
        ("digest_hour", 24, "từ 0 đến 23"),
        ("digest_hour", "7", "từ 0 đến 23"),
        ("digest_hour", True, "từ 0 đến 23"),
        ("keep_notifications_days", 5, "từ 30 đến 3650"),
        ("reminder_days", [], "từ 1 đến 60"),
        ("reminder_days", [3, 3], "khác nhau"),
        ("reminder_days", ["ba"], "khác nhau"),
        ("reminder_days", 3, "khác nhau"),
        ("help_contact", 3, "không quá 300"),
        ("help_contact", "a" * 301, "không quá 300"),
        ("help_contact", "a\nb", "một dòng"),
        ("help_contact", "a\0b", "một dòng"),
        ("help_email", "không phải thư", "chưa đúng"),
    ],
)
def test_a_wrong_value_is_told_at_its_name_and_nothing_is_kept(chief: User, name: str, value: Any, words: str) -> None:
    with pytest.raises(DomainError) as refused:
        change(chief, organisation="Sở Một", **{name: value})
    assert refused.value.kind == "invalid" and [item.anchor for item in refused.value.items] == [name]
    assert words in refused.value.items[0].message and not Setting.objects.exists()


def test_what_another_changed_meanwhile_is_not_overwritten(chief: User) -> None:
    read = settings_version(setting_states())
    change(chief, digest_hour=9, mail_enabled=False)
    with pytest.raises(DomainError) as lost:
        change(chief, read, digest_hour=10, mail_enabled=False, organisation="Sở Một")
    assert lost.value.code == "stale" and lost.value.conflict is not None
    assert lost.value.conflict.fields == (("Giờ gửi thư tổng hợp trong ngày", "9", "10"),)
    assert setting("digest_hour") == 9 and setting("organisation") == ""
    assert change(chief, read, organisation="Sở Một") == ["organisation"], "what nobody touched may be saved"
    assert change(chief, lost.value.conflict.version, digest_hour=10) == ["digest_hour"]


def test_only_the_administrator_changes_them() -> None:
    for role in ("coordinator", "auditor", "leader"):
        with pytest.raises(DomainError) as refused:
            change(person(role, role), digest_hour=9)
        assert refused.value.kind == "refused"


@override_settings(HELP_PHONE="0260 111")
def test_the_words_of_the_portal_are_the_administrators_else_the_servers(chief: User) -> None:
    change(chief, organisation="Sở Một", help_contact="Phòng Hai", help_email="ba@so.vn")
    assert portal_words()["help_phone"] == "0260 111"
    client = Client()
    assert "Phòng Hai, 0260 111, ba@so.vn" in client.get("/accounts/login/").content.decode()
    client.force_login(chief)
    page = client.get("/").content.decode()
    assert "Phòng Hai, 0260 111, ba@so.vn" in page and "<small>Sở Một</small>" in page
    notify([chief], kind="account", key="a", text="Chào.", url="")
    assert "Đầu mối hỗ trợ: Phòng Hai" in Letter.objects.get().body


def test_mail_and_its_hour_go_by_what_is_set(chief: User) -> None:
    now = clock.now()
    with clock.at(datetime.fromisoformat(f"{now:%Y-%m-%d}T08:30:00+07:00")):
        change(chief, digest_hour=8)
        with clock.at(clock.now() - timedelta(hours=1)):
            notify([chief], kind="report", key="a", text="Một.", url="")
        change(chief, digest_hour=9)
        assert write_digests() == 0
        change(chief, digest_hour=8)
        assert write_digests() == 1
        change(chief, mail_enabled=False)
        notify([chief], kind="account", key="b", text="Hai.", url="")
    assert Letter.objects.count() == 1


def test_what_was_read_is_kept_as_long_as_is_set(chief: User) -> None:
    change(chief, keep_notifications_days=30)
    now = clock.now()
    for key, days in (("old", 31), ("fresh", 29)):
        notify([chief], kind="account", key=key, text="Chào.", url="")
        Notification.objects.filter(key=key).update(read_at=now - timedelta(days=days))
        Letter.objects.filter(key=f"news:{key}").update(sent_at=now - timedelta(days=days))
    assert forget_old_news() == 1
    assert Notification.objects.get().key == "fresh" and Letter.objects.get().key == "news:fresh"


def test_a_session_lasts_as_long_as_is_set(chief: User) -> None:
    session = SessionStore()
    begin_session(session)
    assert session.get_expiry_age() == 8 * 3600 == SETTINGS["session_hours"].default * 3600
    change(chief, session_hours=2)
    begin_session(session)
    assert session.get_expiry_age() == 2 * 3600
    change(chief, session_hours=None)
    begin_session(session)
    assert session.get_expiry_age() == 8 * 3600


def test_values_are_told_in_words() -> None:
    assert [setting_words(value) for value in (True, False, (7, 3), "", 9)] == ["Bật", "Tắt", "7, 3", "để trống", "9"]
