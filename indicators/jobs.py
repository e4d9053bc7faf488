"""Celery entry points. The queue carries ids; the row is the truth."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from accounts.models import User
from core import clock
from indicators import actions
from plans.models import Period

log = logging.getLogger(__name__)


def ring_import(import_id: int) -> None:
    """Tell a worker. With the broker down nothing is lost: the sweep rings again once it is back."""
    try:
        run_import.apply_async([import_id], retry=False)
    except OperationalError:
        log.warning("broker out of reach; import %s waits for the sweep", import_id)


@shared_task
def run_import(import_id: int) -> None:
    """Read a file, or write it once it is confirmed; a preview that went stale is made anew at once.

    What was written is held against the rules of quality right after.
    """
    if actions.run_import(import_id):
        actions.review_after_import(import_id)


@shared_task
def reap_imports() -> None:
    """Ring for files that no worker holds."""
    for import_id in actions.abandoned_imports():
        ring_import(import_id)


@shared_task
def forget_left_out_rows() -> None:
    actions.forget_left_out_rows()


@shared_task
def review_register_nightly() -> None:
    """What the rules of quality find in the register as it stands today."""
    actions.review_register(by=User.objects.system())


@shared_task
def tell_lapses() -> None:
    """Titles whose 12, 6 or 1 months before the end have come; each is told once."""
    actions.tell_lapses(by=User.objects.system())


@shared_task
def count_open_periods() -> None:
    """Every open period's figures, once more from the register."""
    for period in Period.objects.filter(opened_at__isnull=False).to_open(clock.now()):
        actions.count_figures(period, by=User.objects.system())
