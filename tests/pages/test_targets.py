"""Figures and baselines of targets, as the coordinating agency types them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from indicators.actions import record_observation
from indicators.models import Indicator, Observation
from plans.actions import close_period
from plans.models import Period
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, fill_in, refused, refused_whole, shown

LIST = reverse("indicators:list")


def target(*, ratio: bool = False) -> Indicator:
    rows = Indicator.objects.filter(kind="ratio") if ratio else Indicator.objects.exclude(kind="ratio")
    found = rows.first()
    assert found is not None
    return found


def record(desk: Desk, *, ratio: bool = False, by: str = "coordinator", **typed: str) -> Any:
    url = reverse("indicators:record", args=[target(ratio=ratio).pk])
    return fill_in(desk.client(by), url, "note", **typed)


def base(desk: Desk, **typed: str) -> Any:
    url = reverse("indicators:set_baseline", args=[target().pk])
    known = {"value": "12", "on": "31/12/2020", "note": "Theo sổ theo dõi."}
    return fill_in(desk.client("coordinator"), url, "note", **(known | typed))


WRONG_NUMBERS = [
    ("", "Hãy nhập một số; để trống không có nghĩa là 0."),
    ("nhiều", "«nhiều» không đọc được thành số."),
    ("1,234.5", "«1,234.5» không đọc được thành số."),
    ("12.5", "«12.5» không đọc được thành số."),
    ("5%", "«5%» không đọc được thành số."),
    ("NaN", "«NaN» không đọc được thành số."),
    ("1e9", "«1e9» không đọc được thành số."),
    ("1\0", "không đọc được thành số."),
    ("1" * 19, "Chỉ nhận số có nhiều nhất 18 chữ số."),
    ("1" * 15, "Chỉ nhận nhiều nhất 14 chữ số trước dấu phẩy."),
    ("1,00001", "Chỉ nhận nhiều nhất 4 chữ số sau dấu phẩy."),
    ("9" * 6000, "Chỉ nhận số có nhiều nhất 18 chữ số."),
]


@pytest.mark.parametrize(("typed", "said"), WRONG_NUMBERS)
def test_a_figure_that_is_no_number_comes_back(desk: Desk, typed: str, said: str) -> None:
    screen = refused(record(desk, value=typed, note="Sổ đăng ký."), "id_value", said)
    assert (screen.value("id_value"), screen.value("id_note")) == (shown(typed), "Sổ đăng ký.")
    assert not Observation.objects.exists()


@pytest.mark.parametrize(("typed", "said"), WRONG_NUMBERS)
def test_a_baseline_that_is_no_number_comes_back(desk: Desk, typed: str, said: str) -> None:
    before = target().baseline
    screen = refused(base(desk, value=typed), "id_value", said)
    assert (screen.value("id_value"), screen.value("id_on")) == (shown(typed), "31/12/2020")
    assert target().baseline == before


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [("1.234,5", "1234.5", "1.234,5"), (" 1 250 ", "1250", "1.250"), ("0", "0", "0"), ("-3,25", "-3.25", "-3,25")],
)
def test_a_figure_in_vietnamese_writing_is_taken_and_shown_again(desk: Desk, typed: str, value: str, said: str) -> None:
    assert record(desk, value=typed, note=" Sổ đăng ký. ")["Location"] == LIST
    found = Observation.objects.get()
    assert (found.value, found.note, found.version) == (Decimal(value), "Sổ đăng ký.", 1)
    form = Screen(desk.client("coordinator").get(reverse("indicators:record", args=[target().pk])))
    assert form.value("id_value") == said
    page, first = Screen(desk.client("leader").get(LIST)), Screen(desk.client("leader").get("/"))
    assert (
        said in first.text.split(target().name, 1)[1][:60]
        and said in page.text
        and "Năm 2026" in page.text
        and not page.links("Ghi số liệu")
    )


def test_a_ratio_asks_for_both_its_parts(desk: Desk) -> None:
    for typed, field, said in (
        ({"numerator": "", "denominator": "10"}, "numerator", "Hãy nhập một số"),
        ({"numerator": "7", "denominator": ""}, "denominator", "Hãy nhập một số"),
        ({"numerator": "bảy", "denominator": "10"}, "numerator", "«bảy» không đọc được thành số."),
        ({"numerator": "7", "denominator": "0"}, "denominator", "Mẫu số phải lớn hơn 0."),
        ({"numerator": "7", "denominator": "-1"}, "denominator", "Mẫu số phải lớn hơn 0."),
    ):
        screen = refused(record(desk, ratio=True, **typed), f"id_{field}", said)
        assert [screen.value(f"id_{name}") for name in typed] == list(typed.values())
    assert not Observation.objects.exists()
    assert record(desk, ratio=True, numerator="7", denominator="10").status_code == 302
    assert Observation.objects.get().figure == 70
    assert "(7/10)" in Screen(desk.client("leader").get(LIST)).text


def test_a_note_has_its_limit(desk: Desk) -> None:
    for typed, said in (("K" * 5001, "Nhập nhiều nhất 5000 ký tự (đang có 5001)."), ("K\0", "ký tự NUL")):
        screen = refused(record(desk, value="3", note=typed), "id_note", said)
        assert (screen.value("id_value"), screen.value("id_note")) == ("3", shown(typed))
        refused(base(desk, note=typed), "id_note", said)
    assert not Observation.objects.exists()


def test_a_figure_is_corrected_with_both_in_sight(desk: Desk) -> None:
    client, url = desk.client("coordinator"), reverse("indicators:record", args=[target().pk])
    form = Screen(client.get(url)).form("note")
    record_observation(target(), desk.period, by=desk.people["colleague"], value=Decimal(3))
    screen = Screen(form.post(client, url, value="4", note="Đếm lại."))
    assert screen.status == 409 and screen.row("Giá trị").startswith("Giá trị 3") and "Đếm lại." in screen.text
    assert Observation.objects.get().value == 3
    assert screen.button("Lưu bản của tôi").post(client, url).status_code == 302
    found = Observation.objects.get()
    assert (found.value, found.version, found.recorded_by) == (4, 2, desk.people["coordinator"])
    for lost in ("", "abc", "-1"):
        refused_whole(record(desk, value="5", version=lost), "Hãy tải lại trang")
    assert Observation.objects.get().value == 4


def test_the_button_pressed_twice_records_one_figure(desk: Desk) -> None:
    client, url = desk.client("coordinator"), reverse("indicators:record", args=[target().pk])
    form = Screen(client.get(url)).form("note")
    for _press in range(2):
        assert form.post(client, url, value="4").status_code == 302
    assert Observation.objects.get().version == 1


def test_a_figure_is_for_the_period_that_was_chosen(desk: Desk) -> None:
    earlier = Period.objects.get(kind="annual", year=2025)
    Period.objects.filter(pk=earlier.pk).update(opened_at=earlier.opens_at)
    client, url = desk.client("coordinator"), reverse("indicators:record", args=[target().pk])
    page = Screen(client.get(url, {"period": earlier.pk}))
    assert "Năm 2025" in page.page.xpath("//h2/text()")
    page.form("note").post(client, url, value="9")
    assert Observation.objects.get().period == earlier


@pytest.mark.parametrize("rubbish", ["abc", "999999", "", "\0", "9" * 30])
def test_a_figure_for_a_period_that_is_not_there_goes_nowhere_else(desk: Desk, rubbish: str) -> None:
    client, url = desk.client("coordinator"), reverse("indicators:record", args=[target().pk])
    assert client.get(url, {"period": rubbish}).status_code == 200
    form = Screen(client.get(url)).form("note")
    screen = refused_whole(
        client.post(f"{url}?period={rubbish.replace(chr(0), '%00')}", form.values | {"value": "4"}), ""
    )
    assert screen.value("id_value") == "4" and not Observation.objects.exists()


def test_a_closed_period_takes_no_figure_and_says_so(desk: Desk) -> None:
    client, url = desk.client("coordinator"), reverse("indicators:record", args=[target().pk])
    form = Screen(client.get(url)).form("note")
    close_period(desk.period, by=desk.people["coordinator"])
    for typed in ("4", "bốn"):
        screen = Screen(form.post(client, url, value=typed))
        assert screen.status == 409 and "Kỳ báo cáo «Năm 2026» đã khóa" in screen.text
    chosen = Screen(client.get(url, {"period": desk.period.pk}))
    assert "đã khóa" in chosen.text and not chosen.has_button("Ghi số liệu")
    assert "Không có kỳ báo cáo nào đang mở." in Screen(client.get(url)).text
    nowhere = Screen(client.post(url, {"value": "4", "version": "0"}))
    assert nowhere.status == 409 and "Không có kỳ báo cáo nào đang mở." in nowhere.text
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("on", "31/02/2020", "«31/02/2020» không phải là một ngày có thật."),
        ("on", "", "Trường này là bắt buộc."),
        ("note", "", "Hãy nêu nguồn và quy tắc đếm của số gốc."),
        ("note", "  ", "Hãy nêu nguồn và quy tắc đếm của số gốc."),
    ],
)
def test_a_baseline_needs_its_day_and_its_rule(desk: Desk, field: str, typed: str, said: str) -> None:
    screen = refused(base(desk, value="1.234,5", **{field: typed}), f"id_{field}", said)
    assert screen.value("id_value") == "1.234,5"
    assert target().baseline_note != "Theo sổ theo dõi."


def test_a_baseline_is_kept_and_shown_again(desk: Desk) -> None:
    for _press in range(2):
        assert base(desk, value="1.234,5")["Location"] == LIST
    kept = target()
    assert (kept.baseline, kept.baseline_on, kept.baseline_note) == (
        Decimal("1234.5"),
        date(2020, 12, 31),
        "Theo sổ theo dõi.",
    )
    form = Screen(desk.client("coordinator").get(reverse("indicators:set_baseline", args=[kept.pk])))
    assert (form.value("id_value"), form.value("id_on")) == ("1.234,5", "31/12/2020")


def test_only_the_coordinating_agency_keeps_figures(desk: Desk) -> None:
    for name in ("reporter", "head", "leader", "auditor", "administrator"):
        for page in ("indicators:record", "indicators:set_baseline"):
            url = reverse(page, args=[target().pk])
            for answer in (desk.client(name).get(url), desk.client(name).post(url, {"value": "4", "version": "0"})):
                assert answer.status_code == 403 and "Chỉ cơ quan đầu mối" in Screen(answer).text
        assert desk.client(name).get(LIST).status_code == 200
    assert not Observation.objects.exists()
