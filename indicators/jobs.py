"""Celery entry points: each calls one action and may run twice."""

from celery import shared_task

from accounts.models import User
from core import clock
from indicators.actions import count_figures, review_register
from plans.models import Period


@shared_task
def review_register_nightly() -> None:
    """What the rules of quality find in the register as it stands today."""
    review_register(by=User.objects.system())


@shared_task
def count_open_periods() -> None:
    """Every open period's figures, once more from the register."""
    for period in Period.objects.filter(opened_at__isnull=False).to_open(clock.now()):
        count_figures(period, by=User.objects.system())
