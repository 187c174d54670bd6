import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.text.pages import expand_page_range, first_page, last_page
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("printed", "expanded"),
    [
        pytest.param("1234-56", "1234–1256", id="missing digits come from the first page"),
        pytest.param("1161–1169", "1161–1169", id="a full range stays"),
        pytest.param("8199 -- 226", "8199–8226", id="TeX's double hyphen, with spaces"),
        pytest.param("S12-9", "S12–S19", id="letters come from the first page too"),
        pytest.param("e10-e19", "e10–e19", id="the same letters twice"),
        pytest.param("12-5, 30-4", "12–15, 30–34", id="several ranges"),
        pytest.param("12～15", "12～15".replace("～", "–"), id="the East Asian range sign"),
        pytest.param("iv–ix", "iv–ix", id="roman numerals are left alone"),
        pytest.param("e204", "e204", id="an article number is no range"),
        pytest.param("12, 15", "12, 15", id="pages, not a range"),
        pytest.param("25-14", "25-14", id="a range that would run backwards"),
        pytest.param("A12-B5", "A12-B5", id="two kinds of pages"),
        pytest.param(" 100121 ", " 100121 ", id="what is no range comes back as it is"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_expand_page_range(printed: str, expanded: str) -> None:
    assert expand_page_range(printed) == expanded


@given(st.integers(1, 99999), st.integers(0, 9999))
def test_abbreviated_ranges_come_back_in_full(first: int, length: int) -> None:
    last = first + length
    ours, theirs = str(first), str(last)
    shared = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), len(theirs) - 1)
    short = theirs[shared:] if len(ours) == len(theirs) else theirs
    assert expand_page_range(f"{ours}-{short}") == f"{ours}–{theirs}"


@given(texts)
def test_expanding_twice_changes_nothing(text: str) -> None:
    assert expand_page_range(expand_page_range(text)) == expand_page_range(text)


def test_numbers_too_long_for_int_are_compared_all_the_same() -> None:
    first, last = "1" * 5000, "2" * 5000
    assert expand_page_range(f"{first}-{last}") == f"{first}–{last}"


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        pytest.param("1161-9", "1161", "1169", id="a range"),
        pytest.param("pp. 12–15", "12", "15", id="with its label"),
        pytest.param("S. 522–525", "522", "525", id="German label"),
        pytest.param("S12-S19", "S12", "S19", id="a supplement page is not a label"),
        pytest.param("100121", "100121", "100121", id="an article number"),
        pytest.param("e0123456", "e0123456", "e0123456", id="an electronic article number"),
        pytest.param("1161.e1-1161.e9", "1161.e1", "1161.e9", id="electronic pages"),
        pytest.param("iv-ix", "iv", "ix", id="roman numerals"),
        pytest.param("12, 15, 20-25", "12", "25", id="from the first to the last of several"),
        pytest.param("in press", None, None, id="no page"),
        pytest.param("", None, None, id="nothing"),
    ],
)
def test_first_and_last_page(printed: str, first: str | None, last: str | None) -> None:
    assert (first_page(printed), last_page(printed)) == (first, last)


@given(texts)
def test_pages_are_both_known_or_both_unknown(text: str) -> None:
    assert (first_page(text) is None) == (last_page(text) is None)
