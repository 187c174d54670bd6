"""Rendering elements: what names, dates, numbers, groups and marks come out as."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import entry

from refkit.csl.evaluate.initials import initials, normalised
from refkit.csl.items.dates import parse_date
from refkit.csl.sorting.collation import collation_key
from refkit.csl.typography.case import change_case
from refkit.csl.typography.numbers import letter_suffix, roman
from refkit.csl.typography.pages import format_range


def names(options: str, *people: dict[str, Any], parts: str = "", inner: str = "") -> str:
    layout = f'<names variable="author"><name {options}>{parts}</name>{inner}</names>'
    return entry(layout, {"author": list(people)})


DOE, ROE, POE = (
    {"family": "Doe", "given": "John Lee"},
    {"family": "Roe", "given": "Jane"},
    {"family": "Poe", "given": "Edgar"},
)


@pytest.mark.parametrize(
    ("options", "people", "expected"),
    [
        pytest.param("", [DOE, ROE], "John Lee Doe, Jane Roe", id="plain"),
        pytest.param('and="text"', [DOE, ROE], "John Lee Doe and Jane Roe", id="two with and"),
        pytest.param('and="text"', [DOE, ROE, POE], "John Lee Doe, Jane Roe, and Edgar Poe", id="three"),
        pytest.param('and="symbol" initialize-with="."', [DOE, ROE], "J.L. Doe & J. Roe", id="initials"),
        pytest.param(
            'name-as-sort-order="first" initialize-with=". "', [DOE, ROE], "Doe, J. L., J. Roe", id="inverted"
        ),
        pytest.param('et-al-min="3" et-al-use-first="1"', [DOE, ROE, POE], "John Lee Doe et al.", id="et al."),
        pytest.param(
            'et-al-min="3" et-al-use-first="1" et-al-use-last="true"',
            [DOE, ROE, POE],
            "John Lee Doe … Edgar Poe",
            id="the last one after an ellipsis",
        ),
        pytest.param('form="short"', [DOE], "Doe", id="short"),
        pytest.param("", [{"literal": "World Health Organization"}], "World Health Organization", id="institution"),
        pytest.param(
            'name-as-sort-order="all"',
            [{"family": "van der Berg", "given": "Jan"}],
            "Berg, Jan van der",
            id="particle",
        ),
        pytest.param("", [{"family": "Doe", "given": "John", "suffix": "Jr."}], "John Doe Jr.", id="suffix"),
        pytest.param("", [{"family": "毛", "given": "泽东"}], "毛泽东", id="without spaces"),
        pytest.param("", [{"family": "Doe", "given": "John, et al."}], "John Doe et al.", id="et al. in the data"),
    ],
)
def test_names(options: str, people: list[dict[str, Any]], expected: str) -> None:
    assert names(options, *people) == expected


def test_an_open_author_list_ends_in_et_al_however_short_it_is() -> None:
    layout = '<names variable="author"><name/></names>'
    assert entry(layout, {"author": [DOE], "custom": {"author-open": True}}) == "John Lee Doe et al."


@pytest.mark.parametrize(
    ("given_name", "with_text", "expected"),
    [
        ("Jean-Luc", ". ", "J.-L."),
        ("Jean Luc", "", "JL"),
        ("M.E.", ". ", "M. E."),
        ("Guo-ping", ".", "G."),
        ("John de", ". ", "J. de"),
    ],
)
def test_initials(given_name: str, with_text: str, expected: str) -> None:
    assert initials(given_name, with_text) == expected


@given(st.text(max_size=40), st.sampled_from(["", ".", ". "]))
def test_initials_never_fail(given_name: str, with_text: str) -> None:
    assert isinstance(initials(given_name, with_text), str)
    assert isinstance(normalised(given_name, with_text), str)


DATE = '<date variable="issued" form="text"/>'


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"date-parts": [[2020, 5, 4]]}, "May 4, 2020"),
        ({"date-parts": [[2020, 5]]}, "May 2020"),
        ({"date-parts": [[2020, 5, 4], [2020, 5, 6]]}, "May 4–6, 2020"),
        ({"date-parts": [[2020, 5], [2021, 6]]}, "May 2020–June 2021"),
        ({"date-parts": [[2020], [2021]]}, "2020–2021"),
        ({"date-parts": [[-44]]}, "44BC"),
        ({"date-parts": [[2020]], "season": 1}, "Spring 2020"),
        ({"literal": "in press"}, "in press"),
        ({"raw": "4 May 2020"}, "May 4, 2020"),
        ("2020-05-04/2020-05-06", "May 4–6, 2020"),
        ("2020-21", "Spring 2020"),
        ("2020~", "2020"),
    ],
)
def test_dates(date: object, expected: str) -> None:
    assert entry(DATE, {"issued": date}).replace(" BC", "BC") == expected


@given(st.text(max_size=60))
def test_any_text_is_a_date_of_some_kind(text: str) -> None:
    date = parse_date(text)
    assert date.literal or date.year or date.month or date.season or not text.strip()


@pytest.mark.parametrize(
    ("first", "last", "style", "expected"),
    [
        ("1234", "1236", "expanded", "1234–1236"),
        ("1234", "36", "expanded", "1234–1236"),
        ("1234", "1236", "minimal", "1234–6"),
        ("1234", "1236", "minimal-two", "1234–36"),
        ("101", "108", "chicago", "101–8"),
        ("100", "104", "chicago", "100–104"),
        ("1496", "1504", "chicago-16", "1496–504"),
        ("S10", "S15", "expanded", "S10–S15"),
    ],
)
def test_page_ranges(first: str, last: str, style: str, expected: str) -> None:
    assert format_range(first, last, style, "–") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("5", "p. 5"), ("5-9", "pp. 5–9"), ("5, 9", "pp. 5, 9"), ("xii", "p. xii"), ("e123", "p. e123")],
)
def test_labels_know_singular_and_plural(value: str, expected: str) -> None:
    layout = '<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>'
    assert entry(layout, {"page": value}) == expected


@pytest.mark.parametrize(("value", "expected"), [("2", "2nd"), ("11", "11th"), ("second", "second")])
def test_ordinals(value: str, expected: str) -> None:
    assert entry('<number variable="edition" form="ordinal"/>', {"edition": value}) == expected


@pytest.mark.parametrize(
    ("layout", "item", "expected"),
    [
        pytest.param('<group><text term="in"/><text variable="title"/></group>', {}, "", id="only a term is left"),
        pytest.param('<group delimiter=", "><text value="a"/><text value="b"/></group>', {}, "a, b", id="no variable"),
        pytest.param('<text variable="title" suffix="."/>', {"title": "Why?"}, "Why?", id="mark before a full stop"),
        pytest.param('<text variable="title" quotes="true" suffix="."/>', {"title": "A"}, "“A.”", id="into quotes"),
        pytest.param('<text variable="title" quotes="true"/>', {"title": 'A "b" c'}, "“A ‘b’ c”", id="inner quotes"),
        pytest.param('<text variable="title"/>', {"title": "Tom's"}, "Tom’s", id="apostrophe"),
    ],
)
def test_groups_and_punctuation(layout: str, item: dict[str, Any], expected: str) -> None:
    assert entry(layout, item) == expected


def test_italics_in_italics_are_upright() -> None:
    html = entry('<text variable="title" font-style="italic"/>', {"title": "A <i>b</i>"}, output="html")
    assert html == '<i>A <span style="font-style:normal;">b</span></i>'


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("the rise and fall of things", "title", "The Rise and Fall of Things"),
        ("a study: the end", "title", "A Study: The End"),
        (
            'an <span class="nocase">iPhone</span> story',
            "title",
            'An <span class="nocase">iPhone</span> Story',
        ),
        ("hello World", "sentence", "Hello world"),
        ("hello World", "capitalize-first", "Hello World"),
        ("a b", "capitalize-all", "A B"),
    ],
)
def test_text_case(text: str, kind: str, expected: str) -> None:
    assert change_case(text, kind) == expected


@given(
    st.text(max_size=60),
    st.sampled_from(["title", "sentence", "capitalize-first", "capitalize-all", "lowercase"]),
)
def test_text_case_changes_nothing_but_case(text: str, kind: str) -> None:
    assert change_case(text, kind).casefold() == text.casefold() or "ß" in text.casefold() or not text.isascii()


@given(st.integers(1, 5999))
def test_roman_numerals_have_no_four_alike_but_thousands(number: int) -> None:
    assert not any(letter * 4 in roman(number) for letter in "ivxlcd")


def test_year_suffixes_count_like_columns() -> None:
    assert [letter_suffix(position) for position in (0, 25, 26, 701, 702)] == ["a", "z", "aa", "zz", "aaa"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["Adam", "Zander", "Åberg", "Ärlig", "Öberg"]),
        ("de", ["Abend", "Ärger", "Zorn"]),
        ("en", ["Muller", "Müllerei", "O’Brien", "Obst"]),
        ("es", ["Nube", "Ñandú", "Oso"]),
        ("en", ["Part 2", "Part 10"]),
        ("en", ["Smith", "Иванов", "王"]),
        ("ru", ["2", "Иванов", "Smith", "王"]),
        ("zh", ["2", "王", "Smith", "Иванов"]),
    ],
)
def test_letters_sort_as_a_language_sorts_them(language: str, words: list[str]) -> None:
    assert sorted(set(words), key=lambda word: collation_key(word, language)) == words
