from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models


class NotificationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> NotificationQuerySet:
        """One's own inbox only."""
        return self.filter(recipient=user)

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at__isnull=True)


class LetterQuerySet(models.QuerySet[Any]):
    def waiting(self) -> LetterQuerySet:
        """Not sent and not given up."""
        return self.filter(sent_at=None, failed_at=None)

    def failed(self) -> LetterQuerySet:
        return self.filter(sent_at=None, failed_at__isnull=False)

    def unsent(self) -> LetterQuerySet:
        """Given up, or tried in vain so far."""
        return self.filter(models.Q(failed_at__isnull=False) | ~models.Q(last_error=""), sent_at=None)

    def sent(self) -> LetterQuerySet:
        return self.filter(sent_at__isnull=False)

    def free(self, moment: datetime) -> LetterQuerySet:
        """To be sent now, and nobody is at it."""
        unheld = models.Q(lease_until=None) | models.Q(lease_until__lt=moment)
        return self.waiting().filter(unheld, due_at__lte=moment)

    def due(self, moment: datetime) -> LetterQuerySet:
        """Free, and to somebody who may still sign in."""
        return self.free(moment).filter(recipient__is_active=True)
