"""Files under the hash of their content, outside the web root: the same bytes are kept once and cannot be swapped."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


@dataclass(frozen=True)
class Stored:
    """`sha256`: 64 hex digits; `size`: bytes."""

    sha256: str
    size: int


def path_of(sha256: str) -> Path:
    """Where these bytes lie. `sha256` must be 64 hex digits, as read from our own rows."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError(f"not a content hash: {sha256!r}")
    return Path(settings.FILES_DIR) / sha256[:2] / sha256[2:4] / sha256


def put(chunks: Iterable[bytes]) -> Stored:
    """Write the bytes and name them by their hash; interrupted writes leave no half file under a valid name."""
    root = Path(settings.FILES_DIR)
    root.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=root, prefix="incoming-", delete=False) as temporary:
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                temporary.write(chunk)
            temporary.flush()
            os.fsync(temporary.fileno())
            target = path_of(digest.hexdigest())
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(temporary.name, target)
        except BaseException:
            Path(temporary.name).unlink(missing_ok=True)
            raise
    return Stored(digest.hexdigest(), size)


def open_stored(sha256: str) -> BinaryIO:
    """The bytes for reading; FileNotFoundError when the volume lost them."""
    return path_of(sha256).open("rb")
