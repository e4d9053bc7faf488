"""A plan file and the database: loading again changes nothing, a changed copy changes only what changed."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from agencies.models import Agency, ClassMember, Succession
from core import record
from core.errors import DomainError
from indicators.actions import set_baseline
from indicators.models import Indicator
from kontum_ip.management.commands.load_plan import load
from plans.actions import adjust_period, load_plan
from plans.importers.plan_file import read_plan
from plans.models import Assignment, Period, Plan, ReportingDuty
from tasks.actions import load_tasks, open_period, record_trigger
from tasks.models import Responsibility, SuccessorChoice, Task, Trigger
from tests.world import person

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[1] / "data"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TRACKED = (Agency, ClassMember, Succession, Plan, Assignment, Period, ReportingDuty, Task, Responsibility, Indicator)


@pytest.fixture
def system() -> User:
    return User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})[0]


@pytest.fixture
def binh_lam(system: User) -> dict[str, Any]:
    """The content of Bình Lam's file, loaded once; a fresh copy to change."""
    data = read_plan(DATA / "binh-lam.yaml").data
    load(data)
    return copy.deepcopy(data)


@pytest.fixture
def an_son(system: User) -> dict[str, Any]:
    data = read_plan(DATA / "an-son.yaml").data
    load(data)
    return copy.deepcopy(data)


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def counts(data: dict[str, Any]) -> tuple[int, int, int]:
    """(made, changed, removed) by loading this content."""
    changes = load(data)
    return changes.created, changes.updated, changes.deleted


def events() -> int:
    return sum(model.pgh_event_model.objects.count() for model in TRACKED)


def test_a_file_loaded_twice_changes_nothing(system: User) -> None:
    for name in ("an-son", "binh-lam"):
        first = io.StringIO()
        call_command("load_plan", DATA / f"{name}.yaml", stdout=first, stderr=io.StringIO())
        assert "bỏ 0" in first.getvalue() and "thêm 0" not in first.getvalue()
    before = events()
    for name in ("an-son", "binh-lam"):
        second = io.StringIO()
        call_command("load_plan", DATA / f"{name}.yaml", stdout=second, stderr=io.StringIO())
        assert "thêm 0, sửa 0, bỏ 0, giữ nguyên" in second.getvalue()
    assert events() == before, "nothing was written, so nothing was recorded"
    plan = Plan.objects.get(slug="an-son-2030")
    task = plan.tasks.get(code="B.I.2")
    history = record.read(record.pointers(Task.pgh_event_model.objects.filter(pgh_obj_id=task.pk)))
    assert [(line.act, line.actor, line.kind) for line in history] == [("load_plan", "Hệ thống", "insert")]


def test_a_changed_copy_changes_only_what_changed(binh_lam: dict[str, Any]) -> None:
    first = binh_lam["assignments"][0]
    first["tasks"][1]["text"] = "Bồi dưỡng 200 cán bộ."
    assert counts(binh_lam) == (0, 1, 0)
    assert Task.objects.get(code="1.2").text == "Bồi dưỡng 200 cán bộ."
    binh_lam["plan"]["title"], binh_lam["texts"][0]["body"] = "Tên mới", "Mục đích mới."
    binh_lam["agencies"][5]["short_name"] = "GD&ĐT"
    binh_lam["indicators"][0]["horizons"][1]["value"] = 50
    assert counts(binh_lam) == (0, 4, 0)
    assert [row.value for row in Indicator.objects.get().horizons.all()] == [20, 50]

    binh_lam["objectives"] = [{"key": "moi", "number": 1, "text": "Mục tiêu mới."}]
    binh_lam["plan"]["links"][0]["number"] = "34/KH-UBND"
    del binh_lam["texts"][-1]
    binh_lam["assignments"][2]["tasks"][0]["deliverables"].pop()
    binh_lam["assignments"][2]["tasks"][0]["funding"].pop(0)
    assert counts(binh_lam) == (2, 1, 4), (
        "an objective and a link; the source that moved up; link, text, product, source"
    )
    paid = Task.objects.get(code="PL.1").funding.get()
    assert (paid.source, paid.amount) == ("Xã hội hóa", None)

    binh_lam["assignments"][2]["tasks"][0].pop("same_as")
    first["partners"] = ["hdn-bl"]
    assert counts(binh_lam) == (0, 1, 3), "the company goes from the assignment and from its two tasks"
    assert Task.objects.get(code="PL.1").same_as is None
    assert counts(binh_lam) == (0, 0, 0)


