"""Does the calendar of a reporting duty exist, in every year it is for, and in an order that can be kept?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from plans.importers.findings import Finding, Marks, Path
from plans.importers.tree import Row, rows

PARTS = {"semiannual": 2, "quarterly": 4, "monthly": 12}
RULES = ("window_start", "window_end", "opens", "due", "consolidate_by")
# (earlier, later, what is wrong when they are not in this order)
ORDER = (
    ("window_start", "window_end", "kỳ số liệu phải kết thúc sau ngày bắt đầu (window_start)."),
    ("opens", "due", "hạn gửi phải sau ngày mở nhập (opens)."),
)


def check_calendars(data: Row, marks: Marks) -> list[Finding]:
    """Faults only; what is merely odd is said by `advice`."""
    found: list[Finding] = []
    for path, duty in rows(data, "reporting"):
        shape = list(check_shape(duty, path, marks))
        found += shape or [
            item for year in years_of(duty, data["plan"]) for item in check_year(duty, path, year, marks)
        ]
        if duty.get("first_year", 0) > duty.get("last_year", 9999):
            found.append(marks.finding((*path, "last_year"), "năm cuối phải sau năm đầu."))
    # A day such as 31/4 is wrong in every year; saying it once is enough.
    return list({(item.file, item.line, item.field): item for item in reversed(found)}.values())[::-1]


def years_of(duty: Row, plan: Row) -> Sequence[int]:
    if "years" in duty:
        return list(duty["years"])
    return range(duty.get("first_year", plan["first_year"]), duty.get("last_year", plan["last_year"]) + 1)


def check_shape(duty: Row, path: Path, marks: Marks) -> Iterator[Finding]:
    """A duty by halves, quarters or months gives a list of as many days; the others give one day."""
    wanted = PARTS.get(duty["kind"], 0)
    dated = [((*path, name), duty[name]) for name in RULES if name in duty]
    dated += [((*at, "due"), level["due"]) for at, level in rows(duty, "chain", at=path) if "due" in level]
    for at, rule in dated:
        if wanted and (not isinstance(rule, list) or len(rule) != wanted):
            yield marks.finding(at, f"báo cáo loại «{duty['kind']}» cần danh sách đúng {wanted} ngày, mỗi kỳ một ngày.")
        elif not wanted and isinstance(rule, list):
            yield marks.finding(at, f"báo cáo loại «{duty['kind']}» chỉ cần một ngày, không phải danh sách.")


def check_year(duty: Row, path: Path, year: int, marks: Marks) -> Iterator[Finding]:
    wrong = [item for name in RULES for item in check_days(duty, (*path, name), name, year, marks)]
    for at, level in rows(duty, "chain", at=path):
        wrong += check_days(level, (*at, "due"), "due", year, marks)
    yield from wrong
    if wrong:
        return
    for earlier, later, sentence in ORDER:
        pairs = zip(days_of(duty, earlier, year), days_of(duty, later, year), strict=False)
        for part, (first, second) in enumerate(pairs):
            if second <= first:
                at = (*path, later, part) if isinstance(duty[later], list) else (*path, later)
                yield marks.finding(at, sentence)


def check_days(row: Row, at: Path, name: str, year: int, marks: Marks) -> Iterator[Finding]:
    for part, rule in enumerate(rules_of(row, name)):
        if day_of(rule, year) is None:
            where = (*at, part) if isinstance(row[name], list) else at
            shown = f"{rule['day']}/{rule['month']}/{year + rule.get('year_offset', 0)}"
            yield marks.finding(where, f"không có ngày {shown}.")


def rules_of(row: Row, name: str) -> list[Row]:
    rule = row.get(name, [])
    return rule if isinstance(rule, list) else [rule]


def days_of(row: Row, name: str, year: int) -> list[date]:
    """The days that a checked rule names for the year, one a part; none when the rule is not written."""
    return [day for rule in rules_of(row, name) if (day := day_of(rule, year))]


def day_of(rule: Row, year: int) -> date | None:
    """The day that a rule names for a year; None when the calendar has no such day."""
    try:
        return date(year + rule.get("year_offset", 0), rule["month"], rule["day"])
    except ValueError:
        return None
