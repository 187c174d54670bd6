"""What a record says by itself: what is missing, identifiers that cannot be right, dates that cannot be."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.workflow.checking.completeness import find_missing
from refkit.workflow.checking.dates import find_impossible_dates
from refkit.workflow.checking.identifiers import find_bad_identifiers
from refkit.workflow.convert import loads

TODAY = date(2026, 5, 1)
AUTHOR = (Name(family="Berg", given="A."),)


def missing(**fields: Any) -> list[str | None]:
    return [finding.field for finding in find_missing(Record(**fields))]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"type": "article-journal"}, ["title", "issued", "author", "container-title", "page"], id="article"
        ),
        pytest.param({"type": "book"}, ["title", "issued", "author", "publisher"], id="book"),
        pytest.param({"type": "chapter"}, ["title", "issued", "author", "container-title"], id="chapter"),
        pytest.param({"type": "webpage"}, ["title", "url"], id="a web page needs no date"),
        pytest.param({"type": "thesis"}, ["title", "issued", "author", "publisher"], id="thesis"),
        pytest.param({"type": "legal_case"}, [], id="a law case has a name of its own"),
    ],
)
def test_each_type_needs_its_fields(fields: dict[str, Any], expected: list[str]) -> None:
    assert missing(**fields) == expected


def test_a_doi_stands_for_volume_and_page() -> None:
    fields = {"type": "article-journal", "title": "T", "author": AUTHOR, "issued": Date.parse("2020")}
    assert missing(**fields, container_title="J") == ["page"]
    assert missing(**fields, container_title="J", doi="10.1000/1") == []


def test_an_edited_book_has_no_author_and_misses_none() -> None:
    assert missing(type="book", title="T", editor=AUTHOR, issued=Date.parse("2020"), publisher="P") == []


def test_physics_prints_no_titles() -> None:
    fields = {
        "author": AUTHOR,
        "issued": Date.parse("2020"),
        "container_title": "Phys. Rev.",
        "volume": "3",
        "page": "9",
    }
    assert missing(type="article-journal", **fields) == []


def test_a_year_that_stands_unread_in_the_string_is_not_missing() -> None:
    fields = {"type": "book", "title": "T", "author": AUTHOR, "publisher": "P"}
    assert missing(**fields) == ["issued"]
    assert missing(**fields, origin=Origin(text="Berg A. 2004 – T. P.")) == []


def identifiers(**fields: Any) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.field) for finding in find_bad_identifiers(Record(**fields))]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"isbn": "978-3-16-148410-0"}, [], id="right ISBN"),
        pytest.param({"isbn": "978-3-16-148410-1"}, [("bad-check-digit", "isbn")], id="wrong ISBN"),
        pytest.param({"isbn": "978-3-16-148410-0, 0-306-40615-3"}, [("bad-check-digit", "isbn")], id="second of two"),
        pytest.param({"isbn": "978 3 16 148410 0"}, [], id="spaces in one number"),
        pytest.param({"isbn": "978316148410"}, [("bad-identifier", "isbn")], id="a digit short"),
        pytest.param({"issn": "2072-6643"}, [], id="right ISSN"),
        pytest.param({"issn": "2072-6644"}, [("bad-check-digit", "issn")], id="wrong ISSN"),
        pytest.param({"issn": "2072-6643 (print); 1234-5678"}, [("bad-check-digit", "issn")], id="print and online"),
        pytest.param({"pmid": "23853635"}, [], id="right PMID"),
        pytest.param({"pmid": "PMC12"}, [("bad-identifier", "pmid")], id="no PMID"),
        pytest.param({"other_variables": {"ORCID": "0000-0002-1825-0097"}}, [], id="right ORCID iD"),
        pytest.param({"other_variables": {"ORCID": "0000-0002-1825-0098"}}, [("bad-check-digit", "orcid")], id="ORCID"),
    ],
)
def test_identifiers_are_held_against_their_grammar(fields: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert identifiers(**fields) == expected


def test_a_number_in_the_printed_string_is_checked_and_told_once() -> None:
    record = Record(isbn="978-3-16-148410-1", origin=Origin(text="Berg A. Trees. ISBN 978-3-16-148410-1."))
    assert identifiers(**{name: getattr(record, name) for name in ("isbn", "origin")}) == [("bad-check-digit", "isbn")]


def test_a_doi_that_a_file_could_not_read_is_told() -> None:
    record = loads("@article{a, title={T}, doi={nonsense}}", format="bibtex")[0]
    assert [(one.code, one.field, one.printed) for one in find_bad_identifiers(record)] == [
        ("bad-identifier", "doi", "nonsense")
    ]


def dates(**fields: Any) -> list[str]:
    return [finding.message for finding in find_impossible_dates(Record(**fields), TODAY)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"issued": Date.parse("2027")}, [], id="next year may be printed already"),
        pytest.param({"issued": Date.parse("2028")}, ["The year 2028 has not come yet."], id="the year after may not"),
        pytest.param({"issued": Date.parse("2004/2006")}, [], id="a range"),
        pytest.param(
            {"issued": Date.parse("2006/2004")}, ["The end of 2006/2004 is before its start."], id="backwards"
        ),
        pytest.param({"accessed": Date.parse("2026-05-02")}, [], id="tomorrow somewhere already"),
        pytest.param(
            {"accessed": Date.parse("2026-06-01")}, ["Accessed on 2026-06-01, which has not come yet."], id="no"
        ),
        pytest.param(
            {"issued": Date.parse("2010"), "accessed": Date.parse("2009-03")},
            ["Accessed in 2009, before it was published in 2010."],
            id="visited before it was there",
        ),
        pytest.param({"origin": Origin(text="X. 2010-13-40.")}, ["There is no day 2010-13-40."], id="month 13"),
        pytest.param({"origin": Origin(text="X. 2015-16.")}, [], id="a range of years"),
        pytest.param(
            {"origin": Origin(text="Accessed 31 February 2020")}, ["There is no day 31 February 2020."], id="31"
        ),
        pytest.param({"origin": Origin(text="hämtad 30 mars 2020")}, [], id="30 March"),
        pytest.param({"origin": Origin(text="https://x.org/2010-13-40")}, [], id="an address is no date"),
    ],
)
def test_dates_that_cannot_be(fields: dict[str, Any], expected: list[str]) -> None:
    assert dates(**fields) == expected


def test_an_end_that_is_not_printed_is_a_misreading_and_no_finding() -> None:
    assert dates(issued=Date.parse("2019/2030"), origin=Origin(text="26 August 2019 -30 August 2019")) == []


def test_month_13_of_a_file_is_told() -> None:
    record = loads('[{"id": "a", "issued": {"date-parts": [[2010, 13, 2]]}}]', format="csl-json")[0]
    assert [finding.code for finding in find_impossible_dates(record, TODAY)] == ["impossible-date"]


@given(st.text(max_size=200))
def test_any_text_is_looked_at_without_an_error(text: str) -> None:
    record = Record(isbn=text, issn=text, pmid=text, pmcid=text, origin=Origin(text=text), custom={"unparsed": text})
    list(find_bad_identifiers(record))
    list(find_missing(record))
    list(find_impossible_dates(record, TODAY))
