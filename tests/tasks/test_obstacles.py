"""An obstacle on its way from the agency to the People's Committee and back: who may take which step, and who hears."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import Notification, User
from agencies.models import Agency, Membership
from core import clock
from core.errors import DomainError
from plans.models import Period
from tasks import actions, policy
from tasks.models import Obstacle, ObstacleState
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, fill_in, refused

TEXT = "Chưa có định mức chi cho tra cứu nhãn hiệu."


def raised(desk: Desk, text: str = TEXT) -> Obstacle:
    agency = Agency.objects.get(code="snv-qn")
    return actions.raise_obstacle(agency, by=desk.people["head"], text=text, proposal="Ban hành định mức.")


def forwarded(desk: Desk) -> Obstacle:
    obstacle = raised(desk)
    actions.forward_obstacle(obstacle, by=desk.people["coordinator"], note="Đề nghị giao Sở Tài chính.")
    return obstacle


def answered(desk: Desk) -> Obstacle:
    obstacle = forwarded(desk)
    actions.answer_obstacle(obstacle, by=desk.people["leader"], answer="Giao Sở Tài chính.", document_number="12/UBND")
    return obstacle


def told(person: User, obstacle: Obstacle) -> list[str]:
    rows = Notification.objects.filter(recipient=person, url=obstacle.get_absolute_url()).order_by("id")
    return list(rows.values_list("text", flat=True))


def test_it_goes_from_the_agency_to_the_leaders_and_back_and_each_hears_of_it(desk: Desk) -> None:
    obstacle = answered(desk)
    actions.close_obstacle(obstacle, by=desk.people["head"])
    fresh = Obstacle.objects.get(pk=obstacle.pk)
    assert fresh.state == ObstacleState.CLOSED
    assert (fresh.forward_note, fresh.answer, fresh.document_number) == (
        "Đề nghị giao Sở Tài chính.", "Giao Sở Tài chính.", "12/UBND",
    )  # fmt: skip
    assert [len(told(desk.people[name], obstacle)) for name in ("coordinator", "leader", "head", "reporter")] == [
        2, 1, 2, 3,
    ]  # fmt: skip
    assert told(desk.people["other"], obstacle) == []


def test_the_reporter_raises_only_where_there_is_no_head(desk: Desk) -> None:
    with pytest.raises(DomainError, match="lãnh đạo cơ quan nêu"):
        actions.raise_obstacle(Agency.objects.get(code="snv-qn"), by=desk.people["reporter"], text=TEXT)
    mine = actions.raise_obstacle(Agency.objects.get(code="stp-qn"), by=desk.people["other"], text=TEXT)
    assert mine.state == ObstacleState.RAISED
    with pytest.raises(DomainError, match="của cơ quan mình"):
        actions.raise_obstacle(Agency.objects.get(code="snv-qn"), by=desk.people["other"], text=TEXT)
    assert not policy.can_raise(desk.people["coordinator"])


def test_no_step_is_left_out_and_none_is_taken_twice(desk: Desk) -> None:
    obstacle = raised(desk)
    for person, act, words in (
        ("leader", actions.answer_obstacle, {"answer": "Đồng ý."}),
        ("head", actions.close_obstacle, {}),
    ):
        with pytest.raises(DomainError) as refusal:
            act(obstacle, by=desk.people[person], **words)  # type: ignore[operator]
        assert refusal.value.kind == "conflict"
    stale = Obstacle.objects.get(pk=obstacle.pk)
    actions.forward_obstacle(obstacle, by=desk.people["coordinator"], note="Đề nghị xem xét.")
    with pytest.raises(DomainError) as lost:
        actions.forward_obstacle(stale, by=desk.people["colleague"], note="Trình lại.")
    assert lost.value.code == "stale"
    with pytest.raises(DomainError, match="đã có ý kiến giải quyết"):
        actions.close_obstacle(obstacle, by=desk.people["coordinator"], note="Thôi.")


def test_the_coordinator_closes_what_needs_no_decision_with_a_reason(desk: Desk) -> None:
    obstacle = raised(desk)
    with pytest.raises(DomainError, match="lý do"):
        actions.close_obstacle(obstacle, by=desk.people["coordinator"], note=" ")
    actions.close_obstacle(obstacle, by=desk.people["coordinator"], note="Đã có hướng dẫn tại văn bản trước.")
    assert Obstacle.objects.get(pk=obstacle.pk).state == ObstacleState.CLOSED
    assert len(told(desk.people["head"], obstacle)) == 1


def test_an_answer_is_not_dated_tomorrow(desk: Desk) -> None:
    obstacle = forwarded(desk)
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(DomainError, match="tương lai"):
        actions.answer_obstacle(obstacle, by=desk.people["leader"], answer="Đồng ý.", document_on=tomorrow)
    assert Obstacle.objects.get(pk=obstacle.pk).state == ObstacleState.FORWARDED


def test_only_the_agencys_line_and_those_who_read_everything_see_it(desk: Desk) -> None:
    obstacle = raised(desk)
    seen = {name for name, user in desk.people.items() if Obstacle.objects.visible_to(user).exists()}
    assert seen == {"reporter", "head", "coordinator", "colleague", "leader", "auditor"}
    assert desk.client("other").get(obstacle.get_absolute_url()).status_code == 404


def test_an_entry_becomes_an_obstacle_with_its_words_task_and_period(desk: Desk) -> None:
    entry = desk.entry()
    entry_page = entry.get_absolute_url()
    fill_in(desk.client("reporter"), entry_page, "obstacles", obstacles=TEXT)
    link = Screen(desk.client("head").get(entry_page)).links("Gửi thành vướng mắc cần giải quyết")
    assert not Screen(desk.client("reporter").get(entry_page)).links("Gửi thành vướng mắc")
    assert Obstacle.objects.count() == 0
    answer = fill_in(desk.client("head"), link[0], "proposal", proposal="Ban hành định mức.")
    obstacle = Obstacle.objects.get()
    assert answer["Location"] == obstacle.get_absolute_url()
    assert (obstacle.text, obstacle.task_id, obstacle.period_id) == (TEXT, entry.task_id, desk.period.pk)


def test_what_is_missing_is_told_at_its_field(desk: Desk) -> None:
    raising = reverse("tasks:raise_obstacle")
    refused(fill_in(desk.client("head"), raising, "proposal", text=" "), "id_text", "Hãy nêu khó khăn")
    page = raised(desk).get_absolute_url()
    refused(fill_in(desk.client("coordinator"), page, "forward-note"), "id_forward-note", "ý kiến của cơ quan đầu mối")
    refused(fill_in(desk.client("coordinator"), page, "close-note"), "id_close-note", "lý do")
    page = forwarded(desk).get_absolute_url()
    refused(fill_in(desk.client("leader"), page, "answer-answer"), "id_answer-answer", "Hãy nhập ý kiến")


def test_the_pages_carry_it_through(desk: Desk) -> None:
    page = raised(desk).get_absolute_url()
    fill_in(desk.client("coordinator"), page, "forward-note", **{"forward-note": "Đề nghị UBND tỉnh xem xét."})
    typed = {
        "answer-answer": "Giao Sở Tài chính.",
        "answer-document_number": "12/UBND",
        "answer-document_on": "9/12/2026",
    }
    fill_in(desk.client("leader"), page, "answer-answer", **typed)
    screen = Screen(desk.client("head").get(page))
    assert "12/UBND" in screen.text and "Giao Sở Tài chính." in screen.text
    fill_in(desk.client("head"), page, "close-note")
    assert Obstacle.objects.get().state == ObstacleState.CLOSED
    before = Screen(desk.client("head").get(page)).text
    assert "Đã kết thúc" in before


def test_the_list_is_filtered_by_its_address(desk: Desk) -> None:
    raised(desk, "Vướng thứ nhất.")
    forwarded(desk)
    client = desk.client("coordinator")
    address = reverse("tasks:obstacles")
    assert len(Screen(client.get(address)).rows("Sở Nội vụ")) == 2
    (row,) = Screen(client.get(f"{address}?state=raised")).rows("Sở Nội vụ")
    assert "Vướng thứ nhất." in row
    assert not Screen(client.get(f"{address}?state=closed")).rows("Sở Nội vụ")


def test_the_api_takes_the_same_steps(desk: Desk) -> None:
    def post(name: str, path: str, **body: Any) -> Any:
        client = APIClient()
        client.force_authenticate(desk.people[name])
        return client.post(f"/api/v1/obstacles/{path}", body, format="json")

    agency = Agency.objects.get(code="snv-qn").pk
    made = post("head", "", agency=agency, text=TEXT, period=Period.objects.get(kind="annual", year=2026).pk)
    assert (made.status_code, made.json()["state"]) == (201, "raised")
    pk = made.json()["id"]
    assert post("coordinator", f"{pk}/forward/").status_code == 400
    assert post("coordinator", f"{pk}/forward/", note="Trình.").json()["state"] == "forwarded"
    assert post("coordinator", f"{pk}/forward/", note="Trình.").status_code == 409
    assert post("head", f"{pk}/answer/", answer="Tự trả lời.").status_code == 403
    assert post("leader", f"{pk}/answer/", answer="Đồng ý.").json()["state"] == "answered"
    assert post("head", f"{pk}/close/").json()["state"] == "closed"
    assert post("other", f"{pk}/close/").status_code == 404


def test_every_step_is_in_the_record(desk: Desk) -> None:
    obstacle = answered(desk)
    acts = Obstacle.pgh_event_model.objects.filter(pgh_obj_id=obstacle.pk).order_by("pgh_id")  # type: ignore[attr-defined]
    assert list(acts.values_list("pgh_context__act", flat=True)) == [
        "raise_obstacle", "forward_obstacle", "answer_obstacle",
    ]  # fmt: skip


def test_a_head_of_today_closes_what_an_earlier_agency_raised_no_more(desk: Desk) -> None:
    obstacle = answered(desk)
    Membership.objects.filter(user=desk.people["head"]).update(valid_to=clock.today() - timedelta(days=1))
    former = User.objects.get(pk=desk.people["head"].pk)
    assert not policy.can_close(former, obstacle)
