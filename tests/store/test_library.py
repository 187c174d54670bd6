"""The library: nothing lost, everything found, every change taken back."""

import os
import pickle
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import refkit
from refkit.errors import InputError, StoreError
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.store.schema import APPLICATION_ID
from refkit.store.search_words import match_expression

GROBER = Record(
    id="grober2015",
    type="article-journal",
    author=(Name(family="Gröber", given="Uwe"),),
    title="Magnesium in Prevention and Therapy",
    container_title="Nutrients",
    issued=Date.parse("2015"),
    volume="7",
    page="8199-8226",
    doi="10.3390/nu7095388",
)
LODZ = Record(
    id="lodz", title="Old trees of Łódź", abstract="About magnesium in leaves.", custom={"a": [1, {"b": None}]}
)
TOKYO = Record(id="tokyo", title="東京大学の歴史")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.sqlite"


@pytest.fixture
def library(path: Path) -> refkit.Library:
    return refkit.Library(path)


def test_what_is_added_comes_back_whole_with_keys(library: refkit.Library) -> None:
    keys = library.add([GROBER, LODZ])
    assert [library.get(key) for key in keys] == [GROBER, LODZ]
    assert list(library) == [GROBER, LODZ]
    assert len(library) == 2
    assert keys[0] in library


def test_adding_never_merges_or_replaces(library: refkit.Library) -> None:
    assert len({*library.add(GROBER), *library.add([GROBER])}) == 2


def test_a_key_is_never_given_twice(library: refkit.Library) -> None:
    (first,) = library.add(GROBER)
    library.remove([first])
    assert library.add(LODZ) != (first,)


def test_an_empty_library_is_empty_and_searched(library: refkit.Library) -> None:
    assert (len(library), len(library.search("x")), library.tags(), library.check()) == (0, 0, (), ())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("grober magn", ["grober2015"]),
        ("GRÖBER", ["grober2015"]),
        ("magnesium", ["grober2015", "lodz"]),  # the title says more than the abstract
        ("lodz", ["lodz"]),
        ('"old trees"', ["lodz"]),
        ('"trees old"', []),
        ("大学", ["tokyo"]),
        ("2015 nutrients", ["grober2015"]),
        ("10.3390/nu7095388", ["grober2015"]),
        ('title:x OR "', []),
        ("?!", []),
        ("", ["grober2015", "lodz", "tokyo"]),
    ],
)
def test_search(library: refkit.Library, words: str, found: list[str]) -> None:
    library.add([GROBER, LODZ, TOKYO])
    assert [record.id for record in library.search(words)] == found


def test_a_search_gives_keys_beside_the_records(library: refkit.Library) -> None:
    keys = library.add([GROBER, LODZ])
    found = library.search("lodz")
    assert found.keys == (keys[1],)
    assert pickle.loads(pickle.dumps(found)).keys == found.keys


def test_a_search_that_finds_very_many_is_answered(library: refkit.Library) -> None:
    keys = library.add(GROBER.replace(id=str(number)) for number in range(2_100))
    assert library.search("magnesium", limit=2).keys == (keys[-1], keys[-2])


def test_tags_and_notes(library: refkit.Library) -> None:
    first, second = library.add([GROBER, LODZ])
    library.tag([first, second], "thesis", " to  read ")
    library.untag([second], "thesis")
    assert (library.tags(first), library.tags(second)) == (("thesis", "to read"), ("to read",))
    assert library.tags() == ("thesis", "to read")
    assert library.search(tag="thesis").keys == (first,)
    assert library.note(second, "Läs igen: Ångström") == "Läs igen: Ångström"
    assert library.search("angstrom").keys == (second,)
    assert library.note(second, "") == ""
    assert len(library.search("angstrom")) == 0


def test_every_change_is_undone_in_turn(library: refkit.Library) -> None:
    (key,) = library.add(GROBER)
    library.tag([key], "thesis")
    library.note(key, "a note")
    library.replace(key, LODZ)
    library.remove([key])
    assert library.undo().verb == "remove"
    assert (library.get(key), library.tags(key), library.note(key)) == (LODZ, ("thesis",), "a note")
    assert library.search("lodz").keys == (key,)
    assert [library.undo().verb for _ in range(3)] == ["replace", "note", "tag"]
    assert (library.get(key), library.tags(key), library.note(key)) == (GROBER, (), "")
    library.undo()
    assert len(library) == 0
    with pytest.raises(InputError, match="undo"):
        library.undo()
    assert [operation.undone for operation in library.history()] == [True] * 5
    assert library.check() == ()


