"""One entry: saved as a draft, by two people at once, remarked on, and what it lacks before it may be sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts.models import User
from agencies.models import Agency
from core import clock, record
from core.errors import DomainError
from plans.actions import close_period, submit_submission
from plans.models import Period, State, Submission
from tasks.actions import comment_progress, open_period, save_progress
from tasks.models import Comment, Output, Progress, Stage, Task, Trigger
from tasks.policy import lacks, missing_entries
from tests.world import ENTRY, fill, person

pytestmark = pytest.mark.django_db
FILE = Path(__file__).resolve().parents[1] / "data" / "binh-lam.yaml"
MOMENT = datetime(2026, 12, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PAPER = {"number": "12/KH-SKHCN", "issued_on": date(2026, 11, 5), "title": "Kế hoạch tập huấn"}


@dataclass
class Desk:
    period: Period
    reporter: User
    head: User
    coordinator: User
    outsider: User

    def entry(self, code: str = "1.1") -> Progress:
        rows = Progress.objects.select_related("submission__period", "task__trigger")
        return rows.get(submission__agency__code="skhcn-bl", submission__period=self.period, task__code=code)

    @property
    def submission(self) -> Submission:
        return Submission.objects.select_related("period", "agency").get(pk=self.entry().submission_id)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """The second half of 2026 in Bình Lam, opened, and the people at the Department of Science's account."""
    system = User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})[0]
    call_command("load_plan", FILE, verbosity=0)
    period = Period.objects.select_related("plan", "duty").get(kind="semiannual", year=2026, part=2)
    agency = Agency.objects.get(code="skhcn-bl")
    with clock.at(MOMENT):
        open_period(period, by=system)
        yield Desk(
            period,
            reporter=person("reporter", "reporter", agency),
            head=person("head", "head", agency),
            coordinator=person("coordinator", "coordinator"),
            outsider=person("outsider", "reporter", Agency.objects.get(code="sgd-bl")),
        )


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def acts_on(obj: Any) -> list[tuple[str, str, str]]:
    events = type(obj).pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    return [(line.act, line.actor, line.kind) for line in reversed(record.read(record.pointers(events)))]


def test_the_first_save_begins_the_account_and_says_who_and_when(desk: Desk) -> None:
    assert desk.submission.state == State.PENDING
    saved = save_progress(desk.entry(), ENTRY, by=desk.reporter, version=0, outputs=[PAPER])
    assert (saved.stage, saved.percent, saved.result) == ("in_progress", 50, ENTRY["result"])
    assert (saved.version, saved.saved_at, saved.saved_by) == (1, MOMENT, desk.reporter)
    assert desk.submission.state == State.DRAFT
    output = saved.outputs.get()
    assert (output.number, output.issued_on, output.order) == ("12/KH-SKHCN", date(2026, 11, 5), 1)
    assert acts_on(saved) == [
        ("open_period", "Hệ thống", "insert"),
        ("save_progress", "Người reporter", "update"),
    ]
    assert acts_on(output) == [("save_progress", "Người reporter", "insert")]
    assert acts_on(desk.submission)[-1] == ("save_progress", "Người reporter", "update")


def test_the_same_words_twice_are_one_save(desk: Desk) -> None:
    save_progress(desk.entry(), ENTRY, by=desk.reporter, version=0, outputs=[PAPER])
    again = save_progress(desk.entry(), ENTRY, by=desk.head, version=0, outputs=[PAPER])
    unsaid = save_progress(desk.entry(), ENTRY, by=desk.head, version=0)
    assert again.version == unsaid.version == 1 and again.saved_by == desk.reporter
    assert unsaid.outputs.count() == 1, "documents that are not spoken of stay"
    cleared = save_progress(desk.entry(), {}, by=desk.head, version=1, outputs=[])
    assert (cleared.version, cleared.outputs.count(), cleared.saved_by) == (2, 0, desk.head)


