"""What every app's rows rest on: acts, transitions, versions, files brought in line, and the record of it all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils.text import camel_case_to_spaces

from accounts.models import User
from agencies.models import Agency, Membership
from core import record
from core.audit import act
from core.errors import DomainError
from core.sync import Changes, prune, sync
from core.transitions import Step, move, state_label
from core.versions import as_text, differences, require_version
from plans.models import Period, Plan, Submission
from plans.workflow import TABLE
from reports.models import Report
from tasks.models import Progress
from tests.world import make_world, person

pytestmark = pytest.mark.django_db


def agency(code: str = "so", **fields: Any) -> Agency:
    return Agency.objects.create(code=code, **({"name": "Sở Một", "short_name": "Một", "kind": "department"} | fields))


def lines_of(obj: Any) -> list[record.Line]:
    """What the database recorded on a row, oldest first."""
    events = type(obj).pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    return list(reversed(record.read(record.pointers(events))))


def test_an_act_is_all_or_nothing_and_needs_a_person() -> None:
    by = person("lan")
    with pytest.raises(RuntimeError), act("grant_membership", by):
        Membership.objects.create(user=by, role="leader")
        raise RuntimeError
    assert not Membership.objects.exists()
    for nobody in (None, AnonymousUser(), User(email="x@y.vn")):
        with pytest.raises(TypeError, match="an act needs a person"), act("open_period", nobody):
            raise AssertionError("never entered")


def test_an_act_inside_an_act_is_part_of_it_and_the_next_one_is_its_own() -> None:
    by, other = person("lan"), person("minh")
    with act("load_plan", by):
        row = Membership.objects.create(user=by, role="leader")
        with act("end_membership", other):
            Membership.objects.filter(pk=row.pk).update(valid_to=date(2026, 12, 31))
    with act("end_membership", other):
        Membership.objects.filter(pk=row.pk).update(valid_to=date(2027, 1, 31))
    first, second, third = lines_of(row)
    assert [(line.act, line.actor) for line in (first, second, third)] == [
        ("load_plan", "Người lan"),
        ("load_plan", "Người lan"),
        ("end_membership", "Người minh"),
    ]
    assert first.act_id == second.act_id != third.act_id
    assert [len(group) for group in record.by_act([first, second, third])] == [2, 1]


@pytest.mark.django_db(transaction=True)
def test_the_record_tells_what_changed_in_the_words_of_the_screen() -> None:
    by = person("lan", "administrator")
    with act("grant_membership", by):
        row = Membership.objects.create(user=by, role="leader", valid_from=date(2026, 1, 5))
    with act("end_membership", by):
        Membership.objects.filter(pk=row.pk).update(valid_to=date(2026, 12, 31))
    Membership.objects.filter(pk=row.pk).update(role="auditor")
    pk = row.pk
    row.delete()
    row.pk = pk
    given, ended, behind, gone = lines_of(row)
    assert (given.act_words, given.kind_words, given.table) == ("Giao vai trò", "thêm", "agencies.Membership")
    assert [(c.label, c.before, c.after) for c in given.changes] == [
        ("Vai trò", "", "Lãnh đạo tỉnh"),
        ("Từ ngày", "", "05/01/2026"),
    ]
    assert [(c.label, c.before, c.after) for c in ended.changes] == [("Đến hết ngày", "", "31/12/2026")]
    assert (behind.act_words, behind.actor, behind.kind_words) == ("Thay đổi ngoài cổng", "", "sửa")
    assert [(c.before, c.after) for c in behind.changes] == [("Lãnh đạo tỉnh", "Kiểm tra, giám sát")]
    assert (gone.kind_words, gone.object_id) == ("bỏ", pk)
    assert [(c.label, c.after) for c in gone.changes] == [("Vai trò", ""), ("Từ ngày", ""), ("Đến hết ngày", "")]
    assert record.read([]) == []
    assert behind.act_id != gone.act_id, "what was done outside the portal is not taken for one act"


def test_the_record_of_several_tables_is_one_list_newest_first_without_secrets() -> None:
    lan = person("lan", "administrator")
    models = record.event_models()
    assert {"accounts.User", "agencies.Membership", "plans.Submission", "tasks.Progress"} <= set(models)
    found = record.pointers(models["accounts.User"].objects.all(), models["agencies.Membership"].objects.all())
    lines = record.read(found)
    assert found.count() == len(lines) > 1
    assert lines == sorted(lines, key=lambda line: (line.at, line.table, line.pk), reverse=True)
    named = next(line for line in lines if line.table == "accounts.User" and line.object_id == lan.pk)
    assert named.subject == "lan@example.test"
    assert all("password" not in line.data for line in lines)


def test_every_event_of_a_whole_world_names_its_act_and_actor() -> None:
    world = make_world()
    period = world.objects["period"]
    assert [(line.act, line.actor) for line in lines_of(period)] == [
        ("load_plan", "Hệ thống"),
        ("open_period", "Hệ thống"),
    ]
    opened = lines_of(period)[1].changes
    assert [change.label for change in opened] == ["Đã mở lúc"] and opened[0].before == ""
    sent = lines_of(world.objects["submission"])
    assert [line.act for line in sent] == ["open_period", "add_evidence", "save_summary", "submit"]
    assert any((c.before, c.after) == ("Đang nhập", "Đã gửi, chờ xem xét") for c in sent[-1].changes)
    contexts = Progress.pgh_event_model.objects.filter(pgh_context=None)  # type: ignore[attr-defined]
    assert not contexts.exists()
    asked = Report.pgh_event_model.objects.get(pgh_obj_id=world.objects["report"].pk)  # type: ignore[attr-defined]
    assert (asked.pgh_context["act"], asked.pgh_context["actor_name"]) == ("request_report", "Người coordinator")


@pytest.fixture
def submission() -> Submission:
    issuer = agency()
    plan = Plan.objects.create(
        slug="p", number="1/KH", issued_on=date(2026, 1, 1), issuer=issuer, coordinator=issuer, title="T",
        place_name="N", first_year=2026, last_year=2026,
    )  # fmt: skip
    duty = plan.reporting_duties.create(key="a", kind="annual")
    period = Period.objects.create(
        plan=plan, duty=duty, kind="annual", year=2026, window_start=date(2025, 12, 15), window_end=date(2026, 12, 14),
        opens_at="2026-11-01T00:00+07:00", due_at="2026-12-15T00:00+07:00", consolidate_by=date(2026, 12, 25),
    )  # fmt: skip
    return Submission.objects.create(period=period, agency=issuer)


def test_a_move_goes_by_the_table_and_only_once(submission: Submission) -> None:
    by, held = person("lan"), Submission.objects.get(pk=submission.pk)
    with pytest.raises(DomainError, match="đang ở trạng thái «Chưa bắt đầu»") as early:
        move(submission, TABLE, "submit", by=by)
    assert (early.value.code, early.value.kind) == ("wrong_state", "conflict")
    assert state_label(submission) == "Chưa bắt đầu"
    move(submission, TABLE, "start", by=by, summary="Bắt đầu.")
    assert (submission.state, submission.summary) == ("draft", "Bắt đầu.")
    kept = Submission.objects.get(pk=submission.pk)
    assert (kept.state, kept.summary) == ("draft", "Bắt đầu.")
    with pytest.raises(DomainError, match="Người khác vừa xử lý hồ sơ này") as late:
        move(held, TABLE, "start", by=by, summary="Lần hai.")
    assert (late.value.code, late.value.kind) == ("stale", "conflict")
    assert (held.state, Submission.objects.get(pk=submission.pk).summary) == ("pending", "Bắt đầu.")
    assert [(line.act, line.actor) for line in lines_of(submission)[1:]] == [("start", "Người lan")]


def test_no_table_of_states_has_a_dead_end_that_nobody_meant() -> None:
    for step in TABLE.values():
        assert isinstance(step, Step) and step.target not in step.sources
    assert set().union(*(step.sources for step in TABLE.values())) == set(Submission.State.values)


def test_a_version_seen_is_the_version_saved_or_both_texts_are_shown(submission: Submission) -> None:
    submission.version, submission.summary = 4, "Cũ"
    values = {"summary": "Mới", "shortcomings": "", "state": "draft"}
    assert differences(submission, values) == ["summary", "state"]
    require_version(submission, values, seen=4)
    with pytest.raises(DomainError) as lost:
        require_version(submission, values, seen=3, extra=(("Tệp", "1", "2"),))
    assert lost.value.conflict is not None and lost.value.conflict.version == 4
    assert lost.value.conflict.fields == (
        ("Kết quả nổi bật", "Cũ", "Mới"),
        ("Trạng thái", "Chưa bắt đầu", "Đang nhập"),
        ("Tệp", "1", "2"),
    )
    assert as_text(submission.period, "window_end", date(2026, 12, 14)) == "14/12/2026"
    assert as_text(submission, "summary", "") == as_text(submission, "summary", None) == "–"


def test_rows_are_brought_in_line_and_only_what_differs_is_written(submission: Submission) -> None:
    changes, keys = Changes(), {"code": "hai"}
    values: dict[str, Any] = {"name": "Sở Hai", "short_name": "Hai", "kind": "department"}
    made = sync(Agency.objects, changes, keys, values)
    sync(Agency.objects, changes, keys, values)
    mended = sync(Agency.objects, changes, keys, values | {"name": "Sở Thứ Hai"})
    assert made.pk == mended.pk and Agency.objects.get(pk=made.pk).name == "Sở Thứ Hai"
    assert vars(changes) == {"created": 1, "updated": 1, "deleted": 0, "unchanged": 1, "kept": []}
    prune(Agency.objects.all(), [submission.agency_id], changes)
    assert not Agency.objects.filter(pk=made.pk).exists()
    assert str(changes) == "thêm 1, sửa 1, bỏ 1, giữ nguyên 1 dòng"
    with pytest.raises(DomainError, match="Không bỏ được «Sở Một»") as held:
        prune(Agency.objects.all(), [], changes)
    assert (held.value.code, held.value.kind) == ("in_use", "conflict")
    assert Agency.objects.filter(pk=submission.agency_id).exists() and connection.is_usable()


def test_every_table_and_field_of_the_record_has_a_name_on_screen() -> None:
    unnamed = []
    for label, events in record.event_models().items():
        meta = events.pgh_tracked_model._meta
        if meta.verbose_name == camel_case_to_spaces(meta.object_name):
            unnamed.append(label)
        fields = [row for row in meta.concrete_fields if not row.is_relation and row.name not in record.UNSAID]
        unnamed += [f"{label}.{row.name}" for row in fields if row.verbose_name == row.name.replace("_", " ")]
    assert not unnamed
