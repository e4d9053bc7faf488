"""Vietnamese order and Vietnamese search, in memory and in the database alike."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from agencies.forms.agencies import SuccessionForm
from agencies.models import Agency
from core.vietnamese import ALPHABET, Words, asked, fold, holding, sort_key, words

pytestmark = pytest.mark.django_db

MARKS = "\u0300\u0309\u0303\u0301\u0323\u0302\u0306\u031b\u0308"
TYPED = st.text(
    st.sampled_from(f"{ALPHABET}{ALPHABET.upper()}{MARKS}ạậấẫẳỹờớợữỵÝẰĐđ 0123456789.-–/_'%\\ñüçÅ\n"), max_size=40
)
IN_ORDER = [
    ["A", "Ă", "Â", "B", "C", "D", "Đ", "E", "Ê", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "Ô", "Ơ", "P", "Q"],
    ["Q", "R", "S", "T", "U", "Ư", "V", "W", "X", "Y", "Z"],
    ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mằ", "mẳ", "mẵ", "mắ", "mặ", "mâ", "mầ", "mậ", "mb"],
    ["An Khê", "Ân Hảo", "Ba Tơ", "Bờ Y", "Dak", "Đăk Bla", "Đăk Cấm", "Đắk Hà", "Đăk Tô", "Ea", "Xã Ô"],
    ["Sở Công Thương", "Sở Dân tộc", "Sở Du lịch", "Sở Giáo dục", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng"],
    ["Nhiệm vụ 1.2", "Nhiệm vụ 1.9", "Nhiệm vụ 1.10", "Nhiệm vụ 2", "Nhiệm vụ 10"],
    ["Lê Thị Hoa", "Lê Thị Hòa", "Lê Thị Hóa", "Lê Thị Hoan"],
    ["so 1", "so 123456789012", "so 1234567890123", "so 12345678901234567890"],
]  # fmt: skip


def in_database(function: str, text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [text])  # noqa: S608
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize("names", IN_ORDER, ids=lambda names: names[0])
def test_names_stand_as_in_a_vietnamese_dictionary(names: list[str]) -> None:
    for first, second in pairwise(names):
        assert sort_key(first) < sort_key(second), (first, second)
    assert sorted(reversed(names), key=lambda name: in_database("vi_order", name).encode()) == names


def test_case_and_the_way_of_writing_an_accent_make_no_difference() -> None:
    assert sort_key("SỞ Y TẾ") == sort_key("sở y tế") == sort_key("sở y tế")
    assert fold("ĐẮK HÀ") == fold("đắk hà") == "dak ha"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TYPED)
def test_the_database_and_the_portal_agree(text: str) -> None:
    assert in_database("vi_order", text) == sort_key(text)
    assert in_database("vi_fold", text) == fold(text)
    assert in_database("vi_words", text).split() == [] or words(text)


def test_lists_of_agencies_and_people_stand_in_that_order() -> None:
    names = ["Xã Đăk Hà", "Xã Dục Nông", "Xã Ăn", "Xã An", "Xã Ân"]
    for number, name in enumerate(names):
        Agency.objects.create(code=f"x{number}", name=name, short_name=name, kind="commune")
        User.objects.create(email=f"x{number}@example.test", full_name=name)
    right = ["Xã An", "Xã Ăn", "Xã Ân", "Xã Dục Nông", "Xã Đăk Hà"]
    assert [row.name for row in Agency.objects.all()] == right
    assert [row.name for row in SuccessionForm().fields["predecessor"].queryset] == right  # type: ignore[attr-defined]
    people = User.objects.filter(email__startswith="x").order_by("name_order")
    assert [row.full_name for row in people] == right
    row = Agency.objects.get(name="Xã An")
    row.name = "Xã Zơ"
    row.save()
    row.refresh_from_db()
    assert row.name_order == sort_key("Xã Zơ"), "the order follows a change of the name"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("so khoa hoc", True), ("SỞ KHOA HỌC", True), ("học sở", True), ("cong nghe", True), ("", True),
        ("skhcn", True), ("công nghệ", True), ("so_khoa", False), ("%", False), ("\\", False), ("\0", False),
        ("sở\0", False), ("y tế", False),
    ],
)  # fmt: skip
def test_a_list_is_asked_with_and_without_accents(typed: str, found: bool) -> None:
    Agency.objects.create(code="skhcn", name="Sở Khoa học và Công nghệ", short_name="Sở KH&CN", kind="department")
    assert Agency.objects.filter(holding(typed, "name", "short_name", "code")).exists() is found


def test_d_with_a_stroke_is_a_d_and_what_is_asked_holds_no_operator() -> None:
    Agency.objects.create(code="dakha", name="Xã Đăk Hà", short_name="Đăk Hà", kind="commune")
    for typed in ("dak ha", "đăk hà", "ĐĂK", "Dăk"):
        assert Agency.objects.filter(holding(typed, "name")).exists()
    assert words("Đăk & Hà | !(x):* 'y' 1.10") == ["dak", "ha", "x", "y", "1", "10"]
    assert len(words("a " * 500)) == 12
    assert not Agency.objects.annotate(said=Words("name")).filter(said=asked("…")).exists()
