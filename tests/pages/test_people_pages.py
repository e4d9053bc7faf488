"""People and roles, at the administrator's desk."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from accounts.models import Letter, User
from agencies.models import Agency, Membership, standing_of
from core import clock
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen, fill_in, refused, shown

LAN = {"email": "lan@example.vn", "full_name": "Nguyễn Thị Lan", "position": "Chuyên viên", "phone": "0901"}
PEOPLE, CREATE = reverse("agencies:people"), reverse("agencies:create_person")


def create(desk: Desk, **typed: str) -> Any:
    return fill_in(desk.client("administrator"), CREATE, "email", **(LAN | typed))


def grant(desk: Desk, **typed: str) -> Any:
    url = reverse("agencies:grant_membership", args=[desk.people["nobody"].pk])
    return fill_in(desk.client("administrator"), url, "role", **typed)


def end(desk: Desk, membership: Membership, on: str) -> Any:
    return fill_in(desk.client("administrator"), reverse("agencies:end_membership", args=[membership.pk]), "on", on=on)


def page_of(desk: Desk, name: str) -> str:
    return reverse("agencies:person", args=[desk.people[name].pk])


def edit(desk: Desk, **typed: str) -> Any:
    url = reverse("agencies:edit_person", args=[desk.people["other"].pk])
    return fill_in(desk.client("administrator"), url, "email", **typed)


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
        ("phone", "0" * 31, "Nhập nhiều nhất 30 ký tự"),
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
        ({"role": "auditor", "agency": "SNV"}, "agency", "Vai trò này thuộc toàn tỉnh"),
        ({"role": "leader", "valid_from": "2/1/2027", "valid_to": "1/1/2027"}, "valid_to", "phải sau ngày bắt đầu"),
        ({"role": "leader", "valid_from": "31/02/2026"}, "valid_from", "không phải là một ngày có thật"),
        ({"role": "leader", "valid_to": "mai"}, "valid_to", "«mai» không phải là một ngày có thật"),
    ],
)
def test_a_role_that_cannot_be_so_comes_back(desk: Desk, typed: dict[str, str], field: str, said: str) -> None:
    typed = {name: agency() if value == "SNV" else value for name, value in typed.items()}
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
        assert answer["Location"] == page_of(desk, "nobody")
    (membership,) = roles(desk)
    nobody = desk.people["nobody"].pk
    assert "12/12/2026" in Screen(desk.client("administrator").get(page_of(desk, "nobody"))).row("Cán bộ báo cáo")
    assert "Cán bộ báo cáo" not in Screen(desk.client("administrator").get(PEOPLE)).row("Người nobody"), "not yet"
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
        screen = Screen(desk.client("administrator").get(page_of(desk, "nobody")))
        assert not screen.links("Kết thúc") and "20/12/2026" in screen.row("Sở Nội vụ")
        assert "Người này hiện không giữ vai trò nào." in screen.text and "Kết thúc vai trò" in screen.text
        assert desk.client("nobody").get(url).status_code == 404
        assert not standing_of(User.objects.get(pk=nobody)).roles


def test_an_account_is_locked_at_once_and_unlocked(desk: Desk) -> None:
    theirs, client, url = desk.client("other"), desk.client("administrator"), page_of(desk, "other")
    button = Screen(client.get(url)).button("Khóa tài khoản")
    for _press in range(2):
        assert button.post(client, url)["Location"] == url
    page = Screen(client.get(url))
    assert page.messages == ["Đã khóa tài khoản của Người other."] * 2 and "Đã khóa" in page.text
    assert "/accounts/login/" in theirs.get("/")["Location"]
    assert not User.objects.get(pk=desk.people["other"].pk).is_active
    assert "Hãy mở khóa trước khi gửi thư." in page.text
    assert page.button("Mở khóa tài khoản").post(client, url)["Location"] == url
    assert Screen(client.get(url)).messages == ["Đã mở khóa tài khoản của Người other."]
    assert User.objects.get(pk=desk.people["other"].pk).is_active


def test_the_last_administrator_is_told_why_they_stay(desk: Desk) -> None:
    client, url = desk.client("administrator"), page_of(desk, "administrator")
    screen = Screen(client.get(url))
    assert not screen.has_button("Khóa tài khoản") and "Không ai tự khóa tài khoản của mình" in screen.text
    assert not screen.links("Kết thúc") and "duy nhất không có ngày kết thúc" in screen.row("Quản trị hệ thống")
    membership = Membership.objects.get(user=desk.people["administrator"])
    for address in (
        reverse("agencies:end_membership", args=[membership.pk]),
        reverse("agencies:disable_person", args=[desk.people["administrator"].pk]),
    ):
        assert client.post(address, {"on": "11/12/2026"}).status_code == 409
    assert Membership.objects.get(pk=membership.pk).valid_to is None


def test_a_letter_to_set_a_password_goes_out_once(desk: Desk) -> None:
    client, url = desk.client("administrator"), page_of(desk, "other")
    button = Screen(client.get(url)).button("Gửi thư đặt mật khẩu")
    assert button.post(client, url)["Location"] == url
    screen = Screen(client.get(url))
    assert screen.messages == ["Đã gửi thư đặt mật khẩu đến other@example.test."]
    assert not screen.has_button("Gửi thư đặt mật khẩu") and "Đã gửi thư lúc 09:00." in screen.text
    assert button.post(client, url).status_code == 409
    assert Letter.objects.filter(recipient=desk.people["other"]).count() == 1


def test_a_person_is_put_right_and_a_lost_race_shows_both_texts(desk: Desk) -> None:
    client, url = desk.client("administrator"), reverse("agencies:edit_person", args=[desk.people["other"].pk])
    mine, theirs = (Screen(client.get(url)).form("email") for _window in range(2))
    assert theirs.post(client, url, full_name="Lê Văn Khác", phone="0902")["Location"] == page_of(desk, "other")
    screen = Screen(client.get(page_of(desk, "other")))
    assert screen.heading == "Lê Văn Khác" and "0902" in screen.text and "Sửa thông tin người dùng" in screen.text
    lost = mine.post(client, url, full_name="Lê Văn Nữa")
    screen = Screen(lost)
    assert lost.status_code == 409 and "Lê Văn Khác" in screen.row("Lê Văn Nữa")
    assert screen.button("Lưu bản của tôi").post(client, url)["Location"] == page_of(desk, "other")
    assert User.objects.get(pk=desk.people["other"].pk).full_name == "Lê Văn Nữa"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("email", "", "Trường này là bắt buộc."),
        ("email", "Reporter@Example.test", "Đã có người dùng với thư điện tử"),
        ("full_name", " ", "Trường này là bắt buộc."),
        ("phone", "0" * 31, "Nhập nhiều nhất 30 ký tự"),
    ],
)
def test_a_person_who_cannot_be_put_so_stays_as_they_were(desk: Desk, field: str, typed: str, said: str) -> None:
    screen = refused(edit(desk, **{field: typed}), f"id_{field}", said)
    assert screen.value(f"id_{field}") == typed
    assert User.objects.get(pk=desk.people["other"].pk).version == 0


def test_the_list_is_asked_by_what_people_are_today(desk: Desk) -> None:
    client, justice = desk.client("administrator"), str(Agency.objects.get(code="stp-qn").pk)
    grant(desk, role="head", agency=justice, valid_from="1/1/2027")
    User.objects.filter(pk=desk.people["leader"].pk).update(is_active=False)
    TOTP.activate(desk.people["auditor"], generate_totp_secret())

    def found(**asked: str) -> set[str]:
        rows = Screen(client.get(PEOPLE, asked)).page.xpath("//tbody/tr/th/a")
        return {row.text_content().removeprefix("Người ") for row in rows}

    everyone = found()
    assert found(role="reporter") == {"reporter", "other"}
    assert found(agency=justice) == {"other"} == found(role="reporter", agency=justice)
    assert found(role="head", agency=justice) == set() == found(q="zzz")
    assert found(is_active="false") == {"leader"} == everyone - found(is_active="true")
    assert found(second_factor="true") == {"auditor"} == everyone - found(second_factor="false")
    assert found(role="king", is_active="có") == everyone


def test_the_list_is_sorted_by_name_and_by_the_last_sign_in(desk: Desk) -> None:
    client = desk.client("administrator")
    User.objects.filter(pk=desk.people["other"].pk).update(last_login=datetime(2030, 1, 2, 3, 4, tzinfo=HANOI))

    def names(query: str) -> list[str]:
        return [row.text_content() for row in Screen(client.get(PEOPLE + query)).page.xpath("//tbody/tr/th/a")]

    screen = Screen(client.get(PEOPLE))
    assert "03:04 02/01/2030" in screen.row("Người other") and "Chưa đăng nhập" in screen.row("Người nobody")
    (by_name,), (by_last,) = screen.links("Họ và tên"), screen.links("Đăng nhập gần nhất")
    assert names(by_name.partition("#")[0]) == names("")[::-1]
    assert names(by_last.partition("#")[0])[0] == "Người other" == names("?sort=last_login")[-1]
    heads = Screen(client.get(f"{PEOPLE}?sort=-last_login")).page.xpath("//th[@aria-sort]")
    assert [head.get("aria-sort") for head in heads] == ["descending"]


def test_people_are_found_with_and_without_marks_and_rubbish_finds_nobody(desk: Desk) -> None:
    client = desk.client("administrator")
    create(desk)
    for words in ("nguyen thi lan", "NGUYỄN", "lan@", " Lan "):
        screen = Screen(client.get(PEOPLE, {"q": words}))
        assert "Nguyễn Thị Lan" in screen.text and "Người head" not in screen.text, words
        assert screen.value("id_q") == words.strip() or screen.value("id_q") == words
    for words in ("%", "_", "\\", "'", "x" * 5000):
        screen = Screen(client.get(PEOPLE, {"q": words}))
        assert screen.status == 200 and "Nguyễn Thị Lan" not in screen.text, words


def test_the_auditor_reads_and_changes_nothing_and_others_do_not_read(desk: Desk) -> None:
    person, membership = desk.people["other"].pk, Membership.objects.get(user=desk.people["other"]).pk
    pages = [CREATE, reverse("agencies:grant_membership", args=[person])]
    pages += [reverse("agencies:end_membership", args=[membership])]
    pages += [reverse("agencies:edit_person", args=[person])]
    assert not Screen(desk.client("auditor").get(PEOPLE)).links("Thêm người dùng")
    screen = Screen(desk.client("auditor").get(page_of(desk, "other")))
    assert screen.status == 200 and not screen.links("Giao vai trò") and not screen.links("Kết thúc")
    assert not screen.has_button("Khóa tài khoản") and "Chỉ quản trị hệ thống được quản lý" in screen.text
    for name, said in (("auditor", "Chỉ quản trị hệ thống"), ("coordinator", "Chỉ quản trị hệ thống")):
        for url in pages:
            for answer in (desk.client(name).get(url), desk.client(name).post(url, LAN)):
                assert answer.status_code == 403 and said in Screen(answer).text
        for act in ("disable_person", "enable_person", "send_password_letter"):
            assert desk.client(name).post(reverse(f"agencies:{act}", args=[person])).status_code == 403
    assert User.objects.get(pk=person).is_active
    system = User.objects.system().pk
    assert desk.client("administrator").get(reverse("agencies:grant_membership", args=[system])).status_code == 404
