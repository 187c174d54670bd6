import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.similarity import is_abbreviation_of, partial_similarity, title_similarity
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("Magnesium in Prevention and Therapy", "MAGNESIUM IN PREVENTION AND THERAPY.", id="case"),
        pytest.param("Näringsämnen", "Naringsamnen", id="accents"),
        pytest.param("Meta-analysis of sleep", "Metaanalysis of sleep", id="a hyphen"),
        pytest.param("On sleep and magnesium", "Magnesium and sleep, on", id="the order of words"),
    ],
)
def test_the_same_title_printed_twice(ours: str, theirs: str) -> None:
    assert title_similarity(ours, theirs) == 1.0


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("Cancer statistics, 2019", "Cancer statistics, 2020", id="years"),
        pytest.param("Handbook of sleep, part 1", "Handbook of sleep, part 2", id="parts"),
    ],
)
def test_other_numbers_are_other_works(ours: str, theirs: str) -> None:
    assert title_similarity(ours, theirs) <= 0.8


def test_a_number_that_is_only_missing_contradicts_nothing() -> None:
    assert title_similarity("Global cancer statistics 2020", "Global cancer statistics") > 0.85


def test_nothing_is_like_nothing() -> None:
    assert title_similarity("", "") == title_similarity("…", "–") == partial_similarity("", "text") == 0.0


@given(texts, texts)
def test_similarity_is_a_share_and_has_no_direction(ours: str, theirs: str) -> None:
    score = title_similarity(ours, theirs)
    assert 0.0 <= score <= 1.0
    assert score == title_similarity(theirs, ours)
    assert 0.0 <= partial_similarity(ours, theirs) <= 1.0


@given(texts, texts, texts)
def test_a_part_is_found_in_the_whole(before: str, part: str, after: str) -> None:
    if any(map(str.isalnum, part)) and part.isascii() and part.isprintable():
        assert partial_similarity(part, f"{before} {part} {after}") == 1.0


def test_a_title_with_a_slip_is_nearly_found() -> None:
    text = "Gröber U, Schmidt J. Magnesium in Prevntion and Therapy. Nutrients 2015;7:8199-226"
    assert partial_similarity("Magnesium in prevention and therapy", text) > 0.95
    assert partial_similarity("Insomnia in the elderly: a trial", text) < 0.6


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("J Res Med Sci", "Journal of Research in Medical Sciences"),
        ("J. Res. Med. Sci.", "Journal of Research in Medical Sciences : the official journal"),
        ("Sleep Med X", "Sleep Medicine: X"),
        ("JAMA", "JAMA"),
        ("JAMA", "Journal of the American Medical Association"),
        ("BMJ", "British Medical Journal"),
        ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America"),
        ("Proc Natl Acad Sci USA", "Proceedings of the National Academy of Sciences"),
        ("Dtsch Arztebl Int", "Deutsches Ärzteblatt International"),
        ("Jpn J Cancer Res", "Japanese Journal of Cancer Research"),
        ("Nutrients", "Nutrients (Basel)"),
        ("Lancet", "The Lancet"),
        ("Boll Unione Mat Ital", "Bollettino dell'Unione Matematica Italiana"),
        ("Childs Nerv Syst", "Child's Nervous System"),
        ("Phys Rev A", "Physical Review A"),
    ],
)
def test_abbreviations(short: str, long: str) -> None:
    assert is_abbreviation_of(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        pytest.param("J Res Med Sci", "Journal of Medical Sciences", id="a word too many"),
        pytest.param("J Med Sci", "Journal of Research in Medical Sciences", id="a word too few"),
        pytest.param("Sci Med", "Medical Science", id="another order"),
        pytest.param("Phys Rev D", "Physical Review A", id="another section"),
        pytest.param("J Phys: Appl", "Journal of Physics: Condensed Matter", id="two subtitles"),
        pytest.param("Sci", "Society", id="no contraction of that word"),
        pytest.param("", "Nutrients", id="nothing"),
        pytest.param("Nutrients", "", id="of nothing"),
    ],
)
def test_what_abbreviates_something_else(short: str, long: str) -> None:
    assert not is_abbreviation_of(short, long)


@given(st.lists(st.text(string.ascii_letters, min_size=1, max_size=12), min_size=1, max_size=60).map(" ".join))
def test_a_name_is_short_for_itself(name: str) -> None:
    assert is_abbreviation_of(name, name)
