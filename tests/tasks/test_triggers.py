"""The coordinator's decisions: a document that tasks waited for, and to whom a duty went at a split."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts.models import User
from agencies.actions import record_succession
from agencies.models import Agency, Succession
from core import clock, record
from core.errors import DomainError
from plans.actions import close_period
from plans.models import Period
from tasks.actions import choose_successor, open_period, record_trigger, save_progress
from tasks.models import Progress, Responsibility, SuccessorChoice, Task, Timeliness, Trigger, duties_in
from tests.world import ENTRY, person

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[1] / "data"
MOMENT = datetime(2026, 12, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def system() -> User:
    return User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})[0]


@pytest.fixture
def coordinator(system: User) -> Iterator[User]:
    with clock.at(MOMENT):
        yield person("coordinator", "coordinator")


@pytest.fixture
def period(coordinator: User) -> Period:
    """The second half of 2026 in Bình Lam, opened; task 2.2 waits, as its department was split in September."""
    call_command("load_plan", DATA / "binh-lam.yaml", verbosity=0)
    period = Period.objects.select_related("plan", "duty").get(kind="semiannual", year=2026, part=2)
    open_period(period, by=coordinator)
    return period


@pytest.fixture
def duty(period: Period) -> Responsibility:
    return Responsibility.objects.select_related("task__plan").get(task__code="2.2")


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def acts_on(obj: Any) -> list[tuple[str, str, str]]:
    events = type(obj).pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    return [(line.act, line.actor, line.kind) for line in reversed(record.read(record.pointers(events)))]


def holders_of(period: Period, code: str) -> list[str]:
    """The agencies that have an entry for a task in the period."""
    rows = Progress.objects.filter(submission__period=period, task__code=code)
    return sorted(rows.values_list("submission__agency__code", flat=True))


def towards(code: str) -> Succession:
    return Succession.objects.select_related("predecessor").get(predecessor__code="sxh-bl", successor__code=code)


def test_a_duty_at_a_split_waits_until_the_coordinator_says_where_it_went(
    period: Period, duty: Responsibility, coordinator: User
) -> None:
    _duties, unheld = duties_in(period)
    assert [(row.responsibility, {edge.pk for edge in row.undecided.options}) for row in unheld] == [
        (duty, {towards("sgd-bl").pk, towards("syt-bl").pk})
    ]
    assert holders_of(period, "2.2") == []
    choice = choose_successor(duty, towards("syt-bl"), by=coordinator, reason=" Quyết định 5. ")
    assert (choice.reason, str(choice)) == ("Quyết định 5.", f"{duty} → Sở Y tế tỉnh Bình Lam")
    assert holders_of(period, "2.2") == ["syt-bl"], "the open period took it up"
    assert duties_in(period)[1] == []
    assert acts_on(choice) == [("choose_successor", "Người coordinator", "insert")]
    submission = period.submissions.get(agency__code="syt-bl")
    assert acts_on(submission) == [("choose_successor", "Người coordinator", "insert")]

    same = choose_successor(duty, towards("syt-bl"), by=coordinator, reason="Quyết định 5.")
    assert same.pk == choice.pk and SuccessorChoice.objects.filter(responsibility=duty).count() == 1
    other = choose_successor(duty, towards("sgd-bl"), by=coordinator, reason="Đính chính.")
    assert list(SuccessorChoice.objects.filter(responsibility=duty)) == [other], (
        "a new choice takes the old one's place"
    )
    assert holders_of(period, "2.2") == ["sgd-bl"], "the account that nobody had begun was withdrawn"
    assert not period.submissions.filter(agency__code="syt-bl").exists()


def test_before_the_split_the_old_department_held_it(period: Period, duty: Responsibility, coordinator: User) -> None:
    first = Period.objects.select_related("plan", "duty").get(kind="semiannual", year=2026, part=1)
    open_period(first, by=coordinator)
    assert holders_of(first, "2.2") == ["sxh-bl"]
    choose_successor(duty, towards("syt-bl"), by=coordinator, reason="Quyết định 5.")
    assert holders_of(first, "2.2") == ["sxh-bl"], "a choice moves nothing in a period before the split"


def test_a_choice_reaches_open_periods_only(period: Period, duty: Responsibility, coordinator: User) -> None:
    later = Period.objects.get(kind="semiannual", year=2027, part=1)
    close_period(period, by=coordinator)
    choose_successor(duty, towards("syt-bl"), by=coordinator, reason="Quyết định 5.")
    assert holders_of(period, "2.2") == [] == holders_of(later, "2.2")
    assert Period.objects.get(pk=later.pk).opened_at is None


def test_a_choice_is_the_coordinators_and_needs_its_ground(
    period: Period, duty: Responsibility, coordinator: User
) -> None:
    edge = towards("syt-bl")
    for somebody in (person("head", "head", Agency.objects.get(code="syt-bl")), person("leader", "leader")):
        with refusal("refused", "Chỉ cơ quan đầu mối được xác định cơ quan tiếp nhận"):
            choose_successor(duty, edge, by=somebody, reason="x")
    with refusal("invalid", "Hãy nêu căn cứ lựa chọn") as silent:
        choose_successor(duty, edge, by=coordinator, reason=" ")
    assert [item.anchor for item in silent.value.items] == ["reason"]
    whole = record_succession(
        Agency.objects.get(code="dh-bl"),
        Agency.objects.get(code="sgd-bl"),
        by=coordinator,
        effective_on=date(2027, 1, 1),
        kind="merge",
        legal_basis="Quyết định 6",
    )
    with refusal("invalid", "Chỉ chọn được cơ quan nhận chức năng") as unsplit:
        choose_successor(duty, whole, by=coordinator, reason="x")
    assert [item.anchor for item in unsplit.value.items] == ["succession"]
    assert not SuccessorChoice.objects.filter(responsibility=duty).exists()


@pytest.fixture
def trigger(period: Period) -> Trigger:
    """Task 1.2, made to wait for a document before the period was opened."""
    task = Task.objects.get(code="1.2")
    task.trigger = Trigger.objects.create(plan=task.plan, key="cho", expected="Hướng dẫn của Bộ", kind="guidance")
    task.timing = "on_trigger"
    task.save()
    Progress.objects.filter(task=task).update(stage="waiting")
    return task.trigger


def test_a_waiting_task_is_never_overdue_and_is_carried_out_once_its_document_is_out(
    trigger: Trigger, period: Period, coordinator: User
) -> None:
    task = Task.objects.select_related("trigger").get(code="1.2")
    assert task.timeliness_in(period, "waiting", today=date(2030, 1, 1)) == Timeliness.WAITING
    recorded = record_trigger(
        trigger,
        by=coordinator,
        occurred_on=date(2026, 12, 10),
        document_number=" 45/HD-BKHCN ",
        document_title=" Hướng dẫn ",
        document_url="https://bo.example/45",
    )
    kept = Trigger.objects.get(pk=trigger.pk)
    assert (kept.occurred_on, kept.document_number, kept.document_title, kept.document_url) == (
        date(2026, 12, 10),
        "45/HD-BKHCN",
        "Hướng dẫn",
        "https://bo.example/45",
    )
    assert (recorded.occurred_on, recorded.document_number) == (kept.occurred_on, kept.document_number)
    assert acts_on(kept)[-1] == ("record_trigger", "Người coordinator", "update")
    entry = Progress.objects.select_related("task__trigger", "submission__period").get(task=task)
    assert not entry.waits
    reporter = person("reporter", "reporter", Agency.objects.get(code="skhcn-bl"))
    assert save_progress(entry, ENTRY, by=reporter, version=0).stage == "in_progress"
    first = Period.objects.get(kind="semiannual", year=2026, part=1)
    assert Task.objects.get(code="1.2").waits_on(first.window_end), "in the half-year before, it waited"


def test_a_document_is_recorded_by_the_coordinator_with_its_number_and_a_day_that_has_come(
    trigger: Trigger, coordinator: User
) -> None:
    day = date(2026, 12, 10)
    for somebody in (person("head", "head", Agency.objects.get(code="skhcn-bl")), person("auditor", "auditor")):
        with refusal("refused", "Chỉ cơ quan đầu mối được ghi nhận văn bản"):
            record_trigger(trigger, by=somebody, occurred_on=day, document_number="1")
    with refusal("invalid", "Hãy nhập số, ký hiệu") as blank:
        record_trigger(trigger, by=coordinator, occurred_on=day, document_number=" ")
    assert [item.anchor for item in blank.value.items] == ["document_number"]
    with refusal("invalid", "không thể ở tương lai") as early:
        record_trigger(trigger, by=coordinator, occurred_on=date(2026, 12, 11), document_number="1")
    assert [item.anchor for item in early.value.items] == ["occurred_on"]
    assert Trigger.objects.get(pk=trigger.pk).occurred_on is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Trigger.objects.filter(pk=trigger.pk).update(occurred_on=day)
