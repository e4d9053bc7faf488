"""Celery entry points. The queue carries ids; the row is the truth."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from accounts.models import User
from reports import actions
from reports.catalogue.kinds import compiled_kind

log = logging.getLogger(__name__)


def ring(report_id: int) -> None:
    """Tell a worker. With the broker down nothing is lost: the sweep rings again once it is back."""
    try:
        compile_report.apply_async([report_id], retry=False)
    except OperationalError:
        log.warning("broker out of reach; report %s waits for the sweep", report_id)


@shared_task
def compile_report(report_id: int) -> None:
    """Compile one report."""
    actions.run_report(report_id)


@shared_task
def reap_reports() -> None:
    """Ring for reports that no worker holds."""
    for report_id in actions.abandoned_reports():
        ring(report_id)


@shared_task
def compile_due_periods() -> None:
    """After a deadline, compile what came in; the same figures twice are one report."""
    for period in actions.due_periods():
        ring(actions.request_report(compiled_kind(period), period, by=User.objects.system()).pk)
