"""Celery entry points: each calls one action and may run twice."""

from celery import shared_task

from accounts import actions


@shared_task
def send_letters() -> None:
    """Send the letters that are due."""
    actions.send_letters()


@shared_task
def write_digests() -> None:
    """Once a day, one letter with the news of the day."""
    actions.write_digests()


@shared_task
def forget_old_news() -> None:
    """Drop what was read long ago."""
    actions.forget_old_news()
