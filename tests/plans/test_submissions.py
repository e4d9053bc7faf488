"""One account's way: filled by the reporter, sent by the head, returned or accepted by the coordinator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from accounts.models import Notification, User
from agencies.models import Agency, Membership
from core import clock, record
from core.errors import DomainError
from plans import policy
from plans.actions import (
    accept_submission,
    close_period,
    grant_extension,
    make_submissions,
    return_submission,
    save_summary,
    submit_submission,
    withdraw_untouched,
)
from plans.actions.submissions import receipt_code
from plans.models import Period, State, Submission
from tasks.actions import comment_progress, open_period, save_progress
from tasks.models import Progress
from tests.world import ENTRY, fill, make_world, person

pytestmark = pytest.mark.django_db
FILE = Path(__file__).resolve().parents[1] / "data" / "binh-lam.yaml"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
WORDS = {"summary": "Đã hỗ trợ 12 sản phẩm.", "shortcomings": "", "orientation": "", "proposals": ""}


def moment(month: int, day: int, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, second, tzinfo=HANOI)


@dataclass
class Desk:
    """The second half of 2026 in Bình Lam, opened; the department's account has the entries 1.1, 1.2 and PL.2."""

    period: Period
    agency: Agency
    reporter: User
    head: User
    coordinator: User
    outsider: User

    @property
    def submission(self) -> Submission:
        return Submission.objects.select_related("period", "agency").get(period=self.period, agency=self.agency)

    @property
    def entry(self) -> Progress:
        return Progress.objects.select_related("submission__period", "task__trigger").get(
            submission=self.submission, task__code="1.1"
        )

    def send(self) -> Submission:
        fill(self.submission, self.reporter)
        submit_submission(self.submission, by=self.head)
        return self.submission


@pytest.fixture
def desk() -> Iterator[Desk]:
    system = User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})[0]
    call_command("load_plan", FILE, verbosity=0)
    period = Period.objects.select_related("plan", "duty").get(kind="semiannual", year=2026, part=2)
    with clock.at(moment(12, 10)):
        open_period(period, by=system)
        agency, other = Agency.objects.get(code="skhcn-bl"), Agency.objects.get(code="sgd-bl")
        yield Desk(
            period,
            agency,
            reporter=person("reporter", "reporter", agency),
            head=person("head", "head", agency),
            coordinator=person("coordinator", "coordinator"),
            outsider=person("outsider", "head", other),
        )


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def acts_on(obj: Any) -> list[tuple[str, str, str]]:
    """(act, actor, kind of change) recorded by the database on a row, oldest first."""
    events = type(obj).pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    return [(line.act, line.actor, line.kind) for line in reversed(record.read(record.pointers(events)))]


def inbox(user: User) -> list[str]:
    return list(Notification.objects.filter(recipient=user).order_by("pk").values_list("text", flat=True))


