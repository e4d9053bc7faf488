"""Celery entry points: each calls one action and may run twice."""

from celery import shared_task

from accounts.models import User
from plans.actions import remind_due


@shared_task
def remind_agencies() -> None:
    """Tell agencies whose account is due soon or late; each thing once."""
    remind_due(by=User.objects.system())
