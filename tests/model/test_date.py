"""Dates as bibliographies and files write them; what is no date stays as words, never as an exception."""

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from refkit.model.date import Date, DateParts


@pytest.mark.parametrize(
    ("written", "date"),
    [
        pytest.param("2015", Date(start=DateParts(2015)), id="a year"),
        pytest.param("2015-03", Date(start=DateParts(2015, 3)), id="a month"),
        pytest.param("2015-3-2", Date(start=DateParts(2015, 3, 2)), id="a day without zeros"),
        pytest.param("2015-03-02T10:00:00Z", Date(start=DateParts(2015, 3, 2)), id="a moment"),
        pytest.param("2015-00-00", Date(start=DateParts(2015)), id="zeros for what is unknown"),
        pytest.param("-0044-03-15", Date(start=DateParts(-44, 3, 15)), id="before Christ"),
        pytest.param("2004/2006", Date(start=DateParts(2004), end=DateParts(2006)), id="a range"),
        pytest.param("2004-03/2004-05-06", Date(start=DateParts(2004, 3), end=DateParts(2004, 5, 6)), id="unlike ends"),
        pytest.param("2004/..", Date(start=DateParts(2004), open_end=True), id="still going on"),
        pytest.param("2004/", Date(start=DateParts(2004), open_end=True), id="an end nobody named"),
        pytest.param("1984~", Date(start=DateParts(1984), circa=True), id="about"),
        pytest.param("2021-21", Date(start=DateParts(2021), season=1), id="a season"),
    ],
)
def test_iso_and_edtf_are_read(written: str, date: Date) -> None:
    assert Date.parse(written) == date
    assert Date.model_validate(written) == date
    assert Date.parse(str(date)) == date


@pytest.mark.parametrize(
    "written", ["", "in press", "2015-13", "2015-02-30", "2015-00-05", "12345678", "n.d.", "../2004", "0000-00-00"]
)
def test_other_words_are_no_date_and_kept_as_words(written: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day|year"):
        Date.parse(written)
    assert Date.model_validate(written) == Date(literal=written or None)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        pytest.param({"date-parts": [[2015, 3, 2]]}, Date(start=DateParts(2015, 3, 2)), id="as the schema has it"),
        pytest.param({"date-parts": [["2015", "3"]]}, Date(start=DateParts(2015, 3)), id="text in place of numbers"),
        pytest.param({"date-parts": [[2015.0]]}, Date(start=DateParts(2015)), id="a float"),
        pytest.param({"date-parts": [2015, 3]}, Date(start=DateParts(2015, 3)), id="one list too few"),
        pytest.param({"date-parts": [[[2015, 3]]]}, Date(start=DateParts(2015, 3)), id="one list too many"),
        pytest.param({"date-parts": [[2015, 0, 0]]}, Date(start=DateParts(2015)), id="zeros"),
        pytest.param({"date-parts": [["2015", "", ""]]}, Date(start=DateParts(2015)), id="blanks"),
        pytest.param({"date-parts": [[2015, None]]}, Date(start=DateParts(2015)), id="nulls"),
        pytest.param({"date-parts": [[2004], [2006]]}, Date(start=DateParts(2004), end=DateParts(2006)), id="a range"),
        pytest.param({"date-parts": [[2004], [0]]}, Date(start=DateParts(2004), open_end=True), id="an open range"),
        pytest.param({"date-parts": [[2015, 22]]}, Date(start=DateParts(2015), season=2), id="a season for a month"),
        pytest.param({"date-parts": [[2015]], "season": "Fall"}, Date(start=DateParts(2015), season=3), id="by name"),
        pytest.param({"season": "4", "literal": "Winter"}, Date(season=4, literal="Winter"), id="a season alone"),
        pytest.param(
            {"date-parts": [[2015]], "circa": "1"}, Date(start=DateParts(2015), circa=True), id="circa as text"
        ),
        pytest.param({"date-parts": [[2015]], "circa": "false"}, Date(start=DateParts(2015)), id="not circa, as text"),
        pytest.param({"raw": "2015-03"}, Date(start=DateParts(2015, 3)), id="raw"),
        pytest.param({"raw": " März 2015 "}, Date(literal="März 2015"), id="raw words"),
        pytest.param({"literal": "in press"}, Date(literal="in press"), id="words"),
        pytest.param(2015, Date(start=DateParts(2015)), id="a bare number"),
        pytest.param({"date-parts": [[None]]}, Date(), id="nothing, as Crossref says it"),
        pytest.param({}, Date(), id="nothing"),
        pytest.param(0, Date(), id="zero for nothing"),
    ],
)
def test_csl_json_in_the_wild_is_read(value: Any, date: Date) -> None:
    assert Date.model_validate(value) == date


