"""Agencies through time: who holds a duty on a day, and what may be recorded about a reorganisation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from accounts.models import User
from agencies.actions import load_agencies, record_succession
from agencies.models import Agency, ClassMember, Line, Membership, Succession, holders, story_of
from core import record
from core.errors import DomainError
from core.sync import Changes
from tests.world import person

pytestmark = pytest.mark.django_db
BEFORE, DAY, AFTER = date(2025, 2, 28), date(2025, 3, 1), date(2026, 12, 1)


@pytest.fixture
def coordinator() -> User:
    return person("coordinator", "coordinator")


def agency(code: str, **fields: Any) -> Agency:
    values = {"name": f"Sở {code}", "short_name": code, "kind": "department"} | fields
    return Agency.objects.create(code=code, **values)


def became(old: Agency, new: Agency | None, on: date = DAY, **fields: Any) -> Succession:
    values = {"kind": "merge" if new else "dissolve"} | fields
    return Succession.objects.create(predecessor=old, successor=new, effective_on=on, **values)


def names(start: Agency, on: date, *chosen: Succession) -> tuple[list[str], list[str]]:
    """Codes of those who hold `start`'s duties, and of those at whom they wait."""
    found = holders(start, on, [edge.pk for edge in chosen])
    return [row.code for row in found.agencies], [row.at.code for row in found.undecided]


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def test_a_merger_takes_the_duty_from_its_first_day() -> None:
    old, new = agency("cu", valid_to=BEFORE), agency("moi", valid_from=DAY)
    edge = became(old, new)
    assert names(old, BEFORE) == (["cu"], [])
    assert names(old, DAY) == (["moi"], [])
    assert str(edge) == "Sở cu → Sở moi (01/03/2025)"
    last = agency("sau-cung")
    became(new, last, on=date(2026, 7, 1), kind="rename")
    assert names(old, AFTER) == (["sau-cung"], []), "names are followed as far as they go"
    assert names(new, BEFORE) == ([], ["moi"]), "nobody holds for an agency that does not exist yet"


def test_two_lines_that_meet_are_one_holder() -> None:
    one, two, new = agency("mot"), agency("hai"), agency("moi")
    group = agency("nhom", kind="class")
    for member in (one, two):
        became(member, new)
        ClassMember.objects.create(agency_class=group, member=member)
    assert names(group, BEFORE) == (["mot", "hai"], [])
    assert names(group, AFTER) == (["moi"], [])
    assert list(group.members.all()) == [two, one] and "∋" in str(ClassMember.objects.first())


def test_a_class_that_names_no_members_waits() -> None:
    assert names(agency("cac-so", kind="class", is_open_class=True), DAY) == ([], ["cac-so"])


def test_a_district_fans_out_to_all_its_communes() -> None:
    district, communes = agency("huyen", kind="district"), [agency(f"xa-{n}", kind="commune") for n in range(3)]
    for commune in communes:
        became(district, commune, scope="territory", kind="split")
    assert names(district, BEFORE) == (["huyen"], [])
    assert names(district, DAY) == (["xa-0", "xa-1", "xa-2"], [])


def test_a_split_by_function_waits_for_a_choice() -> None:
    old, jobs, schools = agency("ldtbxh"), agency("noi-vu"), agency("giao-duc")
    work = became(old, jobs, scope="function", function="việc làm", kind="split")
    teaching = became(old, schools, scope="function", function="dạy nghề", kind="split")
    assert names(old, BEFORE, work) == (["ldtbxh"], []), "a choice says nothing of the time before"
    waiting = holders(old, DAY).undecided[0]
    assert (waiting.at, waiting.options) == (old, (work, teaching))
    assert names(old, DAY, teaching) == (["giao-duc"], [])
    assert names(old, DAY, work, teaching) == (["noi-vu", "giao-duc"], [])
    final = agency("so-moi")
    became(schools, final, on=date(2026, 1, 1))
    assert names(old, AFTER, teaching) == (["so-moi"], []), "after the choice the line goes on"


