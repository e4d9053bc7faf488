from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from accounts.models import User
from agencies.actions import load_agencies
from agencies.models import Membership
from core.sync import Changes
from indicators.actions import load_indicators
from plans.actions import load_plan
from plans.importers.plan_file import read_plan
from plans.models import Period, Plan
from tasks.actions import load_tasks, open_period

FILE = Path(__file__).resolve().parents[2] / "plans" / "data" / "kon-tum-1068.yaml"


@pytest.fixture
def system() -> User:
    return User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})[0]


@pytest.fixture
def officer(system: User) -> User:
    """The coordinating officer."""
    user = User.objects.create(email="officer@example.test", full_name="Lê Thị Đầu Mối")
    Membership.objects.create(user=user, role="coordinator")
    return user


@pytest.fixture
def kon_tum(system: User) -> Plan:
    """The real plan with its agencies and their succession."""
    data = read_plan(FILE).data
    changes = Changes()
    with transaction.atomic():
        load_agencies(data["agencies"], data["successions"], by=system, changes=changes)
        plan = load_plan(data, by=system, changes=changes)
        load_tasks(plan, data, by=system, changes=changes)
        load_indicators(plan, data, by=system, changes=changes)
    return plan


@pytest.fixture
def year(kon_tum: Plan, system: User) -> Period:
    """2026, opened."""
    period = Period.objects.get(plan=kon_tum, kind="annual", year=2026)
    open_period(period, by=system)
    return Period.objects.select_related("plan").get(pk=period.pk)
