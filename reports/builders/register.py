"""What the register says of a period: applications and titles by object, titles granted, products and their titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from core.fields import format_decimal
from indicators.models import Exploitation, Place, Product, Protection, Recognition, Title, TitleKind, TitleStatus
from indicators.models import running as in_span
from plans.models import Period
from reports.builders import words
from reports.document import Appendix, Block, Cell, Column, Paragraph, Table

ROWS_AT_MOST = 500
INSIDE = Q(place=Place.INSIDE)
KINDS = {kind.value: str(kind.label) for kind in TitleKind}


@dataclass(frozen=True)
class Register:
    """The register as on the last day of the period's data window, of the plan's own area."""

    period: Period

    @cached_property
    def exists(self) -> bool:
        return bool(Title.objects.exists() or Product.objects.exists())

    @cached_property
    def counted(self) -> list[dict[str, Any]]:
        """One row an object that has any: filed, accepted, granted, refused in the window, in force at its end."""
        span = (self.period.window_start, self.period.window_end)
        alive = Q(pk__in=Title.objects.in_force(self.period.window_end).values("pk"))
        rows = Title.objects.filter(INSIDE).order_by().values("kind")
        found = rows.annotate(
            filed=Count("pk", filter=Q(filed_on__range=span)),
            accepted=Count("pk", filter=Q(accepted_on__range=span)),
            granted=Count("pk", filter=Q(granted_on__range=span)),
            refused=Count("pk", filter=Q(status=TitleStatus.REFUSED, ended_on__range=span)),
            alive=Count("pk", filter=alive),
        )
        by_kind = {row["kind"]: row for row in found}
        return [by_kind[kind] for kind in KINDS if kind in by_kind]

    @cached_property
    def undated(self) -> int:
        """Refused, nobody knows when."""
        return Title.objects.filter(INSIDE, status=TitleStatus.REFUSED, ended_on=None).count()

    @cached_property
    def unplaced(self) -> int:
        return Title.objects.filter(place=Place.UNKNOWN).count()

    @cached_property
    def granted(self) -> Any:
        span = (self.period.window_start, self.period.window_end)
        used = Exploitation.objects.filter(in_span(self.period.window_end, "since", "until"), title=OuterRef("pk"))
        rows = Title.objects.filter(INSIDE, granted_on__range=span).annotate(used=Exists(used))
        return rows.select_related("commune", "district").order_by("granted_on", "pk")

    @cached_property
    def products(self) -> Any:
        on = self.period.window_end
        links = Protection.objects.filter(title__in=Title.objects.in_force(on).values("pk")).select_related("title")
        lists = Recognition.objects.filter(in_span(on, "valid_from", "valid_until"))
        rows = Product.objects.recognised(on).filter(INSIDE).select_related("commune", "district")
        return rows.prefetch_related(
            Prefetch("recognitions", lists, to_attr="valid"), Prefetch("protections", links, to_attr="links")
        )

    @cached_property
    def protected(self) -> int:
        return (
            Product.objects.recognised(self.period.window_end).filter(INSIDE).protected(self.period.window_end).count()
        )


def appendices_of(register: Register) -> tuple[Appendix, ...]:
    """Appendices III, IV and V."""
    return (
        Appendix("Đơn đăng ký và văn bằng trong kỳ", tuple(counted_blocks(register)), landscape=True),
        Appendix("Văn bằng được cấp trong kỳ", tuple(granted_blocks(register)), landscape=True),
        Appendix("Sản phẩm và việc bảo hộ", tuple(product_blocks(register)), landscape=True),
    )


def counted_blocks(register: Register) -> Iterable[Block]:
    names = ("filed", "accepted", "granted", "refused", "alive")
    rows = tuple((KINDS[row["kind"]], *(row[name] for name in names)) for row in register.counted)
    period = register.period
    notes = [
        "Đếm từ sổ đăng ký, chủ ở trong địa bàn kế hoạch, "
        f"từ {period.window_start:%d/%m/%Y} đến {period.window_end:%d/%m/%Y}."
    ]
    if register.unplaced:
        notes.append(f"Không tính {register.unplaced} đơn, văn bằng chưa xác định địa bàn.")
    if register.undated:
        notes.append(f"Không tính {register.undated} đơn bị từ chối chưa rõ ngày.")
    yield Table(
        caption="Đơn và văn bằng theo đối tượng",
        name="Đơn, văn bằng",
        columns=(
            Column("Đối tượng", width=26),
            Column("Đơn nộp", "integer", 9),
            Column("Đơn được chấp nhận hợp lệ", "integer", 11),
            Column("Cấp văn bằng", "integer", 9),
            Column("Từ chối", "integer", 9),
            Column("Còn hiệu lực cuối kỳ", "integer", 11),
        ),
        rows=rows,
        total=("Tổng", *(sum(row[name] for row in register.counted) for name in names)) if rows else None,
        note=" ".join(notes),
    )


def granted_blocks(register: Register) -> Iterable[Block]:
    rows = list(register.granted[: ROWS_AT_MOST + 1])
    yield Table(
        caption="Văn bằng được cấp trong kỳ",
        name="Văn bằng",
        columns=(
            Column("TT", "integer", 4, "center"),
            Column("Đối tượng", width=9),
            Column("Số văn bằng", width=9),
            Column("Ngày cấp", "date", 8),
            Column("Số đơn", width=10),
            Column("Ngày nộp", "date", 8),
            Column("Tên, nhãn hiệu", width=18),
            Column("Chủ văn bằng", width=16),
            Column("Địa bàn", width=13),
            Column("Bảo hộ đến", "date", 8),
            Column("Khai thác thương mại", width=8),
        ),
        rows=tuple(granted_cells(number, row) for number, row in enumerate(rows[:ROWS_AT_MOST], 1)),
        note="Khai thác thương mại: chỉ ghi «Có» khi sổ đăng ký có bằng chứng.",
    )
    yield from rest_of(register.granted, rows, "văn bằng")


def granted_cells(number: int, row: Any) -> tuple[Cell, ...]:
    return (
        number,
        KINDS[row.kind],
        row.title_number or None,
        row.granted_on,
        row.application_number or None,
        row.filed_on,
        row.name,
        row.owner or None,
        place_words(row),
        row.valid_until,
        "Có" if row.used else None,
    )


def place_words(row: Any) -> str | None:
    """The commune now, and the district then."""
    names = [row.commune.short_name] if row.commune else []
    names += [f"{row.district.short_name} (trước đây)"] if row.district else []
    return ", ".join(names) or None


def product_blocks(register: Register) -> Iterable[Block]:
    total, rows = register.products.count(), list(register.products[: ROWS_AT_MOST + 1])
    if total:
        yield Paragraph(
            f"Đến ngày {register.period.window_end:%d/%m/%Y} có {words.share(register.protected, total)} sản phẩm còn "
            "trong thời hạn công nhận được bảo hộ bằng ít nhất một văn bằng còn hiệu lực."
        )
    yield Table(
        caption="Sản phẩm chủ lực, đặc trưng, OCOP và văn bằng bảo hộ",
        name="Sản phẩm",
        columns=(
            Column("TT", "integer", 4, "center"),
            Column("Sản phẩm", width=22),
            Column("Danh mục", width=14),
            Column("Chủ thể", width=20),
            Column("Địa bàn", width=15),
            Column("Hình thức bảo hộ", width=14),
            Column("Số văn bằng", width=12),
        ),
        rows=tuple(product_cells(number, row) for number, row in enumerate(rows[:ROWS_AT_MOST], 1)),
    )
    yield from rest_of(register.products, rows, "sản phẩm")


def product_cells(number: int, row: Any) -> tuple[Cell, ...]:
    lists = [f"{item.get_kind_display()}{f' {item.stars} sao' if item.stars else ''}" for item in row.valid]
    titles = [link.title for link in row.links]
    return (
        number,
        row.name,
        "; ".join(dict.fromkeys(lists)) or None,
        row.owner or None,
        place_words(row),
        "; ".join(dict.fromkeys(KINDS[title.kind] for title in titles)) or None,
        "; ".join(title.number for title in titles) or None,
    )


def rest_of(rows: Any, shown: list[Any], noun: str) -> Iterable[Block]:
    """A paper holds so many rows; the register has them all."""
    if len(shown) > ROWS_AT_MOST:
        left = format_decimal(rows.count() - ROWS_AT_MOST)
        yield Paragraph(f"Còn {left} {noun} nữa; danh sách đầy đủ ở sổ đăng ký trên cổng.")
