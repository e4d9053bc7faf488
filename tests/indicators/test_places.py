"""Where an owner's address lies: the forty communes of today and the hundred and two of before."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from django.core.management import call_command
from django.db import transaction

from core.vietnamese import fold
from indicators.importers.addresses import name_key
from indicators.models import Gazetteer, Place
from tests.world import FILE

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parents[1] / "data"
ROWS = list(csv.DictReader((DATA / "kon-tum-communes.csv").open(encoding="utf-8")))


@pytest.fixture(scope="module")
def gazetteer(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Gazetteer]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        call_command("load_plan", FILE, verbosity=0, stdout=io.StringIO())
        yield Gazetteer.load()
        transaction.set_rollback(True)


def found(gazetteer: Gazetteer, address: str) -> tuple[str, str, str]:
    """The code of the area, the district's name without dấu, and the place."""
    commune, district, place = gazetteer.locate(address)
    return commune.area_code if commune else "", name_key(district.place_name) if district else "", place


def writings(commune: str, district: str) -> list[str]:
    kind = "" if district.startswith("TP.") else "huyện "
    plain = f"Thôn 3, {commune}, {kind}{district}, tỉnh Kon Tum"
    return [
        plain,
        normalize("NFD", plain),
        fold(plain),
        plain.replace(",", ""),
        plain.upper(),
        plain.replace("Đắk", "Đăk").replace("Phường ", "P. ").replace("Thị Trấn ", "TT. ").replace("huyện ", "H. "),
        plain.replace(", tỉnh Kon Tum", ""),
        plain.replace("tỉnh Kon Tum", "Kon Tum, Việt Nam"),
        plain.replace("tỉnh Kon Tum", "tỉnh Quảng Ngãi"),
        plain.replace(", ", " - "),
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["gso_code"])
def test_each_old_commune_is_found_by_its_district_and_name(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    district = name_key(row["former_district"].removeprefix("TP. "))
    for old in row["formed_from"].split(", "):
        for address in writings(old, row["former_district"]):
            assert found(gazetteer, address) == (row["gso_code"], district, Place.INSIDE), address


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["gso_code"])
def test_each_commune_of_today_is_found_by_the_wider_province_and_name(
    gazetteer: Gazetteer, row: dict[str, str]
) -> None:
    district = name_key(row["former_district"].removeprefix("TP. "))
    for address in (
        f"{row['new_commune']}, tỉnh Quảng Ngãi",
        normalize("NFD", f"Thôn Kon Gu {row['new_commune']}, Quảng Ngãi, Việt Nam"),
        fold(f"Thôn 5 {row['new_commune']} tỉnh Quảng Ngãi"),
    ):
        assert found(gazetteer, address) == (row["gso_code"], district, Place.INSIDE), address


def test_there_were_a_hundred_and_two_and_there_are_forty() -> None:
    assert sum(len(row["formed_from"].split(", ")) for row in ROWS) == 102
    assert len(ROWS) == 40