def test_like_finds_what_may_be_a_copy(library: refkit.Library) -> None:
    keys = library.add([GROBER, LODZ])
    assert library.like(Record(doi="10.3390/nu7095388")).keys == (keys[0],)
    assert library.like(Record(title="Magnesium in prevention AND therapy")).keys == (keys[0],)
    assert library.like(Record(volume="7", page="8199", issued=Date.parse("2015"))).keys == (keys[0],)
    assert library.like(Record()).keys == ()


def test_a_change_that_fails_changes_nothing(library: refkit.Library) -> None:
    (key,) = library.add(GROBER)
    with pytest.raises(InputError, match="no record with the key 99"):
        library.tag([key, 99], "thesis")
    assert library.tags(key) == ()
    assert len(library.history()) == 1

    def broken() -> object:
        yield LODZ
        raise RuntimeError("the reader broke off")

    with pytest.raises(RuntimeError):
        library.add(broken())  # type: ignore[arg-type]
    assert len(library) == 1


def test_text_that_no_file_can_hold_is_told(library: refkit.Library) -> None:
    with pytest.raises(InputError, match="not valid Unicode"):
        library.add(Record(id="odd", title="a \ud800 b"))


def test_two_at_once_see_each_others_work(path: Path) -> None:
    with refkit.Library(path) as one, refkit.Library(path) as two:
        one.add(GROBER)
        two.add(LODZ)
        assert len(one) == len(two) == 2


def test_a_library_that_may_not_be_written_is_read(path: Path) -> None:
    with refkit.Library(path) as library:
        library.add(GROBER)
    with refkit.Library(path, read_only=True) as library:
        assert library.read_only
        assert len(library.search("magnesium")) == 1
        with pytest.raises(StoreError, match="reading only"):
            library.add(LODZ)


def test_a_backup_is_a_library_of_its_own(library: refkit.Library, tmp_path: Path) -> None:
    (key,) = library.add(GROBER)
    library.tag([key], "thesis")
    with refkit.Library(library.backup(tmp_path / "copy.sqlite")) as copy:
        assert (list(copy), copy.tags(key), copy.check()) == ([GROBER], ("thesis",), ())
    with pytest.raises(StoreError, match="never replaces"):
        library.backup(tmp_path / "copy.sqlite")


def test_other_files_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_text("no database at all, but long enough to look at" * 30)
    with pytest.raises(StoreError, match="not a refkit library"):
        refkit.Library(text)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE somebody_elses (a)")
    before = other.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        refkit.Library(other)
    assert other.read_bytes()[100:] == before[100:]  # the header notes that somebody looked
    with pytest.raises(StoreError, match="cannot be"):
        refkit.Library(tmp_path / "no-folder" / "a.sqlite")


def test_a_newer_layout_is_refused(path: Path) -> None:
    refkit.Library(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    with pytest.raises(StoreError, match="newer refkit"):
        refkit.Library(path)


def test_check_names_what_is_damaged(library: refkit.Library, path: Path) -> None:
    library.add([GROBER, LODZ])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE record SET data = '{' WHERE key = 1")
        connection.execute("DELETE FROM words WHERE rowid = 2")
    problems = " ".join(str(problem) for problem in library.check())
    assert "key 1 is damaged" in problems
    assert "1 records cannot be found by their words" in problems


def test_closing_twice_does_no_harm(library: refkit.Library) -> None:
    library.close()
    library.close()
    with pytest.raises(StoreError):
        len(library)


words = st.text(max_size=12)
records = st.builds(
    Record,
    id=words,
    title=words,
    note=words,
    volume=words,
    author=st.lists(st.builds(Name, family=words.filter(str.strip), given=words), max_size=2).map(tuple),
    issued=st.none() | st.integers(min_value=1, max_value=2100).map(lambda year: Date.parse(f"{year:04}")),
    custom=st.dictionaries(words, st.none() | st.integers() | words | st.lists(words), max_size=2),
    provenance=st.dictionaries(
        st.sampled_from(["title", "volume"]), st.just(Provenance(kind=ProvenanceKind.PRINTED, confidence=0.5))
    ),
)


@settings(max_examples=40)
@given(st.lists(records, max_size=5))
def test_any_record_comes_back_as_it_was(given_records: list[Record]) -> None:
    with refkit.Library(":memory:" if os.name == "nt" else _fresh()) as library:
        library.add(given_records)
        assert list(library) == given_records


@given(st.text(max_size=60))
def test_whatever_is_typed_is_searched_and_never_an_error(asked: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (title)")
    if expression := match_expression(asked):
        connection.execute("SELECT * FROM words WHERE words MATCH ?", (expression,)).fetchall()


def _fresh() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp()) / "fresh.sqlite"
