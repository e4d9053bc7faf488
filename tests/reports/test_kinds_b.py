"""Tasks by state, difficulties and their answers, what became of agencies: each report says what the rows say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from accounts.models import User
from agencies.models import Agency, Succession
from core import clock
from plans.models import Period, Plan, Submission
from reports import actions
from reports.builders import Asked, build
from reports.builders.figures import Bucket, tally
from reports.builders.readings import read_years
from reports.document import Bullets, Document, Figures, Heading, Paragraph, Table, from_json, to_json
from reports.models import Report
from reports.writers import WRITERS
from tasks.actions import answer_obstacle, close_obstacle, forward_obstacle, raise_obstacle
from tasks.models import Responsibility, Task
from tests.reports.years import NOW, make_years
from tests.world import person


@pytest.fixture(scope="module")
def plan(django_db_setup: None, django_db_blocker: Any) -> Iterator[Plan]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        made = make_years()
        person("coordinator", "coordinator")
        person("leader", "leader")
        person("reporter", "reporter", Agency.objects.get(code="snv-qn"))
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def now(plan: Plan, db: None) -> Iterator[None]:
    with clock.at(NOW):
        yield


def annual(year: int) -> Period:
    return Period.objects.select_related("plan__issuer").get(kind="annual", year=year)


def user(name: str) -> User:
    return User.objects.get(email=f"{name}@example.test")


def made(kind: str, year: int, **only: str) -> Document:
    """Built, kept and read back, as the worker does."""
    document = build(Asked(kind, annual(year), only=only), NOW)
    assert from_json(to_json(document)) == document
    return document


def text_of(document: Document) -> str:
    said = [document.abstract]
    for block in document.blocks:
        if isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, Paragraph):
            said += ["".join(run.text for run in block.pieces)]
        elif isinstance(block, Bullets):
            said += block.items
    return "\n".join(said)


def figures_of(document: Document) -> dict[str, Any]:
    (found,) = [block for block in document.blocks if isinstance(block, Figures)]
    return {figure.label: figure.value for figure in found.items}


def tables_of(document: Document) -> dict[str, Table]:
    blocks = [block for part in (document.blocks, *(row.blocks for row in document.appendices)) for block in part]
    return {block.name: block for block in blocks if isinstance(block, Table)}


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_tasks_are_counted_as_the_dashboard_counts_them(year: int) -> None:
    readings = read_years(user("coordinator"), NOW)
    assert readings is not None
    shown = readings.year(year)
    assert shown is not None
    document = made("tasks", year)
    counts = tally(shown.parts).counts
    assert {bucket: figures_of(document)[str(bucket.label)] for bucket in Bucket} == counts
    tables = tables_of(document)
    assert len(tables.pop("Phần việc").rows) == len(shown.parts)
    assert set(tables) == {str(bucket.label) for bucket, number in counts.items() if number}
    for name, table in tables.items():
        assert len(table.rows) == len({part.task.pk for part in shown.parts if str(part.bucket.label) == name})
    assert f"Đã hoàn thành {tally(shown.parts).done}/" in text_of(document)


def test_overdue_tasks_come_first_with_result_of_what_was_accepted() -> None:
    document = made("tasks", 2025)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings[:2] == ["KẾT QUẢ CHUNG", "QUÁ HẠN"]
    assert any(str(row[7]).startswith("Đã làm việc") for row in tables_of(document)["Phần việc"].rows)
    running = tables_of(made("tasks", 2026))["Phần việc"]
    waiting = [row for row in running.rows if row[5] in ("Chờ xem xét", "Chưa báo cáo")]
    assert waiting and all(row[3] is None and row[4] is None and row[7] is None for row in waiting)


def test_a_narrowed_list_of_tasks_says_so() -> None:
    assignment = annual(2025).plan.assignments.order_by("order")[0]
    document = made("tasks", 2025, state="overdue", assignment=str(assignment.pk))
    assert "chỉ nói về nhóm nhiệm vụ" in text_of(document) and "ở tình trạng «Quá hạn»" in text_of(document)
    rows = tables_of(document)["Phần việc"].rows
    codes = set(Task.objects.filter(assignment=assignment).values_list("code", flat=True))
    assert {row[0] for row in rows} <= codes and {row[5] for row in rows} <= {"Quá hạn"}
    assert figures_of(document)["Phần việc"] >= len(rows)
    assert "Không có nhiệm vụ nào" in text_of(made("tasks", 2025, state="unreported"))


def raise_three() -> None:
    """One waits for the People's Committee, one was answered and closed, one is new."""
    agency, by = Agency.objects.get(code="snv-qn"), user("reporter")
    task = Task.objects.get(code="6.1")
    first = NOW - timedelta(days=40)
    with clock.at(first):
        waits = raise_obstacle(agency, by=by, text="Chưa có định mức.", proposal="Ban hành định mức.", task=task)
        ends = raise_obstacle(agency, by=by, text="Thiếu người.", period=annual(2026))
    with clock.at(first + timedelta(days=10)):
        forward_obstacle(waits, by=user("coordinator"), note="Đề nghị xem xét.")
        forward_obstacle(ends, by=user("coordinator"), note="Đồng ý.")
    with clock.at(first + timedelta(days=14)):
        answer_obstacle(
            ends, by=user("leader"), answer="Giao Sở Nội vụ.", document_number="15/UBND", document_on=date(2026, 11, 1)
        )
        close_obstacle(ends, by=user("coordinator"), note="Đã xong.")
    raise_obstacle(agency, by=by, text="Mẫu phiếu khó.", period=annual(2026))


