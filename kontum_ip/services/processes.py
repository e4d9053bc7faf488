"""Child processes that are waited for, watched and stopped, and what a console program says about them."""

import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LAUNCH = Path(__file__).with_name("launch.py")
LOG_KEPT_BYTES = 2 * 1024 * 1024
TAIL_LINES = 15
PATIENCE_SECONDS = 10.0


class ProblemError(Exception):
    """Something the person at the console can understand and act on; its text is one sentence."""


class StoppedError(Exception):
    """Ctrl-C, SIGTERM, or the terminal closed."""


def say(text: str) -> None:
    """One line on the console, at once even when it is a pipe."""
    print(text, flush=True)


def describe(error: OSError) -> str:
    """One Vietnamese sentence for what the operating system refused."""
    where = f" ({error.filename})" if error.filename else ""
    sentences = {
        errno.ENOSPC: f"Ổ đĩa đã đầy{where}: hãy dọn bớt chỗ rồi chạy lại.",
        errno.EDQUOT: f"Đã hết hạn mức ổ đĩa{where}: hãy dọn bớt chỗ rồi chạy lại.",
        errno.EROFS: f"Ổ đĩa chỉ cho đọc, không ghi được{where}.",
        errno.EACCES: f"Không có quyền ghi hoặc đọc{where}.",
        errno.EPERM: f"Hệ điều hành không cho phép{where}.",
        errno.ENOTDIR: f"Đường dẫn không phải là thư mục{where}.",
        errno.EEXIST: f"Đường dẫn đã có nhưng không phải là thư mục{where}.",
    }
    return sentences.get(error.errno or 0, f"Lỗi của hệ điều hành{where}: {error.strerror or error}.")


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody holds at this moment; whoever takes it must be ready to try another."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def tail(log: Path, lines: int = TAIL_LINES) -> str:
    """The last lines of a log, indented; empty when there is none."""
    if not log.exists():
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

    name: str
    process: "subprocess.Popen[bytes]"
    log: Path
    stop_signal: signal.Signals

    def alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def ask_to_stop(self) -> None:
        """Send the signal by which this program ends in good order."""
        if self.alive():
            self.process.send_signal(self.stop_signal)

    def finish(self, patience: float = PATIENCE_SECONDS) -> None:
        """Wait for the end; after `patience` seconds, end the whole group by force."""
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            pass
        self.kill()
        self.process.wait()

    def kill(self) -> None:
        """End whatever is left of the group at once."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return  # already gone

    def failure(self) -> str:
        """Why it is not there: its name, how it ended, where the log is and the log's end."""
        code = self.process.poll()
        how = f"mã {code}" if code is None or code >= 0 else f"tín hiệu {signal.Signals(-code).name}"
        if "No space left on device" in tail(self.log):
            return f"Ổ đĩa đã đầy: «{self.name}» không ghi được. Hãy dọn bớt chỗ rồi chạy lại."
        return f"«{self.name}» đã dừng ({how}). Nhật ký: {self.log}\n{tail(self.log)}"


@dataclass(frozen=True)
class Program:
    """What to start: the command, its surroundings, and the signal that ends it in good order."""

    name: str
    command: Sequence[str | Path]
    log: Path
    environment: Mapping[str, str]
    stop_signal: signal.Signals = signal.SIGTERM
    mode: str = "same"
    pass_fds: tuple[int, ...] = ()
    cwd: Path | None = None

    def start(self) -> Child:
        """Start it, its output appended to the log."""
        log = open_log(self.log)
        try:
            process = subprocess.Popen(
                launched(self.command, last_signal=self.stop_signal, mode=self.mode),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=dict(self.environment),
                start_new_session=True,
                pass_fds=self.pass_fds,
                cwd=self.cwd,
            )
        finally:
            os.close(log)
        return Child(self.name, process, self.log, self.stop_signal)


class Children:
    """Everything started, in order; stopped in the opposite order whatever happens."""

    def __init__(self) -> None:
        self.started: list[Child] = []

    def start(self, program: Program) -> Child:
        """Start a program and remember it."""
        child = program.start()
        self.started.append(child)
        return child

    def check(self) -> None:
        """Raise ProblemError when one of them has died by itself."""
        for child in self.started:
            if not child.alive():
                raise ProblemError(child.failure())

    def forget(self, child: Child) -> None:
        """Take out a child that ended and was dealt with."""
        self.started.remove(child)

    def wait_until(self, ready: Callable[[], bool], what: str, seconds: float) -> None:
        """Ask `ready` until it says yes; ProblemError when a child dies or the time is over."""
        end = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > end:
                raise ProblemError(f"{what} chưa sẵn sàng sau {seconds:.0f} giây.")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop all: the last started first, each given time to end in good order."""
        while self.started:
            child = self.started[-1]
            child.ask_to_stop()
            child.finish()
            self.started.pop()


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn Ctrl-C, SIGTERM and SIGHUP into StoppedError, once: while things are being stopped they are ignored."""

    def on_signal(number: int, frame: object) -> None:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise StoppedError(signal.Signals(number).name)

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, on_signal)
    yield
