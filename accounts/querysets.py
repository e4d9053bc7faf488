from __future__ import annotations

from typing import Any

from django.db import models


class NotificationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> NotificationQuerySet:
        """One's own inbox only."""
        return self.filter(recipient=user)

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at__isnull=True)
