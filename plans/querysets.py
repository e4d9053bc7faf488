from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from agencies.models import Agency, line_from, standing_of
from core import vietnamese
from plans import workflow
from plans.workflow import PeriodKind, State

LINK_SAID = vietnamese.Words("number", "title")


class OpenQuerySet(models.QuerySet[Any]):
    """Rows that everyone with a role may read: the plan itself, its periods."""

    def visible_to(self, user: Any) -> Self:
        return self if standing_of(user).roles else self.none()


class LinkQuerySet(OpenQuerySet):
    def searched(self, text: str) -> LinkQuerySet:
        """Decisions that plans carry out, amend or replace, by number and title."""
        found: LinkQuerySet = vietnamese.found(self, text, LINK_SAID)
        return found


class PeriodQuerySet(OpenQuerySet):
    def to_open(self, moment: datetime) -> PeriodQuerySet:
        """Periods whose opening time has come and which are not closed."""
        return self.filter(opens_at__lte=moment, closed_at=None)

    def to_compile(self, moment: datetime) -> PeriodQuerySet:
        """Open periods whose deadline has passed."""
        return self.filter(opened_at__isnull=False, due_at__lte=moment, closed_at=None)

    def years_due(self, day: date) -> dict[int, int]:
        """Plan → the newest year whose figures can be asked for: its data window ended before the day."""
        over = self.filter(kind=PeriodKind.ANNUAL, window_end__lt=day).order_by("plan")
        return dict(over.values_list("plan").annotate(newest=models.Max("year")))


class SubmissionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> SubmissionQuerySet:
        """All for the coordinator, the leader and the auditor; else one's own agencies' and their predecessors'."""
        standing = standing_of(user)
        if standing.sees_all_content:
            return self
        if not standing.own:
            return self.none()
        return self.filter(agency__in=standing.line)

    def before(self, submission: Any) -> SubmissionQuerySet:
        """Earlier accounts of the same kind by the agency or those whose duties came to it, newest first."""
        known = getattr(submission, "line", None)
        line = Agency.objects.line_of([submission.agency_id]) if known is None else known
        rows = self.filter(agency__in=line, period__kind=submission.period.kind, period__plan=submission.period.plan_id)
        return rows.filter(period__window_end__lt=submission.period.window_end).order_by("-period__window_end", "-pk")

    def with_line(self) -> SubmissionQuerySet:
        """Annotates `line`: the ids of the agency and of all before it, so that `before` need not ask for them."""
        return self.annotate(line=line_from("plans_submission.agency_id"))

    def waiting(self) -> SubmissionQuerySet:
        """Sent and not yet judged, while the period is open; who has waited longest comes first."""
        return self.filter(state=State.SUBMITTED, period__closed_at=None).order_by("submitted_at", "pk")

    def next_to_review(self, submission: Any) -> Any:
        """The waiting account that was sent after this one, else the first that waits; None when none does."""
        rows = self.waiting().exclude(pk=submission.pk)
        moment = submission.submitted_at
        later = rows.filter(Q(submitted_at__gt=moment) | Q(submitted_at=moment, pk__gt=submission.pk))
        return later.first() or rows.first()

    def late(self, moment: datetime) -> SubmissionQuerySet:
        """Not sent in time, whether sent since or not; the extended deadline counts."""
        return self.with_deadline().filter(
            Q(first_submitted_at__gte=F("deadline")) | Q(first_submitted_at=None, deadline__lte=moment)
        )

    def with_deadline(self) -> SubmissionQuerySet:
        """Annotates `deadline`: the latest extension, else the period's own due time."""
        return self.annotate(deadline=models.functions.Greatest(F("period__due_at"), models.Max("extensions__until")))

    def with_request(self) -> SubmissionQuerySet:
        """Annotates `request_id` and `request_state`: the newest request for more time, None where there was none."""
        requests = self.model._meta.get_field("extension_requests").related_model._default_manager
        newest = requests.filter(submission=models.OuterRef("pk")).order_by("-pk")
        return self.annotate(
            request_id=models.Subquery(newest.values("pk")[:1]),
            request_state=models.Subquery(newest.values("state")[:1]),
        )


class OwnedBySubmission(models.QuerySet[Any]):
    """Rows that belong to a submission are seen by whoever sees it."""

    def visible_to(self, user: Any) -> OwnedBySubmission:
        submissions = self.model._meta.get_field("submission").related_model
        return self.filter(submission__in=submissions._default_manager.visible_to(user).values("pk"))


class RequestQuerySet(OwnedBySubmission):
    def pending(self) -> RequestQuerySet:
        """Asked and not decided, while the period is open."""
        return self.filter(state=workflow.RequestState.ASKED, submission__period__closed_at=None)
