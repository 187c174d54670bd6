"""Open Library's JSON as works: an edition has a year and an ISBN, a work those of all its editions."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.openlibrary import work_from_edition, work_from_search

ISBN = "9780140328721"


@pytest.mark.parametrize(
    ("written", "issued"), [("October 1, 1988", "1988"), ("1988-10-01", "1988-10-01"), ("n.d.", None), (1988, "1988")]
)
def test_the_date_of_an_edition_is_words(written: object, issued: str | None) -> None:
    work = work_from_edition({"publish_date": written}, ISBN)
    assert (str(work.record.issued) if work.record.issued is not None else None) == issued
    assert work.years == ({1988} if issued else set())


def test_a_title_with_its_subtitle() -> None:
    assert work_from_edition({"title": "Sleep", "subtitle": "A story"}, ISBN).record.title == "Sleep: A story"


def test_a_work_of_one_edition_is_that_edition() -> None:
    document = {"title": "Sleep", "first_publish_year": 1988, "publish_year": [1988], "publisher": ["Puffin"]}
    work = work_from_search({**document, "isbn": [ISBN], "language": ["swe"]})
    assert (str(work.record.issued), work.record.publisher, work.record.isbn) == ("1988", "Puffin", ISBN)
    assert work.record.language == "sv"


def test_a_work_of_several_editions_is_none_of_them() -> None:
    document = {"title": "Sleep", "first_publish_year": 1970, "publish_year": [1970, 1988], "publisher": ["A", "B"]}
    work = work_from_search({**document, "isbn": [ISBN, "9780306406157"], "language": ["swe", "eng"]})
    record = work.record
    assert (record.issued, record.publisher, record.isbn, record.language) == (None, None, None, None)
    assert work.years == {1970, 1988}


@pytest.mark.parametrize(
    ("written", "name"), [("Roald Dahl", "Dahl, Roald"), ("Dahl, Roald", "Dahl, Roald"), ("Plato", "Plato")]
)
def test_names_stand_in_their_natural_order(written: str, name: str) -> None:
    assert str(work_from_search({"author_name": [written]}).record.author[0]) == name


keys = st.sampled_from(
    "title subtitle authors author_name name publishers publisher publish_date publish_year first_publish_year isbn"
    " language number_of_pages publish_places".split()
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(keys, values))
def test_no_answer_is_too_odd(answer: dict[str, Any]) -> None:
    assert work_from_edition(answer, ISBN).record.isbn == ISBN
    assert work_from_search(answer).record.type == "book"
