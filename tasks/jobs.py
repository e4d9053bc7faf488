"""Celery entry points: each calls one action and may run twice."""

from celery import shared_task

from accounts.models import User
from core import clock
from plans.models import Period
from tasks.actions import open_period


@shared_task
def open_due_periods() -> None:
    """Open every period whose time has come, and take up reorganisations in those already open."""
    for period in Period.objects.to_open(clock.now()).select_related("duty", "plan"):
        open_period(period, by=User.objects.system())