@pytest.mark.parametrize(
    "value",
    [
        {"date-parts": [[2015, 13]]},
        {"date-parts": [[2015, 2, 30]]},
        {"date-parts": [["2015", "March"]]},
        {"date-parts": [[True]]},
        {"date-parts": [[float("inf")]]},
        {"date-parts": [[float("nan")]]},
        {"date-parts": [[10**400]]},
        {"date-parts": [["9" * 5000]]},
        {"date-parts": [[{"year": 2015}]]},
        {"date-parts": [[b"2015"]]},
        {"date-parts": "2015"},
        {"date-parts": [[0], [2006]]},
        {"date-parts": [[2015]], "season": "rainy"},
        {"year": 2015},
        {"start": [2015], "month": 3},
        {"end": [2015]},
        {"open_end": True},
        {"start": {"year": 1e300, "month": None, "day": None}},
        [2015, 3],
        2015.5,
        True,
    ],
)
def test_what_cannot_be_understood_is_an_error_and_never_dropped(value: Any) -> None:
    with pytest.raises(ValidationError):
        Date.model_validate(value)


def test_a_season_is_written_after_the_whole_year() -> None:
    assert str(Date(start=DateParts(-44), season=1)) == "-0044-21"
    assert str(Date(start=DateParts(12345), season=4)) == "12345-24"


def test_a_date_that_says_nothing_is_false() -> None:
    assert not Date()
    assert Date(literal="in press")
    assert Date(season=2)


@st.composite
def date_parts(draw: st.DrawFn) -> DateParts:
    year = draw(st.integers(-9_999_999, 9_999_999).filter(bool))  # 0 marks an open end in CSL-JSON
    month = draw(st.none() | st.integers(1, 12))
    return DateParts(year, month, draw(st.none() | st.integers(1, 28)) if month else None)


@st.composite
def dates(draw: st.DrawFn) -> Date:
    kind = draw(st.sampled_from(["day", "range", "open", "season", "words"]))
    circa = draw(st.booleans())
    if kind == "words":
        return Date(literal=draw(st.text(min_size=1).map(str.strip).filter(bool)))
    start = draw(date_parts())
    if kind == "season":
        return Date(start=DateParts(start.year), season=draw(st.integers(1, 4)), circa=circa)
    end = draw(date_parts()) if kind == "range" else None
    return Date(start=start, end=end, open_end=kind == "open", circa=circa)


@given(dates())
def test_csl_json_gives_back_the_same_date(date: Date) -> None:
    assert Date.model_validate(date.to_csl()) == date
    assert Date.model_validate(date.model_dump()) == date
    assert Date.model_validate_json(date.model_dump_json()) == date
    assert pickle.loads(pickle.dumps(date)) == date


@given(dates().filter(lambda date: not date.literal))
def test_its_text_is_read_back(date: Date) -> None:
    assert Date.parse(str(date)) == date


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["date-parts", "season", "circa", "literal", "raw", "edtf", "start", "end", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=10,
)


@given(json_values)
def test_whatever_json_comes_it_is_a_date_or_a_validation_error(value: Any) -> None:
    try:
        date = Date.model_validate(value)
    except ValidationError:
        return
    assert isinstance(str(date), str)
    assert Date.model_validate(date.to_csl()) == date


@given(st.text())
def test_any_text_is_a_date_or_words(text: str) -> None:
    date = Date.model_validate(text)
    assert date.literal or date.start or not text.strip()
