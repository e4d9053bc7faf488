from __future__ import annotations

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q

from agencies.models import Agency, standing_of
from core.vietnamese import Words, found, holding
from plans.models import Period, State, Submission
from tasks import workflow

# What is searched in each table, as its index has it.
TASK_SAID = Words("code", "text", "note")
TRIGGER_SAID = Words("document_number", "document_title", "expected")
PROGRESS_SAID = Words("result", "obstacles", "next_steps")
OUTPUT_SAID = Words("number", "title")
EVIDENCE_SAID = Words("name")


class SearchedQuerySet(models.QuerySet[Any]):
    def searched(self, text: str) -> SearchedQuerySet:
        """Rows that say all that was typed, with their `rank`."""
        rows: SearchedQuerySet = found(self, text, self.model.SAID)
        return rows


class OpenQuerySet(SearchedQuerySet):
    """The plan's own rows: everyone with a role reads them."""

    def visible_to(self, user: Any) -> OpenQuerySet:
        return self if standing_of(user).roles else self.none()


class ResponsibilityQuerySet(OpenQuerySet):
    def to_resolve(self) -> ResponsibilityQuerySet:
        """With all that `resolve` reads: the task, the agency, and `chosen_ids`, the successions picked."""
        choices = self.model._meta.get_field("choices").related_model.objects.filter(responsibility=OuterRef("pk"))
        picked = ArraySubquery(choices.order_by("pk").values_list("succession", flat=True))
        return self.select_related("task", "agency").annotate(chosen_ids=picked)


class TaskQuerySet(OpenQuerySet):
    def named(self, text: str) -> TaskQuerySet:
        """By words of the text, or by a code or the beginning of codes: «1» is 1 and all of 1.x."""
        code = text.replace("\0", "").strip()
        return self.filter(holding(text, "text") | Q(code=code) | Q(code__startswith=f"{code}."))

    def counted(self) -> TaskQuerySet:
        """Tasks that count: a duty that stands twice in the plan is linked, and counted once."""
        return self.filter(same_as=None)

    def live_in(self, period: Period) -> TaskQuerySet:
        """What is to be accounted for in a period: counted, a leaf of the tree, begun, and if one-off not yet done.

        A task that waits for a document is live too: its agency says each time that it still waits.
        """
        done = self.model._meta.get_field("progress").related_model.objects.filter(
            task=OuterRef("pk"),
            stage=workflow.Stage.COMPLETED,
            submission__state=State.ACCEPTED,
            submission__period__window_end__lt=period.window_end,
            submission__period__plan=period.plan_id,
        )
        begun = Q(start_on=None) | Q(start_on__lte=period.window_end)
        rows = self.counted().filter(begun, plan=period.plan_id, children=None)
        return rows.exclude(Q(timing__in=workflow.ONE_OFF) & Exists(done))


class ProgressQuerySet(SearchedQuerySet):
    def visible_to(self, user: Any) -> ProgressQuerySet:
        return self.filter(submission__in=Submission.objects.visible_to(user).values("pk"))

    def for_form(self, submission: Any) -> ProgressQuerySet:
        """One account's entries in the plan's order, with all that its form shows of them."""
        rows = self.filter(submission=submission).select_related("task__trigger", "submission__period")
        return rows.prefetch_related("outputs").order_by("task__order")


class OfProgressQuerySet(SearchedQuerySet):
    """Outputs, evidence and comments are seen by whoever sees the submission."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(progress__submission__in=Submission.objects.visible_to(user).values("pk"))


class ObstacleQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> ObstacleQuerySet:
        """All for those who read everything; else what one's own agencies and those before them raised."""
        standing = standing_of(user)
        if standing.sees_all_content:
            return self
        return self.filter(agency__in=standing.line) if standing.own else self.none()

    def opened(self) -> ObstacleQuerySet:
        """Not closed yet, whoever has it."""
        return self.exclude(state=workflow.ObstacleState.CLOSED)


class EvidenceQuerySet(OfProgressQuerySet):
    def to_reuse(self, progress: Any) -> EvidenceQuerySet:
        """What this agency's line gave before on other entries and this one lacks, each content once, newest first."""
        line = Agency.objects.line_of([progress.submission.agency_id])
        rows = self.filter(progress__submission__agency__in=line)
        rows = rows.exclude(sha256__in=self.model._default_manager.filter(progress=progress).values("sha256"))
        newest = rows.order_by("sha256", "-pk").distinct("sha256").values("pk")
        return self.filter(pk__in=newest).order_by("-pk")