def test_tasks_and_assignments_that_the_file_drops_go_unless_someone_reported_on_them(
    binh_lam: dict[str, Any], system: User
) -> None:
    removed = binh_lam["assignments"].pop(1)
    moved = removed["tasks"].pop(0)
    binh_lam["assignments"][0]["tasks"].append(moved)
    load(binh_lam)
    assert not Assignment.objects.filter(key="dao-tao").exists() and not Task.objects.filter(code="2.2").exists()
    assert Task.objects.get(code="2.1").assignment.key == "loi-van", "a task may move before its old place goes"
    period = Period.objects.get(kind="semiannual", year=2026, part=2)
    open_period(period, by=system)
    binh_lam["assignments"][0]["tasks"].remove(moved)
    with refusal("conflict", "đã có dữ liệu báo cáo gắn với nội dung này") as held:
        load(binh_lam)
    assert held.value.code == "in_use" and "2.1" in str(held.value)
    assert Task.objects.filter(code="2.1").exists(), "all or nothing"


def test_a_reporting_duty_that_the_file_drops_goes_with_its_periods_unless_one_was_opened(
    binh_lam: dict[str, Any], system: User
) -> None:
    dropped = binh_lam["reporting"].pop(0)
    assert Period.objects.filter(duty__key=dropped["key"]).exists()
    load(binh_lam)
    assert not ReportingDuty.objects.filter(key=dropped["key"]).exists()
    assert not Period.objects.filter(kind=dropped["kind"]).exists()
    binh_lam["reporting"].append(dropped)
    load(binh_lam)
    open_period(Period.objects.filter(duty__key=dropped["key"]).first(), by=system)
    binh_lam["reporting"].pop()
    before = Period.objects.count()
    with refusal("conflict", "đã có dữ liệu báo cáo gắn với nội dung này"):
        load(binh_lam)
    assert Period.objects.count() == before, "all or nothing"


def test_a_file_never_undoes_what_an_officer_did(binh_lam: dict[str, Any], system: User) -> None:
    coordinator = person("coordinator", "coordinator")
    adjusted = Period.objects.get(kind="semiannual", year=2027, part=1)
    adjust_period(adjusted, by=coordinator, due_at=datetime(2027, 6, 25, tzinfo=HANOI))
    opened = Period.objects.get(kind="semiannual", year=2026, part=2)
    open_period(opened, by=system)
    target = Indicator.objects.get()
    set_baseline(target, by=coordinator, value=Decimal(3), on=date(2025, 12, 31), note="Sổ đăng ký.")
    assert counts(binh_lam) == (0, 0, 0)
    assert Period.objects.get(pk=adjusted.pk).due_at.astimezone(HANOI).day == 25
    assert Indicator.objects.get().baseline == 3

    semiannual = binh_lam["reporting"][0]
    semiannual["due"][1]["day"] = 28
    semiannual["due"][0]["day"] = 27
    load(binh_lam)
    assert Period.objects.get(pk=adjusted.pk).due_at.astimezone(HANOI).day == 27, "the calendar itself was changed"
    assert Period.objects.get(pk=opened.pk).due_at.astimezone(HANOI).day == 18, (
        "an open period is never moved by a file"
    )
    binh_lam["plan"]["last_year"] = 2027
    load(binh_lam)
    assert not Period.objects.filter(kind="semiannual", year=2028).exists()
    semiannual["years"] = [2028]
    load(binh_lam)
    assert set(Period.objects.filter(kind="semiannual").values_list("year", "part")) == {
        (2026, 2),  # opened, so it stays
        (2028, 1),
        (2028, 2),
    }


