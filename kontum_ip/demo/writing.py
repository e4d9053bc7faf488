"""What an agency writes in an entry and in its summary: picked from `words` by year, agency and task, not by lot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kontum_ip.demo import words
from kontum_ip.demo.facts import FACTS, Fact
from plans.models import PeriodKind, Submission
from tasks.models import Progress, Stage

FIRST_YEAR = 2021
REORGANISED = 2025  # the last sentence of some lists speaks of the reorganisation of that year


@dataclass(frozen=True)
class Text:
    """One entry as it is saved: the fields of the form and the documents issued."""

    values: dict[str, Any]
    outputs: list[dict[str, Any]] = field(default_factory=list)


def write_entry(entry: Progress, submission: Submission, index: int) -> Text:
    """`index`: the agency's place among those that report."""
    year, agency, task = submission.period.year, submission.agency, entry.task
    fact = FACTS.get((year, task.code, agency.code)) if submission.period.kind == PeriodKind.ANNUAL else None
    if fact:
        return write_fact(fact)
    chance = (year * 31 + task.order * 7 + index * 13) % 20
    if chance == 7 and task.code not in words.NEVER_IDLE:
        reason = pick(words.REASONS, year, chance + index, late_only=1)
        return Text({"stage": Stage.NOT_STARTED, "percent": 0, "result": "", "obstacles": reason, "next_steps": ""})
    growing = words.GROWING.get(task.code)
    percent = growing.get(year, 90) if growing else 100 if chance < 17 else 5 * chance
    result = sentence(entry, submission, index)
    if submission.period.kind == PeriodKind.MIDTERM:
        result = words.MIDTERM.format(text=result[0].lower() + result[1:])
    values = {
        "stage": Stage.COMPLETED if percent == 100 else Stage.IN_PROGRESS,
        "percent": percent,
        "result": f"{result} {words.MARK}",
        "obstacles": pick(words.OBSTACLES, year, index + task.order, late_only=1) if chance % 3 == 1 else "",
        "next_steps": pick(words.NEXT_STEPS, year, index + task.order) if chance % 2 else "",
    }
    return Text(values, [document(year, index, task.order)] if chance % 4 == 0 else [])


def write_fact(fact: Fact) -> Text:
    """A public fact stands by itself, without an invented word beside it."""
    names = ("number", "issued_on", "title")
    outputs = [dict(zip(names, fact.document, strict=True))] if fact.document else []
    values = {"stage": Stage.COMPLETED, "percent": 100, "result": fact.text, "obstacles": "", "next_steps": ""}
    return Text(values, outputs)


def sentence(entry: Progress, submission: Submission, index: int) -> str:
    year, code, kind = submission.period.year, entry.task.code, submission.agency.kind
    choice = words.RESULTS.get(f"{code}/{kind}") or words.RESULTS.get(code) or words.ANY
    turn = year - FIRST_YEAR if code in words.GROWING else year + index + entry.task.order
    return choice[turn % len(choice)].format(
        n=f"{2 + (index * 3 + year + entry.task.order) % 7:02d}",
        m=25 + (index * 17 + year * 7 + entry.task.order * 5) % 96,
        year=year,
        name=submission.agency.short_name,
    )


def document(year: int, index: int, order: int) -> dict[str, Any]:
    """A document issued in the year; «MH» (minh họa) is no agency's symbol."""
    seed = index * 7 + order
    return {
        "number": f"MH-{seed % 99 + 1:02d}/{year}",
        "issued_on": date(year, 2 + seed % 9, 1 + seed * 3 % 27),
        "title": words.DOCUMENTS[seed // 4 % len(words.DOCUMENTS)].format(year=year),
    }


def write_summary(submission: Submission, index: int, done: int, total: int) -> dict[str, str]:
    year = submission.period.year
    opening = pick(words.SUMMARIES, year, index) if total else words.WAITING_ONLY
    opening = opening.format(name=submission.agency.short_name, done=done, total=total)
    return {
        "summary": f"{opening} {words.MARK}",
        "shortcomings": pick(words.SHORTCOMINGS, year, index + 1) if index % 5 else "",
        "orientation": pick(words.ORIENTATIONS, year, index),
        "proposals": pick(words.PROPOSALS, year, index),
    }


def pick(choice: Sequence[str], year: int, index: int, *, late_only: int = 0) -> str:
    """One of them; the last `late_only` fit only the years since the reorganisation."""
    fitting = choice if year >= REORGANISED else choice[: len(choice) - late_only]
    return fitting[(year + index) % len(fitting)]
