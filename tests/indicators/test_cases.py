"""Cases of enforcement, the statistics counted from them, and what all agencies reported together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from agencies.models import Agency
from indicators.actions import delete_case, save_case, save_statistics
from indicators.models import EnforcementCase, Place, Statistic, asked_of, counted_cases, summaries
from plans.actions import accept_submission
from plans.models import Submission
from tests.indicators.test_statistics import refusal
from tests.pages.conftest import Desk
from tests.world import person

pytestmark = pytest.mark.django_db


def values(**more: Any) -> dict[str, Any]:
    start: dict[str, Any] = {
        "agency": Agency.objects.get(code="ccqltt-qn"), "handled_on": date(2026, 5, 4), "kind": "trademark",
        "is_counterfeit": False, "measure": "fine", "channel": "physical", "fine": Decimal(12_500_000),
        "goods_value": Decimal(30_000_000), "decision": "12/QĐ-XPHC", "summary": "Bán giày nhãn hiệu của người khác.",
        "address": "xã Bờ Y, tỉnh Quảng Ngãi",
    }  # fmt: skip
    return start | more


def test_a_case_is_written_down_with_its_place_and_corrected_by_one_at_a_time(desk: Desk) -> None:
    officer = person("officer", "reporter", Agency.objects.get(code="ccqltt-qn"))
    case = save_case(values(), by=officer)
    assert (case.commune, case.place) == (Agency.objects.get(name="Ủy ban nhân dân xã Bờ Y"), Place.INSIDE)
    changed = save_case(values(fine=None, address=""), by=officer, case=case, version=1)
    assert (changed.version, changed.fine, changed.commune, changed.place) == (2, None, None, Place.UNKNOWN)
    assert save_case(values(fine=None, address=""), by=officer, case=case, version=1).version == 2
    with refusal("conflict", "Người khác đã lưu"):
        save_case(values(), by=officer, case=case, version=1)
    delete_case(case, by=officer)
    with refusal("conflict", "vừa được xóa"):
        delete_case(case, by=officer)
    with refusal("conflict", "vừa được xóa"):
        save_case(values(fine=None), by=officer, case=case, version=2)
    with pytest.raises(ValueError, match="not the fields"):
        save_case({"agency": case.agency}, by=officer)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"handled_on": date(2026, 12, 11)}, "chưa đến"),
        ({"fine": Decimal(-1)}, "không được âm"),
        ({"goods_value": Decimal(-1)}, "không được âm"),
        ({"measure": "warning"}, "không có tiền phạt"),
        ({"summary": " "}, "Hãy nêu nội dung"),
    ],
)
def test_what_does_not_go_together_is_refused(desk: Desk, wrong: dict[str, Any], words: str) -> None:
    with refusal("invalid", words):
        save_case(values(**wrong), by=desk.people["coordinator"])
    assert not EnforcementCase.objects.exists()


def test_only_the_agency_that_handled_it_and_the_coordinator_write(desk: Desk) -> None:
    case = save_case(values(), by=desk.people["coordinator"])
    for name, words in (("reporter", "cơ quan mình"), ("leader", "Chỉ cơ quan xử lý")):
        with refusal("refused", words):
            save_case(values(), by=desk.people[name])
        with refusal("refused", words):
            delete_case(case, by=desk.people[name])


def test_statistics_are_counted_from_the_cases_of_the_window(desk: Desk) -> None:
    by = desk.people["coordinator"]
    agency = Agency.objects.get(code="ccqltt-qn")
    save_case(values(), by=by)
    save_case(values(is_counterfeit=True, measure="criminal", fine=None, channel="digital"), by=by)
    save_case(values(measure="none", fine=None, goods_value=Decimal(9)), by=by)
    save_case(values(handled_on=date(2025, 12, 14)), by=by)
    save_case(values(agency=Agency.objects.get(code="ca-qn")), by=by)
    handled, cells = counted_cases(desk.period, agency.pk, asked_of(desk.period, agency))
    assert handled == 3
    assert cells == {
        ("vu-kiem-tra", "", "thi-truong"): 2,
        ("vu-kiem-tra", "", "moi-truong-so"): 1,
        ("vu-vi-pham", "nhan-hieu", "phat-tien"): 1,
        ("vu-vi-pham", "hang-gia-mao", "hinh-su"): 1,
        ("vi-pham-theo-kenh", "", "thi-truong"): 1,
        ("vi-pham-theo-kenh", "", "moi-truong-so"): 1,
        ("tien-phat", "", ""): Decimal("12.5"),
        ("gia-tri-hang", "", ""): Decimal("60"),
    }


def accepted(desk: Desk, cells: dict[tuple[str, str, str], int], nothing: tuple[str, ...] = ()) -> None:
    exact = {cell: Decimal(value) for cell, value in cells.items()}
    save_statistics(desk.account(), exact, by=desk.people["reporter"], version=0, nothing=nothing)
    desk.send()
    accept_submission(desk.account(), by=desk.people["coordinator"])


def test_all_agencies_together_say_who_reported_and_what_was_accepted(desk: Desk) -> None:
    accepted(desk, {("lop-dao-tao", "quan-ly", ""): 3, ("kinh-phi", "tinh", "thuc-hien"): 7}, ("chi-dao-tao",))
    found = {row.statistic.key: row for row in summaries(desk.period)}
    classes, money = found["lop-dao-tao"], found["kinh-phi"]
    assert (classes.answered, classes.sums, len(classes.reports)) == (1, [("", 3)], 8)
    assert money.sums == [("Dự toán", None), ("Thực hiện", 7)]
    assert found["chi-dao-tao"].answered == 1
    assert found["vu-vi-pham"].sums == [("", None)]
    assert found["tien-phat"].sums == [("", None)]
    assert found["nhiem-vu-khcn"].sums == [("Đang thực hiện", None), ("Đã nghiệm thu trong kỳ", None)]
    (own,) = [row for row in classes.reports if row.agency.code == "snv-qn"]
    assert (own.submission, own.is_accepted) == (desk.account().pk, True)


def test_an_agency_without_an_account_is_named_all_the_same(desk: Desk) -> None:
    Submission.objects.filter(period=desk.period, agency__code="lhh-qn").delete()
    classes = Statistic.objects.get(key="lop-dao-tao")
    (summary,) = summaries(desk.period, [classes.pk])
    silent = [row.agency.code for row in summary.reports if row.submission is None]
    assert silent == ["lhh-qn"]


def test_no_sum_is_shown_where_the_plan_allows_none(desk: Desk) -> None:
    Statistic.objects.filter(key="lop-dao-tao").update(totals="none")
    (summary,) = summaries(desk.period, [Statistic.objects.get(key="lop-dao-tao").pk])
    assert summary.sums == []
