"""The catalogue of reports: each kind asked for, made, read in the page, stopped; and who may."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import User
from agencies.models import Agency
from core import clock
from core.errors import DomainError
from plans.models import Period
from reports import actions, policy
from reports.builders import BUILDERS, Asked, build
from reports.builders.paper import signature
from reports.catalogue.kinds import ENTRIES, compiled_kind
from reports.models import Kind, Report
from reports.writers.layout import lay_out
from tasks.actions import open_period
from tests.pages.conftest import Desk
from tests.pages.screen import Screen, fill_in, refused


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path


def labels(client: Any) -> set[str]:
    found = Screen(client.get(reverse("reports:catalogue"))).page.xpath("//ul[@class='kinds']//a")
    return {link.text_content() for link in found}


def test_every_kind_has_its_builder() -> None:
    assert {entry.kind for entry in ENTRIES} == set(BUILDERS)


def test_each_role_is_offered_what_it_may_make(desk: Desk) -> None:
    every = {entry.label for entry in ENTRIES}
    assert labels(desk.client("coordinator")) == every
    assert labels(desk.client("reporter")) == labels(desk.client("head")) == {"Báo cáo của một cơ quan"}
    assert labels(desk.client("leader")) == {entry.label for entry in ENTRIES if "leader" in entry.makers}
    assert Screen(desk.client("auditor").get(reverse("reports:catalogue"))).status == 403


def test_a_report_is_asked_for_by_its_form_made_and_read_in_the_page(desk: Desk) -> None:
    desk.send("stp-qn")
    client = desk.client("leader")
    fill_in(client, reverse("reports:ask", args=["timeliness"]), "period", period=str(desk.period.pk))
    fill_in(client, reverse("reports:ask", args=["timeliness"]), "period", period=str(desk.period.pk))
    report = Report.objects.get()
    assert actions.run_report(report.pk)
    screen = Screen(client.get(report.get_absolute_url()))
    (link,) = screen.links("Xem trên trang")
    page = Screen(client.get(link)).text
    assert "CƠ QUAN CHƯA GỬI" in page and "Sở Tư pháp" in page and "Đúng hạn" in page
    assert desk.client("reporter").get(link).status_code == 404
    assert fresh(report).files.count() == 3


def test_an_agency_makes_its_own_paper_from_its_account_and_no_other(desk: Desk) -> None:
    own, other, client = desk.account(), desk.account("stp-qn"), desk.client("reporter")
    (link,) = Screen(client.get(desk.page("reports:submission"))).links("Lập báo cáo Word, PDF của cơ quan")
    assert "chưa lập báo cáo nào" in Screen(client.get(reverse("reports:list"))).text
    form = Screen(client.get(link))
    assert form.page.xpath("//select[@name='agency']/option[@selected]/@value") == [str(own.agency_id)]
    assert form.page.xpath("//select[@name='agency']/option/@value") == ["", str(own.agency_id)]
    fill_in(client, link, "period", period=str(desk.period.pk), agency=str(own.agency_id))
    report = Report.objects.get()
    assert actions.run_report(report.pk) and client.get(reverse("reports:preview", args=[report.pk])).status_code == 200
    refused(fill_in(client, link, "period", agency=str(other.agency_id)), "id_agency", "Hãy chọn lại")
    with pytest.raises(DomainError, match="của cơ quan mình"):
        actions.request_report("agency", desk.period, by=desk.people["reporter"], agency=other.agency)
    assert desk.client("other").get(report.get_absolute_url()).status_code == 404
    assert Screen(desk.client("leader").get(desk.page("reports:submission"))).links("Lập báo cáo Word, PDF của cơ quan")
    assert not Screen(desk.client("auditor").get(desk.page("reports:submission"))).links("Lập báo cáo Word")
    with pytest.raises(DomainError, match="không phát hành"):
        actions.freeze_report(fresh(report), by=desk.people["coordinator"])


def test_what_cannot_be_told_is_said_at_its_field(desk: Desk) -> None:
    client, midterm = desk.client("coordinator"), reverse("reports:ask", args=["midterm"])
    assert "Chưa có kỳ nào thuộc loại này" in Screen(client.get(midterm)).text
    address = reverse("reports:ask", args=["timeliness"])
    refused(fill_in(client, address, "period", period="0"), "id_period", "Hãy chọn lại")
    assert client.get(reverse("reports:ask", args=["novel"])).status_code == 404
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        ("midterm", {}, "period"),
        ("comparison", {}, "against"),
        ("agency", {}, "agency"),
        ("timeliness", {"agency": "snv-qn"}, "agency"),
        ("timeliness", {"only": {"state": "late"}}, "state"),
    ],
)
def test_a_kind_takes_what_its_entry_says(desk: Desk, kind: str, more: dict[str, Any], field: str) -> None:
    if "agency" in more:
        more = {"agency": desk.account(more["agency"]).agency}
    with pytest.raises(DomainError) as wrong:
        actions.request_report(kind, desk.period, by=desk.people["coordinator"], **more)
    assert [item.anchor for item in wrong.value.items] == [field] and wrong.value.kind == "invalid"


@pytest.mark.parametrize(
    ("signs", "position", "lines"),
    [
        ("", "", ["GIÁM ĐỐC"]),
        ("KT", "", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("TL", "Chánh Văn phòng", ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
        ("TUQ", "Trưởng phòng", ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]),
    ],
)
def test_the_paper_says_by_what_authority_it_is_signed(desk: Desk, signs: str, position: str, lines: list[str]) -> None:
    values = {"period": str(desk.period.pk), "signs": signs, "position": position}
    fill_in(desk.client("coordinator"), reverse("reports:ask", args=["timeliness"]), "period", **values)
    report = Report.objects.select_related("period__plan").get()
    paper = lay_out(build(Asked(report.kind, report.period, only=report.parameters), clock.now()))
    assert [line.text for line in paper.authority] == lines
    page = Screen(desk.client("coordinator").get(report.get_absolute_url())).text
    assert not signs or f"{signs}. –" in page


def test_the_unit_that_drafted_the_paper_keeps_a_copy(desk: Desk) -> None:
    values = {"period": str(desk.period.pk), "unit": "QLCN"}
    fill_in(desk.client("coordinator"), reverse("reports:ask", args=["timeliness"]), "period", **values)
    report = Report.objects.select_related("period__plan").get()
    paper = build(Asked(report.kind, report.period, only=report.parameters), clock.now())
    assert paper.recipients[-1] == "Lưu: VT, QLCN"
    assert "QLCN" in Screen(desk.client("coordinator").get(report.get_absolute_url())).text


def test_a_committee_signs_as_a_whole_or_by_its_deputy() -> None:
    committee = Agency(kind=Agency.Kind.COMMUNE)
    assert signature(committee).authority == ("TM. Ủy ban nhân dân",)
    by_deputy = signature(committee, {"signs": "KT"})
    assert (by_deputy.authority, by_deputy.position) == (("TM. Ủy ban nhân dân", "KT. Chủ tịch"), "Phó chủ tịch")


def test_who_signs_must_say_as_what(desk: Desk) -> None:
    client, address = desk.client("coordinator"), reverse("reports:ask", args=["timeliness"])
    values = {"period": str(desk.period.pk)}
    refused(fill_in(client, address, "period", **values, signs="TL"), "id_position", "thì ghi chức vụ")
    refused(fill_in(client, address, "period", **values, position="Phó Giám đốc"), "id_signs", "Chọn thẩm quyền ký")
    with pytest.raises(DomainError) as wrong:
        actions.request_report("timeliness", desk.period, by=desk.people["coordinator"], only={"signs": "XX"})
    assert wrong.value.items[0].anchor == "signs"


def test_what_narrows_a_report_must_fit_it(desk: Desk) -> None:
    stranger = Agency.objects.exclude(pk__in=desk.period.submissions.values("agency")).first()
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("tasks", {"only": {"state": "none-such"}}, "state"),
        ("tasks", {"only": {"assignment": "0"}}, "assignment"),
        ("agency", {}, "agency"),
        ("agency", {"agency": stranger}, "agency"),
        ("comparison", {"against": desk.period}, "against"),
    ]
    for kind, more, field in cases:
        with pytest.raises(DomainError) as wrong:
            actions.request_report(kind, desk.period, by=desk.people["coordinator"], **more)
        assert [item.anchor for item in wrong.value.items] == [field], kind
    assert not Report.objects.exists()


def test_an_agency_issues_its_own_report_by_itself(desk: Desk) -> None:
    report = Report(kind="agency", period=desk.period, state="done")
    assert "không phát hành qua cổng" in policy.can_freeze(desk.people["coordinator"], report).reason


def test_an_account_of_an_earlier_year_makes_another_answer(desk: Desk) -> None:
    earlier = Period.objects.get(kind="annual", year=2025)
    open_period(earlier, by=desk.people["coordinator"])
    asked = Asked("annual", desk.period)
    before = actions.stamp(asked)
    assert actions.stamp(asked) == before
    earlier.submissions.filter(agency__code="stp-qn").update(state="accepted")
    assert actions.stamp(asked) != before


def test_a_day_later_it_is_another_answer(desk: Desk) -> None:
    first = actions.request_report("timeliness", desk.period, by=desk.people["leader"])
    assert actions.request_report("timeliness", desk.period, by=desk.people["coordinator"]) == first
    with clock.at(clock.now().replace(day=12)):
        assert actions.request_report("timeliness", desk.period, by=desk.people["leader"]) != first


def test_the_period_says_which_kind_is_its_own(desk: Desk) -> None:
    kinds = {period.kind: compiled_kind(period) for period in Period.objects.all()}
    assert kinds["annual"] == Kind.ANNUAL and set(kinds.values()) <= {Kind.ANNUAL, Kind.MIDTERM, Kind.FINAL}


def test_who_asked_may_stop_it_and_have_it_made_after_all(desk: Desk) -> None:
    report = actions.request_report("timeliness", desk.period, by=desk.people["leader"])
    held = actions.claim(report.pk)
    assert held is not None
    with pytest.raises(DomainError, match="Chỉ người yêu cầu"):
        actions.cancel_report(fresh(report), by=desk.people["auditor"])
    page = Screen(desk.client("leader").get(report.get_absolute_url()))
    page.button("Hủy").post(desk.client("leader"))
    assert fresh(report).state == "canceled"
    with pytest.raises(actions.LeaseLost):
        actions.renew(held, step=2)
    with pytest.raises(DomainError, match="đang chờ hoặc đang tổng hợp"):
        actions.cancel_report(fresh(report), by=desk.people["leader"])
    assert Screen(desk.client("leader").get(reverse("reports:preview", args=[report.pk]))).status == 409
    again = Screen(desk.client("leader").get(report.get_absolute_url()))
    assert "Đã hủy làm báo cáo" in again.text
    again.button("Tổng hợp lại").post(desk.client("leader"))
    assert fresh(report).state == "queued" and actions.run_report(report.pk)


def test_what_was_canceled_is_no_answer(desk: Desk) -> None:
    first = actions.request_report("timeliness", desk.period, by=desk.people["leader"])
    actions.cancel_report(first, by=desk.people["coordinator"])
    assert actions.request_report("timeliness", desk.period, by=desk.people["leader"]) != first


def test_the_api_asks_and_stops(desk: Desk) -> None:
    client = APIClient()
    client.force_authenticate(User.objects.get(pk=desk.people["leader"].pk))
    body = {"kind": "timeliness", "period": desk.period.pk}
    made = client.post("/api/v1/reports/", body, format="json")
    assert (made.status_code, made.json()["kind"]) == (202, "timeliness")
    wrong = client.post("/api/v1/reports/", body | {"agency": desk.account().agency.pk}, format="json")
    assert wrong.status_code == 400 and "agency" in str(wrong.json())
    stopped = client.post(f"/api/v1/reports/{made.json()['id']}/cancel/")
    assert (stopped.status_code, stopped.json()["state"]) == (200, "canceled")


def fresh(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)
