"""Passwords and keys made at the first start and kept beside the data, readable by the owner alone."""

import os
import secrets
from pathlib import Path


def keep_secret(path: Path) -> str:
    """The secret in the file; made at random, 43 letters and digits or `-` and `_`, when there is none yet."""
    if path.exists():
        path.chmod(0o600)
        kept = path.read_text().strip()
        if kept:
            return kept
    path.parent.mkdir(parents=True, exist_ok=True)
    made = secrets.token_urlsafe(32)
    # Written aside and renamed: a full disk leaves no empty password behind.
    part = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w") as stream:
            stream.write(made)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return made
