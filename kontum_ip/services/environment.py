"""Where things stand in the checkout, and the variables `kontum_ip.settings` reads."""

import fcntl
import os
import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kontum_ip.services.bootstrap import ProblemError
from kontum_ip.services.passwords import keep_secret

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"


def data_directory() -> Path:
    """Where data stands: DATA_DIR, else `var/` of the checkout. Made if missing; OSError where it cannot be."""
    directory = Path(os.environ.get("DATA_DIR") or VAR).expanduser().resolve()
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def portal_environment(data: Path, *, database: str, broker: str, port: int) -> dict[str, str]:
    """The variables of a demonstration on this machine; whatever the caller's environment says already, stands."""
    defaults = {
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "DEBUG": "0",
        "DEMO": "1",
        "FILES_DIR": str(data / "files"),
        # Cookies marked for https only would never come back from http://localhost.
        "INSECURE_HTTP": "1",
        "SITE_URL": f"http://localhost:{port}",
    }
    forced = {
        "DATABASE_URL": database,
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "kontum_ip.settings",
        "PYTHONUNBUFFERED": "1",
        "REDIS_URL": broker,
    }
    environment = defaults | dict(os.environ) | forced
    environment["SECRET_KEY"] = os.environ.get("SECRET_KEY") or keep_secret(data / "secrets" / "secret_key")
    return environment


def as_shell(variables: Mapping[str, str]) -> str:
    """Lines that a shell reads with `.`, each variable exported."""
    return "".join(f"export {name}={shlex.quote(value)}\n" for name, value in sorted(variables.items()))


def lock_owner(lock: Path) -> int | None:
    """The process that holds the lock now; None when nobody does."""
    try:
        with lock.open("r+") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        written = lock.read_text().strip()
        return int(written) if written.isdigit() else 0
    return None


@contextmanager
def only_one(lock: Path, sentence: str) -> Iterator[None]:
    """Hold the lock as long as the block runs; ProblemError(sentence) when somebody else does.

    The kernel lets go of it when the process ends in whatever way, so it cannot go stale. `{pid}` in the sentence
    is replaced by the holder's number.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ProblemError(sentence.format(pid=lock.read_text().strip() or "?")) from None
        stream.truncate(0)
        stream.write(str(os.getpid()))
        stream.flush()
        yield