def test_an_account_is_filled_sent_returned_sent_again_and_accepted(desk: Desk) -> None:
    fill(desk.submission, desk.reporter)
    assert desk.submission.state == State.DRAFT
    first = submit_submission(desk.submission, by=desk.head)
    sent = desk.submission
    assert (sent.state, sent.submitted_at, sent.first_submitted_at) == (State.SUBMITTED, first.sent_at, first.sent_at)
    assert first.receipt_code == receipt_code(sent, 1) and first.receipt_code.startswith(f"TN-2026-{sent.pk:05d}-01-")
    assert (first.number, first.sent_by) == (1, desk.head)
    assert first.content["summary"] == "Đã hoàn thành kế hoạch năm."
    assert [entry["code"] for entry in first.content["entries"]] == ["1.1", "1.2", "PL.2"]
    assert "(lần 1)" in inbox(desk.coordinator)[0] and sent.agency.name in inbox(desk.coordinator)[0]

    remark = comment_progress(desk.entry, by=desk.coordinator, text=" Nêu rõ số lớp. ")
    assert (remark.text, remark.version_number) == ("Nêu rõ số lớp.", 1)
    with clock.at(moment(12, 12)):
        returned = return_submission(desk.submission, by=desk.coordinator, reason="  Thiếu số liệu lớp 2. ")
    assert (returned.reason, returned.version, desk.submission.state) == ("Thiếu số liệu lớp 2.", first, State.RETURNED)
    assert "trả lại" in inbox(desk.reporter)[-1] and inbox(desk.reporter) == inbox(desk.head)

    save_progress(desk.entry, {"result": "03 lớp."}, by=desk.reporter, version=desk.entry.version)
    assert desk.submission.state == State.RETURNED, "what is mended after a return is not begun anew"
    with clock.at(moment(12, 13)):
        second = submit_submission(desk.submission, by=desk.head)
    assert (second.number, desk.submission.first_submitted_at) == (2, first.sent_at)
    assert desk.submission.decided_at is None
    assert second.content["entries"][0]["result"] == "03 lớp." != first.content["entries"][0]["result"]

    accept_submission(desk.submission, by=desk.coordinator)
    assert desk.submission.state == State.ACCEPTED and "chấp nhận" in inbox(desk.head)[-1]
    return_submission(desk.submission, by=desk.coordinator, reason="Phát hiện nhầm số.")
    assert desk.submission.state == State.RETURNED, "an accepted account may come back while the period is open"
    acts = [(act, actor) for act, actor, kind in acts_on(sent) if kind == "update"]
    assert acts == [
        ("save_progress", "Người reporter"),
        ("save_summary", "Người reporter"),
        ("submit", "Người head"),
        ("return", "Người coordinator"),
        ("submit", "Người head"),
        ("accept", "Người coordinator"),
        ("return", "Người coordinator"),
    ]
    assert acts_on(sent)[0] == ("open_period", "Hệ thống", "insert")
    assert acts_on(returned) == [("return", "Người coordinator", "insert")]


def test_nobody_judges_a_version_that_they_have_not_seen(desk: Desk) -> None:
    desk.send()
    return_submission(desk.submission, by=desk.coordinator, reason="Thiếu số liệu.", seen=1)
    submit_submission(desk.submission, by=desk.head)
    with refusal("conflict", "đã gửi lại (lần 2)"):
        accept_submission(desk.submission, by=desk.coordinator, seen=1)
    with refusal("conflict", "đã gửi lại (lần 2)"):
        return_submission(desk.submission, by=desk.coordinator, reason="Chưa rõ.", seen=1)
    assert desk.submission.state == State.SUBMITTED
    accept_submission(desk.submission, by=desk.coordinator, seen=2)
    assert desk.submission.state == State.ACCEPTED


def test_each_act_is_refused_to_whoever_has_no_part_in_it(desk: Desk) -> None:
    submission, later = desk.submission, moment(12, 20)
    system = User.objects.system()
    deeds: list[tuple[str, list[User], Callable[[User], object]]] = [
        (
            "Chỉ người của cơ quan báo cáo được nhập",
            [desk.outsider, desk.coordinator, system],
            lambda by: save_summary(submission, WORDS, by=by, version=0),
        ),
        (
            "Chỉ người của cơ quan báo cáo được gửi",
            [desk.outsider, desk.coordinator, system],
            lambda by: submit_submission(submission, by=by),
        ),
        ("do lãnh đạo cơ quan gửi", [desk.reporter], lambda by: submit_submission(submission, by=by)),
        ("được trả lại", [desk.head, desk.outsider], lambda by: return_submission(submission, by=by, reason="x")),
        ("được xem xét", [desk.head, desk.outsider], lambda by: accept_submission(submission, by=by)),
        (
            "được gia hạn",
            [desk.head, desk.outsider],
            lambda by: grant_extension(submission, by=by, until=later, reason="x"),
        ),
        (
            "được mở, điều chỉnh hoặc khóa",
            [desk.head, desk.outsider],
            lambda by: make_submissions(desk.period, [desk.agency], by=by),
        ),
        (
            "được mở, điều chỉnh hoặc khóa",
            [desk.head, desk.outsider],
            lambda by: withdraw_untouched(desk.period, [], by=by),
        ),
    ]
    before = desk.period.submissions.count()
    for words, people, deed in deeds:
        for somebody in people:
            with refusal("refused", words):
                deed(somebody)
    assert acts_on(submission) == [("open_period", "Hệ thống", "insert")]
    assert desk.period.submissions.count() == before


