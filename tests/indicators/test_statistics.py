"""Statistics of an account: who is asked, blank is not zero, two people, the lock, what a version keeps."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest

from agencies.models import Agency
from core import record
from core.errors import DomainError
from core.sync import Changes
from indicators.actions import load_statistics, save_statistics, statistics_of_version
from indicators.models import (
    Statistic,
    StatisticFigure,
    StatisticSheet,
    asked_of,
    filled_of,
    grid_of,
    reporters_in,
)
from plans.actions import accept_submission, submit_submission
from plans.importers.plan_file import read_plan
from plans.models import Period, Plan, Submission
from tests.pages.conftest import Desk
from tests.world import FILE

pytestmark = pytest.mark.django_db
CLASSES = ("lop-dao-tao", "quan-ly", "")


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


def save(desk: Desk, values: dict[tuple[str, str, str], int | str | None], **more: Any) -> StatisticSheet:
    exact = {cell: None if value is None else Decimal(value) for cell, value in values.items()}
    by = desk.people[more.pop("by", "reporter")]
    return save_statistics(desk.account(), exact, by=by, **{"version": 0} | more)


def figures(desk: Desk) -> dict[tuple[str, str, str], Decimal]:
    rows = StatisticFigure.objects.filter(agency__code="snv-qn").select_related("statistic")
    return {(row.statistic.key, row.row, row.column): row.value for row in rows}


# ---------------------------------------------------------------- who is asked
def keys_asked(desk: Desk, code: str) -> list[str]:
    return [row.key for row in asked_of(desk.period, Agency.objects.get(code=code))]


def test_whoever_holds_the_duty_on_the_last_day_is_asked(desk: Desk) -> None:
    assert keys_asked(desk, "snv-qn") == ["lop-dao-tao", "luot-nguoi", "chi-dao-tao", "kinh-phi"]
    assert keys_asked(desk, "snv-kt") == []  # its successor is
    assert "vu-vi-pham" in keys_asked(desk, "ccqltt-qn")


def test_the_duty_of_a_border_district_came_to_its_communes(desk: Desk) -> None:
    asked = {row.key: reporters_in(desk.period)[row.pk] for row in Statistic.objects.all()}
    codes = {agency.name for agency in asked["vu-kiem-tra"]}
    assert {"Ủy ban nhân dân xã Bờ Y", "Ủy ban nhân dân xã Sa Thầy"} <= codes
    assert "Ủy ban nhân dân phường Kon Tum" not in codes
    assert len(asked["vu-kiem-tra"]) == len(set(asked["vu-kiem-tra"]))


def test_a_review_over_years_asks_for_no_statistics(desk: Desk) -> None:
    midterm = Period.objects.get(kind="midterm")
    assert asked_of(midterm, Agency.objects.get(code="snv-qn")) == []
    assert reporters_in(midterm) == {}


# ---------------------------------------------------------------- filling in
def test_a_figure_is_kept_and_a_blank_is_no_zero(desk: Desk) -> None:
    sheet = save(desk, {CLASSES: 0, ("lop-dao-tao", "khac", ""): None, ("kinh-phi", "tinh", "thuc-hien"): "12.5"})
    assert figures(desk) == {CLASSES: 0, ("kinh-phi", "tinh", "thuc-hien"): Decimal("12.5")}
    assert (sheet.version, sheet.saved_by, desk.account().state) == (1, desk.people["reporter"], "draft")
    events = StatisticFigure.pgh_event_model.objects.filter(agency_id=desk.account().agency_id)  # type: ignore[attr-defined]
    assert {line.act for line in record.read(record.pointers(events))} == {"save_statistics"}


def test_what_is_not_named_stays_and_none_empties(desk: Desk) -> None:
    save(desk, {CLASSES: 3, ("lop-dao-tao", "khac", ""): 2})
    save(desk, {CLASSES: None}, version=1)
    assert figures(desk) == {("lop-dao-tao", "khac", ""): 2}
    assert save(desk, {("lop-dao-tao", "khac", ""): 2}, version=0).version == 2  # nothing differs: no version, no race


def test_nothing_arose_is_said_and_excludes_a_figure(desk: Desk) -> None:
    sheet = save(desk, {}, nothing=["kinh-phi", "khong-co"], note=" Không chi. ")
    assert (sheet.nothing, sheet.note) == (["kinh-phi"], "Không chi.")
    with refusal("invalid", "không phát sinh"):
        save(desk, {("kinh-phi", "tinh", "du-toan"): 5}, version=1)
    assert figures(desk) == {}


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        (("vu-vi-pham", "nhan-hieu", "phat-tien"), "1", "không phải báo cáo"),
        (("lop-dao-tao", "khong-co", ""), "1", "không phải báo cáo"),
        (CLASSES, "-1", "không được âm"),
        (CLASSES, str(10**14), "quá lớn"),
        (CLASSES, "1.5", "nhập số nguyên"),
        (("kinh-phi", "tinh", "du-toan"), "1.55", "1 chữ số thập phân"),
    ],
)
def test_a_wrong_figure_is_refused(desk: Desk, cell: tuple[str, str, str], value: str, words: str) -> None:
    with refusal("invalid", words):
        save(desk, {cell: value})
    assert figures(desk) == {}


def test_a_lost_race_tells_both_figures(desk: Desk) -> None:
    save(desk, {CLASSES: 3})
    with refusal("conflict", "Người khác đã lưu") as raised:
        save(desk, {CLASSES: 5}, version=0, by="head", nothing=["kinh-phi"])
    assert raised.value.conflict is not None
    assert raised.value.conflict.fields == (
        ("Số lớp đào tạo, tập huấn, hội thảo theo đối tượng: Cán bộ, công chức, viên chức quản lý", "3", "5"),
        ("Kinh phí thực hiện kế hoạch theo nguồn", "–", "Không phát sinh"),
    )
    assert figures(desk) == {CLASSES: 3}


def test_only_the_agency_s_people_fill_and_not_after_sending(desk: Desk) -> None:
    with refusal("refused", "Chỉ người của cơ quan"):
        save(desk, {CLASSES: 1}, by="other")
    save(desk, {CLASSES: 1})
    desk.send()
    with refusal("conflict", "đã gửi"):
        save(desk, {CLASSES: 2}, version=1)


# ---------------------------------------------------------------- what is read
def test_a_version_keeps_the_figures_as_they_were_sent(desk: Desk) -> None:
    save(desk, {CLASSES: 3, ("kinh-phi", "tinh", "thuc-hien"): "12.50"}, nothing=["chi-dao-tao"], note="Sơ bộ.")
    content = desk.send().versions.get().content
    kept = {row["key"]: row for row in content["statistics"]}
    assert list(kept) == ["lop-dao-tao", "luot-nguoi", "chi-dao-tao", "kinh-phi"]
    assert kept["lop-dao-tao"]["cells"] == [["quan-ly", "", "3"]]
    assert kept["kinh-phi"]["cells"] == [["tinh", "thuc-hien", "12.5"]]
    assert kept["chi-dao-tao"]["nothing"] is True
    assert content["statistics_note"] == "Sơ bộ."


def test_an_account_that_is_asked_for_none_keeps_none(desk: Desk) -> None:
    bare = next(row for row in Submission.objects.filter(period=desk.period) if not filled_of(row).grids)
    assert (filled_of(bare).is_complete, filled_of(bare).answered) == (True, 0)
    assert statistics_of_version(bare) == {}


def test_last_year_s_figures_stand_beside_also_those_of_who_came_before(desk: Desk) -> None:
    past, old = Period.objects.get(kind="annual", year=2025), Agency.objects.get(code="snv-kt")
    Submission.objects.create(period=past, agency=old)
    classes = Statistic.objects.get(key="lop-dao-tao")
    StatisticFigure.objects.create(
        statistic=classes, period=past, agency=old, row="quan-ly", value=2, recorded_by=desk.people["head"]
    )
    save(desk, {CLASSES: 20, ("lop-dao-tao", "khac", ""): 1})
    filled = filled_of(desk.account())
    (tenfold,) = filled.tenfold
    assert (tenfold.row, tenfold.value, tenfold.before) == ("quan-ly", 20, 2)
    assert filled.answered == 1
    assert "Kinh phí thực hiện kế hoạch theo nguồn" in filled.unanswered_names
    assert not filled.is_complete


def test_sums_follow_what_the_plan_allows_and_no_figure_has_no_sum() -> None:
    sides = {"rows": [{"key": "a", "name": "A"}, {"key": "b", "name": "B"}], "columns": [{"key": "x", "name": "X"}] * 2}
    sides["columns"] = [{"key": "x", "name": "X"}, {"key": "y", "name": "Y"}]
    shape: dict[str, Any] = {"key": "k", "name": "N", "unit": "vụ", "totals": "both", **sides}
    grid = grid_of(shape, {("a", "x"): Decimal(1), ("b", "x"): Decimal(2)})
    assert (grid.totals, grid.total) == ([3, None], 3)
    assert [row.total for row in grid.rows] == [1, 2]
    assert grid.totals_named == [("X", 3), ("Y", None)]
    rows = grid_of(shape | {"totals": "rows"}, {("a", "x"): Decimal(1)})
    assert (rows.totals, rows.total, rows.rows[0].total) == ([1, None], None, None)
    none = grid_of(shape | {"totals": "none"}, {("a", "x"): Decimal(1)})
    assert none.totals is None
    single = grid_of(shape | {"rows": [], "columns": []}, {})
    assert [(cell.label, cell.value) for row in single.rows for cell in row.cells] == [("N", None)]


def test_a_draft_is_the_agency_s_own_and_what_is_accepted_is_everybody_s(desk: Desk) -> None:
    def seen(name: str) -> int:
        return StatisticFigure.objects.visible_to(desk.people[name]).count()

    save(desk, {CLASSES: 3})
    assert [seen(name) for name in ("reporter", "head", "other", "coordinator", "auditor", "nobody")] == [
        1, 1, 0, 1, 1, 0,
    ]  # fmt: skip
    assert not StatisticFigure.objects.accepted_in(desk.period).exists()
    assert StatisticSheet.objects.visible_to(desk.people["other"]).count() == 0
    submit_submission(desk.fill(), by=desk.people["head"])
    accept_submission(desk.account(), by=desk.people["coordinator"])
    assert [seen(name) for name in ("reporter", "other", "leader", "nobody")] == [1, 1, 1, 0]
    assert StatisticFigure.objects.accepted_in(desk.period).count() == 1


# ---------------------------------------------------------------- the plan file
@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(read_plan(FILE).data)


def load(desk: Desk, data: dict[str, Any]) -> Changes:
    changes = Changes()
    load_statistics(Plan.objects.get(), data, by=desk.people["coordinator"], changes=changes)
    return changes


def test_a_second_load_changes_nothing(desk: Desk, data: dict[str, Any]) -> None:
    changes = load(desk, data)
    assert (changes.created, changes.updated, changes.deleted) == (0, 0, 0)
    assert Statistic.objects.count() == len(data["statistics"])


def test_a_changed_file_changes_what_changed(desk: Desk, data: dict[str, Any]) -> None:
    data["statistics"][0]["reporters"] = ["ca-kt"]
    del data["statistics"][-1]
    changes = load(desk, data)
    assert (changes.created, changes.updated, changes.deleted) == (0, 1, 1)
    assert [agency.code for agency in Statistic.objects.first().reporters.all()] == ["ca-kt"]  # type: ignore[union-attr]


def test_what_has_figures_is_not_taken_away(desk: Desk, data: dict[str, Any]) -> None:
    save(desk, {CLASSES: 3})
    classes = next(row for row in data["statistics"] if row["key"] == "lop-dao-tao")
    fewer = copy.deepcopy(data)
    next(row for row in fewer["statistics"] if row["key"] == "lop-dao-tao")["rows"] = classes["rows"][1:]
    with refusal("conflict", "đã có số liệu báo cáo"):
        load(desk, fewer)
    data["statistics"].remove(classes)
    with refusal("conflict", "đã có dữ liệu báo cáo"):
        load(desk, data)
