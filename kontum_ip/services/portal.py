"""`make run`: the whole portal on this machine, as production has it, with the demonstration in it."""

import errno
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from kontum_ip.services.bootstrap import ProblemError, describe, say
from kontum_ip.services.environment import ROOT, data_directory, only_one, portal_environment
from kontum_ip.services.healthcheck import is_healthy
from kontum_ip.services.processes import Children, Program, StoppedError, none_left_behind, stoppable
from kontum_ip.services.servers import broker_url, database_url

USUAL_PORT = 8000
READY_SECONDS = 90.0
DEMO_PASSWORD = "kontum-demo-2030"  # noqa: S105 – public: it opens the demonstration and nothing else
PLAN = "plans/data/kon-tum-1068.yaml"
PREPARATION = (
    ("Cập nhật cơ sở dữ liệu…", "migrate", "--noinput"),
    ("", "createcachetable"),
    ("Nạp kế hoạch và các cơ quan…", "load_plan", PLAN),
)
DEMONSTRATION = (("Tạo dữ liệu minh họa (lần đầu mất khoảng một phút)…", "seed_demo"),)
ACCOUNTS = (
    ("coordinator@demo.test", "cơ quan đầu mối (Sở Khoa học và Công nghệ)"),
    ("leader@demo.test", "lãnh đạo tỉnh"),
    ("auditor@demo.test", "kiểm tra, giám sát"),
    ("administrator@demo.test", "quản trị hệ thống"),
    ("reporter.<mã cơ quan>@demo.test", "cán bộ lập báo cáo của cơ quan"),
    ("head.<mã cơ quan>@demo.test", "thủ trưởng cơ quan"),
)


def run_portal(arguments: Sequence[str]) -> int:
    """Run the portal until told to stop; the exit status. ProblemError when something fails or dies by itself."""
    with stoppable():
        try:
            data = data_directory()
            with (
                only_one(data / "run.lock", "Cổng đang chạy với dữ liệu này rồi (tiến trình {pid})."),
                open_port() as door,
                none_left_behind() as children,
            ):
                serve(children, data, door)
        except StoppedError:
            say("Đã dừng.")
    return 0


def serve(children: Children, data: Path, door: socket.socket) -> None:
    """Start everything in order, say where it is, and watch it."""
    port = int(door.getsockname()[1])
    environment = portal_environment(
        data, database=database_url(children, data), broker=broker_url(children, data), port=port
    )
    demonstration = environment["DEMO"].lower() in ("1", "true")
    prepare(children, data, environment, demonstration)
    say("Khởi động web, tiến trình nền và lịch chạy…")
    web, worker, scheduler = portal_programs(data, environment, door)
    children.start(web)
    children.start(worker)
    children.wait_until(lambda: is_healthy(port, "localhost"), "Cổng (/healthz)", READY_SECONDS)
    announce(environment, demonstration)
    # After the others: nothing waits for it, and three programs that load at once make the first two late.
    children.start(scheduler)
    if demonstration:
        compile_report(children, data, environment)
    say("Nhấn Ctrl-C để dừng.")
    while True:
        children.check()
        time.sleep(0.5)


def open_port() -> socket.socket:
    """The listening socket that the web server will take over; ProblemError when the port asked for is not to be had.

    Held from the first moment, so nobody takes the port while the rest starts. Without PORT, another one is taken if
    the usual one is not free.
    """
    wanted = os.environ.get("PORT")
    if not wanted:
        try:
            return listen_on(USUAL_PORT)
        except OSError:
            return listen_on(0)
    if not wanted.isdigit() or not 1 <= int(wanted) <= 65535:
        raise ProblemError(f"PORT phải là một số từ 1 đến 65535, không phải «{wanted}».")
    try:
        return listen_on(int(wanted))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ProblemError(
                f"Cổng {wanted} đang có chương trình khác dùng: hãy chọn cổng khác, ví dụ «make run PORT=8080»."
            ) from None
        raise ProblemError(f"Không mở được cổng {wanted}: {describe(error)}") from None


def listen_on(port: int) -> socket.socket:
    """A socket listening on 127.0.0.1; 0 lets the system choose."""
    door = socket.socket()
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
        door.listen()
    except OSError:
        door.close()
        raise
    return door


def prepare(children: Children, data: Path, environment: Mapping[str, str], demonstration: bool) -> None:
    """Bring the database up to date; every step is safe to do again."""
    steps = PREPARATION + (DEMONSTRATION if demonstration else ())
    command = [sys.executable, "-m", "kontum_ip.services.prepare", json.dumps(steps)]
    children.complete(
        Program("chuẩn bị dữ liệu", command, data / "log" / "prepare.log", environment, shown=True, cwd=ROOT)
    )


def portal_programs(data: Path, environment: Mapping[str, str], door: socket.socket) -> tuple[Program, ...]:
    """Web, worker and scheduler, as in production."""
    log, schedule = data / "log", data / "beat"
    for folder in (schedule, data / "files"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    web = [sys.executable, "-m", "gunicorn", "kontum_ip.wsgi", "--bind", f"fd://{door.fileno()}"]
    web += ["--workers", "2", "--preload", "--timeout", "60", "--graceful-timeout", "5", "--no-control-socket"]
    celery = [sys.executable, "-m", "celery", "-A", "kontum_ip"]
    worker = [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    beat = [*celery, "beat", "--loglevel", "INFO", "--schedule", str(schedule / "schedule"), "--pidfile", ""]
    return (
        Program("web", web, log / "web.log", environment, pass_fds=(door.fileno(),), cwd=ROOT),
        # At once rather than after the job at hand: a job's truth is its row, and the next worker takes it up.
        Program("worker", worker, log / "worker.log", environment, stop_signal=signal.SIGQUIT, cwd=ROOT),
        Program("scheduler", beat, log / "scheduler.log", environment, cwd=ROOT),
    )


def compile_report(children: Children, data: Path, environment: Mapping[str, str]) -> None:
    """Have the demonstration report made through the queue; the command prints where its files are."""
    say("Tổng hợp báo cáo minh họa qua hàng đợi…")
    command = [sys.executable, "manage.py", "compile_demo_report"]
    children.complete(
        Program("báo cáo minh họa", command, data / "log" / "report.log", environment, shown=True, cwd=ROOT)
    )


def announce(environment: Mapping[str, str], demonstration: bool) -> None:
    """Print the address and who may sign in."""
    say("")
    started = os.environ.get("KONTUM_STARTED")
    took = f" sau {time.monotonic() - float(started):.0f} giây" if started else ""
    say(f"Sẵn sàng{took}: {environment['SITE_URL']}")
    if demonstration:
        say(f"Tài khoản minh họa (mật khẩu chung {DEMO_PASSWORD}):")
        for account, who in ACCOUNTS:
            say(f"  {account:<34} {who}")
