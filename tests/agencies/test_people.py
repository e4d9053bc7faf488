"""Roles: given by the administrator, between two days, and what a person is today."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction

from accounts.actions import disable_user
from accounts.models import User
from agencies import policy
from agencies.actions import end_membership, grant_membership
from agencies.models import NOBODY, Agency, Membership, standing_of
from core import clock, record
from core.errors import DomainError
from tests.world import person

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def administrator() -> Iterator[User]:
    with clock.at(datetime(2026, 12, 10, 9, tzinfo=HANOI)):
        yield person("administrator", "administrator")


@pytest.fixture
def agency() -> Agency:
    return Agency.objects.create(code="so", name="Sở Một", short_name="Sở Một", kind="department")


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def fresh(user: User) -> User:
    """The person as the next request sees them."""
    return User.objects.get(pk=user.pk)


def acts_on(obj: Any) -> list[tuple[str, str, str]]:
    events = type(obj).pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
    return [(line.act, line.actor, line.kind) for line in reversed(record.read(record.pointers(events)))]


def test_a_role_is_given_and_ended_by_the_administrator(administrator: User, agency: Agency) -> None:
    officer = person("officer")
    assert standing_of(fresh(officer)).roles == frozenset()
    membership = grant_membership(officer, "reporter", by=administrator, agency=agency)
    again = grant_membership(officer, "reporter", by=administrator, agency=agency)
    assert membership.pk == again.pk and str(membership) == "Người officer – Cán bộ báo cáo"
    standing = standing_of(fresh(officer))
    assert standing.own == standing.agencies_all == {agency.pk} and not standing.sees_all_content
    grant_membership(officer, "auditor", by=administrator)
    assert standing_of(fresh(officer)).sees_all_content
    assert standing_of(fresh(officer)).agencies_all == {agency.pk}, "a role of the province adds no agency"
    end_membership(membership, by=administrator, on=date(2026, 12, 10))
    assert membership.valid_to == date(2026, 12, 10)
    assert standing_of(fresh(officer)).own == {agency.pk}, "the last day counts"
    with clock.at(datetime(2026, 12, 11, 0, tzinfo=HANOI)):
        assert standing_of(fresh(officer)).own == frozenset()
    assert acts_on(membership) == [
        ("grant_membership", "Người administrator", "insert"),
        ("end_membership", "Người administrator", "update"),
    ]


def test_a_role_cannot_end_before_it_begins(administrator: User) -> None:
    membership = grant_membership(person("officer"), "coordinator", by=administrator, valid_from=date(2026, 12, 5))
    with refusal("invalid", "Ngày kết thúc phải sau ngày bắt đầu."):
        end_membership(membership, by=administrator, on=date(2026, 12, 4))
    membership.refresh_from_db()
    assert membership.valid_to is None
    end_membership(membership, by=administrator, on=date(2026, 12, 5))
    membership.refresh_from_db()
    assert membership.valid_to == date(2026, 12, 5)


def test_nobody_else_manages_roles(administrator: User, agency: Agency) -> None:
    officer = person("officer")
    membership = grant_membership(officer, "head", by=administrator, agency=agency)
    for role in ("coordinator", "leader", "auditor"):
        somebody = person(role, role)
        with refusal("refused", "Chỉ quản trị hệ thống được quản lý người dùng và vai trò"):
            grant_membership(officer, "coordinator", by=somebody)
        with refusal("refused", "Chỉ quản trị hệ thống được quản lý người dùng và vai trò"):
            end_membership(membership, by=somebody, on=date(2026, 12, 1))
    assert Membership.objects.get(user=officer).valid_to is None


def test_a_role_of_an_agency_needs_one_and_its_days_are_in_order(administrator: User, agency: Agency) -> None:
    officer = person("officer")
    for role in ("reporter", "head"):
        with refusal("invalid", "Vai trò này cần một cơ quan") as homeless:
            grant_membership(officer, role, by=administrator)
        assert [item.anchor for item in homeless.value.items] == ["agency"]
    days = {"valid_from": date(2026, 12, 10), "valid_to": date(2026, 12, 9)}
    with refusal("invalid", "Ngày kết thúc phải sau ngày bắt đầu") as backwards:
        grant_membership(officer, "head", by=administrator, agency=agency, **days)
    assert [item.anchor for item in backwards.value.items] == ["valid_to"]
    assert not officer.memberships.exists()
    one_day = date(2027, 1, 4)
    grant_membership(officer, "head", by=administrator, agency=agency, valid_from=one_day, valid_to=one_day)
    for day, held in ((3, False), (4, True), (5, False)):
        with clock.at(datetime(2027, 1, day, 12, tzinfo=HANOI)):
            assert bool(standing_of(fresh(officer)).own) is held
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=officer, role="head")


def test_a_role_that_watches_or_administers_has_no_agency_and_a_class_has_nobody(
    administrator: User, agency: Agency
) -> None:
    officer = person("officer")
    a_class = Agency.objects.create(code="cac-so", name="Các sở", short_name="Các sở", kind="class")
    for role, place, said in (
        ("auditor", agency, "Vai trò này thuộc toàn tỉnh, không gắn với cơ quan nào"),
        ("administrator", agency, "Vai trò này thuộc toàn tỉnh, không gắn với cơ quan nào"),
        ("reporter", a_class, "«Các sở» là một nhóm cơ quan"),
    ):
        with refusal("invalid", said) as misplaced:
            grant_membership(officer, role, by=administrator, agency=place)
        assert [item.anchor for item in misplaced.value.items] == ["agency"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=officer, role="auditor", agency=agency)
    for role in ("coordinator", "leader"):
        assert grant_membership(officer, role, by=administrator, agency=agency).words.endswith(" – Sở Một")
    assert standing_of(fresh(officer)).own == frozenset(), "where they work gives no right over it"


def test_somebody_always_remains_who_manages_people_without_an_end(administrator: User) -> None:
    deputy, today = person("deputy"), clock.today()
    only = Membership.objects.get(user=administrator)
    dated = grant_membership(deputy, "administrator", by=administrator, valid_to=today)
    with refusal("conflict", "quản trị hệ thống duy nhất không có ngày kết thúc") as last:
        end_membership(only, by=administrator, on=date(2030, 1, 1))
    assert last.value.code == "only_administrator"
    with refusal("conflict", "quản trị hệ thống duy nhất"):
        disable_user(administrator, by=deputy)
    with refusal("invalid", "quản trị hệ thống duy nhất") as again:
        grant_membership(administrator, "administrator", by=administrator, valid_to=date(2030, 1, 1))
    assert [item.anchor for item in again.value.items] == ["valid_to"]
    end_membership(dated, by=administrator, on=today)
    disable_user(deputy, by=administrator)
    second = grant_membership(person("second"), "administrator", by=administrator)
    third = grant_membership(person("third"), "administrator", by=administrator, valid_from=date(2027, 1, 1))
    end_membership(only, by=administrator, on=today)
    with refusal("conflict", "quản trị hệ thống duy nhất"):
        end_membership(second, by=administrator, on=today)
    with clock.at(datetime(2027, 1, 1, 9, tzinfo=HANOI)):
        end_membership(second, by=third.user, on=date(2027, 1, 1))


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_lock_each_other_at_once_one_stays() -> None:
    User.objects.get_or_create(email="he-thong@portal.invalid")
    pair = [person(name, "administrator") for name in ("một", "hai")]
    held, done = threading.Barrier(2), []

    def lock(by: User, whom: User) -> None:
        held.wait()
        try:
            disable_user(whom, by=by)
            done.append("locked")
        except DomainError as error:
            done.append(error.kind)
        finally:
            connection.close()

    threads = [threading.Thread(target=lock, args=two) for two in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["locked", "refused"]
    assert User.objects.filter(pk__in=[one.pk for one in pair], is_active=True).count() == 1


def test_whoever_is_not_signed_in_or_locked_out_is_nobody(administrator: User) -> None:
    assert standing_of(AnonymousUser()) is NOBODY
    locked = person("locked", "coordinator")
    locked.is_active = False
    assert standing_of(locked) is NOBODY
    known = fresh(administrator)
    assert standing_of(known) is standing_of(known), "read once a request"


def test_who_sees_people_and_who_reads_the_record(administrator: User, agency: Agency) -> None:
    system = User.objects.get_or_create(email="he-thong@portal.invalid")[0]
    auditor, leader, head = person("auditor", "auditor"), person("leader", "leader"), person("head", "head", agency)
    everyone = set(User.objects.exclude(pk=system.pk))
    for somebody, sees, reads in (
        (administrator, True, False),
        (auditor, True, True),
        (leader, False, False),
        (head, False, False),
    ):
        assert bool(policy.can_see_people(somebody)) is sees
        assert set(policy.people_seen_by(somebody)) == (everyone if sees else set())
        assert bool(policy.can_read_record(somebody)) is reads
        seen = {row.user for row in Membership.objects.visible_to(somebody)}
        assert seen == ({administrator, auditor, leader, head} if sees else {somebody})
    with refusal("refused", "được xem danh sách người dùng"):
        policy.can_see_people(leader).require()
    with refusal("refused", "được xem toàn bộ nhật ký"):
        policy.can_read_record(administrator).require()
