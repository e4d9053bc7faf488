"""People and roles, at the administrator's desk."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import User
from agencies.models import Agency, Membership, standing_of
from core import clock
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen, fill_in, refused, shown

LAN = {"email": "lan@example.vn", "full_name": "Nguyễn Thị Lan", "position": "Chuyên viên"}
PEOPLE, CREATE = reverse("agencies:people"), reverse("agencies:create_person")


def create(desk: Desk, **typed: str) -> Any:
    return fill_in(desk.client("administrator"), CREATE, "email", **(LAN | typed))


def grant(desk: Desk, **typed: str) -> Any:
    url = reverse("agencies:grant_membership", args=[desk.people["nobody"].pk])
    return fill_in(desk.client("administrator"), url, "role", **typed)


def end(desk: Desk, membership: Membership, on: str) -> Any:
    return fill_in(desk.client("administrator"), reverse("agencies:end_membership", args=[membership.pk]), "on", on=on)


def agency() -> str:
    return str(Agency.objects.get(code="snv-qn").pk)


def roles(desk: Desk) -> list[Membership]:
    return list(desk.people["nobody"].memberships.all())


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("email", "", "Trường này là bắt buộc."),
        ("email", "lan", "Nhập một địa chỉ thư điện tử"),
        ("email", "lan@example", "Nhập một địa chỉ thư điện tử"),
        ("email", "a" * 250 + "@example.vn", "Nhập nhiều nhất 254 ký tự"),
        ("email", "la\0n@example.vn", "Không được chứa ký tự NUL."),
        ("email", "REPORTER@example.test", "Đã có người dùng với thư điện tử"),
        ("full_name", "", "Trường này là bắt buộc."),
        ("full_name", "   ", "Trường này là bắt buộc."),
        ("full_name", "L" * 101, "Nhập nhiều nhất 100 ký tự (đang có 101)."),
        ("full_name", "L\0", "ký tự NUL"),
        ("position", "C" * 101, "Nhập nhiều nhất 100 ký tự"),
    ],
)
def test_a_person_who_cannot_be_so_comes_back(desk: Desk, field: str, typed: str, said: str) -> None:
    count = User.objects.count()
    screen = refused(create(desk, **{field: typed}), f"id_{field}", said)
    assert [screen.value(f"id_{name}") for name in LAN] == [shown(value) for value in (LAN | {field: typed}).values()]
    assert User.objects.count() == count


def test_a_person_is_made_once_and_asked_for_a_role_next(desk: Desk) -> None:
    client = desk.client("administrator")
    form = Screen(client.get(CREATE)).form("email")
    answer = form.post(client, CREATE, **LAN)
    lan = User.objects.get(email="lan@example.vn")
    assert answer["Location"] == reverse("agencies:grant_membership", args=[lan.pk])
    assert Screen(client.get(answer["Location"])).messages == ["Đã tạo Nguyễn Thị Lan. Hãy giao vai trò."]
    assert not lan.has_usable_password()
    refused(form.post(client, CREATE, **LAN), "id_email", "Đã có người dùng với thư điện tử lan@example.vn.")
    assert User.objects.filter(email__iexact="lan@example.vn").count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"role": "king"}, "role", "«king» không có trong danh sách."),
        ({"role": "reporter"}, "agency", "Vai trò này cần một cơ quan."),
        ({"role": "head"}, "agency", "Vai trò này cần một cơ quan."),
        ({"role": "reporter", "agency": "999999"}, "agency", "Lựa chọn này không có trong danh sách."),
        ({"role": "reporter", "agency": "abc"}, "agency", "Lựa chọn này không có trong danh sách."),
        ({"role": "reporter", "agency": "\0"}, "agency", "Không được chứa ký tự NUL."),
        ({"role": "leader", "valid_from": "2/1/2027", "valid_to": "1/1/2027"}, "valid_to", "phải sau ngày bắt đầu"),
        ({"role": "leader", "valid_from": "31/02/2026"}, "valid_from", "không phải là một ngày có thật"),
        ({"role": "leader", "valid_to": "mai"}, "valid_to", "«mai» không phải là một ngày có thật"),
    ],
)
def test_a_role_that_cannot_be_so_comes_back(desk: Desk, typed: dict[str, str], field: str, said: str) -> None:
    screen = refused(grant(desk, **typed), f"id_{field}", said)
    for name in ("valid_from", "valid_to"):
        assert screen.value(f"id_{name}") == typed.get(name, "")
    assert not roles(desk)


def test_a_class_of_agencies_takes_no_role(desk: Desk) -> None:
    a_class = Agency.objects.filter(kind="class").first()
    assert a_class is not None
    refused(grant(desk, role="reporter", agency=str(a_class.pk)), "id_agency", "không có trong danh sách")


def test_a_role_begins_and_ends_on_its_days(desk: Desk) -> None:
    for _press in range(2):
        answer = grant(desk, role="reporter", agency=agency(), valid_from="12/12/2026", valid_to="")
        assert answer["Location"] == PEOPLE
    (membership,) = roles(desk)
    nobody = desk.people["nobody"].pk
    assert "12/12/2026" in Screen(desk.client("administrator").get(PEOPLE)).row("Người nobody")
    url = desk.account().get_absolute_url()
    assert desk.client("nobody").get(url).status_code == 404
    with clock.at(datetime(2026, 12, 12, tzinfo=HANOI)):
        assert desk.client("nobody").get(url).status_code == 200
    refused(end(desk, membership, "11/12/2026"), "id_on", "Ngày kết thúc phải sau ngày bắt đầu.")
    screen = refused(end(desk, membership, "30/02/2027"), "id_on", "không phải là một ngày có thật")
    assert screen.value("id_on") == "30/02/2027"
    refused(end(desk, membership, ""), "id_on", "Trường này là bắt buộc.")
    assert Membership.objects.get(pk=membership.pk).valid_to is None
    for _press in range(2):
        assert end(desk, membership, "20/12/2026").status_code == 302
    assert Membership.objects.get(pk=membership.pk).valid_to == date(2026, 12, 20)
    with clock.at(datetime(2026, 12, 21, tzinfo=HANOI)):
        assert desk.client("nobody").get(url).status_code == 404
        assert not standing_of(User.objects.get(pk=nobody)).roles


def test_an_account_is_locked_at_once_and_twice_is_once(desk: Desk) -> None:
    theirs, client = desk.client("other"), desk.client("administrator")
    button = reverse("agencies:disable_person", args=[desk.people["other"].pk])
    for _press in range(2):
        assert client.post(button)["Location"] == PEOPLE
    page = Screen(client.get(PEOPLE))
    assert page.messages == ["Đã khóa tài khoản của Người other."] * 2 and "Đã khóa" in page.row("Người other")
    assert "/accounts/login/" in theirs.get("/")["Location"]
    assert not User.objects.get(pk=desk.people["other"].pk).is_active


def test_people_are_found_with_and_without_marks_and_rubbish_finds_nobody(desk: Desk) -> None:
    client = desk.client("administrator")
    create(desk)
    for words in ("nguyen thi lan", "NGUYỄN", "lan@", " Lan "):
        screen = Screen(client.get(PEOPLE, {"q": words}))
        assert "Nguyễn Thị Lan" in screen.text and "Người head" not in screen.text, words
        assert screen.value("q") == words
    for words in ("\0", "a\0b", "%", "_", "\\", "'", "x" * 5000):
        screen = Screen(client.get(PEOPLE, {"q": words}))
        assert screen.status == 200 and "Nguyễn Thị Lan" not in screen.text, words


def test_the_auditor_reads_and_changes_nothing_and_others_do_not_read(desk: Desk) -> None:
    person, membership = desk.people["other"].pk, Membership.objects.get(user=desk.people["other"]).pk
    pages = [CREATE, reverse("agencies:grant_membership", args=[person])]
    pages += [reverse("agencies:end_membership", args=[membership])]
    screen = Screen(desk.client("auditor").get(PEOPLE))
    assert screen.status == 200 and not screen.links("Giao vai trò") and not screen.has_button("Khóa tài khoản")
    for name, said in (("auditor", "Chỉ quản trị hệ thống"), ("coordinator", "Chỉ quản trị hệ thống")):
        for url in pages:
            for answer in (desk.client(name).get(url), desk.client(name).post(url, LAN)):
                assert answer.status_code == 403 and said in Screen(answer).text
        assert desk.client(name).post(reverse("agencies:disable_person", args=[person])).status_code == 403
    assert User.objects.get(pk=person).is_active
    system = User.objects.system().pk
    assert desk.client("administrator").get(reverse("agencies:grant_membership", args=[system])).status_code == 404
