"""The list of titles as a plain workbook, one application or title a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.utils.translation import gettext as _

from core import clock
from core.errors import DomainError
from indicators.models import Title, TitleQuerySet, TitlesAsked, narrowed_titles
from reports.writers.flat import MOST_ROWS, Value, write_flat

CHUNK = 2000


def head(on: date) -> list[tuple[str, float]]:
    """The title and the width of each column."""
    return [
        (_("Đối tượng"), 22),
        (_("Tên, nhãn hiệu"), 40),
        (_("Số đơn"), 18),
        (_("Ngày nộp đơn"), 12),
        (_("Số văn bằng"), 18),
        (_("Ngày cấp"), 12),
        (_("Bảo hộ đến hết ngày"), 12),
        (_("Ngày chấm dứt, hủy bỏ"), 12),
        (_("Hiệu lực ngày %s") % f"{on:%d/%m/%Y}", 20),
        (_("Tình trạng"), 22),
        (_("Tình trạng theo Cục"), 28),
        (_("Chủ đơn, chủ văn bằng"), 36),
        (_("Địa chỉ"), 44),
        (_("Xã, phường hiện nay"), 24),
        (_("Huyện, thành phố trước đây"), 24),
        (_("Địa bàn"), 22),
        ("IPC", 20),
        ("Locarno", 12),
        ("Nice", 12),
        ("Vienna", 12),
        (_("Nguồn"), 24),
        (_("Ngày tra cứu"), 12),
    ]


def rows_of(found: TitleQuerySet, on: date) -> Iterator[tuple[Value, ...]]:
    for title in found.select_related("commune", "district").iterator(CHUNK):
        yield (
            title.get_kind_display(), title.name, title.application_number, title.filed_on, title.title_number,
            title.granted_on, title.valid_until, title.ended_on, str(title.validity_on(on).label),
            title.get_status_display(), title.status_text, title.owner, title.address,
            title.commune and title.commune.short_name, title.district and title.district.short_name,
            title.get_place_display(), *(", ".join(symbols) for symbols in classes_of(title)), title.source,
            title.retrieved_on,
        )  # fmt: skip


def classes_of(title: Title) -> tuple[list[str], ...]:
    return title.ipc, title.locarno, title.nice, title.vienna


def titles_file(user: Any, asked: TitlesAsked) -> Any:
    """The workbook, open and at its beginning; it is gone from the disk when it is closed."""
    found = narrowed_titles(Title.objects.visible_to(user), asked)  # type: ignore[arg-type]
    if found.count() > MOST_ROWS:
        raise DomainError("too_long", _("Có quá nhiều dòng cho một tệp Excel. Hãy chọn bớt bằng bộ lọc."), "invalid")
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 – the answer closes it once it is sent
    write_flat(Path(file.name), head(asked.on), rows_of(found, asked.on), name=_("Dữ liệu"))
    return file


def titles_file_name() -> str:
    """«van-bang-20261203.xlsx»."""
    return f"van-bang-{clock.today():%Y%m%d}.xlsx"
