"""What a writer says when it cannot write."""

from __future__ import annotations


class WriterError(Exception):
    """A file could not be made this time. `str()` is a sentence for people; what the machine said stands in the log."""
