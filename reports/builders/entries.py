"""Every accounted task as one flat row, for those who count on by themselves in Excel."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from core import clock
from core.errors import DomainError
from plans.models import Period, Submission
from reports.builders.scope import Scope
from reports.writers.flat import MOST_ROWS, Value, write_flat
from tasks.models import Output, Progress

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 2000


def head() -> list[tuple[str, float]]:
    """The title and the width of each column."""
    return [
        (_("Năm"), 7),
        (_("Kỳ báo cáo"), 24),
        (_("Cơ quan"), 36),
        (_("Mã nhiệm vụ"), 10),
        (_("Nội dung nhiệm vụ"), 50),
        (_("Trạng thái báo cáo"), 16),
        (_("Tình trạng thực hiện"), 18),
        (_("Tỷ lệ hoàn thành (%)"), 12),
        (_("Kết quả thực hiện"), 50),
        (_("Khó khăn, vướng mắc"), 40),
        (_("Việc tiếp theo"), 40),
        (_("Số văn bản, sản phẩm"), 12),
        (_("Ngày gửi"), 12),
    ]


def chosen_entries(user: Any, plan: int | None, scope: Scope) -> QuerySet[Progress]:
    """The entries that the person may see, narrowed as the dashboards are; no year chosen is every year."""
    rows = Progress.objects.visible_to(user)
    asked = {
        "submission__period__plan": plan,
        "submission__period__year": scope.year,
        "task__assignment": scope.assignment,
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value is not None})
    return rows if scope.agencies is None else rows.filter(submission__agency__in=scope.agencies)


def rows_of(entries: QuerySet[Progress]) -> Iterator[tuple[Value, ...]]:
    """Row by row from the database's cursor: nothing is held but a handful."""
    states, stages = dict(Submission.State.choices), dict(Progress.Stage.choices)
    label = cache(lambda kind, year, part: Period(kind=kind, year=year, part=part).label)
    papers = Output.objects.filter(progress=OuterRef("pk")).order_by().values("progress").values(number=Count("pk"))
    found = entries.annotate(papers=Coalesce(Subquery(papers), 0)).order_by(
        "-submission__period__window_end",
        "submission__period_id",
        "submission__agency__name",
        "task__order",
        "pk",
    )
    columns = (
        "submission__period__year", "submission__period__kind", "submission__period__part", "submission__agency__name",
        "task__code", "task__text", "submission__state", "stage", "percent", "result", "obstacles", "next_steps",
        "papers", "submission__submitted_at",
    )  # fmt: skip
    for year, kind, part, agency, code, text, state, stage, *said, sent in found.values_list(*columns).iterator(CHUNK):
        day = timezone.localdate(sent) if sent else None
        words = str(states[state]), str(stages.get(stage, ""))
        yield year, label(kind, year, part), agency, code, text, *words, *said, day


def entries_file(entries: QuerySet[Progress]) -> Any:
    """The workbook, open and at its beginning; it is gone from the disk when it is closed."""
    if entries.count() > MOST_ROWS:
        raise DomainError("too_long", _("Có quá nhiều dòng cho một tệp Excel. Hãy chọn bớt bằng bộ lọc."), "invalid")
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 – the answer closes it once it is sent
    write_flat(Path(file.name), head(), rows_of(entries), name=_("Dữ liệu"))
    return file


def file_name() -> str:
    """«du-lieu-nhiem-vu-20261203.xlsx»."""
    return f"du-lieu-nhiem-vu-{clock.today():%Y%m%d}.xlsx"