def test_the_calendar_of_the_file_becomes_days(binh_lam: dict[str, Any], an_son: dict[str, Any]) -> None:
    before = Period.objects.get(kind="midterm", year=2027)
    assert before.due_at == datetime(2027, 7, 1, tzinfo=HANOI), "«trước ngày 01/7» ends as the day begins"
    assert (before.window_start, before.window_end) == (date(2025, 12, 15), date(2027, 6, 14))
    assert before.opens_at == datetime(2027, 5, 15, tzinfo=HANOI), "thirty days ahead where the plan says nothing"
    assert before.consolidate_by == date(2027, 7, 11)
    until = Period.objects.get(kind="final", year=2028)
    assert until.due_at == datetime(2029, 2, 1, tzinfo=HANOI), "«chậm nhất ngày 31/01» takes the whole day"
    quarter = Period.objects.get(kind="quarterly", year=2025, part=4)
    assert (quarter.window_end, quarter.consolidate_by) == (date(2025, 12, 14), date(2025, 12, 30))
    an_son["reporting"][0].pop("due")
    an_son["reporting"][0]["key"] = "khac"
    with pytest.raises(ValueError, match="due"):
        load(an_son)


def test_triggers_of_the_file_stand_until_the_coordinator_records_one(an_son: dict[str, Any]) -> None:
    trigger = Trigger.objects.get(key="nghi-quyet-ho-tro")
    assert (trigger.occurred_on, trigger.document_number) == (date(2025, 7, 10), "12/2025/NQ-HĐND")
    an_son["triggers"].append({"key": "moi", "expected": "Hướng dẫn của Bộ"})
    assert counts(an_son) == (1, 0, 0)
    fresh = Trigger.objects.get(key="moi")
    record_trigger(
        fresh, by=person("c", "coordinator"), occurred_on=date(2026, 1, 2), document_number="9/HD", document_title="Mới"
    )
    assert counts(an_son) == (0, 0, 0)
    assert Trigger.objects.get(key="moi").document_number == "9/HD"
    an_son["triggers"].pop()
    assert counts(an_son) == (0, 0, 1)


def test_targets_come_with_their_paths_and_parts(an_son: dict[str, Any]) -> None:
    part = Indicator.objects.get(key="van-bang-khai-thac")
    assert part.subset_of is not None and part.subset_of.key == "van-bang"
    certificates = Indicator.objects.get(key="van-bang")
    assert (certificates.baseline, certificates.baseline_on) == (120, date(2023, 12, 31))
    assert [(row.year, row.value) for row in certificates.milestones.all()] == [(2025, 150), (2028, 240)]
    assert Indicator.objects.get(key="van-hoa").horizons.get().value is None
    assert Indicator.objects.get(key="nhan-hieu").owner == Agency.objects.get(code="skhcn-as")
    rows = {row["key"]: row for row in an_son["indicators"]}
    rows["van-bang"]["milestones"].pop()
    rows["van-bang-khai-thac"].pop("subset_of")
    an_son["indicators"].remove(rows["xep-hang"])
    load(an_son)
    assert Indicator.objects.get(key="van-bang").milestones.count() == 1
    assert Indicator.objects.get(key="van-bang-khai-thac").subset_of is None
    assert not Indicator.objects.filter(key="xep-hang").exists()


