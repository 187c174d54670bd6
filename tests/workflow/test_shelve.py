"""Records put into a library: copies kept, skipped or merged."""

from pathlib import Path

import pytest

import refkit
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.record import Record
from refkit.workflow.on_duplicate import OnDuplicate
from refkit.workflow.shelve import shelve

FULL = Record(
    id="full",
    author=(Name(family="Doe", given="Jane"),),
    title="On the old trees of the north",
    issued=Date.parse("2001"),
    volume="3",
    page="5-9",
)
SHORT = FULL.replace(id="short", volume=None, page=None, container_title="Nature")
OTHER = Record(id="other", title="Stones")


@pytest.fixture
def library(tmp_path: Path) -> refkit.Library:
    return refkit.Library(tmp_path / "mine.sqlite")


def test_keep_stores_every_copy(library: refkit.Library) -> None:
    shelve(library, [FULL, SHORT], on_duplicate=OnDuplicate.KEEP)
    assert len(library) == 2


def test_skip_leaves_what_is_there(library: refkit.Library) -> None:
    (key,) = library.add(FULL)
    shelved = shelve(library, [SHORT, OTHER, OTHER], on_duplicate=OnDuplicate.SKIP)
    assert [(one.key, one.was_there) for one in shelved][:2] == [(key, True), (key + 1, False)]
    assert next(iter(library)) == FULL
    assert shelved[0].reason == "same title, author, issued"


def test_merge_fills_in_and_is_undone(library: refkit.Library) -> None:
    (key,) = library.add(FULL)
    shelve(library, [SHORT], on_duplicate=OnDuplicate.MERGE)
    assert (len(library), library.get(key).container_title, library.get(key).volume) == (1, "Nature", "3")
    library.undo()
    assert library.get(key) == FULL


def test_copies_among_the_new_records_are_one(library: refkit.Library) -> None:
    shelved = shelve(library, [FULL, OTHER, SHORT], on_duplicate=OnDuplicate.MERGE)
    assert [one.was_there for one in shelved] == [False, False, True]
    assert shelved[0].key == shelved[2].key
    assert library.get(shelved[0].key).container_title == "Nature"
