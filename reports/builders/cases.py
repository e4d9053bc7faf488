"""The list of cases of enforcement as a plain workbook, a case a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core import clock
from core.errors import DomainError
from indicators.models import CasesAsked, EnforcementCase
from reports.writers.flat import MOST_ROWS, Value, write_flat

CHUNK = 2000


def head() -> list[tuple[str, float]]:
    """The title and the width of each column."""
    return [
        (_("Ngày xử lý"), 12),
        (_("Cơ quan xử lý"), 36),
        (_("Đối tượng bị xâm phạm"), 24),
        (_("Hàng giả mạo về sở hữu trí tuệ"), 14),
        (_("Biện pháp xử lý"), 24),
        (_("Kênh"), 18),
        (_("Tiền phạt (đồng)"), 16),
        (_("Giá trị hàng hóa (đồng)"), 16),
        (_("Số quyết định, bản án"), 20),
        (_("Nội dung vụ việc"), 60),
        (_("Nơi xảy ra"), 40),
        (_("Xã, phường hiện nay"), 24),
        (_("Huyện, thành phố trước đây"), 24),
    ]


def rows_of(found: QuerySet[EnforcementCase]) -> Iterator[tuple[Value, ...]]:
    """Each case in the order of the list; a sum that nobody wrote down is an empty cell, not zero."""
    for case in found.select_related("agency", "commune", "district").iterator(CHUNK):
        places = [place.short_name if place else None for place in (case.commune, case.district)]
        yield (
            case.handled_on, case.agency.name, case.get_kind_display(), _("Có") if case.is_counterfeit else None,
            case.get_measure_display(), case.get_channel_display(), whole(case.fine), whole(case.goods_value),
            case.decision, case.summary, case.address, *places,
        )  # fmt: skip


def whole(value: Any) -> int | None:
    return None if value is None else int(value)


def cases_file(user: Any, asked: CasesAsked) -> Any:
    """The workbook, open and at its beginning; it is gone from the disk when it is closed."""
    found = EnforcementCase.objects.visible_to(user).narrowed(asked)  # type: ignore[attr-defined]
    if found.count() > MOST_ROWS:
        raise DomainError("too_long", _("Có quá nhiều dòng cho một tệp Excel. Hãy chọn bớt bằng bộ lọc."), "invalid")
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 – the answer closes it once it is sent
    write_flat(Path(file.name), head(), rows_of(found), name=_("Dữ liệu"))
    return file


def cases_file_name() -> str:
    """«vu-viec-20261203.xlsx»."""
    return f"vu-viec-{clock.today():%Y%m%d}.xlsx"
