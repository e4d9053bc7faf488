"""The rows behind the dashboards as a plain workbook: all of them, of their types, and only one's own."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import User
from core import clock
from plans.models import Plan
from reports.builders import entries
from reports.writers.errors import WriterError
from reports.writers.flat import write_flat
from tasks.models import Progress
from tests.reports.years import NOW, make_years
from tests.world import person

HEAD = (("Chữ", 10), ("Số", 8), ("Ngày", 12))
TEXTS = ("=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("http://x.test","x")', "http://x.test", "12", "_x0041_", "<r>a</r>")


def sheet_of(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content)).worksheets[0]


def flat(tmp_path: Path, rows: Any, **options: Any) -> Any:
    path = tmp_path / "a.xlsx"
    write_flat(path, HEAD, rows, name="Dữ liệu", **options)
    return sheet_of(path.read_bytes())


def test_text_stays_text_numbers_numbers_and_days_days(tmp_path: Path) -> None:
    day = date(2026, 12, 3)
    sheet = flat(tmp_path, ((text, number, day if number % 2 else None) for number, text in enumerate(TEXTS)))
    assert sheet.title == "Dữ liệu" and sheet.freeze_panes == "A2"
    for number, row in enumerate(sheet.iter_rows(min_row=2)):
        text, count, when = row
        assert (text.data_type, text.hyperlink) == ("s", None)
        # How Excel writes «_x0041_» where it means no letter A; openpyxl hands that on as it stands.
        assert text.value.strip().replace("_x005F_", "_") == TEXTS[number]
        assert (count.data_type, count.value) == ("n", number)
        assert when.value is None if number % 2 == 0 else (when.is_date and when.value.date() == day)
    assert sheet.max_row == len(TEXTS) + 1


def test_no_row_leaves_the_head_and_a_long_text_is_cut(tmp_path: Path) -> None:
    assert [cell.value for cell in flat(tmp_path, ())[1]] == ["Chữ", "Số", "Ngày"]
    assert flat(tmp_path, [("a" * 40_000, 1, None)])["A2"].value.endswith("bản Word)")


def test_a_sheet_that_is_full_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriterError, match="chỉ chứa được 2 dòng"):
        flat(tmp_path, [("a", 1, None)] * 3, most=2)


@pytest.fixture
def plan(db: None) -> Any:
    made = make_years()
    with clock.at(NOW):
        yield made


def rows(who: User, name: str = "reports:entries_file", **asked: Any) -> list[tuple[Any, ...]]:
    client = Client()
    client.force_login(who)
    answer = client.get(reverse(name), asked)
    assert answer.status_code == 200, answer.content
    return list(sheet_of(b"".join(answer.streaming_content)).iter_rows(min_row=2, values_only=True))


def test_every_entry_of_every_year_is_a_row(plan: Plan) -> None:
    found = rows(coordinator := person("coordinator", "coordinator"))
    assert len(found) == Progress.objects.count()
    entry = Progress.objects.filter(outputs__isnull=False, submission__period__year=2025).select_related(
        "task", "submission__agency", "submission__period"
    )[0]
    line = (
        2025, "Năm 2025", entry.submission.agency.name, entry.task.code, entry.task.text, "Đã chấp nhận",
        entry.get_stage_display(), entry.percent, entry.result, None, None, 1,
    )  # fmt: skip
    (row,) = [row for row in found if row[:4] == line[:4]]
    assert row[:-1] == line and isinstance(row[-1], datetime)
    assert rows(coordinator, "api:progress-file") == found


def test_the_filters_of_the_page_hold_for_the_file(plan: Plan) -> None:
    coordinator = person("coordinator", "coordinator")
    agency, assignment = Progress.objects.values_list("submission__agency", "task__assignment").first() or (0, 0)
    some = rows(coordinator, plan=plan.pk, year=2025, assignment=assignment)
    wanted = Progress.objects.filter(submission__period__year=2025, task__assignment=assignment)
    assert len(some) == wanted.count() and {row[0] for row in some} == {2025}
    assert 0 < len(rows(coordinator, agency=agency)) < Progress.objects.count()
    client = Client()
    client.force_login(coordinator)
    page = client.get(reverse("reports:dashboard"), {"year": 2025}).content.decode()
    assert f'href="{reverse("reports:entries_file")}?year=2025"' in page
    refused = client.get(reverse("reports:entries_file"), {"year": "x"})
    assert refused.status_code == 422 and "Bộ lọc trong địa chỉ không đúng" in refused.content.decode()
    assert client.get(reverse("api:progress-file"), {"year": "x"}).status_code == 400


def test_one_gets_only_what_one_may_see(plan: Plan) -> None:
    submission = Progress.objects.filter(submission__period__year=2026)[0].submission
    reporter = person("reporter", "reporter", submission.agency)
    found = rows(reporter)
    assert len(found) == Progress.objects.visible_to(reporter).count() < Progress.objects.count()
    assert rows(person("nobody")) in ([], [(None,) * 13])


def test_more_rows_than_a_sheet_holds_are_refused_in_a_sentence(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MOST_ROWS", 1)
    client = Client()
    client.force_login(person("coordinator", "coordinator"))
    refused = client.get(reverse("reports:entries_file"))
    assert refused.status_code == 422 and "quá nhiều dòng" in refused.content.decode()
