"""What was gathered for a report, judged as the dashboards judge: a task stands where its worst account stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from reports.builders.figures import Bucket, Part, Sent, Year, by_task, grouped, make_part
from reports.builders.gather import Account, Gathered, TaskRow

ON_TIME, LATE, MISSING, AWAITED = "Đúng hạn", "Chậm", "Chưa gửi, đã quá hạn", "Chưa gửi, còn hạn"


@dataclass(frozen=True)
class Counted:
    """What was gathered, judged task by task and agency by agency."""

    gathered: Gathered

    @cached_property
    def parts(self) -> list[Part]:
        return [part for row in self.gathered.tasks for part in parts_of(row, self.gathered)]

    @cached_property
    def by_task(self) -> dict[int, list[Part]]:
        return grouped(self.parts, lambda part: part.task.id)

    @cached_property
    def by_agency(self) -> dict[int, list[Part]]:
        return grouped(self.parts, lambda part: part.agency.id)

    @cached_property
    def codes(self) -> dict[int, str]:
        """Assignments by their code on paper; by their heading where codes are missing or come again."""
        rows = self.gathered.assignments
        clear = all(row.printed for row in rows) and len({row.printed for row in rows}) == len(rows)
        return {row.pk: row.printed if clear else str(row) for row in rows}

    @cached_property
    def states(self) -> dict[int, Bucket]:
        """Where each task stands."""
        rows = self.gathered.tasks
        year = Year(self.gathered.period, tuple(self.gathered.accounts), tuple(self.parts))
        done = {row.task.pk: row.done_in for row in rows if row.done_in is not None}
        return by_task(year, [row.task for row in rows], done)


def parts_of(row: TaskRow, gathered: Gathered) -> Iterable[Part]:
    """Accounts that say the same of a task stand alike: each such saying is judged once."""
    entries = {account.agency.id: entry for account, entry in row.entries}
    judged: dict[tuple[Sent, str, date | None], Part] = {}
    for account in row.expected:
        entry = entries.get(account.agency.id, {})
        issued = [date.fromisoformat(output["issued_on"]) for output in entry.get("outputs", ())]
        said = Sent(entry.get("stage", ""), entry.get("percent"), max(issued, default=None))
        key = (said, account.state, account.sent_on)
        if key not in judged:
            judged[key] = make_part(row.task, account, gathered.period, said, gathered.today)
        like = judged[key]
        yield Part(row.task, account.agency, like.bucket, like.deadline, like.percent)


def sending(account: Account, gathered: Gathered) -> str:
    if account.first_sent is not None:
        return ON_TIME if account.on_time else LATE
    return MISSING if account.days_late(gathered.as_of) else AWAITED


def part_of(part: int, whole: int) -> Decimal | None:
    """In per cent, unrounded: the total of a column is reckoned again by the workbook."""
    return Decimal(part * 100) / whole if whole else None


def mean(numbers: Sequence[int]) -> Decimal | None:
    return Decimal(sum(numbers)) / len(numbers) if numbers else None
