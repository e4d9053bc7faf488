"""How facts are put into the words of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from agencies.models import Agency, Undecided
from core.fields import format_decimal, half_up
from indicators.models import Comparator, Indicator
from reports.builders.gather import Gathered, TaskRow
from reports.builders.judging import judge
from tasks.models import Stage, Timeliness

UNDECIDED = "chờ xác định cơ quan"
KINDS = {Agency.Kind.COMMUNE: "ủy ban nhân dân xã, phường", Agency.Kind.DISTRICT: "ủy ban nhân dân huyện, thành phố"}
NAMED_AT_MOST = 4
STAGES = Stage.choices


def names(agencies: Sequence[Agency]) -> str:
    """Names joined by semicolons; many communes are counted, as their list stands in an appendix."""
    if len(agencies) <= NAMED_AT_MOST:
        return "; ".join(agency.name for agency in agencies)
    counted = Counter(agency.kind for agency in agencies)
    many = {kind for kind, count in counted.items() if kind in KINDS and count > NAMED_AT_MOST}
    few = [agency.name for agency in agencies if agency.kind not in many]
    return "; ".join([*few, *(f"{counted[kind]} {KINDS[Agency.Kind(kind)]}" for kind in sorted(many))])


def holders(row: TaskRow) -> str:
    """Who holds a task as of now; what is undecided is said, never left out."""
    waiting = sorted({waiting_words(item.undecided) for item in row.unheld})
    return "; ".join(part for part in [names(row.holders), *waiting] if part) or UNDECIDED


def waiting_words(undecided: Undecided) -> str:
    return f"{UNDECIDED} (từ {undecided.at.name})"


def standing(row: TaskRow, gathered: Gathered) -> str:
    """The task's timeliness over all agencies that account for it, with the count that it is a share of."""
    if row.task.pk not in gathered.standings:
        gathered.standings[row.task.pk] = told(row, gathered)
    return gathered.standings[row.task.pk]


def told(row: TaskRow, gathered: Gathered) -> str:
    if not row.expected:
        if row.done_in is not None:
            return f"Hoàn thành (năm {row.done_in})"
        return str(
            Timeliness.WAITING.label if row.task.waits_on(gathered.period.window_end) else Timeliness.NOT_DUE.label
        )
    found = timeliness(row, gathered)
    silent = len(row.expected) - len(row.entries)
    if len(row.expected) == 1:
        return next(iter(found)) if found else "Chưa có báo cáo được chấp nhận"
    parts = [f"{label}: {number}" for label, number in found.most_common()]
    parts += [f"Chưa có báo cáo được chấp nhận: {silent}"] if silent else []
    return f"{'; '.join(parts)} (trên {len(row.expected)} cơ quan)"


def timeliness(row: TaskRow, gathered: Gathered) -> Counter[str]:
    """How many of the accepted entries stand where, judged as of the report's day."""
    said = Counter(
        (entry["stage"], max(issued), None)
        if (issued := [output["issued_on"] for output in entry["outputs"]])
        else (entry["stage"], None, account.sent_on)
        for account, entry in row.entries
    )
    found: Counter[str] = Counter()
    for (stage, issued_on, sent_on), number in said.items():
        last = date.fromisoformat(issued_on) if issued_on else None
        judged = judge(row.task, gathered.period, stage, last_output=last, sent_on=sent_on, today=gathered.today)
        found[str(judged.label)] += number
    return found


def target_words(indicator: Indicator) -> str:
    """«ít nhất 10 (năm 2030)», every horizon of a target."""
    return "; ".join(
        f"{row.get_comparator_display()}{'' if row.value is None else ' ' + format_decimal(row.value)} (năm {row.year})"
        for row in indicator.horizons.all()
    )


def share_of_target(indicator: Indicator, year: int, figure: Decimal | None) -> Decimal | None:
    """The figure in percent of the horizon's value; None where either is missing or the target is a ceiling."""
    horizon = indicator.horizon_for(year)
    if horizon is None or not horizon.value or figure is None:
        return None
    if horizon.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return None
    return figure * 100 / horizon.value


def outputs(entry_outputs: Iterable[dict[str, str]]) -> str:
    """«số 3744/CTPH… ngày 18/10/2021» for each document."""
    return "; ".join(f"{item['number']} ngày {day(item['issued_on'])}" for item in entry_outputs)


def day(iso: str) -> str:
    year, month, day_of_month = iso.split("-")
    return f"{day_of_month}/{month}/{year}"


def share(part: int, whole: int) -> str:
    """«12/14 (85,7 %)»: a share always says what it is a share of."""
    if whole == 0:
        return "0/0"
    return f"{part}/{whole} ({format_decimal(half_up(Decimal(part * 100) / whole, 1))} %)"
