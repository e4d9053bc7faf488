"""A target without a number: criteria, answers with their evidence, and the figure that follows; page and API alike."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from core import clock
from core.errors import DomainError
from indicators.actions import Answer, add_criterion, assess_target, record_observation, retire_criterion
from indicators.models import Assessment, Criterion, Indicator, Observation
from plans.models import Period
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, refused

QUALITY = "khai-thac-hieu-qua"


def target(key: str = QUALITY) -> Indicator:
    return Indicator.objects.get(key=key)


def two(desk: Desk) -> list[Criterion]:
    by = desk.people["coordinator"]
    return [add_criterion(target(), by=by, text=text) for text in (" Có  quy chế. ", "Có sản phẩm bán ra.")]


def test_the_figure_follows_when_every_criterion_is_answered(desk: Desk) -> None:
    by, (one, other) = desk.people["coordinator"], two(desk)
    assert (one.text, one.order, other.order) == ("Có quy chế.", 1, 2)
    assert assess_target(target(), desk.period, {one.pk: Answer(True, " QĐ 12. ")}, by=by) is None
    assert Assessment.objects.get().evidence == "QĐ 12." and not Observation.objects.exists(), "blank is not zero"
    figure = assess_target(target(), desk.period, {other.pk: Answer(False, "Chưa bán.")}, by=by)
    assert figure is not None and (figure.value, figure.version) == (0, 1)
    again = assess_target(target(), desk.period, {other.pk: Answer(False, "Chưa bán.")}, by=by)
    assert again is not None and again.version == 1, "the same answer once more changes nothing"
    met = assess_target(target(), desk.period, {other.pk: Answer(True, "Đã bán 2 tấn.")}, by=by)
    assert met is not None and (met.value, met.version) == (1, 2)
    with pytest.raises(DomainError, match="đánh giá theo tiêu chí nên không nhập tay"):
        record_observation(target(), desk.period, by=by, value=met.value, version=2)


def test_a_retired_criterion_is_no_longer_asked(desk: Desk) -> None:
    by, (one, other) = desk.people["coordinator"], two(desk)
    retire_criterion(other, by=by)
    assert other.retired_on == date(2026, 12, 10)
    retire_criterion(other, by=by)
    figure = assess_target(target(), desk.period, {one.pk: Answer(True, "QĐ 12.")}, by=by)
    assert figure is not None and figure.value == 1
    with pytest.raises(DomainError, match="không thuộc chỉ tiêu này"):
        assess_target(target(), desk.period, {other.pk: Answer(True, "x")}, by=by)


def test_what_cannot_be_assessed_is_refused(desk: Desk) -> None:
    by, (one, _other) = desk.people["coordinator"], two(desk)
    with pytest.raises(DomainError, match="bằng chứng"):
        assess_target(target(), desk.period, {one.pk: Answer(True, "  ")}, by=by)
    for text, said in (("  ", "Hãy nhập tiêu chí"), ("Có quy chế.", "đã có")):
        with pytest.raises(DomainError, match=said):
            add_criterion(target(), by=by, text=text)
    with pytest.raises(DomainError, match="Chỉ chỉ tiêu định tính"):
        add_criterion(target("sang-che"), by=by, text="x")
    elsewhere = Period(plan_id=0, window_end=date(2026, 12, 14), opened_at=clock.now())
    with pytest.raises(DomainError, match="không thuộc"):
        assess_target(target(), elsewhere, {}, by=by)
    for name in ("reporter", "leader", "auditor"):
        with pytest.raises(DomainError, match="Chỉ cơ quan đầu mối"):
            assess_target(target(), desk.period, {}, by=desk.people[name])
        with pytest.raises(DomainError, match="Chỉ cơ quan đầu mối"):
            retire_criterion(one, by=desk.people[name])


def test_criteria_are_kept_and_answered_on_their_pages(desk: Desk) -> None:
    client, pk = desk.client("coordinator"), target().pk
    asked, assessed = reverse("indicators:criteria", args=[pk]), reverse("indicators:assess", args=[pk])
    assert "Chưa có tiêu chí nào." in Screen(client.get(assessed)).text
    refused(client.post(asked, {"text": " "}), "id_text", "Hãy nhập tiêu chí.")
    for text in ("Có quy chế.", "Có sản phẩm."):
        assert client.post(asked, {"text": text})["Location"] == asked
    one, other = Criterion.objects.all()
    form = Screen(client.get(assessed)).form(f"met_{one.pk}")
    screen = refused(form.post(client, assessed, **{f"met_{one.pk}": "yes"}), f"id_evidence_{one.pk}", "bằng chứng")
    assert screen.page.xpath(f"//input[@name='met_{one.pk}' and @checked]/@value") == ["yes"]
    answer = {f"met_{one.pk}": "yes", f"evidence_{one.pk}": "QĐ 12."}
    assert form.post(client, assessed, **answer).status_code == 302
    assert Screen(client.post(reverse("indicators:retire_criterion", args=[other.pk]), follow=True)).row("Có sản phẩm.")
    assert form.post(client, assessed, **answer).status_code == 302
    told = Screen(desk.client("leader").get(reverse("reports:target", args=[pk])))
    assert "Năm 2026: Đạt – QĐ 12." in told.text and "Thôi dùng từ ngày 10/12/2026" in told.text
    assert Observation.objects.get().value == 1 and "số gốc" not in told.text
    with clock.at(desk.period.opens_at):
        Period.objects.filter(pk=desk.period.pk).update(closed_at=clock.now())
    assert "Không có kỳ báo cáo nào đang mở." in Screen(client.get(assessed)).text
    assert client.post(assessed, answer).status_code == 409
    assert "đã khóa" in Screen(client.get(assessed, {"period": desk.period.pk})).text
    assert client.get(reverse("indicators:assess", args=[target("sang-che").pk])).status_code == 404


def test_the_same_by_the_api(desk: Desk) -> None:
    client, base = APIClient(), "/api/v1"
    client.force_authenticate(desk.people["coordinator"])
    made = client.post(f"{base}/criteria/", {"indicator": target().pk, "text": "Có quy chế."}, format="json")
    assert made.status_code == 201 and made.json()["retired_on"] is None
    pk = made.json()["id"]
    answers = {"period": desk.period.pk, "answers": [{"criterion": pk, "is_met": True, "evidence": "QĐ 12."}]}
    told = client.post(f"{base}/indicators/{target().pk}/assess/", answers, format="json")
    assert told.status_code == 200 and [row["is_met"] for row in told.json()] == [True]
    assert client.get(f"{base}/assessments/?criterion={pk}").json()["count"] == 1
    assert Observation.objects.get().value == 1
    assert client.post(f"{base}/criteria/{pk}/retire/").json()["retired_on"] == "2026-12-10"
