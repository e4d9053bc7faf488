"""Kon Tum's plan with the year 2026 open, and the people at their desks on the tenth of December."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from agencies.models import Agency
from core import clock
from plans.actions import return_submission, submit_submission
from plans.models import Period, Submission
from tasks.actions import open_period, save_progress
from tasks.models import Progress
from tests.world import FILE, fill, make_people, person

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 12, 10, 9, tzinfo=HANOI)


@dataclass
class Desk:
    """Sở Nội vụ has a reporter and a head; Sở Tư pháp has one person, `other`, and nobody above."""

    people: dict[str, User]

    def client(self, name: str, **options: Any) -> Client:
        """This person's browser, signed in."""
        client = Client(**options)
        client.force_login(self.people[name])
        return client

    @property
    def period(self) -> Period:
        return Period.objects.select_related("plan", "duty").get(kind="annual", year=2026)

    def account(self, code: str = "snv-qn", year: int = 2026) -> Submission:
        rows = Submission.objects.select_related("period__plan", "agency")
        return rows.get(agency__code=code, period__kind="annual", period__year=year)

    def entry(self, task: str = "6.1", code: str = "snv-qn", year: int = 2026) -> Progress:
        rows = Progress.objects.select_related("task__trigger", "submission__period")
        return rows.get(task__code=task, submission=self.account(code, year))

    def page(self, name: str, code: str = "snv-qn") -> str:
        """The address of one of the account's pages."""
        return reverse(name, args=[self.account(code).pk])

    def fill(self, code: str = "snv-qn") -> Submission:
        """Every part filled in, ready to send."""
        fill(self.account(code), self.people["reporter" if code == "snv-qn" else "other"])
        return self.account(code)

    def send(self, code: str = "snv-qn") -> Submission:
        self.fill(code)
        submit_submission(self.account(code), by=self.people["head" if code == "snv-qn" else "other"])
        return self.account(code)

    def send_again(self) -> None:
        """Sở Nội vụ's account comes back, is mended in every kind of field, and is sent a second time."""
        return_submission(self.account(), by=self.people["coordinator"], reason="Thiếu.")
        entry, by = self.entry(), self.people["reporter"]
        values = {"stage": "completed", "percent": 100, "result": "Đã tổ chức 03 lớp tập huấn & hội thảo."}
        paper = {"number": "12/KH", "issued_on": date(2026, 11, 5), "title": "Kế hoạch <mới>"}
        save_progress(entry, values, by=by, version=entry.version, outputs=[paper])
        submit_submission(self.account(), by=self.people["head"])


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, User]]:
    """Made once for the tests of a file, each of which runs inside its own savepoint; undone after the last."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
        call_command("load_plan", FILE, verbosity=0, stdout=io.StringIO())
        open_period(Period.objects.get(kind="annual", year=2026), by=User.objects.system())
        made = make_people(Agency.objects.get(code="snv-qn"), Agency.objects.get(code="stp-qn"))
        yield made | {"colleague": person("colleague", "coordinator")}
        transaction.set_rollback(True)


@pytest.fixture
def desk(people: dict[str, User], db: None) -> Iterator[Desk]:
    with clock.at(NOW):
        yield Desk(people)
