"""The administrator's rooms: what leads where, the settings as a form and in the API."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import Setting, User, setting, setting_states, settings_version
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> User:
    return person("chief", "administrator")


@pytest.fixture
def client(chief: User) -> Client:
    found = Client()
    found.force_login(chief)
    return found


def typed(**changes: Any) -> dict[str, Any]:
    """The form of settings as a browser sends it."""
    states = setting_states()
    values = {state.name: state.value for state in states} | changes
    words = {
        name: ("1" if value else "") if isinstance(value, bool) else ", ".join(map(str, value))
        if isinstance(value, list | tuple) else value
        for name, value in values.items()
    }  # fmt: skip
    return {"version": settings_version(states)} | words


def test_one_page_leads_to_every_room(client: Client, chief: User) -> None:
    person("locked").__class__.objects.filter(email="locked@example.test").update(is_active=False)
    page = client.get(reverse("administration")).content.decode()
    assert "2 người dùng, 1 đã khóa." in page and "0 trên 10 thiết lập khác mặc định." in page
    for name in ("agencies:people", "agencies:list", "plans:calendar", "settings"):
        assert f'href="{reverse(name)}"' in page


def test_the_menu_has_one_entry_for_all_rooms(client: Client) -> None:
    for name in ("administration", "settings", "agencies:people", "plans:calendar"):
        page = client.get(reverse(name)).content.decode()
        assert 'href="/administration/" aria-current="page"' in page, name
    assert 'href="/agencies/" aria-current' not in client.get(reverse("agencies:own_account")).content.decode()


def test_settings_are_saved_by_the_form(client: Client, chief: User) -> None:
    page = client.post(reverse("settings"), typed(digest_hour=9, reminder_days="5; 2", mail_enabled=False), follow=True)
    assert "Đã lưu thiết lập." in page.content.decode()
    assert (setting("digest_hour"), setting("reminder_days"), setting("mail_enabled")) == (9, [5, 2], False)
    shown = page.content.decode()
    assert f"Thay đổi gần nhất: {chief}" in shown and 'name="reset" value="digest_hour"' in shown
    assert "Không có gì thay đổi." in client.post(reverse("settings"), typed(), follow=True).content.decode()
    client.post(reverse("settings"), typed(mail_enabled=True) | {"reset": "digest_hour"})
    assert setting("digest_hour") == 7 and setting("mail_enabled") is False, "one goes back, the rest stays"


def test_what_is_mistyped_is_told_at_its_field(client: Client) -> None:
    wrong = typed(digest_hour="bảy", reminder_days="3, x", help_email="abc")
    answer = client.post(reverse("settings"), wrong)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Setting.objects.exists()
    assert "từ 0 đến 23" in page and 'value="bảy"' in page
    answer = client.post(reverse("settings"), typed(reminder_days="3, x", help_email="abc", digest_hour=""))
    page = answer.content.decode()
    assert answer.status_code == 422 and "từ 1 đến 60" in page and "hotro@tinh.gov.vn" in page
    assert client.post(reverse("settings"), typed() | {"reset": "gone"}).status_code == 422


def test_two_administrators_at_one_form_see_both_texts(client: Client) -> None:
    first, second = typed(digest_hour=9), typed(digest_hour=10)
    client.post(reverse("settings"), first)
    lost = client.post(reverse("settings"), second)
    assert lost.status_code == 409 and "Giờ gửi thư tổng hợp trong ngày" in lost.content.decode()
    assert setting("digest_hour") == 9


def test_the_api_reads_and_sets_them(chief: User) -> None:
    client = APIClient()
    client.force_authenticate(chief)
    url = reverse("api:settings")
    body = client.get(url).json()
    known = {row["name"]: row for row in body["settings"]}
    assert known["digest_hour"]["default"] == 7 and known["digest_hour"]["changed_at"] is None
    answer = client.patch(url, {"version": body["version"], "values": {"digest_hour": 9}}, format="json")
    assert answer.status_code == 200 and setting("digest_hour") == 9
    fresh = answer.json()["version"]
    stale = client.patch(url, {"version": body["version"], "values": {"digest_hour": 10}}, format="json")
    assert stale.status_code == 409 and stale.json()["errors"]["version"] == fresh
    wrong = client.patch(url, {"version": fresh, "values": {"digest_hour": 99, "gone": 1}}, format="json")
    assert wrong.status_code == 400 and set(wrong.json()["errors"]) == {"digest_hour", "gone"}
    client.patch(url, {"version": fresh, "values": {"digest_hour": None}}, format="json")
    assert setting("digest_hour") == 7