def test_parties_come_from_the_nearest_place_above(an_son: dict[str, Any], binh_lam: dict[str, Any]) -> None:
    def parties(code: str) -> list[tuple[str, str]]:
        return list(Task.objects.get(code=code).responsibilities.values_list("agency__code", "role"))

    assert parties("A.I.1.1") == [("skhcn-as", "lead"), ("so-nganh-as", "partner"), ("ubnd-tinh-as", "monitor")]
    assert parties("B.I.1")[:3] == [("ca-as", "joint_lead"), ("sct-as", "joint_lead"), ("snn-as", "joint_lead")]
    assert parties("B.I.3") == [("so-nganh-as", "encouraged")]
    chosen = SuccessorChoice.objects.filter(responsibility__task__code="2.1").get()
    assert (chosen.succession.function, chosen.reason) == ("đào tạo nghề", "Theo tệp kế hoạch.")
    binh_lam["assignments"][1]["partners"][0]["function"] = "việc không ai nhận"
    load(binh_lam)
    assert SuccessorChoice.objects.get(pk=chosen.pk).succession.function == "đào tạo nghề", "a choice once made stays"
    SuccessorChoice.objects.all().delete()
    with refusal("invalid", "không có cơ quan nào nhận chức năng «việc không ai nhận»"):
        load(binh_lam)


def test_classes_take_members_that_stand_in_the_database_and_lose_those_dropped(an_son: dict[str, Any]) -> None:
    communes = next(row for row in an_son["agencies"] if row["code"] == "ubnd-cap-xa-as")
    Agency.objects.create(code="ubnd-xa-moi", name="UBND xã Mới", short_name="xã Mới", kind="commune")
    communes["members"] = ["ubnd-xa-an-lac-as", "ubnd-xa-moi"]
    assert counts(an_son) == (1, 0, 2)
    members = Agency.objects.get(code="ubnd-cap-xa-as").members
    assert set(members.values_list("code", flat=True)) == {"ubnd-xa-an-lac-as", "ubnd-xa-moi"}


def test_an_unknown_agency_in_a_file_stops_everything(tmp_path: Path, system: User) -> None:
    for name in ("binh-lam.yaml", "binh-lam-agencies.yaml"):
        (tmp_path / name).write_text((DATA / name).read_text(encoding="utf-8"), encoding="utf-8")
    plan = tmp_path / "binh-lam.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("leads: [sgd-bl]", "leads: [so-ma]"), encoding="utf-8")
    with pytest.raises(CommandError) as wrong:
        call_command("load_plan", plan, stdout=io.StringIO(), stderr=io.StringIO())
    assert "Chưa nạp gì" in str(wrong.value) and "so-ma" in str(wrong.value) and "dòng" in str(wrong.value)
    assert not Plan.objects.exists() and not Agency.objects.exists()


def test_a_refusal_on_the_way_leaves_the_database_as_it_was(binh_lam: dict[str, Any], tmp_path: Path) -> None:
    SuccessorChoice.objects.all().delete()
    Succession.objects.filter(function="bảo trợ xã hội").delete()
    for name in ("binh-lam.yaml", "binh-lam-agencies.yaml"):
        text = (DATA / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
    Plan.objects.update(title="Tên cũ")
    period = Period.objects.get(kind="semiannual", year=2026, part=2)
    open_period(period, by=User.objects.system())
    shorter = tmp_path / "binh-lam.yaml"
    text = shorter.read_text(encoding="utf-8").replace('code: "1.2"', 'code: "1.9"')
    shorter.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="Chưa nạp gì: Không bỏ được «1.2"):
        call_command("load_plan", shorter, stdout=io.StringIO(), stderr=io.StringIO())
    assert Plan.objects.get().title == "Tên cũ" and not Task.objects.filter(code="1.9").exists()


def test_only_the_coordinator_loads_a_plan(binh_lam: dict[str, Any]) -> None:
    plan = Plan.objects.get()
    for somebody in (person("leader", "leader"), person("administrator", "administrator"), person("nobody")):
        for deed in (
            lambda by: load_plan(binh_lam, by=by, changes=None),  # type: ignore[arg-type]
            lambda by: load_tasks(plan, binh_lam, by=by, changes=None),  # type: ignore[arg-type]
        ):
            with refusal("refused", "Chỉ cơ quan đầu mối được nạp kế hoạch"):
                deed(somebody)
