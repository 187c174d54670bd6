"""Killed writers, many writers, full disks, read-only folders: what was acknowledged is there, and only that."""

import os
import random
import resource
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import refkit
from refkit.errors import StoreError
from refkit.model.record import Record

ADD_FOR_EVER = """
import sys, refkit
from refkit.model.record import Record
writer = sys.argv[2]
with refkit.Library(sys.argv[1]) as library:
    for number in range(10_000):
        library.add([Record(id=f"{writer}-{number}-{half}", title="x" * 3000) for half in "ab"])
        print(number, flush=True)
"""
ADD_A_HUNDRED = """
import sys, refkit
from refkit.model.record import Record
with refkit.Library(sys.argv[1]) as library:
    for number in range(100):
        library.add(Record(id=f"{sys.argv[2]}-{number}"))
"""


def start(code: str, path: Path, writer: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", code, path, writer], stdout=subprocess.PIPE, text=True, env=environment
    )


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_sixty_writers_killed_at_random_lose_and_double_nothing(tmp_path: Path) -> None:
    path, chance = tmp_path / "mine.sqlite", random.Random(1)
    refkit.Library(path).close()
    acknowledged: set[str] = set()
    for turn in range(15):
        writers = {f"{turn}.{place}": start(ADD_FOR_EVER, path, f"{turn}.{place}") for place in range(4)}
        for writer, process in writers.items():
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(chance.randint(1, 6))]
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.readlines()
            process.wait()
            numbers = [line.strip() for line in lines if line.endswith("\n")]
            acknowledged.update(f"{writer}-{number}-{half}" for number in numbers for half in "ab")
        with refkit.Library(path) as library:
            ids = [record.id for record in library]
        assert len(ids) == len(set(ids))
        assert acknowledged <= set(ids)
        halves = {record_id[:-2] for record_id in ids}
        assert len(halves) * 2 == len(ids), "a batch is there whole or not at all"
    with refkit.Library(path) as library:
        assert library.check() == ()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_eight_processes_write_a_hundred_each(tmp_path: Path) -> None:
    path = tmp_path / "mine.sqlite"
    writers = [start(ADD_A_HUNDRED, path, str(number)) for number in range(8)]
    assert [writer.wait() for writer in writers] == [0] * 8
    with refkit.Library(path) as library:
        assert len({record.id for record in library}) == 800
        assert library.check() == ()


def test_threads_share_one_library(tmp_path: Path) -> None:
    with refkit.Library(tmp_path / "mine.sqlite") as library:
        threads = [
            threading.Thread(target=lambda place=place: [library.add(Record(id=f"{place}-{n}")) for n in range(10)])
            for place in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({record.id for record in library}) == 40


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "mine.sqlite"
    with refkit.Library(path) as library:
        library.add(Record(id="old", title="A title that stays"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    library = refkit.Library(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    try:
        with pytest.raises(StoreError, match="nothing was changed, since the disk is full"):
            library.add(Record(id=str(number), abstract=f"{number} " * 3000) for number in range(500))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [record.id for record in library] == ["old"]
    library.add(Record(id="new"))
    assert library.check() == ()
    library.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_library_in_a_read_only_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    with refkit.Library(folder / "mine.sqlite") as library:
        library.add(Record(id="old", title="A title"))
    folder.chmod(0o555)
    try:
        with refkit.Library(folder / "mine.sqlite") as library:
            assert library.read_only
            assert len(library.search("title")) == 1
    finally:
        folder.chmod(0o755)


def test_a_library_on_read_only_media_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written, SQLite cannot open the log of a file in WAL mode; `immutable` reads it."""
    path = tmp_path / "mine.sqlite"
    with refkit.Library(path) as library:
        library.add(Record(id="old", title="A title"))
    sibling_names = [path.with_name(path.name + end) for end in ("-wal", "-shm")]
    for name in sibling_names:
        name.unlink(missing_ok=True)
        name.mkdir()  # neither opened nor made, whoever asks
    monkeypatch.setattr("refkit.store.connection._may_write", lambda _path: False)
    with refkit.Library(path) as library:
        assert library.read_only
        assert [record.id for record in library.search("title")] == ["old"]
