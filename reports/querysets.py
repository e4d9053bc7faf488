from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from agencies.models import standing_of
from reports import workflow


class ReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> ReportQuerySet:
        """Compiled reports are for those who read the whole: coordinator, leader, auditor."""
        return self if standing_of(user).sees_all_content else self.none()

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
