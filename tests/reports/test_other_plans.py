"""Nothing is wired to Kon Tum: two fictional provinces load their plans, open a period and compile it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.models import User
from core.storage import open_stored
from plans.models import Plan
from reports import actions
from reports.document import Document, from_json
from reports.models import Report
from reports.writers import FORMATS
from tasks.actions import open_period

DATA = Path(__file__).resolve().parents[1] / "data"
pytestmark = pytest.mark.django_db(transaction=True)


def compiled(name: str, system: User) -> tuple[Plan, Report, Document]:
    call_command("load_plan", DATA / f"{name}.yaml", verbosity=0)
    plan = Plan.objects.order_by("-pk")[0]
    period = plan.periods.order_by("window_end")[0]
    assert open_period(period, by=system).submissions > 0
    report = actions.request_report("annual", period, by=system)
    assert actions.run_report(report.pk)
    report.refresh_from_db()
    return plan, report, from_json(report.snapshot)


@pytest.mark.parametrize("name", ["an-son", "binh-lam"])
def test_another_province_compiles_its_own_plan(name: str, system: User) -> None:
    plan, report, document = compiled(name, system)
    assert plan.number in document.title
    assert "Kon Tum" not in str(report.snapshot) and "Quảng Ngãi" not in str(report.snapshot)
    assert {file.format for file in report.files.all()} == set(FORMATS)
    assert all(len(open_stored(file.sha256).read()) == file.size for file in report.files.all())
    tasks = next(table for appendix in document.appendices for table in appendix.blocks if table.name == "Nhiệm vụ")
    assert len(tasks.rows) == plan.tasks.filter(children=None, same_as=None).count()
