"""Products for other systems: the same questions, the same refusals, the same figures as on the page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rest_framework.test import APIClient

from agencies.models import Agency
from core import clock
from indicators.models import Product, Title
from tests.test_api import BASE, body
from tests.world import person

pytestmark = pytest.mark.django_db


def client(role: str) -> APIClient:
    found = APIClient()
    found.force_authenticate(person(role, role))
    return found


def post(api: APIClient, address: str, status: int, **values: Any) -> Any:
    return body(api.post(f"{BASE}/{address}/", values, format="json"), status)


def test_a_product_is_written_recognised_protected_and_counted() -> None:
    api, today = client("coordinator"), clock.today()
    place = Agency.objects.create(code="h", name="Huyện H", short_name="Huyện H", kind="district")
    made = post(api, "products", 201, name="Cà phê", owner="HTX", district=place.pk)
    assert (made["version"], made["place"], made["recognitions"]) == (1, "inside", [])
    rows = {"product": made["id"], "kind": "ocop", "stars": 4, "valid_from": "2025-01-01"}
    row = post(api, "recognitions", 201, **rows)
    assert "stars" in post(api, "recognitions", 400, **(rows | {"stars": None}))["errors"]
    assert "valid_from" in post(api, "recognitions", 400, **(rows | {"valid_from": "2026-01-01"}))["errors"]
    title = Title.objects.create(kind="trademark", name="N", granted_on=date(2020, 1, 1))
    link = post(api, "protections", 201, product=made["id"], title=title.pk)
    found = body(client("leader").get(f"{BASE}/products/", {"kind": "ocop", "valid": "yes", "by": "signs"}), 200)
    (product,) = found["results"]
    assert [item["id"] for item in product["recognitions"]] == [row["id"]]
    assert [item["title"] for item in product["protections"]] == [title.pk]
    share = body(api.get(f"{BASE}/products/share/"), 200)
    assert share["on"] == f"{today:%Y-%m-%d}" and share["by"] == "signs"
    assert (share["whole"]["protected"], share["whole"]["valid"], share["whole"]["percent"]) == (1, 1, "100.0")
    assert [(item["label"], item["valid"]) for item in share["districts"]] == [("Huyện H", 1)]
    assert body(api.get(f"{BASE}/products/share/", {"on": "2024-12-31", "by": "any"}), 200)["whole"]["percent"] is None
    assert "by" in body(api.get(f"{BASE}/products/share/", {"by": "x"}), 400)["errors"]
    body(api.patch(f"{BASE}/recognitions/{row['id']}/", {"valid_until": "2025-12-31"}, format="json"), 200)
    for address in (f"protections/{link['id']}", f"recognitions/{row['id']}", f"products/{made['id']}"):
        body(api.delete(f"{BASE}/{address}/"), 204)
    assert not Product.objects.exists()


def test_a_change_names_the_version_it_was_read_with() -> None:
    api = client("coordinator")
    made = post(api, "products", 201, name="Cà phê")
    address = f"{BASE}/products/{made['id']}/"
    assert "version" in body(api.patch(address, {"note": "x"}, format="json"), 400)["errors"]
    assert body(api.patch(address, {"note": "x", "version": 1}, format="json"), 200)["version"] == 2
    assert body(api.patch(address, {"note": "y", "version": 1}, format="json"), 409)["code"] == "stale"
    assert "name" in post(api, "products", 400, name="Cà phê")["errors"]
    assert "name" in post(api, "products", 400)["errors"]
    assert "ten" in post(api, "products", 400, ten="Cà phê")["errors"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "ca phe"}, 1),
        ({"q": "che"}, 0),
        ({"valid": "no"}, 1),
        ({"valid": "yes", "on": "2020-01-01"}, 0),
        ({"stars": "3"}, 0),
        ({"district": "null"}, 1),
        ({"place": "unknown", "sort": "-until"}, 1),
        ({"protected": "no"}, 1),
    ],
)
def test_a_list_is_narrowed_as_the_page_is(query: dict[str, str], found: int) -> None:
    api = client("coordinator")
    post(api, "products", 201, name="Cà phê")
    assert body(api.get(f"{BASE}/products/", query), 200)["count"] == found


@pytest.mark.parametrize("query", [{"kind": "x"}, {"on": "hôm qua"}, {"stars": "9"}, {"sort": "password"}])
def test_a_wrong_question_is_told_by_its_name(query: dict[str, str]) -> None:
    answer = body(client("leader").get(f"{BASE}/products/", query), 400)
    assert set(answer["errors"]) == set(query)
