"""Celery entry points: each calls one action and may run twice."""

from celery import shared_task

from accounts.models import User
from indicators.actions import review_register


@shared_task
def review_register_nightly() -> None:
    """What the rules of quality find in the register as it stands today."""
    review_register(by=User.objects.system())