def test_each_act_is_refused_out_of_its_order(desk: Desk) -> None:
    with refusal("conflict", "chưa có nội dung nào"):
        submit_submission(desk.submission, by=desk.head)
    for untouched in (True, False):
        if not untouched:
            save_progress(desk.entry, {"percent": 10}, by=desk.reporter, version=0)
        with refusal("conflict", "không ở trạng thái chờ xem xét"):
            accept_submission(desk.submission, by=desk.coordinator)
        with refusal("conflict", "Chỉ trả lại được báo cáo đã gửi"):
            return_submission(desk.submission, by=desk.coordinator, reason="Thiếu.")
    desk.send()
    for sent in ("submitted", "accepted"):
        with refusal("conflict", "Báo cáo đã gửi, không sửa được nữa"):
            save_summary(desk.submission, WORDS, by=desk.reporter, version=desk.submission.version)
        with refusal("conflict", "đã được gửi"):
            submit_submission(desk.submission, by=desk.head)
        assert desk.submission.state == sent
        if sent == "submitted":
            accept_submission(desk.submission, by=desk.coordinator)
    with refusal("conflict", "không ở trạng thái chờ xem xét"):
        accept_submission(desk.submission, by=desk.coordinator)
    assert desk.submission.versions.count() == 1


def test_nothing_moves_before_a_period_opens_nor_once_it_is_closed(desk: Desk) -> None:
    draft = desk.submission
    sent = desk.send()
    deeds: list[Callable[[Submission], object]] = [
        lambda row: save_summary(row, WORDS, by=desk.reporter, version=row.version),
        lambda row: submit_submission(row, by=desk.head),
        lambda row: accept_submission(row, by=desk.coordinator),
        lambda row: return_submission(row, by=desk.coordinator, reason="Thiếu."),
        lambda row: grant_extension(row, by=desk.coordinator, until=moment(12, 30), reason="Bão."),
    ]
    Period.objects.filter(pk=desk.period.pk).update(opened_at=None)
    for deed in deeds:
        with refusal("conflict", "chưa mở") as early:
            deed(desk.submission)
        assert early.value.code == "period_not_open"
    Period.objects.filter(pk=desk.period.pk).update(opened_at=moment(12, 1))
    close_period(desk.period, by=desk.coordinator)
    for deed in deeds:
        with refusal("conflict", "đã khóa") as late:
            deed(desk.submission)
        assert late.value.code == "period_closed"
    with refusal("conflict", "đã khóa"):
        save_summary(draft, WORDS, by=desk.reporter, version=0)
    assert desk.submission.state == sent.state and not desk.submission.is_editable
    assert desk.submission.summary == sent.summary


def test_an_account_is_not_sent_while_something_is_missing_and_each_thing_is_named(desk: Desk) -> None:
    save_progress(desk.entry, ENTRY, by=desk.reporter, version=0)
    with refusal("invalid", "còn 3 nội dung phải bổ sung") as missing:
        submit_submission(desk.submission, by=desk.head)
    assert missing.value.code == "incomplete"
    assert [item.anchor for item in missing.value.items] == ["summary", "1.2", "PL.2"]
    assert [item.label for item in missing.value.items] == ["Đánh giá chung", "Nhiệm vụ 1.2", "Nhiệm vụ PL.2"]
    assert all(item.url and item.message for item in missing.value.items)
    assert desk.submission.state == State.DRAFT and not desk.submission.versions.exists()
    assert inbox(desk.coordinator) == []


