"""Keys that a work and a string printing it share, whatever order and style the string has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.blocking import (
    KeyFacts,
    dois_of_text,
    key_of_doi,
    keys_of_text,
    keys_of_work,
    number_form,
    words_of_text,
    words_of_work,
)

FACTS = KeyFacts(
    doi="10.3390/nu7095388",
    families=("Gröber", "Schmidt"),
    years=frozenset({2015}),
    volume="7",
    pages=("8199",),
    titles=("Magnesium in Prevention and Therapy",),
)


def shared(facts: KeyFacts, text: str) -> int:
    return len(keys_of_work(facts) & set(keys_of_text(text)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Gröber U, Schmidt J. Magnesium i vård. Näringsämnen. 2015;7(9):8199-8226.", id="title translated"
        ),
        pytest.param("Groeber, U.; Nutrients 2015, 7, 8199", id="name written in another way, no title"),
        pytest.param("[3] U. GRÖBER, „Magnesium“, Nutrients 7 (2015) S. 8199 ff.", id="label, initials first"),
        pytest.param("Someone else. 2015;7:8199", id="the first author is misprinted"),
        pytest.param("Gröber U. Nutrients 7:8199, in press", id="no year"),
    ],
)
def test_a_string_shares_a_key_with_its_work(text: str) -> None:
    assert shared(FACTS, text)


@pytest.mark.parametrize("text", ["", "Doe J. Trees. 1999;1:2.", "2015", "!!!", "7(9):8199"])
def test_a_string_of_another_work_shares_none(text: str) -> None:
    assert not shared(FACTS, text)


def test_one_fact_alone_is_not_enough_for_a_key() -> None:
    assert keys_of_work(KeyFacts(volume="7")) == frozenset()
    assert keys_of_work(KeyFacts(families=("Doe",))) == frozenset()
    assert keys_of_work(KeyFacts(families=("Doe",), volume="7")) == frozenset()


def test_a_printed_doi_has_the_key_of_its_work() -> None:
    [doi] = dois_of_text("Gröber U. https://doi.org/10.3390/NU7095388.")
    assert key_of_doi(doi) == key_of_doi(FACTS.doi)


@pytest.mark.parametrize(
    ("text", "common"),
    [
        pytest.param("MAGNESIUM in Prevention & Therapy", {"magnesium", "prevention", "therapy"}, id="a title"),
        pytest.param("Groeber, U., & Schmidt", {"grober", "schmidt"}, id="names, written in another way"),
        pytest.param("2015;07:8199", {"2015", "7", "8199"}, id="numbers"),
        pytest.param("Doe J. On trees", set(), id="another work"),
    ],
)
def test_words_in_common_are_found(text: str, common: set[str]) -> None:
    assert set(words_of_work(FACTS)) & set(words_of_text(text)) == common


@given(st.text(max_size=300))
def test_a_title_has_all_words_in_common_with_itself(text: str) -> None:
    found, printed = words_of_work(KeyFacts(titles=(text,))), words_of_text(text)
    assert set(found) <= set(printed)
    assert len(set(printed)) == len(printed)


def test_the_number_at_the_end_of_a_doi_stands_for_an_article_number() -> None:
    facts = KeyFacts(doi="10.1371/journal.pone.0206266", families=("Cordero",), volume="15")
    assert shared(facts, "Cordero EC. PLOS ONE 15: 206266.")


def test_titles_in_scripts_without_spaces_have_words() -> None:
    work = words_of_work(KeyFacts(titles=("中国小麦依赖运动诱发严重过敏反应",)))
    assert len(set(work) & set(words_of_text("蒋. 小麦依赖运动诱发. 2018."))) == 7


@pytest.mark.parametrize(
    ("printed", "form"),
    [("083", "83"), ("S012", "s12"), ("1379A", "1379a"), ("e0123", "e123"), ("0", "0"), ("", ""), ("１２", "12")],
)
def test_number_form(printed: str, form: str) -> None:
    assert number_form(printed) == form


@given(st.text(max_size=60))
def test_the_form_of_a_form_is_itself(printed: str) -> None:
    assert number_form(number_form(printed)) == number_form(printed)


@given(st.text(max_size=400))
def test_keys_are_48_bit_numbers_each_once(text: str) -> None:
    hashes = keys_of_text(text)
    assert len(hashes) == len(set(hashes))
    assert all(-(2**47) <= hashed < 2**47 for hashed in hashes)


@given(st.text(alphabet="ab 1 2 9 0 ,.;", min_size=500, max_size=3000))
def test_the_number_of_keys_is_bounded(text: str) -> None:
    assert len(keys_of_text(text * 40)) < 4_000


def test_hashes_stay_the_same_from_run_to_run() -> None:
    assert key_of_doi("10.1000/182") == 46920524322037
