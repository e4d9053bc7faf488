from __future__ import annotations

from typing import Any

from django.db import models

from agencies.models import standing_of


class OpenQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> OpenQuerySet:
        """The plan's targets and the figures accepted for them are open to everyone with a role."""
        return self if standing_of(user).roles else self.none()
