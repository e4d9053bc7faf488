"""What the coordinating agency and the administrator type wrong is told where it was typed; nothing is written."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Indicator, Observation
from plans.models import Extension, Period
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def desk(world: World, person: str) -> Client:
    client = Client()
    client.force_login(world.people[person])
    return client


def post(client: Client, name: str, pk: int | None, **values: Any) -> Any:
    return client.post(reverse(name, args=[pk] if pk else []), values)


def said(answer: Any, status: int, *sentences: str) -> str:
    page = str(answer.content.decode())
    assert answer.status_code == status, (answer.status_code, page[:500])
    for sentence in sentences:
        assert sentence in page, sentence
    return page


def test_an_extension_is_later_than_the_deadline(world: World) -> None:
    sent, client = world.objects["submission"], desk(world, "coordinator")
    before = Extension.objects.count()
    for until, sentence in (
        ("31/02/2027", "không phải là một ngày có thật"),
        ("31/12/9999", "không phải là một ngày có thật"),
        ("01/01/2020", "Thời hạn mới phải sau thời hạn đang áp dụng."),
        ("", "bắt buộc"),
    ):
        said(post(client, "plans:extend", sent.pk, until=until, reason="Chờ số liệu."), 422, sentence, "Chờ số liệu.")
    assert Extension.objects.count() == before


def test_the_dates_of_a_period_follow_each_other(world: World) -> None:
    period, client = world.objects["period"], desk(world, "coordinator")
    dates = {
        "window_start": "15/12/2025", "window_end": "14/12/2026", "opens_at": "00:00 01/11/2026",
        "due_at": "00:00 15/12/2026", "consolidate_by": "25/12/2026",
    }  # fmt: skip
    for name, value, sentence in (
        ("due_at", "00:00 15/12/0093", "Không đọc được thời điểm"),
        ("due_at", "25:00 15/12/2026", "Không đọc được thời điểm"),
        ("due_at", "00:00 01/10/2026", "phải sau"),
        ("window_end", "01/01/2025", "phải sau"),
    ):
        said(post(client, "plans:adjust_period", period.pk, **dates | {name: value}), 422, sentence)
    assert Period.objects.get(pk=period.pk).due_at == period.due_at


def test_figures_are_read_as_vietnamese_write_them(world: World) -> None:
    target = Indicator.objects.exclude(kind="ratio").filter(plan=world.objects["plan"]).last()
    assert target is not None
    client, period = desk(world, "coordinator"), world.objects["period"]
    page = client.get(reverse("indicators:record", args=[target.pk]), {"period": period.pk})
    version = page.context["form"].initial.get("version", 0)
    values = {"period": period.pk, "version": version, "note": ""}
    for wrong in ("1,250.5", "ba", "1e5", "--1"):
        said(post(client, "indicators:record", target.pk, **values | {"value": wrong}), 422, "không đọc được thành số")
    said(post(client, "indicators:record", target.pk, **values | {"value": ""}), 422, "bắt buộc")
    assert not Observation.objects.filter(indicator=target).exists()
    assert post(client, "indicators:record", target.pk, **values | {"value": "1.250,5"}).status_code == 302
    assert str(Observation.objects.get(indicator=target).value).rstrip("0") == "1250.5"


def test_rubbish_in_an_address_is_no_fault(world: World) -> None:
    client, period = desk(world, "coordinator"), world.objects["period"]
    for name, pk in (
        ("reports:period", period.pk),
        ("reports:periods", None),
        ("agencies:list", None),
        ("reports:list", None),
    ):
        answer = client.get(
            reverse(name, args=[pk] if pk else []), {"state": "xx", "page": "999", "on": "31/02/2026", "late": "?"}
        )
        assert answer.status_code == 200, name
    plan = client.get(
        reverse("tasks:plan", args=[world.objects["plan"].pk]), {"assignment": "x", "timing": "y", "q": "\x00"}
    )
    assert plan.status_code == 200
    record = desk(world, "auditor").get(reverse("reports:record"), {"since": "31/02/2026", "table": "zz", "page": "0"})
    said(record, 200, "không phải là một ngày có thật")
    compared = client.get(
        reverse("reports:compare", args=[world.objects["submission"].pk]), {"a": "99999999", "b": "x"}
    )
    assert compared.status_code == 200