def test_two_people_at_one_entry_both_see_both_texts(desk: Desk) -> None:
    save_progress(desk.entry(), ENTRY, by=desk.reporter, version=0, outputs=[PAPER])
    mine = ENTRY | {"stage": "completed", "percent": 100, "result": "Đã xong."}
    other = PAPER | {"number": "13/KH"}
    with refusal("conflict", "Chưa có gì bị ghi đè") as lost:
        save_progress(desk.entry(), mine, by=desk.head, version=0, outputs=[PAPER, other])
    assert lost.value.code == "stale" and lost.value.conflict is not None
    assert lost.value.conflict.version == 1
    assert lost.value.conflict.fields == (
        ("Tình trạng thực hiện", "Đang thực hiện", "Hoàn thành"),
        ("Tỷ lệ hoàn thành (%)", "50", "100"),
        ("Kết quả thực hiện", "Đã tổ chức 02 lớp tập huấn.", "Đã xong."),
        (
            "Văn bản, sản phẩm",
            "12/KH-SKHCN (05/11/2026): Kế hoạch tập huấn",
            "12/KH-SKHCN (05/11/2026): Kế hoạch tập huấn\n13/KH (05/11/2026): Kế hoạch tập huấn",
        ),
    )
    assert desk.entry().result == ENTRY["result"] and desk.entry().outputs.count() == 1
    with refusal("conflict", "Chưa có gì bị ghi đè") as emptied:
        save_progress(desk.entry(), {"percent": None}, by=desk.head, version=0, outputs=[])
    assert emptied.value.conflict is not None
    assert emptied.value.conflict.fields[0] == ("Tỷ lệ hoàn thành (%)", "50", "–")
    assert emptied.value.conflict.fields[1][2] == "–"
    on_purpose = save_progress(desk.entry(), mine, by=desk.head, version=1, outputs=[PAPER, other])
    assert (on_purpose.version, on_purpose.result) == (2, "Đã xong.")
    assert [row.number for row in on_purpose.outputs.all()] == ["12/KH-SKHCN", "13/KH"]


def test_only_the_agencys_own_people_fill_and_only_while_it_is_in_their_hands(desk: Desk) -> None:
    for somebody in (desk.outsider, desk.coordinator, User.objects.system(), person("auditor", "auditor")):
        with refusal("refused", "Chỉ người của cơ quan báo cáo được nhập và sửa"):
            save_progress(desk.entry(), ENTRY, by=somebody, version=0)
    before_sending = desk.entry()
    fill(desk.submission, desk.reporter)
    with clock.at(MOMENT):
        submit_submission(desk.submission, by=desk.head)
    for entry in (desk.entry(), before_sending):
        with refusal("conflict", "Báo cáo đã gửi, không sửa được nữa"):
            save_progress(entry, {"percent": 60}, by=desk.reporter, version=1)
    Submission.objects.filter(pk=desk.submission.pk).update(state="returned")
    in_hand = desk.entry()
    close_period(desk.period, by=desk.coordinator)
    for entry in (desk.entry(), in_hand):
        with refusal("conflict", "đã khóa"):
            save_progress(entry, {"percent": 60}, by=desk.reporter, version=1)
    assert desk.entry().percent == 50


