"""Whose duties an agency holds, asked the other way round, is what following every duty forward comes to."""

from __future__ import annotations

from datetime import date

import pytest

from agencies.models import Agency, Line
from tests.pages.conftest import Desk, desk, people

__all__ = ["desk", "people"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("on", [date(2021, 1, 1), date(2025, 3, 5), date(2026, 12, 14)])
def test_both_ways_agree_for_every_agency_of_the_plan(desk: Desk, on: date) -> None:
    line, held = Line(), {}
    for agency in line.by_id.values():
        for holder in line.holders(agency, on).agencies:
            held.setdefault(holder.pk, set()).add(agency.pk)
    assert len(held) > 40
    for pk, duties in held.items():
        assert set(Agency.objects.held_by(pk, on).values_list("pk", flat=True)) == duties, line.by_id[pk]


def test_who_gave_its_duties_away_holds_nothing(desk: Desk) -> None:
    gone = Agency.objects.get(code="snv-kt")
    assert not Agency.objects.held_by(gone.pk, date(2026, 12, 14)).exists()
