from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from agencies.models import standing_of
from reports import workflow


class ReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> ReportQuerySet:
        """All, for those who read the whole: coordinator, leader, auditor; the people of an agency, its own."""
        standing = standing_of(user)
        return self if standing.sees_all_content else self.filter(agency__in=standing.own)

    def compiled(self) -> ReportQuerySet:
        """The plan's own reports, that go to who issued the plan."""
        return self.filter(kind__in=workflow.COMPILED)

    def abandoned(self, moment: datetime) -> ReportQuerySet:
        """Nobody works on it: its lease ran out, or it waits and the queue may have lost it."""
        return self.filter(
            Q(state=workflow.State.RUNNING, lease_until__lt=moment)
            | Q(state=workflow.State.QUEUED, lease_until__lt=moment)
        )


class FileQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> FileQuerySet:
        reports = self.model._meta.get_field("report").related_model
        return self.filter(report__in=reports._default_manager.visible_to(user).values("pk"))
