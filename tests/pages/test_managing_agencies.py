"""The administrator adds and mends agencies; what is of record goes on saying what it said."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from agencies import policy
from agencies.actions import create_agency, edit_agency, load_agencies, record_succession
from agencies.models import Agency, ClassMember
from core import record
from core.errors import DomainError
from core.sync import Changes
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, fill_in, refused, words
from tests.world import FILE

VALUES: dict[str, Any] = {"name": "Sở Mới", "short_name": "Mới", "kind": "department"}


def agency(code: str = "snv-qn") -> Agency:
    return Agency.objects.get(code=code)


def refusal(code: str, values: dict[str, Any], desk: Desk, **options: Any) -> tuple[str, str]:
    """Where and why the change is refused."""
    with pytest.raises(DomainError) as raised:
        edit_agency(agency(code), values, by=desk.people["administrator"], **options)
    assert raised.value.kind == "invalid"
    return raised.value.items[0].anchor, raised.value.items[0].message


def test_the_administrator_adds_an_agency_and_its_code_stays(desk: Desk) -> None:
    client, address = desk.client("administrator"), reverse("agencies:create")
    typed = VALUES | {"code": "so-moi", "valid_from": "1/1/2027", "aliases": "Sở Mới cũ\r\n\r\nSở kia "}
    refused(fill_in(client, address, "code", **typed | {"code": "snv-qn"}), "id_code", "đã có cơ quan khác dùng")
    refused(fill_in(client, address, "code", **typed | {"code": "Sở mới"}), "id_code", "")
    wrong = typed | {"valid_to": "31/12/2026"}
    refused(fill_in(client, address, "code", **wrong), "id_valid_to", "Ngày kết thúc phải sau ngày bắt đầu.")
    refused(fill_in(client, address, "code", **typed | {"aliases": "K" * 201}), "id_aliases", "dài nhất 200 ký tự")
    answer = fill_in(client, address, "code", **typed)
    made = agency("so-moi")
    assert answer["Location"] == reverse("agencies:detail", args=[made.pk])
    assert (made.aliases, made.valid_from) == (["Sở Mới cũ", "Sở kia"], date(2027, 1, 1))
    assert "Thêm cơ quan" in Screen(client.get(answer["Location"])).text, "its record stands on its page"
    edit = reverse("agencies:edit", args=[made.pk])
    assert 'name="code"' not in client.get(edit).content.decode()
    assert fill_in(client, edit, "reason", name="Sở Thật Mới").status_code == 302
    assert agency("so-moi").name == "Sở Thật Mới", "nothing of record names it yet"


def test_what_is_of_record_wants_a_reason_and_a_new_name_is_a_succession(desk: Desk) -> None:
    desk.send()
    anchor, said = refusal("snv-qn", {"name": "Sở Nội vụ tỉnh Quảng Ngải"}, desk)
    assert anchor == "reason" and "Báo cáo Năm 2026" in said and "«Đổi tên»" in said
    anchor, said = refusal("snv-qn", {"name": "Ban Dân tộc"}, desk, reason="Đổi tên.")
    assert anchor == "name" and "khác hẳn tên cũ" in said
    assert refusal("snv-qn", {"kind": "class"}, desk, reason="Ghi sai.")[0] == "kind"
    assert refusal("snv-qn", {"valid_from": date(2027, 1, 1)}, desk)[0] == "valid_from"
    assert refusal("snv-qn", {"valid_to": date(2025, 1, 1)}, desk)[0] == "valid_to"
    by = desk.people["administrator"]
    mended = edit_agency(agency(), {"name": "Sở Nội vụ tỉnh Quảng Ngãi."}, by=by, reason="Thiếu dấu chấm.")
    events = Agency.pgh_event_model._default_manager.filter(pgh_obj_id=mended.pk)  # type: ignore[attr-defined]
    (line, *_older) = record.read(record.pointers(events))
    assert line.act == "edit_agency" and "Thiếu dấu chấm." in [change.after for change in line.changes]
    edit_agency(agency(), {"area_code": "51"}, by=by), "what no account prints needs none"


def test_an_agency_does_not_end_with_its_duties_in_hand(desk: Desk) -> None:
    last = date(2026, 12, 31)
    anchor, said = refusal("snv-qn", {"valid_to": last}, desk)
    assert anchor == "valid_to" and "báo cáo Năm 2026" in said and "nhiệm vụ của kế hoạch" in said
    record_succession(
        agency(), agency("stp-qn"), by=desk.people["coordinator"], effective_on=date(2027, 1, 1), kind="merge",
        legal_basis="Nghị quyết 1",
    )  # fmt: skip
    assert edit_agency(agency(), {"valid_to": last}, by=desk.people["administrator"]).valid_to == last
    create_agency("tam", VALUES, by=desk.people["administrator"])
    assert edit_agency(agency("tam"), {"valid_to": last}, by=desk.people["administrator"]).valid_to == last


def test_a_class_has_the_members_that_are_chosen(desk: Desk) -> None:
    group = Agency.objects.filter(kind="class", members__isnull=False).first()
    assert group is not None
    client, edit = desk.client("administrator"), reverse("agencies:edit", args=[group.pk])
    chosen = [str(agency("snv-qn").pk), str(agency("stp-qn").pk)]
    assert fill_in(client, edit, "reason", members=chosen).status_code == 302
    assert {row.code for row in group.members.all()} == {"snv-qn", "stp-qn"}
    count = ClassMember.objects.count()
    assert fill_in(client, edit, "reason").status_code == 302 and ClassMember.objects.count() == count
    assert refusal("snv-qn", {}, desk, members=[agency("stp-qn")])[0] == "members"
    assert refusal(group.code, {}, desk, members=[group])[0] == "members"


def test_the_members_stand_by_kind_open_where_something_is_chosen(desk: Desk) -> None:
    group = Agency.objects.filter(kind="class", members__isnull=False).first()
    assert group is not None
    edit_agency(group, {}, by=desk.people["administrator"], members=[agency("snv-qn")])
    page = Screen(desk.client("administrator").get(reverse("agencies:edit", args=[group.pk]))).page
    groups = {words(item.find("summary")): "open" in item.attrib for item in page.xpath("//details[@class='of-kind']")}
    assert [name for name, is_open in groups.items() if is_open] == [f"Sở (đã chọn 1/{len(boxes(page, 'Sở'))})"]
    ended = Agency.objects.filter(kind="department", valid_to__isnull=False)[0]
    assert f"{ended.name} (đến hết {ended.valid_to:%d/%m/%Y})" in boxes(page, "Sở")


def boxes(page: Any, kind: str) -> list[str]:
    found = page.xpath(f"//details[starts-with(normalize-space(summary), '{kind} (')]//label")
    return [words(label) for label in found]


def test_how_a_browser_ends_its_lines_is_no_change(desk: Desk) -> None:
    by = desk.people["administrator"]
    Agency.objects.filter(code="snv-qn").update(formed_from="Sở Nội vụ\nSở Lao động\n")
    answer = fill_in(desk.client("administrator"), reverse("agencies:edit", args=[agency().pk]), "reason")
    assert answer.status_code == 302 and agency().by_hand == [], "nothing was changed"
    edit_agency(agency(), {"formed_from": "Sở Nội vụ\r\nBan Dân tộc"}, by=by)
    assert (agency().formed_from, agency().by_hand) == ("Sở Nội vụ\nBan Dân tộc", ["formed_from"])


def test_a_file_does_not_set_back_what_was_mended_by_hand(desk: Desk) -> None:
    group = Agency.objects.filter(kind="class", members__isnull=False).first()
    assert group is not None
    by = desk.people["administrator"]
    edit_agency(agency(), {"official_code": "G01"}, by=by)
    edit_agency(group, {}, by=by, members=[agency("stp-qn")])
    out, err = io.StringIO(), io.StringIO()
    call_command("load_plan", FILE, stdout=out, stderr=err)
    assert "khác với tệp: snv-qn: Mã định danh điện tử." in err.getvalue()
    assert agency().official_code == "G01" and [row.code for row in group.members.all()] == ["stp-qn"]
    changes, row = Changes(), {"code": "snv-qn", **VALUES, "official_code": "G01"}
    load_agencies([row], [], by=by, changes=changes)
    assert agency().name == "Sở Mới" and changes.kept == [], "other fields still come from the file"


def test_who_may(desk: Desk) -> None:
    for name in desk.people:
        assert bool(policy.can_manage_agencies(desk.people[name])) is (name == "administrator")
        reads = name in ("administrator", "auditor", "coordinator", "colleague")
        assert bool(policy.can_read_agency_record(desk.people[name])) is reads
        page = Screen(desk.client(name).get(reverse("agencies:detail", args=[agency().pk])))
        assert ("Nhật ký của cơ quan" in page.text) is reads
        assert bool(page.links("Sửa thông tin")) is (name == "administrator")


def test_the_api_does_the_same(desk: Desk) -> None:
    client, listing = desk.client("administrator"), reverse("api:agencies-list")
    made = client.post(listing, VALUES | {"code": "so-moi"}, content_type="application/json")
    assert made.status_code == 201, made.content
    one = reverse("api:agencies-detail", args=[made.json()["id"]])
    assert client.patch(one, {"short_name": "M"}, content_type="application/json").json()["short_name"] == "M"
    wrong = client.patch(one, {"code": "khac"}, content_type="application/json")
    assert wrong.status_code == 400 and "code" in wrong.json()["errors"]
