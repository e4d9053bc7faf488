"""Opening, adjusting and closing a period; who is asked to account in it, before and after a reorganisation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from accounts.models import User
from agencies.actions import record_succession
from agencies.models import Agency
from core import clock, record
from core.errors import DomainError
from plans.actions import adjust_period, close_period, grant_extension, mark_opened, save_summary
from plans.models import Period, Plan, Submission
from tasks.actions import open_period, save_progress
from tasks.jobs import open_due_periods
from tasks.models import Progress, Responsibility, Task, resolve
from tests.world import make_world, person

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[1] / "data"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def moment(year: int, month: int, day: int, hour: int = 0) -> datetime:
    return datetime(year, month, day, hour, tzinfo=HANOI)


@pytest.fixture
def system() -> User:
    return User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})[0]


@pytest.fixture
def coordinator(system: User) -> User:
    return person("coordinator", "coordinator")


def load(name: str) -> Plan:
    call_command("load_plan", DATA / f"{name}.yaml", verbosity=0)
    return Plan.objects.get(slug__startswith=name)


@pytest.fixture
def binh_lam(system: User) -> Iterator[Plan]:
    with clock.at(moment(2026, 12, 10)):
        yield load("binh-lam")


def period_of(plan: Plan, kind: str, year: int, part: int = 0) -> Period:
    return plan.periods.select_related("plan", "duty").get(kind=kind, year=year, part=part)


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def acts_on(obj: Any) -> list[tuple[str, str]]:
    events = type(obj).pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    return [(line.act, line.actor) for line in reversed(record.read(record.pointers(events)))]


def rows(period: Period) -> list[tuple[Any, ...]]:
    """Every entry of a period by its own id: (id, submission, agency, task, stage)."""
    found = Progress.objects.filter(submission__period=period).order_by("pk")
    return list(found.values_list("pk", "submission_id", "submission__agency__code", "task__code", "stage"))


def asked(period: Period) -> dict[str, list[str]]:
    """Agency → codes of the tasks it accounts for."""
    table: dict[str, list[str]] = {}
    for _pk, _submission, agency, task, _stage in rows(period):
        table.setdefault(agency, []).append(task)
    return table


def test_opening_twice_makes_the_same_rows(binh_lam: Plan, coordinator: User) -> None:
    period = period_of(binh_lam, "semiannual", 2026, 2)
    opening = open_period(period, by=coordinator)
    before, opened = rows(period), Period.objects.get(pk=period.pk).opened_at
    assert opening.submissions == period.submissions.count() == 4
    assert asked(period) == {
        "skhcn-bl": ["1.1", "1.2", "PL.2"],
        "sgd-bl": ["2.1"],
        "dh-bl": ["PL.2"],
        "hdn-bl": ["PL.2"],
    }, "PL.1 repeats 1.1 and is asked once; 2.2 waits for a decision; PL.3 has no lead"
    assert [(row.responsibility.task.code, row.undecided.at.code) for row in opening.unheld] == [("2.2", "sxh-bl")]
    assert {edge.successor.code for edge in opening.unheld[0].undecided.options if edge.successor} == {
        "sgd-bl",
        "syt-bl",
    }
    with clock.at(moment(2026, 12, 11)):
        again = open_period(Period.objects.select_related("plan", "duty").get(pk=period.pk), by=coordinator)
    assert (rows(period), again) == (before, opening)
    assert Period.objects.get(pk=period.pk).opened_at == opened == moment(2026, 12, 10)
    assert acts_on(period) == [("load_plan", "Hệ thống"), ("open_period", "Người coordinator")]


def test_only_the_coordinator_opens_adjusts_and_closes(binh_lam: Plan, coordinator: User) -> None:
    period = period_of(binh_lam, "semiannual", 2026, 2)
    people = [
        person("head", "head", Agency.objects.get(code="skhcn-bl")),
        person("leader", "leader"),
        person("auditor", "auditor"),
        person("administrator", "administrator"),
        person("nobody"),
    ]
    disabled = person("former", "coordinator")
    disabled.is_active = False
    for somebody in [*people, disabled]:
        for deed in (open_period, close_period, adjust_period, mark_opened):
            with refusal("refused", "Chỉ cơ quan đầu mối được mở, điều chỉnh hoặc khóa kỳ báo cáo"):
                deed(period, by=somebody)
    assert rows(period) == [] and Period.objects.get(pk=period.pk).opened_at is None
    assert mark_opened(period, by=coordinator)
    assert not mark_opened(period, by=coordinator)


def test_a_period_closes_once_and_stays_closed(binh_lam: Plan, coordinator: User) -> None:
    period = period_of(binh_lam, "semiannual", 2026, 2)
    with refusal("conflict", "chưa mở") as early:
        close_period(period, by=coordinator)
    assert early.value.code == "period_not_open"
    open_period(period, by=coordinator)
    held_by_another = Period.objects.get(pk=period.pk)
    close_period(period, by=coordinator)
    assert Period.objects.get(pk=period.pk).closed_at == period.closed_at == moment(2026, 12, 10)
    assert not period.is_open
    with refusal("conflict", "vừa được người khác khóa") as stale:
        close_period(held_by_another, by=coordinator)
    assert stale.value.code == "stale"
    for deed in (close_period, mark_opened, open_period, adjust_period):
        with refusal("conflict", "đã khóa") as shut:
            deed(period, by=coordinator)
        assert shut.value.code == "period_closed"
    assert acts_on(period)[-1] == ("close_period", "Người coordinator")
    assert period not in Period.objects.to_open(moment(2026, 12, 31))
    assert period not in Period.objects.to_compile(moment(2026, 12, 31))


def test_dates_move_only_in_their_order(binh_lam: Plan, coordinator: User) -> None:
    period = period_of(binh_lam, "semiannual", 2026, 2)
    for values, anchor, words in (
        ({"due_at": period.opens_at}, "due_at", "«Hạn gửi» phải sau «Mở nhập từ»"),
        ({"window_end": period.window_start}, "window_end", "«Số liệu đến ngày» phải sau «Số liệu từ ngày»"),
    ):
        with refusal("invalid", words) as crossed:
            adjust_period(period, by=coordinator, **values)
        assert [item.anchor for item in crossed.value.items] == [anchor]
    assert Period.objects.get(pk=period.pk).due_at == moment(2026, 12, 18)
    adjust_period(period, by=coordinator, due_at=moment(2026, 12, 22), consolidate_by=date(2027, 1, 5))
    kept = Period.objects.get(pk=period.pk)
    assert (kept.due_at, kept.consolidate_by) == (period.due_at, period.consolidate_by)
    assert (kept.due_at, kept.consolidate_by) == (moment(2026, 12, 22), date(2027, 1, 5))
    assert kept.opens_at == moment(2026, 12, 1), "what was not named stays"
    assert acts_on(period)[-1] == ("adjust_period", "Người coordinator")


def test_the_schedule_opens_what_is_due_and_leaves_the_rest(binh_lam: Plan, system: User) -> None:
    with clock.at(moment(2026, 11, 30, 23)):
        open_due_periods()
    first, second = period_of(binh_lam, "semiannual", 2026, 1), period_of(binh_lam, "semiannual", 2026, 2)
    assert first.opened_at is not None and second.opened_at is None
    with clock.at(moment(2026, 12, 1)):
        open_due_periods()
        open_due_periods()
    assert Period.objects.get(pk=second.pk).opened_at == moment(2026, 12, 1)
    assert Period.objects.filter(opened_at__isnull=False).count() == 2
    assert acts_on(second)[-1] == ("open_period", "Hệ thống")


def test_a_later_reorganisation_moves_what_nobody_had_begun(binh_lam: Plan, coordinator: User) -> None:
    period = period_of(binh_lam, "semiannual", 2026, 2)
    open_period(period, by=coordinator)
    university, association = Agency.objects.get(code="dh-bl"), Agency.objects.get(code="hdn-bl")
    heir = Agency.objects.create(code="dh-moi-bl", name="Trường Đại học Mới", short_name="ĐH Mới", kind="university")
    begun = Submission.objects.select_related("period").get(period=period, agency=association)
    save_summary(begun, {"summary": "Đã làm."}, by=person("r", "reporter", association), version=0)
    for old in (university, association):
        record_succession(
            old, heir, by=coordinator, effective_on=date(2026, 12, 1), kind="merge", legal_basis="Quyết định số 1"
        )
    open_period(period, by=coordinator)
    assert set(asked(period)) == {"skhcn-bl", "sgd-bl", "hdn-bl", "dh-moi-bl"}, "the begun account waits for a decision"
    assert asked(period)["dh-moi-bl"] == ["PL.2"], "two lines that meet are asked once"


def test_a_named_sender_alone_accounts_where_the_plan_says_so(binh_lam: Plan, coordinator: User) -> None:
    monthly = period_of(binh_lam, "monthly", 2027, 1)
    assert not monthly.duty.from_leads
    assert open_period(monthly, by=coordinator).submissions == 0, "the company leads nothing"
    monthly.duty.senders.set([Agency.objects.get(code="skhcn-bl")])
    opening = open_period(monthly, by=coordinator)
    assert opening.submissions == 1
    assert set(asked(monthly)) == {"skhcn-bl"}


def test_a_one_off_task_once_accepted_as_done_is_not_asked_again(binh_lam: Plan, coordinator: User) -> None:
    first, second = period_of(binh_lam, "semiannual", 2026, 1), period_of(binh_lam, "semiannual", 2026, 2)
    open_period(first, by=coordinator)
    reporter = person("r", "reporter", Agency.objects.get(code="dh-bl"))
    entry = Progress.objects.select_related("submission__period", "task").get(
        submission__period=first, submission__agency__code="dh-bl", task__code="PL.2"
    )
    done = {"stage": "completed", "percent": 100, "result": "Xong."}
    save_progress(entry, done, by=reporter, version=0)
    live = Task.objects.live_in(second)
    assert live.filter(code="PL.2").exists(), "said to be done, but not yet accepted"
    Submission.objects.filter(pk=entry.submission_id).update(state="accepted")
    assert not live.filter(code="PL.2").exists()
    assert Task.objects.live_in(first).filter(code="PL.2").exists(), "in its own period it stays"
    Progress.objects.filter(pk=entry.pk).update(task=Task.objects.get(code="1.1"))
    assert live.filter(code="1.1").exists(), "what recurs comes back"


def test_a_class_is_asked_member_by_member_and_an_ended_fund_is_nobodys(system: User) -> None:
    an_son = load("an-son")
    period = period_of(an_son, "quarterly", 2026, 2)
    opening = open_period(period, by=system)
    assert asked(period)["ubnd-xa-an-hoa-as"] == ["B.II.1", "B.II.2", "B.II.3"]
    assert {code for code in asked(period) if code.startswith("ubnd-")} == {
        "ubnd-phuong-son-tay-as",
        "ubnd-xa-an-lac-as",
        "ubnd-xa-an-hoa-as",
    }
    assert [(row.responsibility.task.code, row.undecided.options) for row in opening.unheld] == [("A.II.1", ())]
    assert period.label == "Quý 2 năm 2026"
    assert period_of(an_son, "quarterly", 2024, 1).window_end == date(2024, 3, 14)
    young = Task.objects.live_in(period_of(an_son, "quarterly", 2024, 1))
    assert not young.filter(code="B.II.1").exists(), "a task that begins in 2025 is not asked for in 2024"
    assert not young.filter(code="A.I.1").exists(), "only the leaves of the tree are asked"


def test_in_kon_tum_duties_follow_the_agencies_through_time() -> None:
    world = make_world()
    plan, period, people = world.objects["plan"], world.objects["period"], world.people

    def holders(code: str, on: date, role: str = "lead") -> list[str]:
        rows = Responsibility.objects.filter(task__plan=plan, task__code=code, role=role)
        duties, unheld = resolve(rows.select_related("task", "agency").prefetch_related("choices"), on)
        assert unheld == []
        return [duty.agency.name for duty in duties]

    assert holders("3.1", date(2024, 6, 1)) == ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Kon Tum"]
    assert holders("3.1", date(2026, 12, 1)) == ["Sở Nông nghiệp và Môi trường tỉnh Quảng Ngãi"]
    districts, communes = holders("14.1", date(2024, 6, 1)), holders("14.1", date(2026, 12, 1))
    assert len(districts) == 10 and len(set(communes)) == len(communes) == 40
    assert all("huyện" in name or "thành phố" in name for name in districts)
    assert all(" xã " in name or " phường " in name for name in communes)
    entries = Progress.objects.filter(submission__period=period, task__code="14.1")
    assert sorted(entries.values_list("submission__agency__name", flat=True)) == sorted(communes)
    waiting = Progress.objects.filter(submission__period=period, task__code="3.1").get()
    assert waiting.stage == "waiting" and waiting.waits

    before = rows(period)
    with clock.at(period.due_at - timedelta(days=3)):
        open_period(Period.objects.select_related("plan", "duty").get(pk=period.pk), by=people["coordinator"])
        assert rows(period) == before
        district = period.submissions.select_related("period", "agency").get(agency__code="ubnd-xa-bo-y")
        grant_extension(district, by=people["coordinator"], until=moment(2026, 12, 24), reason="Sạt lở.")
    assert period.submissions.late(period.due_at).filter(agency__code="ubnd-xa-bo-y").count() == 0
