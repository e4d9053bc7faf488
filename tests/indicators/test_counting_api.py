"""Rules, counts, the rows behind them and forecasts, as other systems ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from rest_framework.test import APIClient

from core import clock
from indicators.actions import record_observation
from indicators.models import Indicator, Observation, Product, Recognition, Title
from plans.models import Period
from tests.pages.conftest import NOW
from tests.world import World, make_world

BASE = "/api/v1/indicators"
pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Iterator[World]:
    with clock.at(NOW):
        yield make_world()


def call(world: World, name: str, method: str, path: str, data: Any = None, status: int = 200) -> Any:
    client = APIClient()
    client.force_authenticate(world.people[name])
    answer = getattr(client, method)(path, data, format="json")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_rule_is_set_counted_traced_and_cleared(world: World) -> None:
    patents = Indicator.objects.get(key="giai-phap-huu-ich")
    path, period = f"{BASE}/{patents.pk}", world.objects["period"].pk
    for number, day in ((1, date(2022, 1, 1)), (2, date(2026, 5, 1))):
        Title.objects.create(kind="utility_solution", name=f"Máy {number}", place="inside", granted_on=day)
    assert call(world, "leader", "get", f"{path}/count/", status=409)["code"] == "no_rule"
    rule = {"object": "titles", "kinds": ["utility_solution"], "since": "2020-01-01"}
    call(world, "leader", "post", f"{path}/rule/", rule, 403)
    assert call(world, "coordinator", "post", f"{path}/rule/", rule)["rule"] == rule
    found = call(world, "leader", "get", f"{path}/count/?on=2025-12-14")
    assert (found["on"], found["value"], found["figure"], found["rule"]) == ("2025-12-14", "1.0000", "1.0000", rule)
    rows = call(world, "leader", "get", f"{path}/rows/")
    assert [row["name"] for row in rows["results"]] == ["Máy 1", "Máy 2"]
    assert "on" in call(world, "leader", "get", f"{path}/count/?on=31/12/2025", status=400)["errors"]
    changed = call(world, "coordinator", "post", f"/api/v1/periods/{period}/count/")["changed"]
    assert len(changed) == 2, "the world counts another target too"
    counted = Observation.objects.get(indicator=patents)
    figure = call(world, "leader", "get", f"/api/v1/observations/{counted.pk}/")
    assert (figure["value"], figure["rule"], figure["counted_on"]) == ("2.0000", rule, "2026-12-10")
    typed = {"indicator": patents.pk, "period": period, "value": "9", "version": 1}
    assert "không nhập tay" in call(world, "coordinator", "post", "/api/v1/observations/", typed, 403)["message"]
    assert call(world, "coordinator", "delete", f"{path}/rule/")["rule"] is None
    assert Observation.objects.get(pk=counted.pk).value == 2


def test_what_a_rule_says_is_checked(world: World) -> None:
    share = Indicator.objects.get(kind="ratio")
    path, district = f"{BASE}/{share.pk}", "ubnd-huyen-tu-mo-rong"
    for wrong, field in (
        ({"object": "văn bằng"}, "object"),
        ({"object": "titles"}, "object"),
        ({"object": "products", "kinds": ["x"]}, "kinds"),
        ({"object": "products", "since": "2020-01-01"}, "since"),
        ({"object": "products", "territory": "districts", "districts": ["khong-co"]}, "districts"),
        ({"object": "products", "khác": 1}, "khác"),
    ):
        assert field in call(world, "coordinator", "post", f"{path}/rule/", wrong, 400)["errors"], wrong
    rule = {"object": "products", "lists": ["ocop"], "stars": 3, "territory": "districts", "districts": [district]}
    assert call(world, "coordinator", "post", f"{path}/rule/", rule)["rule"]["districts"] == [district]
    assert call(world, "leader", "get", f"{path}/count/")["figure"] is None, "a share of nothing"
    agency = world.objects["agency"].__class__.objects.get(code=district)
    product = Product.objects.create(name="Cà phê", place="inside", district=agency)
    Recognition.objects.create(product=product, kind="ocop", stars=4, valid_from=date(2025, 1, 1))
    found = call(world, "leader", "get", f"{path}/count/")
    assert (found["value"], found["numerator"], found["denominator"]) == (None, "0.0000", "1.0000")
    whole = call(world, "leader", "get", f"{path}/rows/?part=whole")
    assert [row["name"] for row in whole["results"]] == ["Cà phê"]
    assert call(world, "leader", "get", f"{path}/rows/")["count"] == 0


def test_a_forecast_says_what_it_rests_on(world: World) -> None:
    plants = Indicator.objects.get(key="sang-che-khai-thac")
    empty = call(world, "leader", "get", f"{BASE}/{plants.pk}/forecast/")
    assert empty == {"year": 2030, "forecast": None, "needed": None, "gave": None}
    for year, value in ((2023, 1), (2024, 2), (2025, 3)):
        Period.objects.filter(kind="annual", year=year).update(opened_at=NOW)
        period = Period.objects.get(kind="annual", year=year)
        record_observation(plants, period, by=world.people["coordinator"], value=Decimal(value))
    found = call(world, "leader", "get", f"{BASE}/{plants.pk}/forecast/")
    assert (found["needed"], found["gave"]) == ({"per_year": "0.4000", "years": 5}, {"per_year": "1.0000", "years": 2})
    assert found["forecast"]["met_in"] == 2027 and found["forecast"]["years"] == [2023, 2024, 2025]
    quality = Indicator.objects.get(kind="qualitative")
    assert call(world, "leader", "get", f"{BASE}/{quality.pk}/forecast/")["year"] is None
