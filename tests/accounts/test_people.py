"""People and their inboxes."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import LazySettings
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.utils import translation
from knox.auth import TokenAuthentication
from knox.models import AuthToken
from rest_framework.exceptions import AuthenticationFailed

from accounts.actions import (
    create_user,
    disable_user,
    edit_profile,
    edit_user,
    enable_user,
    issue_token,
    notify,
    read_all_notifications,
    read_notification,
    revoke_token,
    send_password_letter,
    sign_in,
)
from accounts.models import Letter, Notification, Setting, User, all_settings, setting
from core import clock, record
from core.errors import DomainError
from tests.world import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> User:
    return person("administrator", "administrator")


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def acts_on(obj: Any) -> list[tuple[str, str, str]]:
    events = type(obj).pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    return [(line.act, line.actor, line.kind) for line in reversed(record.read(record.pointers(events)))]


def test_the_administrator_makes_and_closes_accounts(administrator: User) -> None:
    made = create_user(by=administrator, email="lan@so.vn", full_name="Trần Thị Lan", position="Chuyên viên")
    assert (str(made), made.get_full_name(), made.position) == ("Trần Thị Lan", "Trần Thị Lan", "Chuyên viên")
    assert made.is_active and not made.has_usable_password() and not made.is_demo and not made.is_system
    disable_user(made, by=administrator)
    assert not made.is_active and not User.objects.get(pk=made.pk).is_active
    assert acts_on(made) == [
        ("create_user", "Người administrator", "insert"),
        ("disable_user", "Người administrator", "update"),
    ]


def test_a_person_is_found_by_mail_in_any_case_and_signs_in_until_closed(administrator: User) -> None:
    word = "mat-khau-dai-2030"
    made = create_user(by=administrator, email="lan@so.vn", full_name="Lan", password_hash=make_password(word))
    assert User.objects.get_by_natural_key("lAN@SO.VN") == made
    assert authenticate(None, username="lan@so.vn", email="lan@so.vn", password=word) == made
    disable_user(made, by=administrator)
    assert authenticate(None, username="lan@so.vn", email="lan@so.vn", password=word) is None


def test_one_address_is_one_person(administrator: User) -> None:
    create_user(by=administrator, email="lan@so.vn", full_name="Lan")
    with refusal("invalid", "Đã có người dùng với thư điện tử LAN@so.vn") as twice:
        create_user(by=administrator, email="LAN@so.vn", full_name="Lan khác")
    assert twice.value.code == "duplicate" and [item.anchor for item in twice.value.items] == ["email"]
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="LAN@so.vn")
    assert str(User(email="x@so.vn")) == "x@so.vn"


def test_nobody_else_manages_people(administrator: User) -> None:
    victim = person("victim")
    for role in ("coordinator", "leader", "auditor"):
        somebody = person(role, role)
        with refusal("refused", "Chỉ quản trị hệ thống được quản lý người dùng"):
            create_user(by=somebody, email="moi@so.vn", full_name="Mới")
        with refusal("refused", "Chỉ quản trị hệ thống được quản lý người dùng"):
            disable_user(victim, by=somebody)
    assert User.objects.get(pk=victim.pk).is_active and not User.objects.filter(email="moi@so.vn").exists()


def edited(user: User, by: User, version: int = 0, **values: str) -> User:
    known = {name: getattr(user, name) for name in ("email", "full_name", "position", "phone")}
    return edit_user(user, by=by, version=version, **known | values)


def test_a_person_is_put_right_unless_somebody_was_faster(administrator: User) -> None:
    lan = create_user(by=administrator, email="lan@so.vn", full_name="Lan")
    changed = edited(lan, administrator, full_name="Trần Thị Lan", phone="0901")
    assert (changed.full_name, changed.phone, changed.version) == ("Trần Thị Lan", "0901", 1)
    assert edited(changed, administrator, version=1).version == 1, "nothing changed, nothing written"
    with refusal("conflict", "Người khác đã lưu nội dung này") as late:
        edited(lan, administrator, full_name="Lan Trần")
    assert late.value.conflict is not None and late.value.conflict.version == 1
    assert ("Họ và tên", "Trần Thị Lan", "Lan Trần") in late.value.conflict.fields
    edit_profile(by=changed, position="Chuyên viên", phone="0902")
    with refusal("conflict", "Người khác đã lưu"):
        edited(changed, administrator, version=1, phone="0903")
    with refusal("refused", "Chỉ quản trị hệ thống"):
        edited(lan, person("leader", "leader"), version=2)
    assert [verb for verb, _who, _kind in acts_on(lan)] == ["create_user", "edit_user", "edit_profile"]


def test_an_address_moves_with_all_that_hangs_on_it(administrator: User, lan: User) -> None:
    window, token = Client(), issue_token(lan)[0]
    window.force_login(lan)
    send_password_letter(lan, by=administrator)
    EmailAddress.objects.filter(user=lan).update(primary=True, verified=True)
    for taken in ("ADMINISTRATOR@example.test", "administrator@example.test"):
        with refusal("invalid", "Đã có người dùng với thư điện tử") as twice:
            edited(lan, administrator, email=taken)
        assert [item.anchor for item in twice.value.items] == ["email"]
    moved = edited(lan, administrator, email="Lan.Moi@So.vn")
    assert moved.email == "lan.moi@so.vn"
    (address,) = EmailAddress.objects.filter(user=lan)
    assert (address.email, address.primary, address.verified) == ("lan.moi@so.vn", True, True)
    assert "/accounts/login/" in window.get("/")["Location"]
    with pytest.raises(AuthenticationFailed):
        TokenAuthentication().authenticate_credentials(token.encode())
    assert authenticate(None, email="lan@so.vn", password=WORD) is None
    assert authenticate(None, email="LAN.moi@so.vn", password=WORD) == lan
    old, new = Letter.objects.filter(recipient=lan).order_by("pk")
    assert (old.address, new.address, old.body) == ("lan@so.vn", "lan.moi@so.vn", new.body)
    assert "từ lan@so.vn thành lan.moi@so.vn" in old.body
    assert edited(moved, administrator, version=1, email="LAN.MOI@so.vn").version == 1, "case is no change"


def test_nobody_is_written_to_who_cannot_read_or_while_letters_are_off(administrator: User, lan: User) -> None:
    disable_user(lan, by=administrator)
    moved = edited(lan, administrator, email="lan2@so.vn")
    with refusal("conflict", "Tài khoản đang bị khóa"):
        send_password_letter(moved, by=administrator)
    enable_user(lan, by=administrator)
    Setting.objects.create(name="mail_enabled", value=False)
    edited(moved, administrator, version=1, email="lan3@so.vn")
    with refusal("conflict", "Cổng đang tắt gửi thư điện tử"):
        send_password_letter(moved, by=administrator)
    assert not Letter.objects.exists()


def test_unlocking_lets_in_by_the_password_but_brings_no_session_back(administrator: User, lan: User) -> None:
    window, token = Client(), issue_token(lan)[0]
    window.force_login(lan)
    disable_user(lan, by=administrator)
    assert "/accounts/login/" in window.get("/")["Location"]
    with refusal("refused", "Chỉ quản trị hệ thống"):
        enable_user(lan, by=person("leader", "leader"))
    enable_user(lan, by=administrator)
    assert lan.is_active and authenticate(None, email="lan@so.vn", password=WORD) == lan
    assert "/accounts/login/" in window.get("/")["Location"]
    with pytest.raises(AuthenticationFailed):
        TokenAuthentication().authenticate_credentials(token.encode())
    assert [verb for verb, _who, _kind in acts_on(lan)] == ["create_user", "disable_user", "enable_user"]


def test_a_letter_lets_a_newcomer_set_a_password_once_and_not_every_minute(administrator: User) -> None:
    minh = create_user(by=administrator, email="minh@so.vn", full_name="Minh")
    letter = send_password_letter(minh, by=administrator)
    assert letter.subject == "Đặt mật khẩu đăng nhập cổng" and "Chọn loại thư" not in letter.body
    assert "bằng thư điện tử minh@so.vn" in letter.body and "trong 3 ngày" in letter.body
    with refusal("conflict", "Mỗi lần gửi cách nhau ít nhất 5 phút") as soon:
        send_password_letter(minh, by=administrator)
    assert soon.value.code == "too_soon"
    with clock.at(clock.now() + timedelta(minutes=6)):
        send_password_letter(minh, by=administrator)
    (link,) = re.findall(r"https?://[^/]+(/accounts/password/reset/key/\S+)", letter.body)
    window = Client()
    form = window.get(link)["Location"]
    word = "mot-mat-khau-that-dai-2031"
    assert window.post(form, {"password1": word, "password2": word}).status_code == 302
    assert authenticate(None, email="minh@so.vn", password=word) == minh
    assert "Location" not in Client().get(link), "the link is spent"
    with refusal("refused", "Chỉ quản trị hệ thống"):
        send_password_letter(minh, by=person("leader", "leader"))


def test_nobody_locks_themselves(administrator: User) -> None:
    with refusal("conflict", "Không ai tự khóa tài khoản của mình") as own:
        disable_user(administrator, by=administrator)
    assert own.value.code == "own_account" and User.objects.get(pk=administrator.pk).is_active


def test_a_thing_is_told_once_and_read_by_its_owner_only() -> None:
    lan, minh = person("lan"), person("minh")
    notify([lan, minh], kind="review", key="sent:1", text="Đã gửi. " * 100, url="/1")
    notify([lan], kind="review", key="sent:1", text="Đã gửi lần nữa.", url="/1")
    notify([lan], kind="submission", key="sent:2", text="Đã trả lại.", url="/2")
    inbox = Notification.objects.visible_to(lan)
    assert [row.key for row in inbox] == ["sent:2", "sent:1"] and len(inbox[1].text) == 500
    newest = inbox[0]
    assert str(newest) == "Đã trả lại."
    read_notification(newest, by=minh)
    assert inbox.unread().count() == 2, "another's inbox is not mine to read"
    read_notification(newest, by=lan)
    first_read = Notification.objects.get(pk=newest.pk).read_at
    read_notification(newest, by=lan)
    assert Notification.objects.get(pk=newest.pk).read_at == first_read is not None
    assert read_all_notifications(by=lan) == 1
    assert read_all_notifications(by=lan) == 0
    assert Notification.objects.visible_to(minh).unread().count() == 1


def test_news_is_written_in_the_language_of_whom_it_tells() -> None:
    lan, smith = person("lan"), person("smith")
    smith.language = "en"
    values = {"language": translation.get_language, "agency": "Sở Một"}
    notify([lan, smith], kind="review", key="a", text="%(agency)s: %(language)s, 100%%", values=values, url="/")
    notify([lan], kind="review", key="b", text="Đạt 100% kế hoạch.", url="/")
    assert [row.text for row in Notification.objects.visible_to(smith)] == ["Sở Một: en, 100%"]
    assert [row.text for row in Notification.objects.visible_to(lan)] == ["Đạt 100% kế hoạch.", "Sở Một: vi, 100%"]
    assert translation.get_language() == "vi"


def test_a_setting_is_its_default_until_it_is_set() -> None:
    assert setting("reminder_days") == (7, 3, 1) and setting("mail_enabled") is True
    row = Setting.objects.create(name="mail_enabled", value=False)
    assert setting("mail_enabled") is False and all_settings()["mail_enabled"] is False
    assert all_settings({"digest_hour": 8})["digest_hour"] == 8 and all_settings({})["mail_enabled"] is True
    assert str(row) == "Gửi thư điện tử" and str(Setting(name="gone")) == "gone"


WORD = "mat-khau-dai-2030"


@pytest.fixture
def lan(administrator: User) -> User:
    cache.clear()
    return create_user(by=administrator, email="lan@so.vn", full_name="Lan", password_hash=make_password(WORD))


def enter(password: str = WORD, code: str = "") -> User:
    return sign_in(RequestFactory().post("/"), email="lan@so.vn", password=password, code=code)


def current_code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_a_program_signs_in_by_password_and_no_more_often_than_a_person(lan: User) -> None:
    assert enter() == lan
    for _attempt in range(5):
        with refusal("refused", "Thư điện tử hoặc mật khẩu không đúng") as wrong:
            enter("sai")
        assert wrong.value.code == "bad_credentials"
    with refusal("refused", "Đăng nhập sai quá nhiều lần") as barred:
        enter()
    assert barred.value.code == "too_many_attempts"


def test_a_second_factor_is_asked_for_where_it_is_set_up_or_required(lan: User, settings: LazySettings) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    with refusal("refused", "chưa thiết lập xác thực hai lớp") as unset:
        enter()
    assert unset.value.code == "second_factor_required"
    settings.REQUIRE_SECOND_FACTOR = False
    secret = generate_totp_secret()
    TOTP.activate(lan, secret)
    for wrong in ("", "000000x"):
        with refusal("refused", "Mã xác thực hai lớp thiếu hoặc không đúng") as coded:
            enter(code=wrong)
        assert coded.value.code == "bad_code"
    assert enter(code=current_code(secret)) == lan


def test_a_token_works_until_it_is_given_back(lan: User) -> None:
    word, ends = issue_token(lan)
    assert ends > clock.now() and not AuthToken.objects.filter(digest=word).exists(), "only its digest is kept"
    _user, token = TokenAuthentication().authenticate_credentials(word.encode())
    assert token.user == lan
    revoke_token(token)
    revoke_token(None)
    with pytest.raises(AuthenticationFailed):
        TokenAuthentication().authenticate_credentials(word.encode())
