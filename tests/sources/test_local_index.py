"""An index on disk: built from what Crossref gives out, opened read-only, found by what a string prints."""

import gzip
import json
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import InputError, StoreError, UnreadableInput
from refkit.model.blocking import keys_of_text
from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.sources import LocalIndex, Source
from refkit.sources.local_index.building import MOST_WORKS_OF_KEY
from refkit.sources.local_index.packing import needed, pack, unpack

GROBER: dict[str, Any] = {
    "DOI": "10.3390/nu7095388",
    "type": "journal-article",
    "title": ["Magnesium in Prevention and Therapy"],
    "container-title": ["Nutrients"],
    "volume": "7",
    "issue": "9",
    "page": "8199-8226",
    "issued": {"date-parts": [[2015, 9, 23]]},
    "author": [{"given": "Uwe", "family": "Gröber"}, {"given": "Joachim", "family": "Schmidt"}],
    "abstract": "left out of the index",
}
ECOLOGY: dict[str, Any] = {
    "DOI": "10.1002/ecy.2205",
    "title": ["Natural history and the practice of ecology"],
    "author": [{"given": "Cristina", "family": "Eisenberg"}],
    "volume": "99",
    "page": "1697-1698",
    "issued": {"date-parts": [[2018]]},
}


def printed(text: str) -> Record:
    return Record(origin=Origin(text=text))


def write_lines(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def index(tmp_path: Path) -> LocalIndex:
    return LocalIndex.build(write_lines(tmp_path / "works.jsonl", GROBER, ECOLOGY), tmp_path / "works.index")


def test_it_is_a_source(index: LocalIndex) -> None:
    assert isinstance(index, Source)
    assert index.name == "index"
    assert index.count == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gröber U. Magnesium in prevention and therapy. Nutrients. 2015;7(9):8199-8226.", id="all"),
        pytest.param("Gröber U. Magnesium i vård. Näringsämnen. 2015;7:8199.", id="translated"),
        pytest.param("Magnesium in prevention and therapy", id="no number"),
        pytest.param("doi:10.3390/NU7095388", id="the DOI alone"),
    ],
)
def test_a_work_is_found_by_what_is_printed(index: LocalIndex, text: str) -> None:
    assert [work.identifier for work in index.search(printed(text))] == ["10.3390/nu7095388"]


def test_a_record_that_was_never_printed_is_found_by_its_fields(index: LocalIndex) -> None:
    record = Record(author=(Name(family="Eisenberg"),), issued="2018", volume="99", page="1697")
    assert [work.identifier for work in index.search(record)] == ["10.1002/ecy.2205"]


def test_nothing_is_an_answer(index: LocalIndex) -> None:
    assert index.search(printed("Doe J. Trees. 1999;1:1.")) == ()
    assert index.search(printed("")) == ()
    assert index.get("10.1000/absent") is None
    assert index.get("not a doi") is None


def test_a_work_comes_back_as_it_was_registered(index: LocalIndex) -> None:
    work = index.get("https://doi.org/10.3390/NU7095388")
    assert work is not None
    assert work.record.title == "Magnesium in Prevention and Therapy"
    assert [str(name) for name in work.record.author] == ["Gröber, Uwe", "Schmidt, Joachim"]
    assert work.record.abstract is None


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda path: write_lines(path, GROBER, ECOLOGY), id="works"),
        pytest.param(lambda path: write_lines(path, {"message": GROBER}, {"message": ECOLOGY}), id="answers"),
        pytest.param(lambda path: write_lines(path, {"doi": "x", "work": GROBER}, {"work": ECOLOGY}), id="wrapped"),
        pytest.param(lambda path: write_lines(path, {"items": [GROBER, ECOLOGY]}), id="the data file"),
        pytest.param(
            lambda path: write_lines(path, {"status": "ok", "message": {"total": 2, "items": [GROBER, ECOLOGY]}}),
            id="a page of answers",
        ),
    ],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_every_shape_of_works_is_read(tmp_path: Path, write: Callable[[Path], Path], is_packed: bool) -> None:
    works = write(tmp_path / "works.json")
    if is_packed:
        works.write_bytes(gzip.compress(works.read_bytes()))
    index = LocalIndex.build(works, tmp_path / "works.index")
    assert index.count == 2
    assert index.problems == ()


def test_a_folder_of_files_is_read_whole(tmp_path: Path) -> None:
    folder = tmp_path / "works"
    folder.mkdir()
    write_lines(folder / "0.json", {"items": [GROBER]})
    write_lines(folder / "1.jsonl", ECOLOGY)
    (folder / "README.txt").write_text("not works", encoding="utf-8")
    assert LocalIndex.build(folder, tmp_path / "works.index").count == 2


def test_what_is_no_work_is_a_problem_with_its_line_and_costs_nothing_else(tmp_path: Path) -> None:
    works = tmp_path / "works.jsonl"
    works.write_text(f'{json.dumps(GROBER)}\n\nnot json\n{{"title": "no DOI"}}\n[1]\n{json.dumps(ECOLOGY)}', "utf-8")
    index = LocalIndex.build(works, tmp_path / "works.index")
    assert index.count == 2
    assert [problem.line for problem in index.problems] == [3, 4, 5]


def test_a_data_file_that_is_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps({"items": [GROBER, ECOLOGY]})
    works = tmp_path / "works.json"
    works.write_text(whole[:-40], encoding="utf-8")
    index = LocalIndex.build(works, tmp_path / "works.index")
    assert index.count == 1
    assert [problem.kind for problem in index.problems] == ["file"]


