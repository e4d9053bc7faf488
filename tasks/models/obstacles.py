"""What an agency cannot clear away by itself, on its way to whoever can."""

from __future__ import annotations

from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core import clock
from plans.models import Period
from tasks import workflow
from tasks.querysets import ObstacleQuerySet

ObstacleState = workflow.ObstacleState


def person(words: Any) -> Any:
    """Who took one step; empty until it is taken."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=words, related_name="+", null=True, blank=True
    )


@pghistory.track()
class Obstacle(models.Model):
    """A difficulty raised for decision: to the coordinating agency, through it to the People's Committee, and back.

    The row keeps what each step said; who changed what is in the record.
    """

    State = workflow.ObstacleState

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name=_("Cơ quan"), related_name="obstacles")
    task = models.ForeignKey(
        "tasks.Task", models.PROTECT, verbose_name=_("Nhiệm vụ"), related_name="raised_obstacles", null=True, blank=True
    )
    period = models.ForeignKey(
        Period, models.PROTECT, verbose_name=_("Kỳ báo cáo"), related_name="obstacles", null=True, blank=True
    )
    text = models.TextField(_("Khó khăn, vướng mắc"))
    proposal = models.TextField(_("Đề xuất, kiến nghị"), blank=True)
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State.choices, default=State.RAISED)
    raised_at = models.DateTimeField(_("Nêu lúc"), default=clock.now)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    forward_note = models.TextField(_("Ý kiến của cơ quan đầu mối"), blank=True)
    forwarded_at = models.DateTimeField(_("Chuyển lúc"), null=True, blank=True)
    forwarded_by = person(_("Người chuyển"))
    answer = models.TextField(_("Ý kiến giải quyết"), blank=True)
    document_number = models.CharField(_("Số, ký hiệu văn bản"), max_length=60, blank=True)
    document_on = models.DateField(_("Ngày văn bản"), null=True, blank=True)
    answered_at = models.DateTimeField(_("Trả lời lúc"), null=True, blank=True)
    answered_by = person(_("Người trả lời"))
    closing_note = models.TextField(_("Lý do kết thúc"), blank=True)
    closed_at = models.DateTimeField(_("Kết thúc lúc"), null=True, blank=True)
    closed_by = person(_("Người kết thúc"))

    objects = ObstacleQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-id"]
        verbose_name = _("Khó khăn, vướng mắc")
        indexes = [models.Index(fields=["state", "agency"], name="obstacle_state_agency")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=workflow.ObstacleState.ANSWERED) | ~Q(answer=""), name="obstacle_answered_in_words"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.text[:80]}"

    def get_absolute_url(self) -> str:
        return reverse("tasks:obstacle", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state != workflow.ObstacleState.CLOSED
