"""Time asked for, and the reminders that it runs out."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import clock
from plans import workflow
from plans.querysets import OwnedBySubmission, RequestQuerySet

RequestState = workflow.RequestState


@pghistory.track()
class ExtensionRequest(models.Model):
    """An agency asks for more time for one account; the coordinating agency grants it or says why not."""

    State = workflow.RequestState

    submission = models.ForeignKey(
        "plans.Submission", models.CASCADE, verbose_name=_("Báo cáo"), related_name="extension_requests"
    )
    until = models.DateTimeField(_("Xin gia hạn đến"))
    reason = models.TextField(_("Lý do"))
    state = models.CharField(_("Trạng thái"), max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(_("Xin lúc"), default=clock.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("Quyết định lúc"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    note = models.TextField(_("Lý do không gia hạn"), blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        verbose_name = _("Đề nghị gia hạn")
        constraints = [
            models.UniqueConstraint(fields=["submission"], condition=Q(state="asked"), name="one_open_request")
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.until:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("plans:extension_request", args=[self.pk])


@pghistory.track()
class Reminder(models.Model):
    """The agency was told that its account is due or late. `key` makes each thing be told once."""

    submission = models.ForeignKey("plans.Submission", models.CASCADE, related_name="reminders")
    key = models.CharField(_("Nhắc về"), max_length=40)
    sent_at = models.DateTimeField(_("Nhắc lúc"), default=clock.now)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OwnedBySubmission.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name = _("Nhắc gửi báo cáo")
        constraints = [models.UniqueConstraint(fields=["submission", "key"], name="reminder_once")]

    def __str__(self) -> str:
        return f"{self.submission}: {self.key}"