def test_many_bad_lines_are_counted_and_not_kept(tmp_path: Path) -> None:
    works = tmp_path / "works.jsonl"
    works.write_text("x\n" * 300 + json.dumps(GROBER), encoding="utf-8")
    index = LocalIndex.build(works, tmp_path / "works.index")
    assert len(index.problems) == 101
    assert "200 more" in index.problems[-1].message


def test_a_work_given_twice_is_one_candidate(tmp_path: Path) -> None:
    index = LocalIndex.build(write_lines(tmp_path / "w.jsonl", GROBER, GROBER), tmp_path / "i")
    assert len(index.search(printed("Gröber 2015;7:8199"))) == 1


def test_a_key_that_too_many_works_share_is_left_out(tmp_path: Path) -> None:
    works = [GROBER | {"DOI": f"10.1000/{n}", "title": [f"Title {n}"]} for n in range(MOST_WORKS_OF_KEY + 1)]
    index = LocalIndex.build(write_lines(tmp_path / "w.jsonl", *works), tmp_path / "i")
    assert not index._store.works_of_keys(keys_of_text("Gröber U. 2015;7(9):8199"))
    assert index.get("10.1000/77") is not None


def test_works_without_any_are_an_error_and_leave_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No Crossref work was found"):
        LocalIndex.build(write_lines(tmp_path / "w.jsonl", {"title": "?"}), tmp_path / "i")
    assert [path.name for path in tmp_path.iterdir()] == ["w.jsonl"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\x1f\x8bbroken", id="not compressed at all"),
        pytest.param(gzip.compress(b'{"DOI": "10.1000/1"}\n' * 50, mtime=0)[:-20], id="cut off"),
    ],
)
def test_broken_compression_is_an_error_and_the_old_index_stays(tmp_path: Path, content: bytes) -> None:
    index = tmp_path / "i"
    LocalIndex.build(write_lines(tmp_path / "w.jsonl", GROBER), index)
    (tmp_path / "broken.gz").write_bytes(content)
    with pytest.raises(UnreadableInput):
        LocalIndex.build(tmp_path / "broken.gz", index)
    assert LocalIndex(index).count == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.gz", "i", "w.jsonl"]


def test_building_where_nothing_can_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        LocalIndex.build(write_lines(tmp_path / "w.jsonl", GROBER), tmp_path / "absent" / "i")


def test_opening_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no index of this name"):
        LocalIndex(tmp_path / "absent")
    (tmp_path / "text").write_text("not an index " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="not an index"):
        LocalIndex(tmp_path / "text")
    sqlite3.connect(tmp_path / "other.sqlite").execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(StoreError, match="not an index"):
        LocalIndex(tmp_path / "other.sqlite")
    with pytest.raises(StoreError, match="not an index"):
        LocalIndex(tmp_path)


def rewrite(file: Path, **changes: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | changes), encoding="utf-8")


def test_an_index_of_another_version_has_to_be_built_again(index: LocalIndex, tmp_path: Path) -> None:
    rewrite(index.path / "manifest.json", version=99)
    with pytest.raises(StoreError, match="another version"):
        LocalIndex(index.path)
    assert LocalIndex.build(tmp_path / "works.jsonl", index.path).count == 2


def test_a_manifest_that_was_changed_is_not_believed(index: LocalIndex) -> None:
    rewrite(index.path / "manifest.json", works=77)
    with pytest.raises(StoreError, match="was changed"):
        LocalIndex(index.path)


def test_an_index_that_lacks_a_part_is_not_opened(index: LocalIndex) -> None:
    store = next(index.path.glob("generation-*/works.sqlite"))
    store.write_bytes(store.read_bytes()[:-1])
    with pytest.raises(StoreError, match=r"works\.sqlite is not as it was built"):
        LocalIndex(index.path)


def test_a_damaged_index_is_an_error_of_the_store(index: LocalIndex) -> None:
    store = next(index.path.glob("generation-*/works.sqlite"))
    size = store.stat().st_size
    with store.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with LocalIndex(index.path) as damaged, pytest.raises(StoreError, match="Build it again"):
        damaged.search(printed("Gröber 2015;7:8199"))


def test_an_index_on_a_read_only_place_with_odd_letters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "ä?#% b"
    folder.mkdir()
    LocalIndex.build(write_lines(tmp_path / "w.jsonl", GROBER), folder / "i").close()
    folder.chmod(0o555)
    try:
        assert LocalIndex(folder / "i").count == 1
    finally:
        folder.chmod(0o755)


def test_an_index_travels_to_another_process(index: LocalIndex) -> None:
    assert pickle.loads(pickle.dumps(index)).count == 2


@pytest.fixture(scope="module")
def one_work(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    folder = tmp_path_factory.mktemp("one")
    return LocalIndex.build(write_lines(folder / "w.jsonl", GROBER), folder / "i")


@given(text=st.text(max_size=200))
def test_no_string_breaks_the_search(one_work: LocalIndex, text: str) -> None:
    assert len(one_work.search(printed(text))) <= 1


@given(st.dictionaries(st.sampled_from(["title", "author", "issued", "volume"]), st.text() | st.lists(st.text())))
def test_packing_keeps_what_is_needed(message: dict[str, Any]) -> None:
    kept = {key: value for key, value in message.items() if value and key != "author"}
    [line] = unpack(pack([needed(message)], b"{}"), b"{}")
    assert {key: value for key, value in json.loads(line).items() if key != "author"} == kept
