"""An index that grows, and that is whole whenever its building stops."""

import gzip
import io
import json
import multiprocessing
import os
import signal
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from refkit.errors import InputError, StoreError, UnreadableInput
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.sources import LocalIndex
from refkit.sources.local_index import building


def work(number: int, **more: Any) -> dict[str, Any]:
    title = f"On the growth of tree number {number} in the forest of {chr(97 + number % 26) * 5}"
    numbers = {"volume": str(number % 50 + 1), "page": f"{number + 7}-{number + 19}"}
    return {
        "DOI": f"10.1000/tree.{number}",
        "type": "journal-article",
        "title": [title],
        "author": [{"family": f"Lind{chr(97 + number % 26)}gren", "given": "Ada"}],
        "container-title": ["Journal of Trees"],
        "issued": {"date-parts": [[1990 + number % 30]]},
        **numbers,
        **more,
    }


def write_lines(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def found(index: LocalIndex, number: int) -> str | None:
    text = f"Lind{chr(97 + number % 26)}gren A. On the growth of tree number {number}. {1990 + number % 30}."
    works = index.search(Record(origin=Origin(text=text)))
    return works[0].identifier if works else None


def titles(index: LocalIndex, doi: str) -> str | None:
    kept = index.get(doi)
    return kept.record.title if kept is not None else None


def test_works_are_added_to_the_index_that_is_there(tmp_path: Path) -> None:
    index = tmp_path / "i"
    LocalIndex.build(write_lines(tmp_path / "a.jsonl", *map(work, range(20))), index).close()
    with LocalIndex.build(write_lines(tmp_path / "b.jsonl", *map(work, range(20, 30))), index) as grown:
        assert grown.count == 30
        assert [found(grown, number) for number in (3, 19, 20, 29)] == [
            f"10.1000/tree.{number}" for number in (3, 19, 20, 29)
        ]
    assert sorted(entry.name for entry in index.iterdir()) == ["generation-2", "manifest.json"]


def test_with_fresh_what_was_there_is_left_out(tmp_path: Path) -> None:
    LocalIndex.build(write_lines(tmp_path / "a.jsonl", work(1)), tmp_path / "i").close()
    with LocalIndex.build(write_lines(tmp_path / "b.jsonl", work(2)), tmp_path / "i", fresh=True) as index:
        assert (index.count, titles(index, "10.1000/tree.1")) == (1, None)


def test_a_file_that_was_read_before_is_passed_over(tmp_path: Path) -> None:
    works = write_lines(tmp_path / "a.jsonl", work(1))
    LocalIndex.build(works, tmp_path / "i").close()
    with LocalIndex.build(works, tmp_path / "i") as index:
        assert index.count == 1
    assert (tmp_path / "i" / "generation-1").is_dir()


OLD, NEW = {"indexed": {"timestamp": 1_500_000_000_000}}, {"indexed": {"timestamp": 1_700_000_000_000}}


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        pytest.param(OLD, NEW, "second", id="the newer one comes later"),
        pytest.param(NEW, OLD, "first", id="the newer one is there already"),
        pytest.param(NEW, NEW, "second", id="the same record again"),
        pytest.param({}, {}, "second", id="no dates: what comes later is believed"),
    ],
)
@pytest.mark.parametrize("at_once", [False, True])
def test_of_one_doi_the_newest_record_is_kept(
    tmp_path: Path, first: dict[str, Any], second: dict[str, Any], kept: str, at_once: bool
) -> None:
    one, two = (
        work(1, title=["first"], **first),
        work(1, title=["second"], volume="99", **second) | {"DOI": "10.1000/TREE.1"},
    )
    inputs = [[one, two]] if at_once else [[one], [two]]
    for place, works in enumerate(inputs):
        LocalIndex.build(write_lines(tmp_path / f"{place}.jsonl", work(5), *works), tmp_path / "i").close()
    with LocalIndex(tmp_path / "i") as index:
        assert (index.count, titles(index, "10.1000/tree.1")) == (2, kept)
        hits = index.search(Record(origin=Origin(text="Lindbgren A. 1991;2:8. first second")))
        assert [hit.record.title for hit in hits if hit.identifier == "10.1000/tree.1"] == [kept]


