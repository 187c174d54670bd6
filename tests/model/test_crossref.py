"""What Crossref's answers become: cleaned, and never a reason to raise."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.crossref import key_facts, work_from_crossref
from refkit.model.variables import TYPES

GROBER = {
    "DOI": "10.3390/NU7095388",
    "type": "journal-article",
    "title": ["Magnesium in Prevention and Therapy"],
    "container-title": ["Nutrients"],
    "short-container-title": ["Nutrients"],
    "volume": "7",
    "issue": "9",
    "page": "8199-8226",
    "issued": {"date-parts": [[2015, 9, 23]]},
    "author": [{"given": "Uwe", "family": "Gröber"}, {"given": "Joachim", "family": "Schmidt"}],
    "ISSN": ["2072-6643"],
    "publisher": "MDPI AG",
}


def test_an_article_becomes_a_record_in_csl_words() -> None:
    work = work_from_crossref(GROBER)

    assert work.identifier == work.record.doi == "10.3390/nu7095388"
    assert work.source == "crossref"
    assert work.record.type == "article-journal"
    assert (work.record.volume, work.record.issue, work.record.page) == ("7", "9", "8199-8226")
    assert [str(name) for name in work.record.author] == ["Gröber, Uwe", "Schmidt, Joachim"]
    assert work.years == {2015}
    assert work.container_titles == ("Nutrients",)
    assert work.record.container_title_short is None


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        pytest.param(
            "Growth of <i>E. coli</i> &amp; others", "Growth of <i>E. coli</i> & others", id="markup, entities"
        ),
        pytest.param("ON THE STRUCTURE OF WATER", "On the structure of water", id="all capitals"),
        pytest.param("  Two\n  lines ", "Two lines", id="spaces"),
    ],
)
def test_registered_titles_are_cleaned(title: str, cleaned: str) -> None:
    assert work_from_crossref({"DOI": "10.1000/1", "title": [title]}).record.title == cleaned


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        pytest.param("Sleep", "A review", "Sleep: A review", id="a subtitle is joined"),
        pytest.param("Sleep: a review", "A review", "Sleep: a review", id="one that is there already is not"),
        pytest.param("Why sleep?", "A review", "Why sleep? A review", id="a question mark needs no colon"),
    ],
)
def test_subtitles_are_never_doubled(title: str, subtitle: str, whole: str) -> None:
    assert work_from_crossref({"title": [title], "subtitle": [subtitle]}).record.title == whole


def test_a_title_is_known_with_and_without_its_subtitle() -> None:
    work = work_from_crossref({"title": ["Sleep"], "subtitle": ["A review"]})
    assert work.other_titles == ("Sleep",)


def test_original_and_parallel_titles_are_kept_apart() -> None:
    work = work_from_crossref({"title": ["Deutsch", "English"], "original-title": ["По-русски"]})
    assert (work.record.title, work.other_titles, work.original_titles) == ("Deutsch", ("English",), ("По-русски",))


def test_the_date_in_print_is_the_date_and_all_years_are_known() -> None:
    work = work_from_crossref(
        {"issued": {"date-parts": [[2019, 12, 30]]}, "published-print": {"date-parts": [[2020, 2]]}}
    )
    assert work.record.issued is not None
    assert (work.record.issued.year, work.record.issued.month) == (2020, 2)
    assert work.years == {2019, 2020}


def test_an_article_number_stands_in_page_where_there_are_no_pages() -> None:
    assert work_from_crossref({"article-number": "100121"}).record.page == "100121"
    both = work_from_crossref({"article-number": "100121", "page": "1-9"})
    assert (both.record.page, both.article_number) == ("1-9", "100121")


@pytest.mark.parametrize("volume", ["null", "n/a", "", None, [], {}, True])
def test_what_is_no_volume_is_left_out(volume: object) -> None:
    assert work_from_crossref({"volume": volume}).record.volume is None


def test_corrections_know_what_they_correct() -> None:
    work = work_from_crossref({"update-to": [{"DOI": "10.1000/2", "type": "expression-of-concern"}, {"type": "x"}]})
    assert work.corrects == (("expression_of_concern", "10.1000/2"),)


@pytest.mark.parametrize(
    ("person", "printed"),
    [
        pytest.param({"family": "Li", "given": "Na"}, "Li, Na", id="a person"),
        pytest.param({"name": "The Sleep Group"}, "The Sleep Group", id="an organisation"),
        pytest.param({"given": "Plato"}, "Plato", id="one name alone"),
    ],
)
def test_names(person: dict[str, str], printed: str) -> None:
    assert [str(name) for name in work_from_crossref({"author": [person]}).record.author] == [printed]


@pytest.mark.parametrize("person", [{}, {"family": ""}, {"family": 7.5}, None, "Doe", []])
def test_what_is_no_name_is_left_out(person: object) -> None:
    assert work_from_crossref({"author": [person]}).record.author == ()


@pytest.mark.parametrize(
    ("registered", "tag"),
    [("en-US", "en"), ("eng", "en"), ("Swedish", "sv"), ("sv", "sv"), ("??", None), ("xyz", None)],
)
def test_languages_become_primary_tags(registered: str, tag: str | None) -> None:
    assert work_from_crossref({"language": registered}).record.language == tag


def test_key_facts_are_those_of_the_work() -> None:
    facts, work = key_facts(GROBER), work_from_crossref(GROBER)
    assert facts.doi == work.identifier
    assert facts.families == tuple(name.family for name in work.record.author)
    assert facts.years == work.years
    assert facts.pages == ("8199",)
    assert facts.titles == (work.record.title,)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
fields = st.sampled_from(
    sorted(GROBER.keys() | {"subtitle", "original-title", "article-number", "editor", "event", "language", "update-to"})
)
dates = st.fixed_dictionaries({"date-parts": st.lists(st.lists(st.integers() | st.none() | st.text(max_size=4)))})


@given(st.dictionaries(fields, json_values | dates | st.lists(json_values), max_size=8))
def test_no_json_makes_the_mapping_raise(message: dict[str, Any]) -> None:
    work, facts = work_from_crossref(message), key_facts(message)
    assert work.record.type in TYPES
    assert work.record.doi == (work.identifier or None)
    assert facts.doi == work.identifier
    assert facts.years == work.years
