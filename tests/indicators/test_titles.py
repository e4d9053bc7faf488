"""Writing the register of titles: who may, what follows from a row, what is refused and where."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command

from accounts.models import User
from agencies.models import Agency
from core.errors import DomainError
from indicators.actions import (
    add_exploitation,
    add_step,
    add_title_document,
    authorise_user,
    derive,
    remove_title,
    remove_title_document,
    save_title,
)
from indicators.models import Gazetteer, Place, Title, Validity
from tests.world import FILE, person

MARK: dict[str, Any] = {
    "kind": "trademark",
    "name": "Cà phê Minh Họa",
    "application_number": "VN-4-2019-43953",
    "title_number": "4-0405854-000",
    "filed_on": date(2019, 10, 31),
    "granted_on": date(2021, 12, 1),
    "status": "granted",
    "owner": "HTX Minh Họa",
    "address": "Thôn 3, xã Đăk Hà, huyện Tu Mơ Rông, tỉnh Kon Tum",
}


@pytest.fixture
def desk(db: None) -> Iterator[SimpleNamespace]:
    call_command("load_plan", FILE, verbosity=0, stdout=io.StringIO())
    agency = Agency.objects.get(code="snv-qn")
    yield SimpleNamespace(coordinator=person("dau-moi", "coordinator"), reporter=person("bao-cao", "reporter", agency))


def fault(values: dict[str, Any], by: User, **more: Any) -> dict[str, str]:
    with pytest.raises(DomainError) as error:
        save_title(values, by=by, **more)
    assert error.value.kind == "invalid"
    return {item.anchor: item.message for item in error.value.items}


def test_what_follows_from_a_row_is_set(desk: SimpleNamespace) -> None:
    title = save_title(MARK, by=desk.coordinator)
    title.refresh_from_db()
    assert (title.application_key, title.title_key) == ("4-2019-43953", "4-0405854")
    assert title.number_keys == ["4-2019-43953", "4201943953", "43953", "4-0405854", "40405854", "405854"]
    assert title.valid_until == date(2029, 10, 31)
    assert title.commune and title.commune.area_code == "23425"
    assert title.district and title.district.code == "ubnd-huyen-tu-mo-rong"
    assert title.place == Place.INSIDE and title.version == 1 and title.changed_by == desk.coordinator
    assert title.validity_on(date(2026, 1, 1)) == Validity.IN_FORCE


def test_only_the_coordinating_agency_writes(desk: SimpleNamespace) -> None:
    with pytest.raises(DomainError) as error:
        save_title(MARK, by=desk.reporter)
    assert error.value.kind == "refused"


def test_a_use_without_a_proof_is_not_recorded(desk: SimpleNamespace) -> None:
    title = save_title(MARK, by=desk.coordinator)
    use = {"kind": "own", "user": "HTX", "contract": "Cà phê bột", "since": date(2022, 1, 1), "proof": " "}
    with pytest.raises(DomainError) as error:
        add_exploitation(title, use, by=desk.coordinator)
    assert [item.anchor for item in error.value.items] == ["proof"] and not title.exploitations.exists()


def test_who_may_use_an_indication_is_for_the_coordinating_agency_to_say(desk: SimpleNamespace) -> None:
    title = save_title(MARK, by=desk.coordinator)
    given = {"name": "HTX", "granted_on": date(2024, 6, 24)}
    for by, kind in ((desk.reporter, "refused"), (desk.coordinator, "conflict")):
        with pytest.raises(DomainError) as error:
            authorise_user(title, given, by=by)
        assert error.value.kind == kind and not title.authorised_users.exists()


def test_a_title_is_taken_out_once(desk: SimpleNamespace) -> None:
    title, seen = save_title(MARK, by=desk.coordinator), Title.objects.get()
    remove_title(title, by=desk.coordinator)
    for act in (
        lambda: remove_title(seen, by=desk.coordinator),
        lambda: save_title({"owner": "HTX Khác"}, by=desk.coordinator, title=seen, version=1),
        lambda: add_exploitation(seen, {"since": date(2024, 1, 1), "proof": "Hợp đồng"}, by=desk.coordinator),
        lambda: add_step(seen, by=desk.coordinator, on=None, words="Cấp bằng"),
        lambda: add_title_document(seen, {"name": "Quyết định"}, by=desk.coordinator),
    ):
        with pytest.raises(DomainError) as error:
            act()
        assert error.value.code == "stale" and "vừa được người khác bỏ" in error.value.message
    assert not Title.objects.exists()


def test_nobody_is_let_use_an_indication_that_was_taken_out(desk: SimpleNamespace) -> None:
    kept = {name: value for name, value in MARK.items() if not name.endswith("_number")}
    seen = save_title(kept | {"kind": "geographical_indication"}, by=desk.coordinator)
    Title.objects.all().delete()
    with pytest.raises(DomainError) as error:
        authorise_user(seen, {"name": "HTX", "granted_on": date(2024, 6, 24)}, by=desk.coordinator)
    assert error.value.code == "stale"


def test_a_document_is_removed_once(desk: SimpleNamespace) -> None:
    title = save_title(MARK, by=desk.coordinator)
    document = add_title_document(title, {"name": "Quyết định"}, by=desk.coordinator)
    remove_title_document(document, by=desk.coordinator)
    with pytest.raises(DomainError) as error:
        remove_title_document(document, by=desk.coordinator)
    assert error.value.code == "stale"


def test_deriving_asks_the_database_nothing(desk: SimpleNamespace, django_assert_num_queries: Any) -> None:
    gazetteer, row = Gazetteer.load(), Title(**MARK, expires_on=date(2039, 10, 31))
    with django_assert_num_queries(0):
        derive(row, gazetteer)
    assert row.valid_until == date(2039, 10, 31)


def test_a_title_ended_without_a_date_ends_on_the_day_that_was_looked_at(desk: SimpleNamespace) -> None:
    row = Title(**MARK | {"status": "lapsed", "retrieved_on": date(2026, 3, 1)})
    derive(row, Gazetteer.load())
    assert row.ended_on == date(2026, 3, 1)
    assert "ended_on" in fault(MARK | {"status": "cancelled"}, desk.coordinator)


def test_the_same_number_in_another_writing_is_told_with_its_row(desk: SimpleNamespace) -> None:
    known = save_title(MARK, by=desk.coordinator)
    with pytest.raises(DomainError) as error:
        save_title(MARK | {"application_number": "4 2019 43953", "title_number": ""}, by=desk.coordinator)
    (item,) = error.value.items
    assert item.anchor == "application_number" and item.url == known.get_absolute_url()
    other = save_title(MARK | {"kind": "collective_mark"}, by=desk.coordinator)
    assert other.pk != known.pk


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"application_number": "1-2019-00001"}, "application_number"),
        ({"application_number": "4-0405854"}, "application_number"),
        ({"title_number": "4-2019-43953"}, "title_number"),
        ({"granted_on": date(2018, 1, 1)}, "granted_on"),
        ({"granted_on": None}, "granted_on"),
        ({"ended_on": date(2020, 1, 1)}, "ended_on"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(desk: SimpleNamespace, values: dict[str, Any], field: str) -> None:
    assert field in fault(MARK | values, desk.coordinator)
    assert not Title.objects.exists()


def test_two_people_at_one_row(desk: SimpleNamespace) -> None:
    title = save_title(MARK, by=desk.coordinator)
    save_title(MARK | {"owner": "Công ty A"}, by=desk.coordinator, title=title, version=1)
    with pytest.raises(DomainError) as error:
        save_title(MARK | {"owner": "Công ty B"}, by=desk.coordinator, title=title, version=1)
    assert error.value.conflict and error.value.conflict.version == 2
    assert ("Công ty A", "Công ty B") in {field[1:] for field in error.value.conflict.fields}
    with pytest.raises(DomainError) as error:
        save_title({"nice": ["30", "35"], "vienna": [], "is_tree": True}, by=desk.coordinator, title=title, version=1)
    assert error.value.conflict and {field[1:] for field in error.value.conflict.fields} == {
        ("–", "30, 35"),
        ("Không", "Có"),
    }
    same = save_title({"owner": " Công ty A "}, by=desk.coordinator, title=title, version=1)
    assert same.version == 2


def test_a_place_corrected_by_hand_stays_until_the_address_changes(desk: SimpleNamespace) -> None:
    title = save_title(MARK, by=desk.coordinator)
    commune = Agency.objects.get(area_code="23500")
    title = save_title({"commune": commune}, by=desk.coordinator, title=title, version=1)
    title = save_title({"owner": "Khác", "commune": commune}, by=desk.coordinator, title=title, version=2)
    assert title.commune == commune and title.place == Place.INSIDE
    moved = {"address": "quận Hải Châu, TP. Đà Nẵng", "commune": commune}
    title = save_title(moved, by=desk.coordinator, title=title, version=3)
    assert title.commune is None and title.place == Place.OUTSIDE
    unknown = save_title(
        {"kind": "patent", "name": "Máy", "address": "không rõ", "district": title.district, "commune": commune},
        by=desk.coordinator,
    )
    assert unknown.commune == commune and unknown.place == Place.INSIDE
