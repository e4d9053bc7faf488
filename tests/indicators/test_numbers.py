"""Every writing of a number is one number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from indicators.importers.numbers import DIGIT_OF, read_number
from indicators.workflow import MARKS, TitleKind

# Together 10,000 cases.
OFTEN, LESS = settings(max_examples=4_000, deadline=None), settings(max_examples=2_000, deadline=None)
FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")
KINDS = [kind for kind in DIGIT_OF if kind not in MARKS] + [str(kind) for kind in MARKS]


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("VN-4-2019-43953", None, "4-2019-43953"),
        ("VN4201943953", None, "4-2019-43953"),
        ("4-2026-11740", "trademark", "4-2026-11740"),
        ("4 - 2026 - 11740", None, "4-2026-11740"),
        ("2-2019-00005", None, "2-2019-00005"),
        ("2-2019-5", None, "2-2019-00005"),
        ("2019-00005", "utility_solution", "2-2019-00005"),
        ("4-0405854-000", None, "4-0405854"),
        ("40405854000", None, "4-0405854"),
        ("4-0405854-001", None, "4-0405854-001"),
        ("1-0026606", None, "1-0026606"),
        ("VN 1-0026606 B", None, "1-0026606"),
        ("41442", "patent", "1-0041442"),
        ("41.442", "patent", "1-0041442"),
        ("54675", "patent", "1-0054675"),
        ("2845", "utility_solution", "2-0002845"),
        ("4 132", "utility_solution", "2-0004132"),
        ("4743", "utility_solution", "2-0004743"),
        ("Số: 00049", "geographical_indication", "6-00049"),
        ("00079", "geographical_indication", "6-00079"),
        ("6-00079", None, "6-00079"),
        ("600079", "geographical_indication", "6-00079"),
        ("1234/2020/QTG", None, "1234-2020-QTG"),
        ("01234 / 2020 / qtg", "copyright", "1234-2020-QTG"),
        ("12.VN.2015", "plant_variety", "12-VN-2015"),
        ("Số đơn 4-2019-43953", "trademark", "4-2019-43953"),
        ("41442", None, "41442"),
        ("", "patent", ""),
        (None, None, ""),
        ("không có", None, "KHONG-CO"),
        ("…", None, ""),
    ],
)
def test_shapes_that_are_met(text: str, kind: str | None, key: str) -> None:
    assert read_number(text, kind).key == key


def test_a_number_says_its_kind() -> None:
    assert read_number("1-2019-00001", "trademark").kind == TitleKind.PATENT
    assert read_number("4-2019-00001", "certification_mark").kind == TitleKind.CERTIFICATION_MARK
    assert read_number("4-2019-00001").kind == TitleKind.TRADEMARK
    assert read_number("99/2021/QTG").kind == TitleKind.COPYRIGHT
    assert read_number("41442").kind is None


def test_what_people_type_of_a_number_is_kept() -> None:
    assert read_number("4-2019-43953").searched == ["4-2019-43953", "4201943953", "43953"]
    assert read_number("00049", "geographical_indication").searched == ["6-00049", "600049", "49"]
    assert read_number("1-0041442").searched == ["1-0041442", "10041442", "41442"]
    assert read_number("1234/2020/QTG").searched == ["1234-2020-QTG", "12342020QTG", "1234"]
    assert read_number("").searched == []


@some.composite
def writings(draw: some.DrawFn, key: str, solid: bool) -> str:
    """A key as somebody may write it: its separators, spaces, the country before it, wide digits, decomposed or not."""
    apart = some.sampled_from(["-", " - ", "–", "—", "/", " -", "-  ", "_"] + ([""] if solid else []))
    joint = draw(apart)
    text = joint.join(key.split("-"))
    text = draw(some.sampled_from(["", "VN", "VN-", "VN ", "vn-", "Số ", "Số: ", "số đơn: ", "No. "])) + text
    text = draw(some.sampled_from(["", " ", "\t", "\u00a0"])) + text + draw(some.sampled_from(["", " ", ".", ";"]))
    return text.translate(FULL_WIDTH) if draw(some.booleans()) else text


@OFTEN
@given(some.data(), some.sampled_from(KINDS), some.integers(1981, 2099), some.integers(1, 99_999))
def test_any_writing_of_an_application_is_one_key(data: some.DataObject, kind: str, year: int, serial: int) -> None:
    key = f"{DIGIT_OF[kind]}-{year}-{serial:05}"
    asked = data.draw(some.sampled_from([kind, None]))
    found = read_number(data.draw(writings(key, solid=True)), asked)
    assert (found.key, found.form) == (key, "application")
    assert found.kind == kind if asked else DIGIT_OF[found.kind or ""] == DIGIT_OF[kind]


@OFTEN
@given(some.data(), some.sampled_from([kind for kind in KINDS if DIGIT_OF[kind] != "6"]), some.integers(1, 1_899_999))
def test_any_writing_of_a_title_is_one_key(data: some.DataObject, kind: str, serial: int) -> None:
    key = f"{DIGIT_OF[kind]}-{serial:07}"
    written = key + data.draw(some.sampled_from(["", "-000"]))
    assert read_number(data.draw(writings(written, solid=True)), kind).key == key
    plain = data.draw(some.sampled_from([str(serial), f"{serial:07}", f"{serial:,}".replace(",", "."), f"VN {serial}"]))
    assert read_number(plain, kind).key == key


@LESS
@given(
    some.text(max_size=60) | some.text("0123456789-./: VNQTGSOabuy", max_size=60), some.sampled_from([*TitleKind, None])
)
def test_a_key_reads_as_itself_and_nothing_raises(text: str, kind: str | None) -> None:
    found = read_number(text, kind)
    assert len(found.key) <= 40 and found.key.isascii()
    again = read_number(found.key, kind)
    assert (again.key, again.searched) == (found.key, found.searched)
