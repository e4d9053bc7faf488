"""What an agency's own paper says, what the mid-term and final reports look back on, and two periods side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from accounts.models import User
from core import clock
from indicators.models import Indicator, Observation
from plans.models import Period, Plan, Submission
from reports.builders import Asked, build
from reports.document import Bullets, Document, Heading, Paragraph, Table, from_json, to_json
from reports.writers import WRITERS
from tasks.models import Evidence, Output, Progress, Task
from tests.reports.years import NOW, make_years


@pytest.fixture(scope="module")
def plan(django_db_setup: None, django_db_blocker: Any) -> Iterator[Plan]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        yield make_years()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def now(plan: Plan, db: None) -> Iterator[None]:
    with clock.at(NOW):
        yield


def annual(year: int) -> Period:
    return Period.objects.select_related("plan").get(kind="annual", year=year)


def account(period: Period, **state: Any) -> Submission:
    found = Submission.objects.select_related("agency").filter(period=period, **state).order_by("pk").first()
    assert found is not None
    return found


def text_of(document: Document) -> str:
    """All that the paper says in sentences."""
    said = [document.abstract]
    for block in document.blocks:
        if isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, Paragraph):
            said += [run.text for run in block.pieces]
        elif isinstance(block, Bullets):
            said += block.items
    return "\n".join(said)


def table_of(document: Document, name: str) -> Table:
    blocks = [block for part in (document.blocks, *(row.blocks for row in document.appendices)) for block in part]
    (found,) = [block for block in blocks if isinstance(block, Table) and block.name == name]
    return found


def rows_of(table: Table) -> list[dict[str, Any]]:
    heads = [column.header for column in table.columns]
    return [dict(zip(heads, row, strict=True)) for row in table.rows if isinstance(row, tuple)]


def written(document: Document, settings: Any) -> None:
    """It comes out in every format."""
    frozen = from_json(to_json(document))
    assert all(writer(frozen, fonts=settings.FONTS_DIR) for writer in WRITERS.values())


def agency_paper(row: Submission) -> Document:
    return build(Asked("agency", row.period, row.agency), NOW)


def test_what_an_agency_sent_is_its_paper(settings: Any) -> None:
    row = account(annual(2026), state="submitted", agency__kind="department")
    Submission.objects.filter(pk=row.pk).update(summary="Đã đổi sau khi gửi.")
    document = agency_paper(row)
    said = text_of(document)
    assert document.agency == row.agency.name and document.parent_agency == "Ủy ban nhân dân tỉnh Quảng Ngãi"
    assert document.place and document.addressees == ("Sở Khoa học và Công nghệ tỉnh Quảng Ngãi",)
    assert "lần gửi 1, ngày" in said and "DỰ THẢO" not in said and "Đã đổi sau khi gửi" not in said
    assert "Đã làm việc" in said and "SỐ LIỆU" not in said
    assert len(table_of(document, "Nhiệm vụ").rows) == row.progress.count()
    written(document, settings)


def test_a_draft_says_that_it_is_one(settings: Any) -> None:
    row = account(annual(2026), state="draft")
    Submission.objects.filter(pk=row.pk).update(summary="Dòng một.\n\nDòng hai.", shortcomings="")
    entry = Progress.objects.filter(submission=row).first()
    assert entry is not None
    Progress.objects.filter(pk=entry.pk).update(obstacles="Thiếu kinh phí.", next_steps="Xin bổ sung.", stage="")
    by = User.objects.system()
    Evidence.objects.create(progress=entry, name="bien-ban.pdf", sha256="0" * 64, size=1, uploaded_by=by)
    indicator = Indicator.objects.filter(kind="cumulative").first()
    Observation.objects.create(
        indicator=indicator, period=row.period, agency=row.agency, value=4, recorded_by=by, recorded_at=NOW
    )
    document = agency_paper(row)
    said = text_of(document)
    assert said.splitlines()[1] == "DỰ THẢO – báo cáo chưa gửi." and document.title.startswith("DỰ THẢO")
    for words in ("Dòng một.", "Dòng hai.", "Thiếu kinh phí.", "Xin bổ sung.", "Tệp minh chứng: bien-ban.pdf"):
        assert words in said
    assert "Tình trạng: Chưa nhập" in said and "Cơ quan không nêu nội dung này." in said
    assert rows_of(table_of(document, "Số liệu"))[0]["Kỳ này"] == 4
    written(document, settings)


def test_the_coordinating_agency_reports_above_itself() -> None:
    row = account(annual(2026), agency__code="skhcn-qn")
    assert agency_paper(row).addressees == ("Ủy ban nhân dân tỉnh Quảng Ngãi",)


def test_an_old_account_is_headed_by_who_stands_in_the_agencys_place() -> None:
    row = account(annual(2024), agency__code="skhcn-kt")
    document = agency_paper(row)
    assert document.agency == "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"
    assert f"kế thừa {row.agency.name}" in text_of(document)
    divided = account(annual(2024), agency__kind="district")
    assert agency_paper(divided).agency == divided.agency.name and not agency_paper(divided).parent_agency


def observe(*years: int) -> Indicator:
    """A figure of the province for each year: 10, 12, …"""
    by, indicator = User.objects.system(), Indicator.objects.filter(kind="cumulative").order_by("order").first()
    assert indicator is not None
    for number, year in enumerate(years):
        Observation.objects.create(
            indicator=indicator, period=annual(year), value=10 + 2 * number, recorded_by=by, recorded_at=NOW
        )
    return indicator


def look_back(kind: str) -> Document:
    """The report of the mid-term or the end, of which the period stands after the years told of."""
    period = Period.objects.select_related("plan").get(kind=kind)
    Period.objects.filter(pk=period.pk).update(window_end=NOW.date(), opened_at=NOW)
    return build(Asked(kind, Period.objects.select_related("plan").get(pk=period.pk)), NOW)


@pytest.mark.parametrize("kind", ["midterm", "final"])
def test_the_years_are_looked_back_on(kind: str, settings: Any) -> None:
    indicator = observe(2024, 2026)
    document = look_back(kind)
    said = text_of(document)
    assert "KẾT QUẢ QUA CÁC NĂM" in said and "Từ năm 2024 đến năm 2025" in said and "Phụ lục VI" in said
    assert document.appendices[5].title == "Kết quả qua các năm"
    rows = rows_of(table_of(document, "Báo cáo các năm"))
    assert [row["Năm"] for row in rows] == ["2024", "2025"]
    for row in rows:
        sent = Submission.objects.filter(period=annual(int(row["Năm"])))
        named = Output.objects.filter(progress__submission__in=sent.filter(state="accepted"))
        assert row["Cơ quan phải báo cáo"] == sent.count()
        assert row["Đã gửi"] == sent.exclude(first_submitted_at=None).count()
        assert row["Văn bản, sản phẩm"] == named.values("number", "issued_on").distinct().count() > 0
    states = table_of(document, "Tình trạng các năm")
    assert states.total is not None and states.total[1] == states.total[2] == Task.objects.counted().filter(
        children=None
    ).count()  # fmt: skip
    (target,) = [row for row in rows_of(table_of(document, "Chỉ tiêu các năm")) if row["Chỉ tiêu"] == indicator.name]
    assert (target["2024"], target["2025"]) == (10, None) and "2026" not in target
    done = rows_of(table_of(document, "Đã hoàn thành"))
    assert done and all(row["Hoàn thành năm"] in ("2024", "2025", "2024, 2025") for row in done)
    written(document, settings)


def test_a_year_and_a_plan_without_years_look_back_on_nothing() -> None:
    assert "KẾT QUẢ QUA CÁC NĂM" not in text_of(build(Asked("annual", annual(2025)), NOW))
    period = Period.objects.select_related("plan").get(kind="midterm")
    Period.objects.filter(kind="annual").update(window_start="2039-01-01", window_end="2040-01-01")
    assert len(build(Asked("midterm", period), NOW).appendices) == 5


def compared(one: int, other: int) -> Document:
    return build(Asked("comparison", annual(one), against=annual(other)), NOW)


def test_two_periods_stand_side_by_side(settings: Any) -> None:
    indicator = observe(2024, 2025)
    document = compared(2025, 2024)
    rows = {row["Nội dung"]: row for row in rows_of(table_of(document, "Số liệu chung"))}
    for year in (2024, 2025):
        sent = Submission.objects.filter(period=annual(year))
        assert rows["Cơ quan phải báo cáo"][f"Năm {year}"] == sent.count()
    row = rows["Cơ quan phải báo cáo"]
    assert row["Thay đổi"] == row["Năm 2025"] - row["Năm 2024"]
    targets = {row["Chỉ tiêu"]: row for row in rows_of(table_of(document, "Chỉ tiêu"))}
    assert [targets[indicator.name][head] for head in ("Năm 2024", "Năm 2025", "Thay đổi")] == [10, 12, 2]
    assert [row["Thay đổi"] for name, row in targets.items() if name != indicator.name] == [None] * (len(targets) - 1)
    assert "1 tăng, 0 giảm, 0 không đổi" in text_of(document)
    moved = rows_of(table_of(document, "Đổi tình trạng"))
    assert moved and all(row["Tình trạng năm 2024"] != row["Tình trạng năm 2025"] for row in moved)
    written(document, settings)


def test_the_earlier_period_comes_first_whichever_was_asked_for() -> None:
    assert to_json(compared(2024, 2025)) == to_json(compared(2025, 2024))


def test_a_successor_is_compared_with_those_before_it() -> None:
    document = compared(2026, 2024)
    rows = {row["Cơ quan"]: row for row in rows_of(table_of(document, "Cơ quan"))}
    row = rows["Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"]
    assert "Sở Khoa học và Công nghệ tỉnh Kon Tum" in row["Kỳ trước do"] and row["So sánh"] != "Mới báo cáo"
    assert {row["So sánh"] for row in rows.values()} >= {"Tiến bộ", "Giảm", "Chưa đủ số liệu"}
    unsent = Submission.objects.filter(period=annual(2026), state="draft").select_related("agency")
    assert all(rows[item.agency.name]["Hoàn thành năm 2026 (%)"] is None for item in unsent)
    edges = rows_of(table_of(document, "Kế thừa"))
    assert edges and all(edge["Từ ngày"].year == 2025 for edge in edges)
    assert f"Giữa hai kỳ có {len(edges)} việc" in text_of(document)


def test_who_came_and_who_went_is_told_and_nothing_to_compare_is_said() -> None:
    period = Period.objects.select_related("plan").get(kind="midterm")
    document = build(Asked("comparison", annual(2024), against=period), NOW)
    verdicts = {row["So sánh"] for row in rows_of(table_of(document, "Cơ quan"))}
    assert verdicts <= {"Mới báo cáo", "Không còn báo cáo"} and verdicts
