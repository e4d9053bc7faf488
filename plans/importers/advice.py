"""What does not add up in a plan file though it can be loaded. Nothing here is mended: a person decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from plans.importers.calendar_check import days_of, rules_of, years_of
from plans.importers.findings import Finding, Marks, Path
from plans.importers.references import functions_of
from plans.importers.tree import Row, agency_uses, rows, walk_assignments, walk_parties, walk_tasks

Advice = Iterator[tuple[Path, str]]


def advise(data: Row, marks: Marks) -> list[Finding]:
    """Every warning about a checked plan file, in the order of the lines."""
    counsels = (counts, repeats, unused, lifetimes, ends, splits, leaderless, deadlines, years, windows)
    found = [marks.finding(path, sentence) for counsel in counsels for path, sentence in counsel(data)]
    return sorted(found, key=lambda finding: (finding.file, finding.line))


def counts(data: Row) -> Advice:
    """Declared against listed. Counted: assignments that hold tasks, tasks that are not said elsewhere, all targets."""
    listed = {
        "assignments": (sum(1 for _path, row in walk_assignments(data) if row.get("tasks")), "nhóm nhiệm vụ"),
        "tasks": (sum(1 for task in walk_tasks(data) if "same_as" not in task.row), "nhiệm vụ"),
        "indicators": (len(data.get("indicators", ())), "chỉ tiêu"),
    }
    for name, declared in data["plan"].get("declared", {}).items():
        count, noun = listed[name]
        if declared != count:
            yield ("plan", "declared", name), f"kế hoạch công bố {declared} {noun}, trong tệp có {count}."


def repeats(data: Row) -> Advice:
    """The same words twice, without a word that they are one duty."""
    first: dict[str, str] = {}
    for task in walk_tasks(data):
        words = " ".join(re.findall(r"\w+", task.row["text"].casefold()))
        if words in first and "same_as" not in task.row:
            twin = first[words]
            yield (
                (*task.path, "text"),
                f'nhiệm vụ này trùng lời với nhiệm vụ {twin}; nếu là một việc, hãy ghi same_as: "{twin}".',
            )
        first.setdefault(words, task.row["code"])


def unused(data: Row) -> Advice:
    used = Counter(code for _path, code in agency_uses(data))
    for _path, row in rows(data, "agencies"):
        used.update(row.get("members", ()))
    for _path, row in rows(data, "successions"):
        used.update(row[name] for name in ("predecessor", "successor") if name in row)
    for path, row in rows(data, "agencies"):
        if row["code"] not in used:
            yield (*path, "code"), f"không có chỗ nào trong tệp dùng cơ quan «{row['code']}»."
    waiting = {task.row["timing"].get("trigger") for task in walk_tasks(data)}
    for path, row in rows(data, "triggers"):
        if row["key"] not in waiting:
            yield (*path, "key"), f"không có nhiệm vụ nào chờ văn bản «{row['key']}»."


def lifetimes(data: Row) -> Advice:
    """An agency that the plan names must have existed on the day the plan was issued."""
    on = data["plan"]["issued_on"]
    agencies = {row["code"]: row for _path, row in rows(data, "agencies")}
    for path, code in agency_uses(data):
        row = agencies[code]
        if row.get("valid_from", on) > on:
            yield path, f"«{row['name']}» đến ngày {row['valid_from']:%d/%m/%Y} mới có, sau ngày ban hành kế hoạch."
        if row.get("valid_to", on) < on:
            yield path, f"«{row['name']}» đã kết thúc ngày {row['valid_to']:%d/%m/%Y}, trước ngày ban hành kế hoạch."


def ends(data: Row) -> Advice:
    """The last day of an agency is the day before its successor takes over, and the successor is there by then."""
    agencies = {row["code"]: row for _path, row in rows(data, "agencies")}
    left = {row["predecessor"] for _path, row in rows(data, "successions")}
    for path, row in rows(data, "agencies"):
        if "valid_to" in row and row["code"] not in left and row["kind"] != "class":
            yield (*path, "valid_to"), f"«{row['code']}» đã kết thúc nhưng chưa ghi cơ quan nào kế thừa (successions)."
    for path, row in rows(data, "successions"):
        last, on = agencies[row["predecessor"]].get("valid_to"), row["effective_on"]
        if last != on - timedelta(days=1):
            shown = f"{last:%d/%m/%Y}" if last else "chưa ghi"
            yield (
                (*path, "effective_on"),
                f"ngày cuối của «{row['predecessor']}» ({shown}) phải là ngày liền trước ngày kế thừa {on:%d/%m/%Y}.",
            )
        heir = agencies.get(row.get("successor", ""), {})
        if heir.get("valid_from", on) > on or heir.get("valid_to", on) < on:
            yield (*path, "successor"), f"«{row['successor']}» không tồn tại vào ngày kế thừa {on:%d/%m/%Y}."


def splits(data: Row) -> Advice:
    """A duty that stops at a split by function, because nobody said which function it is."""
    whole = {row["predecessor"] for _path, row in rows(data, "successions") if row.get("scope", "whole") != "function"}
    for party in walk_parties(data):
        functions = [] if party.function or party.agency in whole else functions_of(party.agency, data)
        if functions:
            named = ", ".join(f"«{function}»" for function in functions)
            yield (
                party.path,
                f"«{party.agency}» đã được chia theo chức năng ({named}); nhiệm vụ sẽ chờ xác định cơ quan "
                "cho đến khi ghi function.",
            )


def leaderless(data: Row) -> Advice:
    for task in walk_tasks(data):
        if not any(party.leads for party in task.parties):
            yield (*task.path, "code"), f"nhiệm vụ {task.row['code']} không có cơ quan chủ trì."


def deadlines(data: Row) -> Advice:
    """«Trong năm», «trong quý», «trong tháng» end with the last day of that year, quarter or month."""
    months = {"by_year": (12,), "by_quarter": (3, 6, 9, 12), "by_month": tuple(range(1, 13))}
    for task in walk_tasks(data):
        timing = task.row["timing"]
        if timing["type"] not in months:
            continue
        due: date = timing["due_on"]
        if (due + timedelta(days=1)).day != 1 or due.month not in months[timing["type"]]:
            yield (*task.path, "timing", "due_on"), f"{due:%d/%m/%Y} không phải ngày cuối của kỳ nêu ở type."


def years(data: Row) -> Advice:
    first, last = data["plan"]["first_year"], data["plan"]["last_year"]
    listed = [
        ((*path, "year"), horizon["year"])
        for at, indicator in rows(data, "indicators")
        for path, horizon in rows(indicator, "horizons", at=at)
    ]
    for path, duty in rows(data, "reporting"):
        listed += [
            ((*path, "years" if "years" in duty else "first_year"), year) for year in years_of(duty, data["plan"])
        ]
    for path, year in listed:
        if not first <= year <= last:
            yield path, f"năm {year} nằm ngoài thời gian của kế hoạch ({first}–{last})."


def windows(data: Row) -> Advice:
    """A deadline before the figures are in, or a consolidation before the deadline, cannot be kept."""
    for path, duty in rows(data, "reporting"):
        year = years_of(duty, data["plan"])[0]
        dues, rules = days_of(duty, "due", year), rules_of(duty, "due")
        for end, due, rule in zip(days_of(duty, "window_end", year), dues, rules, strict=True):
            if due < end or (due == end and rule.get("before", False)):
                yield (*path, "due"), f"hạn gửi {due:%d/%m/%Y} đến trước khi kỳ số liệu kết thúc ({end:%d/%m/%Y})."
        for due, merged in zip(dues, days_of(duty, "consolidate_by", year), strict=False):
            if merged < due:
                yield (*path, "consolidate_by"), f"hạn tổng hợp {merged:%d/%m/%Y} đến trước hạn gửi {due:%d/%m/%Y}."
