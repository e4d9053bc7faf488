"""What `make run`, `make services` and the set-up promise of starting and stopping, on real servers and processes."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import psycopg2
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

ROOT = Path(__file__).resolve().parent.parent
BOOTSTRAP = ROOT / "kontum_ip" / "services" / "bootstrap.py"


def clean_environment(data: Path | str, **more: str) -> dict[str, str]:
    """This process's environment without the servers of the test run, its data moved to `data`."""
    hidden = {"DATABASE_URL", "REDIS_URL", "PORT", "KONTUM_STARTED", "SECRET_KEY"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"DATA_DIR": str(data)} | more


def services(command: str, environment: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run one command of the services to its end."""
    return subprocess.run(
        [sys.executable, "-m", "kontum_ip.services", command],
        cwd=ROOT,
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def wait_for(fact: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def parents() -> dict[int, int]:
    """Every process on the machine → its parent."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            found[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
    return found


def descendants(pid: int) -> set[int]:
    """The processes below this one, however deep."""
    table, found, new = parents(), set(), {pid}
    while new:
        new = {child for child, parent in table.items() if parent in new}
        found |= new
    return found


def running(pids: set[int]) -> set[int]:
    """Those of the processes that still are, zombies not counted."""
    found = set()
    for pid in pids:
        with suppress(OSError):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                found.add(pid)
    return found


class Keeper:
    """`keep-services` as a process of this test, with its data in a folder of its own."""

    def __init__(self, data: Path) -> None:
        self.place = data / "dev"
        # A killed one leaves its variables behind: they are not the answer of this one.
        (self.place / "env.sh").unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kontum_ip.services", "keep-services"],
            cwd=ROOT,
            env=clean_environment(data),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        wait_for(lambda: (self.place / "env.sh").exists() or self.process.poll() is not None)
        self.below = descendants(self.process.pid)

    def variables(self) -> dict[str, str]:
        """What `env.sh` says."""
        lines = (self.place / "env.sh").read_text().splitlines()
        return {name: value.strip("'") for name, _, value in (line[7:].partition("=") for line in lines)}

    def end(self, number: signal.Signals) -> tuple[int, str]:
        """Send a signal; the exit status, and all that was said."""
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=30)
        return self.process.returncode, said


@pytest.fixture
def keepers(tmp_path: Path) -> Iterator[Callable[[str], Keeper]]:
    """Make keepers, each by the name of its folder; all are ended afterwards."""
    made: list[Keeper] = []

    def make(name: str) -> Keeper:
        keeper = Keeper(tmp_path / name)
        made.append(keeper)
        return keeper

    yield make
    for keeper in made:
        if keeper.process.poll() is None:
            keeper.end(signal.SIGTERM)


def database_answers(keeper: Keeper) -> bool:
    url = keeper.variables()["DATABASE_URL"]
    with psycopg2.connect(url, connect_timeout=5) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT lower('ĐẮK TÔ')")
        return bool(cursor.fetchone() == ("đắk tô",))


def broker_answers(keeper: Keeper) -> bool:
    return bool(redis.Redis.from_url(keeper.variables()["REDIS_URL"], socket_timeout=5).ping())


