"""The list of products as a plain workbook, one recognition or its lack a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core import clock
from core.errors import DomainError
from indicators.models import Product, ProductsAsked
from reports.writers.flat import MOST_ROWS, Value, write_flat

CHUNK = 2000


def head() -> list[tuple[str, float]]:
    """The title and the width of each column."""
    return [
        (_("Tên sản phẩm"), 40),
        (_("Chủ thể"), 32),
        (_("Địa chỉ"), 44),
        (_("Xã, phường hiện nay"), 24),
        (_("Huyện, thành phố trước đây"), 24),
        (pgettext("register", "Danh mục"), 22),
        (_("Số sao"), 8),
        (_("Từ ngày"), 12),
        (_("Đến hết ngày"), 12),
        (_("Bảo hộ"), 44),
    ]


def rows_of(found: QuerySet[Product], asked: ProductsAsked) -> Iterator[tuple[Value, ...]]:
    """Each product with what holds on the day asked about; one on two lists has two rows, one on none has one."""
    rows = found.select_related("commune", "district").prefetch_related("recognitions", "protections__title")
    for product in rows.iterator(CHUNK):
        titles = [row.title for row in product.protections.all() if row.holds_on(asked.on)]
        words = "; ".join(f"{title.get_kind_display()} {title.number}".strip() for title in titles)
        places = [place.short_name if place else None for place in (product.commune, product.district)]
        said = (product.name, product.owner, product.address, *places)
        listed = [row for row in product.recognitions.all() if row.holds_on(asked.on)]
        for row in listed:
            yield *said, row.get_kind_display(), row.stars, row.valid_from, row.valid_until, words
        if not listed:
            yield *said, None, None, None, None, words


def products_file(user: Any, asked: ProductsAsked) -> Any:
    """The workbook, open and at its beginning; it is gone from the disk when it is closed."""
    found = Product.objects.visible_to(user).narrowed(asked)  # type: ignore[attr-defined]
    if found.count() * 3 > MOST_ROWS:
        raise DomainError("too_long", _("Có quá nhiều dòng cho một tệp Excel. Hãy chọn bớt bằng bộ lọc."), "invalid")
    file = NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 – the answer closes it once it is sent
    write_flat(Path(file.name), head(), rows_of(found, asked), name=_("Dữ liệu"))
    return file


def products_file_name() -> str:
    """«san-pham-20261203.xlsx»."""
    return f"san-pham-{clock.today():%Y%m%d}.xlsx"
