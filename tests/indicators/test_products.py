"""Products: written once, recognised round by round, protected by titles; what a list shows is what is counted."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from agencies.models import Agency, Succession
from core.errors import DomainError
from indicators.actions import (
    edit_recognition,
    protect_product,
    recognise_product,
    remove_product,
    remove_protection,
    remove_recognition,
    save_product,
)
from indicators.actions.products import clash, recognition_faults, settle
from indicators.models import (
    SIGNS,
    Gazetteer,
    Place,
    Product,
    ProductsAsked,
    Protection,
    Recognised,
    Recognition,
    Title,
    shares_of_products,
)
from tests.growth import SORTED_IN
from tests.indicators.test_indicators import acts_on, refusal
from tests.world import person

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 10)


def area(*rows: tuple[str, str, str]) -> dict[str, Agency]:
    """Committees by code: (code, name, kind)."""
    return {
        code: Agency.objects.create(code=code, name=f"Ủy ban nhân dân {name}", short_name=f"UBND {name}", kind=kind)
        for code, name, kind in rows
    }


@pytest.fixture
def coordinator() -> User:
    """Two districts of a province that was taken into a wider one, and three communes that came of them."""
    found = area(
        ("kt", "tỉnh Kon Tum", "province"),
        ("qn", "tỉnh Quảng Ngãi", "province"),
        ("dak-ha", "huyện Đăk Hà", "district"),
        ("dak-to", "huyện Đăk Tô", "district"),
        ("xa-dak-ha", "xã Đăk Hà", "commune"),
        ("xa-dak-mar", "xã Đăk Mar", "commune"),
        ("xa-dak-to", "xã Đăk Tô", "commune"),
    )
    Agency.objects.filter(code="xa-dak-ha").update(formed_from="Xã Đắk La, Thị trấn Đắk Hà, Xã Hà Mòn")
    for before, after in (
        ("kt", "qn"),
        ("dak-ha", "xa-dak-ha"),
        ("dak-ha", "xa-dak-mar"),
        ("dak-to", "xa-dak-to"),
    ):
        Succession.objects.create(
            predecessor=found[before], successor=found[after], effective_on=date(2025, 7, 1), kind="split",
            scope="territory",
        )  # fmt: skip
    return person("coordinator", "coordinator")


def coffee(by: User, **values: Any) -> Product:
    known = {"name": "Cà phê bột", "owner": "HTX Sáu Nhung", "address": "Thôn 5, xã Hà Mòn, huyện Đăk Hà, tỉnh Kon Tum"}
    return save_product(known | values, by=by)


def mark(number: str = "4-0405854-000", **values: Any) -> Title:
    known: dict[str, Any] = {"kind": "trademark", "name": f"Nhãn {number}", "granted_on": date(2020, 5, 1)}
    return Title.objects.create(title_number=number, title_key=number, **(known | values))


def anchors(error: DomainError) -> list[str]:
    return [item.anchor for item in error.items]


def test_what_a_colleague_took_out_of_the_register_is_not_written_on(coordinator: User) -> None:
    product, title = coffee(coordinator), mark()
    seen = Product.objects.get()
    round_ = recognise_product(product, by=coordinator, kind="key", valid_from=DAY)
    gone = recognise_product(product, by=coordinator, kind="typical", valid_from=DAY)
    remove_recognition(Recognition.objects.get(pk=gone.pk), by=coordinator)
    with refusal("conflict", "Lần công nhận này vừa được người khác bỏ"):
        edit_recognition(gone, {"decision": "Quyết định 7"}, by=coordinator)
    assert list(product.recognitions.all()) == [round_]
    remove_product(product, by=coordinator)
    for act in (
        lambda: remove_product(seen, by=coordinator),
        lambda: save_product({"note": "Rang mộc."}, by=coordinator, product=seen, version=1),
        lambda: recognise_product(seen, by=coordinator, kind="key", valid_from=DAY),
        lambda: edit_recognition(round_, {"valid_until": DAY}, by=coordinator),
        lambda: protect_product(seen, title, by=coordinator),
    ):
        with refusal("conflict", "Sản phẩm này vừa được người khác bỏ khỏi sổ"):
            act()
    other = coffee(coordinator)
    Title.objects.all().delete()
    with refusal("conflict", "Văn bằng này vừa được người khác bỏ khỏi sổ"):
        protect_product(other, title, by=coordinator)


def test_a_product_is_written_once_and_mended_with_both_texts_in_sight(coordinator: User) -> None:
    first = coffee(coordinator, name="  Cà   phê\nbột ", note=" Rang mộc. ")
    assert (first.name, first.note, first.version, first.changed_by) == ("Cà phê bột", "Rang mộc.", 1, coordinator)
    with refusal("invalid", "Sổ đã có sản phẩm «Cà phê bột»") as twice:
        coffee(coordinator)
    assert anchors(twice.value) == ["name"] and Product.objects.count() == 1
    colleague = person("colleague", "coordinator")
    same = save_product({"note": "Rang mộc."}, by=colleague, product=first, version=1)
    assert (same.version, same.changed_by) == (1, coordinator), "the same text twice is one"
    mended = save_product({"note": "Rang xay."}, by=colleague, product=first, version=1)
    assert (mended.note, mended.version, mended.name, mended.changed_by) == ("Rang xay.", 2, "Cà phê bột", colleague)
    with refusal("conflict", "Chưa có gì bị ghi đè") as lost:
        save_product({"note": "Rang tay."}, by=coordinator, product=first, version=1)
    assert lost.value.conflict is not None
    assert lost.value.conflict.fields == (("Ghi chú", "Rang xay.", "Rang tay."),)
    other = coffee(coordinator, owner="HTX Khác")
    with refusal("invalid", "Sổ đã có sản phẩm"):
        save_product({"owner": "HTX Sáu Nhung"}, by=coordinator, product=other, version=1)
    for values in ({"name": " "}, {}):
        with refusal("invalid", "Hãy nhập tên sản phẩm"):
            save_product(values, by=coordinator)
    assert acts_on(first) == [
        ("create_product", "Người coordinator", "insert"),
        ("edit_product", "Người colleague", "update"),
    ]


def test_only_the_coordinating_agency_writes(coordinator: User) -> None:
    product, title = coffee(coordinator), mark()
    row = recognise_product(product, by=coordinator, kind="key", valid_from=DAY)
    link = protect_product(product, title, by=coordinator)
    for role in ("leader", "auditor", "administrator"):
        by: Any = person(role, role)
        for attempt in (
            lambda by=by: coffee(by),
            lambda by=by: save_product({"note": "x"}, by=by, product=product, version=1),
            lambda by=by: remove_product(product, by=by),
            lambda by=by: recognise_product(product, by=by, kind="ocop", stars=3, valid_from=DAY),
            lambda by=by: edit_recognition(row, {"valid_until": DAY}, by=by),
            lambda by=by: remove_recognition(row, by=by),
            lambda by=by: protect_product(product, title, by=by),
            lambda by=by: remove_protection(link, by=by),
        ):
            with refusal("refused", "Chỉ cơ quan đầu mối"):
                attempt()
    assert (Product.objects.count(), Recognition.objects.count(), Protection.objects.count()) == (1, 1, 1)


def test_the_place_is_found_by_the_address_and_mended_by_hand(coordinator: User) -> None:
    home, before = Agency.objects.get(code="xa-dak-ha"), Agency.objects.get(code="dak-ha")
    other, elsewhere = Agency.objects.get(code="xa-dak-mar"), Agency.objects.get(code="dak-to")
    product = coffee(coordinator)
    assert (product.commune, product.district, product.place) == (home, before, Place.INSIDE)
    moved = save_product({"commune": other}, by=coordinator, product=product, version=1)
    assert (moved.commune, moved.district, moved.place) == (other, before, Place.INSIDE)
    kept = save_product({"note": "x", "commune": other, "district": before}, by=coordinator, product=product, version=2)
    assert kept.commune == other, "a word by hand stands while the address does"
    with refusal("invalid", "thuộc Ủy ban nhân dân huyện Đăk Hà trước đây") as wrong:
        save_product({"commune": home, "district": elsewhere}, by=coordinator, product=product, version=3)
    assert anchors(wrong.value) == ["district"]
    with refusal("invalid", "nằm trong địa bàn kế hoạch") as wrong:
        save_product({"place": "outside"}, by=coordinator, product=product, version=3)
    assert anchors(wrong.value) == ["place"]
    away = {"commune": None, "district": None, "place": "outside"}
    gone = save_product(away, by=coordinator, product=product, version=3)
    assert (gone.commune, gone.district, gone.place) == (None, None, Place.OUTSIDE)
    again = save_product({"address": "Xã Hà Mòn, huyện Đăk Hà"}, by=coordinator, product=product, version=4)
    assert again.commune == home, "another address is looked up anew"
    district = save_product({"name": "Rượu ghè", "district": elsewhere, "commune": None}, by=coordinator)
    assert (district.commune, district.district, district.place) == (None, elsewhere, Place.INSIDE)
    brought = save_product({"name": "Măng khô", "commune": other}, by=coordinator)
    assert brought.district == before, "a commune brings its district"
    bulk = settle(Product(name="x", address="thị trấn Đăk Hà, huyện Đăk Hà"), Gazetteer.load())
    assert (bulk.pk, bulk.commune) == (None, home)


def test_each_round_is_a_recognition_of_its_own_and_rounds_do_not_overlap(coordinator: User) -> None:
    product = coffee(coordinator)
    first = recognise_product(
        product, by=coordinator, kind="ocop", stars=3, decision=" QĐ  100/QĐ-UBND ", valid_from=date(2021, 1, 1),
        valid_until=date(2023, 12, 31),
    )  # fmt: skip
    assert first.decision == "QĐ 100/QĐ-UBND"
    for begins, ends in ((date(2023, 12, 31), None), (date(2020, 1, 1), date(2021, 1, 1)), (date(2022, 1, 1), None)):
        with refusal("invalid", "từ ngày 01/01/2021 đến hết ngày 31/12/2023") as wrong:
            recognise_product(product, by=coordinator, kind="ocop", stars=4, valid_from=begins, valid_until=ends)
        assert anchors(wrong.value) == ["valid_from"]
    second = recognise_product(product, by=coordinator, kind="ocop", stars=4, valid_from=date(2024, 1, 1))
    assert (first.holds_on(date(2023, 12, 31)), first.holds_on(date(2024, 1, 1))) == (True, False)
    assert second.holds_on(DAY) and not second.holds_on(date(2023, 12, 31))
    with refusal("invalid", "chưa ghi ngày hết hạn"):
        recognise_product(product, by=coordinator, kind="ocop", stars=5, valid_from=date(2027, 1, 1))
    recognise_product(product, by=coordinator, kind="key", valid_from=date(2022, 1, 1))
    with refusal("invalid", "từ ngày 01/01/2021"):
        edit_recognition(second, {"valid_from": date(2023, 6, 1)}, by=coordinator)
    ended = edit_recognition(second, {"valid_until": date(2026, 12, 31)}, by=coordinator)
    assert (ended.stars, ended.valid_until) == (4, date(2026, 12, 31))
    edit_recognition(ended, {"stars": 4}, by=coordinator)
    assert [kind for _act, _by, kind in acts_on(second)] == ["insert", "update"], "the same again is no change"
    remove_recognition(first, by=coordinator)
    assert Recognition.objects.filter(product=product, kind="ocop").count() == 1


@pytest.mark.parametrize(
    ("kind", "stars", "ends", "field"),
    [
        ("ocop", None, None, "stars"),
        ("ocop", 6, None, "stars"),
        ("ocop", 0, None, "stars"),
        ("key", 3, None, "stars"),
        ("typical", None, DAY - timedelta(days=1), "valid_until"),
    ],
)
def test_a_recognition_that_cannot_be_is_told_at_its_field(
    coordinator: User, kind: str, stars: int | None, ends: date | None, field: str
) -> None:
    product = coffee(coordinator)
    assert [item.anchor for item in recognition_faults(kind, stars, DAY, ends)] == [field]
    with pytest.raises(DomainError) as wrong:
        recognise_product(product, by=coordinator, kind=kind, stars=stars, valid_from=DAY, valid_until=ends)
    assert anchors(wrong.value) == [field]
    with pytest.raises(IntegrityError), transaction.atomic():
        Recognition.objects.create(product=product, kind=kind, stars=stars, valid_from=DAY, valid_until=ends)


def test_a_file_is_checked_by_the_same_rule_without_the_database() -> None:
    row = Recognition(kind="ocop", stars=3, valid_from=date(2021, 1, 1), valid_until=date(2021, 12, 31))
    assert clash([row], "key", date(2021, 5, 1), None) is None
    assert clash([row], "ocop", date(2022, 1, 1), None) is None
    found = clash([row], "ocop", date(2021, 5, 1), None)
    assert found is not None and found.anchor == "valid_from"


def test_a_title_protects_while_it_is_in_force(coordinator: User) -> None:
    product, day = coffee(coordinator), date(2026, 1, 1)
    title = mark(valid_until=date(2029, 12, 31))
    link = protect_product(product, title, by=coordinator, note=" người sử dụng  số 03 ")
    assert link.note == "người sử dụng số 03"
    with refusal("invalid", "đã được gắn") as twice:
        protect_product(product, title, by=coordinator)
    assert anchors(twice.value) == ["title"]
    cases: list[tuple[dict[str, Any], bool]] = [
        ({}, True),
        ({"granted_on": None}, False),
        ({"granted_on": day}, True),
        ({"granted_on": day + timedelta(days=1)}, False),
        ({"valid_until": None}, True),
        ({"valid_until": day}, True),
        ({"valid_until": day - timedelta(days=1)}, False),
        ({"ended_on": day}, False),
        ({"ended_on": day + timedelta(days=1)}, True),
    ]
    known = {"granted_on": date(2020, 5, 1), "valid_until": date(2029, 12, 31), "ended_on": None}
    for values, expected in cases:
        Title.objects.filter(pk=title.pk).update(**(known | values))
        row = Protection.objects.select_related("title").get(pk=link.pk)
        assert row.holds_on(day) is expected, values
        assert Product.objects.protected(day).exists() is expected, values
        assert not Product.objects.protected(day, ["patent"]).exists()
    remove_protection(link, by=coordinator)
    assert not Protection.objects.exists() and Title.objects.exists()
    protect_product(product, title, by=coordinator)
    remove_product(product, by=coordinator)
    assert not Product.objects.exists() and Title.objects.exists()


def many_products(number: int, seed: int = 1) -> None:
    """Products with titles and recognitions of every kind and day, drawn from a seed."""
    draw, begin = Random(seed), date(2020, 1, 1)  # noqa: S311 – made the same each time, on purpose
    districts = [None, *Agency.objects.filter(kind="district")[:3]]
    titles = [
        Title(
            kind=draw.choice([*SIGNS, "patent", "copyright"]),
            name=f"Nhãn {index}",
            title_key=f"t-{index}",
            granted_on=draw.choice([None, begin + timedelta(days=draw.randrange(2500))]),
            valid_until=draw.choice([None, begin + timedelta(days=draw.randrange(1000, 4000))]),
            ended_on=draw.choice([None, None, begin + timedelta(days=draw.randrange(3000))]),
        )
        for index in range(number // 2)
    ]
    titles = Title.objects.bulk_create(titles)
    products = Product.objects.bulk_create(
        [
            Product(
                name=f"Sản phẩm {index}", owner=draw.choice(["HTX Đăk Hà", "Hộ ông A", ""]),
                district=draw.choice(districts), place=draw.choice(Place.values),
            )
            for index in range(number)
        ]
    )  # fmt: skip
    rows, links = [], []
    for product in products:
        for kind in draw.sample(Recognised.values, draw.randrange(3)):
            day = begin + timedelta(days=draw.randrange(2500))
            for _round in range(draw.randrange(1, 3)):
                until = day + timedelta(days=draw.randrange(100, 1200))
                stars = draw.randrange(1, 6) if kind == "ocop" else None
                rows.append(Recognition(product=product, kind=kind, stars=stars, valid_from=day, valid_until=until))
                day = until + timedelta(days=1)
        links += [Protection(product=product, title=title) for title in draw.sample(titles, draw.randrange(3))]
    Recognition.objects.bulk_create(rows)
    Protection.objects.bulk_create(links)


def recount(on: date, asked: ProductsAsked) -> list[Product]:
    """The same in Python, row by row."""
    found = []
    for product in Product.objects.prefetch_related("recognitions", "protections__title"):
        listed = [
            row
            for row in product.recognitions.all()
            if (not asked.lists or row.kind in asked.lists) and (row.kind != "ocop" or (row.stars or 0) >= asked.stars)
        ]
        valid = any(row.holds_on(on) for row in listed)
        held = any(
            row.holds_on(on) and (not asked.by or row.title.kind in asked.title_kinds)
            for row in product.protections.all()
        )
        tests = [
            (asked.lists and asked.valid != "yes", bool(listed)),
            (asked.valid, valid == (asked.valid == "yes")),
            (asked.protected or asked.by, held == (asked.protected != "no")),
            (asked.place, product.place == asked.place),
            (asked.district, str(product.district_id or "null") == asked.district),
        ]
        if all(passed for wanted, passed in tests if wanted):
            found.append(product)
    return found


def test_what_a_list_shows_is_a_plain_recount(coordinator: User) -> None:
    many_products(120)
    district = str(Product.objects.exclude(district=None)[0].district_id)
    for on in (date(2022, 6, 1), DAY):
        for narrowing in (
            {},
            {"valid": "yes"},
            {"valid": "no"},
            {"kinds": ("ocop",), "valid": "no"},
            {"kinds": ("key", "typical")},
            {"kinds": ("key", "ocop"), "stars": 4, "valid": "yes"},
            {"stars": 3},
            {"protected": "yes"},
            {"protected": "no", "valid": "yes", "by": "signs"},
            {"by": "patent"},
            {"place": "inside", "district": district},
            {"district": "null", "valid": "yes"},
        ):
            asked = ProductsAsked(on=on, **narrowing)  # type: ignore[arg-type]
            found = set(Product.objects.narrowed(asked))
            assert found == set(recount(on, asked)), narrowing
            if narrowing:
                assert found and len(found) < 120, "the case tells something"


def test_every_share_is_the_count_of_the_list_it_leads_to(coordinator: User) -> None:
    many_products(60)
    for on, by in ((date(2022, 6, 1), "signs"), (DAY, ""), (DAY, "geographical_indication")):
        with CaptureQueriesContext(connection) as queries:
            shares = shares_of_products(Product.objects.all(), on, by)
        assert len(queries) == 3, "as many however many rows"
        assert shares.whole.valid == sum(row.valid for row in shares.districts)
        assert shares.whole.protected == sum(row.protected for row in shares.districts)
        for share in (shares.whole, *shares.lists, *shares.districts):
            for parameters, figure in (
                (share.of_valid, share.valid),
                (share.of_protected, share.protected),
                (share.of_unprotected, share.unprotected),
            ):
                asked = {name: value for name, value in parameters.items() if name not in ("on", "kind")}
                kinds = (parameters["kind"],) if "kind" in parameters else ()
                found = ProductsAsked(on=on, kinds=kinds, **asked)
                assert figure == Product.objects.narrowed(found).count() == len(recount(on, found)), parameters


def test_no_product_on_a_day_is_no_share_and_not_zero(coordinator: User) -> None:
    shares = shares_of_products(Product.objects.all(), DAY)
    assert (shares.whole.percent, shares.whole.valid, shares.districts) == (None, 0, ())
    assert [row.valid for row in shares.lists] == [0, 0, 0]
    recognise_product(coffee(coordinator), by=coordinator, kind="key", valid_from=date(2020, 1, 1))
    assert shares_of_products(Product.objects.all(), DAY).whole.percent == Decimal(0)


def test_a_list_is_sorted_by_what_holds_on_the_day(coordinator: User) -> None:
    for name, stars, until in (("Ớt", 3, date(2027, 1, 1)), ("Đường", 5, None), ("Dứa", 4, date(2026, 12, 31))):
        product = save_product({"name": name, "owner": f"Chủ {stars}"}, by=coordinator)
        recognise_product(
            product, by=coordinator, kind="ocop", stars=stars, valid_from=date(2025, 1, 1), valid_until=until
        )

    def order(sort: str, q: str = "") -> list[str]:
        return [str(row) for row in Product.objects.narrowed(ProductsAsked(on=DAY, sort=sort, q=q))]

    assert order("") == order("name") == ["Dứa", "Đường", "Ớt"]
    assert order("-name") == ["Ớt", "Đường", "Dứa"]
    assert order("stars") == ["Ớt", "Dứa", "Đường"] and order("-stars") == ["Đường", "Dứa", "Ớt"]
    assert order("until") == ["Dứa", "Ớt", "Đường"]
    assert order("owner") == ["Ớt", "Dứa", "Đường"]
    assert order("", q="duong") == ["Đường"] and order("", q="Đường") == ["Đường"] and order("", q="chu 4") == ["Dứa"]


def test_a_list_is_read_along_an_index(coordinator: User) -> None:
    Product.objects.bulk_create([Product(name=f"Sản phẩm {number}", owner="HTX Hà Mòn") for number in range(4000)])
    Recognition.objects.bulk_create(
        Recognition(product=product, kind="key", valid_from=date(2020, 1, 1)) for product in Product.objects.all()
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE indicators_product, indicators_recognition")
        cursor.execute(SORTED_IN, ["indicators_product"])
    commune = Agency.objects.get(code="xa-dak-ha")
    for narrowing, index in (
        ({"q": "san pham 3999"}, "product_said"),
        ({"q": "sam cu ngoc"}, "product_near"),
        ({"commune": str(commune.pk)}, "product_commune"),
        ({}, "product_by_name"),
        ({"valid": "yes"}, "recognition"),
    ):
        plan = Product.objects.narrowed(ProductsAsked(on=DAY, **narrowing))[:50].explain()  # type: ignore[arg-type]
        assert index in plan and "Seq Scan on indicators_product" not in plan, plan