def test_what_a_person_must_say_may_not_be_blank(desk: Desk) -> None:
    sent = desk.send()
    with refusal("invalid", "Hãy nêu lý do trả lại") as silent:
        return_submission(sent, by=desk.coordinator, reason=" \n")
    assert [item.anchor for item in silent.value.items] == ["reason"]
    with refusal("invalid", "Hãy nêu lý do gia hạn") as mute:
        grant_extension(sent, by=desk.coordinator, until=moment(12, 30), reason=" ")
    assert [item.anchor for item in mute.value.items] == ["reason"]
    with refusal("invalid", "Thời hạn mới phải sau") as early:
        grant_extension(sent, by=desk.coordinator, until=sent.deadline_now, reason="Bão.")
    assert [item.anchor for item in early.value.items] == ["until"]
    with pytest.raises(ValueError, match="state"):
        save_summary(sent, {"state": "accepted"}, by=desk.reporter, version=0)
    assert desk.submission.state == State.SUBMITTED and not sent.extensions.exists()


def test_two_people_at_one_summary_both_see_both_texts(desk: Desk) -> None:
    read_by_both = desk.submission
    saved = save_summary(read_by_both, WORDS, by=desk.reporter, version=0)
    assert (saved.version, saved.summary, saved.state) == (1, WORDS["summary"], State.DRAFT)
    with refusal("conflict", "Chưa có gì bị ghi đè") as lost:
        save_summary(read_by_both, WORDS | {"summary": "Bản của lãnh đạo."}, by=desk.head, version=0)
    assert lost.value.conflict is not None and lost.value.conflict.version == 1
    assert lost.value.conflict.fields == (("Kết quả nổi bật", "Đã hỗ trợ 12 sản phẩm.", "Bản của lãnh đạo."),)
    assert desk.submission.summary == WORDS["summary"]
    again = save_summary(read_by_both, WORDS, by=desk.head, version=0)
    assert again.version == 1, "the same words twice are one save, whoever was first"
    over = save_summary(read_by_both, WORDS | {"summary": "Bản của lãnh đạo."}, by=desk.head, version=1)
    assert (over.version, over.summary) == (2, "Bản của lãnh đạo.")
    assert [actor for act, actor, _kind in acts_on(over) if act == "save_summary"] == [
        "Người reporter",  # begun,
        "Người reporter",  # and saved
        "Người head",
    ]


def test_of_two_coordinators_at_one_account_the_second_is_told(desk: Desk) -> None:
    desk.send()
    mine, hers = desk.submission, desk.submission
    colleague = person("colleague", "coordinator")
    return_submission(hers, by=colleague, reason="Thiếu.")
    for late in (
        lambda: accept_submission(mine, by=desk.coordinator),
        lambda: return_submission(mine, by=desk.coordinator, reason="Cũng thiếu."),
    ):
        with refusal("conflict", "Người khác vừa xử lý hồ sơ này") as stale:
            late()
        assert stale.value.code == "stale"
    assert mine.versions.get().returned.reason == "Thiếu."
    assert desk.submission.state == State.RETURNED


def test_where_an_agency_has_no_head_today_the_reporter_sends(desk: Desk) -> None:
    def reporter() -> User:
        """As at the next request: what a person is today is read once in each."""
        return User.objects.get(pk=desk.reporter.pk)

    fill(desk.submission, desk.reporter)
    assert not policy.can_submit(reporter(), desk.submission)
    Membership.objects.filter(user=desk.head).update(valid_to=date(2026, 12, 9))
    assert policy.can_submit(reporter(), desk.submission)
    Membership.objects.filter(user=desk.head).update(valid_to=date(2026, 12, 10))
    assert not policy.can_submit(reporter(), desk.submission), "the last day of a membership counts"
    User.objects.filter(pk=desk.head.pk).update(is_active=False)
    submit_submission(desk.submission, by=reporter())
    assert desk.submission.state == State.SUBMITTED


