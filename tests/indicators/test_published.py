"""What anybody may read without signing in: nothing until it is switched on, and then nothing that is not public."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from rest_framework.throttling import AnonRateThrottle

from agencies.models import Agency
from indicators.actions import protect_product, recognise_product, record_observation, save_product
from indicators.models import Exploitation, Indicator, Title, TitleStep
from kontum_ip.limits import AnonymousThrottle
from plans.actions import close_period
from tests.pages.conftest import Desk

pytestmark = pytest.mark.django_db
TITLES, PRODUCTS, TARGETS = "api:public-titles-list", "api:public-products-list", "api:public-targets-list"
SECRET = "kin-dao-7"  # stands in all that is not to be seen


@pytest.fixture
def is_on(settings: Any) -> None:
    settings.PUBLIC_REGISTER = True


@pytest.fixture
def register(desk: Desk) -> dict[str, Title]:
    """A granted mark with all that hangs on it, a published and an unpublished application, and a product."""
    by, commune = desk.people["coordinator"], Agency.objects.get(name="Ủy ban nhân dân xã Bờ Y")
    mark = Title.objects.create(
        kind="trademark", name="Sâm Măng Ri", owner="HTX Măng Ri", title_number="4-0405854-000", title_key="4-0405854",
        application_number="4-2019-43953", application_key="4-2019-43953", number_keys=["4-0405854", "4-2019-43953"],
        filed_on=date(2019, 11, 11), granted_on=date(2022, 2, 3), status="granted", nice=["30"], place="inside",
        commune=commune, valid_until=date(2029, 11, 11), changed_by=by,
        address=f"Số 1 đường {SECRET}", authors=f"Tác giả {SECRET}", representative=SECRET, goods=SECRET, note=SECRET,
        source=SECRET, source_url=f"https://{SECRET}.test", status_text=SECRET, end_reason=SECRET, priority=SECRET,
    )  # fmt: skip
    Exploitation.objects.create(
        title=mark, kind="own", user=SECRET, contract=SECRET, since=date(2023, 1, 1), proof=SECRET
    )
    TitleStep.objects.create(title=mark, words=SECRET)
    published = Title.objects.create(
        kind="patent", name="Máy rang", owner="Trần A", application_number="1-2024-00001",
        application_key="1-2024-00001", published_on=date(2025, 9, 1), filed_on=date(2024, 3, 1),
    )  # fmt: skip
    unseen = Title.objects.create(
        kind="patent", name=f"Máy sấy {SECRET}", owner=SECRET, application_number="1-2026-00002",
        application_key="1-2026-00002", filed_on=date(2026, 3, 1), status="filed",
    )  # fmt: skip
    product = save_product({"name": "Sâm khô", "owner": "HTX Măng Ri", "note": SECRET, "address": SECRET}, by=by)
    recognise_product(product, by=by, kind="ocop", stars=4, valid_from=date(2025, 1, 1), decision="12/QĐ-UBND")
    for title in (mark, unseen):
        protect_product(product, title, by=by, note=SECRET)
    save_product({"name": f"Chưa công nhận {SECRET}"}, by=by)
    return {"mark": mark, "published": published, "unseen": unseen}


def read(name: str, asked: dict[str, Any] | None = None, args: list[str] | None = None) -> Any:
    answer = Client().get(reverse(name, args=args or []), asked or {})
    assert answer.status_code == 200, answer.content
    return answer.json()


def names(asked: dict[str, Any] | None = None, name: str = TITLES) -> list[str]:
    return [row["name"] for row in read(name, asked)["results"]]


def test_until_it_is_switched_on_it_is_hidden_from_everybody(desk: Desk, register: dict[str, Title]) -> None:
    stranger, coordinator = Client(), desk.client("coordinator")
    for client in (stranger, coordinator):
        for address in (TITLES, PRODUCTS, TARGETS):
            assert client.get(reverse(address)).json()["code"] == "not_found"
            assert client.post(reverse(address)).status_code == 404
        assert client.get(reverse("api:public-titles-detail", args=["4-0405854"])).status_code == 404
    assert "/public/" not in stranger.get(reverse("schema"), {"format": "json"}).content.decode()


def test_it_is_described_and_takes_nothing_but_questions_once_it_is_on(is_on: None, desk: Desk) -> None:
    described = json.loads(Client().get(reverse("schema"), {"format": "json"}).content)["paths"]
    ours = {path: set(operations) for path, operations in described.items() if "/public/" in path}
    assert set(ours) == {
        f"/api/v1/public/{name}/" for name in ("titles", "titles/{number}", "products", "products/{id}", "targets",
                                               "targets/{id}")
    }  # fmt: skip
    assert all(methods == {"get"} for methods in ours.values())
    for method in ("post", "put", "patch", "delete"):
        assert getattr(desk.client("coordinator"), method)(reverse(TITLES)).status_code == 405


def test_nothing_that_is_not_public_is_there(is_on: None, register: dict[str, Title]) -> None:
    for address in (TITLES, PRODUCTS, TARGETS):
        assert SECRET not in json.dumps(read(address), ensure_ascii=False)
    assert sorted(names()) == ["Máy rang", "Sâm Măng Ri"]
    mark = next(row for row in read(TITLES)["results"] if row["name"] == "Sâm Măng Ri")
    assert set(mark) == {
        "kind", "name", "application_number", "application_key", "filed_on", "publication_number", "published_on",
        "title_number", "title_key", "granted_on", "valid_until", "ended_on", "status", "validity", "owner", "place",
        "commune", "district", "ipc", "locarno", "nice", "vienna",
    }  # fmt: skip
    assert (mark["validity"], mark["commune"]["name"]) == ("in_force", "Ủy ban nhân dân xã Bờ Y")
    (product,) = read(PRODUCTS)["results"]
    assert set(product) == {"id", "name", "owner", "place", "commune", "district", "recognitions", "protections"}
    assert product["protections"] == [{"kind": "trademark", "name": "Sâm Măng Ri", "number": "4-0405854-000"}]
    assert product["recognitions"][0]["decision"] == "12/QĐ-UBND"
    assert read("api:public-products-detail", args=[product["id"]]) == product


def test_a_search_does_not_look_at_what_is_not_shown(is_on: None, register: dict[str, Title]) -> None:
    assert names({"q": "măng ri"}) == names({"q": "4201943953"}) == ["Sâm Măng Ri"]
    for words in (SECRET, f"tác giả {SECRET}", "1-2026-00002"):
        assert names({"q": words}) == []
    assert Client().get(reverse(TITLES), {"exploited": "yes", "q": "sâm"}).json()["count"] == 1


def test_the_questions_of_the_page_can_be_asked(is_on: None, register: dict[str, Title]) -> None:
    commune = Agency.objects.get(name="Ủy ban nhân dân xã Bờ Y")
    assert (
        names({"commune": commune.code}) == names({"kind": "trademark"}) == names({"year": "2022"}) == ["Sâm Măng Ri"]
    )
    assert names({"district": "khong-co"}) == []
    assert names({"validity": "pending", "sort": "name"}) == names({"kind": "patent"}) == ["Máy rang"]
    assert names({"kind": "ocop", "stars": "4", "by": "trademark"}, PRODUCTS) == ["Sâm khô"]
    assert names({"commune": commune.code}, PRODUCTS) == names({"q": "zzz"}, PRODUCTS) == []
    assert Client().get(reverse(TITLES), {"kind": "xx"}).status_code == 400
    assert read(TITLES, {"page_size": 1})["next"] and len(read(TITLES, {"page_size": 1})["results"]) == 1


def test_one_title_is_read_by_its_number_in_any_writing(is_on: None, register: dict[str, Title]) -> None:
    for number in ("4-0405854-000", "40405854000", "VN-4-2019-43953", "4-2019-43953"):
        assert read("api:public-titles-detail", args=[number])["name"] == "Sâm Măng Ri"
    for number in ("1-2026-00002", "9999", "…"):
        assert Client().get(reverse("api:public-titles-detail", args=[number])).status_code == 404
    Title.objects.create(kind="collective_mark", name="Sâm", title_key="4-0405854", granted_on=date(2022, 2, 3))
    twice = Client().get(reverse("api:public-titles-detail", args=["4-0405854"]))
    assert (twice.status_code, list(twice.json()["errors"])) == (400, ["kind"])
    one = read("api:public-titles-detail", {"kind": "collective_mark"}, ["4-0405854"])
    assert (one["name"], one["owner"], one["commune"]) == ("Sâm", "", None)


def test_figures_are_those_of_closed_years(is_on: None, desk: Desk) -> None:
    by, period = desk.people["coordinator"], desk.period
    target = Indicator.objects.get(key="san-pham-duoc-bao-ho")
    record_observation(target, period, by=by, numerator=Decimal(34), denominator=Decimal(150), note=SECRET)
    address = "api:public-targets-detail"
    assert read(address, args=[str(target.pk)])["figures"] == []
    close_period(period, by=by)
    found = read(address, args=[str(target.pk)])
    (figure,) = found["figures"]
    assert (figure["year"], figure["numerator"], figure["value"]) == (2026, "34.0000", None)
    assert Decimal(figure["figure"]) == pytest.approx(Decimal("22.67"), abs=Decimal("0.01"))
    assert found["plan"] and found["horizons"] and SECRET not in json.dumps(found, ensure_ascii=False)


def test_caches_may_keep_it_and_nobody_is_asked_who_they_are(is_on: None, desk: Desk, register: dict[str, Any]) -> None:
    answer = Client(headers={"Authorization": "Token khong-dung"}).get(reverse(TITLES))
    assert answer.status_code == 200
    assert set(answer["Cache-Control"].split(", ")) == {"public", "max-age=300"}
    assert Client().get(reverse(TITLES), {"kind": "xx"})["Cache-Control"] == "no-store"
    assert desk.client("coordinator").get(reverse(TITLES)).json() == answer.json()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three requests a minute from one address."""
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "3/min"})
    AnonymousThrottle.cache.clear()
    yield
    AnonymousThrottle.cache.clear()


def test_one_address_is_told_to_wait(is_on: None, slow: None, desk: Desk) -> None:
    answers = [Client().get(reverse(TARGETS)) for _time in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0 and answers[-1].json()["code"] == "throttled"
    assert Client(REMOTE_ADDR="10.0.0.9").get(reverse(TARGETS)).status_code == 200


def test_a_list_asks_no_more_for_more_rows(is_on: None, desk: Desk, register: dict[str, Title]) -> None:
    def queries() -> list[int]:
        found = []
        for address in (TITLES, PRODUCTS, TARGETS):
            with CaptureQueriesContext(connection) as asked:
                read(address)
            found.append(len(asked))
        return found

    few, by = queries(), desk.people["coordinator"]
    for number in range(3):
        product = save_product({"name": f"Sản phẩm {number}"}, by=by)
        recognise_product(product, by=by, kind="key", valid_from=date(2025, 1, 1))
        protect_product(product, register["mark"], by=by)
        Title.objects.create(kind="patent", name=f"Máy {number}", granted_on=date(2024, 1, 1))
    assert queries() == few and max(few) <= 6
