"""Faults that were found once, each by the sentence that has held since."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import make_password

from accounts.actions import create_user
from accounts.models import User
from agencies.actions import end_membership, grant_membership
from agencies.models import Agency, Succession, standing_of
from core import clock, record
from core.errors import DomainError
from kontum_ip.management.commands.load_plan import load
from plans.actions import accept_submission, close_period, save_summary, submit_submission
from plans.importers.plan_file import read_plan
from plans.models import Period, Plan, ReportingDuty, Submission
from tasks.actions import choose_successor, open_period
from tasks.models import Progress, Responsibility
from tests.world import fill, person

pytestmark = pytest.mark.django_db
FILE = Path(__file__).resolve().parent / "data" / "binh-lam.yaml"


@pytest.fixture
def data() -> Iterator[dict[str, Any]]:
    User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
    found = read_plan(FILE).data
    with clock.at(datetime(2026, 12, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))):
        load(found)
        open_period(Period.objects.get(kind="semiannual", year=2026, part=2), by=User.objects.system())
        yield copy.deepcopy(found)


def account(code: str = "skhcn-bl") -> Submission:
    rows = Submission.objects.select_related("period", "agency")
    return rows.get(period__kind="semiannual", period__year=2026, agency__code=code)


def test_what_is_kept_as_sent_is_what_stood_in_the_account(data: dict[str, Any]) -> None:
    reporter, head = person("r", "reporter", account().agency), person("h", "head", account().agency)
    fill(account(), reporter)
    read_by_head = account()
    save_summary(account(), {"summary": "Mới."}, by=reporter, version=1)
    assert submit_submission(read_by_head, by=head).content["summary"] == "Mới."


def test_an_account_read_before_the_period_closed_is_not_decided_after(data: dict[str, Any]) -> None:
    reporter, by = person("r", "reporter", account().agency), person("c", "coordinator")
    fill(account(), reporter)
    submit_submission(account(), by=reporter)
    held = account()
    close_period(Period.objects.get(pk=held.period_id), by=by)
    with pytest.raises(DomainError, match="đã khóa"):
        accept_submission(held, by=by)


def test_a_role_that_was_ended_may_be_given_again(data: dict[str, Any]) -> None:
    officer, by, agency = person("o"), person("a", "administrator"), Agency.objects.get(code="dh-bl")
    end_membership(grant_membership(officer, "head", by=by, agency=agency), by=by, on=date(2026, 12, 1))
    grant_membership(officer, "head", by=by, agency=agency)
    assert "head" in standing_of(User.objects.get(pk=officer.pk)).roles


def test_a_choice_must_lie_on_the_line_of_the_duty(data: dict[str, Any]) -> None:
    duty = Responsibility.objects.select_related("task__plan").get(task__code="PL.2", agency__code="dh-bl")
    with pytest.raises(DomainError):
        choose_successor(duty, Succession.objects.all()[0], by=person("c", "coordinator"), reason="x")


def test_a_new_choice_takes_the_untouched_entry_out_of_an_account_that_goes_on(data: dict[str, Any]) -> None:
    duty, by = Responsibility.objects.select_related("task__plan").get(task__code="2.2"), person("c", "coordinator")
    for code in ("sgd-bl", "syt-bl"):
        choose_successor(duty, Succession.objects.get(successor__code=code), by=by, reason="x")
    assert [row.submission.agency.code for row in Progress.objects.filter(task__code="2.2")] == ["syt-bl"]


@pytest.mark.parametrize("model", [Plan, Agency, ReportingDuty])
def test_the_record_reads_lists_and_tables_too(data: dict, model: type) -> None:
    assert record.read(record.pointers(model.pgh_event_model.objects.all()))


def test_a_person_whose_address_has_capitals_signs_in(data: dict[str, Any]) -> None:
    by = person("a", "administrator")
    made = create_user(by=by, email="Lan@So.vn", full_name="L", password_hash=make_password("x" * 14))
    assert authenticate(None, email="lan@so.vn", password="x" * 14) == made
