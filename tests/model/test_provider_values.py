"""Single values of providers' answers: whatever stands there, a bounded, trimmed value or none comes out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.identifiers import normalise_issn
from refkit.model.provider_values import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    LONGEST_TEXT,
    date_value,
    first_checked,
    mappings,
    number_value,
    text_value,
    text_values,
    year_value,
)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(("value", "text"), [(" a ", "a"), (7, "7"), (True, ""), (None, ""), ([], ""), (10**20, "")])
def test_text(value: object, text: str) -> None:
    assert text_value(value) == text


@pytest.mark.parametrize(("value", "number"), [("null", ""), ("N/A", ""), (" 7 ", "7"), ("<b>7</b>", "7"), ("-", "")])
def test_a_number_is_no_placeholder(value: str, number: str) -> None:
    assert number_value(value) == number


@pytest.mark.parametrize(
    ("value", "year"), [("October 1, 1988", 1988), ("[1999?]", 1999), (2011, 2011), ("12345", None), ("0999", None)]
)
def test_the_year_in_a_value(value: object, year: int | None) -> None:
    assert year_value(value) == year


@pytest.mark.parametrize(
    ("value", "written"), [("2011-02-01", "2011-02-01"), ("Feb 2011", "2011"), ("soon", None), ("9999-01-01", None)]
)
def test_the_date_in_a_value(value: str, written: str | None) -> None:
    date = date_value(value)
    assert (str(date) if date is not None else None) == written


def test_the_first_that_is_right_is_taken() -> None:
    assert first_checked(normalise_issn, ["nonsense", None, "0378-5955"]) == "0378-5955"
    assert first_checked(normalise_issn, "0378-5955") == "0378-5955"
    assert first_checked(normalise_issn, {"issn": "0378-5955"}) is None


@given(anything)
def test_no_value_is_too_odd(value: object) -> None:
    assert len(text_value(value)) <= LONGEST_TEXT
    assert all(isinstance(text, str) and text for text in text_values(value))
    assert all(isinstance(part, dict) for part in mappings(value))
    date, year = date_value(value), year_value(value)
    assert year is None or EARLIEST_YEAR <= year <= LATEST_YEAR
    assert date is None or EARLIEST_YEAR <= (date.year or 0) <= LATEST_YEAR
