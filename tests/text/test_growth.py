"""Hostile texts cost no more than their length: twice the text, about twice the time."""

from collections.abc import Callable

import pytest

from refkit.text.capitals import undo_capitals
from refkit.text.fold import fold, squash, strip_diacritics, strip_invisible
from refkit.text.hyphenation import join_lines
from refkit.text.language import guess_language
from refkit.text.markup import clean_title, strip_markup
from refkit.text.numbers import ascii_digits, parse_ordinal, roman_to_int
from refkit.text.pages import expand_page_range, first_page
from refkit.text.scripts import script_shares
from refkit.text.similarity import is_abbreviation_of, partial_similarity, title_similarity
from refkit.text.terminal import terminal_safe
from tests.growth import grows_too_fast

FUNCTIONS: list[Callable[[str], object]] = [
    fold,
    squash,
    strip_diacritics,
    strip_invisible,
    strip_markup,
    clean_title,
    undo_capitals,
    guess_language,
    script_shares,
    expand_page_range,
    first_page,
    roman_to_int,
    parse_ordinal,
    ascii_digits,
    terminal_safe,
]
PAIRED: list[Callable[[str, str], object]] = [
    join_lines,
    title_similarity,
    partial_similarity,
    is_abbreviation_of,
]
UNITS = [
    "<", "<i", "<i>", "</i>", "<i ", "<i a=", "<mml:msub><mml:mi>", "<p>", "<script>", "<annotation>", "<!--", "&",
    "&amp;", "&amp;amp;#38;", "1", "1-", "-", "- ", "1, ", "M", "A ", "A. ", "I", " ", "\n", "\t x", "a'", "'",
    "\u200c", "م\u200c", "\u0301", "a\u0323\u0301", "\x1b", "\x1b]", "\x1b[", "\x9d", "漢", "ﷺ", "THE DNA OF. ",
    "(", ")", ":", "/", "10.1000/", "https://a-", "e", "US",
]  # fmt: skip


def _grows_too_fast(work: Callable[[str], object], unit: str) -> bool:
    return grows_too_fast(work, unit, 4_000, 16_000)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_time_grows_with_the_length(function: Callable[[str], object]) -> None:
    assert [unit for unit in UNITS if _grows_too_fast(function, unit)] == []


@pytest.mark.parametrize("function", PAIRED)
def test_time_grows_with_the_length_of_both(function: Callable[[str, str], object]) -> None:
    for work in (
        lambda text: function(text, text[::-1]),
        lambda text: function("Magnesium in prevention", text),
        lambda text: function(text, "Magnesium in prevention"),
    ):
        assert [unit for unit in UNITS if _grows_too_fast(work, unit)] == []
