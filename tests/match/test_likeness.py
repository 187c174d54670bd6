"""When two records are of one work, and when they only look like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.match.blocks import MOST_IN_A_BLOCK, candidate_pairs
from refkit.match.likeness import Likeness, Relation, compare_records
from refkit.match.record_facts import facts_of
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.record import Record

ARTICLE = Record(
    type="article-journal",
    author=(Name(family="Gröber", given="Uwe"), Name(family="Schmidt", given="Joachim")),
    issued=Date.parse("2015"),
    title="Magnesium in Prevention and Therapy",
    container_title="Journal of Research in Medical Sciences",
    volume="7",
    issue="9",
    page="8199-8226",
    doi="10.5555/magnesium",
)


def compare(ours: Record, theirs: Record) -> Likeness:
    return compare_records(facts_of(ours), facts_of(theirs))


@pytest.mark.parametrize(
    "changes",
    [
        {"doi": None},
        {"doi": None, "container_title": "J Res Med Sci", "page": "8199-226"},
        {"doi": None, "author": (Name(family="Grober", given="U"),), "issue": None},
        {"doi": None, "title": "Magnesium in prevention and therapy: a review of the evidence"},
        {"doi": None, "title": "Magnesum in Prevention and Therapy"},
        {"doi": None, "title": "[Magnesium zur Vorbeugung und Behandlung]"},
        {"doi": None, "issued": Date.parse("2016")},
        {"doi": None, "author": (Name(family="Schmidt", given="Joachim"), Name(family="Gröber", given="Uwe"))},
        {"doi": None, "author": (Name(family="Gr?ber", given="Uwe"),)},
        {"volume": None, "issue": None, "page": None, "issued": Date.parse("2014")},
    ],
)
def test_copies_are_known_again(changes: dict[str, object]) -> None:
    assert compare(ARTICLE, ARTICLE.replace(**changes)).relation is Relation.SAME


@pytest.mark.parametrize(
    "changes",
    [
        {"doi": None, "title": "Erratum: Magnesium in Prevention and Therapy"},
        {"doi": None, "title": "Magnesium in Prevention and Therapy. Part 2", "page": "8300-8310"},
        {"doi": None, "page": "99-101", "issue": "2", "volume": "9"},
        {"doi": None, "author": (Name(family="Lindqvist"),), "page": "8227"},
        {"doi": "10.5555/other", "page": "1-9"},
        {"doi": None, "title": "Zinc in Metabolism", "page": "8227-8240"},
        {"doi": None, "volume": None, "issue": None, "page": None, "title": "Magnesium in Prevention and Theory"},
    ],
)
def test_other_works_are_told_apart(changes: dict[str, object]) -> None:
    assert compare(ARTICLE, ARTICLE.replace(**changes)).relation is Relation.OTHER


def test_letters_on_one_page_by_others_are_other_works() -> None:
    letter = ARTICLE.replace(doi=None, page="8199", title="Troponin and mortality after noncardiac surgery")
    reply = letter.replace(author=(Name(family="Sanders"),))
    assert compare(letter, reply).relation is Relation.OTHER


def test_low_pages_of_different_issues_prove_nothing() -> None:
    first = ARTICLE.replace(doi=None, issue="2", page="3-5", title="Nerves and their rating in the sixth edition")
    second = first.replace(issue="4", title="Flawed approaches to ratings of impairment")
    assert compare(first, second).relation is Relation.OTHER


def test_a_preprint_is_related_and_not_a_copy() -> None:
    preprint = Record(title=ARTICLE.title, author=ARTICLE.author, issued=Date.parse("2014"), container_title="bioRxiv")
    assert compare(preprint, ARTICLE).relation is Relation.PREPRINT


def test_editions_of_a_book_are_related_and_not_copies() -> None:
    book = Record(type="book", title="Trees of the North", author=(Name(family="Berg"),), issued=Date.parse("1999"))
    assert compare(book, book.replace(issued=Date.parse("2009"))).relation is Relation.EDITION
    assert compare(book.replace(edition="1"), book.replace(edition="2")).relation is Relation.EDITION
    assert compare(book, book.replace(publisher="Norstedts")).relation is Relation.SAME


def test_reasons_name_the_fields() -> None:
    assert compare(ARTICLE, ARTICLE.replace(issue="8", doi=None)).reasons == (
        "same title, author, issued, volume, page, container title; other issue"
    )


texts = st.text(max_size=30)
records = st.builds(
    Record,
    title=texts,
    container_title=texts,
    volume=texts,
    page=texts,
    isbn=texts,
    type=st.sampled_from(["article-journal", "book", "chapter"]),
    author=st.lists(st.builds(Name, family=texts.filter(str.strip)), max_size=2).map(tuple),
)


@given(records, records)
def test_comparing_takes_any_record_and_does_not_mind_the_order(ours: Record, theirs: Record) -> None:
    assert compare(ours, theirs).relation is compare(theirs, ours).relation


@settings(max_examples=20)
@given(st.integers(min_value=0, max_value=400))
def test_candidate_pairs_grow_in_proportion_to_the_records(count: int) -> None:
    facts = [facts_of(Record(title="Editorial", author=(Name(family=f"N{number}"),))) for number in range(count)]
    pairs = candidate_pairs(facts)
    assert len(pairs) <= count * MOST_IN_A_BLOCK
    assert all(first < second for first, second in pairs)
