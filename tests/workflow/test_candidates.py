"""Candidates of several sources: each work once, with what each source knows of it."""

from dataclasses import replace
from typing import Any

import pytest

from refkit.match import decide
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.workflow.candidates import is_same_work, merge_works

FIELDS: dict[str, Any] = {"title": "On sleep", "volume": "5", "page": "10-15", "container_title": "J Sleep"}


def work(source: str, doi: str = "", *, years: frozenset[int] = frozenset({2010}), **fields: Any) -> Work:
    return Work(Record(**{**FIELDS, **fields}, doi=doi or None), source, doi, years=years)


CROSSREF = work("crossref", "10.1000/1")
PUBMED = replace(work("pubmed", pmid="7", language="sv"), original_titles=("Om sömn",))


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        pytest.param(work("pubmed", "10.1000/1", title="Another"), True, id="one DOI"),
        pytest.param(work("pubmed", "10.1000/2"), False, id="two DOIs, all else alike"),
        pytest.param(PUBMED, True, id="no DOI, all else alike"),
        pytest.param(work("pubmed", title="Om sömn"), False, id="another title"),
        pytest.param(work("pubmed", page="11-15"), False, id="another page"),
        pytest.param(work("pubmed", years=frozenset({2011})), False, id="another year"),
        pytest.param(work("pubmed", volume=None), False, id="no volume"),
        pytest.param(work("crossref"), False, id="the same source"),
    ],
)
def test_what_is_the_same_work(other: Work, is_same: bool) -> None:
    assert is_same_work(CROSSREF, other) is is_same
    assert is_same_work(other, CROSSREF) is is_same


def test_a_pmid_decides_before_titles_do() -> None:
    assert is_same_work(PUBMED, work("other", pmid="7", title="Om sömn"))
    assert not is_same_work(PUBMED, work("other", pmid="8"))


def test_the_first_source_is_filled_in_by_the_second() -> None:
    [merged] = merge_works([CROSSREF], [PUBMED])
    assert (merged.source, merged.identifier) == ("crossref+pubmed", "10.1000/1")
    assert (merged.record.doi, merged.record.pmid, merged.record.language) == ("10.1000/1", "7", "sv")
    assert merged.original_titles == ("Om sömn",)


def test_a_doi_that_only_the_second_knows_becomes_the_works() -> None:
    [merged] = merge_works([PUBMED], [CROSSREF])
    assert (merged.identifier, merged.record.doi, merged.record.pmid) == ("10.1000/1", "10.1000/1", "7")


def test_what_is_known_stays_as_it_is() -> None:
    [merged] = merge_works([CROSSREF], [work("pubmed", "10.1000/1", volume="6", title="Other")])
    assert merged.record == CROSSREF.record
    assert merged.source == "crossref"


def test_order_is_kept_and_other_works_are_added() -> None:
    other = work("pubmed", "10.1000/2")
    assert [merged.identifier for merged in merge_works([CROSSREF], [other, PUBMED])] == ["10.1000/1", "10.1000/2"]


def test_two_works_without_a_doi_both_survive() -> None:
    """An identifier that is not there is no identifier in common."""
    one, other = work("csl-json"), work("csl-json", title="On waking", page="20-25")
    assert merge_works([], [one, other]) == (one, other)
    assert merge_works([one], [other]) == (one, other)
    decision = decide(Record(origin=Origin(text="Doe J. On waking. J Sleep. 2010;5:20-25.")), (one, other))
    assert decision.work == other
    assert decide(Record(origin=Origin(text="Doe J. On sleep. J Sleep. 2010;5:10-15.")), (one, other)).work == one