def test_the_end_without_an_heir_leaves_the_duty_with_nobody() -> None:
    fund, closed = agency("quy"), agency("dong", valid_to=BEFORE)
    became(fund, None)
    assert names(fund, BEFORE) == (["quy"], [])
    assert names(fund, DAY) == ([], ["quy"])
    assert names(closed, BEFORE) == (["dong"], [])
    assert names(closed, DAY) == ([], ["dong"]), "its days are over though nothing was recorded"
    assert str(Succession.objects.get()).endswith("→ ∅ (01/03/2025)")


def test_a_circle_in_old_data_does_not_go_round_for_ever() -> None:
    one, two = agency("mot"), agency("hai")
    became(one, two)
    became(two, one)
    assert names(one, AFTER) == ([], [])
    assert Line().reachable(one.pk) == {one.pk, two.pk}


def test_only_the_coordinator_records_what_became_of_an_agency(coordinator: User) -> None:
    old, new = agency("cu"), agency("moi")
    details: dict[str, Any] = {"effective_on": DAY, "kind": "merge", "legal_basis": "Nghị định 45"}
    for somebody in (person("head", "head", old), person("leader", "leader"), person("administrator", "administrator")):
        with refusal("refused", "Chỉ cơ quan đầu mối được ghi nhận việc sắp xếp"):
            record_succession(old, new, by=somebody, **details)
    edge = record_succession(old, new, by=coordinator, source="Báo", confidence="verified", **details)
    assert (edge.scope, edge.legal_basis, edge.is_verified) == ("whole", "Nghị định 45", True)
    assert names(old, DAY) == (["moi"], [])
    events = Succession.pgh_event_model.objects.filter(pgh_obj_id=edge.pk)  # type: ignore[attr-defined]
    lines = record.read(record.pointers(events))
    assert [(line.act, line.actor, line.kind) for line in lines] == [
        ("record_succession", "Người coordinator", "insert")
    ]
    with refusal("invalid", "đã được ghi nhận") as twice:
        record_succession(old, new, by=coordinator, **details)
    assert [item.anchor for item in twice.value.items] == ["predecessor"]
    assert Succession.objects.count() == 1


def test_a_succession_makes_sense_or_is_refused(coordinator: User) -> None:
    one, two, three = agency("mot"), agency("hai"), agency("ba")
    details: dict[str, Any] = {"effective_on": DAY, "legal_basis": "Nghị định 45", "by": coordinator}
    record_succession(one, two, kind="merge", **details)
    record_succession(two, three, kind="merge", **details)
    for old, new, fields, anchor, words in (
        (three, None, {"kind": "merge"}, "successor", "Hãy chọn cơ quan kế thừa"),
        (three, one, {"kind": "rename"}, "successor", "không thể khép vòng"),
        (three, three, {"kind": "rename"}, "successor", "không thể khép vòng"),
        (one, three, {"kind": "split", "scope": "function"}, "function", "Hãy nêu chức năng được chuyển"),
    ):
        with refusal("invalid", words) as wrong:
            record_succession(old, new, **fields, **details)
        assert [item.anchor for item in wrong.value.items] == [anchor]
    assert Succession.objects.count() == 2
    ended = record_succession(three, None, kind="dissolve", **details)
    assert ended.successor is None and names(one, AFTER) == ([], ["ba"])


