"""Child processes that are waited for, watched and stopped, and what a console program says about them."""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kontum_ip.services.bootstrap import ProblemError

LAUNCH = Path(__file__).with_name("launch.py")
UNDERTAKER = Path(__file__).with_name("undertaker.py")
LOG_KEPT_BYTES = 2 * 1024 * 1024
TAIL_LINES = 15
PATIENCE_SECONDS = 10.0
PR_SET_CHILD_SUBREAPER = 36


class StoppedError(Exception):
    """Ctrl-C, SIGTERM, or the terminal closed."""


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody holds at this moment; whoever takes it must be ready to try another."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def tail(log: Path | None, lines: int = TAIL_LINES) -> str:
    """The last lines of a log, indented; empty when there is none."""
    if log is None or not log.exists():
        return ""
    with log.open("rb") as stream:
        stream.seek(max(0, log.stat().st_size - 16_384))
        text = stream.read().decode(errors="replace")
    return "\n".join(f"    {line}" for line in text.splitlines()[-lines:])


def open_log(log: Path) -> int:
    """A descriptor that appends to the log; one that has grown large is put aside first."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_KEPT_BYTES:
        shutil.move(log, log.with_suffix(".log.1"))
    return os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def launched(command: Sequence[str | Path], *, last_signal: signal.Signals, mode: str = "same") -> list[str]:
    """The command, told to end with `last_signal` when this process dies."""
    prefix = [sys.executable, "-I", "-S", str(LAUNCH), str(os.getpid()), str(int(last_signal)), mode, "--"]
    return prefix + [str(part) for part in command]


@dataclass
class Child:
    """A program we started, in a process group of its own."""

    program: "Program"
    process: "subprocess.Popen[bytes]"

    def alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def ask_to_stop(self) -> None:
        """Send the signal by which this program ends in good order."""
        if self.alive():
            self.process.send_signal(self.program.stop_signal)

    def finish(self) -> None:
        """Wait for the end; when its patience is over, end the whole group by force."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(self.program.patience)
        # What is left of the group: the program itself, or what it started and did not end. None left is no error.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def failure(self) -> str:
        """Why it is not there: its name, how it ended, where the log is and the log's end."""
        code = self.process.returncode
        last = tail(self.program.log)
        if "No space left on device" in last:
            return f"Ổ đĩa đã đầy: «{self.program.name}» không ghi được. Hãy dọn bớt chỗ rồi chạy lại."
        how = f"tín hiệu {signal.Signals(-code).name}" if code < 0 else f"mã {code}"
        where = f" Nhật ký: {self.program.log}" if self.program.log else ""
        return f"«{self.program.name}» đã dừng ({how}).{where}\n{last}".rstrip()


@dataclass(frozen=True)
class Program:
    """What to start: the command, its surroundings, and how it ends in good order.

    A `server` is stopped after all who may be talking to it. With `shown`, its output goes to the console, and only
    what it says on the error stream to the log; without a log, both go to the console.
    """

    name: str
    command: Sequence[str | Path]
    log: Path | None
    environment: Mapping[str, str]
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = PATIENCE_SECONDS
    mode: str = "same"
    server: bool = False
    shown: bool = False
    pass_fds: tuple[int, ...] = ()
    cwd: Path | None = None

    def start(self) -> Child:
        """Start it, its output appended to the log."""
        log = open_log(self.log) if self.log else None
        try:
            process = subprocess.Popen(
                launched(self.command, last_signal=self.stop_signal, mode=self.mode),
                stdin=subprocess.DEVNULL,
                stdout=None if self.shown else log,
                stderr=log,
                env=dict(self.environment),
                start_new_session=True,
                pass_fds=self.pass_fds,
                cwd=self.cwd,
            )
        finally:
            if log is not None:
                os.close(log)
        return Child(self, process)


class Children:
    """Everything started; stopped together whatever happens, by the undertaker if this process is killed."""

    def __init__(self) -> None:
        self.started: list[Child] = []
        self.undertaker = subprocess.Popen(
            [sys.executable, "-I", "-S", UNDERTAKER, str(PATIENCE_SECONDS)],
            stdin=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )

    def start(self, program: Program) -> Child:
        """Start a program and remember it."""
        child = program.start()
        self.started.append(child)
        self.tell_undertaker(str(child.process.pid))
        return child

    def tell_undertaker(self, word: str) -> None:
        """Pass on a process group, or that all is done; an undertaker that was killed is no reason to fail."""
        with suppress(BrokenPipeError):
            self.pipe.write(f"{word}\n")
            self.pipe.flush()

    @property
    def pipe(self) -> IO[str]:
        """What the undertaker reads."""
        assert self.undertaker.stdin is not None  # noqa: S101 – for the type checker: it was asked for above
        return self.undertaker.stdin

    def forget(self, child: Child) -> None:
        """Take out a child that ended and was dealt with."""
        self.started.remove(child)

    def check(self) -> None:
        """Raise ProblemError when one of them has died by itself."""
        for child in self.started:
            if not child.alive():
                raise ProblemError(child.failure())

    def wait_until(self, ready: Callable[[], bool], what: str, seconds: float) -> None:
        """Ask `ready` until it says yes; ProblemError when a child dies or the time is over."""
        end = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > end:
                raise ProblemError(f"{what} chưa sẵn sàng sau {seconds:.0f} giây.")
            time.sleep(0.05)

    def run(self, program: Program) -> Child:
        """Start a program and wait for its end, good or not; ProblemError when another child dies before."""
        child = program.start()
        self.tell_undertaker(str(child.process.pid))
        try:
            while child.alive():
                self.check()
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(0.2)
        finally:
            child.ask_to_stop()
            child.finish()
        return child

    def complete(self, program: Program) -> None:
        """Run a program to its end; ProblemError when that end is not a good one."""
        child = self.run(program)
        if child.process.returncode != 0:
            raise ProblemError(child.failure())

    def stop(self) -> None:
        """Stop all, those that are servers last; each is given time to end in good order."""
        for servers in (False, True):
            some = [child for child in self.started if child.program.server is servers]
            for child in some:
                child.ask_to_stop()
            for child in some:
                child.finish()
        self.started.clear()
        self.tell_undertaker("done")
        self.undertaker.wait()


@contextmanager
def none_left_behind() -> Iterator[Children]:
    """Children that are all gone when the block ends, and whatever they started and did not end.

    For a process that has no other children: it becomes the parent of strays, and ends every child it has.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    children = Children()
    try:
        yield children
    finally:
        children.stop()
        end_strays()


def end_strays() -> None:
    """End by force what our children left behind in groups of their own, and what that leaves in turn."""
    while strays := children_of(os.getpid()):
        for pid in strays:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)


def children_of(parent: int) -> list[int]:
    """The processes whose parent this is."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name in brackets may hold anything; the state and the parent come after it.
            fields = status.read_text().rpartition(")")[2].split()
            if int(fields[1]) == parent:
                found.append(int(status.parent.name))
    return found


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn Ctrl-C, SIGTERM and SIGHUP into StoppedError, once: while things are being stopped they are ignored."""
    signals = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as `nohup` leaves it
        signals.append(signal.SIGHUP)

    def on_signal(number: int, frame: object) -> None:
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise StoppedError(signal.Signals(number).name)

    for each in signals:
        signal.signal(each, on_signal)
    yield
