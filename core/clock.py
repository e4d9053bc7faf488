"""The time by which deadlines are judged: the database's, so that no web server's clock decides who is late."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The database's clock, aware; inside `at()` the moment given there."""
    if (moment := _moment.get()) is not None:
        return moment
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        answer: datetime = cursor.fetchone()[0]
    return answer


def today() -> date:
    """The civil day in Asia/Ho_Chi_Minh, by the process's clock: only displays and day-wide rights hang on it."""
    return timezone.localdate(_moment.get() or timezone.now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Run a block as of another moment: the demonstration's past years, and tests around a deadline."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