def test_difficulties_are_told_by_whose_word_they_wait_for() -> None:
    raise_three()
    document = made("obstacles", 2026)
    assert list(figures_of(document).values())[:4] == [3, 2, 1, 1]
    assert figures_of(document)["Từ khi nêu đến khi có ý kiến, bình quân"] == 14
    text = text_of(document)
    order = ["CHỜ Ý KIẾN CỦA ỦY BAN", "Chưa có định mức.", "CHỜ CƠ QUAN ĐẦU MỐI", "Mẫu phiếu khó.", "ĐÃ KẾT THÚC"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "đã chờ 30 ngày" in text and "Đề xuất, kiến nghị: Ban hành định mức." in text
    assert "Giao Sở Nội vụ. (văn bản số 15/UBND ngày 01/11/2026)" in text and "Đã xong." in text
    assert len(tables_of(document)["Khó khăn"].rows) == 3


def test_only_the_difficulties_of_the_period_and_the_state_asked_for() -> None:
    raise_three()
    assert "Không có khó khăn" in text_of(made("obstacles", 2024))
    closed = made("obstacles", 2026, state="closed")
    assert "ở trạng thái «Đã kết thúc»" in text_of(closed) and len(tables_of(closed)["Khó khăn"].rows) == 1


def test_difficulties_told_in_an_account_but_not_raised_are_listed() -> None:
    version = Submission.objects.filter(period=annual(2025), state="accepted").first().versions.last()  # type: ignore[union-attr]
    version.content["entries"][0]["obstacles"] = "Kinh phí cấp chậm."
    type(version).objects.filter(pk=version.pk).update(content=version.content)
    text = text_of(made("obstacles", 2025))
    assert "CHƯA ĐỀ NGHỊ GIẢI QUYẾT" in text and "Kinh phí cấp chậm." in text
    assert "Kinh phí cấp chậm." not in text_of(made("obstacles", 2025, state="raised"))


def test_succession_says_who_took_over_what() -> None:
    document = made("succession", 2025)
    text, figures, tables = text_of(document), figures_of(document), tables_of(document)
    assert "hợp nhất: " in text and "→ Sở Khoa học và Công nghệ" in text
    assert figures["Nhiệm vụ có cơ quan chủ trì được sắp xếp"] == len(tables["Nhiệm vụ"].rows) > 0
    assert figures["Báo cáo do cơ quan kế thừa gửi"] == len(tables["Báo cáo thay"].rows) > 0
    edges = Succession.objects.filter(effective_on__year=2025)
    assert 0 < len(tables["Kế thừa"].rows) <= edges.count()
    assert all(row[6] or row[8] for row in tables["Kế thừa"].rows)


def test_tasks_that_nobody_holds_and_agencies_without_an_heir_are_named() -> None:
    lead = Responsibility.objects.filter(task__code="6.1", role="lead").get()
    Succession.objects.filter(predecessor=Agency.objects.get(code="snv-qn")).delete()
    ended = Agency.objects.get(code="snv-qn")
    Succession.objects.create(predecessor=ended, kind="dissolve", effective_on=date(2026, 7, 1))
    text = text_of(made("succession", 2026))
    assert "CƠ QUAN KẾT THÚC MÀ CHƯA GHI CƠ QUAN KẾ THỪA" in text and ended.name in text
    assert "Cần xác định cơ quan tiếp nhận" in text and f"6.1. {lead.task.text}" in text


def test_a_year_without_succession_says_so() -> None:
    Succession.objects.filter(effective_on__year=2024).delete()
    text = text_of(made("succession", 2024))
    assert "không có việc sắp xếp" in text and "Không có nhiệm vụ nào do cơ quan được sắp xếp" in text


@pytest.mark.parametrize("kind", ["tasks", "obstacles", "succession"])
def test_each_is_made_in_every_format(kind: str, settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path
    raise_three()
    report = actions.request_report(kind, annual(2025), by=user("leader"))
    assert actions.run_report(report.pk)
    assert Report.objects.get(pk=report.pk).files.count() == len(WRITERS)