def test_a_reader_keeps_the_index_it_opened(tmp_path: Path) -> None:
    index = LocalIndex.build(write_lines(tmp_path / "a.jsonl", work(1)), tmp_path / "i")
    LocalIndex.build(write_lines(tmp_path / "b.jsonl", work(2)), tmp_path / "i").close()
    assert (index.count, found(index, 1)) == (1, "10.1000/tree.1")
    assert titles(index, "10.1000/tree.2") is None


def test_works_without_any_leave_the_old_index_as_it_was(tmp_path: Path) -> None:
    LocalIndex.build(write_lines(tmp_path / "a.jsonl", work(1)), tmp_path / "i").close()
    with pytest.raises(InputError, match="No Crossref work"):
        LocalIndex.build(write_lines(tmp_path / "b.jsonl", {"no": "work"}), tmp_path / "i")
    with pytest.raises(UnreadableInput):
        LocalIndex.build(tmp_path / "absent.jsonl", tmp_path / "i")
    assert LocalIndex(tmp_path / "i").count == 1


def test_nothing_is_written_over_what_is_no_index(tmp_path: Path) -> None:
    works = write_lines(tmp_path / "a.jsonl", work(1))
    with pytest.raises(StoreError, match="nothing is written over it"):
        LocalIndex.build(works, works)
    with pytest.raises(StoreError, match="nothing is written into it"):
        LocalIndex.build(works, tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.jsonl"]


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def after(function: Callable[..., Any], is_time: Callable[..., bool] = lambda *_: True) -> Callable[..., Any]:
    """The function, after which the process dies when its time has come."""

    def call(*arguments: Any) -> Any:
        value = function(*arguments)
        if is_time(*arguments):
            die()
        return value

    return call


STEPS: dict[str, tuple[object, str, Callable[..., Any]]] = {
    "after three batches": (
        building.Writer, "_write", after(building.Writer._write, lambda writer, *_: writer.count > 20),
    ),
    "in a transaction": (building, "_keys", die),
    "before keys are sorted": (building.Writer, "finish", die),
    "while keys are sorted": (building.Writer, "_replaced", die),
    "before words": (building, "_add_words", die),
    "after words": (building, "_add_words", after(building._add_words)),
    "before it counts": (building, "publish", die),
    "when it nearly counts": (Path, "rename", after(Path.rename, lambda _, name: "generation" in str(name))),
}  # fmt: skip


def kill_in_the_middle(step: str, works: Path, index: Path) -> None:
    """Build in another process, which kills itself when it comes to `step`."""
    child = os.fork()
    if child == 0:
        building.WORKS_AT_ONCE = 7
        place, name, deadly = STEPS[step]
        setattr(place, name, deadly)
        try:
            LocalIndex.build(works, index)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "is_packed", [pytest.param(False, id="plain", marks=pytest.mark.slow), pytest.param(True, id="gzip")]
)
def test_a_killed_build_goes_on_and_nothing_is_lost_or_doubled(tmp_path: Path, step: str, is_packed: bool) -> None:
    works = write_lines(tmp_path / "w.jsonl", *map(work, range(40)), "bad", *map(work, range(40, 45)))
    index = tmp_path / "i"
    if is_packed:
        works.write_bytes(gzip.compress(works.read_bytes()))
    kill_in_the_middle(step, works, index)
    with pytest.raises(StoreError, match="not complete"):
        LocalIndex(index)
    with LocalIndex.build(works, index) as whole:
        assert whole.count == 45
        assert [found(whole, number) for number in range(45)] == [f"10.1000/tree.{number}" for number in range(45)]
        assert len(whole._words) == 45
    assert sorted(entry.name for entry in index.iterdir()) == ["generation-1", "manifest.json"]


def test_a_build_that_was_killed_is_no_part_of_a_build_of_other_works(tmp_path: Path) -> None:
    index = tmp_path / "i"
    kill_in_the_middle("before words", write_lines(tmp_path / "a.jsonl", *map(work, range(30))), index)
    with LocalIndex.build(write_lines(tmp_path / "b.jsonl", work(77)), index) as other:
        assert other.count == 1