def test_two_folders_side_by_side_do_not_clash(keepers: Callable[[str], Keeper]) -> None:
    first, second = keepers("một"), keepers("hai thư mục")
    for keeper in (first, second):
        assert database_answers(keeper)
        assert broker_answers(keeper)
    assert first.variables()["DATABASE_URL"] != second.variables()["DATABASE_URL"]
    assert first.variables()["REDIS_URL"] != second.variables()["REDIS_URL"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop_leaves_nothing(keepers: Callable[[str], Keeper], number: signal.Signals) -> None:
    keeper = keepers("data")
    assert len(keeper.below) > 2
    assert keeper.end(number) == (0, "")  # and not a word
    assert running(keeper.below) == set()
    assert not (keeper.place / "env.sh").exists()


def test_killed_outright_leaves_nothing_and_starts_again(keepers: Callable[[str], Keeper]) -> None:
    keeper = keepers("data")
    with psycopg2.connect(keeper.variables()["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (word text)")
    connection.close()
    keeper.end(signal.SIGKILL)
    wait_for(lambda: running(keeper.below) == set())
    again = keepers("data")
    with psycopg2.connect(again.variables()["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kept")
        assert cursor.fetchone() == (0,)
    connection.close()


def test_program_that_will_not_end_is_ended_by_force() -> None:
    stubborn = subprocess.Popen(
        ["sh", "-c", "trap '' TERM INT QUIT HUP; while :; do sleep 0.2; done"], start_new_session=True
    )
    command = [sys.executable, "-I", "-S", BOOTSTRAP.with_name("undertaker.py"), "0.3"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as undertaker:
        # What the starter wrote before it was killed; its end of the pipe closes with it.
        undertaker.communicate(f"{stubborn.pid}\n", timeout=10)
    assert stubborn.wait(timeout=10) == -signal.SIGKILL


def test_child_that_dies_is_named_and_the_rest_is_stopped(keepers: Callable[[str], Keeper]) -> None:
    keeper = keepers("data")
    victim = next(pid for pid in keeper.below if b"valkey-server" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(victim, signal.SIGKILL)
    said, _ = keeper.process.communicate(timeout=30)
    assert keeper.process.returncode == 1
    assert "«Valkey» đã dừng (tín hiệu SIGKILL)" in said
    assert "Traceback" not in said
    assert running(keeper.below) == set()


def test_stale_lock_with_somebody_elses_number_is_no_obstacle(keepers: Callable[[str], Keeper]) -> None:
    keeper = keepers("data")
    keeper.end(signal.SIGTERM)
    lock = keeper.place / "postgres" / "postmaster.pid"
    # A power cut leaves the file; by now the number belongs to another program: this one.
    lock.write_text(f"{os.getpid()}\n{keeper.place / 'postgres'}\n1700000000\n5432\n\n127.0.0.1\n\n")
    assert database_answers(keepers("data"))


def test_interrupted_making_of_the_database_is_done_again(keepers: Callable[[str], Keeper], tmp_path: Path) -> None:
    part = tmp_path / "data" / "dev" / "postgres.new"
    part.mkdir(parents=True)
    (part / "PG_VERSION").write_text("18\n")
    assert database_answers(keepers("data"))
    assert not part.exists()


def test_data_of_another_version_is_refused(tmp_path: Path) -> None:
    old = tmp_path / "postgres"
    old.mkdir()
    (old / "PG_VERSION").write_text("15\n")
    answer = services("run", clean_environment(tmp_path))
    assert answer.returncode == 1
    assert "là của PostgreSQL 15" in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


def test_second_start_with_the_same_data_says_who_is_there(keepers: Callable[[str], Keeper]) -> None:
    keeper = keepers("data")
    answer = services("keep-services", clean_environment(keeper.place.parent))
    assert answer.returncode == 1
    assert str(keeper.process.pid) in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
    assert database_answers(keeper)


def test_passwords_are_the_owners_alone(keepers: Callable[[str], Keeper]) -> None:
    keeper = keepers("data")
    secrets = list((keeper.place / "secrets").iterdir())
    assert {path.name for path in secrets} == {"postgres", "valkey", "secret_key"}
    for path in [*secrets, keeper.place / "env.sh", keeper.place / "valkey" / "valkey.conf"]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines = b"".join(Path(f"/proc/{pid}/cmdline").read_bytes() for pid in keeper.below)
    for path in secrets:
        assert path.read_bytes() not in lines


def test_servers_want_the_password(keepers: Callable[[str], Keeper]) -> None:
    variables = keepers("data").variables()
    password = variables["DATABASE_URL"].split("@")[0].rpartition(":")[2]
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(variables["DATABASE_URL"].replace(password, "wrong"))
    with pytest.raises(redis.exceptions.AuthenticationError):
        port = int(variables["REDIS_URL"].rpartition(":")[2].split("/")[0])
        redis.Redis(port=port, retry=Retry(NoBackoff(), 0)).ping()


def test_services_start_in_the_background_once_and_stop(tmp_path: Path) -> None:
    environment = clean_environment(tmp_path)
    try:
        first, second = services("services", environment), services("services", environment)
        assert first.returncode == 0
        assert first.stdout == second.stdout
        assert "export DATABASE_URL=" in first.stdout
        keeper = int((tmp_path / "dev" / "lock").read_text())
        below = descendants(keeper)
    finally:
        stopped = services("services-stop", environment)
    assert stopped.returncode == 0
    assert running({keeper} | below) == set()
    assert services("services-stop", environment).returncode == 0


def one_sentence(answer: "subprocess.CompletedProcess[str]") -> str:
    """What a refused start said: one line, and status 1."""
    assert answer.returncode == 1
    lines = answer.stderr.strip().splitlines()
    assert len(lines) == 1, answer.stderr
    return lines[0]


def test_port_in_use_is_said_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        sentence = one_sentence(services("run", clean_environment(tmp_path, PORT=str(port))))
    assert sentence.startswith(f"Cổng {port} đang có chương trình khác dùng")
    assert not (tmp_path / "postgres").exists()


@pytest.mark.parametrize("port", ["tám nghìn", "0", "70000", "-1"])
def test_port_that_is_none_is_refused(tmp_path: Path, port: str) -> None:
    assert "từ 1 đến 65535" in one_sentence(services("run", clean_environment(tmp_path, PORT=port)))


@pytest.mark.parametrize("place", ["/sys/kontum", f"{BOOTSTRAP}/data"])
def test_folder_that_cannot_be_written_is_named(place: str) -> None:
    assert place.split("/data")[0] in one_sentence(services("run", clean_environment(place)))


def test_database_of_the_environment_that_does_not_answer_is_said(tmp_path: Path) -> None:
    url = "postgres://nobody:top-secret@127.0.0.1:9/none"
    sentence = one_sentence(services("run", clean_environment(tmp_path, DATABASE_URL=url)))
    assert "DATABASE_URL" in sentence
    assert "top-secret" not in sentence


def test_broker_of_the_environment_that_does_not_answer_is_said(tmp_path: Path) -> None:
    url = os.environ["DATABASE_URL"]
    broken = clean_environment(tmp_path, DATABASE_URL=url, REDIS_URL="redis://:top-secret@127.0.0.1:9/0")
    sentence = one_sentence(services("run", broken))
    assert "REDIS_URL" in sentence
    assert "top-secret" not in sentence


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that has what the first stage reads, and needs no package."""
    place = tmp_path / "checkout"
    (place / "kontum_ip" / "services").mkdir(parents=True)
    for name in ("bootstrap.py", "launch.py"):
        (place / "kontum_ip" / "services" / name).write_bytes((BOOTSTRAP.parent / name).read_bytes())
    for name in ("requirements.txt", "requirements-dev.txt"):
        (place / name).write_text("")
    return place


def set_up(checkout: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the first stage up to where it would start the second, and see that the environment's Python runs."""
    return subprocess.run(
        [sys.executable, "kontum_ip/services/bootstrap.py", "services-stop"],
        cwd=checkout,
        env=clean_environment(checkout / "var", PIP_CONFIG_FILE=os.devnull, **environment),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_package_index_out_of_reach_is_said(checkout: Path) -> None:
    (checkout / "requirements-dev.txt").write_text("a-package-of-nobody==1.0\n")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_EXTRA_INDEX_URL": "", "PIP_RETRIES": "0"}
    sentence = one_sentence(set_up(checkout, **nowhere))
    assert sentence.startswith("Không tới được kho gói Python")
    assert not (checkout / ".venv" / "stamp").exists()


def test_environment_is_made_once_and_mended_when_half_made(checkout: Path) -> None:
    # The second stage is not in this folder: Python says so, and that is how far the first has come.
    made = set_up(checkout)
    assert "No module named kontum_ip.services" in made.stderr
    assert "Tạo môi trường Python" in made.stdout
    again = set_up(checkout)
    assert again.stdout == ""
    # A killed installation: its mark is there, and something of a package may be missing.
    (checkout / ".venv" / "unfinished").touch()
    (checkout / ".venv" / "bin" / "pip").unlink()
    mended = set_up(checkout)
    assert "Tạo môi trường Python" in mended.stdout
    assert (checkout / ".venv" / "bin" / "pip").exists()
    assert not (checkout / ".venv" / "unfinished").exists()


def test_first_stage_can_be_read_by_an_old_python() -> None:
    compile(BOOTSTRAP.read_text(), str(BOOTSTRAP), "exec", dont_inherit=True, _feature_version=6)