def test_the_database_itself_refuses_a_senseless_succession() -> None:
    one, two = agency("mot"), agency("hai")
    became(one, two)
    for values in ({"successor": two}, {"successor": one}, {"successor": None, "kind": "merge"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            became(one, values.pop("successor"), **values)  # type: ignore[arg-type]


def test_a_file_brings_agencies_and_leaves_those_of_other_plans_alone(coordinator: User) -> None:
    foreign = agency("nguoi-khac")
    rows: list[dict[str, Any]] = [
        {"code": "mot", "name": "Sở Một", "short_name": "Một", "kind": "department", "aliases": ["Sở 1"]},
        {"code": "hai", "name": "Sở Hai", "short_name": "Hai", "kind": "department", "valid_from": DAY},
        {"code": "nhom", "name": "Các sở", "short_name": "Các sở", "kind": "class", "members": ["mot", "nguoi-khac"]},
    ]
    edges = [{"predecessor": "mot", "successor": "hai", "effective_on": DAY, "kind": "rename"}]
    first, second, third = Changes(), Changes(), Changes()
    load_agencies(rows, edges, by=coordinator, changes=first)
    assert (first.created, first.updated, first.deleted) == (6, 0, 0)
    load_agencies(rows, edges, by=coordinator, changes=second)
    assert (second.created, second.updated, second.deleted, second.unchanged) == (0, 0, 0, 6)
    rows[0]["aliases"], rows[2]["members"] = ["Sở Thứ Nhất"], ["mot"]
    load_agencies(rows, [edges[0] | {"legal_basis": "Nghị định 45"}], by=coordinator, changes=third)
    assert (third.created, third.updated, third.deleted) == (0, 2, 1)
    assert Agency.objects.get(code="mot").aliases == ["Sở Thứ Nhất"]
    assert Agency.objects.get(pk=foreign.pk).name == "Sở nguoi-khac"
    assert names(Agency.objects.get(code="nhom"), AFTER) == (["hai"], [])


def test_predecessors_are_found_however_far_back() -> None:
    first, second, third, apart = agency("a"), agency("b"), agency("c"), agency("d")
    became(first, second)
    became(second, third)
    found = Agency.objects.with_predecessors([third.pk])
    assert set(found) == {first, second, third} and apart not in found
    assert list(Agency.objects.with_predecessors([])) == []


def test_the_list_of_agencies_is_for_those_who_are_signed_in(coordinator: User) -> None:
    became(agency("a"), agency("b"))
    for model in (Agency, Succession):
        assert model.objects.visible_to(coordinator).exists()
        assert not model.objects.visible_to(AnonymousUser()).exists()
    assert Membership.objects.visible_to(coordinator).get().user == coordinator


def told(start: Agency) -> list[tuple[list[str], list[tuple[list[str], list[str], str]]]]:
    """The story of an agency as codes: who stands side by side, and what moved from whom to whom."""

    def codes(rows: tuple[Agency, ...]) -> list[str]:
        return [row.code for row in rows]

    return [
        (
            [name.agency.code for name in step.names],
            [(codes(move.before), codes(move.after), move.function) for turn in step.turns for move in turn.moves],
        )
        for step in story_of(start, Line())
    ]


def test_the_story_of_an_agency_is_told_from_the_oldest_name_to_the_last() -> None:
    first, second, third, last = agency("a"), agency("b", valid_to=BEFORE), agency("c"), agency("d")
    became(first, second, on=date(2020, 1, 1), kind="rename")
    for old in (second, third):
        became(old, last, legal_basis="Nghị định 45")
    assert told(last) == [
        (["a"], [(["a"], ["b"], "")]),
        (["b", "c"], [(["b", "c"], ["d"], "")]),
        (["d"], []),
    ]
    step = story_of(last, Line())[0]
    assert step.names[0].until == date(2019, 12, 31), "its last day is known by what became of it"
    assert [name.here for name in story_of(last, Line())[-1].names] == [True]


def test_a_story_follows_its_own_line_only() -> None:
    old, jobs, schools = agency("cu"), agency("noi-vu"), agency("giao-duc")
    became(old, jobs, scope="function", function="việc làm", kind="split")
    became(old, schools, scope="function", function="dạy nghề", kind="split")
    assert told(jobs) == [(["cu"], [(["cu"], ["noi-vu"], "việc làm")]), (["noi-vu"], [])]
    assert told(old)[0] == (["cu"], [(["cu"], ["noi-vu"], "việc làm"), (["cu"], ["giao-duc"], "dạy nghề")])
    ended = agency("het")
    became(ended, None)
    assert told(ended) == [(["het"], [(["het"], [], "")])]
    assert told(agency("moi")) == [(["moi"], [])]


def test_a_circle_in_the_data_ends_the_story_all_the_same() -> None:
    one, two = agency("mot"), agency("hai")
    became(one, two)
    became(two, one, on=AFTER)
    assert {code for names_, _moves in told(one) for code in names_} == {"mot", "hai"}