@pytest.mark.parametrize(
    ("address", "area_code", "district"),
    [
        ("xã Đăk Hà, huyện Tu Mơ Rông, tỉnh Kon Tum", "23425", "tumorong"),
        ("xã Đăk Hà, tỉnh Quảng Ngãi", "23500", "dacha"),
        ("thị trấn Đăk Hà, huyện Đăk Hà, tỉnh Kon Tum", "23500", "dacha"),
        ("xã Đăk Long, huyện Đăk Glei, tỉnh Kon Tum", "23368", "dacglei"),
        ("xã Đăk Long, huyện Đăk Hà, tỉnh Kon Tum", "23504", "dacha"),
        ("xã Đăk Long, huyện Đăk Hà, tỉnh Quảng Ngãi", "23504", "dacha"),
        ("xã Đăk Long, tỉnh Quảng Ngãi", "23368", "dacglei"),
        # The old name alone means two communes: that it lies in the area is all that is known.
        ("xã Đăk Hà, tỉnh Kon Tum", "", ""),
        ("xã Đăk Long, tỉnh Kon Tum", "", ""),
        ("xã Măng Ri, tỉnh Kon Tum", "23446", "tumorong"),
        ("xã Măng Bút, huyện Kon Plông, Kon Tum", "23455", "konplong"),
        ("xã Ngọc Réo, H. Đắc Hà, T. Kon Tum", "23515", "dacha"),
        ("Thôn 1, xã Ia Tơi, huyện Ia H’Drai, tỉnh Kon Tum", "23538", "iahdrai"),
        ("205 Lê Hồng Phong, P. Quyết Thắng, TX. Kon Tum, Kon Tum (VN)", "23293", "kontum"),
        ("Số 5 Lê Lợi, TP. Kon Tum", "", "kontum"),
        ("phường Thắng Lợi, Kon Tum, Quảng Ngãi", "23293", "kontum"),
        ("Thang Loi Ward, Kon Tum City, Kon Tum Province, Viet Nam", "23293", "kontum"),
        ("xã Hà Mòn, Đăk Hà, Kon Tum", "23500", "dacha"),
        ("tỉnh Kon Tum", "", ""),
        ("đường Tỉnh lộ 671, xã Đăk Mar, huyện Đăk Hà, tỉnh Kon Tum", "23512", "dacha"),
    ],
)
def test_traps_inside(gazetteer: Gazetteer, address: str, area_code: str, district: str) -> None:
    assert found(gazetteer, address) == (area_code, district, Place.INSIDE)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("xã Đăk Hà", Place.UNKNOWN),
        ("phường Thắng Lợi", Place.UNKNOWN),
        ("phường Quyết Thắng, tỉnh Quảng Ngãi", Place.UNKNOWN),
        ("tỉnh Quảng Ngãi", Place.UNKNOWN),
        ("", Place.UNKNOWN),
        (" , ;\n", Place.UNKNOWN),
        ("12 rue de la Paix, Paris", Place.UNKNOWN),
        ("xã Ba Tơ, huyện Ba Tơ, tỉnh Quảng Ngãi", Place.OUTSIDE),
        ("xã Đăk Hà, huyện Ba Tơ, tỉnh Quảng Ngãi", Place.OUTSIDE),
        ("phường Trương Quang Trọng, tỉnh Quảng Ngãi", Place.OUTSIDE),
        ("xã Bình Châu, TP. Quảng Ngãi, tỉnh Quảng Ngãi", Place.OUTSIDE),
        ("386 Nguyễn Văn Linh, quận Hải Châu, TP. Đà Nẵng", Place.OUTSIDE),
        ("phường Quang Trung, TP. Quy Nhơn, tỉnh Bình Định", Place.OUTSIDE),
        ("phường Lê Lợi, quận Ngô Quyền, Hải Phòng, Việt Nam", Place.OUTSIDE),
        ("Số 1 Kon Tum, phường 5, thành phố Hồ Chí Minh", Place.OUTSIDE),
        ("xã Đắk Nông, tỉnh Đắk Nông", Place.OUTSIDE),
    ],
)
def test_traps_elsewhere(gazetteer: Gazetteer, address: str, place: Place) -> None:
    assert found(gazetteer, address) == ("", "", place)


def test_another_province_has_its_own_communes(django_assert_num_queries: object) -> None:
    call_command("load_plan", DATA / "an-son.yaml", verbosity=0, stdout=io.StringIO())
    with django_assert_num_queries(2):  # type: ignore[operator]
        gazetteer = Gazetteer.load()
        assert found(gazetteer, "thôn 2, xã An Lạc, tỉnh An Sơn") == ("99002", "", Place.INSIDE)
        assert found(gazetteer, "tỉnh An Sơn") == ("", "", Place.INSIDE)
        assert found(gazetteer, "xã An Lạc, tỉnh Lâm Đồng") == ("", "", Place.OUTSIDE)
