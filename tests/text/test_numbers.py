import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.numbers import LARGEST_ROMAN, ascii_digits, int_to_roman, parse_ordinal, roman_to_int
from tests.text.strategies import texts


@given(st.integers(1, LARGEST_ROMAN))
def test_roman_numerals_come_back(number: int) -> None:
    assert roman_to_int(int_to_roman(number)) == number
    assert roman_to_int(int_to_roman(number).lower()) == number


@given(texts)
def test_what_reads_as_roman_is_written_so(text: str) -> None:
    number = roman_to_int(text)
    assert number is None or int_to_roman(number) == text.upper()


@pytest.mark.parametrize("number", [0, -1, LARGEST_ROMAN + 1])
def test_numbers_without_a_roman_numeral_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="has no roman numeral"):
        int_to_roman(number)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("1st", 1), ("2nd", 2), ("3rd", 3), ("11th", 11), ("3:e", 3), ("2:a", 2), ("3.", 3), ("2e", 2), ("1re", None),
        ("1er", 1), ("2ème", 2), ("3ª", 3), ("4º", 4), ("Third", 3), ("tredje", 3), ("Zweite", 2), ("2015", None),
        ("edition", None), ("", None),
    ],
)  # fmt: skip
def test_parse_ordinal(printed: str, number: int | None) -> None:
    assert parse_ordinal(printed) == number


@given(texts)
def test_digits_of_all_scripts_become_ours(text: str) -> None:
    plain = ascii_digits(text)
    assert len(plain) == len(text)
    assert all(character.isascii() for character in plain if character.isdecimal())
