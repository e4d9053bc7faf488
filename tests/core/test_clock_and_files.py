"""The clock by which deadlines are judged, and files kept under the hash of their content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from core import clock, storage


@pytest.mark.django_db
def test_now_is_the_databases_clock_and_a_given_moment_inside_at() -> None:
    assert abs(clock.now() - timezone.now()) < timedelta(minutes=1)
    assert clock.now() < clock.now(), "the clock goes on inside a transaction"
    moment = datetime(2026, 12, 14, 17, 30, tzinfo=UTC)
    with clock.at(moment):
        assert clock.now() == moment
        assert clock.today() == date(2026, 12, 15), "half past midnight in Hà Nội"
        with clock.at(moment - timedelta(hours=1)):
            assert clock.today() == date(2026, 12, 14)
        assert clock.now() == moment
    assert clock.now() != moment and clock.today() == timezone.localdate()


def test_the_moment_is_given_back_after_a_fault() -> None:
    with pytest.raises(RuntimeError), clock.at(datetime(2020, 1, 1, tzinfo=UTC)):
        raise RuntimeError
    assert clock.today() == timezone.localdate()


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


def test_the_same_bytes_are_kept_once_under_their_hash(folder: Path) -> None:
    stored = storage.put([b"mot ", b"hai"])
    assert stored.sha256 == hashlib.sha256(b"mot hai").hexdigest() and stored.size == 7
    assert storage.put([b"mot hai"]) == stored
    assert [path for path in folder.rglob("*") if path.is_file()] == [storage.path_of(stored.sha256)]
    with storage.open_stored(stored.sha256) as content:
        assert content.read() == b"mot hai"
    storage.path_of(stored.sha256).unlink()
    with pytest.raises(FileNotFoundError):
        storage.open_stored(stored.sha256)


def test_an_interrupted_write_leaves_nothing(folder: Path) -> None:
    def torn() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        storage.put(torn())
    assert [path for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 63, "a" * 65])
def test_only_a_hash_names_a_file(name: str) -> None:
    with pytest.raises(ValueError, match="not a content hash"):
        storage.path_of(name)
