"""A run stopped anywhere goes on where it was: nothing lost, doubled or asked twice; another run's file is refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from known_works import OF_NOTHING, OF_SLEEP, OF_TREES, REFERENCES, SLEEP, TREES, Shelf

import refkit
from refkit.errors import InputError, SourceUnavailable, StoreError
from refkit.model.record import Record
from refkit.model.verdict import Verdict
from refkit.model.work import Work
from refkit.workflow.enrich import enrich
from refkit.workflow.journal import Journal
from refkit.workflow.work_data import data_from_work, work_from_data


class Stopping(Shelf):
    """Stops the program when it is asked about one reference."""

    def __init__(self, at: str) -> None:
        super().__init__()
        self.at = at

    def search(self, reference: Record) -> tuple[Work, ...]:
        if reference.id == self.at:
            raise KeyboardInterrupt
        return super().search(reference)


def test_a_stopped_run_goes_on_and_asks_nothing_twice(tmp_path: Path) -> None:
    stopped, again = Stopping("2"), Shelf()
    with pytest.raises(KeyboardInterrupt):
        enrich(REFERENCES, sources=stopped, journal=tmp_path / "run")
    found = enrich(REFERENCES, sources=again, journal=tmp_path / "run")
    assert (stopped.asked, again.asked) == (["1"], ["2", "3"])
    assert found == enrich(REFERENCES, sources=Shelf())


def test_a_finished_run_is_read_and_asks_nobody(tmp_path: Path) -> None:
    first = enrich(REFERENCES, sources=Shelf(), journal=tmp_path / "run")
    silent = Shelf()
    assert enrich(REFERENCES, sources=silent, journal=tmp_path / "run") == first
    assert silent.asked == []


@settings(max_examples=25)
@given(cut=st.integers(0, 5000))
def test_a_file_that_a_kill_cut_anywhere_is_gone_on_with(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = tmp_path_factory.mktemp("runs") / "run"
    whole = enrich(REFERENCES, sources=Shelf(), journal=path)
    data = path.read_bytes()
    path.write_bytes(data[:cut])
    assert enrich(REFERENCES, sources=Shelf(), journal=path) == whole
    assert path.read_bytes() == data


def test_options_may_change_between_a_run_and_its_continuation(tmp_path: Path) -> None:
    enrich(REFERENCES, sources=Shelf(), journal=tmp_path / "run")
    silent = Shelf()
    found = enrich(REFERENCES, sources=silent, journal=tmp_path / "run", fields=["doi"])
    assert (found[0].record.doi, found[0].record.issued, silent.asked) == ("10.1000/trees", None, [])


def test_what_a_source_failed_to_answer_is_asked_again(tmp_path: Path) -> None:
    class Down(Shelf):
        def search(self, reference: Record) -> tuple[Work, ...]:
            raise SourceUnavailable("it is down")

    first = enrich(REFERENCES, sources=Down(), journal=tmp_path / "run")
    assert {one.verdict for one in first} == {Verdict.NOT_ASKED}
    again = Shelf()
    assert enrich(REFERENCES, sources=again, journal=tmp_path / "run")[0].doi == "10.1000/trees"
    assert again.asked == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("references", "name", "said"),
    [
        ((OF_TREES, OF_SLEEP), "shelf", "for 3 references \\(now 2\\)"),
        ((OF_TREES, OF_NOTHING, OF_SLEEP), "shelf", "for other references"),
        (REFERENCES, "other", "with other sources \\(shelf; now other\\)"),
    ],
)
def test_another_runs_file_is_refused_and_kept(
    tmp_path: Path, references: tuple[Record, ...], name: str, said: str
) -> None:
    path = tmp_path / "run"
    enrich(REFERENCES, sources=Shelf(), journal=path)
    before = path.read_bytes()
    with pytest.raises(InputError, match=said):
        enrich(references, sources=Shelf(name=name), journal=path)
    assert path.read_bytes() == before


def test_another_version_of_refkit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enrich(REFERENCES, sources=Shelf(), journal=tmp_path / "run")
    monkeypatch.setattr(refkit, "__version__", "99.0")
    with pytest.raises(InputError, match=r"with refkit .* \(this is 99.0\)"):
        enrich(REFERENCES, sources=Shelf(), journal=tmp_path / "run")


@pytest.mark.parametrize("content", [b"@article{a, title = {On trees}}", b"{}\n", b"[1]\n", b"\x00\xff\n", b"{" * 9000])
def test_a_file_that_is_no_journal_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.bib"
    path.write_bytes(content)
    with pytest.raises(InputError, match="not the journal of a run"):
        enrich(REFERENCES, sources=Shelf(), journal=path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("line", [b"nonsense", b'{"place": 9}', b'{"place": true}', b'{"place": 0, "reference": "r"}'])
def test_a_damaged_line_is_named(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "run"
    enrich(REFERENCES, sources=Shelf(), journal=path)
    head, *rest = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([head, line, *rest[1:], b""]))
    with pytest.raises(StoreError, match="Line 2 of the journal"):
        enrich(REFERENCES, sources=Shelf(), journal=path)


def test_answers_that_were_tampered_with_are_an_error_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "run"
    enrich(REFERENCES, sources=Shelf(), journal=path)
    path.write_bytes(path.read_bytes().replace(b'"type":"article-journal"', b'"type":"no-such-type"'))
    with pytest.raises(StoreError, match=r"reference 1 .* damaged"):
        enrich(REFERENCES, sources=Shelf(), journal=path)


def test_two_runs_do_not_write_to_one_file(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    with Journal(tmp_path / "run", REFERENCES, ["shelf"]), pytest.raises(StoreError, match="Another run"):
        Journal(tmp_path / "run", REFERENCES, ["shelf"])


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        enrich(REFERENCES, sources=Shelf(), journal=tmp_path / "none" / "run")


@pytest.mark.parametrize("work", [TREES, SLEEP])
def test_a_work_comes_back_as_it_was(work: Work) -> None:
    assert work_from_data(data_from_work(work)) == work
