"""DataCite's JSON as works: what is there is read, what is odd is left out, nothing raises."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.datacite import work_from_datacite


def test_a_thesis_whose_type_only_its_repository_says() -> None:
    work = work_from_datacite({"types": {"resourceTypeGeneral": "Text", "resourceType": "Thesis"}})
    assert work.record.type == "thesis"


def test_a_preprint_is_told_as_one() -> None:
    work = work_from_datacite({"types": {"resourceTypeGeneral": "Preprint"}})
    assert (work.registered_type, work.record.type) == ("posted-content", "article")


def test_titles_by_their_kind() -> None:
    titles = [
        {"title": "Om sömn"},
        {"title": "en studie", "titleType": "Subtitle"},
        {"title": "On sleep", "titleType": "TranslatedTitle"},
    ]
    work = work_from_datacite({"titles": titles})
    assert work.record.title == "Om sömn: en studie"
    assert work.other_titles == ("Om sömn", "On sleep")


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ({"familyName": "Doe", "givenName": "Jane"}, "Doe, Jane"),
        ({"name": "Doe, Jane"}, "Doe, Jane"),
        ({"name": "Doe, Roe & Co", "nameType": "Organizational"}, "Doe, Roe & Co"),
        ({"name": "The Group"}, "The Group"),
    ],
)
def test_names(creator: dict[str, str], name: str) -> None:
    assert [str(author) for author in work_from_datacite({"creators": [creator, 5, {}]}).record.author] == [name]


@pytest.mark.parametrize(
    ("attributes", "issued"),
    [
        ({"publicationYear": 2011, "dates": [{"date": "2011-02-01", "dateType": "Issued"}]}, "2011-02-01"),
        ({"publicationYear": "2011", "dates": [{"date": "2015-02-01", "dateType": "Issued"}]}, "2011"),
        ({"publicationYear": None, "dates": [{"date": "spring 2015", "dateType": "Issued"}]}, "2015"),
        ({"publicationYear": 99}, None),
    ],
)
def test_dates(attributes: dict[str, Any], issued: str | None) -> None:
    found = work_from_datacite(attributes).record.issued
    assert (str(found) if found is not None else None) == issued


def test_the_container_with_its_number() -> None:
    container = {"title": "Acta", "volume": "7", "firstPage": "5", "lastPage": "9", "identifierType": "ISSN"}
    record = work_from_datacite({"container": {**container, "identifier": "0378-5955"}}).record
    assert (record.container_title, record.volume, record.page, record.issn) == ("Acta", "7", "5-9", "0378-5955")


def test_an_erratum_says_of_what() -> None:
    related = [
        {"relationType": "IsErratumOf", "relatedIdentifier": "10.1000/182"},
        {"relationType": "IsErratumOf", "relatedIdentifier": "elsewhere"},
        {"relationType": "References", "relatedIdentifier": "10.1000/183"},
    ]
    assert work_from_datacite({"relatedIdentifiers": related}).corrects == (("erratum", "10.1000/182"),)


keys = st.sampled_from(
    "doi titles title titleType creators name familyName contributors contributorType container identifier"
    " identifierType firstPage publisher publicationYear dates date dateType types resourceType language version"
    " relatedIdentifiers".split()
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["Issued", "ISSN", "Editor"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(keys, values))
def test_no_answer_is_too_odd(attributes: dict[str, Any]) -> None:
    work = work_from_datacite(attributes)
    assert work.identifier == (work.record.doi or "")
