"""What agencies reported in figures: appendices VI to VIII, from accounts that were accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from agencies.models import Agency
from indicators.models import Appendix as Place
from indicators.models import Grid, Statistic, StatisticFigure, StatisticSheet, grid_of
from plans.models import Period, PeriodKind, State, Submission
from reports.document import Appendix, Block, Cell, Column, Paragraph, Table
from reports.document.blocks import Kind

PRINTED = (Place.ENFORCEMENT, Place.TRAINING, Place.FUNDING)
Key = tuple[str, str]


@dataclass(frozen=True)
class Statistics:
    """Figures of the annual accounts whose windows lie in the period's, added up; none of an account not accepted."""

    period: Period

    @cached_property
    def accounts(self) -> dict[tuple[int, int], Agency]:
        """(period, agency) → the agency, of every accepted annual account in the window."""
        rows = Submission.objects.filter(
            period__plan=self.period.plan_id,
            period__kind=PeriodKind.ANNUAL,
            period__window_start__gte=self.period.window_start,
            period__window_end__lte=self.period.window_end,
            state=State.ACCEPTED,
        )
        found = rows.select_related("agency").order_by("agency__name_order", "pk")
        return {(row.period_id, row.agency_id): row.agency for row in found}

    @cached_property
    def rows(self) -> list[Statistic]:
        return list(Statistic.objects.filter(plan=self.period.plan_id, appendix__in=PRINTED))

    @cached_property
    def cells(self) -> dict[tuple[int, int], dict[Key, Decimal]]:
        """(statistic, agency) → its cells; over several years a cell is the sum of the years."""
        found: dict[tuple[int, int], dict[Key, Decimal]] = {}
        figures = StatisticFigure.objects.filter(
            statistic__in=self.rows, period__in={pk for pk, _agency in self.accounts}
        )
        for row in figures.values_list("period", "agency", "statistic", "row", "column", "value"):
            period, agency, statistic, line, column, value = row
            if (period, agency) in self.accounts:
                cells = found.setdefault((statistic, agency), {})
                cells[line, column] = cells.get((line, column), Decimal(0)) + value
        return found

    @cached_property
    def nothing(self) -> set[tuple[str, int]]:
        """(key of a statistic, agency) where the agency says that nothing arose."""
        sheets = StatisticSheet.objects.filter(submission__period__in={pk for pk, _agency in self.accounts})
        rows = sheets.values_list("submission__period", "submission__agency", "nothing")
        return {(key, agency) for period, agency, keys in rows if (period, agency) in self.accounts for key in keys}

    @cached_property
    def exists(self) -> bool:
        return bool(self.rows and (self.cells or self.nothing))

    def grid(self, row: Statistic, agency: int | None = None) -> Grid:
        """The statistic of one agency, or of all together."""
        if agency is not None:
            return grid_of(row.shape, self.cells.get((row.pk, agency), {}), nothing=(row.key, agency) in self.nothing)
        together: dict[Key, Decimal] = {}
        for (statistic, _agency), cells in self.cells.items():
            for key, value in cells.items() if statistic == row.pk else ():
                together[key] = together.get(key, Decimal(0)) + value
        return grid_of(row.shape, together)


def appendices_of(statistics: Statistics) -> tuple[Appendix, ...]:
    """Appendices VI, VII and VIII."""
    titles = {
        Place.ENFORCEMENT: "Thực thi quyền sở hữu trí tuệ",
        Place.TRAINING: "Đào tạo, truyền thông",
        Place.FUNDING: "Kinh phí và nhiệm vụ khoa học và công nghệ",
    }
    return tuple(
        Appendix(
            title, tuple(blocks(statistics, [row for row in statistics.rows if row.appendix == place])), landscape=True
        )
        for place, title in titles.items()
    )


def blocks(statistics: Statistics, rows: list[Statistic]) -> Iterable[Block]:
    """Agency by agency, then each statistic that is broken down."""
    if not rows:
        yield Paragraph("Kế hoạch không có biểu số liệu nào cho phụ lục này.")
        return
    yield Paragraph(
        "Số liệu do các cơ quan báo cáo và đã được chấp nhận; «–» là chưa có số liệu, không phải bằng 0. "
        "Biểu do cổng lập, không phải biểu mẫu do cơ quan có thẩm quyền ban hành."
    )
    yield agency_table(statistics, rows)
    for row in rows:
        if row.rows:
            yield breakdown(statistics.grid(row))


def agency_table(statistics: Statistics, rows: list[Statistic]) -> Table:
    """A line for each agency that reported any of these; a column for each figure that may be added up."""
    heads = [head for row in rows for head in heads_of(row)]
    agencies = {agency.pk: agency for agency in statistics.accounts.values()}
    lines: list[tuple[Agency, list[Decimal | None]]] = []
    for agency in agencies.values():
        values = [value for row in rows for value in sums_of(statistics.grid(row, agency.pk))]
        if any(value is not None for value in values):
            lines.append((agency, values))
    totals = [total([values[place] for _agency, values in lines]) for place in range(len(heads))]
    return Table(
        caption="Số liệu theo cơ quan",
        name=f"Số liệu PL {rows[0].appendix}",
        columns=(Column("TT", "integer", 4, "center"), Column("Cơ quan", width=24), *heads),
        rows=tuple((number, agency.name, *cells(values, heads)) for number, (agency, values) in enumerate(lines, 1)),
        total=(None, "Tổng", *cells(totals, heads)) if lines else None,
    )


def heads_of(row: Statistic) -> list[Column]:
    kind: Kind = "decimal" if row.decimals else "integer"
    single = len(row.column_keys) == 1 or row.totals in ("columns", "both")
    names = [""] if single else [f" – {item['name'].lower()}" for item in row.columns]
    return [Column(f"{row.name}{name} ({row.unit})", kind, 11) for name in names]


def sums_of(grid: Grid) -> list[Decimal | None]:
    """What the heads above are of; «nothing arose» is 0 said by somebody."""
    by_column = [total([row.cells[place].value for row in grid.rows]) for place in range(len(grid.columns))]
    found = [total(by_column)] if grid.across or len(by_column) == 1 else by_column
    return [Decimal(0)] * len(found) if grid.nothing and grid.is_blank else found


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def cells(values: Iterable[Decimal | None], heads: Iterable[Column]) -> tuple[Cell, ...]:
    """A count is a whole number also where the sum of decimals came out as one."""
    found: list[Cell] = []
    for value, head in zip(values, heads, strict=True):
        found.append(int(value) if value is not None and head.kind == "integer" else value)
    return tuple(found)


def breakdown(grid: Grid) -> Table:
    """A statistic by its rows and columns, with the sums that the plan allows."""
    kind: Kind = "decimal" if grid.shape["decimals"] else "integer"
    names = [name or grid.shape["unit"].capitalize() for name in grid.columns] + (["Tổng"] if grid.across else [])
    heads = [Column(name, kind, 11) for name in names]
    rows = [
        (row.name, *cells([cell.value for cell in row.cells] + ([row.total] if grid.across else []), heads))
        for row in grid.rows
    ]
    sums = None
    if grid.totals is not None:
        sums = ("Tổng", *cells(grid.totals + ([grid.total] if grid.across else []), heads))
    return Table(
        caption=f"{grid.shape['name']} ({grid.shape['unit']})",
        columns=(Column("Phân tổ", width=26), *heads),
        rows=tuple(rows),
        total=sums,
    )