def test_where_adding_was_killed_the_old_index_is_in_use(tmp_path: Path) -> None:
    index = tmp_path / "i"
    LocalIndex.build(write_lines(tmp_path / "a.jsonl", work(1)), index).close()
    more = write_lines(tmp_path / "b.jsonl", *map(work, range(2, 30)))
    kill_in_the_middle("after three batches", more, index)
    assert LocalIndex(index).count == 1
    assert LocalIndex.build(more, index).count == 29


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    index, works = tmp_path / "i", write_lines(tmp_path / "a.jsonl", *map(work, range(20)))
    index.mkdir()
    folder = building.prepare(index, works, None, fresh=False)
    other = building.Writer(folder)
    try:
        with pytest.raises(StoreError, match="no other build"):
            LocalIndex.build(works, index)
    finally:
        other.close()
    assert LocalIndex.build(works, index).count == 20


def search_in_process(path: str, number: int, answers: "multiprocessing.Queue[str | None]") -> None:
    with LocalIndex(path) as index:
        answers.put(found(index, number))


def test_several_processes_read_one_index(tmp_path: Path) -> None:
    path = tmp_path / "i"
    with LocalIndex.build(write_lines(tmp_path / "a.jsonl", *map(work, range(30))), path) as index:
        assert found(index, 3) is not None
        context = multiprocessing.get_context("fork")
        answers = context.Queue()
        readers = [context.Process(target=search_in_process, args=(str(path), n, answers)) for n in (4, 17)]
        for reader in readers:
            reader.start()
        assert {answers.get(timeout=60) for _ in readers} == {"10.1000/tree.4", "10.1000/tree.17"}
        for reader in readers:
            reader.join()


def test_a_tar_of_files_is_read_whole(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "works.tar.gz", "w:gz") as tar:
        for name, content in (
            ("part/0.json.gz", gzip.compress(json.dumps({"items": [work(1), work(2)]}).encode())),
            ("part/1.jsonl", f"{json.dumps(work(3))}\nbad\n".encode()),
            ("part/README.txt", b"not works"),
        ):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    with LocalIndex.build(tmp_path / "works.tar.gz", tmp_path / "i") as index:
        assert index.count == 3
        assert [problem.message.partition(":")[0] for problem in index.problems] == ["works.tar.gz/part/1.jsonl"]


def test_one_damaged_file_of_many_costs_only_its_rest(tmp_path: Path) -> None:
    folder = tmp_path / "works"
    folder.mkdir()
    write_lines(folder / "0.jsonl", work(1))
    lines = "".join(f"{json.dumps(work(number))}{os.urandom(200).hex()}\n" for number in range(2)).encode()
    (folder / "1.jsonl.gz").write_bytes(gzip.compress(json.dumps(work(2)).encode() + b"\n" + lines)[:-300])
    write_lines(folder / "2.jsonl", work(3))
    index = LocalIndex.build(folder, tmp_path / "i")
    assert index.count >= 2
    assert {"10.1000/tree.1", "10.1000/tree.3"} <= {found(index, 1), found(index, 3)}
    assert any(problem.kind == "file" and "1.jsonl.gz" in problem.message for problem in index.problems)


def test_items_of_csl_json_are_works_too(tmp_path: Path) -> None:
    item = {
        "id": "x1",
        "type": "book",
        "title": "A history of lighthouses",
        "author": [{"family": "Berg", "non-dropping-particle": "van den", "given": "Jo"}],
        "issued": {"date-parts": [[1987]]},
        "publisher-place": "Leiden",
    }
    article = {"DOI": "10.1000/csl", "type": "article-journal", "title": "On lamps", "container-title": "Light"}
    works = tmp_path / "items.json"
    works.write_text(json.dumps([item, article, {"id": "no title"}], indent=2), encoding="utf-8")
    index = LocalIndex.build(works, tmp_path / "i")
    assert (index.count, len(index.problems)) == (2, 1)
    [book] = index.search(Record(origin=Origin(text="van den Berg J. A history of lighthouses. Leiden; 1987.")))
    assert (book.identifier, book.record.publisher_place, book.record.type) == ("", "Leiden", "book")
    assert str(book.record.author[0]) == "van den Berg, Jo"
    assert titles(index, "10.1000/csl") == "On lamps"


def test_an_index_whose_folder_cannot_be_written_is_read_through_links(tmp_path: Path) -> None:
    LocalIndex.build(write_lines(tmp_path / "a.jsonl", *map(work, range(20))), tmp_path / "i").close()
    lock = next((tmp_path / "i").glob("generation-*/words")) / ".tantivy-meta.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()  # no file can be opened there, as on a read-only disk
    with LocalIndex(tmp_path / "i") as index:
        assert found(index, 7) == "10.1000/tree.7"
