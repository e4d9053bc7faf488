"""What happens in a period of the demonstration, day by day: each act is done as of its own moment."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from accounts.actions import read_all_notifications
from core import clock
from indicators.actions import count_figures, record_observation, save_statistics
from indicators.models import Indicator
from kontum_ip.demo import words
from kontum_ip.demo.facts import FIGURE_NOTE, FIGURES
from kontum_ip.demo.figures import write_figures
from kontum_ip.demo.papers import chart_png, minutes_pdf
from kontum_ip.demo.people import Cast
from kontum_ip.demo.writing import write_entry, write_summary
from plans.actions import (
    accept_submission,
    ask_more_time,
    close_period,
    grant_extension,
    return_submission,
    save_summary,
    submit_submission,
)
from plans.models import Period, Submission
from reports.actions import request_report, run_report
from reports.catalogue.kinds import compiled_kind
from tasks.actions import add_evidence, comment_progress, open_period, save_progress
from tasks.models import Progress, Stage

# After the deadline of a past period.
FIGURES_AFTER, REPORT_AFTER, CLOSE_AFTER = timedelta(days=5), timedelta(days=7, hours=9), timedelta(days=24, hours=16)
# The running period has come so far, counted from its opening; on an earlier day everything moves closer together.
RUNNING = timedelta(days=22)
# What the agencies of the running period have reached, in turn; the first is the coordinating department's own.
TURNS = (
    "draft", "accepted", "submitted", "accepted", "returned", "mended", "pending", "accepted", "draft", "pending",
)  # fmt: skip
WITH_FILES = (0, 1, 2, 7, 13)


class Diary:
    """Acts and their moments, done in the order of time."""

    def __init__(self) -> None:
        self.days: list[tuple[datetime, Callable[..., Any], tuple[Any, ...]]] = []

    def note(self, moment: datetime, act: Callable[..., Any], *arguments: Any) -> None:
        self.days.append((moment, act, arguments))

    def play(self) -> None:
        for moment, act, arguments in sorted(self.days, key=lambda day: day[0]):
            with clock.at(moment):
                act(*arguments)


class Story:
    """One period: who reports in it, in the order in which the plan names them, and what they do."""

    def __init__(self, period: Period, cast: Cast) -> None:
        with clock.at(period.opens_at):
            open_period(period, by=cast.system)
        self.period, self.cast, self.diary = period, cast, Diary()
        entries = Progress.objects.filter(submission__period=period).order_by("task__order", "submission_id")
        self.order = list(dict.fromkeys(entries.values_list("submission_id", flat=True)))

    # ------------------------------------------------------------ a year that is over
    def past(self) -> str:
        """Everybody reported, some late and some twice; figures, report, lock. Says so in a line."""
        period, late, twice = self.period, 0, 0
        for index, pk in enumerate(self.order):
            filled = period.opens_at + timedelta(days=2 + (index * 7 + period.year) % 25, hours=9, minutes=index)
            sent = filled + timedelta(days=3 + index % 8, hours=5)
            if (index * 5 + period.year) % 13 == 4:
                sent, late = period.due_at + timedelta(days=index % 3, hours=10, minutes=index), late + 1
            self.diary.note(filled, self.fill, pk, index)
            self.diary.note(sent, self.send, pk)
            if (index + period.year) % 11 == 3 and sent < period.due_at:
                self.diary.note(sent + timedelta(hours=20), self.give_back, pk, index)
                sent, twice = sent + timedelta(days=2), twice + 1
                self.diary.note(sent, self.mend, pk)
                self.diary.note(sent + timedelta(hours=1), self.send, pk)
            self.diary.note(sent + timedelta(hours=26), self.accept, pk)
        self.diary.note(period.due_at + FIGURES_AFTER, self.observe)
        self.diary.note(period.due_at + REPORT_AFTER, self.compile)
        self.diary.note(period.due_at + CLOSE_AFTER, self.close)
        self.diary.play()
        return (
            f"{period.label}: {len(self.order)} báo cáo, {late} gửi muộn, {twice} gửi lại sau khi bổ sung; đã khóa kỳ."
        )

    def observe(self) -> None:
        """The province's figures of the year: from the register where a rule says how, else where somebody counted."""
        count_figures(self.period, by=self.cast.coordinator)
        for indicator in Indicator.objects.filter(plan=self.period.plan_id, rule__isnull=True):
            figure = FIGURES.get(indicator.key, {}).get(self.period.year)
            if figure is None:
                continue
            part, whole = figure if isinstance(figure, tuple) else (None, None)
            record_observation(
                indicator,
                self.period,
                by=self.cast.coordinator,
                value=None if isinstance(figure, tuple) else figure,
                numerator=part,
                denominator=whole,
                note=FIGURE_NOTE,
            )

    def compile(self) -> None:
        run_report(request_report(compiled_kind(self.period), self.period, by=self.cast.coordinator).pk)

    def close(self) -> None:
        """Lock, and leave nobody with unread news of a year long gone."""
        close_period(self.period, by=self.cast.coordinator)
        agencies = self.period.submissions.values_list("agency", flat=True)
        people = [who for pk in agencies for who in (self.cast.reporters[pk], self.cast.heads[pk])]
        for person in (self.cast.coordinator, *people):
            read_all_notifications(by=person)

    # ------------------------------------------------------------ the year that runs
    def running(self, now: datetime) -> str:
        """Every state a period knows stands side by side. Nothing is done later than `now`."""
        reached = dict.fromkeys(TURNS, 0)
        for index, pk in enumerate(self.order):
            turn = TURNS[index % len(TURNS)]
            reached[turn] += 1
            if turn == "pending":
                continue
            day = 2 + index % 12
            self.note_at(now, day, self.fill, pk, index, 0.6 if turn == "draft" else 1.0, index in WITH_FILES)
            if turn == "draft":
                continue
            self.note_at(now, day + 2, self.send, pk)
            if turn in ("returned", "mended"):
                self.note_at(now, day + 4, self.give_back, pk, index)
            if turn == "mended":
                self.note_at(now, day + 5, self.mend, pk)
                self.note_at(now, day + 6, self.send, pk)
            elif turn == "accepted":
                self.note_at(now, day + 5, self.accept, pk)
        silent = [pk for index, pk in enumerate(self.order) if TURNS[index % len(TURNS)] == "pending"]
        for pk in silent[:1]:
            self.note_at(now, 20, self.extend, pk)
        for pk in silent[1:3]:
            self.note_at(now, 21, self.ask, pk)
        self.diary.play()
        return (
            f"{self.period.label}: đang mở, {len(self.order)} cơ quan ({reached['accepted']} đã chấp nhận, "
            f"{reached['submitted'] + reached['mended']} chờ xem xét, {reached['returned']} trả lại, "
            f"{reached['draft']} đang nhập, {reached['pending']} chưa bắt đầu)."
        )

    def note_at(self, now: datetime, day: float, act: Callable[..., Any], *arguments: Any) -> None:
        opened = self.period.opens_at
        scale = min(1.0, max(0.0, (now - opened) / RUNNING))
        after = timedelta(days=day, hours=8, minutes=len(self.diary.days))
        self.diary.note(opened + after * scale, act, *arguments)

    # ------------------------------------------------------------ single acts
    def read(self, pk: int) -> Submission:
        return Submission.objects.select_related("period", "agency").get(pk=pk)

    def entries(self, submission: Submission) -> list[Progress]:
        """What asks for words: all but the tasks that wait for a document."""
        rows = Progress.objects.filter(submission=submission).select_related(
            "task__trigger", "submission__period", "submission__agency"
        )
        return [row for row in rows.order_by("task__order") if not row.waits]

    def fill(self, pk: int, index: int, portion: float = 1.0, files: bool = False) -> None:
        """Fill the entries; a portion below 1 leaves the last ones, the summary and the figures."""
        submission = self.read(pk)
        by = self.cast.reporters[submission.agency_id]
        entries, done = self.entries(submission), 0
        for number, entry in enumerate(entries[: max(1, round(len(entries) * portion))]):
            text = write_entry(entry, submission, index)
            done += text.values["stage"] == Stage.COMPLETED
            save_progress(entry, text.values, by=by, version=entry.version, outputs=text.outputs)
            if files and number < 2:
                self.attach(entry, submission, index, number)
        if portion >= 1.0:
            submission = self.read(pk)
            summary = write_summary(submission, index, done, len(entries))
            save_summary(submission, summary, by=by, version=submission.version)
            cells, nothing, note = write_figures(submission, index)
            if cells:
                save_statistics(submission, cells, by=by, version=0, nothing=nothing, note=note)

    def attach(self, entry: Progress, submission: Submission, index: int, number: int) -> None:
        """Proof: a record for the first entry, a chart for the second."""
        if number == 0:
            name = "bien-ban-tap-huan-minh-hoa.pdf"
            content = minutes_pdf(submission.agency.name, submission.agency.place_name, self.period.opens_at)
        else:
            name = "bieu-do-minh-hoa.png"
            content = chart_png((30 + index, 45, 60, 55 + index, 80))
        by = self.cast.reporters[submission.agency_id]
        add_evidence(entry, by=by, name=name, content=io.BytesIO(content), size=len(content))

    def send(self, pk: int) -> None:
        submission = self.read(pk)
        submit_submission(submission, by=self.cast.heads[submission.agency_id])

    def give_back(self, pk: int, index: int) -> None:
        """Remark on the first entries, then return with the reason."""
        submission = self.read(pk)
        for number, entry in enumerate(self.entries(submission)[:2]):
            remark = words.REMARKS[(index + number) % len(words.REMARKS)]
            comment_progress(entry, by=self.cast.coordinator, text=remark)
        reason = words.RETURN_REASONS[index % len(words.RETURN_REASONS)]
        return_submission(submission, by=self.cast.coordinator, reason=reason)

    def mend(self, pk: int) -> None:
        """Do as the remarks ask: more words, and where the work goes on a figure that was set too low."""
        submission = self.read(pk)
        by = self.cast.reporters[submission.agency_id]
        for entry in self.entries(submission)[:2]:
            field = "result" if entry.result else "obstacles"
            values: dict[str, Any] = {field: f"{getattr(entry, field)} {words.MENDED}"}
            if entry.stage == Stage.IN_PROGRESS and entry.percent is not None:
                values["percent"] = min(95, entry.percent + 10)
            save_progress(entry, values, by=by, version=entry.version)

    def accept(self, pk: int) -> None:
        accept_submission(self.read(pk), by=self.cast.coordinator)

    def ask(self, pk: int) -> None:
        submission = self.read(pk)
        until = self.period.due_at + timedelta(days=4)
        ask_more_time(submission, by=self.cast.heads[submission.agency_id], until=until, reason=words.ASKED)

    def extend(self, pk: int) -> None:
        until = self.period.due_at + timedelta(days=5)
        grant_extension(self.read(pk), by=self.cast.coordinator, until=until, reason=words.EXTENSION)