def test_wrong_figures_are_refused_where_they_stand(desk: Desk) -> None:
    for values, anchor, words in (
        ({"percent": 101}, "percent", "từ 0 đến 100"),
        ({"percent": -1}, "percent", "từ 0 đến 100"),
        ({"stage": "finished"}, "stage", "không có trong danh mục"),
    ):
        with refusal("invalid", words) as wrong:
            save_progress(desk.entry(), values, by=desk.reporter, version=0)
        assert [item.anchor for item in wrong.value.items] == [anchor]
    with pytest.raises(ValueError, match="version"):
        save_progress(desk.entry(), {"version": 9}, by=desk.reporter, version=0)
    assert (desk.entry().version, desk.submission.state) == (0, State.PENDING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Progress.objects.filter(pk=desk.entry().pk).update(percent=101)


def test_what_an_entry_lacks_depends_on_its_stage(desk: Desk) -> None:
    cases: list[tuple[dict[str, Any], str]] = [
        ({}, "Chọn tình trạng thực hiện"),
        ({"stage": "waiting"}, "Văn bản làm căn cứ đã có"),
        ({"stage": "not_started"}, "Nêu lý do chưa thực hiện"),
        ({"stage": "paused", "obstacles": " "}, "Nêu lý do chưa thực hiện hoặc tạm dừng"),
        ({"stage": "not_started", "percent": 5, "obstacles": "Chờ vốn."}, "phải là 0 hoặc để trống"),
        ({"stage": "not_started", "percent": 0, "obstacles": "Chờ vốn."}, ""),
        ({"stage": "paused", "percent": 40, "obstacles": "Chờ vốn."}, ""),
        ({"stage": "in_progress", "percent": 40, "result": " "}, "Nhập kết quả thực hiện"),
        ({"stage": "in_progress", "result": "Đang làm."}, "Nhập tỷ lệ hoàn thành"),
        ({"stage": "in_progress", "percent": 0, "result": "Đang làm."}, ""),
        ({"stage": "completed", "percent": 100}, "Nhập kết quả thực hiện"),
        ({"stage": "completed", "percent": 99, "result": "Xong."}, "phải là 100"),
        ({"stage": "completed", "percent": 100, "result": "Xong."}, ""),
    ]
    blank = {"stage": "", "percent": None, "result": "", "obstacles": ""}
    for values, words in cases:
        entry = desk.entry()
        for name, value in (blank | values).items():
            setattr(entry, name, value)
        assert (words in lacks(entry)) if words else (lacks(entry) == ""), values


def test_a_task_that_waits_for_its_document_is_asked_nothing(desk: Desk) -> None:
    task = Task.objects.get(code="1.2")
    task.trigger = Trigger.objects.create(plan=task.plan, key="cho", expected="Hướng dẫn", kind="guidance")
    task.save()
    Progress.objects.filter(pk=desk.entry("1.2").pk).update(stage=Stage.WAITING)
    assert desk.entry("1.2").waits
    assert [item.anchor for item in missing_entries(desk.submission)] == ["1.1", "PL.2"]
    Trigger.objects.update(occurred_on=date(2026, 12, 14), document_number="1/HD")
    assert not desk.entry("1.2").waits, "out on the last day of the window, it counts in this period"
    assert [item.anchor for item in missing_entries(desk.submission)] == ["1.1", "1.2", "PL.2"]
    Trigger.objects.update(occurred_on=date(2026, 12, 15))
    assert desk.entry("1.2").waits


def test_a_remark_belongs_to_the_version_that_was_sent(desk: Desk) -> None:
    with refusal("conflict", "không ở trạng thái chờ xem xét"):
        comment_progress(desk.entry(), by=desk.coordinator, text="Sớm quá.")
    fill(desk.submission, desk.reporter)
    submit_submission(desk.submission, by=desk.head)
    for somebody in (desk.reporter, desk.head, desk.outsider):
        with refusal("refused", "Chỉ cơ quan đầu mối được xem xét"):
            comment_progress(desk.entry(), by=somebody, text="Được rồi.")
    with refusal("invalid", "Hãy nhập ý kiến") as blank:
        comment_progress(desk.entry(), by=desk.coordinator, text="  ")
    assert [item.anchor for item in blank.value.items] == ["text"]
    comment = comment_progress(desk.entry(), by=desk.coordinator, text="Bổ sung số liệu.")
    assert (comment.version_number, comment.author) == (1, desk.coordinator)
    assert Comment.objects.count() == 1
    assert acts_on(comment) == [("comment", "Người coordinator", "insert")]


def test_a_version_keeps_each_entry_with_its_documents(desk: Desk) -> None:
    save_progress(desk.entry(), ENTRY, by=desk.reporter, version=0, outputs=[PAPER])
    fill(desk.submission, desk.reporter)
    version = submit_submission(desk.submission, by=desk.head)
    first = version.content["entries"][0]
    assert (first["code"], first["stage"], first["percent"]) == ("1.1", "in_progress", 50)
    assert first["outputs"] == [{"number": "12/KH-SKHCN", "issued_on": "2026-11-05", "title": "Kế hoạch tập huấn"}]
    assert first["text"] == Task.objects.get(code="1.1").text
    Output.objects.all().delete()
    version.refresh_from_db()
    assert version.content["entries"][0]["outputs"], "what was sent stays as it was sent"
