"""Answers kept in a file: with an age, never an outage, never somebody else's database."""

import logging
import sqlite3
import threading
from pathlib import Path

import pytest
from fake_server import FakeClock, FakeServer, MakeSource, Reply, list_reply
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import SourceUnavailable, StoreError
from refkit.model.record import Record
from refkit.sources.cache import FOUND_AGE_SECONDS, NOT_FOUND_AGE_SECONDS, AnswerCache

DOI = "10.3390/nu7095388"
PRINTED = Record.model_validate({"origin": {"text": "Gröber U. Magnesium in Prevention. Nutrients 2015;7:8199."}})
KEY = ("https://api.example.org", "work", DOI)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.sqlite"


class TestInFrontOfCrossref:
    def test_it_is_off_unless_a_path_is_given(self, make_source: MakeSource, server: FakeServer) -> None:
        source = make_source()
        source.get(DOI)
        source.get(DOI)
        assert len(server.asked) == 2

    def test_what_was_asked_is_not_asked_again(self, make_source: MakeSource, server: FakeServer, path: Path) -> None:
        first, later = make_source(cache=path), make_source(cache=str(path))
        assert first.get(DOI) == later.get(DOI.upper())
        assert first.search(PRINTED) == later.search(PRINTED)
        assert len(server.asked) == 2

    def test_not_found_is_remembered_for_less_long(
        self, make_source: MakeSource, server: FakeServer, clock: FakeClock, path: Path
    ) -> None:
        source = make_source(cache=path)
        source.get("10.1000/absent")
        server.replies = [list_reply()]
        for _ in range(2):
            assert source.search(PRINTED) == ()
            assert source.get("10.1000/absent") is None
        source.get(DOI)
        assert len(server.asked) == 3
        clock.pass_seconds(NOT_FOUND_AGE_SECONDS)
        assert source.get("10.1000/absent") is None
        assert source.search(PRINTED) != ()
        source.get(DOI)
        assert len(server.asked) == 5
        clock.pass_seconds(FOUND_AGE_SECONDS)
        source.get(DOI)
        assert len(server.asked) == 6

    @pytest.mark.parametrize("reply", [Reply(503), Reply(200, b"{}"), list_reply("rubbish")])
    def test_an_outage_is_never_remembered(
        self, make_source: MakeSource, server: FakeServer, path: Path, reply: Reply
    ) -> None:
        source = make_source(cache=path, deadline_seconds=2)
        server.script, usual = lambda _: reply, server.script
        with pytest.raises(SourceUnavailable):
            source.get(DOI)
        with pytest.raises(SourceUnavailable):
            source.search(PRINTED)
        server.script = usual
        assert source.get(DOI) is not None
        assert source.search(PRINTED) != ()

    @pytest.mark.parametrize("kept", [{"DOI": "10.1000/other"}, {}, [], "rubbish", 5])
    def test_what_is_kept_is_not_trusted_blindly(self, make_source: MakeSource, path: Path, kept: object) -> None:
        cache = AnswerCache(path)
        source = make_source(cache=cache)
        source.get(DOI)
        (place, kind, question) = cache._connection.execute("SELECT place, kind, question FROM answers").fetchone()
        cache.keep((place, kind, question), kept)
        work = source.get(DOI)
        assert work is not None
        assert work.identifier == DOI

    def test_the_contact_address_is_not_kept(self, make_source: MakeSource, path: Path) -> None:
        source = make_source("librarian@example.org", cache=path)
        source.get(DOI)
        source.search(PRINTED)
        assert b"librarian" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


json_values = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(question=st.text(), answer=st.none() | json_values)
def test_what_is_kept_is_found(question: str, answer: object) -> None:
    cache = AnswerCache(":memory:")
    key = ("https://api.example.org", "work", question)
    cache.keep(key, answer)
    assert cache.find(key) == (True, answer)
    assert cache.find((*key[:2], question + "x")) == (False, None)
    cache.close()


def test_a_clock_set_back_makes_an_answer_unknown_not_young(path: Path, clock: FakeClock) -> None:
    cache = AnswerCache(path, now=clock.now)
    cache.keep(KEY, {"DOI": DOI})
    clock.pass_seconds(-1000)
    assert cache.find(KEY) == (False, None)


def test_old_answers_can_be_taken_out(path: Path, clock: FakeClock) -> None:
    cache = AnswerCache(path, now=clock.now)
    cache.keep(KEY, {"DOI": DOI})
    cache.keep((*KEY[:2], "10.1000/absent"), None)
    clock.pass_seconds(NOT_FOUND_AGE_SECONDS + 1)
    assert cache.forget_old() == 1
    clock.pass_seconds(FOUND_AGE_SECONDS)
    assert cache.forget_old() == 1


def test_threads_and_connections_share_it(path: Path) -> None:
    caches = [AnswerCache(path), AnswerCache(path)]

    def keep_and_find(number: int) -> None:
        for step in range(20):
            key = (*KEY[:2], f"{number}/{step}")
            caches[number % 2].keep(key, step)
            assert caches[1 - number % 2].find(key) == (True, step)

    failures: list[BaseException] = []

    def guarded(number: int) -> None:
        try:
            keep_and_find(number)
        except BaseException as error:  # a thread's failure must reach the test
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


class TestFilesThatAreNone:
    def test_another_programs_database_is_left_alone(self, path: Path) -> None:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE diary (entry TEXT)")
        connection.close()
        before = path.read_bytes()
        with pytest.raises(StoreError, match="another program"):
            AnswerCache(path)
        assert path.read_bytes() == before

    def test_a_file_that_is_no_database_is_left_alone(self, path: Path) -> None:
        path.write_text("Dear diary, " * 100)
        with pytest.raises(StoreError, match="cannot be opened"):
            AnswerCache(path)
        assert path.read_text().startswith("Dear diary")

    def test_a_folder_that_is_not_there_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="nowhere"):
            AnswerCache(tmp_path / "nowhere" / "answers.sqlite")

    def test_a_damaged_answer_is_asked_for_again(self, path: Path, caplog: pytest.LogCaptureFixture) -> None:
        cache = AnswerCache(path)
        cache.keep(KEY, {"DOI": DOI})
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE answers SET answer = x'00'")
        connection.close()
        with caplog.at_level(logging.WARNING):
            assert cache.find(KEY) == (False, None)
        assert "is asked" in caplog.text

    def test_a_cache_that_fails_later_costs_a_warning_not_the_answer(
        self, make_source: MakeSource, path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        cache = AnswerCache(path)
        cache.close()
        assert make_source(cache=cache).get(DOI) is not None
        assert "could not be written" in caplog.text
