"""The frame of every act: one transaction, whose rows the database records under the act's name and person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import transaction


@contextmanager
def act(verb: str, by: Any) -> Iterator[None]:
    """All or nothing, recorded as `verb` by the person `by` (the system acts as a named account, never as nobody)."""
    if getattr(by, "pk", None) is None:
        raise TypeError(f"{verb}: an act needs a person, not {by!r}.")
    with transaction.atomic(), pghistory.context(act=verb, actor=by.pk, actor_name=str(by)):
        yield
