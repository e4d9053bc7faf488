"""The frame of every act: one transaction, whose rows the database records under the act's name and person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pghistory
from django.db import transaction

_inside: ContextVar[bool] = ContextVar("inside_an_act", default=False)


@contextmanager
def act(verb: str, by: Any) -> Iterator[None]:
    """All or nothing, recorded as `verb` by the person `by` (the system acts as a named account, never as nobody).

    An act inside an act is part of the outer one: what a person did once is recorded under one name.
    """
    if getattr(by, "pk", None) is None:
        raise TypeError(f"{verb}: an act needs a person, not {by!r}.")
    with transaction.atomic():
        if _inside.get():
            yield
            return
        token = _inside.set(True)
        try:
            with pghistory.context(act=verb, actor=by.pk, actor_name=str(by)):
                yield
        finally:
            _inside.reset(token)
