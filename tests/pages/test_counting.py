"""How a target is counted, what its figures come from and where they lead, as people see it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from agencies.models import Agency
from indicators.actions import count_figures, record_observation, set_baseline, set_rule
from indicators.models import CountingRule, Indicator, Observation, Product, Protection, Recognition, Title
from plans.models import Period
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, refused

PATENTS = CountingRule(kinds=("patent",), since=date(2020, 1, 1))


def target(key: str = "sang-che") -> Indicator:
    return Indicator.objects.get(key=key)


def title(name: str, **values: Any) -> Title:
    known = {"kind": "patent", "place": "inside", "owner": "Công ty A", "title_number": name, "title_key": name}
    return Title.objects.create(name=name, **(known | {"granted_on": date(2025, 3, 1)} | values))


def page(desk: Desk, name: str, key: str = "sang-che", by: str = "leader", **asked: Any) -> Screen:
    return Screen(desk.client(by).get(reverse(name, args=[target(key).pk]), asked))


def figures(desk: Desk, key: str = "sang-che", **values: str) -> None:
    """Typed figures of past years: y2023="2"."""
    for name, value in values.items():
        period = Period.objects.get(kind="annual", year=int(name[1:]))
        Period.objects.filter(pk=period.pk).update(opened_at=period.opens_at)
        period.refresh_from_db()
        record_observation(target(key), period, by=desk.people["coordinator"], value=Decimal(value))


def test_a_targets_page_says_where_it_stands_and_where_it_is_heading(desk: Desk) -> None:
    bare = page(desk, "reports:target")
    assert bare.heading == target().name and "Kế hoạch không nêu số gốc" in bare.text
    assert "Chưa có số liệu" in bare.text and "Chưa đặt quy tắc đếm từ sổ" in bare.text
    assert not bare.links("Quy tắc đếm") and page(desk, "reports:target", by="coordinator").links("Quy tắc đếm")
    figures(desk, y2021="1", y2022="1", y2023="2", y2024="3", y2025="4")
    set_baseline(target(), by=desk.people["coordinator"], value=Decimal(0), on=date(2019, 12, 31), note="Sổ cũ.")
    told = page(desk, "reports:target")
    assert "Cần 1,2 văn bằng một năm, từ nay đến năm 2030." in told.text
    assert "3 năm gần nhất được 1 văn bằng một năm." in told.text
    assert "Dự báo năm 2030: 8,1 văn bằng, trong khoảng 6,9 văn bằng đến 9,3 văn bằng với xác suất 80 %" in told.text
    assert "Theo đà này mục tiêu đạt năm 2033." in told.text and "Dự báo, cao" in told.text
    assert "Nhập tay" in told.row("Năm 2025") and "Người coordinator" in told.row("Năm 2025")
    rows = Screen(desk.client("leader").get(reverse("reports:target_trends")))
    assert "từ 6,9 đến 9,3 (80 %)" in rows.text and "dự báo đạt năm 2033" in rows.text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"y2024": "3", "y2025": "4"}, "Chưa dự báo: cần số liệu của ít nhất ba năm."),
        ({"y2023": "5", "y2024": "11", "y2025": "12"}, "Mục tiêu đạt từ năm 2024."),
        ({"y2023": "5", "y2024": "4", "y2025": "3"}, "chưa thấy năm đạt mục tiêu"),
        ({"y2021": "1", "y2022": "2", "y2023": "3"}, "Số liệu cũ"),
    ],
)
def test_what_is_foreseen_is_said_in_words(desk: Desk, values: dict[str, str], said: str) -> None:
    figures(desk, **values)
    assert said in page(desk, "reports:target").text
    listed = Screen(desk.client("leader").get(reverse("indicators:list")))
    assert ("Số liệu cũ" in listed.rows(target().name)[0]) == ("y2025" not in values)


def test_a_rule_is_tried_and_then_kept(desk: Desk) -> None:
    for name in ("A1", "A2"):
        title(name)
    title("Cũ", granted_on=date(2015, 3, 1))
    client, url = desk.client("coordinator"), reverse("indicators:set_rule", args=[target().pk])
    form = Screen(client.get(url)).form("since")
    typed = {"object": "titles", "kinds": ["patent"], "state": "granted", "since": "01/01/2020", "territory": "inside"}
    tried = Screen(client.post(url, form.values | typed | {"try": "1"}))
    assert tried.status == 200 and "Đếm hôm nay: 2" in tried.text and "cấp từ ngày 01/01/2020" in tried.text
    assert target().rule is None, "trying keeps nothing"
    assert client.post(url, form.values | typed).status_code == 302
    assert CountingRule.of(target().rule) == PATENTS
    again = Screen(client.get(url))
    assert "Đếm hôm nay: 2" in again.text and again.value("id_since") == "01/01/2020"
    assert again.button("Bỏ quy tắc đếm").post(client, url).status_code == 302 and target().rule is None


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"since": "31/02/2020"}, "id_since", "không phải là một ngày có thật"),
        ({"territory": "districts"}, "id_districts", "Chọn ít nhất một huyện"),
        ({"stars": "3"}, "id_lists", "chỉ xét khi đếm sản phẩm"),
        ({"object": "products", "exploited": "on"}, "id_exploited", "chỉ xét với văn bằng"),
    ],
)
def test_a_rule_that_cannot_count_comes_back(desk: Desk, typed: dict[str, str], field: str, said: str) -> None:
    client, url = desk.client("coordinator"), reverse("indicators:set_rule", args=[target().pk])
    known = {"object": "titles", "state": "granted", "territory": "inside", "stars": "0"}
    refused(client.post(url, known | typed), field, said)
    assert target().rule is None


def test_a_qualitative_target_is_not_counted(desk: Desk) -> None:
    client, url = desk.client("coordinator"), reverse("indicators:set_rule", args=[target("khai-thac-hieu-qua").pk])
    known = {"object": "titles", "state": "granted", "territory": "inside", "stars": "0"}
    refused(client.post(url, known), "id_object", "đánh giá theo tiêu chí")


def test_a_counted_figure_leads_to_its_rows_and_says_when_the_register_changed(desk: Desk) -> None:
    title("A1")
    title("Ngoài", place="outside")
    set_rule(target(), PATENTS, by=desk.people["coordinator"])
    client = desk.client("coordinator")
    listed = Screen(client.get(reverse("indicators:list")))
    assert listed.button("Đếm lại Năm 2026 từ sổ").post(client).status_code == 302
    assert Screen(client.get(reverse("indicators:list"))).rows(target().name)[0].find("Đếm từ sổ") > 0
    figure = Observation.objects.get()
    shown = page(desk, "reports:target")
    assert "Đếm đến hết ngày 10/12/2026" in shown.row("Năm 2026") and "đếm lại hôm nay" not in shown.text
    (link,) = shown.links("Các dòng trong sổ")
    assert link.endswith(f"?figure={figure.pk}")
    rows = page(desk, "indicators:rows", figure=figure.pk)
    assert "Số liệu Năm 2026 là 1, đếm đến hết ngày 10/12/2026." in rows.text
    assert rows.row("A1") and "Ngoài" not in rows.text
    assert rows.links("A1") == [Title.objects.get(name="A1").get_absolute_url()]
    title("A2", granted_on=date(2026, 12, 1))
    assert "Ghi 1, đếm lại hôm nay 2: sổ đã thay đổi" in page(desk, "reports:target").row("Năm 2026")
    before = page(desk, "indicators:rows", on="31/12/2025")
    assert before.row("A1") and "A2" not in before.text
    assert "không phải là một ngày có thật" in page(desk, "indicators:rows", on="31/02/2025").text
    for lost in ("x", "9" * 30, str(figure.pk + 1)):
        assert "A2" in page(desk, "indicators:rows", figure=lost).text, "no such figure: counted as of today"
    typed = Screen(client.get(reverse("indicators:record", args=[target().pk])))
    assert "nên không nhập tay" in typed.text and not typed.has_button("Ghi số liệu")
    answer = client.post(reverse("indicators:record", args=[target().pk]), {"value": "9", "version": "1"})
    assert answer.status_code == 403 and Observation.objects.get().value == 1


def test_a_share_shows_its_numerator_and_its_denominator(desk: Desk) -> None:
    key, district = "san-pham-duoc-bao-ho", Agency.objects.filter(kind="district").order_by("code")[0]
    mark = title("Nhãn 1", kind="trademark")
    for name in ("Cà phê", "Mật ong"):
        product = Product.objects.create(name=name, owner="HTX", place="inside", district=district)
        Recognition.objects.create(product=product, kind="ocop", stars=4, valid_from=date(2025, 1, 1))
        if name == "Cà phê":
            Protection.objects.create(product=product, title=mark)
    client, url = desk.client("coordinator"), reverse("indicators:set_rule", args=[target(key).pk])
    typed = {
        "object": "products",
        "lists": ["ocop"],
        "stars": "3",
        "territory": "districts",
        "districts": district.code,
    }
    assert client.post(url, typed).status_code == 302
    count_figures(desk.period, by=desk.people["coordinator"])
    assert "Đếm hôm nay: 50 % (1/2)" in page(desk, "reports:target", key).text
    assert district.name in page(desk, "reports:target", key).text
    part, whole = page(desk, "indicators:rows", key), page(desk, "indicators:rows", key, part="whole")
    assert "Nhãn 1" in part.row("Cà phê") and "Mật ong" not in part.text
    assert "–" in whole.row("Mật ong") and "4 sao" in whole.row("Mật ong")
    assert "Chưa đặt quy tắc đếm" in page(desk, "indicators:rows").text