def test_an_extension_gives_time_and_keeps_the_first_deadline(desk: Desk) -> None:
    due, until = desk.period.due_at, moment(12, 25)
    assert due == moment(12, 18, 0)
    extension = grant_extension(desk.submission, by=desk.coordinator, until=until, reason=" Bão số 13. ")
    assert (extension.reason, extension.granted_by) == ("Bão số 13.", desk.coordinator)
    assert desk.submission.deadline_now == until
    assert Period.objects.get(pk=desk.period.pk).due_at == due
    assert "gia hạn" in inbox(desk.reporter)[-1]
    assert acts_on(extension) == [("grant_extension", "Người coordinator", "insert")]

    def late(at: datetime) -> set[str]:
        return set(desk.period.submissions.late(at).values_list("agency__code", flat=True))

    assert late(due - timedelta(microseconds=1)) == set()
    assert late(due) == {"sgd-bl", "hdn-bl", "dh-bl"}
    assert "skhcn-bl" in late(until)
    with refusal("invalid", "phải sau thời hạn đang áp dụng"):
        grant_extension(desk.submission, by=desk.coordinator, until=until, reason="Nữa.")
    with clock.at(until - timedelta(seconds=1)):
        desk.send()
    assert "skhcn-bl" not in late(moment(12, 31))
    assert [row.until for row in desk.submission.extensions.all()] == [until]


def test_asking_again_makes_no_second_account_and_only_untouched_ones_are_withdrawn(desk: Desk) -> None:
    codes = set(desk.period.submissions.values_list("agency__code", flat=True))
    agencies = [row.agency for row in desk.period.submissions.select_related("agency")]
    assert len(make_submissions(desk.period, agencies, by=desk.coordinator)) == len(agencies)
    assert set(desk.period.submissions.values_list("agency__code", flat=True)) == codes
    save_summary(desk.submission, WORDS, by=desk.reporter, version=0)
    extended = desk.period.submissions.select_related("period", "agency").get(agency__code="dh-bl")
    grant_extension(extended, by=desk.coordinator, until=moment(12, 30), reason="Bão.")
    gone = desk.period.submissions.get(agency__code="hdn-bl")
    keep = [row for row in agencies if row.code == "sgd-bl"]
    assert withdraw_untouched(desk.period, keep, by=desk.coordinator) == 1
    assert set(desk.period.submissions.values_list("agency__code", flat=True)) == {"skhcn-bl", "dh-bl", "sgd-bl"}
    assert acts_on(gone)[-1] == ("withdraw_submission", "Người coordinator", "delete")


def test_an_account_sent_on_the_14th_of_december_is_in_time_and_on_the_15th_late() -> None:
    world = make_world()
    period, people = world.objects["period"], world.people
    assert period.due_at == moment(12, 15, 0)

    def account(code: str) -> Submission:
        return Submission.objects.select_related("period", "agency").get(period=period, agency__code=code)

    for code, by, at in (
        ("stp-qn", people["other"], moment(12, 14, 23, 59, 59)),
        ("ca-qn", person("police", "head", Agency.objects.get(code="ca-qn")), moment(12, 15, 0)),
    ):
        fill(account(code), by)
        with clock.at(at):
            submit_submission(account(code), by=by)
    late = period.submissions.late(moment(12, 15, 0))
    assert not late.filter(agency__code__in=["snv-qn", "stp-qn"]).exists()
    assert late.filter(agency__code="ca-qn").exists(), "midnight of the 15th is one moment too late"
    assert late.count() == period.submissions.count() - 2, "silence is late too"
    assert not period.submissions.late(moment(12, 14, 23, 59, 59)).filter(first_submitted_at=None).exists()
    return_submission(account("stp-qn"), by=people["coordinator"], reason="Bổ sung.")
    with clock.at(moment(12, 20)):
        submit_submission(account("stp-qn"), by=people["other"])
    assert not period.submissions.late(moment(12, 21)).filter(agency__code="stp-qn").exists(), (
        "the first sending counts"
    )


def test_earlier_accounts_follow_the_line_of_the_agency(desk: Desk) -> None:
    earlier = Period.objects.get(plan=desk.period.plan, kind="semiannual", year=2026, part=1)
    mine = Submission.objects.create(period=earlier, agency=desk.agency)
    old = Submission.objects.create(period=earlier, agency=Agency.objects.get(code="sxh-bl"))
    school = desk.period.submissions.select_related("period").get(agency__code="sgd-bl")
    assert list(Submission.objects.before(desk.submission)) == [mine]
    assert list(Submission.objects.before(school)) == [old], "a department's account before the split is found"
    assert list(Submission.objects.before(mine)) == []
